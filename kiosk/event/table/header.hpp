// The row of a table that names its columns: which cell holds which.
#pragma once

#include <optional>
#include <span>

#include "event/table/header_names.hpp"
#include "event/table/row.hpp"

namespace kiosk::event {

// What cannot be read is a warning; a column that is missing or there twice, and a header that names two columns, an
// error. None when a required one is missing.
[[nodiscard]] std::optional<HeaderMap> read_header(std::span<const Cell> cells, const ColumnNames& names,
                                                   const Reporter& reporter);

} // namespace kiosk::event
