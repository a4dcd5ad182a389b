// Who has not come, and who is inside.
#include "core/rules/day_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::at;
using testing::ElementsAre;

class DayPeopleTest : public testing::Test {
  protected:
    void in(const std::string& who, const Now& when, EntryKind kind = EntryKind::CheckIn) {
        Entry entry;
        entry.ledger = kiosk::test::filled<LedgerId>(1);
        entry.seq = LedgerSeq{entries.size() + 1};
        entry.kind = kind;
        entry.wall = when.wall;
        entry.area = AreaId{"school"};
        entry.checkpoint = CheckpointId{"gate"};
        entry.participant = ParticipantId{who};
        entries.push_back(entry);
    }
    void out(const std::string& who, const Now& when) { in(who, when, EntryKind::CheckOut); }
    void count(const std::string& delegation, int people, const Now& when) {
        in("", when, EntryKind::GroupCount);
        entries.back().delegation = DelegationId{delegation};
        entries.back().count = static_cast<std::uint32_t>(people);
    }
    void excuse(const std::string& who, const std::string& reason, const Now& when) {
        in(who, when, EntryKind::Excused);
        entries.back().reason = reason;
        entries.back().by = OperatorId{"t1"};
    }
    [[nodiscard]] const DayPeople& day() {
        MergeContext context;
        context.zone = package.event.zone;
        if (here.kind == CheckpointKind::Loan) context.loans = {here.area};
        attendance = merge(entries, context);
        std::vector<const Entry*> facts;
        for (const Entry& entry : entries) facts.push_back(&entry);
        excuses = excuses_of(facts, kiosk::test::kFirstDay, package.event.zone);
        stand_ins = stand_ins_of(facts, kiosk::test::kFirstDay, package.event.zone);
        made.emplace(DayPeople{kiosk::test::kFirstDay, here, package.event.zone, package.delegations,
                               package.participants, attendance, excuses, stand_ins});
        return *made;
    }
    [[nodiscard]] static LocalTime local(int hour, int minute) {
        return LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{hour} + std::chrono::minutes{minute};
    }

    EventPackage package = kiosk::test::sample_event().package;
    Checkpoint here = package.checkpoints[0];
    std::vector<Entry> entries;
    Attendance attendance;
    Excuses excuses;
    StandIns stand_ins;
    std::optional<DayPeople> made;
};

std::vector<std::string> names(const std::vector<PersonRow>& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) all.push_back(row.name);
    return all;
}

TEST_F(DayPeopleTest, WhoHasNoEntryOfTodayHasNotArrivedAndMostMissingComeFirst) {
    in("jp-01", at(9, 0));
    in("jp-02", at(9, 0));
    out("jp-02", at(9, 30)); // who left has come
    in("home-01", at(9, 0));
    const auto list = not_arrived(day(), local(9, 40));
    EXPECT_EQ(list.expected, 9);
    EXPECT_EQ(list.missing, 6);
    ASSERT_EQ(list.groups.size(), 3U);
    EXPECT_EQ(list.groups[0].id, DelegationId{"sg"});
    EXPECT_EQ(list.groups[1].id, DelegationId{"jp"});
    EXPECT_EQ(list.groups[1].missing, 2);
    EXPECT_EQ(list.groups[1].expected, 4);
    EXPECT_THAT(names(list.groups[1].people), ElementsAre("緑谷 はる", "黒田 ゆき"));
    EXPECT_THAT(names(list.groups[2].people), ElementsAre("林大樹"));
}

TEST_F(DayPeopleTest, YesterdaysEntryAndAnotherAreasAreNoArrival) {
    in("jp-01", at(9, 0, 0, kiosk::test::kFirstDay - std::chrono::days{1}));
    in("jp-02", at(9, 0));
    entries.back().area = AreaId{"hall"};
    EXPECT_EQ(not_arrived(day(), local(9, 40)).missing, 9);
}

