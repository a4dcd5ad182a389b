// Where something changes hands: what is handed out, lent, and who is handed over.
#include <gtest/gtest.h>

#include "core/rules/door.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using test::at;

const OperatorId kStaff{"v1"};

// The lunch of the sample event as a checkpoint of another kind.
LocalReplica door_of(CheckpointKind kind, Direction direction = Direction::In) {
    LocalReplica door("lunch");
    door.checkpoint().kind = kind;
    door.checkpoint().direction = direction;
    return door;
}

Decision by_staff(LocalReplica& door, StaffOrder order, const Now& now) {
    Credential credential;
    credential.state = CredentialState::ByStaff;
    auto facts = door.facts(credential, now);
    facts.participant = door.sample.package.participants[0];
    facts.order = std::move(order);
    return decide(facts);
}

TEST(Handouts, AreForEachPersonOnceAndSayWhenTheyHadTheirs) {
    auto table = door_of(CheckpointKind::Handout);
    EXPECT_EQ(table.present_badge("jp-01", at(12, 0)).verdict, Verdict::Admitted);
    table.standing = stood(Direction::In, at(12, 0), "lunch");
    for (const auto& later : {at(12, 1), at(12, 20)}) {
        const auto second = table.present_badge("jp-01", later);
        EXPECT_EQ(second.verdict, Verdict::AlreadyIn);
        EXPECT_FALSE(second.repeats_green) << "a green would hand out a second one";
        ASSERT_TRUE(second.first);
        EXPECT_EQ(second.first->wall, at(12, 0).wall);
        EXPECT_EQ(second.first->checkpoint.str(), "lunch");
    }
}

TEST(Handouts, TakeNothingBackWhateverTheirDirectionSays) {
    auto table = door_of(CheckpointKind::Handout, Direction::Both);
    table.standing = stood(Direction::In, at(12, 0), "lunch");
    EXPECT_EQ(table.present_badge("jp-01", at(12, 40)).verdict, Verdict::AlreadyIn);
}

TEST(Handouts, TakeADelegationsNumber) {
    EXPECT_EQ(door_of(CheckpointKind::Handout).present_badge("jp", at(12, 0)).verdict, Verdict::Group);
}

TEST(Loans, GoOutAndComeBack) {
    auto desk = door_of(CheckpointKind::Loan, Direction::Both);
    const auto lent = desk.present_badge("jp-01", at(12, 0));
    EXPECT_EQ(lent.verdict, Verdict::Admitted);
    EXPECT_EQ(lent.entry->direction, Direction::In);
    desk.standing = stood(Direction::In, at(12, 0), "lunch");
    const auto returned = desk.present_badge("jp-01", at(12, 40));
    EXPECT_EQ(returned.verdict, Verdict::CheckedOut);
    EXPECT_EQ(returned.entry->kind, EntryKind::CheckOut);
    desk.standing = stood(Direction::Out, at(12, 40), "lunch");
    EXPECT_EQ(desk.present_badge("jp-01", at(12, 41)).verdict, Verdict::Admitted) << "another is lent";
}

TEST(Loans, AreNotLentTwiceAndNoGreenSaysSo) {
    for (const auto direction : {Direction::In, Direction::Both}) {
        auto desk = door_of(CheckpointKind::Loan, direction);
        desk.standing = stood(Direction::In, at(12, 0), "lunch");
        const auto second = desk.present_badge("jp-01", at(12, 1));
        EXPECT_EQ(second.verdict, Verdict::AlreadyIn);
        EXPECT_FALSE(second.repeats_green);
        EXPECT_TRUE(second.first);
    }
}

TEST(Loans, AreOfEachPersonAndTakeNoNumber) {
    for (const auto kind : {CheckpointKind::Loan, CheckpointKind::Handover}) {
        const auto shown = door_of(kind).present_badge("jp", at(12, 0));
        EXPECT_EQ(shown.verdict, Verdict::NeedsStaff);
        EXPECT_FALSE(shown.entry);
    }
}

TEST(Handovers, AreConfirmedByStaffWhoSayWithWhom) {
    auto desk = door_of(CheckpointKind::Handover);
    const auto shown = desk.present_badge("jp-01", at(12, 0));
    EXPECT_EQ(shown.verdict, Verdict::NeedsStaff) << "a badge alone hands nobody over";
    EXPECT_FALSE(shown.entry);
    StaffOrder order{false, kStaff};
    EXPECT_EQ(by_staff(desk, order, at(12, 0)).verdict, Verdict::NeedsStaff) << "nor do staff without a family";
    const auto committed = salted("林家");
    order.family = commitment_of(committed);
    const auto over = by_staff(desk, order, at(12, 0));
    EXPECT_EQ(over.verdict, Verdict::Admitted);
    ASSERT_TRUE(over.entry);
    EXPECT_EQ(over.entry->kind, EntryKind::HandedOver);
    EXPECT_EQ(over.entry->commitment, order.family);
    EXPECT_EQ(over.entry->by, kStaff);
    EXPECT_EQ(over.entry->participant.str(), "jp-01");
}

TEST(Handovers, AreDecidedByTheRulesOfEveryCheckpoint) {
    auto desk = door_of(CheckpointKind::Handover);
    EXPECT_EQ(desk.present_badge("jp-01", at(9, 0)).verdict, Verdict::TooEarly);
    EXPECT_EQ(desk.present_badge("jp-01", at(14, 0)).verdict, Verdict::Closed);
    desk.standing = stood(Direction::In, at(12, 0), "lunch");
    const auto second = desk.present_badge("jp-01", at(12, 1));
    EXPECT_EQ(second.verdict, Verdict::AlreadyIn);
    EXPECT_FALSE(second.repeats_green);
}

TEST(Handovers, AreNothingElsewhere) {
    StaffOrder order{false, kStaff};
    order.family = commitment_of(salted("林家"));
    LocalReplica gate("gate");
    const auto in = by_staff(gate, order, at(9, 0));
    EXPECT_EQ(in.entry->kind, EntryKind::CheckIn);
    EXPECT_FALSE(in.entry->commitment);
}

TEST(WhatChangesHands, IsNoPlaceToSendSomebodyWhoIsWrongAtASession) {
    LocalReplica door("workshop");
    std::erase_if(door.sample.package.checkpoints,
                  [](const Checkpoint& one) { return one.id.str() != "workshop" && one.id.str() != "lunch"; });
    auto& lunch = door.checkpoint("lunch");
    lunch.opens = lunch.closes = {};
    EXPECT_EQ(door.present_badge("sg-01", at(13, 0)).instead, lunch.id);
    lunch.kind = CheckpointKind::Handout;
    EXPECT_EQ(door.present_badge("sg-01", at(13, 0)).instead, std::nullopt);
}

} // namespace
} // namespace kiosk::core
