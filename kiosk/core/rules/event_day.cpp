#include "core/rules/event_day.hpp"

namespace kiosk::core {

MinuteOfDay minute_after(LocalDay day, LocalTime at) {
    return std::chrono::floor<std::chrono::minutes>(at - LocalTime{day});
}

LocalDay event_day_of(const EventInfo& event, LocalTime at, bool enters, bool in_before) {
    constexpr MinuteOfDay kMorningBegins{5 * 60};
    const auto day = day_of(at);
    const auto before = day - std::chrono::days{1};
    if (minute_after(day, at) >= kMorningBegins || !is_event_day(event, before)) return day;
    return !is_event_day(event, day) || (!enters && !in_before) ? before : day;
}

} // namespace kiosk::core
