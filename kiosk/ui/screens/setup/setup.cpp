#include "ui/screens/setup/setup.hpp"

#include <utility>

namespace kiosk::ui {
namespace {

SetupAction draw_setup_page(const SetupInput& input, const Translator& words, const Texture& preview, Canvas& canvas,
                            const Rect& content) {
    switch (input.state.step) {
    case core::SetupStep::Upright:
        return draw_upright(upright_page(input, words), canvas, content);
    case core::SetupStep::Touch:
        break; // all of the screen
    case core::SetupStep::Camera:
        return draw_setup_camera(camera_page(input, words), preview, input.camera.codes, canvas, content);
    case core::SetupStep::Event:
        return draw_setup_event(event_page(input, words), canvas, content);
    case core::SetupStep::Clock:
        return draw_setup_clock(setup_clock_page(input, words), canvas, content);
    case core::SetupStep::Pin:
        return draw_setup_pin(pin_page(input, words), canvas, content);
    }
    return {};
}

} // namespace

SetupAction draw_setup(const SetupInput& input, const Translator& words, const Texture& preview, Canvas& canvas) {
    const bool offers = input.state.offers_settings();
    canvas.covered(offers);
    SetupAction action;
    if (input.state.step == core::SetupStep::Touch) {
        action = draw_corners(corners_page(input, words), canvas);
    } else {
        SetupDrawn drawn = draw_setup_chrome(setup_chrome(input, words), canvas);
        action = std::move(drawn.action);
        if (auto more = draw_setup_page(input, words, preview, canvas, drawn.content); !action)
            action = std::move(more);
    }
    canvas.covered(false);
    return offers ? draw_settings_sheet(settings_sheet(words), canvas) : action;
}

} // namespace kiosk::ui