TEST_F(DayPeopleTest, WhomSomebodyStandsInForTodayIsNeitherExpectedNorMissing) {
    const auto stands_in = [&](const std::string& who, const std::string& for_whom, const Now& when) {
        in(for_whom, when, EntryKind::Substitute);
        entries.back().reason = who;
    };
    stands_in("home-01", "jp-01", at(7, 0));
    stands_in("home-02", "jp-02", at(7, 0, 0, kiosk::test::kFirstDay - std::chrono::days{1}));
    stands_in("home-02", "jp-03", at(7, 0));
    in("jp-03", at(9, 0)); // who came all the same
    const auto all = not_arrived(day(), local(9, 30));
    EXPECT_EQ(all.expected, 8);
    EXPECT_EQ(all.missing, 7);
    EXPECT_EQ(stand_ins.at(ParticipantId{"jp-01"}).who, ParticipantId{"home-01"});
    EXPECT_EQ(stand_ins.size(), 2U);
}

TEST_F(DayPeopleTest, WhoIsExcusedTodayIsMissingWithTheReasonThatWasSaidLast) {
    excuse("jp-01", "ill", at(7, 0));
    excuse("jp-01", "family", at(7, 5));
    excuse("jp-02", "ill", at(7, 0, 0, kiosk::test::kFirstDay - std::chrono::days{1}));
    excuse("jp-03", "ill", at(7, 0));
    in("jp-03", at(9, 0));
    const auto all = not_arrived(day(), local(9, 30));
    EXPECT_EQ(all.excused, 1) << "who came all the same is not away, and yesterday's excuse is over";
    ASSERT_EQ(all.excuses.size(), 1U);
    const auto& [who, excuse] = *all.excuses.begin();
    EXPECT_EQ(who, ParticipantId{"jp-01"});
    EXPECT_EQ(excuse.reason, "family");
    EXPECT_EQ(excuse.by, OperatorId{"t1"});
    EXPECT_EQ(excuse.at, local(7, 5));
    EXPECT_FALSE(excuse.may_undo) << "it depends on who asks";
}

TEST_F(DayPeopleTest, AReasonThatOnlyALaterProgramKnowsIsAnotherReason) {
    excuse("jp-01", "quarantine", at(7, 0));
    EXPECT_EQ(not_arrived(day(), local(9, 30)).excuses.at(ParticipantId{"jp-01"}).reason, "other");
}

TEST_F(DayPeopleTest, OnlyThoseForWhomTheDoorIsAreExpected) {
    here = package.checkpoints[3]; // the workshop, of jp alone
    EXPECT_EQ(not_arrived(day(), local(9, 40)).expected, 4);
    EXPECT_EQ(not_arrived(day(), local(9, 40)).groups.size(), 1U);
}

TEST_F(DayPeopleTest, TheyAreAbsentOnceTheDoorHasClosed) {
    here.closes = MinuteOfDay{10 * 60};
    EXPECT_FALSE(not_arrived(day(), local(9, 59)).over);
    EXPECT_TRUE(not_arrived(day(), local(10, 0)).over);
    here.closes.reset();
    EXPECT_FALSE(not_arrived(day(), local(23, 59)).over);
}

TEST_F(DayPeopleTest, WhoCameWithACountIsNotMissingThoughNobodyKnowsWhich) {
    count("jp", 3, at(9, 0));
    const auto list = not_arrived(day(), local(9, 40));
    const auto jp = std::ranges::find(list.groups, DelegationId{"jp"}, &AbsentGroup::id);
    ASSERT_NE(jp, list.groups.end());
    EXPECT_EQ(jp->missing, 1);
    EXPECT_EQ(jp->unnamed, 3);
    EXPECT_EQ(jp->people.size(), 4U) << "any of these may be the one";
    count("jp", 5, at(9, 1));
    for (const auto& group : not_arrived(day(), local(9, 40)).groups) EXPECT_NE(group.id, DelegationId{"jp"});
}

TEST_F(DayPeopleTest, TheFirstTeacherLeadsElseTheFirstWhoIsNoStudent) {
    auto& people = package.participants;
    EXPECT_EQ(who_leads(DelegationId{"jp"}, people), nullptr);
    people[1].role = "principal";
    EXPECT_EQ(who_leads(DelegationId{"jp"}, people)->id, ParticipantId{"jp-02"});
    people[2].role = people[3].role = "teacher";
    EXPECT_EQ(who_leads(DelegationId{"jp"}, people)->id, ParticipantId{"jp-03"});
    in("jp-03", at(9, 21));
    const auto list = not_arrived(day(), local(9, 40));
    const auto jp = std::ranges::find(list.groups, DelegationId{"jp"}, &AbsentGroup::id);
    ASSERT_TRUE(jp->leader);
    EXPECT_EQ(jp->leader->where, Whereabouts::Inside);
    EXPECT_EQ(jp->leader->since, local(9, 21));
}

