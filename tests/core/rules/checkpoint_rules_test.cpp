#include "core/rules/checkpoint_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using kiosk::test::kFirstDay, kiosk::test::kSecondDay;

constexpr auto kOneDay = std::chrono::days{1};

TEST(CheckpointDay, IsTodayAsFarAsTheEventLasts) {
    const auto event = test::sample_event().package.event;
    const Checkpoint every_day;
    const std::vector<std::pair<LocalDay, LocalDay>> table{{kFirstDay - 300 * kOneDay, kFirstDay},
                                                           {kFirstDay - kOneDay, kFirstDay},
                                                           {kFirstDay, kFirstDay},
                                                           {kSecondDay, kSecondDay},
                                                           {kSecondDay + kOneDay, kSecondDay},
                                                           {kSecondDay + 300 * kOneDay, kSecondDay}};
    for (const auto& [today, expected] : table)
        EXPECT_EQ(day_of(every_day, event, today), expected) << today.time_since_epoch().count();
}

TEST(CheckpointDay, IsItsOwnWheneverTodayIs) {
    const auto event = test::sample_event().package.event;
    Checkpoint session;
    session.day = kSecondDay;
    for (const auto today : {kFirstDay - kOneDay, kFirstDay, kSecondDay, kSecondDay + kOneDay})
        EXPECT_EQ(day_of(session, event, today), kSecondDay) << today.time_since_epoch().count();
}

TEST(CheckpointDay, OfAnEventThatEndsBeforeItBeginsIsItsFirst) {
    auto event = test::sample_event().package.event;
    event.last_day = event.first_day - kOneDay;
    for (const auto today : {kFirstDay - 2 * kOneDay, kFirstDay, kSecondDay})
        EXPECT_EQ(day_of(Checkpoint{}, event, today), kFirstDay) << today.time_since_epoch().count();
}

class WhichCheckpoint : public testing::Test {
  protected:
    std::vector<Checkpoint> checkpoints = kiosk::test::sample_event().package.checkpoints;
    LocalTime nine = LocalTime(kFirstDay) + 9h;
};

TEST_F(WhichCheckpoint, TakesAGateThatAdmitsAndIsOpen) {
    std::swap(checkpoints.front(), checkpoints.back());
    EXPECT_EQ(choose_checkpoint(checkpoints, nine).str(), "hall");
}

TEST_F(WhichCheckpoint, TakesAnOpenMealWhenThereIsNoGate) {
    std::erase_if(checkpoints, [](const auto& each) { return each.kind == CheckpointKind::Gate; });
    EXPECT_EQ(choose_checkpoint(checkpoints, nine + 3h).str(), "lunch");
    EXPECT_EQ(choose_checkpoint(checkpoints, nine + 5h).str(), "workshop");
}

TEST_F(WhichCheckpoint, TakesAGateThatIsShutBeforeADoorThatOnlyLetsPeopleOut) {
    std::erase_if(checkpoints, [](const auto& each) { return each.kind != CheckpointKind::Gate; });
    for (auto& each : checkpoints) each.opens = MinuteOfDay{22 * 60};
    std::ranges::reverse(checkpoints);
    EXPECT_EQ(choose_checkpoint(checkpoints, nine).str(), "hall") << "the first gate that admits";
    std::erase_if(checkpoints, [](const auto& each) { return each.direction != Direction::Out; });
    EXPECT_EQ(choose_checkpoint(checkpoints, nine).str(), "exit") << "better than none";
}

TEST_F(WhichCheckpoint, IsEmptyWithoutCheckpoints) {
    EXPECT_TRUE(choose_checkpoint({}, nine).empty());
}

// --- by the programme

