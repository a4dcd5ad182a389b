#include "store/desk/desk.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class DeskStaffTest : public StoreTest {
  protected:
    DeskStaffTest() { load(); }
};

TEST_F(DeskStaffTest, StaffCheckSomebodyInAndOutByNameAndTheLedgerSaysWho) {
    auto gate = desk();
    const core::ParticipantId who{"home-01"};
    const auto in = must(gate->act_for(who, false, "", kVolunteer, at(9, 0)));
    EXPECT_EQ(in.verdict, Verdict::Admitted);
    EXPECT_EQ(in.counts, (core::Counts{1, 9, 1}));
    ASSERT_TRUE(in.entry);
    EXPECT_EQ(must(gate->act_for(who, false, "", kVolunteer, at(9, 1))).verdict, Verdict::AlreadyIn);
    const auto out = must(gate->act_for(who, true, "", kVolunteer, at(9, 2)));
    EXPECT_EQ(out.verdict, Verdict::CheckedOut);
    EXPECT_EQ(out.counts.inside, 0);
    const auto written = entries();
    ASSERT_EQ(written.size(), 2U) << "what stood against it is not written";
    for (const auto& entry : written) {
        EXPECT_EQ(entry.by, kVolunteer.id);
        EXPECT_EQ(entry.source, core::Source::Staff);
        EXPECT_EQ(entry.participant, who);
    }
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskStaffTest, AGuestWhoChoseTheirNameNeedsStaffAndNothingIsWritten) {
    auto gate = desk();
    const auto asked = gate->ask_for_help(core::ParticipantId{"home-01"}, at(9, 0));
    EXPECT_EQ(asked.verdict, Verdict::NeedsStaff);
    EXPECT_FALSE(asked.entry);
    ASSERT_TRUE(asked.person);
    EXPECT_EQ(asked.person->name, "王○明") << "as the search showed it, whatever a badge would";
    EXPECT_EQ(asked.person->latin, "");
    EXPECT_TRUE(asked.person->affiliation.empty());
    EXPECT_EQ(asked.person->group, "");
    EXPECT_FALSE(asked.delegation);
    EXPECT_FALSE(asked.next);
    (void)show(*gate, "home-01", at(9, 1));
    EXPECT_EQ(gate->ask_for_help(core::ParticipantId{"home-01"}, at(9, 2)).verdict, Verdict::NeedsStaff)
        << "whether somebody is in is nobody's who types a name";
    EXPECT_EQ(entries().size(), 1U);
    EXPECT_EQ(gate->ask_for_help(core::ParticipantId{"nobody"}, at(9, 3)).verdict, Verdict::NotRecorded);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskStaffTest, AnEntryByNameAndABadgeAreOnePerson) {
    auto gate = desk();
    (void)must(gate->act_for(core::ParticipantId{"jp-01"}, false, "", kTeacher, at(9, 0)));
    const auto shown = show(*gate, "jp-01", at(9, 30));
    EXPECT_EQ(shown.verdict, Verdict::AlreadyIn);
    EXPECT_EQ(shown.counts.checked_in, 1);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskStaffTest, ADeskThatServesNoCheckpointLetsNobodyIn) {
    auto nowhere = desk("");
    const auto in = must(nowhere->act_for(core::ParticipantId{"home-01"}, false, "", kTeacher, at(9, 0)));
    EXPECT_EQ(in.verdict, Verdict::NotRecorded);
    EXPECT_THAT(nowhere->last_failure(), testing::HasSubstr("serves no checkpoint"));
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskStaffTest, ASecondTapWithinTwoMinutesRepeatsTheGreen) {
    auto gate = desk();
    const core::ParticipantId who{"home-01"};
    (void)must(gate->act_for(who, false, "", kVolunteer, at(9, 0)));
    EXPECT_TRUE(must(gate->act_for(who, false, "", kVolunteer, at(9, 1))).repeats_green);
    EXPECT_FALSE(must(gate->act_for(who, false, "", kVolunteer, at(9, 3))).repeats_green);
}

TEST_F(DeskStaffTest, ARevocationSaysWhoseBadgeItWasAndWhoTookIt) {
    auto gate = desk();
    const auto badge = core::BadgeId{0x1001};
    (void)must(gate->revoke_badge(badge, "lost", kTeacher.id, at(9, 0)));
    const auto written = entries().back();
    EXPECT_EQ(written.kind, core::EntryKind::Revoke);
    EXPECT_EQ(written.participant, core::ParticipantId{"jp-01"});
    EXPECT_EQ(written.by, kTeacher.id);
    EXPECT_EQ(written.reason, "lost");
    EXPECT_EQ(gate->revoke_badge(badge, "lost", kTeacher.id, at(9, 1)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->revoke_badge(core::BadgeId{}, "lost", kTeacher.id, at(9, 1)).error().kind,
              core::ErrorKind::Refused);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 2)).verdict, Verdict::Revoked);
}

TEST_F(DeskStaffTest, OnlyATeacherOverridesAFullRoom) {
    auto hall = desk("hall");
    for (const auto* whose : {"sg-01", "sg-02", "sg-03"}) (void)show(*hall, whose, at(9, 0));
    const core::ParticipantId who{"jp-01"};
    EXPECT_EQ(must(hall->act_for(who, false, "", kTeacher, at(9, 1))).verdict, Verdict::Full);
    EXPECT_EQ(hall->act_for(who, false, "agreed", kVolunteer, at(9, 1)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(entries().size(), 3U);
    const auto let_in = must(hall->act_for(who, false, "agreed", kTeacher, at(9, 1)));
    EXPECT_EQ(let_in.verdict, Verdict::Admitted);
    EXPECT_EQ(let_in.counts.inside, 4);
    EXPECT_EQ(entries().back().reason, "agreed");
    EXPECT_EQ(hall->act_for(core::ParticipantId{"nobody"}, false, "", kTeacher, at(9, 1)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskStaffTest, StaffUndoWhatIsTheirs) {
    auto gate = desk();
    const auto shown = show(*gate, "jp-01", at(9, 0));
    const auto own = must(gate->act_for(core::ParticipantId{"jp-02"}, false, "", kVolunteer, at(9, 0)));
    const auto not_theirs = gate->undo(*shown.entry, "by_mistake", kVolunteer, at(9, 1));
    EXPECT_EQ(not_theirs.error().kind, core::ErrorKind::Refused);
    EXPECT_THAT(not_theirs.error().detail, testing::HasSubstr("ask a teacher"));
    EXPECT_EQ(gate->undo(*own.entry, "by_mistake", kVolunteer, at(9, 11)).error().kind, core::ErrorKind::Refused);
    (void)must(gate->undo(*own.entry, "by_mistake", kVolunteer, at(9, 10)));
    (void)must(gate->undo(*shown.entry, "wrong_person", kTeacher, at(11, 0)));
    EXPECT_EQ(gate->undo(*shown.entry, "wrong_person", kTeacher, at(11, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->counts(at(11, 0)).checked_in, 0);
    EXPECT_EQ(entries().back().by, kTeacher.id);
    EXPECT_EQ(entries().back().reason, "wrong_person");
    EXPECT_EQ(fault(), "");
}

} // namespace
} // namespace kiosk::store::test
