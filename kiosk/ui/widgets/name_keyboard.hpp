// A keyboard on the screen: 注音 as it lies on keyboards in Taiwan, Latin letters, kana in the order of the
// fifty sounds, hangul letters (KS X 5002), Thai (after Kedmanee). Ten columns, so that its keys are as large as other
// targets on every panel. It remembers nothing.
#pragma once

#include <optional>
#include <span>

#include "core/session/state.hpp"
#include "ui/widgets/keyboard.hpp"

namespace kiosk::ui {

struct NameKeyboard {
    core::KeyboardFace face = core::KeyboardFace::Zhuyin;
    std::span<const core::KeyboardFace> faces; // that are offered: five at most, outliving the call
    std::optional<Said> clear;                 // of a key that empties the field; none: there is no such key
    std::optional<Said> done;                  // of a key that leaves the keyboard; likewise
    bool done_leads = true;                    // it is what the screen is there for, and looks so
};

struct NameKey {
    std::optional<KeyPress> press;
    std::optional<core::KeyboardFace> face; // another one was asked for
};

// Units, where keys have the size of other targets.
[[nodiscard]] float name_keyboard_height(const Canvas& canvas, core::KeyboardFace face);
// What was tapped now. Widgets: key.<sign>, key.face.<its sign>, key.shift, key.space, key.clear, key.erase, key.done.
[[nodiscard]] NameKey draw_name_keyboard(const Rect& area, const NameKeyboard& keyboard, Canvas& canvas);

} // namespace kiosk::ui
