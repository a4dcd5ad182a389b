#include "event/table/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/ascii.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::event {
namespace {

void skip_blanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
}

bool skip(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) {
        return false;
    }
    text.remove_prefix(what.size());
    return true;
}

// The digits at the front as a number; none when there are none, or more than most.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    const auto end = std::find_if_not(text.begin(), text.end(), core::is_digit);
    const auto digits = static_cast<std::size_t>(end - text.begin());
    if (digits == 0 || digits > most) {
        return std::nullopt;
    }
    int value = 0;
    std::from_chars(text.data(), text.data() + digits, value);
    text.remove_prefix(digits);
    return value;
}

bool take_separator(std::string_view& text, std::string_view word) {
    skip_blanks(text);
    const bool taken = skip(text, word) || skip(text, "-") || skip(text, "/") || skip(text, ".");
    skip_blanks(text);
    return taken;
}

std::optional<core::LocalDay> day_of(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    return core::LocalDay(std::chrono::sys_days(date).time_since_epoch());
}

enum class Half { None, Morning, Afternoon };

Half take_half(std::string_view& text) {
    constexpr std::array<std::string_view, 4> kMorning{"上午", "AM", "am", "a.m."};
    constexpr std::array<std::string_view, 4> kAfternoon{"下午", "PM", "pm", "p.m."};
    skip_blanks(text);
    for (const auto word : kMorning) {
        if (skip(text, word)) {
            return Half::Morning;
        }
    }
    for (const auto word : kAfternoon) {
        if (skip(text, word)) {
            return Half::Afternoon;
        }
    }
    return Half::None;
}

bool is_national_id(std::string_view ten) {
    constexpr std::string_view kSecond = "1289ABCDabcd";
    return core::is_letter(ten[0]) && kSecond.find(ten[1]) != std::string_view::npos &&
           std::all_of(ten.begin() + 2, ten.end(), core::is_digit);
}

} // namespace

std::string plain(std::string_view text) {
    return core::is_all_ascii(text) ? std::string(text) : core::fold_width(text);
}

std::string_view trim_blank(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<core::LocalDay> parse_written_day(std::string_view text) {
    constexpr int kRepublic = 1911;
    const auto folded = plain(text);
    std::string_view rest = folded;
    skip(rest, "中華");
    const bool republic = skip(rest, "民國");
    skip_blanks(rest);
    const std::size_t digits_before = rest.size();
    auto year = take_number(rest, 4);
    const std::size_t digits = digits_before - rest.size();
    if (!year || !take_separator(rest, "年")) {
        return std::nullopt;
    }
    const auto month = take_number(rest, 2);
    if (!month || !take_separator(rest, "月")) {
        return std::nullopt;
    }
    const auto day = take_number(rest, 2);
    if (!day) {
        return std::nullopt;
    }
    skip_blanks(rest);
    skip(rest, "日");
    skip_blanks(rest);
    if (!rest.empty() && parse_written_minute(rest) != core::MinuteOfDay(0)) {
        return std::nullopt;
    }
    if (digits == 3 || republic) { // two digits alone might be of either calendar
        *year += kRepublic;
    } else if (digits != 4) {
        return std::nullopt;
    }
    return *year > kRepublic && *year <= 9999 ? day_of(*year, *month, *day) : std::nullopt;
}

std::optional<core::MinuteOfDay> parse_written_minute(std::string_view text) {
    constexpr int kNoon = 12;
    const auto folded = plain(text);
    std::string_view rest = folded;
    Half half = take_half(rest);
    skip_blanks(rest);
    auto hour = take_number(rest, 2);
    if (!hour || !skip(rest, ":")) {
        return std::nullopt;
    }
    const auto minute_text = rest;
    const auto minute = take_number(rest, 2);
    if (!minute || minute_text.size() - rest.size() != 2) {
        return std::nullopt;
    }
    if (skip(rest, ":") && !skip(rest, "00")) {
        return std::nullopt;
    }
    if (half == Half::None) {
        half = take_half(rest);
    }
    skip_blanks(rest);
    if (!rest.empty() || *minute > 59) {
        return std::nullopt;
    }
    if (half != Half::None) {
        if (*hour > kNoon) {
            return std::nullopt;
        }
        *hour = *hour % kNoon + (half == Half::Afternoon ? kNoon : 0);
    }
    const auto of_day = core::MinuteOfDay(*hour * 60 + *minute);
    return of_day <= std::chrono::hours(24) ? std::optional(of_day) : std::nullopt;
}

bool holds_national_id(std::string_view text) {
    constexpr std::size_t kLength = 10;
    // The first byte of a full-width sign is 0xEF; eight digits of either width are the least.
    const auto digits =
        std::count_if(text.begin(), text.end(), [](char c) { return core::is_digit(c) || c == '\xEF'; });
    if (digits < 8) {
        return false;
    }
    auto folded = plain(text);
    std::erase_if(folded, [](char c) { return c == ' ' || c == '-'; });
    for (std::size_t at = 0; at + kLength <= folded.size(); ++at) {
        const bool begins = at == 0 || !(core::is_digit(folded[at - 1]) || core::is_letter(folded[at - 1]));
        const bool ends = at + kLength == folded.size() ||
                          !(core::is_digit(folded[at + kLength]) || core::is_letter(folded[at + kLength]));
        if (begins && ends && is_national_id(std::string_view(folded).substr(at, kLength))) {
            return true;
        }
    }
    return false;
}

bool is_formula_error(std::string_view text) {
    constexpr std::array<std::string_view, 9> kErrors{"#N/A",  "#REF!",  "#VALUE!", "#NAME?", "#DIV/0!",
                                                      "#NUM!", "#NULL!", "#SPILL!", "#CALC!"};
    return std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

} // namespace kiosk::event
