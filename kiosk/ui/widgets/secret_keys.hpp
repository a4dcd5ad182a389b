// Keys for what nobody else is to read: the ten digits for a PIN; letters, digits and signs of a US keyboard for a
// passphrase. They remember nothing.
#pragma once

#include <optional>

#include "core/session/staff_stick.hpp"
#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

// What was tapped now; one of these, or nothing.
struct SecretKey {
    std::optional<char> byte;
    bool erases = false;
    std::optional<core::SecretFace> face; // another one was asked for
};

// Units, where keys have the size of other targets.
[[nodiscard]] float pin_keys_height(const Canvas& canvas);
[[nodiscard]] float passphrase_keys_height(const Canvas& canvas);
// Widgets: secret.<sign>, secret.erase; of a passphrase secret.space, secret.shift and secret.signs, too.
[[nodiscard]] SecretKey draw_pin_keys(const Rect& area, Canvas& canvas);
[[nodiscard]] SecretKey draw_passphrase_keys(const Rect& area, core::SecretFace face, Canvas& canvas);

} // namespace kiosk::ui
