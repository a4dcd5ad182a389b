// What staff are told where something is lent: it is out until it comes back, on the next day too.
#include "service/reception.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/people_of_day.hpp"
#include "support/event_bench.hpp"
#include "support/must.hpp"

namespace kiosk::service {
namespace {

using core::Whereabouts;
using kiosk::test::at, kiosk::test::must, kiosk::test::kFirstDay, kiosk::test::kSecondDay;

const core::StaffMember kLendingTeacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};

class LendingTest : public testing::Test {
  protected:
    LendingTest() {
        auto& package = bench.event.package;
        package.checkpoints.push_back(
            kiosk::test::detail::checkpoint("headset", core::CheckpointKind::Loan, "headsets", core::Direction::Both));
        package.participants[0].buddy_class = package.participants[1].buddy_class = "高二3班";
        package.revision = core::RevisionNumber{2};
        package.content = kiosk::test::filled<core::Hash>(2);
        auto database = must(store::Database::open(bench.file(), store::OpenMode::ReadWrite));
        (void)must(database.load(package));
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId("headset");
        options.machine = kiosk::test::filled<core::MachineId>(9);
        table = must(store::Desk::open(bench.file(), options));
    }
    void show(const std::string& whose, const core::Now& now) {
        (void)table->present({bench.event.token(whose), core::Source::Camera}, now);
    }
    [[nodiscard]] ReceptionMoment moment(const core::Now& now) const { return {table->checkpoint(), 9, now}; }

    kiosk::test::EventBench bench;
    std::unique_ptr<store::Desk> table;
};

TEST_F(LendingTest, WhatWasNotReturnedYesterdayIsMissingToday) {
    show("jp-01", at(20, 0));
    show("jp-02", at(20, 1));
    show("sg-01", at(20, 2));
    show("jp-02", at(0, 30, 0, kSecondDay));
    const auto reception = must(Reception::open(bench.file()));
    const auto morning = moment(at(9, 0, 0, kSecondDay));
    const auto away = must(reception.not_arrived(morning));
    EXPECT_EQ(away.missing, 2);
    ASSERT_EQ(away.groups.size(), 2U);
    EXPECT_EQ(away.groups[0].people.at(0).id.str(), "jp-01");
    EXPECT_EQ(must(PeopleOfDay::read(must(store::Database::open(bench.file(), store::OpenMode::ReadOnly)),
                                     table->checkpoint(), morning.now))
                  .inside()
                  .people,
              2)
        << "as kioskctl attendance --inside says it";
    show("jp-01", at(9, 30, 0, kSecondDay));
    EXPECT_EQ(must(reception.not_arrived(moment(at(9, 31, 0, kSecondDay)))).missing, 1);
}

TEST_F(LendingTest, ThePagesOfTheNextDaySayWhoHasOneStillAndSinceWhen) {
    show("jp-01", at(20, 0));
    show("jp-02", at(20, 1));
    auto reception = must(Reception::open(bench.file()));
    const auto morning = moment(at(9, 0, 0, kSecondDay));
    const auto lent_at = core::LocalTime{kFirstDay} + std::chrono::hours{20};
    const auto person = must(reception.person(core::ParticipantId{"jp-01"}, kLendingTeacher, morning)).page.value();
    EXPECT_EQ(person.row.where, Whereabouts::Inside);
    EXPECT_EQ(person.row.since, lent_at);
    const auto door = std::ranges::find(person.doors, core::CheckpointId{"headset"}, &core::DoorRow::id);
    ASSERT_NE(door, person.doors.end());
    EXPECT_EQ(door->passed, lent_at);
    const auto page = must(reception.delegation(core::DelegationId{"jp"}, kLendingTeacher, morning)).page.value();
    EXPECT_EQ(page.inside, 2);
    EXPECT_EQ(page.people[0].where, Whereabouts::Inside);
    EXPECT_EQ(page.people[0].buddy_class, "高二3班");
    const auto board = must(reception.board(kLendingTeacher, morning));
    EXPECT_EQ(board.inside, 2);
    EXPECT_TRUE(board.last.empty()) << "the last of today";
    EXPECT_EQ(must(reception.find("minamo", morning)).rows.at(0).where, Whereabouts::Inside);
}

TEST_F(LendingTest, WhatWasDoneForAClassAtOnceIsSaidToBeOfThatClass) {
    const std::vector people{core::ParticipantId{"jp-01"}, core::ParticipantId{"jp-02"}};
    (void)must(table->admit_people(people, kLendingTeacher, at(20, 0)));
    (void)must(table->admit_people(std::vector{core::ParticipantId{"jp-03"}}, kLendingTeacher, at(20, 1)));
    const auto reception = must(Reception::open(bench.file()));
    const core::DelegationId jp{"jp"};
    const auto page = must(reception.delegation(jp, kLendingTeacher, moment(at(20, 2)))).page.value();
    ASSERT_EQ(page.acts.size(), 2U);
    EXPECT_TRUE(page.acts[0].part.is_all());
    EXPECT_EQ(page.acts[1].part, (core::DelegationPart{core::DelegationPart::By::Class, "高二3班"}));
    const auto next_day = must(reception.delegation(jp, kLendingTeacher, moment(at(9, 0, 0, kSecondDay)))).page.value();
    EXPECT_TRUE(next_day.acts.empty()) << "of the day before";
}

} // namespace
} // namespace kiosk::service
