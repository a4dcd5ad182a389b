// The result's cards: where to go and when, and what is said beside it.
#pragma once

#include <string_view>

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/result.hpp"
#include "ui/screens/guest/chrome.hpp"

namespace kiosk::ui {

// A card and what a touch on it does, which goes to action.
struct Opening {
    std::string_view id;
    Action opens; // none: it cannot be touched
    Action& action;
};

// Where the guest goes next: recorded as "result.when" and "result.where". Gives the card's lower edge.
float draw_next_card(const NextCard& next, Canvas& canvas, const Rect& area, float y, const Opening& opening);
struct MessageLook {
    bool brief = false; // below a next card: smaller
    bool with_body = true;
};
float draw_message_card(const MessageCard& message, MessageLook look, Canvas& canvas, const Rect& area, float y,
                        const Opening& opening);

} // namespace kiosk::ui
