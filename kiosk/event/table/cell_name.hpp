// Names of a sheet's cells and of ranges of them, as spreadsheets write them: B2, B2:C5.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::event {

inline constexpr int kLastSheetRow = 1'048'576;
inline constexpr std::size_t kLastSheetColumn = 16'384;

struct CellName {
    std::size_t column = 0; // from 0
    int row = 0;            // from 1
    bool operator==(const CellName&) const = default;
};

// Nothing when it is no such name, or beyond a sheet's end.
[[nodiscard]] std::optional<CellName> cell_name_of(std::string_view text);

// Both corners are part of it; the first is above and left of the last, or both are one cell.
struct CellRange {
    CellName first;
    CellName last;
};
[[nodiscard]] std::optional<CellRange> cell_range_of(std::string_view text);

// A, B … Z, AA …; column from 0
[[nodiscard]] std::string letters_of(std::size_t column);
[[nodiscard]] std::string text_of(const CellName& name);
[[nodiscard]] std::string text_of(const CellRange& range);

} // namespace kiosk::event
