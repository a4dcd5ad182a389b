// The first start as a rule: step(state, event, now) gives the next state and what is asked of the disk. Pure.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/compiled_once.hpp"
#include "core/setup/setup_questions.hpp"
#include "core/setup/setup_state.hpp"

namespace kiosk::core {

// --- what a hand does
struct TurnPicture {}; // a touch anywhere while it is not upright
struct TouchCorner {   // pixels of the picture; touched: as on a panel that was not turned along
    TouchPoint touched, target, size;
};
struct SetupBack {};
struct SetupOn {}; // to the next step, or the end
struct ToggleSetupLanguage {};
struct NextTextSize {};
struct NextCamera {};
struct WithoutCamera {};
struct ReadEventFrom {
    std::optional<StickItem> item; // none: the demo
};
struct AnotherEvent {}; // than the one that is shown
struct ChooseSetupCheckpoint {
    CheckpointId id;
};
struct ToggleSetupFollow {};
enum class ClockField { Year, Month, Day, Hour, Minute };
struct MoveClock {
    ClockField field = ClockField::Minute;
    int by = 1;          // 1 or -1
    LocalTime machine{}; // what the machine's clock shows
};
struct TypeSetupPin {
    char digit = '0';
};
struct EraseSetupPin {};
struct ClearSetupPin {};
struct UseSettings {}; // those on the stick
struct LeaveSettings {};
// --- what happens
struct SetupTick {};   // next_deadline() has come
struct FrameSearched { // one that was not told before
    bool read = false; // a code was
    Millis took{0};    // from its arrival to that
    std::optional<double> module{};
};
struct CodeTyped {};
struct SetupAnswerCame {
    SetupAnswer answer;
};
struct SetupEvent : std::variant<TurnPicture, TouchCorner, SetupBack, SetupOn, ToggleSetupLanguage, NextTextSize,
                                 NextCamera, WithoutCamera, ReadEventFrom, AnotherEvent, ChooseSetupCheckpoint,
                                 ToggleSetupFollow, MoveClock, TypeSetupPin, EraseSetupPin, ClearSetupPin, UseSettings,
                                 LeaveSettings, SetupTick, FrameSearched, CodeTyped, SetupAnswerCame> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(SetupEvent);
};

struct SetupStepped {
    SetupState state;
    std::vector<SetupQuestion> asked; // in order
};

// Where a machine begins: with nothing, or where a setup was left. has_event: a database of it holds one.
[[nodiscard]] SetupStepped begin_setup(SetupStep step, SetupChoices choices, bool has_event, MonoTime now);
[[nodiscard]] SetupStepped step(SetupState state, const SetupEvent& event, MonoTime now);
// When a SetupTick is due. None: nothing happens by itself.
[[nodiscard]] std::optional<MonoTime> next_deadline(const SetupState& state);

// Whether SetupOn leads on from here.
[[nodiscard]] bool may_go_on(const SetupState& state);
// Whether there is a step before this one.
[[nodiscard]] bool may_go_back(const SetupState& state);

inline constexpr int kFirstYear = 2025, kLastYear = 2099; // that can be set
// A time on a clock with one field moved; it goes round within the field, and the day stays within its month. From a
// year that cannot be set, as of a clock whose battery is flat, it goes to the first that can.
[[nodiscard]] LocalTime with_field_moved(LocalTime shown, ClockField field, int by);

} // namespace kiosk::core
