// To which of its days something belongs that happened at an event. Pure.
//
// Days are those of the event's zone. What happens before 05:00 belongs to the day before where that is a day of the
// event and the new one is not, or where an exit has no entry on its own day: an evening may end after midnight.
#pragma once

#include <optional>

#include "core/event/roster.hpp"

namespace kiosk::core {

[[nodiscard]] inline bool is_event_day(const EventInfo& event, LocalDay day) {
    return day >= event.first_day && day <= event.last_day;
}

// Under which day the presences of a checkpoint's area are kept, of something that happens on that day. What is lent
// stays out over any midnight until it comes back: a Loan has the whole event in place of its days.
inline constexpr LocalDay kWholeEvent{};
[[nodiscard]] constexpr LocalDay presence_day(CheckpointKind kind, LocalDay day) {
    return kind == CheckpointKind::Loan ? kWholeEvent : day;
}

// Of somebody seen after midnight that is still the day before: 24:20.
[[nodiscard]] MinuteOfDay minute_after(LocalDay day, LocalTime at);

// enters: else it is an exit. in_before: they came in on the calendar day of at, before it. May be no day of the event.
[[nodiscard]] LocalDay event_day_of(const EventInfo& event, LocalTime at, bool enters, bool in_before);

// What one subject did, told in order of time, cut into days.
class DaysOfSubject {
  public:
    explicit DaysOfSubject(const EventInfo& event) : event_(&event) {} // outlives it
    [[nodiscard]] LocalDay next(LocalTime at, bool enters) {
        const auto on = day_of(at);
        const auto day = event_day_of(*event_, at, enters, in_on_ == on);
        if (enters) in_on_ = on;
        return day;
    }

  private:
    const EventInfo* event_;
    std::optional<LocalDay> in_on_;
};

} // namespace kiosk::core
