// The pages of the first start, drawn from values.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/setup/setup.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/canvas/texture.hpp"
#include "ui/presenters/setup.hpp"

namespace kiosk::ui {

using SetupAction = std::optional<core::SetupEvent>;

// Header, steps and footer; content: what is left for the page.
struct SetupDrawn {
    Rect content;
    SetupAction action;
};
[[nodiscard]] SetupDrawn draw_setup_chrome(const SetupChrome& view, Canvas& canvas);

// The page that is up, with all around it.
[[nodiscard]] SetupAction draw_setup(const SetupInput& input, const Translator& words, const Texture& preview,
                                     Canvas& canvas);

[[nodiscard]] SetupAction draw_upright(const UprightPage& view, Canvas& canvas, const Rect& content);
// All of the screen.
[[nodiscard]] SetupAction draw_corners(const CornersPage& view, Canvas& canvas);
[[nodiscard]] Vec corner_place(const Canvas& canvas, std::size_t corner); // the middle of that circle
[[nodiscard]] SetupAction draw_setup_camera(const CameraPage& view, const Texture& preview,
                                            std::span<const core::FoundCode> codes, Canvas& canvas,
                                            const Rect& content);
[[nodiscard]] SetupAction draw_setup_event(const EventPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] SetupAction draw_setup_clock(const SetupClockPage& view, Canvas& canvas, const Rect& content);
[[nodiscard]] SetupAction draw_setup_pin(const PinPage& view, Canvas& canvas, const Rect& content);
// Over all of it.
[[nodiscard]] SetupAction draw_settings_sheet(const SettingsSheet& view, Canvas& canvas);

} // namespace kiosk::ui
