#include "core/rules/group.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <utility>

#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

class GroupDecision : public testing::Test {
  protected:
    test::SampleEvent sample = test::sample_event();
    Checkpoint place = sample.package.checkpoints.front();

    // The leader's badge of jp, as decide() called it a group.
    Facts facts() {
        Facts facts;
        facts.event = &sample.package.event;
        facts.checkpoint = &place;
        facts.credential = examine(sample.token("jp"), sample.package.event.issuers);
        for (const auto& badge : sample.package.badges)
            if (badge.delegation.str() == "jp") facts.badge = badge;
        facts.source = Source::Group;
        facts.revision = RevisionNumber{4};
        facts.now = test::at(9, 0);
        return facts;
    }
};

TEST_F(GroupDecision, AdmitsTheDelegationAsOneEntryWithTheNumberOfPeople) {
    ASSERT_EQ(decide(facts()).verdict, Verdict::Group);
    const auto decision = group_decision(facts(), 40);
    EXPECT_EQ(decision.verdict, Verdict::Admitted);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::GroupCount);
    EXPECT_EQ(decision.entry->verdict, Verdict::Admitted);
    EXPECT_EQ(decision.entry->count, 40U);
    EXPECT_EQ(decision.entry->delegation.str(), "jp");
    EXPECT_EQ(decision.entry->badge, facts().badge->id);
    EXPECT_TRUE(decision.entry->participant.empty());
    EXPECT_EQ(decision.entry->source, Source::Group);
    EXPECT_EQ(decision.entry->checkpoint, place.id);
    EXPECT_EQ(decision.entry->area, place.area);
    EXPECT_EQ(decision.entry->wall, test::at(9, 0).wall);
    EXPECT_EQ(decision.entry->revision, RevisionNumber{4});
    EXPECT_FALSE(decision.entry->simulated);
}

TEST_F(GroupDecision, CountsAtLeastOneAndAtMostAsManyAsTheScreenDoes) {
    constexpr int kLeast = std::numeric_limits<int>::min();
    constexpr int kMost = std::numeric_limits<int>::max();
    const std::vector<std::pair<int, std::uint32_t>> table{{kLeast, 1}, {-1, 1},    {0, 1},      {1, 1},
                                                           {2, 2},      {999, 999}, {1000, 999}, {kMost, 999}};
    for (const auto& [people, counted] : table) EXPECT_EQ(group_decision(facts(), people).entry->count, counted);
}

TEST_F(GroupDecision, IsAnExitOnlyAtADoorThatLetsNobodyIn) {
    const std::vector<std::pair<Direction, Direction>> table{
        {Direction::In, Direction::In}, {Direction::Both, Direction::In}, {Direction::Out, Direction::Out}};
    for (const auto& [door, written] : table) {
        place.direction = door;
        EXPECT_EQ(group_decision(facts(), 3).entry->direction, written);
    }
}

TEST_F(GroupDecision, OfABadgeThatThisRevisionDoesNotKnowNamesTheBadgeAlone) {
    auto unknown = facts();
    unknown.badge.reset();
    unknown.simulated = true;
    const auto entry = group_decision(unknown, 3).entry.value();
    EXPECT_EQ(entry.badge, unknown.credential.token->badge);
    EXPECT_TRUE(entry.delegation.empty());
    EXPECT_TRUE(entry.simulated);
}

} // namespace
} // namespace kiosk::core
