// What staff do in somebody's name.
#include <gtest/gtest.h>

#include "core/rules/decide.hpp"
#include "core/rules/door.hpp"
#include "core/rules/staff.hpp"

namespace kiosk::core {
namespace {

using test::at;

// The door, and staff who act for one person.
Decision act(LocalReplica& door, const std::string& whose, const Now& now, bool leaves = false,
             const char* override_reason = "") {
    Credential credential;
    credential.state = CredentialState::ByStaff;
    auto facts = door.facts(credential, now);
    facts.source = Source::Staff;
    facts.order = StaffOrder{leaves, OperatorId{"v1"}, override_reason};
    for (const auto& person : door.sample.package.participants)
        if (person.id.str() == whose) facts.participant = person;
    return decide(facts);
}

TEST(DecideForStaff, ChecksInByNameAndSaysWhoDidIt) {
    LocalReplica door("gate");
    const auto decision = act(door, "home-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Admitted);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::CheckIn);
    EXPECT_EQ(decision.entry->participant.str(), "home-01");
    EXPECT_EQ(decision.entry->delegation.str(), "home");
    EXPECT_EQ(decision.entry->badge, BadgeId{}) << "no badge was shown";
    EXPECT_EQ(decision.entry->source, Source::Staff);
    EXPECT_EQ(decision.entry->by.str(), "v1");
    EXPECT_EQ(decision.entry->reason, "");
}

TEST(DecideForStaff, GoesTheWayThatStaffSayWhateverTheDoor) {
    LocalReplica gate("gate");
    gate.standing = stood(Direction::In, at(9, 0), "gate");
    EXPECT_EQ(act(gate, "jp-01", at(9, 1), true).verdict, Verdict::CheckedOut);
    LocalReplica exit("exit");
    EXPECT_EQ(act(exit, "jp-01", at(9, 0)).verdict, Verdict::Admitted);
    LocalReplica hall("hall");
    hall.standing = stood(Direction::In, at(9, 0), "hall");
    EXPECT_EQ(act(hall, "jp-01", at(9, 30)).verdict, Verdict::AlreadyIn) << "a badge would be an exit";
}

TEST(DecideForStaff, ARefusalIsSaidAndNotWritten) {
    LocalReplica workshop("workshop");
    for (const auto& [whose, hour, verdict] : {std::tuple{"jp-01", 9, Verdict::TooEarly},
                                               {"jp-01", 16, Verdict::Closed},
                                               {"sg-01", 14, Verdict::NotForThisCheckpoint}}) {
        const auto decision = act(workshop, whose, at(hour, 0));
        EXPECT_EQ(decision.verdict, verdict);
        EXPECT_FALSE(decision.entry) << "nobody was turned away";
    }
    LocalReplica hall("hall");
    hall.people_in_area = 3;
    EXPECT_EQ(act(hall, "jp-01", at(9, 0)).verdict, Verdict::Full);
    hall.standing = stood(Direction::In, at(9, 0), "hall");
    EXPECT_FALSE(act(hall, "jp-01", at(9, 1)).entry);
}

TEST(DecideForStaff, AReasonOverridesTheDoorItsHoursAndItsRoomAndStandsInTheEntry) {
    LocalReplica workshop("workshop");
    for (const auto& [whose, hour] : {std::pair{"jp-01", 9}, {"jp-01", 16}, {"sg-01", 14}}) {
        const auto decision = act(workshop, whose, at(hour, 0), false, "agreed");
        EXPECT_TRUE(decision.verdict == Verdict::Admitted || decision.verdict == Verdict::Late) << hour;
        ASSERT_TRUE(decision.entry);
        EXPECT_EQ(decision.entry->reason, "agreed");
    }
    LocalReplica hall("hall");
    hall.people_in_area = 3;
    EXPECT_EQ(act(hall, "jp-01", at(9, 0), false, "other").verdict, Verdict::Admitted);
}

TEST(DecideForStaff, NoReasonLetsSomebodyInTwice) {
    LocalReplica gate("gate");
    gate.standing = stood(Direction::In, at(9, 0), "gate");
    const auto decision = act(gate, "jp-01", at(9, 30), false, "agreed");
    EXPECT_EQ(decision.verdict, Verdict::AlreadyIn);
    EXPECT_FALSE(decision.entry);
}

TEST(DecideForStaff, LateIsLateByNameToo) {
    LocalReplica workshop("workshop");
    const auto decision = act(workshop, "jp-01", at(13, 20));
    EXPECT_EQ(decision.verdict, Verdict::Late);
    EXPECT_TRUE(decision.entry.value().late);
}

TEST(StaffRules, ATeacherOverridesAndAVolunteerAsks) {
    EXPECT_TRUE(may_override(StaffRole::Teacher));
    EXPECT_FALSE(may_override(StaffRole::Volunteer));
    for (const auto verdict : {Verdict::Full, Verdict::TooEarly, Verdict::Closed, Verdict::NotForThisCheckpoint})
        EXPECT_TRUE(can_be_overridden(verdict));
    for (const auto verdict : {Verdict::Revoked, Verdict::AlreadyIn, Verdict::NotRecorded, Verdict::Admitted})
        EXPECT_FALSE(can_be_overridden(verdict));
}

} // namespace
} // namespace kiosk::core
