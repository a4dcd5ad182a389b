#include "event/table/cell_name.hpp"

#include <charconv>

#include "core/base/ascii.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kLetters = 26;

} // namespace

std::optional<CellName> cell_name_of(std::string_view text) {
    constexpr std::size_t kMostLetters = 4;
    CellName name;
    std::size_t letters = 0;
    while (letters < text.size() && core::is_upper(text[letters]) && letters < kMostLetters) {
        name.column = name.column * kLetters + static_cast<std::size_t>(text[letters] - 'A') + 1;
        ++letters;
    }
    const auto digits = text.substr(letters);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), name.row);
    const bool whole = problem == std::errc() && end == digits.data() + digits.size();
    if (letters == 0 || !whole || name.column > kLastSheetColumn || name.row < 1 || name.row > kLastSheetRow) {
        return std::nullopt;
    }
    --name.column;
    return name;
}

std::optional<CellRange> cell_range_of(std::string_view text) {
    const auto colon = text.find(':');
    const auto first = cell_name_of(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : cell_name_of(text.substr(colon + 1));
    if (!first || !last || first->column > last->column || first->row > last->row) {
        return std::nullopt;
    }
    return CellRange{*first, *last};
}

std::string letters_of(std::size_t column) {
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / kLetters) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % kLetters));
    }
    return letters;
}

std::string text_of(const CellName& name) {
    return letters_of(name.column) + std::to_string(name.row);
}

std::string text_of(const CellRange& range) {
    return text_of(range.first) + ":" + text_of(range.last);
}

} // namespace kiosk::event
