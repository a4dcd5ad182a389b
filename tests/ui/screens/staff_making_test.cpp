// A teacher at the real screens who makes badges for an event on a stick.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ui/screens/staff_visit.hpp"
#include "ui/stages/parts.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using From = core::IssuerKeyChoice::From;
using testing::HasSubstr, testing::Not;

TEST(StaffMakingScreens, FromTheCheckToANewKeyAndSixDigits) {
    StaffVisit visit(named("staff-stick-unissued"));
    EXPECT_THAT(visit.words(), HasSubstr("還缺 132 張"));
    for (const char* id : {"stick.make", "stick.key.new"}) visit.touches(id);
    for (const char digit : std::string("073941")) visit.touches(std::string("secret.") + digit);
    const auto& stick = visit.stage.state.staff.stick;
    EXPECT_EQ(stick.doing, core::StaffStick::Doing::MakingBadges);
    EXPECT_EQ(stick.making->typed.size(), 0U);
    EXPECT_THAT(visit.words(), HasSubstr("正在製作識別證"));
    visit.touches("stick.stop");
    EXPECT_TRUE(stick.stopping);
}

TEST(StaffMakingScreens, APassphraseIsDotsUntilItIsToBeSeen) {
    StaffVisit visit(named("staff-stick-keys"));
    visit.touches("stick.key.1");
    for (const char* id : {"secret.a", "secret.shift", "secret.B", "secret.signs", "secret.#", "secret.shift",
                           "secret.shift", "secret.c", "secret.7", "secret.space", "secret.erase"})
        visit.touches(id);
    EXPECT_EQ(visit.stage.state.staff.stick.making->typed.text(), "aB#c7");
    EXPECT_THAT(visit.words(), testing::AllOf(HasSubstr("•••••"), Not(HasSubstr("aB#c7"))));
    visit.touches("secret.see");
    EXPECT_THAT(visit.words(), HasSubstr("aB#c7"));
    visit.touches("secret.use");
    EXPECT_EQ(visit.stage.state.staff.stick.doing, core::StaffStick::Doing::MakingBadges);
}

TEST(StaffMakingScreens, WhichKeyTheEventTakesIsSaid) {
    StaffVisit visit(named("staff-stick-keys-pinned"));
    EXPECT_THAT(visit.words(), testing::AllOf(HasSubstr("b81c77e0"), HasSubstr("不是這個活動的")));
    (void)visit.screen.frame(visit.stage);
    const auto record = visit.screen.frame(visit.stage).record;
    for (const auto& widget : record.widgets) {
        const bool other = widget.id == "stick.key.0" || widget.id == "stick.key.new";
        EXPECT_FALSE(other && widget.touchable) << widget.id;
    }
    visit.touches("stick.key.1");
    EXPECT_EQ(visit.stage.state.staff.stick.making->key->from, From::Stick);
}

} // namespace
} // namespace kiosk::test
