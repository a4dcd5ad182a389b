#include "core/rules/attendance.hpp"

#include <gtest/gtest.h>

#include "core/rules/merge_facts.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::kMorning;
using test::ledger;
using test::merge_context;
using test::recorded_again;

Entry entry(EntryKind kind, std::uint8_t of_ledger, std::uint64_t seq, std::chrono::minutes after) {
    Entry one;
    one.kind = kind;
    one.ledger = ledger(of_ledger);
    one.seq = LedgerSeq{seq};
    one.wall = kMorning + after;
    one.area = AreaId{"school"};
    one.checkpoint = CheckpointId{"gate"};
    if (kind == EntryKind::CheckOut) one.direction = Direction::Out;
    return one;
}

Entry person(EntryKind kind, std::uint8_t of_ledger, std::uint64_t seq, std::chrono::minutes after,
             const std::string& who) {
    auto one = entry(kind, of_ledger, seq, after);
    one.participant = ParticipantId{who};
    return one;
}

Entry check_in(std::uint8_t of_ledger, std::uint64_t seq, std::chrono::minutes after, const std::string& who = "S1") {
    return person(EntryKind::CheckIn, of_ledger, seq, after, who);
}
Entry check_out(std::uint8_t of_ledger, std::uint64_t seq, std::chrono::minutes after, const std::string& who = "S1") {
    return person(EntryKind::CheckOut, of_ledger, seq, after, who);
}
Entry void_of(const Entry& target, std::uint8_t of_ledger, std::uint64_t seq, std::chrono::minutes after) {
    auto one = entry(EntryKind::Void, of_ledger, seq, after);
    one.refers_to = target.ref();
    return one;
}
Entry group_count(std::uint8_t of_ledger, std::uint64_t seq, std::chrono::minutes after, std::uint32_t people) {
    auto one = entry(EntryKind::GroupCount, of_ledger, seq, after);
    one.delegation = DelegationId{"jp"};
    one.badge = BadgeId{90};
    one.count = people;
    return one;
}

Attendance merged(const std::vector<Entry>& entries, const MergeContext& with = merge_context()) {
    return merge(entries, with);
}

const Presence& presence(const Attendance& attendance, const std::string& subject = "p:S1") {
    for (const auto& [key, one] : attendance.presences) {
        if (key.subject.str() == subject) return one;
    }
    throw std::out_of_range(subject);
}

// --- presence

TEST(Merge, OfNothingIsNobody) {
    EXPECT_EQ(merged({}), Attendance{});
}

TEST(Merge, APersonIsInFromTheFirstCheckInUntilTheExit) {
    const auto in = check_in(1, 1, 0min);
    const auto out = check_out(1, 2, 90min);
    EXPECT_TRUE(presence(merged({in})).inside);
    const auto attendance = merged({in, out});
    ASSERT_EQ(attendance.presences.size(), 1U);
    const auto& [key, one] = *attendance.presences.begin();
    EXPECT_EQ(key.area.str(), "school");
    EXPECT_EQ(key.day, merge_context().zone.day_of(kMorning));
    EXPECT_FALSE(one.inside);
    EXPECT_EQ(one.first_in, in.ref());
    EXPECT_EQ(one.first_in_at, in.wall);
    EXPECT_EQ(one.first_checkpoint.str(), "gate");
    EXPECT_EQ(one.last_out, out.ref());
    EXPECT_EQ(one.last_out_at, out.wall);
    EXPECT_EQ(one.people, 1);
    EXPECT_EQ(attendance.admitted, (std::map<CheckpointId, int>{{CheckpointId{"gate"}, 1}}));
    EXPECT_TRUE(presence(merged({in, out, check_in(1, 3, 95min)})).inside);
}

TEST(Merge, AnExitWithoutAnEntryOpensNoPresence) {
    EXPECT_TRUE(merged({check_out(1, 1, 0min)}).presences.empty());
}

TEST(Merge, EveryLocalDayHasAPresenceOfItsOwn) {
    // 16 hours after 09:00 in Taipei is the next day there, and still the same day in UTC.
    const auto attendance = merged({check_in(1, 1, 0min), check_in(1, 2, 16h)});
    EXPECT_EQ(attendance.presences.size(), 2U);
    EXPECT_EQ(attendance.admitted.at(CheckpointId{"gate"}), 1);
    auto in_utc = merge_context();
    in_utc.zone = Zone::utc();
    EXPECT_EQ(merged({check_in(1, 1, 0min), check_in(1, 2, 14h)}, in_utc).presences.size(), 1U);
}

TEST(Merge, OnlyTheFirstEntryMakesADayLate) {
    auto late = check_in(1, 2, 30min);
    late.late = true;
    EXPECT_FALSE(presence(merged({check_in(1, 1, 0min), late})).late);
    EXPECT_TRUE(presence(merged({late, check_in(1, 3, 60min)})).late);
}

