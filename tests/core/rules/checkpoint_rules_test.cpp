#include "core/rules/checkpoint_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using kiosk::test::kFirstDay, kiosk::test::kSecondDay;

constexpr auto kDay = std::chrono::days{1};

TEST(CheckpointDay, IsTodayAsFarAsTheEventLasts) {
    const auto event = test::sample_event().package.event;
    const Checkpoint every_day;
    const std::vector<std::pair<LocalDay, LocalDay>> table{{kFirstDay - 300 * kDay, kFirstDay},
                                                           {kFirstDay - kDay, kFirstDay},
                                                           {kFirstDay, kFirstDay},
                                                           {kSecondDay, kSecondDay},
                                                           {kSecondDay + kDay, kSecondDay},
                                                           {kSecondDay + 300 * kDay, kSecondDay}};
    for (const auto& [today, expected] : table)
        EXPECT_EQ(day_of(every_day, event, today), expected) << today.time_since_epoch().count();
}

TEST(CheckpointDay, IsItsOwnWheneverTodayIs) {
    const auto event = test::sample_event().package.event;
    Checkpoint session;
    session.day = kSecondDay;
    for (const auto today : {kFirstDay - kDay, kFirstDay, kSecondDay, kSecondDay + kDay})
        EXPECT_EQ(day_of(session, event, today), kSecondDay) << today.time_since_epoch().count();
}

TEST(CheckpointDay, OfAnEventThatEndsBeforeItBeginsIsItsFirst) {
    auto event = test::sample_event().package.event;
    event.last_day = event.first_day - kDay;
    for (const auto today : {kFirstDay - 2 * kDay, kFirstDay, kSecondDay})
        EXPECT_EQ(day_of(Checkpoint{}, event, today), kFirstDay) << today.time_since_epoch().count();
}

class ChooseCheckpoint : public testing::Test {
  protected:
    std::vector<Checkpoint> checkpoints = kiosk::test::sample_event().package.checkpoints;
    LocalTime nine = LocalTime(kFirstDay) + 9h;
};

TEST_F(ChooseCheckpoint, TakesAGateThatAdmitsAndIsOpen) {
    std::swap(checkpoints.front(), checkpoints.back());
    EXPECT_EQ(choose_checkpoint(checkpoints, nine).str(), "hall");
}

TEST_F(ChooseCheckpoint, TakesAnOpenMealWhenThereIsNoGate) {
    std::erase_if(checkpoints, [](const auto& each) { return each.kind == CheckpointKind::Gate; });
    EXPECT_EQ(choose_checkpoint(checkpoints, nine + 3h).str(), "lunch");
    EXPECT_EQ(choose_checkpoint(checkpoints, nine + 5h).str(), "workshop");
}

TEST_F(ChooseCheckpoint, TakesAGateThatIsShutBeforeADoorThatOnlyLetsPeopleOut) {
    std::erase_if(checkpoints, [](const auto& each) { return each.kind != CheckpointKind::Gate; });
    for (auto& each : checkpoints) each.opens = MinuteOfDay{22 * 60};
    std::ranges::reverse(checkpoints);
    EXPECT_EQ(choose_checkpoint(checkpoints, nine).str(), "hall") << "the first gate that admits";
    std::erase_if(checkpoints, [](const auto& each) { return each.direction != Direction::Out; });
    EXPECT_EQ(choose_checkpoint(checkpoints, nine).str(), "exit") << "better than none";
}

TEST_F(ChooseCheckpoint, IsEmptyWithoutCheckpoints) {
    EXPECT_TRUE(choose_checkpoint({}, nine).empty());
}

} // namespace
} // namespace kiosk::core
