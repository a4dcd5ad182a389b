// A document's rows as CSV for Excel: UTF-8 with a byte order mark, CRLF, and no cell that would be run as a formula
// (core/base/csv.hpp). One head; each row begins with its paper's day and subtitle. Cells to sign in are left out.
#pragma once

#include <string>

#include "report/paper.hpp"

namespace kiosk::report {

// Of the papers that are for it (Paper::in_csv); where none is, the head of the first alone.
[[nodiscard]] std::string write_csv(const Document& document, const Words& day, const Words& whom);

} // namespace kiosk::report
