// Searching with the keyboard on the screen: the field, what was found, the keys. Over the whole screen.
#pragma once

#include "ui/presenters/search.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// TypeSearch for each key, CloseSheet, or the chosen row's event.
[[nodiscard]] Action draw_search_sheet(const SearchSheet& view, const Translator& words, Canvas& canvas);

} // namespace kiosk::ui
