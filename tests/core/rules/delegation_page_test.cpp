#include "core/rules/delegation_page.hpp"

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

DelegationPage page_of(const std::vector<std::pair<std::string, std::string>>& people) {
    DelegationPage page;
    for (const auto& [id, coach] : people)
        page.people.push_back({ParticipantId{id}, id, coach, Whereabouts::NotCome, {}});
    return page;
}

TEST(DelegationPage, HasItsCoachesInOrderOfTheirNumbersAndThoseWithoutLast) {
    const auto page = page_of({{"a", "10"}, {"b", ""}, {"c", "2"}, {"d", "2A"}, {"e", "02"}, {"f", "2"}});
    EXPECT_EQ(page.coaches(), (std::vector<std::string>{"02", "2", "2A", "10", ""}));
    EXPECT_TRUE(page_of({{"a", ""}, {"b", ""}}).coaches().empty()) << "nobody's is known";
}

TEST(DelegationPage, GivesThePeopleOfACoachOrAllOfThem) {
    const auto page = page_of({{"a", "1"}, {"b", "2"}, {"c", "1"}});
    EXPECT_EQ(page.people_of("1").size(), 2U);
    EXPECT_EQ(page.people_of(std::nullopt).size(), 3U);
    EXPECT_TRUE(page.people_of("9").empty());
}

TEST(DelegationPage, IsOpenToThoseOutsideWhereTheDoorLetsInAndToThoseInsideWhereItLetsOut) {
    auto page = page_of({{"a", ""}});
    auto& person = page.people.front();
    EXPECT_TRUE(page.is_open_to(person));
    person.where = Whereabouts::Left;
    EXPECT_TRUE(page.is_open_to(person)) << "back again";
    person.where = Whereabouts::Inside;
    EXPECT_FALSE(page.is_open_to(person));
    page.leaves = true;
    EXPECT_TRUE(page.is_open_to(person));
}

TEST(SameAct, IsWhatOneOfStaffDidForSeveralAtOneMoment) {
    Entry one;
    one.source = Source::Group;
    one.by = OperatorId{"t1"};
    one.seq = LedgerSeq{1};
    auto other = one;
    other.seq = LedgerSeq{2};
    other.participant = ParticipantId{"jp-02"};
    EXPECT_TRUE(is_same_act(one, other));
    const auto differs = [&](auto change) {
        auto changed = other;
        change(changed);
        return !is_same_act(one, changed);
    };
    EXPECT_TRUE(differs([](Entry& e) { e.mono = MonoTime{Millis{1}}; }));
    EXPECT_TRUE(differs([](Entry& e) { e.wall = WallTime{Millis{1}}; }));
    EXPECT_TRUE(differs([](Entry& e) { e.boot.bytes.fill(7); })) << "another machine";
    EXPECT_TRUE(differs([](Entry& e) { e.by = OperatorId{"t2"}; }));
    EXPECT_TRUE(differs([](Entry& e) { e.source = Source::Staff; }));
    EXPECT_TRUE(differs([](Entry& e) { e.kind = EntryKind::CheckOut; }));
    EXPECT_TRUE(differs([](Entry& e) { e.checkpoint = CheckpointId{"hall"}; }));
    one.by = other.by = {};
    EXPECT_FALSE(is_same_act(one, other)) << "badges of nobody's act";
    one.by = other.by = OperatorId{"t1"};
    one.kind = other.kind = EntryKind::GroupCount;
    EXPECT_FALSE(is_same_act(one, other)) << "a number is one by itself";
}

} // namespace
} // namespace kiosk::core
