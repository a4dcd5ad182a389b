#include "core/i18n/text.hpp"

#include <thread>

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::year;
using testing::HasSubstr;
using testing::Not;

constexpr LocalDay kThursday{year{2026} / 11 / 26};

Zone zone(const char* name) {
    return Zone::named(name).value();
}
WallTime utc(const char* text) {
    return parse_iso(text, Zone::utc()).value();
}
std::string local(const Zone& zone, const char* text) {
    return format_iso(utc(text), zone);
}

// --- zones

TEST(Zones, TaipeiIsEightHoursAhead) {
    EXPECT_EQ(local(zone("Asia/Taipei"), "2026-11-26T01:12:03.250Z"), "2026-11-26T09:12:03.250+08:00");
    EXPECT_EQ(zone("Asia/Taipei").day_of(utc("2026-11-25T16:00:00Z")), kThursday);
    EXPECT_EQ(zone("Asia/Taipei").day_of(utc("2026-11-25T15:59:59.999Z")), kThursday - days{1});
}

TEST(Zones, WithDaylightSavingFollowIt) {
    const auto sydney = zone("Australia/Sydney");
    EXPECT_EQ(local(sydney, "2026-07-01T00:00:00Z"), "2026-07-01T10:00:00.000+10:00");
    EXPECT_EQ(local(sydney, "2026-12-01T00:00:00Z"), "2026-12-01T11:00:00.000+11:00");
    EXPECT_EQ(local(zone("America/St_Johns"), "2026-01-01T00:00:00Z"), "2025-12-31T20:30:00.000-03:30");
}

TEST(Zones, ACountrySharesATimeWhereOneOfItsOwnShowsTheSame) {
    const auto taipei = zone("Asia/Taipei");
    for (const auto* country : {"TW", "SG", "ID", "QQ"}) // Bali does, and of QQ nobody knows
        EXPECT_TRUE(shares_time(country, taipei, kThursday)) << country;
    for (const auto* country : {"JP", "VN", "US"}) EXPECT_FALSE(shares_time(country, taipei, kThursday)) << country;
    const auto london = zone("Europe/London");
    constexpr LocalDay kSummer{year{2026} / 7 / 1};
    EXPECT_TRUE(shares_time("IS", london, kThursday));
    EXPECT_FALSE(shares_time("IS", london, kSummer)) << "Iceland has no summer time";
}

TEST(Zones, ATimeThatOccursTwiceIsTheFirst) {
    // New York falls back at 2026-11-01 02:00 EDT.
    const auto new_york = zone("America/New_York");
    const auto twice = LocalDay{year{2026} / 11 / 1} + hours{1} + minutes{30};
    EXPECT_EQ(new_york.to_wall(twice), utc("2026-11-01T05:30:00Z"));
}

TEST(Zones, ATimeThatIsSkippedMovesForward) {
    const auto new_york = zone("America/New_York");
    const auto skipped = LocalDay{year{2026} / 3 / 8} + hours{2} + minutes{30};
    EXPECT_EQ(format_iso(new_york.to_wall(skipped), new_york), "2026-03-08T03:30:00.000-04:00");
}

TEST(Zones, ThatDoNotExistAreRefused) {
    for (const auto* name : {"", "Asia/Taipeh", "asia/taipei", "GMT+8", "Etc/Unknown", "../etc/passwd", "\xff"}) {
        EXPECT_FALSE(Zone::named(name)) << name;
    }
    EXPECT_EQ(zone("Asia/Taipei").name(), "Asia/Taipei");
    EXPECT_EQ(Zone::utc(), zone("UTC"));
}

RC_GTEST_PROP(Zones, GoThereAndBackAgainOutsideOfTheDoubledHour, ()) {
    const auto taipei = zone("Asia/Taipei"); // no daylight saving since 1979
    const auto time = WallTime{Millis{*rc::gen::inRange<std::int64_t>(315'532'800'000, 4'102'444'800'000)}};
    RC_ASSERT(taipei.to_wall(taipei.to_local(time)) == time);
}

RC_GTEST_PROP(Zones, AnyTimeAtAllIsConvertedWithoutOverflow, (std::int64_t millis)) {
    const auto sydney = zone("Australia/Sydney");
    (void)sydney.to_local(WallTime{Millis{millis}});
    (void)sydney.to_wall(LocalTime{Millis{millis}});
    (void)sydney.day_of(WallTime{Millis{millis}});
    RC_ASSERT(parse_iso(format_iso(WallTime{Millis{millis}}, Zone::utc()), Zone::utc()).has_value());
}

TEST(Zones, MayBeAskedByManyThreads) {
    const auto sydney = zone("Australia/Sydney");
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&sydney] {
            for (int day = 0; day < 400; ++day) {
                const auto time = utc("2026-01-01T00:00:00Z") + days{day};
                EXPECT_EQ(sydney.to_wall(sydney.to_local(time)), time);
                EXPECT_FALSE(format_day(sydney.day_of(time), "ja", DateStyle::Long).empty());
            }
        });
    }
    for (auto& thread : threads) thread.join();
}

// --- dates and times

