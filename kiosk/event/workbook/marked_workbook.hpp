// A copy of an event's workbook with its problems in it: each cell at fault is red and has a comment that says what is
// wrong and how to mend it, and a sheet 問題 lists all of them with links. Everything else is as it was.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "event/problem.hpp"

namespace kiosk::event {

inline constexpr std::string_view kProblemSheet = "問題";

// bytes: the .xlsx or .xlsm, hostile and bounded as by read_package(); problems: as that named them. One of a row
// as a whole marks the row's first cell, one of a sheet as a whole is in the list alone. Invalid: it is no workbook, or
// a part is larger than can be marked (kMaxEditedBytes).
// texts: of the language that is said above the English (event/files/assets.hpp); null: none.
[[nodiscard]] core::Result<std::string> mark_workbook(std::string_view bytes, std::span<const Problem> problems,
                                                      const core::Catalogue* texts = nullptr);

} // namespace kiosk::event
