// Codes of version 6 whose place is seen but which are bent, creased or partly covered: found by their finder patterns,
// straightened module by module, corrected by their own redundancy. What comes out is drawn anew for the reader, which
// has the last word. Pure; any thread.
#pragma once

#include <optional>
#include <vector>

#include "core/base/frame.hpp"
#include "scan/code_square.hpp"
#include "scan/module_lattice.hpp"
#include "scan/module_sheet.hpp"
#include "scan/preprocess.hpp"

namespace kiosk::scan {

struct GridReading {
    ModuleSheet sheet;                // upright: the empty corner is at the bottom right
    double agreement = 0;             // of the sheet
    std::optional<RepairedCode> code; // where the redundancy was enough
    core::Quad outline{};             // in the frame's pixels, as core::FoundCode has it
};

// Of a frame that has a successor: the likeliest place, in one way to fit of several, and a first look at one of the
// other places. Successive turns change the way, how finder patterns are looked for and the other place, so that a
// frame costs no more however many places look like a code. Those that are codes, the best known first; none where
// there are not two finder patterns of one size a code's side apart.
[[nodiscard]] std::vector<GridReading> read_grids(core::GrayView frame, unsigned turn);

// Of a picture that has none: every place, in every way, in the picture as it is and made smaller. Those that were
// read.
[[nodiscard]] std::vector<GridReading> read_all_grids(core::GrayView picture);

// One place, fitted closely: for what the modules say besides their text.
struct FittedSquare {
    ModuleLattice lattice;
    ModuleSheet::Match match; // of its sheet
};
// The picture's pixels must outlive the lattice.
[[nodiscard]] FittedSquare fit_square(core::GrayView picture, const CodeSquare& square);

// Four pixels a module, with a quiet zone.
[[nodiscard]] GrayImage drawn(const Modules& modules);

} // namespace kiosk::scan
