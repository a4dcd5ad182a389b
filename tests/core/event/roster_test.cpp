#include "core/event/roster.hpp"

#include <gtest/gtest.h>

#include "core/ledger/verdict.hpp"

namespace kiosk::core {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr LocalDay kThatDay{days{20000}};

Participant student() {
    Participant one;
    one.id = ParticipantId{"S1"};
    one.delegation = DelegationId{"jp"};
    one.group = "A";
    one.role = "student";
    return one;
}

ProgrammeItem item(std::string id, int from, int to, LocalDay day = kThatDay) {
    ProgrammeItem made;
    made.id = ItemId{std::move(id)};
    made.day = day;
    made.starts = hours{from};
    made.ends = hours{to};
    return made;
}

std::string id_of(const ProgrammeItem* found) {
    return found == nullptr ? "-" : found->id.str();
}

TEST(Audience, WithoutListsAdmitsEveryone) {
    EXPECT_TRUE(admits({}, student()));
}

TEST(Audience, AsksForOneMatchInEachListThatIsNotEmpty) {
    Audience audience;
    audience.delegations = {DelegationId{"sg"}, DelegationId{"jp"}};
    EXPECT_TRUE(admits(audience, student()));
    audience.groups = {"B"};
    EXPECT_FALSE(admits(audience, student()));
    audience.groups = {"B", "A"};
    EXPECT_TRUE(admits(audience, student()));
    audience.roles = {"teacher"};
    EXPECT_FALSE(admits(audience, student()));
}

TEST(Subject, SaysWhetherAPersonOrAnUnknownBadgeIsCounted) {
    EXPECT_EQ(subject_of(ParticipantId{"S1"}).str(), "p:S1");
    EXPECT_EQ(subject_of(BadgeId{0xabc}).str(), "b:0000000000000abc");
}

TEST(NowAndNext, AnItemRunsFromItsStartUntilJustBeforeItsEnd) {
    const std::vector programme{item("a", 9, 10), item("b", 10, 11)};
    const auto at = [&](Millis time) { return now_and_next(programme, kThatDay + time, nullptr); };
    EXPECT_EQ(id_of(at(hours{9} - Millis{1}).now), "-");
    EXPECT_EQ(id_of(at(hours{9} - Millis{1}).next), "a");
    EXPECT_EQ(id_of(at(hours{9}).now), "a");
    EXPECT_EQ(id_of(at(hours{9}).next), "b");
    EXPECT_EQ(id_of(at(hours{10}).now), "b");
    EXPECT_EQ(id_of(at(hours{11}).now), "-");
    EXPECT_EQ(id_of(at(hours{11}).next), "-");
}

TEST(NowAndNext, DoNotDependOnTheOrderOfTheList) {
    const std::vector programme{item("tomorrow", 8, 9, kThatDay + days{1}), item("c", 14, 15), item("b", 11, 12),
                                item("a", 9, 10)};
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{9}, nullptr).next), "b");
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{15}, nullptr).next), "tomorrow");
}

TEST(NowAndNext, OfItemsThatRunAtOnceTheLaterBegunIsMeant) {
    const std::vector programme{item("workshop", 10, 11), item("whole day", 9, 17)};
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{10}, nullptr).now), "workshop");
}

TEST(NowAndNext, LeaveOutWhatIsForOthers) {
    auto theirs = item("theirs", 9, 10);
    theirs.audience.delegations = {DelegationId{"sg"}};
    const std::vector programme{theirs, item("ours", 11, 12)};
    const auto who = student();
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{8}, &who).next), "ours");
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{9}, &who).now), "-");
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{9}, nullptr).now), "theirs");
}

TEST(NowAndNext, LeaveOutWhatIsCancelled) {
    std::vector programme{item("a", 9, 10), item("b", 11, 12), item("c", 13, 14)};
    programme[0].status = programme[1].status = ItemStatus::Cancelled;
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{9}, nullptr).now), "-");
    EXPECT_EQ(id_of(now_and_next(programme, kThatDay + hours{9}, nullptr).next), "c");
}

TEST(NowAndNext, FollowTheBuddyClass) {
    auto other = item("8-1", 9, 10), own = item("8-3", 9, 10);
    other.audience.buddy_classes = {"8-1"};
    own.audience.buddy_classes = {"8-2", "8-3"};
    auto who = student();
    who.buddy_class = "8-3";
    EXPECT_EQ(id_of(now_and_next({other, own}, kThatDay + hours{8}, &who).next), "8-3");
}

TEST(Verdicts, AreFoundByTheirNames) {
    for (std::uint8_t number = 1; number <= kVerdictCount; ++number) {
        const auto verdict = static_cast<Verdict>(number);
        EXPECT_EQ(verdict_named(name_of(verdict)), verdict);
    }
    EXPECT_EQ(verdict_named("admitted"), std::nullopt);
    EXPECT_EQ(verdict_named(""), std::nullopt);
}

TEST(Verdicts, HaveTheTonesOfTheDesign) {
    using enum Verdict;
    for (const auto green : {Admitted, Late, AdmittedUnknown, CheckedOut}) EXPECT_EQ(tone_of(green), Tone::Green);
    for (const auto amber : {AlreadyIn, NeedsStaff, TooEarly, Closed, Full, NotForThisCheckpoint, Ambiguous}) {
        EXPECT_EQ(tone_of(amber), Tone::Amber);
    }
    for (const auto red : {WrongEvent, Revoked, Expired, BadSignature, NotRecorded}) EXPECT_EQ(tone_of(red), Tone::Red);
    for (const auto neutral : {Group, Unreadable}) EXPECT_EQ(tone_of(neutral), Tone::Neutral);
}

} // namespace
} // namespace kiosk::core
