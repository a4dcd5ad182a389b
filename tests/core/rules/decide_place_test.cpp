// Again and out, place and time: the rules after the badge itself is found good.
#include "core/rules/decide.hpp"

#include <gtest/gtest.h>

#include "core/rules/door.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::kFirstDay;
using test::kSecondDay;

TEST(Decide, SecondScanAtTheSameDoorIsNotASecondEntry) {
    LocalReplica door("gate");
    door.standing = stood(Direction::In, at(9, 0), "gate");
    const auto decision = door.present_badge("jp-01", at(9, 30));
    EXPECT_EQ(decision.verdict, Verdict::AlreadyIn);
    EXPECT_FALSE(decision.repeats_green);
    EXPECT_EQ(decision.first, door.standing);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::Refused);
    EXPECT_EQ(decision.entry->verdict, Verdict::AlreadyIn);
    EXPECT_EQ(decision.entry->participant.str(), "jp-01");
    EXPECT_EQ(decision.entry->badge, door.badge_of("jp-01").id);
    EXPECT_EQ(decision.entry->token_fingerprint, token_fingerprint(door.sample.token("jp-01")));
}

TEST(Decide, SecondScanWithinTwoMinutesAtTheSameKioskRepeatsTheGreen) {
    LocalReplica door("gate");
    door.standing = stood(Direction::In, at(9, 0), "gate");
    const auto soon = door.present_badge("jp-01", at(9, 2));
    EXPECT_EQ(soon.verdict, Verdict::AlreadyIn);
    EXPECT_TRUE(soon.repeats_green);
    ASSERT_TRUE(soon.entry);
    EXPECT_EQ(soon.entry->kind, EntryKind::Refused);
    EXPECT_FALSE(door.present_badge("jp-01", at(9, 2, 1)).repeats_green);
    door.standing->same_kiosk = false;
    EXPECT_FALSE(door.present_badge("jp-01", at(9, 1)).repeats_green);
}

TEST(Decide, SecondHelpingIsNeverGreenHoweverSoon) {
    LocalReplica door("lunch");
    door.standing = stood(Direction::In, at(12, 0), "lunch");
    const auto soon = door.present_badge("jp-01", at(12, 1));
    EXPECT_EQ(soon.verdict, Verdict::AlreadyIn);
    EXPECT_FALSE(soon.repeats_green);
    door.checkpoint().direction = Direction::Both;
    EXPECT_EQ(door.present_badge("jp-01", at(12, 30)).verdict, Verdict::AlreadyIn);
}

TEST(Decide, ComingBackAfterAnExitIsANewEntryAndNotLate) {
    LocalReplica door("workshop");
    door.standing = stood(Direction::Out, at(13, 30), "workshop");
    const auto decision = door.present_badge("jp-01", at(13, 40));
    EXPECT_EQ(decision.verdict, Verdict::Admitted);
    EXPECT_FALSE(decision.entry->late);
}

TEST(Decide, AnEntryDoorForManyEntriesAdmitsAgain) {
    LocalReplica door("gate");
    door.checkpoint().many_entries = true;
    door.checkpoint().capacity = 1;
    door.people_in_area = 1;
    door.standing = stood(Direction::In, at(9, 0), "gate");
    EXPECT_EQ(door.present_badge("jp-01", at(9, 1)).verdict, Verdict::Admitted);
}

TEST(Decide, AnExitDoorAlwaysLetsOut) {
    LocalReplica door("exit");
    door.checkpoint().closes = MinuteOfDay{10 * 60};
    door.checkpoint().capacity = 0;
    door.checkpoint().audience.delegations = {DelegationId{"sg"}};
    const auto decision = door.present_badge("jp-01", at(12, 0));
    EXPECT_EQ(decision.verdict, Verdict::CheckedOut);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::CheckOut);
    EXPECT_EQ(decision.entry->direction, Direction::Out);
    EXPECT_EQ(decision.entry->participant.str(), "jp-01");
    door.standing = stood(Direction::In, at(11, 59), "gate");
    EXPECT_EQ(door.present_badge("jp-01", at(12, 0)).verdict, Verdict::CheckedOut);
    EXPECT_EQ(door.present(door.sample.sign(BadgeId{99}), at(12, 0)).verdict, Verdict::CheckedOut);
}

