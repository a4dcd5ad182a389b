// Time zones, and days and times for people.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>

#include <unicode/basictz.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include "core/base/iso_day.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year_month_day;

constexpr auto kEarliest = std::chrono::sys_days{std::chrono::year{1} / 1 / 1}.time_since_epoch();
constexpr auto kLatest = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch() - Millis{1};

Millis inside_the_calendar(Millis since_epoch) {
    return std::clamp<Millis>(since_epoch, Millis{kEarliest}, Millis{kLatest});
}

template <class... Numbers> std::string print(const char* format, Numbers... numbers) {
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), format, numbers...);
    return {text.data(), static_cast<std::size_t>(std::clamp(length, 0, 63))};
}

// Takes exactly `digits` decimal digits off the text; -1 when they are not there.
int take_number(std::string_view& text, std::size_t digits) {
    int value = 0;
    if (text.size() < digits) return -1;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take_sign(std::string_view& text, char sign) {
    if (!text.starts_with(sign)) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<LocalDay> take_day(std::string_view& text) {
    const int year = take_number(text, 4);
    const bool first = take_sign(text, '-');
    const int month = take_number(text, 2);
    const bool second = take_sign(text, '-');
    const int day = take_number(text, 2);
    if (year < 1 || !first || month < 1 || !second || day < 1) return std::nullopt;
    const auto date = std::chrono::year{year} / month / day;
    if (!date.ok()) return std::nullopt;
    return LocalDay{date};
}

// HH:MM[:SS[.f…fff]]
std::optional<Millis> take_time(std::string_view& text) {
    const int hour = take_number(text, 2);
    const bool colon = take_sign(text, ':');
    const int minute = take_number(text, 2);
    if (hour < 0 || hour > 23 || !colon || minute < 0 || minute > 59) return std::nullopt;
    Millis time = hours{hour} + minutes{minute};
    if (!take_sign(text, ':')) return time;
    const int second = take_number(text, 2);
    if (second < 0 || second > 59) return std::nullopt;
    time += std::chrono::seconds{second};
    if (!take_sign(text, '.')) return time;
    int unit = 100;
    int digit = take_number(text, 1);
    if (digit < 0) return std::nullopt;
    for (; digit >= 0 && unit > 0; digit = take_number(text, 1), unit /= 10) time += Millis{digit * unit};
    return digit >= 0 ? std::nullopt : std::optional(time);
}

// "+08:00" or "-03:30"
std::optional<Millis> take_offset(std::string_view& text) {
    const bool behind = text.starts_with('-');
    if (!behind && !text.starts_with('+')) return std::nullopt;
    text.remove_prefix(1);
    const int hour = take_number(text, 2);
    const bool colon = take_sign(text, ':');
    const int minute = take_number(text, 2);
    if (hour < 0 || hour > 18 || !colon || minute < 0 || minute > 59) return std::nullopt;
    const Millis offset = hours{hour} + minutes{minute};
    return behind ? -offset : offset;
}

icu::Locale date_locale(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag(language == "en" ? std::string_view("en-GB") : language, status);
    // Thai would count years of the Buddhist era, which the guests' tickets and phones do not.
    locale.setKeywordValue("calendar", "gregorian", status);
    return U_SUCCESS(status) ? locale : icu::Locale::getUK();
}

icu::UnicodeString date_pattern(const icu::Locale& locale, std::string_view language, DateStyle style,
                                UErrorCode& status) {
    if (language == "en" && style != DateStyle::Long) return style == DateStyle::Short ? u"EEE d MMM y" : u"EEE d MMM";
    // CLDR's short forms of weekday and month ("Th 5, 26 thg 11") are not how Vietnamese write a date.
    if (language == "vi" && style != DateStyle::Long)
        return style == DateStyle::Short ? u"EEEE, dd/MM/y" : u"EEEE, dd/MM";
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    if (U_FAILURE(status)) return {};
    return patterns->getBestPattern(style == DateStyle::Long    ? u"yMMMMEEEEd"
                                    : style == DateStyle::Short ? u"yMMMEEEd"
                                                                : u"MMMEEEd",
                                    status);
}

// Making a formatter takes milliseconds and one cannot be shared between threads: each thread keeps those that it
// needed (languages × styles).
const icu::SimpleDateFormat* date_format(std::string_view language, DateStyle style) {
    thread_local std::map<std::pair<std::string, DateStyle>, std::unique_ptr<icu::SimpleDateFormat>> made;
    const std::pair key(std::string(language), style);
    if (const auto found = made.find(key); found != made.end()) return found->second.get();
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = date_locale(language);
    const auto pattern = date_pattern(locale, language, style, status);
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    if (U_FAILURE(status)) return nullptr;
    format->setTimeZone(*icu::TimeZone::getGMT());
    return made.emplace(key, std::move(format)).first->second.get();
}

} // namespace

struct Zone::Impl {
    std::string name;
    // Its const functions may be called from several threads at once; it is never changed.
    std::unique_ptr<const icu::BasicTimeZone> zone;

    [[nodiscard]] Millis offset_at(Millis since_epoch) const {
        UErrorCode status = U_ZERO_ERROR;
        std::int32_t raw = 0;
        std::int32_t daylight = 0;
        zone->getOffset(static_cast<UDate>(since_epoch.count()), false, raw, daylight, status);
        return U_SUCCESS(status) ? Millis{raw} + Millis{daylight} : Millis{0};
    }
};

Result<Zone> Zone::named(const std::string& iana) {
    UErrorCode status = U_ZERO_ERROR;
    const auto id = icu::UnicodeString::fromUTF8(iana);
    icu::UnicodeString canonical;
    UBool system = false;
    icu::TimeZone::getCanonicalID(id, canonical, system, status);
    std::unique_ptr<icu::TimeZone> zone(U_SUCCESS(status) && system ? icu::TimeZone::createTimeZone(id) : nullptr);
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr || iana == "Etc/Unknown") {
        return fail(ErrorKind::Invalid, "\"" + iana + "\" is not the name of a time zone; write one like Asia/Taipei");
    }
    zone.release();
    auto impl = std::make_shared<Impl>();
    impl->name = iana;
    impl->zone.reset(basic);
    Zone made;
    made.impl_ = std::move(impl);
    return made;
}

