// Where the rows of a table come from. Each source hands over row by row, the header first, empty ones included.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "event/table/row.hpp"

namespace kiosk::event {

// False to stop. The cells are valid during the call.
using TakeRow = std::function<bool(std::span<const Cell>)>;

// The text of a cell as it is kept: without blanks of any width at its ends, a line break as a space or, if asked, as
// LF.
void assign_cell(Cell& cell, std::string_view text, int line, bool line_breaks = false);

// Comma, tab or semicolon, as a first line "sep=;" says, else whichever stands in most of the first lines. False when
// the text broke off, with the reason reported, or take stopped.
bool read_csv_rows(const TableFile& file, const Reporter& reporter, const TakeRow& take);

// The sheet of a workbook that is the table's: hidden rows too, formulas as they were last worked out, numbers as they
// are shown where that is a day, a time or leading zeros, in every cell of a merged one its text (Cell::from). What is
// hidden, and sheets that are not read, are warned of. False likewise.
bool read_xlsx_rows(const TableFile& file, const Reporter& reporter, const TakeRow& take);

} // namespace kiosk::event
