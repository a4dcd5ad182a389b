#include "app/window/focus.hpp"

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

core::MonoTime at(std::int64_t ms) {
    return core::MonoTime{core::Millis{ms}};
}

FocusFacts facts(Focus focus, std::int64_t now) {
    FocusFacts made;
    made.focus = focus;
    made.now = at(now);
    made.lost = at(100'000);
    return made;
}

TEST(Focus, ThatIsOursIsNotTakenAndNobodyIsTold) {
    auto own = facts(Focus::Ours, 500'000);
    own.touched = true;
    EXPECT_FALSE(takes_focus_back(own));
    EXPECT_FALSE(tells_staff(own));
}

TEST(Focus, ThatNobodyHasIsTakenAtOnceByAWindowThatFillsItsMonitor) {
    auto nobodys = facts(Focus::Nobodys, 100'000);
    EXPECT_TRUE(takes_focus_back(nobodys));
    nobodys.fills_monitor = false;
    EXPECT_FALSE(takes_focus_back(nobodys));
}

TEST(Focus, OfAnotherProgramIsTakenWhenNobodyHasTypedThereForAWhile) {
    EXPECT_FALSE(takes_focus_back(facts(Focus::AnotherPrograms, 109'999)));
    auto other = facts(Focus::AnotherPrograms, 110'000);
    EXPECT_TRUE(takes_focus_back(other));
    other.typed_elsewhere = at(90'000);
    EXPECT_TRUE(takes_focus_back(other)) << "that was before";
    other.typed_elsewhere = at(105'000);
    EXPECT_FALSE(takes_focus_back(other)) << "somebody is at work";
    other.now = at(115'000);
    EXPECT_TRUE(takes_focus_back(other));
    other.fills_monitor = false;
    EXPECT_FALSE(takes_focus_back(other)) << "a window among others waits for its turn";
}

TEST(Focus, IsTakenByATouchHoweverBusyTheOtherProgramIs) {
    for (const bool fills : {true, false}) {
        auto touched = facts(Focus::AnotherPrograms, 100'000);
        touched.fills_monitor = fills;
        touched.touched = true;
        touched.typed_elsewhere = at(100'000);
        EXPECT_TRUE(takes_focus_back(touched));
    }
}

TEST(Focus, StaffAreToldAfterAMomentThatAnotherProgramHasIt) {
    EXPECT_FALSE(tells_staff(facts(Focus::AnotherPrograms, 100'999)));
    EXPECT_TRUE(tells_staff(facts(Focus::AnotherPrograms, 101'000)));
    EXPECT_FALSE(tells_staff(facts(Focus::Nobodys, 101'000))) << "then scanners are heard";
}

} // namespace
} // namespace kiosk::app