class ByProgramme : public testing::Test {
  protected:
    // Talks one after the other in the great hall, lunch beside it, and a gate that is always open.
    ByProgramme() {
        package.programme.clear();
        package.checkpoints = {test::detail::checkpoint("gate", CheckpointKind::Gate, "school", Direction::In)};
        talk("first", 9 * 60, 10 * 60);
        talk("second", 10 * 60 + 30, 12 * 60);
        auto lunch = test::detail::checkpoint("lunch", CheckpointKind::Handout, "table", Direction::In);
        lunch.opens = MinuteOfDay{11 * 60 + 30};
        lunch.closes = MinuteOfDay{13 * 60};
        package.checkpoints.push_back(lunch);
    }
    void talk(const std::string& id, int from, int to) {
        auto item = test::detail::item(id, from, to);
        item.place = PlaceId{"hall"};
        package.programme.push_back(item);
        auto door = test::detail::checkpoint("door-" + id, CheckpointKind::Session, "area-" + id, Direction::In);
        door.item = item.id;
        package.checkpoints.push_back(door);
    }
    void change(const DayChange& change) { made.push_back({change, {}, LocalTime{kFirstDay} + 8h, OperatorId{"t1"}}); }
    [[nodiscard]] std::string stands(std::chrono::minutes time, const Followed& followed,
                                     const std::string& here = "gate", LocalDay day = kFirstDay) const {
        const DayChanges changes(made, package.programme);
        auto programme = package.programme;
        for (auto& item : programme) item = changes.changed(item);
        return by_programme({package.event, changes, programme, package.checkpoints}, followed, CheckpointId{here},
                            LocalTime{day} + time)
            .str();
    }
    EventPackage package = test::sample_event().package;
    std::vector<ChangeMade> made;
    const Followed hall{{}, CheckpointId{"door-first"}};
};

TEST_F(ByProgramme, StandsAtWhatIsOnInItsPlaceOrIsNext) {
    EXPECT_EQ(stands(8h, hall, "door-first"), "door-first") << "which is the next to begin";
    EXPECT_EQ(stands(9h, hall, "door-first"), "door-first");
    EXPECT_EQ(stands(9h + 59min, hall, "door-first"), "door-first");
    EXPECT_EQ(stands(10h, hall, "door-first"), "door-second") << "between the two";
    EXPECT_EQ(stands(11h + 45min, hall, "door-second"), "door-second") << "lunch is at another place";
    EXPECT_EQ(stands(15h, hall, "door-second"), "door-second") << "nothing follows, so it stays";
}

TEST_F(ByProgramme, StandsAmongThoseItWasToldAtTheOneThatOpenedLast) {
    const Followed among{{CheckpointId{"gate"}, CheckpointId{"lunch"}, CheckpointId{"gone"}}, {}};
    EXPECT_EQ(stands(9h, among), "gate");
    EXPECT_EQ(stands(11h + 30min, among), "lunch");
    EXPECT_EQ(stands(13h, among, "lunch"), "gate");
}

TEST_F(ByProgramme, GoesWithDelaysAndWhatIsMovedOrCancelled) {
    change({DayChange::What::Delay, {}, 20});
    EXPECT_EQ(stands(10h + 10min, hall, "door-first"), "door-first") << "everyone is late";
    change({DayChange::What::Move, {{}, ItemId{"second"}}, 14 * 60});
    EXPECT_EQ(stands(14h + 30min, hall, "door-first"), "door-second");
    change({DayChange::What::Cancel, {{}, ItemId{"first"}}, 0});
    EXPECT_EQ(stands(9h + 30min, hall, "door-first"), "door-second");
}

TEST_F(ByProgramme, StaysWhereNothingIsOnThatDay) {
    for (auto& each : package.checkpoints) each.day = kFirstDay;
    EXPECT_EQ(stands(9h, hall, "gate", kSecondDay), "gate");
    EXPECT_EQ(stands(9h, {{}, CheckpointId{"gone"}}, "gate"), "gate");
}

TEST_F(ByProgramme, IsSteadyAndNeverLeavesAnOpenCheckpointForAClosedOne) {
    const Followed all{
        {CheckpointId{"gate"}, CheckpointId{"lunch"}, CheckpointId{"door-first"}, CheckpointId{"door-second"}}, {}};
    for (const int delay : {0, 15, 45}) {
        made.clear();
        change({DayChange::What::Delay, {}, delay});
        for (int minute = 0; minute < 24 * 60; ++minute)
            for (const auto& here : package.checkpoints) {
                const std::chrono::minutes time{minute};
                const auto there = stands(time, all, here.id.str());
                EXPECT_EQ(stands(time, all, there), there) << minute;
                const int closes = 13 * 60 + delay, opens = 11 * 60 + 30 + delay;
                EXPECT_TRUE(there != "lunch" || (opens <= minute && minute < closes)) << "the gate is open: " << minute;
            }
    }
}

} // namespace
} // namespace kiosk::core
