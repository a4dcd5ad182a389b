// One table of the package, row by row, with the line of every cell, from CSV or from a spreadsheet's file.
#pragma once

#include <functional>
#include <span>

#include "event/table/row.hpp"

namespace kiosk::event {

// Calls each for every row after the header that is not empty. False when the table could not be read to its end, so
// that what refers to it cannot be checked; the reason is reported.
bool read_table(const TableFile& file, std::span<const Column> columns, const Reporter& reporter,
                const std::function<void(const Row&)>& each);

} // namespace kiosk::event
