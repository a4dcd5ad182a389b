#include "store/desk/desk.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class DeskGroupsTest : public StoreTest {
  protected:
    DeskGroupsTest() { load(); }
    [[nodiscard]] static std::vector<core::ParticipantId> people(std::initializer_list<const char*> ids) {
        std::vector<core::ParticipantId> all;
        for (const auto* id : ids) all.emplace_back(id);
        return all;
    }
    const core::DelegationId jp_{"jp"};
};

TEST_F(DeskGroupsTest, SeveralPeopleAreLetInAtOnceByEntriesOfTheirOwn) {
    auto gate = desk();
    const auto acted = must(gate->admit_people(people({"jp-01", "jp-02", "jp-03"}), kVolunteer, at(9, 0)));
    EXPECT_EQ(acted.people, 3);
    EXPECT_TRUE(acted.against.empty());
    const auto written = entries();
    ASSERT_EQ(written.size(), 3U);
    EXPECT_EQ(acted.entry, written.front().ref());
    for (const auto& entry : written) {
        EXPECT_EQ(entry.kind, core::EntryKind::CheckIn);
        EXPECT_EQ(entry.source, core::Source::Group);
        EXPECT_EQ(entry.by, kVolunteer.id);
        EXPECT_TRUE(core::is_same_act(written.front(), entry));
    }
    EXPECT_EQ(gate->counts(at(9, 0)).inside, 3);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 30)).verdict, Verdict::AlreadyIn);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, WhoeverSomethingStandsAgainstIsToldOfAndNotWritten) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(9, 0));
    const auto acted = must(gate->admit_people(people({"jp-01", "jp-02", "nobody"}), kVolunteer, at(9, 1)));
    EXPECT_EQ(acted.people, 1);
    EXPECT_EQ(acted.against, (std::map<Verdict, int>{{Verdict::AlreadyIn, 1}}));
    EXPECT_EQ(entries().size(), 2U);

    auto hall = desk("hall");
    const auto crowded = must(hall->admit_people(people({"jp-01", "jp-02", "jp-03", "jp-04"}), kVolunteer, at(9, 2)));
    EXPECT_EQ(crowded.people, 3) << "each is decided after the one before";
    EXPECT_EQ(crowded.against, (std::map<Verdict, int>{{Verdict::Full, 1}}));
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, ADoorThatOnlyLetsOutLetsThemOut) {
    (void)must(desk()->admit_people(people({"jp-01", "jp-02"}), kVolunteer, at(9, 0)));
    auto exit = desk("exit");
    EXPECT_EQ(must(exit->admit_people(people({"jp-01", "jp-02"}), kVolunteer, at(16, 0))).people, 2);
    EXPECT_EQ(exit->counts(at(16, 0)).inside, 0);
    EXPECT_EQ(exit->count_people(jp_, 2, kVolunteer, at(16, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, ANumberIsAddedToWhoeverCameAndDrawnDownByTheirBadges) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(must(gate->count_people(jp_, 2, kVolunteer, at(9, 1))).people, 2);
    EXPECT_EQ(entries().back().count, 3U) << "all who came by then";
    EXPECT_EQ(entries().back().by, kVolunteer.id);
    EXPECT_EQ(came(), 3);
    (void)show(*gate, "jp-02", at(9, 2));
    (void)show(*gate, "jp-03", at(9, 3));
    EXPECT_EQ(came(), 3);
    EXPECT_EQ(show(*gate, "jp-04", at(9, 4)).counts.inside, 4) << "more than were counted";
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(must(gate->count_people(jp_, 1, kVolunteer, at(9, 5))).people, 1) << "a second coach";
    EXPECT_EQ(came(), 5);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, WhoWasCountedTakesNoSecondPlaceWithTheirBadge) {
    auto hall = desk("hall");
    (void)must(hall->count_people(jp_, 3, kVolunteer, at(9, 0)));
    EXPECT_EQ(show(*hall, "sg-01", at(9, 1)).verdict, Verdict::Full);
    EXPECT_EQ(show(*hall, "jp-01", at(9, 1)).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, OneOfTheNumberWhoLeavesByBadgeIsNotInsideAnyMore) {
    (void)must(desk()->count_people(jp_, 3, kVolunteer, at(9, 0)));
    auto exit = desk("exit");
    EXPECT_EQ(show(*exit, "jp-01", at(16, 0)).counts.inside, 2);
    EXPECT_EQ(came(), 3);
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(show(*desk(), "jp-01", at(16, 5)).counts.inside, 3) << "and back";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, ANumberHasBounds) {
    auto gate = desk();
    EXPECT_EQ(gate->count_people(jp_, 0, kVolunteer, at(9, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->count_people(jp_, 1000, kVolunteer, at(9, 0)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->count_people(core::DelegationId{"none"}, 1, kVolunteer, at(9, 0)).error().kind,
              core::ErrorKind::NotFound);
    EXPECT_TRUE(entries().empty());
}

TEST_F(DeskGroupsTest, AnActIsUndoneAsAWhole) {
    auto gate = desk();
    const auto first = must(gate->admit_people(people({"jp-01", "jp-02"}), kVolunteer, at(9, 0)));
    const auto second = must(gate->admit_people(people({"jp-03", "jp-04"}), kVolunteer, at(9, 1)));
    (void)must(gate->undo(*second.entry, "wrong_person", kVolunteer, at(9, 2)));
    EXPECT_EQ(must(gate->undo_act(*second.entry, "by_mistake", kVolunteer, at(9, 3))), 1) << "what stands of it";
    EXPECT_EQ(gate->counts(at(9, 3)).inside, 2);
    EXPECT_EQ(gate->undo_act(*second.entry, "by_mistake", kVolunteer, at(9, 4)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(gate->undo_act(*first.entry, "by_mistake", kVolunteer, at(9, 20)).error().kind, core::ErrorKind::Refused)
        << "too late for a volunteer";
    EXPECT_EQ(must(gate->undo_act(entries().at(1).ref(), "by_mistake", kTeacher, at(9, 21))), 2)
        << "from whichever of its entries";
    EXPECT_EQ(gate->counts(at(9, 21)).inside, 0);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, UndoingANumberLeavesTheOneBefore) {
    auto gate = desk();
    (void)must(gate->count_people(jp_, 2, kTeacher, at(9, 0)));
    const auto more = must(gate->count_people(jp_, 2, kTeacher, at(9, 1)));
    EXPECT_EQ(came(), 4);
    EXPECT_EQ(must(gate->undo_act(*more.entry, "by_mistake", kTeacher, at(9, 2))), 1);
    EXPECT_EQ(came(), 2);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskGroupsTest, TalliesOfAnOlderProgramAreMadeAnewOnOpening) {
    {
        auto gate = desk();
        (void)show(*gate, "jp-01", at(9, 0));
        (void)must(gate->count_people(jp_, 2, kTeacher, at(9, 1)));
        tally_otherwise();
    }
    EXPECT_NE(fault(), "");
    (void)database(OpenMode::ReadWrite);
    EXPECT_EQ(fault(), "");
}

} // namespace
} // namespace kiosk::store::test