TEST(Decide, AtADoorOfBothDirectionsAScanIsAnExitFromTenMinutesOn) {
    LocalReplica door("hall");
    door.checkpoint().many_entries = true; // makes no second entry of it
    EXPECT_EQ(door.present_badge("jp-01", at(9, 0)).verdict, Verdict::Admitted);
    door.standing = stood(Direction::In, at(9, 0), "hall");
    EXPECT_EQ(door.present_badge("jp-01", at(9, 9, 59)).verdict, Verdict::AlreadyIn);
    EXPECT_EQ(door.present_badge("jp-01", at(9, 10)).verdict, Verdict::CheckedOut);
    door.standing = stood(Direction::Out, at(9, 10), "hall");
    EXPECT_EQ(door.present_badge("jp-01", at(9, 40)).verdict, Verdict::Admitted);
    door.sample.package.event.rules.exit_after = 60min;
    door.standing = stood(Direction::In, at(9, 0), "hall");
    EXPECT_EQ(door.present_badge("jp-01", at(9, 59)).verdict, Verdict::AlreadyIn);
}

TEST(Decide, MeasuresTheTimeSinceAnEntryWithTheMonotonicClockWhileTheMachineIsUp) {
    auto standing = stood(Direction::In, at(9, 0), "hall");
    auto now = at(9, 5);
    now.wall += 3h;
    EXPECT_EQ(elapsed_since(standing, now), 5min);
    now.boot = test::filled<BootId>(8);
    EXPECT_EQ(elapsed_since(standing, now), 3h + 5min);
    now.wall = standing.wall - 1h;
    EXPECT_EQ(elapsed_since(standing, now), 0min);
}

// --- place and time

TEST(Decide, SendsAGuestOfAnotherSessionToTheRightOne) {
    LocalReplica door("workshop");
    door.add_like_this("past").audience.delegations = {DelegationId{"sg"}};
    door.checkpoint("past").opens = MinuteOfDay{8 * 60};
    door.checkpoint("past").closes = MinuteOfDay{9 * 60};
    door.add_like_this("later").audience.delegations = {DelegationId{"sg"}};
    door.checkpoint("later").opens = MinuteOfDay{14 * 60};
    door.add_like_this("now").audience.delegations = {DelegationId{"sg"}};
    const auto decision = door.present_badge("sg-01", at(13, 5));
    EXPECT_EQ(decision.verdict, Verdict::NotForThisCheckpoint);
    EXPECT_EQ(decision.instead, CheckpointId{"now"});
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->verdict, Verdict::NotForThisCheckpoint);

    door.checkpoint("now").audience.delegations = {DelegationId{"home"}};
    EXPECT_EQ(door.present_badge("sg-01", at(13, 5)).instead, CheckpointId{"later"});
    door.checkpoint("later").audience.delegations = {DelegationId{"home"}};
    EXPECT_EQ(door.present_badge("sg-01", at(13, 5)).instead, CheckpointId{"gate"}); // another kind, but open
}

TEST(Decide, SaysThatItIsTheWrongDoorBeforeItSaysThatItIsClosed) {
    LocalReplica door("workshop");
    EXPECT_EQ(door.present_badge("sg-01", at(8, 0)).verdict, Verdict::NotForThisCheckpoint);
}

TEST(Decide, NamesNoOtherDoorWhenNoneFits) {
    LocalReplica door("workshop");
    for (auto& one : door.sample.package.checkpoints) one.audience.delegations = {DelegationId{"jp"}};
    EXPECT_EQ(door.present_badge("sg-01", at(13, 5)).instead, std::nullopt);
}

TEST(Decide, OpensAtTheMinuteAndClosesAtTheMinute) {
    LocalReplica door("lunch");
    const auto early = door.present_badge("jp-01", at(11, 29, 59));
    EXPECT_EQ(early.verdict, Verdict::TooEarly);
    EXPECT_EQ(early.opens, LocalTime{kFirstDay} + 11h + 30min);
    ASSERT_TRUE(early.entry);
    EXPECT_EQ(early.entry->kind, EntryKind::Refused);
    EXPECT_EQ(door.present_badge("jp-01", at(11, 30)).verdict, Verdict::Admitted);
    EXPECT_EQ(door.present_badge("jp-01", at(12, 59, 59)).verdict, Verdict::Admitted);
    const auto closed = door.present_badge("jp-01", at(13, 0));
    EXPECT_EQ(closed.verdict, Verdict::Closed);
    EXPECT_EQ(closed.instead, std::nullopt);
}

TEST(Decide, OpensAgainOnEveryDayOfTheEventAndOnNoOther) {
    LocalReplica door("lunch");
    EXPECT_EQ(door.present_badge("jp-01", at(12, 0, 0, kSecondDay)).verdict, Verdict::Admitted);
    EXPECT_EQ(door.present_badge("jp-01", at(12, 0, 0, kSecondDay + std::chrono::days{1})).verdict, Verdict::Closed);
    door.sample.package.event.first_day = kSecondDay;
    const auto early = door.present_badge("jp-01", at(12, 0));
    EXPECT_EQ(early.verdict, Verdict::TooEarly);
    EXPECT_EQ(early.opens, LocalTime{kSecondDay} + 11h + 30min);
}

