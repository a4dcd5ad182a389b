// The merged cells of a sheet, row by row: one text shown over many cells, kept only by the first of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/problem.hpp"
#include "event/table/cell_name.hpp"

namespace kiosk::event {

inline constexpr std::size_t kMaxMerged = 200'000; // ranges of one sheet

// Ranges are added in any order, then rows asked for in rising order. Work and memory are bounded by the number of
// ranges and by kMaxColumns: ranges have no cell in common, and columns beyond those of a table are left out.
class MergedCells {
  public:
    // What is wrong with the range, or with there being so many; nothing when all is well.
    [[nodiscard]] std::optional<Fault> add(std::string_view range);
    [[nodiscard]] bool empty() const { return ranges_.empty(); }

    struct Shown {
        CellRange range;
        std::string text; // of its first cell, kept by whoever reads the rows; empty until then
    };
    // Goes on to the row. What is wrong with the ranges up to there, or with rows that do not rise.
    [[nodiscard]] std::optional<Fault> go_to(int row);
    // Those that lie over the row, in no order.
    [[nodiscard]] std::vector<Shown>& here() { return here_; }

  private:
    std::vector<CellRange> ranges_;
    bool sorted_ = false;
    std::size_t next_ = 0; // of ranges_, to come into reach
    std::vector<Shown> here_;
    int row_ = 0;
};

} // namespace kiosk::event
