// What every screen's words are made from, and the cards that several screens show.
#pragma once

#include <optional>
#include <string>

#include "core/session/session.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/model.hpp"
#include "ui/model/panel.hpp"
#include "ui/text/text_layout.hpp"

namespace kiosk::ui {

// Borrowed for the call.
struct ScreenInput {
    const core::State& state;
    const Model& model;
    core::LocalTime local_now{};
    core::MonoTime now{};
    CameraStatus camera = CameraStatus::Off;
    LensSide lens = LensSide::Top;
    bool reduced_motion = false;
    bool still = false; // the attract screen stands still
    bool photo = false; // there is one to show
    bool keyboard_away = false;
};

struct ItemCard {
    Said pill;
    bool now = false;
    Said title;
    Spans detail;
    std::optional<Said> more; // "+4 more at this time"
};

struct NextCard {
    Spans pill, title;
    std::string time;
    Spans place, way; // either may be empty
};

} // namespace kiosk::ui
