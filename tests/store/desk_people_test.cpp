#include "store/desk/desk.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class DeskPeopleTest : public StoreTest {
  protected:
    DeskPeopleTest() { load(); }
    const core::ParticipantId who_{"jp-01"};
};

TEST_F(DeskPeopleTest, ALostBadgeIsRevokedAndItsOwnerComesInByName) {
    auto gate = desk();
    EXPECT_EQ(must(gate->reissue_badge(who_, "lost", kTeacher, at(9, 0))).revoked, 1);
    const auto written = entries();
    EXPECT_EQ(show(*gate, "jp-01", at(9, 1)).verdict, Verdict::Revoked) << "whoever found it";
    EXPECT_EQ(must(gate->act_for(who_, false, "", kVolunteer, at(9, 2))).verdict, Verdict::Admitted);
    (void)must(gate->undo(written[0].ref(), "by_mistake", kTeacher, at(9, 4)));
    EXPECT_EQ(show(*gate, "jp-01", at(9, 5)).verdict, Verdict::AlreadyIn) << "found again";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskPeopleTest, BadgesAreATeachersToReissueAndPeopleToExcuse) {
    auto gate = desk();
    EXPECT_EQ(gate->reissue_badge(who_, "lost", kVolunteer, at(9, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->excuse(who_, "ill", kVolunteer, at(9, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskPeopleTest, AnExcuseIsAFactOfItsDayAndOnce) {
    auto gate = desk();
    const auto excused = must(gate->excuse(who_, "ill", kTeacher, at(9, 0)));
    const auto written = entries();
    ASSERT_EQ(written.size(), 1U);
    EXPECT_EQ(written[0].kind, core::EntryKind::Excused);
    EXPECT_EQ(written[0].participant, who_);
    EXPECT_EQ(written[0].delegation.str(), "jp");
    EXPECT_EQ(written[0].reason, "ill");
    EXPECT_EQ(gate->excuse(who_, "ill", kTeacher, at(10, 0)).error().kind, core::ErrorKind::Refused);
    (void)must(gate->excuse(who_, "ill", kTeacher, at(8, 0, 0, kSecondDay)));
    (void)must(gate->undo(excused, "by_mistake", kTeacher, at(10, 0)));
    (void)must(gate->excuse(who_, "family", kTeacher, at(10, 1)));
    EXPECT_EQ(gate->excuse(core::ParticipantId{"nobody"}, "ill", kTeacher, at(9, 0)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskPeopleTest, WhoeverIsExcusedAndComesAllTheSameIsLetIn) {
    auto gate = desk();
    (void)must(gate->excuse(who_, "ill", kTeacher, at(8, 0)));
    const auto shown = show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(shown.verdict, Verdict::Admitted);
    EXPECT_EQ(shown.counts.inside, 1);
}

} // namespace
} // namespace kiosk::store::test
