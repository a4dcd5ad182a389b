// What the main loop decides without a window: pure.
#pragma once

#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "core/i18n/text.hpp"
#include "core/session/session.hpp"
#include "scan/hand_typing.hpp"
#include "service/attendance_query.hpp"
#include "service/event_snapshot.hpp"
#include "ui/model/model.hpp"

namespace kiosk::app {

// The language to open in: of the visiting delegation that is due, from 30 minutes before its arrival to 90 after,
// English if the kiosk does not speak it; else the home language. Of several the nearest arrival counts.
[[nodiscard]] core::Language language_due(const std::vector<core::Delegation>& delegations, core::LocalTime now);

// The event goes into the model, and so do the people that were counted. What the other brought stays.
void show_event(ui::Model& model, service::EventSnapshot event);
void show_people(ui::Model& model, service::PeopleCounted counted);
// How many of its delegation an outcome says have come goes into the model: how many are expected, of the checkpoint's
// audience alone, only where nobody has counted the whole delegation yet. True when something changed.
bool take_counts(ui::Model& model, const std::vector<core::Outcome>& rows);

// What a key of a keyboard is on the screen that is up: where a PIN, a passphrase, a name or what is searched for is
// typed. None: nothing.
[[nodiscard]] std::optional<core::SessionEvent> typed_by_hand(const core::State& state, const scan::HandKey& key);

// What of the attract screen's photo is seen in a frame.
struct PhotoTurn {
    bool attracts = false;             // the screen is up
    std::optional<std::int64_t> shown; // ui::FrameOutput::photo_turn
};
// Whether another photo is to be read: one was looked at for its turn, or the screen comes up without any.
[[nodiscard]] bool photo_due(const PhotoTurn& before, const PhotoTurn& now, bool has_photo);

// How long the main loop may sleep.
struct SleepFacts {
    core::MonoTime now{};
    core::LocalTime local{};                  // the clock on the screen changes with its minute
    std::optional<core::MonoTime> deadline;   // core::next_deadline()
    std::optional<core::MonoTime> redraw_at;  // an animation
    std::optional<core::MonoTime> preview_at; // the camera's picture may be drawn again
    std::optional<core::MonoTime> burst_at;   // a scanner's burst ends by silence
};
[[nodiscard]] core::Millis may_sleep(const SleepFacts& facts);

} // namespace kiosk::app
