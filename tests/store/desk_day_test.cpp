// What staff change about the day at a desk, where it stands, and badges that it only looks at.
#include "store/day_records.hpp"
#include "store/desk/desk.hpp"
#include "store/staff.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict, core::DayChange;

class DeskDayTest : public StoreTest {
  protected:
    DeskDayTest() { load(); }
    // What stands.
    [[nodiscard]] std::vector<core::ChangeMade> changes() const {
        const auto stored = database();
        return must(read_changes(stored, must(stored.event()).zone));
    }
    static DayChange delay(const char* whose, int minutes) {
        return {DayChange::What::Delay, {core::DelegationId{whose}, {}}, minutes};
    }
    static DayChange moved(const char* item, int minute) {
        return {DayChange::What::Move, {{}, core::ItemId{item}}, minute};
    }
};

TEST_F(DeskDayTest, ADelayIsAFactAndTheDeskDecidesByItAtOnce) {
    auto door = desk("workshop");
    EXPECT_EQ(show(*door, "jp-01", at(13, 11)).verdict, Verdict::Late);
    (void)must(door->change_day(delay("jp", 20), kTeacher, at(13, 12)));
    EXPECT_EQ(show(*door, "jp-02", at(13, 13)).verdict, Verdict::Admitted);
    const auto written = entries();
    ASSERT_EQ(written.size(), 3U);
    EXPECT_EQ(written[1].kind, core::EntryKind::Delayed);
    EXPECT_EQ(written[1].delegation.str(), "jp");
    EXPECT_EQ(written[1].count, 20U);
    EXPECT_EQ(written[1].by, kTeacher.id);
    EXPECT_EQ(written[1].source, core::Source::Staff);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskDayTest, AChangeIsTakenBackAsAnyOtherFact) {
    auto door = desk("workshop");
    const auto entry = must(door->change_day(moved("workshop", 14 * 60), kTeacher, at(9, 0)));
    ASSERT_EQ(changes().size(), 1U);
    EXPECT_EQ(changes()[0].entry, entry);
    EXPECT_EQ(show(*door, "jp-01", at(13, 30)).verdict, Verdict::TooEarly);
    EXPECT_EQ(door->undo(entry, "by_mistake", kVolunteer, at(9, 1)).error().kind, core::ErrorKind::Refused);
    (void)must(door->undo(entry, "by_mistake", kTeacher, at(9, 1)));
    EXPECT_TRUE(changes().empty());
    EXPECT_EQ(show(*door, "jp-02", at(13, 5)).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskDayTest, ANextItemThatIsCancelledIsNotNamedToAGuest) {
    auto gate = desk();
    ASSERT_TRUE(show(*gate, "jp-01", at(9, 0)).next);
    (void)must(gate->change_day({DayChange::What::Cancel, {{}, core::ItemId{"opening"}}, 0}, kTeacher, at(9, 1)));
    EXPECT_EQ(show(*gate, "jp-02", at(9, 2)).next->item.str(), "workshop");
    (void)must(gate->change_day(moved("workshop", 14 * 60), kTeacher, at(9, 3)));
    EXPECT_EQ(show(*gate, "jp-03", at(9, 4)).next->starts, core::MinuteOfDay{14 * 60});
}

TEST_F(DeskDayTest, OnlyATeacherChangesWhatIsThereInWaysThatCanBe) {
    auto gate = desk();
    const auto refused = [&](const DayChange& change, const core::StaffMember& by) {
        const auto written = gate->change_day(change, by, at(9, 0));
        return written ? std::optional<core::ErrorKind>() : written.error().kind;
    };
    EXPECT_EQ(refused(delay("", 20), kVolunteer), core::ErrorKind::Refused);
    EXPECT_EQ(refused(delay("", -5), kTeacher), core::ErrorKind::Invalid);
    EXPECT_EQ(refused(delay("nobody", 5), kTeacher), core::ErrorKind::NotFound);
    EXPECT_EQ(refused(moved("nothing", 600), kTeacher), core::ErrorKind::NotFound);
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskDayTest, AChangeIsNewsToWhoeverKeepsTheEventInMemoryAndCheckInsAreNot) {
    auto gate = desk();
    const auto before = must(database().stamp());
    (void)show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(must(database().stamp()), before);
    const auto entry = must(gate->change_day(delay("", 5), kTeacher, at(9, 1)));
    const auto changed = must(database().stamp());
    EXPECT_EQ(changed.number, before.number);
    EXPECT_GT(changed.generation, before.generation);
    (void)must(gate->undo(entry, "by_mistake", kTeacher, at(9, 2)));
    EXPECT_GT(must(database().stamp()).generation, changed.generation);
}

TEST_F(DeskDayTest, ATeacherMovesItToAnotherCheckpointAndIsWrittenDownForIt) {
    auto gate = desk();
    EXPECT_EQ(gate->move_to(core::CheckpointId{"exit"}, kVolunteer, at(9, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->move_to(core::CheckpointId{"gait"}, kTeacher, at(9, 0)).error().kind, core::ErrorKind::NotFound);
    EXPECT_EQ(gate->checkpoint().id.str(), "gate");
    EXPECT_TRUE(must(read_staff_acts(database())).empty());
    must(gate->move_to(core::CheckpointId{"exit"}, kTeacher, at(9, 1)));
    EXPECT_EQ(gate->checkpoint().id.str(), "exit");
    EXPECT_EQ(show(*gate, "jp-01", at(9, 2)).verdict, Verdict::CheckedOut);
    EXPECT_EQ(must(read_staff_acts(database())),
              (std::vector<StaffAct>{{at(9, 1).wall, kTeacher.id, "checkpoint", "exit"}}));
    EXPECT_EQ(entries().size(), 1U) << "where a kiosk stands is no fact of the event";
    EXPECT_EQ(desk()->checkpoint().id.str(), "gate") << "the next start is as configured";
    must(gate->stand_at(core::CheckpointId{"gate"}));
    EXPECT_EQ(must(read_staff_acts(database())).size(), 1U) << "as somebody said before";
}

TEST_F(DeskDayTest, ANewStartOfTheProgramIsWrittenDownForATeacher) {
    auto gate = desk();
    EXPECT_EQ(gate->note_restart(kVolunteer, "stuck", at(9, 0)).error().kind, core::ErrorKind::Refused);
    must(gate->note_restart(kTeacher, "stuck", at(9, 1)));
    EXPECT_EQ(must(read_staff_acts(database())),
              (std::vector<StaffAct>{{at(9, 1).wall, kTeacher.id, "restart", "stuck"}}));
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskDayTest, ABadgeThatIsLookedAtSaysWhoseItIsAndWritesNothing) {
    auto workshop = desk("workshop");
    const auto look = [&](const std::string& text) {
        return workshop->look_at({text, core::Source::Camera}, at(7, 0));
    };
    const auto person = look(sample.token("sg-01"));
    EXPECT_EQ(person.verdict, Verdict::Admitted) << "neither the door nor the hour matters";
    EXPECT_EQ(person.who.str(), "sg-01");
    const auto leader = look(sample.token("jp"));
    EXPECT_EQ(leader.verdict, Verdict::Admitted);
    EXPECT_EQ(leader.delegation.str(), "jp");
    EXPECT_TRUE(leader.part.is_all());
    EXPECT_EQ(look("CODE1").who.str(), "jp-01") << "an external code";
    EXPECT_EQ(look("SHARED").verdict, Verdict::Ambiguous);
    EXPECT_EQ(look(sample.sign(core::BadgeId{99})).verdict, Verdict::AdmittedUnknown);
    EXPECT_EQ(look("https://example.org").verdict, Verdict::Unreadable);
    (void)must(workshop->reissue_badge(core::ParticipantId{"sg-01"}, "lost", kTeacher, at(8, 0)));
    EXPECT_EQ(look(sample.token("sg-01")).verdict, Verdict::Revoked);
    EXPECT_EQ(look(sample.token("sg-01")).who.str(), "sg-01");
    EXPECT_EQ(entries().size(), 2U) << "the revocation and the new badge";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskDayTest, ABadgeOfACoachOrAClassSaysOfWhichAndAsksForStaff) {
    const core::DelegationPart coach{core::DelegationPart::By::Coach, "2"};
    const core::DelegationPart school_class{core::DelegationPart::By::Class, "2"};
    for (auto& badge : sample.package.badges) {
        if (badge.delegation.str() == "jp") badge.part = coach;
        if (badge.delegation.str() == "sg") badge.part = school_class;
    }
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    load();
    EXPECT_EQ(must(database().badges()), sample.package.badges);
    auto gate = desk();
    const auto shown = show(*gate, "jp", at(9, 0));
    EXPECT_EQ(shown.verdict, Verdict::NeedsStaff);
    ASSERT_TRUE(shown.delegation);
    EXPECT_EQ(shown.delegation->part, coach);
    const auto seen = gate->look_at({sample.token("jp"), core::Source::Camera}, at(9, 0));
    EXPECT_EQ(seen.verdict, Verdict::Admitted);
    EXPECT_EQ(seen.part, coach);
    EXPECT_EQ(show(*gate, "sg", at(9, 0)).delegation->part, school_class);
    EXPECT_EQ(gate->look_at({sample.token("sg"), core::Source::Camera}, at(9, 0)).part, school_class);
    std::ranges::find(sample.package.badges, coach, &core::Badge::part)->part = school_class;
    sample.package.revision = core::RevisionNumber{3};
    sample.package.content = filled<core::Hash>(3);
    load();
    EXPECT_EQ(must(database().badges()), sample.package.badges) << "a revision may make it another's";
    EXPECT_TRUE(entries().empty());
}

} // namespace
} // namespace kiosk::store::test
