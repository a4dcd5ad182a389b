#include "core/event/programme.hpp"

#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using Kind = ProgrammeFilter::Kind;
using std::chrono::minutes;

Timeline day(const std::vector<std::pair<int, int>>& items, int most_lanes = 3) {
    std::vector<TimelineItem> spans;
    for (const auto& [from, to] : items) spans.push_back({minutes{from}, minutes{to}});
    return lay_out(spans, most_lanes);
}

const TimelineSlot& slot_of(const Timeline& timeline, std::size_t item) {
    return *std::find_if(timeline.slots.begin(), timeline.slots.end(), [&](const auto& s) { return s.item == item; });
}

TEST(Timeline, OfADayWithoutItemsIsEmpty) {
    EXPECT_TRUE(day({}).rows.empty());
}

TEST(Timeline, GivesWhatFollowsEachOtherARowEachInOrderOfTime) {
    const auto timeline = day({{600, 650}, {540, 570}, {570, 600}});
    ASSERT_EQ(timeline.rows.size(), 3U);
    EXPECT_EQ(slot_of(timeline, 1).row, 0);
    EXPECT_EQ(slot_of(timeline, 2).row, 1);
    EXPECT_EQ(slot_of(timeline, 0).row, 2);
    for (const auto& slot : timeline.slots) EXPECT_EQ(slot.lanes, 1);
}

TEST(Timeline, PutsParallelSessionsSideBySideAsTheyWereGiven) {
    const auto timeline = day({{810, 900}, {810, 900}});
    ASSERT_EQ(timeline.rows.size(), 1U);
    EXPECT_EQ(slot_of(timeline, 0).lane, 0);
    EXPECT_EQ(slot_of(timeline, 1).lane, 1);
    EXPECT_EQ(slot_of(timeline, 1).lanes, 2);
}

TEST(Timeline, LetsALongSessionStandBesideAllThatBeginMeanwhile) {
    const auto timeline = day({{600, 720}, {600, 630}, {630, 660}, {720, 750}});
    ASSERT_EQ(timeline.rows.size(), 3U);
    EXPECT_EQ(slot_of(timeline, 0).rows, 2);
    EXPECT_EQ(slot_of(timeline, 1).lane, 1);
    EXPECT_EQ(slot_of(timeline, 2).lane, 1);
    EXPECT_EQ(slot_of(timeline, 3).lanes, 1);
}

TEST(Timeline, WidensASessionIntoLanesThatAreFreeMeanwhile) {
    const auto timeline = day({{600, 660}, {600, 660}, {600, 630}, {650, 700}});
    EXPECT_EQ(slot_of(timeline, 1).span, 1);
    EXPECT_EQ(slot_of(timeline, 3).lane, 2);
    const auto wide = day({{600, 700}, {610, 620}, {610, 620}, {630, 640}});
    EXPECT_EQ(slot_of(wide, 3).lane, 1);
    EXPECT_EQ(slot_of(wide, 3).span, 2);
}

TEST(Timeline, ListsWhatDoesNotFitBesideEachOther) {
    const auto timeline = day({{600, 660}, {600, 660}, {600, 660}, {630, 690}}, 2);
    ASSERT_EQ(timeline.rows.size(), 3U);
    EXPECT_EQ(slot_of(timeline, 2).row, 1);
    EXPECT_EQ(slot_of(timeline, 2).lanes, 1);
    EXPECT_EQ(timeline.rows[2].starts, minutes{630});
}

RC_GTEST_PROP(TimelineProperty, EveryItemAppearsOnceInOrderAndNoTwoOverlap, ()) {
    const auto count = *rc::gen::inRange(0, 40);
    std::vector<TimelineItem> items;
    for (int i = 0; i < count; ++i) {
        const int from = *rc::gen::inRange(0, 40) * 5;
        items.push_back({minutes{from}, minutes{from + *rc::gen::inRange(1, 80)}});
    }
    const int most = *rc::gen::inRange(1, 5);
    const auto timeline = lay_out(items, most);

    RC_ASSERT(timeline.slots.size() == items.size());
    std::set<std::size_t> seen;
    std::set<std::pair<int, int>> taken; // row, left edge in 60ths of the width
    for (const auto& slot : timeline.slots) {
        RC_ASSERT(seen.insert(slot.item).second);
        RC_ASSERT(slot.lanes >= 1 && slot.lanes <= most);
        RC_ASSERT(slot.lane >= 0 && slot.span >= 1 && slot.lane + slot.span <= slot.lanes);
        RC_ASSERT(slot.rows >= 1 && slot.row + slot.rows <= static_cast<int>(timeline.rows.size()));
        RC_ASSERT(timeline.rows[static_cast<std::size_t>(slot.row)].starts == items[slot.item].starts);
        for (int row = slot.row; row < slot.row + slot.rows; ++row)
            for (int part = slot.lane * 60 / slot.lanes; part < (slot.lane + slot.span) * 60 / slot.lanes; ++part)
                RC_ASSERT(taken.insert({row, part}).second);
    }
    for (std::size_t i = 1; i < timeline.rows.size(); ++i)
        RC_ASSERT(timeline.rows[i - 1].starts <= timeline.rows[i].starts);
    for (std::size_t i = 1; i < timeline.slots.size(); ++i)
        RC_ASSERT(items[timeline.slots[i - 1].item].starts <= items[timeline.slots[i].item].starts);
}

// --- whom it concerns

Audience only(std::vector<DelegationId> delegations, std::vector<std::string> groups, std::vector<std::string> roles) {
    return {std::move(delegations), std::move(groups), std::move(roles)};
}

