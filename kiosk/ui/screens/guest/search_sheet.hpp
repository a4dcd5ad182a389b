// Searching with the keyboard on the screen: the field, what was found, the keys. Over the whole screen.
#pragma once

#include "ui/presenters/search.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// TypeSearch for each key, CloseSheet, the chosen row's event, or one of the footer's. Where controls are lowered the
// keys and an answer may need all that hands reach: there is no footer then.
[[nodiscard]] Action draw_search_sheet(const SearchSheet& view, const ChromeViewModel& chrome, Canvas& canvas);

} // namespace kiosk::ui