TEST_F(DayPeopleTest, TheRollHasWhoeverIsInsideNowByDelegationAsThePackageHasThem) {
    in("home-01", at(8, 30));
    in("jp-02", at(9, 1));
    in("jp-01", at(9, 2));
    in("jp-03", at(9, 3));
    out("jp-03", at(9, 30));
    count("sg", 18, at(9, 5));
    const auto inside = inside_now(day());
    EXPECT_EQ(inside.people, 21);
    ASSERT_EQ(inside.groups.size(), 3U);
    EXPECT_EQ(inside.groups[0].id, DelegationId{"jp"});
    ASSERT_EQ(inside.groups[0].inside.size(), 2U);
    EXPECT_EQ(inside.groups[0].inside[0].name, "青木 みなも");
    EXPECT_EQ(inside.groups[0].inside[1].since, local(9, 1));
    EXPECT_EQ(inside.groups[1].people, 18);
    ASSERT_EQ(inside.groups[1].inside.size(), 1U);
    EXPECT_EQ(inside.groups[1].inside[0].subject, subject_of(DelegationId{"sg"}));
    EXPECT_EQ(inside.groups[1].inside[0].name, "");
    ASSERT_TRUE(inside.groups[2].leader);
    EXPECT_EQ(inside.groups[2].leader->name, "王小明");
}

TEST_F(DayPeopleTest, WhoNeverWentOutYesterdayOrIsInAnotherAreaIsNotOnTheRoll) {
    in("jp-01", at(9, 0, 0, kiosk::test::kFirstDay - std::chrono::days{1}));
    in("jp-02", at(9, 0));
    entries.back().area = AreaId{"hall"};
    EXPECT_EQ(inside_now(day()).people, 0);
    EXPECT_TRUE(inside_now(day()).groups.empty());
}

TEST_F(DayPeopleTest, ABadgeThatNobodyKnowsIsOnTheRollTooAndNobodyIsLost) {
    in("", at(9, 0));
    entries.back().badge = BadgeId{77};
    in("gone", at(9, 0)); // of an earlier revision
    const auto inside = inside_now(day());
    EXPECT_EQ(inside.people, 2);
    ASSERT_EQ(inside.groups.size(), 1U);
    EXPECT_TRUE(inside.groups[0].id.empty());
    EXPECT_EQ(inside.groups[0].inside.size(), 2U);
}

TEST_F(DayPeopleTest, AtALoanTheyAreThoseWhoHaveNotBroughtBackTheirs) {
    here.kind = CheckpointKind::Loan;
    EXPECT_EQ(not_arrived(day(), local(9, 0)).expected, 0) << "nobody owes anything";
    in("jp-01", at(9, 0));
    in("jp-02", at(9, 5));
    in("sg-01", at(9, 6));
    out("jp-02", at(9, 30));
    const auto list = not_arrived(day(), local(10, 0));
    EXPECT_EQ(list.kind, CheckpointKind::Loan);
    EXPECT_EQ(list.expected, 3);
    EXPECT_EQ(list.missing, 2);
    ASSERT_EQ(list.groups.size(), 2U);
    EXPECT_EQ(list.groups[0].people[0].id.str(), "jp-01");
    EXPECT_EQ(list.groups[0].people.size(), 1U);
    out("jp-01", at(10, 0));
    out("sg-01", at(10, 0));
    EXPECT_TRUE(not_arrived(day(), local(10, 30)).groups.empty());
}

TEST_F(DayPeopleTest, AtAHandoverTheyAreThoseWhomNobodyTookYet) {
    here.kind = CheckpointKind::Handover;
    in("jp-01", at(16, 0), EntryKind::HandedOver);
    const auto list = not_arrived(day(), local(17, 0));
    EXPECT_EQ(list.kind, CheckpointKind::Handover);
    EXPECT_EQ(list.missing, list.expected - 1);
}

} // namespace
} // namespace kiosk::core
