#include "service/reception.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/staff.hpp"
#include "support/event_bench.hpp"
#include "support/must.hpp"

namespace kiosk::service {
namespace {

using core::Verdict, core::Whereabouts;
using kiosk::test::at, kiosk::test::EventBench, kiosk::test::must;
using testing::ElementsAre, testing::IsEmpty;

const core::StaffMember kTeacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
const core::StaffMember kVolunteer{core::OperatorId{"v1"}, core::StaffRole::Volunteer};

class ReceptionTest : public testing::Test {
  protected:
    ReceptionTest() {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId("gate");
        options.machine = kiosk::test::filled<core::MachineId>(9);
        gate = must(store::Desk::open(bench.file(), options));
    }
    core::Outcome show(const std::string& whose, const core::Now& now) {
        return gate->present({bench.event.token(whose), core::Source::Camera}, now);
    }
    [[nodiscard]] Reception open() const { return must(Reception::open(bench.file())); }
    [[nodiscard]] ReceptionMoment moment(const core::Now& now) const { return {gate->checkpoint(), 9, now}; }

    EventBench bench;
    std::unique_ptr<store::Desk> gate;
};

TEST_F(ReceptionTest, KnowsWhetherAnybodyHasAPinAndWhoseOneIs) {
    auto reception = open();
    EXPECT_FALSE(must(reception.who_is_staff(at(9, 0))).anybody);
    {
        auto database = must(store::Database::open(bench.file(), store::OpenMode::ReadWrite));
        must(store::add_staff(database, kTeacher, "073941"));
    }
    EXPECT_TRUE(must(reception.who_is_staff(at(9, 0))).anybody);
    EXPECT_EQ(must(reception.whose_pin("073941", at(9, 0))).who, kTeacher);
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(must(reception.whose_pin("280615", at(9, 1))).who);
    EXPECT_EQ(must(reception.who_is_staff(at(9, 1))).wait, std::chrono::seconds{30});
}

TEST_F(ReceptionTest, FindsPeopleWithWhereTheyAre) {
    show("home-01", at(9, 0));
    auto reception = open();
    const auto found = must(reception.find("ㄨㄒㄇ", moment(at(9, 5))));
    EXPECT_EQ(found.typed, "ㄨㄒㄇ");
    ASSERT_EQ(found.rows.size(), 1U);
    const auto& row = found.rows[0];
    EXPECT_EQ(row.name, "王小明");
    EXPECT_EQ(row.delegation.in("en"), "Local teachers");
    EXPECT_EQ(row.where, Whereabouts::Inside);
    EXPECT_EQ(row.since, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{9});
    EXPECT_EQ(must(reception.find("林", moment(at(9, 5)))).rows.at(0).where, Whereabouts::NotCome);
    EXPECT_THAT(must(reception.find("。", moment(at(9, 5)))).rows, IsEmpty()) << "it says nothing";
}

TEST_F(ReceptionTest, AGuestFindsMaskedNamesByTwoSignsAndNothingElse) {
    auto reception = open();
    for (const auto* one : {"王", "ㄨ", "ㄨˊ", "w", " w "}) {
        const auto found = must(reception.names(one));
        EXPECT_TRUE(found.too_short) << one;
        EXPECT_THAT(found.rows, IsEmpty()) << one;
    }
    for (const auto* two : {"王小", "ㄨㄒ", "wx", "wang", "ㄨㄒㄇ"}) {
        const auto found = must(reception.names(two));
        EXPECT_EQ(found.typed, two);
        ASSERT_EQ(found.rows.size(), 1U) << two;
        EXPECT_EQ(found.rows[0].masked, "王○明");
        EXPECT_EQ(found.rows[0].id, core::ParticipantId{"home-01"});
    }
    EXPECT_FALSE(must(reception.names("。。")).rows.size());
    EXPECT_THAT(must(reception.names("zz")).rows, IsEmpty());
}

TEST(GuestsNames, NoMoreThanFiveAreShown) {
    EventBench bench;
    {
        auto database = must(store::Database::open(bench.file(), store::OpenMode::ReadWrite));
        auto crowd = kiosk::test::crowded_event(20);
        crowd.package.revision = core::RevisionNumber{2};
        crowd.package.content = kiosk::test::filled<core::Hash>(2);
        (void)must(database.load(crowd.package));
    }
    auto reception = must(Reception::open(bench.file()));
    EXPECT_EQ(must(reception.names("guest")).rows.size(), 5U);
}

TEST_F(ReceptionTest, WhoHasNotArrivedAndWhoIsInsideAreToldAsTheyAreNow) {
    show("jp-01", at(9, 0));
    show("home-01", at(9, 0));
    const auto reception = open();
    const auto away = must(reception.not_arrived(moment(at(9, 40))));
    EXPECT_EQ(away.expected, 9);
    EXPECT_EQ(away.missing, 7);
    EXPECT_EQ(must(reception.inside(moment(at(9, 40)))).people, 2);
    (void)must(gate->act_for(core::ParticipantId{"home-01"}, true, "", kTeacher, at(9, 50)));
    EXPECT_EQ(must(reception.inside(moment(at(9, 51)))).people, 1);
    EXPECT_EQ(must(reception.not_arrived(moment(at(9, 51)))).missing, 7) << "who left has come";
    EXPECT_EQ(must(reception.not_arrived(moment(at(9, 0, 0, kiosk::test::kSecondDay)))).missing, 9);
}

TEST_F(ReceptionTest, TheMachinesHealthIsJudgedAsDoctorJudgesIt) {
    show("jp-01", at(9, 0));
    const auto health = must(open().health(at(9, 40)));
    EXPECT_EQ(health.looked, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::minutes{9 * 60 + 40});
    const auto fact = [&](core::HealthPart part) {
        return *std::ranges::find(health.facts, part, &core::HealthFact::part);
    };
    ASSERT_EQ(health.facts.size(), 6U);
    EXPECT_EQ(fact(core::HealthPart::Database).number, 1);
    EXPECT_GT(fact(core::HealthPart::Disk).number, 0);
    EXPECT_THAT(fact(core::HealthPart::Disk).detail, testing::HasSubstr(" MiB free at "));
    EXPECT_TRUE(fact(core::HealthPart::Clock).clock);
    EXPECT_EQ(fact(core::HealthPart::Hub).level, core::HealthLevel::Fine) << "there is none";
    EXPECT_FALSE(fact(core::HealthPart::Hub).at);
    EXPECT_EQ(fact(core::HealthPart::Staff).level, core::HealthLevel::Look) << "nobody has a PIN";
    EXPECT_EQ(fact(core::HealthPart::Backup).level, core::HealthLevel::Look) << "there is none yet";
}

TEST_F(ReceptionTest, FollowsSomebodyOutAndTheNextDayHasNotBegunForThem) {
    (void)must(gate->act_for(core::ParticipantId{"home-01"}, false, "", kVolunteer, at(9, 0)));
    (void)must(gate->act_for(core::ParticipantId{"home-01"}, true, "", kVolunteer, at(10, 0)));
    auto reception = open();
    EXPECT_EQ(must(reception.find("王", moment(at(10, 1)))).rows.at(0).where, Whereabouts::Left);
    const auto tomorrow = at(9, 0, 0, kiosk::test::kSecondDay);
    EXPECT_EQ(must(reception.find("王", moment(tomorrow))).rows.at(0).where, Whereabouts::NotCome);
}

TEST_F(ReceptionTest, OnePersonsPageHasEveryDoorOfTheDay) {
    show("jp-01", at(9, 0));
    show("jp-01", at(9, 30));
    const auto reception = open();
    const auto page = must(reception.person(core::ParticipantId{"jp-01"}, kTeacher, moment(at(9, 40)))).page.value();
    EXPECT_EQ(page.row.latin, "AOKI Minamo");
    EXPECT_EQ(page.row.where, Whereabouts::Inside);
    EXPECT_EQ(page.diet, core::Diet::Vegan);
    EXPECT_THAT(page.avoid, ElementsAre("花生"));
    EXPECT_TRUE(page.has_badge);
    EXPECT_EQ(page.badge_tail, "1001");
    ASSERT_EQ(page.doors.size(), 5U);
    EXPECT_TRUE(page.doors[0].here);
    EXPECT_EQ(page.doors[0].passed, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{9});
    EXPECT_EQ(page.doors[0].shown_again, 1);
    EXPECT_EQ(page.doors[3].opens, core::MinuteOfDay{13 * 60});
    EXPECT_FALSE(page.doors[3].passed);
    ASSERT_TRUE(page.last);
    EXPECT_EQ(page.last->checkpoint.in("en"), "The gate");
    EXPECT_FALSE(must(reception.person(core::ParticipantId{"x"}, kTeacher, moment(at(9, 40)))).page);
}

TEST_F(ReceptionTest, OnePersonsPageHasTheDoorsAsTheDayHasThemForTheirDelegation) {
    (void)must(
        gate->change_day({core::DayChange::What::Delay, {core::DelegationId{"sg"}, {}}, 20}, kTeacher, at(8, 0)));
    (void)must(
        gate->change_day({core::DayChange::What::Move, {{}, core::ItemId{"workshop"}}, 14 * 60}, kTeacher, at(8, 1)));
    const auto reception = open();
    const auto door = [&](const char* who, std::size_t number) {
        return must(reception.person(core::ParticipantId{who}, kTeacher, moment(at(9, 0))))
            .page.value()
            .doors.at(number);
    };
    EXPECT_EQ(door("jp-01", 3).opens, core::MinuteOfDay{14 * 60});
    EXPECT_EQ(door("jp-01", 4).closes, core::MinuteOfDay{13 * 60});
    EXPECT_EQ(door("sg-01", 4).closes, core::MinuteOfDay{13 * 60 + 20});
}

TEST_F(ReceptionTest, OffersAVolunteerOnlyTheirOwnToUndo) {
    show("jp-01", at(9, 0));
    (void)must(gate->act_for(core::ParticipantId{"jp-02"}, false, "", kVolunteer, at(9, 0)));
    const auto reception = open();
    const auto last_of = [&](const char* who, const core::Now& now) {
        return must(reception.person(core::ParticipantId{who}, kVolunteer, moment(now))).page.value().last;
    };
    EXPECT_FALSE(last_of("jp-01", at(9, 1)));
    EXPECT_TRUE(last_of("jp-02", at(9, 1)));
    EXPECT_FALSE(last_of("jp-02", at(9, 11)));
}

TEST_F(ReceptionTest, TheDayCountsEverybodyOnceAndAGroupAsItSaid) {
    show("jp-01", at(8, 45));
    show("jp-02", at(8, 58));
    show("jp-02", at(9, 30));
    show("home-01", at(9, 52));
    (void)gate->present({"KB1 of nobody", core::Source::Camera}, at(9, 52));
    (void)gate->confirm_group(bench.event.token("sg"), 2, at(9, 55));
    const auto wrong = must(gate->act_for(core::ParticipantId{"home-02"}, false, "", kTeacher, at(9, 56)));
    (void)must(gate->undo(*wrong.entry, "wrong_person", kTeacher, at(9, 57)));
    const auto reception = open();
    const auto board = must(reception.board(kTeacher, moment(at(10, 0))));
    EXPECT_EQ(board.expected, 9);
    EXPECT_EQ(board.present, 5);
    EXPECT_EQ(board.inside, 5);
    EXPECT_EQ(board.last_ten, 3);
    EXPECT_EQ(board.ten_before, 0);
    EXPECT_EQ(board.shown_again, 1);
    EXPECT_EQ(board.refused, 1);
    ASSERT_EQ(board.groups.size(), 3U);
    EXPECT_EQ(board.groups[0].arrived, 2);
    EXPECT_EQ(board.groups[0].expected, 4);
    EXPECT_EQ(board.groups[1].arrived, 2);
    ASSERT_EQ(board.slots.size(), core::kArrivalSlots);
    EXPECT_EQ(board.first_slot, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::minutes{8 * 60 + 55});
    EXPECT_EQ(board.slots[0].one_by_one, 1);
    EXPECT_EQ(board.slots[12].as_group, 2);
    EXPECT_EQ(board.slots[11].one_by_one, 1);
    ASSERT_EQ(board.last.size(), 6U) << "without what was undone";
    EXPECT_EQ(board.last[0].kind, core::EntryKind::GroupCount);
    EXPECT_EQ(board.last[0].people, 2);
    EXPECT_EQ(board.last[0].delegation.in("en"), "Palm Grove School");
    EXPECT_EQ(board.last[1].verdict, Verdict::BadSignature);
    EXPECT_EQ(board.last[2].name, "王小明");
    EXPECT_TRUE(board.last[2].may_undo);
    EXPECT_FALSE(board.last[1].may_undo) << "a refusal counts nowhere";
    EXPECT_FALSE(must(reception.board(kVolunteer, moment(at(10, 0)))).last[2].may_undo);
}

TEST_F(ReceptionTest, WhatWasDoneForSeveralAtOnceIsOneLineOfTheDay) {
    const std::vector people{core::ParticipantId{"jp-01"}, core::ParticipantId{"jp-02"}, core::ParticipantId{"jp-03"}};
    show("sg-01", at(9, 0));
    (void)must(gate->admit_people(people, kVolunteer, at(9, 1)));
    show("sg-02", at(9, 2));
    const auto reception = open();
    const auto board = must(reception.board(kVolunteer, moment(at(9, 3))));
    ASSERT_EQ(board.last.size(), 3U);
    EXPECT_TRUE(board.last[1].whole);
    EXPECT_EQ(board.last[1].people, 3);
    EXPECT_TRUE(board.last[1].may_undo);
    EXPECT_FALSE(board.last[0].whole);
    EXPECT_EQ(board.slots.back().as_group, 3);
    EXPECT_EQ(board.slots.back().one_by_one, 2);
}

TEST_F(ReceptionTest, ADelegationsPageHasItsPeopleAndWhatWasDoneForSeveral) {
    const core::DelegationId jp{"jp"};
    show("jp-01", at(9, 0));
    const std::vector people{core::ParticipantId{"jp-02"}, core::ParticipantId{"jp-03"}};
    (void)must(gate->admit_people(people, kVolunteer, at(9, 1)));
    (void)must(gate->act_for(core::ParticipantId{"jp-03"}, true, "", kVolunteer, at(9, 2)));
    (void)must(gate->count_people(jp, 1, kTeacher, at(9, 3)));
    const auto reception = open();
    const auto page = must(reception.delegation(jp, kVolunteer, moment(at(9, 4)))).page.value();
    EXPECT_EQ(page.name.in("en"), "Umino Academy");
    EXPECT_FALSE(page.leaves);
    EXPECT_EQ(page.came, 4);
    EXPECT_EQ(page.named, 3);
    EXPECT_EQ(page.inside, 3) << "two by name and one of the number";
    ASSERT_EQ(page.people.size(), 4U);
    EXPECT_EQ(page.people[0].name, "青木 みなも");
    EXPECT_EQ(page.people[0].where, Whereabouts::Inside);
    EXPECT_EQ(page.people[2].where, Whereabouts::Left);
    EXPECT_EQ(page.people[3].where, Whereabouts::NotCome);
    ASSERT_EQ(page.acts.size(), 2U);
    EXPECT_FALSE(page.acts[0].named);
    EXPECT_EQ(page.acts[0].people, 4);
    EXPECT_FALSE(page.acts[0].may_undo) << "a teacher's";
    EXPECT_EQ(page.acts[1].people, 2);
    EXPECT_TRUE(page.acts[1].may_undo);
    EXPECT_FALSE(must(reception.delegation(core::DelegationId{"none"}, kVolunteer, moment(at(9, 4)))).page);
}

TEST_F(ReceptionTest, AReissuedBadgeIsOnThePageAndTheLastThingToUndo) {
    const core::ParticipantId who{"jp-01"};
    show("jp-01", at(9, 0));
    const auto badge = must(gate->reissue_badge(who, "lost", kTeacher, at(9, 1)));
    const auto reception = open();
    const auto page = must(reception.person(who, kTeacher, moment(at(9, 2)))).page.value();
    EXPECT_FALSE(page.has_badge);
    EXPECT_EQ(page.code, badge.code);
    EXPECT_TRUE(page.reissued);
    ASSERT_TRUE(page.last);
    EXPECT_EQ(page.last->kind, core::EntryKind::Reissue);
    (void)must(gate->undo(page.last->entry, "by_mistake", kTeacher, at(9, 3)));
    const auto after = must(reception.person(who, kTeacher, moment(at(9, 4)))).page.value();
    EXPECT_TRUE(after.has_badge);
    EXPECT_EQ(after.code, "");
}

TEST_F(ReceptionTest, AnExcuseStandsOnThePageAndIsCountedUntilTheyCome) {
    const core::ParticipantId who{"jp-01"};
    (void)must(gate->excuse(who, "ill", kTeacher, at(8, 0)));
    (void)must(gate->excuse(core::ParticipantId{"jp-02"}, "family", kTeacher, at(8, 0)));
    const auto reception = open();
    const auto page = must(reception.person(who, kTeacher, moment(at(9, 0)))).page.value();
    ASSERT_TRUE(page.excuse);
    EXPECT_EQ(page.excuse->reason, "ill");
    EXPECT_EQ(page.excuse->by, kTeacher.id);
    EXPECT_TRUE(page.excuse->may_undo);
    EXPECT_FALSE(must(reception.person(who, kVolunteer, moment(at(9, 0)))).page.value().excuse->may_undo);
    EXPECT_EQ(must(reception.board(kTeacher, moment(at(9, 0)))).excused, 2);
    show("jp-01", at(9, 1));
    EXPECT_EQ(must(reception.board(kTeacher, moment(at(9, 2)))).excused, 1);
    EXPECT_EQ(must(reception.board(kTeacher, moment(at(9, 0, 0, kiosk::test::kSecondDay)))).excused, 0);
}

TEST_F(ReceptionTest, WhoStandsInIsSaidOnBothPagesAndNobodyIsMissing) {
    const core::ParticipantId absent{"jp-01"};
    const core::WalkIn stated{core::DelegationId{"jp"}, "林代理", "", "", "teacher", "", core::Diet::Unstated};
    const auto arrived = must(gate->register_walk_in(stated, absent, kTeacher, at(8, 0)));
    auto reception = open();
    const auto page = must(reception.person(absent, kTeacher, moment(at(9, 0)))).page.value();
    ASSERT_TRUE(page.stand_in);
    EXPECT_EQ(page.stand_in->id, arrived.id);
    EXPECT_EQ(page.stand_in->name, "林代理");
    ASSERT_TRUE(page.substitution);
    EXPECT_FALSE(must(reception.person(absent, kVolunteer, moment(at(9, 0)))).page.value().substitution);
    const auto theirs = must(reception.person(arrived.id, kTeacher, moment(at(9, 0)))).page.value();
    EXPECT_TRUE(theirs.walk_in);
    EXPECT_EQ(theirs.code, arrived.code);
    ASSERT_TRUE(theirs.stands_in_for);
    EXPECT_EQ(theirs.stands_in_for->name, "青木 みなも");
    const auto here = moment(at(9, 0));
    EXPECT_EQ(must(reception.board(kTeacher, here)).expected, here.expected - 1);
    EXPECT_EQ(must(reception.not_arrived(here)).missing, 8) << "of ten with the one who registered";
    (void)must(gate->undo(*page.substitution, "by_mistake", kTeacher, at(9, 1)));
    EXPECT_FALSE(must(reception.person(absent, kTeacher, moment(at(9, 2)))).page.value().stand_in);
    EXPECT_EQ(must(reception.not_arrived(moment(at(9, 2)))).missing, 9);
    EXPECT_FALSE(must(reception.person(core::ParticipantId{"jp-02"}, kTeacher, here)).page.value().walk_in);
}

TEST_F(ReceptionTest, WhatIsFromPaperIsMarkedAtItsDoor) {
    const core::ParticipantId who{"jp-01"};
    const core::PaperNote note{core::CheckpointId{"gate"},
                               core::LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{8}};
    (void)must(gate->note_paper(who, note, "kiosk_down", kTeacher, at(9, 0)));
    const auto page = must(open().person(who, kTeacher, moment(at(9, 1)))).page.value();
    EXPECT_EQ(page.doors[0].source, core::Source::Paper);
    EXPECT_EQ(page.doors[0].passed, note.at);
    EXPECT_EQ(page.doors[0].by, kTeacher.id);
    const auto board = must(open().board(kTeacher, moment(at(9, 1))));
    EXPECT_EQ(board.inside, 1);
    ASSERT_EQ(board.last.size(), 1U);
    EXPECT_EQ(board.last[0].source, core::Source::Paper);
}

TEST_F(ReceptionTest, YesterdayIsNoneOfTheDay) {
    show("jp-01", at(9, 0));
    const auto reception = open();
    const auto board = must(reception.board(kTeacher, moment(at(9, 0, 0, kiosk::test::kSecondDay))));
    EXPECT_EQ(board.present, 0);
    EXPECT_THAT(board.last, IsEmpty());
}

} // namespace
} // namespace kiosk::service
