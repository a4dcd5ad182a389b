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
    struct Match {
        double of_known = 0;
        double of_all = 0; // what is unknown agrees with nothing
    };
    [[nodiscard]] Match match() const;
    [[nodiscard]] double agreement() const { return match().of_known; }
    // The turn, in clockwise quarters, after which it agrees best: an upright one has its empty corner at the bottom
    // right.
    [[nodiscard]] int quarters_to_upright() const;
    // Each module with what its neighbours put over it taken away: blur and motion, as far as the modules that the
    // standard fixes, and then those that are sure, show what they do. For an upright sheet.
    [[nodiscard]] ModuleSheet equalised() const;
};

using Modules = std::array<bool, kModules * kModules>; // true is dark

// Words of parity that stay as proof beside those that corrected: what is not this code passes once in 2^(8 · spare).
inline constexpr int kProof = 3;

struct RepairedCode {
    Modules modules{};
    int spare = 0; // of the block that has the least; what needed no words taken as unknown has kProof at least
};

// The whole code that the evidence is of: what the standard fixes as it must be, the rest corrected by the code's own
// redundancy, words whose modules are least known taken as unknown. At least one word of parity a block is left over;
// below kProof of them the text itself must prove that it is one. Nothing is guessed: without enough redundancy there
// is no answer.
[[nodiscard]] std::optional<RepairedCode> repaired(const ModuleSheet& sheet);

} // namespace kiosk::scan
