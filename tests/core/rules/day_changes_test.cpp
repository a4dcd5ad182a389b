// What the day does to the programme, to doors and to who is expected.
#include "core/rules/day_changes.hpp"

#include <gtest/gtest.h>

#include "core/rules/decide.hpp"
#include "core/rules/door.hpp"

namespace kiosk::core {
namespace {

using std::chrono::minutes;
using test::at, test::kFirstDay, test::kSecondDay;
using What = DayChange::What;

constexpr MinuteOfDay hm(int hour, int minute) {
    return MinuteOfDay{hour * 60 + minute};
}

const ItemId kOpening{"opening"}; // 9:30 to 10:30, for everyone
const ItemId kWorkshop{
    "workshop"}; // 13:00 to 15:00, for jp; its door opens at 13:00, and who comes after 13:10 is late
const DelegationId kJp{"jp"}, kSg{"sg"};

// The sample event, and what is written down about it.
class Day {
  public:
    test::SampleEvent sample = test::sample_event();

    Day& at(int hour, int minute, What what, ChangeSubject subject, int number = 0, LocalDay day = kFirstDay) {
        made_.push_back({{what, std::move(subject), number}, {}, day + hm(hour, minute), OperatorId{"t1"}});
        return *this;
    }
    Day& delayed(int hour, int minute, int by, DelegationId whose = {}) {
        return at(hour, minute, What::Delay, {std::move(whose), {}}, by);
    }
    [[nodiscard]] DayChanges changes() const { return {made_, sample.package.programme}; }
    [[nodiscard]] ProgrammeItem item(const ItemId& id) const {
        for (const auto& each : sample.package.programme)
            if (each.id == id) return changes().changed(each);
        throw std::out_of_range(id.str());
    }
    [[nodiscard]] Checkpoint door(const std::string& id, const DelegationId& whose = {},
                                  LocalDay day = kFirstDay) const {
        for (const auto& each : sample.package.checkpoints)
            if (each.id.str() == id) return changes().changed(each, day, whose);
        throw std::out_of_range(id);
    }