TEST(Decide, HoldsACheckpointToItsOwnDay) {
    LocalReplica door("workshop");
    EXPECT_EQ(door.present_badge("jp-01", at(13, 5, 0, kSecondDay)).verdict, Verdict::Closed);
    door.checkpoint().day = kSecondDay;
    const auto early = door.present_badge("jp-01", at(13, 5));
    EXPECT_EQ(early.verdict, Verdict::TooEarly);
    EXPECT_EQ(early.opens, LocalTime{kSecondDay} + 13h);
}

TEST(Decide, SendsAGuestFromAClosedDoorToOneThatIsOpenOrOpensToday) {
    LocalReplica door("lunch");
    door.add_like_this("late-lunch").opens = MinuteOfDay{13 * 60 + 30};
    door.checkpoint("late-lunch").closes = MinuteOfDay{14 * 60};
    EXPECT_EQ(door.present_badge("jp-01", at(13, 5)).instead, CheckpointId{"late-lunch"});
    EXPECT_EQ(door.present_badge("jp-01", at(14, 0)).instead, std::nullopt);
    door.checkpoint("late-lunch").audience.delegations = {DelegationId{"sg"}};
    EXPECT_EQ(door.present_badge("jp-01", at(13, 5)).instead, std::nullopt);
    door.checkpoint("late-lunch").audience = {};
    door.checkpoint("late-lunch").day = kSecondDay;
    EXPECT_EQ(door.present_badge("jp-01", at(13, 5)).instead, std::nullopt);
}

TEST(Decide, LateIsAfterTheThreshold) {
    LocalReplica door("workshop");
    const auto in_time = door.present_badge("jp-01", at(13, 10));
    EXPECT_EQ(in_time.verdict, Verdict::Admitted);
    const auto late = door.present_badge("jp-01", at(13, 10, 1));
    EXPECT_EQ(late.verdict, Verdict::Late);
    ASSERT_TRUE(late.entry);
    EXPECT_EQ(late.entry->kind, EntryKind::CheckIn);
    EXPECT_EQ(late.entry->verdict, Verdict::Late);
    EXPECT_TRUE(late.entry->late);
}

TEST(Decide, RefusesOneMoreThanTheAreaHolds) {
    LocalReplica door("hall");
    door.people_in_area = 2;
    EXPECT_EQ(door.present_badge("jp-01", at(9, 0)).verdict, Verdict::Admitted);
    door.people_in_area = 3;
    const auto decision = door.present_badge("jp-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Full);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::Refused);
}

TEST(Decide, TellsAGuestInAFullAreaThatTheyAreInAlready) {
    LocalReplica door("hall");
    door.people_in_area = 3;
    door.standing = stood(Direction::In, at(9, 0), "hall");
    EXPECT_EQ(door.present_badge("jp-01", at(9, 5)).verdict, Verdict::AlreadyIn);
}

TEST(Decide, AClockThatIsNotTrustedTurnsNobodyAway) {
    LocalReplica door("workshop");
    for (const auto& now : {at(3, 0), at(13, 30), at(23, 0), at(13, 0, 0, kFirstDay - std::chrono::days{3000}),
                            at(13, 0, 0, kFirstDay + std::chrono::days{3000})}) {
        const auto decision = door.present_badge("jp-01", untrusted(now));
        EXPECT_EQ(decision.verdict, Verdict::Admitted);
        ASSERT_TRUE(decision.entry);
        EXPECT_TRUE(decision.entry->time_unsure);
        EXPECT_FALSE(decision.entry->late);
    }
}

TEST(Decide, AClockThatIsNotTrustedMarksRefusalsAndExitsToo) {
    LocalReplica gate("gate");
    gate.standing = stood(Direction::In, at(9, 0), "gate");
    EXPECT_TRUE(gate.present_badge("jp-01", untrusted(at(9, 30))).entry->time_unsure);
    EXPECT_TRUE(LocalReplica("exit").present_badge("jp-01", untrusted(at(9, 30))).entry->time_unsure);
}

TEST(Decide, CarriesSourceAndSimulationIntoTheEntry) {
    LocalReplica door("gate");
    auto facts = door.facts(examine(door.sample.token("jp-01"), door.sample.package.event.issuers), at(9, 0));
    facts.source = Source::Scanner;
    facts.simulated = true;
    const auto decision = decide(facts);
    EXPECT_EQ(decision.entry->source, Source::Scanner);
    EXPECT_TRUE(decision.entry->simulated);
}

} // namespace
} // namespace kiosk::core