Zone Zone::utc() {
    static const Zone zone = [] {
        auto impl = std::make_shared<Impl>();
        impl->name = "UTC";
        impl->zone.reset(dynamic_cast<icu::BasicTimeZone*>(icu::TimeZone::getGMT()->clone()));
        Zone made;
        made.impl_ = std::move(impl);
        return made;
    }();
    return zone;
}

const std::string& Zone::name() const {
    return impl_->name;
}

LocalTime Zone::to_local(WallTime time) const {
    const auto since_epoch = inside_the_calendar(time.time_since_epoch());
    return LocalTime{since_epoch + impl_->offset_at(since_epoch)};
}

LocalDay Zone::day_of(WallTime time) const {
    return std::chrono::floor<days>(to_local(time));
}

WallTime Zone::to_wall(LocalTime time) const {
    const auto since_epoch = inside_the_calendar(time.time_since_epoch());
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0;
    std::int32_t daylight = 0;
    impl_->zone->getOffsetFromLocal(static_cast<UDate>(since_epoch.count()), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                                    raw, daylight, status);
    return WallTime{since_epoch - (U_SUCCESS(status) ? Millis{raw} + Millis{daylight} : Millis{0})};
}

std::string format_day(LocalDay day, std::string_view language, DateStyle style) {
    const auto* format = date_format(language, style);
    if (format == nullptr) return format_day(day);
    icu::UnicodeString text;
    format->format(static_cast<UDate>(Millis(day.time_since_epoch()).count()), text);
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string format_day_roc(LocalDay day) {
    constexpr std::array<std::string_view, 7> weekdays{"日", "一", "二", "三", "四", "五", "六"};
    const year_month_day date(day);
    const int year = int(date.year()) - 1911;
    std::string text = year > 0 ? "中華民國" + std::to_string(year) : "民國前" + std::to_string(1 - year);
    text += "年" + std::to_string(unsigned(date.month())) + "月" + std::to_string(unsigned(date.day())) + "日 星期";
    return text += weekdays[std::chrono::weekday(day).c_encoding()];
}

std::string format_time(LocalTime time) {
    return format_minute(std::chrono::floor<minutes>(time - std::chrono::floor<days>(time)));
}

std::string format_minute(MinuteOfDay minute) {
    const auto count = std::clamp<long long>(minute.count(), 0, 24 * 60);
    return print("%02d:%02d", static_cast<int>(count / 60), static_cast<int>(count % 60));
}

bool shares_time(std::string_view country, const Zone& zone, LocalDay day) {
    constexpr hours kNoon{12};
    const auto noon = zone.to_wall(LocalTime{day} + kNoon);
    const auto shown = zone.to_local(noon).time_since_epoch() - noon.time_since_epoch();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> names(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, std::string(country).c_str(), nullptr, status));
    bool any = false;
    while (U_SUCCESS(status) && names != nullptr) {
        const auto* name = names->snext(status);
        if (name == nullptr) break;
        const std::unique_ptr<icu::TimeZone> there(icu::TimeZone::createTimeZone(*name));
        std::int32_t raw = 0;
        std::int32_t daylight = 0;
        there->getOffset(static_cast<UDate>(noon.time_since_epoch().count()), false, raw, daylight, status);
        any = true;
        if (Millis{raw} + Millis{daylight} == shown) return true;
    }
    return !any;
}

