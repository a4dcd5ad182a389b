// The part of a sheet that a problem lies in, to be shown beside it.
#pragma once

#include <string_view>
#include <vector>

#include "core/rules/stick.hpp"

namespace kiosk::service {

inline constexpr std::size_t kMostShownCells = 50; // problems that have theirs, of a workbook
inline constexpr std::size_t kMostCellBytes = 120; // of a text, cut

// where of each: as tell_problems() has it; those of the first that name a sheet and a cell get theirs. Slow.
void show_cells(std::string_view workbook, std::vector<core::StickProblem>& problems);

} // namespace kiosk::service
