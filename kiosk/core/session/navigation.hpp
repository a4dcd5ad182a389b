// From screen to screen and back: what is open, in which language and size, what is forgotten on the way, and idle.
#pragma once

#include <optional>

#include "core/session/moment.hpp"

namespace kiosk::core {

// A touch or a badge: somebody is there.
void note_activity(Moment at);
// Any touch anywhere; leaves attract.
void touch(Moment at);

// Back to attract. What the house told stays; what guests or staff did is gone.
void forget(Moment at);
// Whatever belongs to another screen is forgotten.
void open(State& state, Screen screen);
// Away from a result, if there is one, by a touch. False: too soon, nothing changed. Where another result waited, that
// is shown, and `screen` comes after it.
bool leave_for(Moment at, Screen screen);
void close_sheet(State& state);
void read_in(State& state, const Language& language);     // by a touch
void choose_search_face(State& state, KeyboardFace face); // of the search that is open

// The queue shows another result.
void turn_to_result(Moment at);
// The result's time is over: to the next one, or to where it was presented.
void end_result(Moment at);

// Idle's question and its end, while there is no result.
[[nodiscard]] std::optional<MonoTime> idle_deadline(const State& state);
void expire_idle(Moment at);

void on(Moment at, const Touched& event);
void on(Moment at, const OpenHome& event);
void on(Moment at, const OpenScan& event);
void on(Moment at, const OpenSheet& event);
void on(Moment at, const CloseSheet& event);
void on(Moment at, const TypeSearch& event);
void on(Moment at, const ChooseName& event);
void on(Moment at, const ChooseLanguage& event);
void on(Moment at, const SetTextSize& event);
void on(Moment at, const ToggleContrast& event);
void on(Moment at, const ToggleLowerControls& event);
void on(Moment at, const ToggleSpeech& event);
void on(Moment at, const MoreTime& event);
void on(Moment at, const DefaultLanguage& event);

} // namespace kiosk::core