TEST(Merge, ABadgeWhoseOwnerIsKnownByNowCountsAsItsOwner) {
    auto unknown = entry(EntryKind::CheckIn, 1, 1, 0min);
    unknown.badge = BadgeId{1};
    auto stranger = entry(EntryKind::CheckIn, 1, 2, 0min);
    stranger.badge = BadgeId{0xabc};
    const auto attendance = merged({unknown, check_in(2, 1, 5min), stranger});
    EXPECT_EQ(attendance.presences.size(), 2U);
    EXPECT_EQ(presence(attendance, "p:S1").first_in, unknown.ref());
    EXPECT_TRUE(presence(attendance, "b:0000000000000abc").inside);
    EXPECT_EQ(attendance.admitted.at(CheckpointId{"gate"}), 2);
}

TEST(Merge, DoubtOverTheTimeStaysUntilTheBootsClockIsConfirmed) {
    auto unsure = check_in(1, 1, 0min);
    unsure.time_unsure = true;
    unsure.boot.bytes.fill(5);
    EXPECT_TRUE(presence(merged({unsure})).time_unsure);
    auto confirmed = entry(EntryKind::ClockConfirmed, 1, 2, 10min);
    EXPECT_TRUE(presence(merged({unsure, confirmed})).time_unsure) << "another boot";
    confirmed.boot = unsure.boot;
    EXPECT_FALSE(presence(merged({unsure, confirmed})).time_unsure);
}

TEST(Merge, RefusalsAreCountedByTheirVerdict) {
    auto again = person(EntryKind::Refused, 1, 2, 5min, "S1");
    again.verdict = Verdict::AlreadyIn;
    auto forged = entry(EntryKind::Refused, 1, 3, 6min);
    forged.verdict = Verdict::BadSignature;
    const auto attendance = merged({check_in(1, 1, 0min), again, forged});
    EXPECT_EQ(attendance.refused, (std::map<Verdict, int>{{Verdict::AlreadyIn, 1}, {Verdict::BadSignature, 1}}));
    EXPECT_EQ(attendance.presences.size(), 1U);
}

TEST(Merge, ALeadersLatestCountSaysHowManyThePeopleAre) {
    const auto attendance = merged({group_count(1, 1, 0min, 40), group_count(1, 2, 5min, 38), check_in(1, 3, 6min)});
    EXPECT_EQ(presence(attendance, "d:jp").people, 38);
    EXPECT_TRUE(presence(attendance, "d:jp").inside);
    EXPECT_EQ(attendance.admitted.at(CheckpointId{"gate"}), 39);
    const auto corrected = merged(
        {group_count(1, 1, 0min, 40), group_count(1, 2, 5min, 38), void_of(group_count(1, 2, 5min, 38), 1, 3, 7min)});
    EXPECT_EQ(presence(corrected, "d:jp").people, 40);
}

TEST(Merge, AHostileCountCannotOverflowTheSum) {
    std::vector<Entry> entries;
    for (std::uint64_t i = 1; i <= 3; ++i) {
        auto group = group_count(1, i, 0min, 0xffffffffU);
        group.delegation = DelegationId{"d" + std::to_string(i)};
        entries.push_back(group);
    }
    EXPECT_GT(merged(entries).admitted.at(CheckpointId{"gate"}), 0);
}

// --- undone, recorded again

TEST(Merge, AVoidedEntryNeverWas) {
    const auto in = check_in(1, 1, 0min);
    EXPECT_TRUE(merged({in, void_of(in, 2, 1, 5min)}).presences.empty());
    const auto out = check_out(1, 2, 30min);
    EXPECT_TRUE(presence(merged({in, out, void_of(out, 1, 3, 31min)})).inside);
}

TEST(Merge, AVoidWorksWhateverItsClockSays) {
    const auto in = check_in(1, 1, 0min);
    EXPECT_TRUE(merged({in, void_of(in, 2, 1, -600min)}).presences.empty());
}

TEST(Merge, AVoidCannotBeVoided) {
    const auto in = check_in(1, 1, 0min);
    const auto undo = void_of(in, 1, 2, 5min);
    EXPECT_TRUE(merged({in, undo, void_of(undo, 1, 3, 6min)}).presences.empty());
}

TEST(Merge, AVoidOfAnEntryThatIsNotHereIsListed) {
    const auto undo = void_of(check_in(9, 7, 0min), 1, 1, 5min);
    EXPECT_EQ(merged({undo}).conflicts,
              (std::vector<Conflict>{{ConflictKind::VoidOfUnknown, SubjectKey{}, {undo.ref()}}}));
    EXPECT_TRUE(merged({undo, check_in(9, 7, 0min)}).conflicts.empty());
}

TEST(Merge, AnEntryRecordedAgainCountsOnceWithTheOriginal) {
    auto refused = person(EntryKind::Refused, 1, 2, 5min, "S1");
    refused.verdict = Verdict::AlreadyIn;
    const auto group = group_count(1, 3, 6min, 12);
    const std::vector<Entry> originals{check_in(1, 1, 0min), refused, group};
    auto all = originals;
    for (std::uint64_t i = 0; i < 3; ++i) all.push_back(recorded_again(originals[i], 2, i + 1));
    EXPECT_EQ(merged(all), merged(originals));
    all.push_back(recorded_again(all[3], 3, 1)); // a copy of a copy
    EXPECT_EQ(merged(all), merged(originals));
}

