#include "core/rules/delegation_page.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace kiosk::core {
namespace {

using By = DelegationPart::By;

struct Seat {
    std::string id, coach{}, school_class{};
};

DelegationPage page_of(const std::vector<Seat>& people) {
    DelegationPage page;
    for (const auto& [id, coach, school_class] : people)
        page.people.push_back({ParticipantId{id}, id, coach, Whereabouts::NotCome, {}, school_class});
    return page;
}

std::vector<std::string> names_of(const std::vector<DelegationPart>& parts) {
    std::vector<std::string> names;
    for (const auto& part : parts) names.push_back(part.name.value_or("all"));
    return names;
}

TEST(DelegationPage, HasItsCoachesInOrderOfTheirNumbersAndThoseWithoutLast) {
    const auto page = page_of({{"a", "10"}, {"b", ""}, {"c", "2"}, {"d", "2A"}, {"e", "02"}, {"f", "2"}});
    EXPECT_EQ(names_of(page.parts(By::Coach)), (std::vector<std::string>{"02", "2", "2A", "10", ""}));
    EXPECT_TRUE(page_of({{"a", ""}, {"b", ""}}).parts(By::Coach).empty()) << "nobody's is known";
    EXPECT_TRUE(page.parts(By::Class).empty());
}

TEST(DelegationPage, HasItsClassesInTheOrderInWhichASchoolCountsThem) {
    const auto page =
        page_of({{"a", "", "高二10班"}, {"b", "", "高二3班"}, {"c", "", ""}, {"d", "", "高一3班"}, {"e", "", "高二"}});
    EXPECT_EQ(names_of(page.parts(By::Class)),
              (std::vector<std::string>{"高一3班", "高二", "高二3班", "高二10班", ""}));
    EXPECT_EQ(page.parts(By::Class).front().by, By::Class);
}

TEST(DelegationPage, OrdersTheNamesOfPartsWithoutContradictions) {
    const auto any_name = rc::gen::container<std::string>(rc::gen::elementOf(std::string("012A班")));
    EXPECT_TRUE(rc::check("each two names have one order, and any three the same", [&] {
        const auto a = *any_name, b = *any_name, c = *any_name;
        RC_ASSERT(part_before(a, b) + part_before(b, a) == (a == b ? 0 : 1));
        if (part_before(a, b) && part_before(b, c)) RC_ASSERT(part_before(a, c));
    }));
}

TEST(DelegationPage, GivesThePeopleOfAPartOrAllOfThem) {
    const auto page = page_of({{"a", "1", "X"}, {"b", "2", "X"}, {"c", "1", ""}});
    EXPECT_EQ(page.people_of({By::Coach, "1"}).size(), 2U);
    EXPECT_EQ(page.people_of({By::Class, "X"}).size(), 2U);
    EXPECT_EQ(page.people_of({By::Class, ""}).size(), 1U) << "of whom no class is known";
    EXPECT_EQ(page.people_of({}).size(), 3U);
    EXPECT_EQ(page.people_of({By::Class}).size(), 3U);
    EXPECT_TRUE(page.people_of({By::Coach, "9"}).empty());
}

TEST(DelegationPage, KnowsOfWhichPartAreWhoeverWasLetInTogether) {
    const auto page =
        page_of({{"a", "1", "X"}, {"b", "1", "X"}, {"c", "1", "Y"}, {"d", "2", "Y"}, {"e", "2", "Y"}, {"f", "", ""}});
    const auto part_with = [&](const std::vector<std::string>& ids) {
        std::set<ParticipantId> people;
        for (const auto& id : ids) people.insert(ParticipantId{id});
        return page.part_with(people);
    };
    EXPECT_EQ(part_with({"a", "b"}), (DelegationPart{By::Class, "X"})) << "two, where the coach has three";
    EXPECT_EQ(part_with({"a", "c"}), (DelegationPart{By::Coach, "1"}));
    EXPECT_EQ(part_with({"c", "d"}), (DelegationPart{By::Class, "Y"}));
    EXPECT_EQ(part_with({"d"}), (DelegationPart{By::Coach, "2"}));
    EXPECT_TRUE(part_with({"b", "d"}).is_all());
    EXPECT_TRUE(part_with({"f"}).is_all()) << "of nothing that is known";
    EXPECT_TRUE(part_with({}).is_all());
    EXPECT_TRUE(part_with({"a", "z"}).is_all()) << "one of them is not on the page";
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
