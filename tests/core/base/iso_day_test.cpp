#include "core/base/iso_day.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

using std::chrono::year;

TEST(IsoDays, HaveFourTwoAndTwoDigits) {
    EXPECT_EQ(format_day(LocalDay{year{2026} / 11 / 26}), "2026-11-26");
    EXPECT_EQ(format_day(LocalDay{year{1} / 1 / 1}), "0001-01-01");
    EXPECT_EQ(format_day(LocalDay{year{9999} / 12 / 31}), "9999-12-31");
}

TEST(IsoDays, NameADayThatAPackageCannotEvenSay) {
    EXPECT_EQ(format_day(LocalDay{year{10000} / 1 / 31}), "10000-01-31");
}

RC_GTEST_PROP(IsoDays, AreReadBack, ()) {
    const LocalDay day{std::chrono::days{*rc::gen::inRange(-700'000, 2'900'000)}}; // years 53 … 9909
    RC_ASSERT(parse_day(format_day(day)) == day);
}

} // namespace
} // namespace kiosk::core
