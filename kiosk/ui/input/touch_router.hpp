// Whose the finger is: widgets and lists ask each frame, in the order in which they are drawn.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "ui/input/scroll_gesture.hpp"

namespace kiosk::ui {

class TouchRouter {
  public:
    struct Hit {
        bool held = false;   // down on it now: the press state
        bool tapped = false; // came down on it and went up on it, now
    };

    void begin_frame(const PointerSample& sample);
    // True in the frame in which a finger came down.
    [[nodiscard]] bool pressed() const { return step_.pressed; }
    // A finger is down or a list still moves.
    [[nodiscard]] bool moving() const;

    // visible: the part of the widget that can be seen.
    Hit widget(std::string_view id, const Rect& visible);
    // What no widget took, asked after all of them; moving a list is no tap.
    Hit rest(std::string_view id);
    // The list's offset; call before its rows. limit: how far it can move, 0 when all of it fits.
    float scroll(std::string_view id, const Rect& view, float limit);
    // Where the list stands from its next scroll() on; it stops.
    void scroll_to(std::string_view id, float offset);
    // Lists whose id begins so stand at their head again.
    void forget_lists(std::string_view prefix);

    // While false, every question is answered with "no": something lies over what is drawn now.
    void enable(bool enabled) { enabled_ = enabled; }

  private:
    GestureStep step_;
    core::MonoTime now_{};
    std::string owner_; // took the press
    std::string list_;  // under the press
    std::map<std::string, Scroll, std::less<>> scrolls_;
    bool enabled_ = true;
};

} // namespace kiosk::ui