std::string format_iso(WallTime time, const Zone& zone) {
    const auto since_epoch = inside_the_calendar(time.time_since_epoch());
    // Offsets of the far past have seconds, which ISO 8601 has no place for: the time is told by whole minutes of
    // offset.
    const auto offset = std::chrono::floor<minutes>(zone.to_local(WallTime{since_epoch}) - LocalTime{since_epoch});
    const LocalTime local{since_epoch + offset};
    const auto day = std::chrono::floor<days>(local);
    const auto of_day = (local - day).count();
    const auto away = std::abs(static_cast<int>(offset.count()));
    return format_day(day) +
           print("T%02d:%02d:%02d.%03d", static_cast<int>(of_day / 3'600'000), static_cast<int>(of_day / 60'000 % 60),
                 static_cast<int>(of_day / 1000 % 60), static_cast<int>(of_day % 1000)) +
           print("%c%02d:%02d", offset.count() < 0 ? '-' : '+', away / 60, away % 60);
}

Result<WallTime> parse_iso(std::string_view text, const Zone& zone) {
    const auto invalid = [&] {
        return fail(ErrorKind::Invalid, "\"" + std::string(text) + "\" is not a time like 2026-11-26T09:12:03+08:00");
    };
    auto rest = text;
    const auto day = take_day(rest);
    if (!day) return invalid();
    if (rest.empty()) return zone.to_wall(*day);
    if (!take_sign(rest, 'T')) return invalid();
    const auto time = take_time(rest);
    if (!time) return invalid();
    const LocalTime local = *day + *time;
    if (rest.empty()) return zone.to_wall(local);
    if (rest == "Z") return WallTime{local.time_since_epoch()};
    const auto offset = take_offset(rest);
    if (!offset || !rest.empty()) return invalid();
    return WallTime{local.time_since_epoch() - *offset};
}

Result<LocalDay> parse_day(std::string_view text) {
    auto rest = text;
    const auto day = take_day(rest);
    if (!day || !rest.empty())
        return fail(ErrorKind::Invalid, "\"" + std::string(text) + "\" is not a day like 2026-11-26");
    return *day;
}

Result<MinuteOfDay> parse_minute(std::string_view text) {
    auto rest = text;
    // Spreadsheets drop the leading zero.
    const int hour = take_number(rest, rest.find(':') == 1 ? 1 : 2);
    const bool colon = take_sign(rest, ':');
    const int minute = take_number(rest, 2);
    if (hour < 0 || !colon || minute < 0 || minute > 59 || !rest.empty() || hour * 60 + minute > 24 * 60) {
        return fail(ErrorKind::Invalid, "\"" + std::string(text) + "\" is not a time of day like 09:12");
    }
    return MinuteOfDay{hour * 60 + minute};
}

} // namespace kiosk::core
