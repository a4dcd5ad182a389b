// The first row of a table: which cell holds which column.
#pragma once

#include <optional>
#include <span>

#include "event/table.hpp"

namespace kiosk::event {

// What cannot be read is a warning, a column that is missing or there twice an error. None when a required one is
// missing.
[[nodiscard]] std::optional<HeaderMap> read_header(std::span<const Cell> cells, std::span<const Column> columns,
                                                   const Reporter& reporter);

} // namespace kiosk::event
