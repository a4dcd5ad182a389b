#include "ui/presenters/when.hpp"

#include <string>

namespace kiosk::ui {
namespace {

bool is_tomorrow(core::LocalDay day, core::LocalDay today) {
    return day == today + std::chrono::days{1};
}

} // namespace

Said hours_said(core::MinuteOfDay starts, core::MinuteOfDay ends) {
    return {core::format_minute(starts) + "–" + core::format_minute(ends), "en"};
}

Said when_said(core::LocalDay day, core::MinuteOfDay starts, core::MinuteOfDay ends, core::LocalDay today,
               const Translator& words) {
    Said hours = hours_said(starts, ends);
    if (day == today) return hours;
    const std::string name = is_tomorrow(day, today) ? words.say("programme.tomorrow").text
                                                     : core::format_day(day, words.language(), core::DateStyle::Day);
    return {name + "  " + hours.text, words.language()};
}

Said opens_said(core::LocalTime opens, core::LocalDay today, const Translator& words) {
    const core::LocalDay day = core::day_of(opens);
    const std::string time = core::format_time(opens);
    if (day == today) return words.say("result.too_early.opens", {{"time", time}});
    if (is_tomorrow(day, today)) return words.say("result.too_early.opens_tomorrow", {{"time", time}});
    const std::string date = core::format_day(day, words.language(), core::DateStyle::Day);
    return words.say("result.too_early.opens_day", {{"day", date}, {"time", time}});
}

} // namespace kiosk::ui
