// Searching with the keyboard on the screen: the field, what was found, the keys. Over the whole screen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/screens/chrome.hpp"

namespace kiosk::ui {

struct SearchRow {
    std::string id; // of its widget
    Said name;
    std::optional<Said> aside; // at its end: where it is
    core::SessionEvent chosen; // what a touch on it does
};

struct SearchSheet {
    std::string text;          // typed so far: core::State::search
    Said hint;                 // in the field
    std::optional<Said> above; // over the rows: what they are while nothing is typed, or that nothing was found
    std::vector<SearchRow> rows;
    Said close;
};

// TypeSearch for each key, CloseSheet, or the chosen row's event.
[[nodiscard]] Action draw_search_sheet(const SearchSheet& view, const Words& words, Canvas& canvas);

} // namespace kiosk::ui
