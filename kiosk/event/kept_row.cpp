#include "event/kept_row.hpp"

#include <algorithm>

namespace kiosk::event {

std::span<const Cell> KeptRow::of(std::span<const Cell> cells) {
    changes_.clear();
    bool copied = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& text = cells[i].text;
        const bool ascii =
            std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
        if (ascii || text.size() > kMaxCellBytes) continue;
        auto kept = core::keep_text(text);
        const auto bare = core::without_blank_ends(kept.text);
        if (bare != text) {
            if (!copied) cells_.assign(cells.begin(), cells.end());
            copied = true;
            cells_[i].text.assign(bare);
        }
        if (!kept.hidden.empty() || !kept.reshaped.empty()) changes_.push_back({i, std::move(kept)});
    }
    return copied ? std::span<const Cell>(cells_) : cells;
}

} // namespace kiosk::event
