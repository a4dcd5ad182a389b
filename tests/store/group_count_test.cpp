// A delegation's number at a desk, beside the badges of its people.
#include "store/desk/desk.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class GroupCountTest : public StoreTest {
  protected:
    GroupCountTest() { load(); }
    core::Outcome count(Desk& desk, int people, const core::Now& now) const {
        return desk.confirm_group(sample.token("jp"), people, now);
    }
};

TEST_F(GroupCountTest, IsDrawnDownByTheBadgesOfItsPeopleBeforeAndAfter) {
    auto gate = desk();
    (void)show(*gate, "jp-01", at(9, 0));
    EXPECT_EQ(count(*gate, 3, at(9, 1)).counts.inside, 3);
    EXPECT_EQ(came(), 3);
    (void)show(*gate, "jp-02", at(9, 2));
    (void)show(*gate, "jp-03", at(9, 3));
    EXPECT_EQ(came(), 3);
    const auto fourth = show(*gate, "jp-04", at(9, 4));
    EXPECT_EQ(fourth.counts.inside, 4) << "more than were counted";
    EXPECT_EQ(fourth.delegation->arrived, 4);
    EXPECT_EQ(fault(), "");
}

TEST_F(GroupCountTest, IsWholeAgainWhenABadgesEntryIsUndone) {
    auto gate = desk();
    (void)count(*gate, 3, at(9, 0));
    const auto shown = show(*gate, "jp-01", at(9, 1));
    (void)must(gate->void_entry(*shown.entry, "by_mistake", core::OperatorId{"t1"}, at(9, 2)));
    EXPECT_EQ(came(), 3);
    EXPECT_EQ(gate->counts(at(9, 2)).inside, 3);
    EXPECT_EQ(fault(), "");
}

TEST_F(GroupCountTest, TakesNoSecondPlaceForWhoeverShowsTheirBadge) {
    auto hall = desk("hall");
    (void)count(*hall, 3, at(9, 0));
    EXPECT_EQ(show(*hall, "sg-01", at(9, 1)).verdict, Verdict::Full);
    EXPECT_EQ(show(*hall, "jp-01", at(9, 1)).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(GroupCountTest, LosesOneOfTheNumberWhoLeavesByBadge) {
    (void)count(*desk(), 3, at(9, 0));
    auto exit = desk("exit");
    EXPECT_EQ(show(*exit, "jp-01", at(16, 0)).counts.inside, 2);
    EXPECT_EQ(came(), 3);
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(show(*desk(), "jp-01", at(16, 5)).counts.inside, 3) << "and back";
    EXPECT_EQ(fault(), "");
}

TEST_F(GroupCountTest, TalliesOfAnOlderProgramAreMadeAnewOnOpening) {
    {
        auto gate = desk();
        (void)show(*gate, "jp-01", at(9, 0));
        (void)count(*gate, 3, at(9, 1));
        tally_otherwise();
    }
    EXPECT_NE(fault(), "");
    (void)database(OpenMode::ReadWrite);
    EXPECT_EQ(fault(), "");
}

} // namespace
} // namespace kiosk::store::test
