// A finger that rests in a corner for long: how staff come in. Beside all widgets, of which it takes nothing.
#pragma once

#include <optional>

#include "ui/input/scroll_gesture.hpp"

namespace kiosk::ui {

inline constexpr core::Millis kCornerHold{1500};

class CornerHold {
  public:
    // True once, when the finger that came down in the corner has stayed in it for so long.
    [[nodiscard]] bool follow(const PointerSample& sample, const Rect& corner);

  private:
    bool down_ = false;
    std::optional<core::MonoTime> since_; // none: it came down elsewhere, left, or was told of already
};

} // namespace kiosk::ui