TEST(Concerns, EveryoneSeesAll) {
    EXPECT_TRUE(concerns(only({DelegationId{"jp"}}, {"B"}, {"teacher"}), {}, {}));
}

TEST(Concerns, ADelegationSeesWhatAnyOfItsPeopleMayAttend) {
    const ProgrammeFilter jp{Kind::Delegation, DelegationId{"jp"}, {}};
    EXPECT_TRUE(concerns({}, jp, {}));
    EXPECT_TRUE(concerns(only({}, {"B"}, {"teacher"}), jp, {}));
    EXPECT_FALSE(concerns(only({DelegationId{"sg"}}, {}, {}), jp, {}));
}

TEST(Concerns, AGroupSeesWhatAnyOfItsPeopleMayAttend) {
    const ProgrammeFilter b{Kind::Group, {}, "B"};
    EXPECT_TRUE(concerns(only({DelegationId{"sg"}}, {"A", "B"}, {}), b, {}));
    EXPECT_FALSE(concerns(only({}, {"A"}, {}), b, {}));
}

TEST(Concerns, AGuestSeesExactlyWhatAdmitsThem) {
    Participant person;
    person.delegation = DelegationId{"jp"};
    person.group = "B";
    person.role = "student";
    const Attendee guest{person.delegation, person.group, person.role};
    for (const auto& audience : {Audience{}, only({DelegationId{"jp"}}, {}, {}), only({DelegationId{"sg"}}, {}, {}),
                                 only({}, {"A"}, {}), only({}, {"B"}, {"teacher"}), only({}, {"B"}, {"student"})})
        EXPECT_EQ(concerns(audience, {Kind::Guest, {}, {}}, guest), admits(audience, person));
    EXPECT_FALSE(concerns({}, {Kind::Guest, {}, {}}, std::nullopt));
}

TEST(Days, TheNearestToTodayIsShownFirst) {
    const LocalDay first{std::chrono::days{100}}, third{std::chrono::days{102}};
    EXPECT_EQ(nearest_day({first, third}, first - std::chrono::days{9}), first);
    EXPECT_EQ(nearest_day({first, third}, first + std::chrono::days{1}), third);
    EXPECT_EQ(nearest_day({first, third}, third + std::chrono::days{9}), third);
    EXPECT_EQ(nearest_day({}, first), first);
}

// --- late changes

ProgrammeItem planned(const char* id, int from, int to) {
    ProgrammeItem one;
    one.id = ItemId{id};
    one.starts = MinuteOfDay{from};
    one.ends = MinuteOfDay{to};
    one.place_text = {{{"zh-TW", "大禮堂"}}};
    one.rain_place = "體育館";
    return one;
}

TEST(LiveProgramme, WithoutALaterRevisionNothingHasChanged) {
    const auto live = live_programme({planned("a", 540, 570)}, {});
    EXPECT_EQ(live.items, std::vector{planned("a", 540, 570)});
    EXPECT_TRUE(live.changes.empty());
}

TEST(LiveProgramme, TellsWhenAndWhereAnItemWasToBe) {
    auto moved = planned("a", 600, 630);
    moved.place_text = {{{"zh-TW", "圖書館"}}};
    const std::vector before{planned("a", 540, 570), planned("b", 700, 710)};
    const auto live = live_programme({moved, planned("b", 700, 710)}, before);
    ASSERT_EQ(live.changes.size(), 1U);
    const LateChange& change = live.changes.at(ItemId{"a"});
    EXPECT_TRUE(change.time && change.place);
    EXPECT_EQ(change.was_starts, MinuteOfDay{540});
    EXPECT_EQ(change.was_place.in("zh-TW"), "大禮堂");
    EXPECT_EQ(live.items[0], moved);
}

TEST(LiveProgramme, WhenItRainsAnItemIsAtItsRainPlaceAndItsWayIsUnknown) {
    auto wet = planned("a", 540, 570);
    wet.status = ItemStatus::Rain;
    wet.way = {{{"zh-TW", "請沿黃線前進"}}};
    const auto live = live_programme({wet}, {});
    EXPECT_EQ(live.items[0].place_text.in("ja"), "體育館");
    EXPECT_TRUE(live.items[0].way.empty());
    EXPECT_EQ(live.changes.at(ItemId{"a"}).was_place.in("zh-TW"), "大禮堂");
    EXPECT_FALSE(live.changes.at(ItemId{"a"}).time);
}

TEST(LiveProgramme, WhatALaterRevisionDroppedIsShownAsCancelled) {
    const std::vector before{planned("a", 540, 570)};
    const auto live = live_programme({planned("b", 600, 610)}, before);
    ASSERT_EQ(live.items.size(), 2U);
    EXPECT_EQ(live.items[1].id, ItemId{"a"});
    EXPECT_EQ(live.items[1].status, ItemStatus::Cancelled);
    EXPECT_TRUE(live.changes.at(ItemId{"a"}).dropped);
}

TEST(Concerns, AGuestOfAnotherBuddyClassIsElsewhere) {
    Audience audience;
    audience.buddy_classes = {"8-3"};
    const ProgrammeFilter mine{ProgrammeFilter::Kind::Guest, {}, {}};
    EXPECT_TRUE(concerns(audience, mine, Attendee{{}, "", "student", "8-3"}));
    EXPECT_FALSE(concerns(audience, mine, Attendee{{}, "", "student", "8-1"}));
    EXPECT_TRUE(concerns(audience, {}, std::nullopt)) << "everyone's list holds it";
}

} // namespace
} // namespace kiosk::core
