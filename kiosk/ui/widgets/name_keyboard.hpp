// A keyboard on the screen for names: 注音 as it lies on keyboards in Taiwan, or Latin letters. Ten columns, so that
// its keys are as large as other targets on every panel. It remembers nothing.
#pragma once

#include <optional>

#include "core/session/state.hpp"
#include "ui/widgets/keyboard.hpp"

namespace kiosk::ui {

struct NameKeyboard {
    core::KeyboardFace face = core::KeyboardFace::Zhuyin;
    Said zhuyin, latin, clear, space; // labels
};

struct NameKey {
    std::optional<KeyPress> press;
    std::optional<core::KeyboardFace> face; // the other one was asked for
};

// What was tapped now. Widgets: key.<sign>, key.face, key.space, key.clear, key.erase.
[[nodiscard]] NameKey draw_name_keyboard(const Rect& area, const NameKeyboard& keyboard, Canvas& canvas);

} // namespace kiosk::ui