TEST(Merge, TheOriginalIsTheOneThatCounts) {
    const auto original = check_in(5, 9, 0min);
    EXPECT_EQ(presence(merged({recorded_again(original, 1, 1), original})).first_in, original.ref());
}

TEST(Merge, CopiesStandForAnOriginalThatIsNotHereAndCountOnce) {
    const auto lost = check_in(1, 1, 0min);
    const auto copy = recorded_again(lost, 2, 1);
    const auto other = recorded_again(lost, 3, 1);
    const auto attendance = merged({other, copy});
    EXPECT_EQ(presence(attendance).first_in, copy.ref());
    EXPECT_TRUE(attendance.conflicts.empty());
    EXPECT_TRUE(merged({other, copy, void_of(lost, 4, 1, 5min)}).presences.empty());
    EXPECT_TRUE(merged({other, copy, void_of(copy, 4, 1, 5min)}).presences.empty());
}

TEST(Merge, TwoEntriesWithOneNumberGiveOneAnswerInEitherOrder) {
    const auto one = check_in(1, 1, 0min, "S1");
    const auto two = check_in(1, 1, 0min, "S2");
    EXPECT_EQ(merged({one, two}), merged({two, one}));
    EXPECT_EQ(merged({one, two}).presences.size(), 1U);
}

TEST(Merge, CopiesThatReferToEachOtherCountOnce) {
    auto one = check_in(1, 1, 0min);
    auto two = check_in(2, 1, 0min);
    one.refers_to = two.ref();
    two.refers_to = one.ref();
    EXPECT_EQ(presence(merged({two, one})).first_in, one.ref());
}

// --- conflicts

TEST(Merge, TheSamePersonAtTwoDoorsOfKiosksThatWereApartIsListed) {
    const auto here = check_in(1, 1, 0min);
    auto there = check_in(2, 1, 3min);
    there.checkpoint = CheckpointId{"side"};
    const auto attendance = merged({there, here});
    EXPECT_EQ(attendance.conflicts,
              (std::vector<Conflict>{{ConflictKind::TwoDoors, SubjectKey{"p:S1"}, {here.ref(), there.ref()}}}));
    EXPECT_EQ(attendance.presences.size(), 1U);
    EXPECT_EQ(presence(attendance).first_in, here.ref());
    EXPECT_TRUE(merged({here, check_out(1, 2, 1min), there}).conflicts.empty()) << "went out between";
    there.ledger = here.ledger;
    there.seq = LedgerSeq{2};
    EXPECT_TRUE(merged({here, there}).conflicts.empty()) << "one kiosk that knew";
    EXPECT_TRUE(merged({here, check_in(2, 1, 3min)}).conflicts.empty()) << "the same door";
}

TEST(Merge, WhoeverBringsAnAreaAboveItsSmallestCapacityIsListedAndStands) {
    auto with = merge_context();
    with.capacities = {{CheckpointId{"gate"}, 5}, {CheckpointId{"hall"}, 2}};
    std::vector<Entry> entries{check_in(1, 1, 0min, "S1"), check_in(2, 1, 1min, "S2"), check_in(1, 2, 2min, "S3")};
    const auto attendance = merged(entries, with);
    EXPECT_EQ(attendance.conflicts,
              (std::vector<Conflict>{{ConflictKind::OverCapacity, SubjectKey{"p:S3"}, {entries[2].ref()}}}));
    EXPECT_EQ(attendance.presences.size(), 3U);
    entries.push_back(check_out(1, 3, 1min, "S1"));
    entries.push_back(check_in(1, 4, 5min, "S2")); // in already
    EXPECT_TRUE(merged(entries, with).conflicts.empty());
    entries.push_back(group_count(1, 5, 6min, 1));
    EXPECT_EQ(merged(entries, with).conflicts.size(), 1U);
}

TEST(Merge, CheckInsOfABadgeThatStandsRevokedAreListedWhicheverCameFirst) {
    auto in = check_in(1, 1, 30min);
    in.badge = BadgeId{1};
    for (const auto when : {0min, 60min}) {
        auto revoked = entry(EntryKind::Revoke, 2, 1, when);
        revoked.badge = BadgeId{1};
        const auto attendance = merged({revoked, in});
        EXPECT_EQ(attendance.conflicts,
                  (std::vector<Conflict>{{ConflictKind::RevokedLater, SubjectKey{"p:S1"}, {in.ref(), revoked.ref()}}}));
        EXPECT_TRUE(presence(attendance).inside);
        EXPECT_TRUE(merged({revoked, in, void_of(revoked, 2, 2, 70min)}).conflicts.empty());
    }
}

} // namespace
} // namespace kiosk::core
