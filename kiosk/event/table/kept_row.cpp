#include "event/table/kept_row.hpp"

#include <algorithm>

#include "event/limits.hpp"

namespace kiosk::event {

namespace {

// The first bytes, a few more than most, and whole letters.
std::string_view beginning(std::string_view text, std::size_t most) {
    auto end = most + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return text.substr(0, end);
}

} // namespace

// The row is copied once something in it changes; most rows stay where they are.
Cell& KeptRow::own(std::span<const Cell> cells, std::size_t index) {
    if (!copied_) cells_.assign(cells.begin(), cells.end());
    copied_ = true;
    return cells_[index];
}

std::span<const Cell> KeptRow::of(std::span<const Cell> cells) {
    changes_.clear();
    copied_ = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& text = cells[i].text;
        const bool ascii =
            std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
        if (text.size() > kMaxCellBytes) {
            own(cells, i).text = std::string(beginning(text, kMaxCellBytes));
            continue;
        }
        if (ascii) continue;
        auto kept = core::keep_text(text);
        const auto bare = core::without_blank_ends(kept.text);
        if (bare != text) own(cells, i).text.assign(bare);
        if (!kept.hidden.empty() || !kept.reshaped.empty()) changes_.push_back({i, std::move(kept)});
    }
    return copied_ ? std::span<const Cell>(cells_) : cells;
}

} // namespace kiosk::event
