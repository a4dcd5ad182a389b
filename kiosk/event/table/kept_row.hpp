// A row's cells in the form in which they are kept (core/i18n/kept_text.hpp), blanks at their ends taken off again.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/i18n/kept_text.hpp"
#include "event/table/row.hpp"

namespace kiosk::event {

class KeptRow {
  public:
    // Valid until the next call, and no longer than the cells given. Of a cell that is longer than kMaxCellBytes so
    // much is left, as it is, that it still is: to put a million marks of one letter in order would take hours.
    [[nodiscard]] std::span<const Cell> of(std::span<const Cell> cells);

    // What was done to the cells of the last row that had anything to tell.
    struct Change {
        std::size_t cell = 0;
        core::KeptText kept;
    };
    [[nodiscard]] std::span<const Change> changes() const { return changes_; }

  private:
    Cell& own(std::span<const Cell> cells, std::size_t index);
    bool copied_ = false;
    std::vector<Cell> cells_;
    std::vector<Change> changes_;
};

} // namespace kiosk::event
