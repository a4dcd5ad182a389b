// A document as an .xlsx workbook (ECMA-376) by libxlsxwriter: a worksheet a paper, times and numbers typed, the head
// frozen and printed on every page, totals as formulas over the rows. The same document gives the same bytes.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "report/paper.hpp"

namespace kiosk::report {

// Io: no memory or no room for the library's own files.
[[nodiscard]] core::Result<std::string> write_xlsx(const Document& document);

} // namespace kiosk::report