TEST(Days, AreWrittenInTheLanguagesOwnWay) {
    EXPECT_EQ(format_day(kThursday, "en", DateStyle::Long), "Thursday, 26 November 2026");
    EXPECT_EQ(format_day(kThursday, "en", DateStyle::Short), "Thu 26 Nov 2026");
    EXPECT_EQ(format_day(kThursday, "zh-TW", DateStyle::Long), "2026年11月26日 星期四");
    EXPECT_EQ(format_day(kThursday, "ja", DateStyle::Long), "2026年11月26日木曜日");
    EXPECT_EQ(format_day(kThursday, "ko", DateStyle::Long), "2026년 11월 26일 목요일");
    EXPECT_THAT(format_day(kThursday, "vi", DateStyle::Long), HasSubstr("26 tháng 11"));
    EXPECT_EQ(format_day(kThursday, "vi", DateStyle::Short), "Thứ Năm, 26/11/2026");
    EXPECT_THAT(format_day(kThursday, "th", DateStyle::Long), HasSubstr("2026")) << "not the Buddhist era's 2569";
    EXPECT_THAT(format_day(kThursday, "id", DateStyle::Long), HasSubstr("26 November 2026"));
}

TEST(Days, AreWrittenWithoutTheYearOnATab) {
    EXPECT_EQ(format_day(kThursday, "en", DateStyle::Day), "Thu 26 Nov");
    EXPECT_EQ(format_day(kThursday, "zh-TW", DateStyle::Day), "11月26日 週四");
    EXPECT_EQ(format_day(kThursday, "ja", DateStyle::Day), "11月26日(木)");
    EXPECT_EQ(format_day(kThursday, "vi", DateStyle::Day), "Thứ Năm, 26/11");
    for (const auto language : guest_languages())
        EXPECT_THAT(format_day(kThursday, language, DateStyle::Day), Not(HasSubstr("20"))) << language;
}

TEST(Days, InTheMinguoCalendarCountFrom1912) {
    EXPECT_EQ(format_day_roc(kThursday), "中華民國115年11月26日 星期四");
    EXPECT_EQ(format_day_roc(LocalDay{year{1912} / 1 / 1}), "中華民國1年1月1日 星期一");
    EXPECT_EQ(format_day_roc(LocalDay{year{1911} / 12 / 31}), "民國前1年12月31日 星期日");
}

TEST(Times, AreWrittenWith24Hours) {
    EXPECT_EQ(format_time(kThursday + hours{9} + minutes{12} + std::chrono::seconds{59}), "09:12");
    EXPECT_EQ(format_time(kThursday), "00:00");
    EXPECT_EQ(format_minute(minutes{24 * 60}), "24:00");
}

TEST(IsoTimes, AreReadWithAnOffsetOrInTheZone) {
    const auto taipei = zone("Asia/Taipei");
    const auto nine = utc("2026-11-26T01:12:00Z");
    EXPECT_EQ(parse_iso("2026-11-26T09:12", taipei), nine);
    EXPECT_EQ(parse_iso("2026-11-26T09:12:00.000", taipei), nine);
    EXPECT_EQ(parse_iso("2026-11-26T09:12:00+08:00", Zone::utc()), nine);
    EXPECT_EQ(parse_iso("2026-11-25T21:42-03:30", taipei), nine);
    EXPECT_EQ(parse_iso("2026-11-26", taipei), utc("2026-11-25T16:00:00Z"));
    EXPECT_EQ(parse_iso("2026-11-26T09:12:03.25", taipei), nine + Millis{3250});
}

TEST(IsoTimes, ThatAreOffAreRefused) {
    for (const auto* text : {"",
                             "2026",
                             "2026-11",
                             "2026-11-31",
                             "2026-02-29",
                             "2026-13-01",
                             "0000-01-01",
                             "2026-11-26T",
                             "2026-11-26T24:00",
                             "2026-11-26T09:60",
                             "2026-11-26T9:12",
                             "2026-11-26 09:12",
                             "2026-11-26T09:12:60",
                             "2026-11-26T09:12:03.",
                             "2026-11-26T09:12:03.1234",
                             "2026-11-26T09:12z",
                             "2026-11-26T09:12+8",
                             "2026-11-26T09:12+08:00Z",
                             "2026-11-26T09:12+0800",
                             "2026/11/26",
                             "+2026-11-26",
                             "2026-11-26T09:12Z "}) {
        EXPECT_FALSE(parse_iso(text, Zone::utc())) << text;
    }
}

RC_GTEST_PROP(IsoTimes, AreReadBack, ()) {
    const auto time = WallTime{Millis{*rc::gen::inRange<std::int64_t>(-30'000'000'000'000, 200'000'000'000'000)}};
    for (const auto* name : {"UTC", "Asia/Taipei", "America/New_York", "Africa/Monrovia"}) {
        const auto text = format_iso(time, zone(name));
        RC_ASSERT(parse_iso(text, Zone::utc()) == time);
    }
}

RC_GTEST_PROP(IsoTimes, ArbitraryTextIsReadWithoutACrash, (const std::string& text)) {
    (void)parse_iso(text, Zone::utc());
    (void)parse_day(text);
    (void)parse_minute(text);
}

TEST(MinutesOfDay, AreReadAsSpreadsheetsWriteThem) {
    EXPECT_EQ(parse_minute("09:12"), minutes{9 * 60 + 12});
    EXPECT_EQ(parse_minute("9:12"), minutes{9 * 60 + 12});
    EXPECT_EQ(parse_minute("24:00"), minutes{24 * 60});
    for (const auto* text : {"", "9", "24:01", "25:00", "09:60", "09:1", "09:12:00", "-1:00", ":12", "009:12"})
        EXPECT_FALSE(parse_minute(text)) << text;
    EXPECT_EQ(parse_day("2026-11-26"), kThursday);
    EXPECT_FALSE(parse_day("2026-11-26T00:00"));
}

} // namespace
} // namespace kiosk::core
