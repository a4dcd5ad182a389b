// What every guest screen shares: header, footer or the strip over it, and what lies over it.
#pragma once

#include <optional>

#include "core/session/session.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/presenters/screens.hpp"

namespace kiosk::ui {

using Action = std::optional<core::SessionEvent>;

enum class ChromeLook { Full, FooterOnly, Night };

struct ChromeDrawn {
    Rect content; // what is left for the screen
    Action action;
};
[[nodiscard]] ChromeDrawn draw_chrome(const ChromeViewModel& view, Canvas& canvas, ChromeLook look);
// For what covers the whole page and leaves the footer to guests: where it begins, and the footer without a way back.
[[nodiscard]] float footer_top(const ChromeViewModel& view, Canvas& canvas);
[[nodiscard]] Action draw_footer(const ChromeViewModel& view, Canvas& canvas);
// Over the screen's content, after it.
void draw_toast(const Spans& text, Canvas& canvas, const Rect& content);
// First value that there is.
inline void keep(Action& action, Action other) {
    if (!action) action = std::move(other);
}

// The ground over a page that is still arriving: 0, nothing of it is seen yet … 1, it is there.
void draw_arrival(Canvas& canvas, const Rect& content, float arrived);

} // namespace kiosk::ui
