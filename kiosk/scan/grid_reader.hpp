// Codes of version 6 whose place is seen but which are bent, creased or partly covered: found by their finder patterns,
// straightened module by module, corrected by their own redundancy. What comes out is drawn anew for the reader, which
// has the last word. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/module_sheet.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {

struct GridReading {
    ModuleSheet sheet;              // upright: the empty corner is at the bottom right
    double agreement = 0;           // of the sheet
    std::optional<Modules> modules; // where the redundancy was enough
    core::Quad outline{};           // in the frame's pixels, as core::FoundCode has it
};

// At most kMostGrids, the likeliest first; the first that was read ends the search. None, for the price of two
// looks for finder patterns, where there are not two of one size a code's side apart.
inline constexpr std::size_t kMostGrids = 2;
[[nodiscard]] std::vector<GridReading> read_grids(core::GrayView frame);

// Four pixels a module, with a quiet zone.
[[nodiscard]] GrayImage drawn(const Modules& modules);

} // namespace kiosk::scan
