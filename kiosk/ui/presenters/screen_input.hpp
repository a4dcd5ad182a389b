// What every screen's words are made from, and the cards that several screens show.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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
    bool clock_trusted = true;  // else nobody is turned away for what it shows
    bool speaks = false;        // results are said aloud, too
    std::string_view trouble{}; // why there is no event; empty: there is one
    bool code_read = false;     // of what the camera sees now
};

// Whether guests are told that it is over.
[[nodiscard]] inline bool event_is_over(const ScreenInput& screen) {
    return screen.clock_trusted && core::is_over(screen.model.event, core::day_of(screen.local_now));
}
[[nodiscard]] inline bool has_camera(const ScreenInput& screen) {
    return screen.camera == CameraStatus::Starting || screen.camera == CameraStatus::Running;
}
// Nobody goes in by this door.
[[nodiscard]] inline bool is_exit(const ScreenInput& screen) {
    return screen.model.checkpoint.direction == core::Direction::Out;
}

// What is said of a programme item that does not take place as it was announced.
struct ChangeNotice {
    Said word; // "Moved", "Cancelled", "Rain plan"
    bool cancelled = false;
    Spans was; // "before: 13:30–15:00 ・ Craft room, 1F"; empty: what it was is still so
    bool operator==(const ChangeNotice&) const = default;
};

struct ItemCard {
    core::ItemId item;
    Said pill;
    bool now = false;
    std::optional<ChangeNotice> notice;
    Said title;
    Spans detail;
    std::optional<Said> more; // "+4 more at this time"
};

struct NextCard {
    core::ItemId item;
    Spans pill, title;
    Said time;
    Spans place, way; // either may be empty
    std::optional<ChangeNotice> notice;
    Spans cancelled; // what does not take place before it
};

} // namespace kiosk::ui
