// A row's cells in the form in which they are kept (core/text_kept.hpp), blanks at their ends taken off again.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/text_kept.hpp"
#include "event/row.hpp"

namespace kiosk::event {

class KeptRow {
  public:
    // Valid until the next call, and no longer than the cells given. A cell that is longer than kMaxCellBytes stays as
    // it is.
    [[nodiscard]] std::span<const Cell> of(std::span<const Cell> cells);

    // What was done to the cells of the last row that had anything to tell.
    struct Change {
        std::size_t cell = 0;
        core::KeptText kept;
    };
    [[nodiscard]] std::span<const Change> changes() const { return changes_; }

  private:
    std::vector<Cell> cells_;
    std::vector<Change> changes_;
};

} // namespace kiosk::event