  private:
    std::vector<ChangeMade> made_;
};

TEST(DayChanges, EveryonesDelayMovesWhatIsNotOverByThenOnThatDay) {
    Day day;
    day.sample.package.programme.push_back(test::detail::item("tomorrow", 9 * 60, 10 * 60));
    day.sample.package.programme.back().day = kSecondDay;
    day.delayed(10, 40, 20);
    EXPECT_EQ(day.item(kOpening).starts, hm(9, 30)) << "it was over at 10:30";
    EXPECT_EQ(day.item(kWorkshop).starts, hm(13, 20));
    EXPECT_EQ(day.item(kWorkshop).ends, hm(15, 20));
    EXPECT_EQ(day.item(ItemId{"tomorrow"}).starts, hm(9, 0));
    EXPECT_EQ(Day().delayed(10, 20, 20).item(kOpening).starts, hm(9, 50)) << "it is on, and began late";
}

TEST(DayChanges, TheLastDelayCountsAndIsNotAddedToTheOneBefore) {
    Day day;
    day.delayed(8, 0, 20).delayed(8, 30, 30);
    EXPECT_EQ(day.item(kOpening).starts, hm(10, 0));
    EXPECT_EQ(day.delayed(9, 0, 0).item(kOpening).starts, hm(9, 30)) << "in time after all";
    EXPECT_EQ(day.delayed(12, 0, 15).item(kOpening).starts, hm(9, 30)) << "over by then: as it was";
    EXPECT_EQ(day.item(kWorkshop).starts, hm(13, 15));
}

TEST(DayChanges, ADelegationsDelayMovesWhatIsForItAlone) {
    Day day;
    day.delayed(8, 0, 30, kJp);
    EXPECT_EQ(day.item(kWorkshop).starts, hm(13, 30));
    EXPECT_EQ(day.item(kOpening).starts, hm(9, 30)) << "the others are there";
    day.sample.package.programme[1].audience.delegations = {kJp, kSg};
    EXPECT_EQ(day.item(kWorkshop).starts, hm(13, 0));
    day.delayed(8, 10, 10, kSg);
    EXPECT_EQ(day.item(kWorkshop).starts, hm(13, 10)) << "as far as all of them are";
    EXPECT_EQ(day.delayed(8, 20, 45).changes().delay_of(kJp, kFirstDay), minutes{45}) << "whichever is more";
}

TEST(DayChanges, AMovedItemBeginsWhereItWasMovedToAndGoesOnWithDelays) {
    Day day;
    day.delayed(8, 0, 20).at(8, 30, What::Move, {{}, kWorkshop}, 14 * 60);
    EXPECT_EQ(day.item(kWorkshop).starts, hm(14, 0)) << "that it was late was known";
    EXPECT_EQ(day.item(kWorkshop).ends, hm(16, 0));
    EXPECT_EQ(day.delayed(9, 0, 35).item(kWorkshop).starts, hm(14, 15));
    EXPECT_EQ(day.at(9, 10, What::Move, {{}, kWorkshop}, 23 * 60 + 30).item(kWorkshop).ends, hm(24, 0))
        << "not beyond its day";
}

TEST(DayChanges, AnItemIsCancelledOrSentToItsRainPlaceWhereItHasOne) {
    Day day;
    day.at(8, 0, What::Rain, {{}, kOpening});
    EXPECT_EQ(day.item(kOpening).status, ItemStatus::Planned) << "it has none";
    day.sample.package.programme[0].rain_place = "體育館";
    EXPECT_EQ(day.item(kOpening).status, ItemStatus::Rain);
    EXPECT_EQ(day.at(8, 5, What::Cancel, {{}, kOpening}).item(kOpening).status, ItemStatus::Cancelled);
    EXPECT_EQ(day.item(kWorkshop).status, ItemStatus::Planned);
}

TEST(DayChanges, ADoorMovesWithItsItemOrWithEveryone) {
    Day day;
    day.at(8, 0, What::Move, {{}, kWorkshop}, 14 * 60);
    auto door = day.door("workshop");
    EXPECT_EQ(door.opens, hm(14, 0));
    EXPECT_EQ(door.closes, hm(16, 0));
    EXPECT_EQ(door.late_after, hm(14, 10));
    EXPECT_EQ(day.door("lunch").opens, hm(11, 30));
    day.delayed(9, 0, 20);
    EXPECT_EQ(day.door("lunch").opens, hm(11, 50));
    EXPECT_EQ(day.door("lunch").closes, hm(13, 20));
    EXPECT_EQ(day.door("lunch", {}, kSecondDay).opens, hm(11, 30)) << "tomorrow is as planned";
    EXPECT_FALSE(day.door("gate").opens) << "always open";
    door = Day().at(8, 0, What::Move, {{}, kWorkshop}, 12 * 60).door("workshop");
    EXPECT_EQ(door.opens, hm(12, 0));
    EXPECT_EQ(door.late_after, hm(12, 10));
}

TEST(DayChanges, ADoorThatIsOpenDoesNotShutAgain) {
    const auto door = Day().delayed(11, 45, 20).door("lunch");
    EXPECT_EQ(door.opens, hm(11, 30));
    EXPECT_EQ(door.closes, hm(13, 20));
}

TEST(DayChanges, WhoseDelegationIsFurtherBehindHasAsMuchLonger) {
    Day day;
    day.sample.package.checkpoints[0].late_after = hm(9, 0);
    day.delayed(8, 0, 30, kJp);
    EXPECT_EQ(day.door("gate", kJp).late_after, hm(9, 30));
    EXPECT_EQ(day.door("gate", kSg).late_after, hm(9, 0));
    EXPECT_EQ(day.door("lunch", kJp).closes, hm(13, 30));
    EXPECT_EQ(day.door("lunch", kJp).opens, hm(11, 30)) << "whoever is there already is not sent away";
    EXPECT_EQ(day.door("workshop", kJp).late_after, hm(13, 40)) << "its item is as late: not twice";
    EXPECT_EQ(day.delayed(8, 10, 20).door("gate", kJp).late_after, hm(9, 30));
    EXPECT_EQ(day.door("gate", kSg).late_after, hm(9, 20));
}

TEST(DayChanges, ADelegationIsExpectedAsMuchLater) {
    Day day;
    auto& jp = day.sample.package.delegations[0];
    jp.arrives = kFirstDay + hm(9, 0);
    EXPECT_EQ(day.changes().changed(jp).arrives, kFirstDay + hm(9, 0));
    day.delayed(9, 10, 25, kJp);
    EXPECT_EQ(day.changes().changed(jp).arrives, kFirstDay + hm(9, 25));
    jp.arrives = kSecondDay + hm(9, 0);
    EXPECT_EQ(day.changes().changed(jp).arrives, kSecondDay + hm(9, 0));
}

TEST(DayChanges, AreReadBackFromTheEntriesThatSayThemAndNothingElseIs) {
    const auto said = [](What what, ChangeSubject subject, int number) {
        const DayChange change{what, std::move(subject), number};
        Entry entry;
        entry.checkpoint = CheckpointId{"gate"};
        entry.area = AreaId{"school"};
        tell_change(change, entry);
        EXPECT_TRUE(changes_day(entry.kind));
        const auto back = parse_entry(canonical_bytes(entry));
        return change_in(*back) == std::optional(change);
    };
    EXPECT_TRUE(said(What::Delay, {}, 20));
    EXPECT_TRUE(said(What::Delay, {kJp, {}}, 0));
    EXPECT_TRUE(said(What::Move, {{}, kOpening}, 615));
    EXPECT_TRUE(said(What::Cancel, {{}, kOpening}, 0));
    EXPECT_TRUE(said(What::Rain, {{}, kOpening}, 0));
    EXPECT_FALSE(said(What::Delay, {}, kLongestDelay + 1));
    EXPECT_FALSE(said(What::Move, {{}, kOpening}, 24 * 60));
    EXPECT_FALSE(said(What::Cancel, {}, 0)) << "of no item";
    Entry entry;
    EXPECT_FALSE(change_in(entry));
    entry.kind = EntryKind::Delayed;
    entry.count = 4'000'000'000U;
    EXPECT_FALSE(change_in(entry)) << "nobody waits for that";
    EXPECT_FALSE(is_possible({What::Delay, {{}, kOpening}, 5}));
    EXPECT_FALSE(is_possible({What::Delay, {}, -1}));
    EXPECT_FALSE(is_possible({What::Move, {kJp, kOpening}, 600}));
}

TEST(DayChanges, DecideWhoIsLateAndWhenADoorIsOpen) {
    LocalReplica door("workshop");
    const auto present = [&](int hour, int minute, const Day& day) {
        const auto changes = day.changes();
        auto facts =
            door.facts(examine(door.sample.token("jp-01"), door.sample.package.event.issuers), at(hour, minute));
        facts.changes = &changes;
        return decide(facts);
    };
    EXPECT_EQ(present(13, 11, {}).verdict, Verdict::Late);
    Day late;
    late.delayed(9, 0, 20, kJp);
    EXPECT_EQ(present(13, 20, late).verdict, Verdict::Admitted);
    EXPECT_EQ(present(13, 31, late).verdict, Verdict::Late);
    EXPECT_EQ(present(15, 10, late).verdict, Verdict::Late) << "open as much longer";
    EXPECT_EQ(present(15, 21, late).verdict, Verdict::Closed);
    Day moved;
    moved.at(9, 0, What::Move, {{}, kWorkshop}, 14 * 60);
    const auto early = present(13, 30, moved);
    EXPECT_EQ(early.verdict, Verdict::TooEarly);
    EXPECT_EQ(early.opens, kFirstDay + hm(14, 0));
    EXPECT_EQ(present(14, 5, moved).verdict, Verdict::Admitted);
}

TEST(DayChanges, ABadgeOfACoachOrAClassIsForStaffAndALeadersIsCounted) {
    LocalReplica door("gate");
    EXPECT_EQ(door.present_badge("jp", at(9, 0)).verdict, Verdict::Group);
    for (const auto by : {DelegationPart::By::Coach, DelegationPart::By::Class}) {
        door.badge_of("jp").part = {by, "2"};
        const auto part = door.present_badge("jp", at(9, 0));
        EXPECT_EQ(part.verdict, Verdict::NeedsStaff);
        EXPECT_FALSE(part.entry);
    }
    door.badge_of("jp").status = BadgeStatus::Revoked;
    EXPECT_EQ(door.present_badge("jp", at(9, 0)).verdict, Verdict::Revoked);
}

TEST(DayChanges, WhatABadgeIsDoesNotDependOnTheDoorOrTheHour) {
    LocalReplica door("workshop");
    const auto verdict = [&](const std::string& whose) {
        return verdict_on_badge(
            door.facts(examine(door.sample.token(whose), door.sample.package.event.issuers), at(7, 0)));
    };
    EXPECT_EQ(verdict("sg-01"), Verdict::Admitted);
    EXPECT_EQ(verdict("jp"), Verdict::Group);
    door.badge_of("sg-01").status = BadgeStatus::Revoked;
    EXPECT_EQ(verdict("sg-01"), Verdict::Revoked);
    EXPECT_EQ(verdict_on_badge(
                  door.facts(examine(door.sample.sign(BadgeId{99}), door.sample.package.event.issuers), at(7, 0))),
              Verdict::AdmittedUnknown);
}

} // namespace
} // namespace kiosk::core
