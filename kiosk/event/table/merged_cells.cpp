#include "event/table/merged_cells.hpp"

#include <algorithm>

#include "event/limits.hpp"
#include "event/problems.hpp"
#include "event/workbook_faults.hpp"

namespace kiosk::event {

std::optional<Fault> MergedCells::add(std::string_view range) {
    auto found = cell_range_of(range);
    if (!found) {
        return faults::kMergedName(in_quotes(range));
    }
    if (found->first == found->last || found->first.column >= kMaxColumns) {
        return std::nullopt;
    }
    if (ranges_.size() == kMaxMerged) {
        return faults::kTooManyMerged(kMaxMerged);
    }
    found->last.column = std::min(found->last.column, kMaxColumns - 1);
    ranges_.push_back(*found);
    return std::nullopt;
}

std::optional<Fault> MergedCells::go_to(int row) {
    if (row <= row_) {
        return faults::kRowOrder();
    }
    row_ = row;
    if (!sorted_) {
        sorted_ = true;
        std::sort(ranges_.begin(), ranges_.end(),
                  [](const CellRange& a, const CellRange& b) { return a.first.row < b.first.row; });
    }
    const auto drop_before = [&](int first) {
        std::erase_if(here_, [&](const Shown& shown) { return shown.range.last.row < first; });
    };
    for (; next_ < ranges_.size() && ranges_[next_].first.row <= row; ++next_) {
        const auto& range = ranges_[next_];
        drop_before(range.first.row);
        const auto other = std::find_if(here_.begin(), here_.end(), [&](const Shown& shown) {
            return shown.range.first.column <= range.last.column && range.first.column <= shown.range.last.column;
        });
        if (other != here_.end()) {
            return faults::kMergedOverlap(text_of(range), text_of(other->range));
        }
        here_.push_back({range, {}});
    }
    drop_before(row);
    return std::nullopt;
}

} // namespace kiosk::event
