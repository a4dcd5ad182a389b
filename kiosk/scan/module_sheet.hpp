// What is known of each module of one code of version 6: the evidence of a picture, or of several. Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "scan/qr_layout.hpp"

namespace kiosk::scan {

struct ModuleSheet {
    // Row by row; -1 surely light … 0 unknown (covered, burnt out) … 1 surely dark.
    std::array<float, kModules * kModules> evidence{};

    [[nodiscard]] float at(int x, int y) const { return evidence[static_cast<std::size_t>(y * kModules + x)]; }
    [[nodiscard]] ModuleSheet turned(int quarters) const; // clockwise
    // Of what the standard fixes, how much agrees, less how much does not: -1 … 1. A sheet that is no code has about 0.
    [[nodiscard]] double agreement() const;
};

using Modules = std::array<bool, kModules * kModules>; // true is dark

// The whole code that the evidence is of: what the standard fixes as it must be, the rest corrected by the code's own
// redundancy, words whose modules are least known taken as unknown. Four words of parity of each block are never used
// up where words are taken as unknown, so what is not a code becomes none but once in 2^32 times. Nothing is guessed:
// without enough redundancy there is no answer.
[[nodiscard]] std::optional<Modules> repaired(const ModuleSheet& sheet);

} // namespace kiosk::scan
