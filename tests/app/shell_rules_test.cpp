#include "app/loop_rules.hpp"

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

using core::Delegation;
using core::LocalTime;
using core::Millis;
using core::MonoTime;
using namespace std::chrono_literals;

constexpr LocalTime kNine{std::chrono::local_days(std::chrono::year(2026) / 11 / 26).time_since_epoch() + 9h};

Delegation delegation(const char* id, const char* language, LocalTime arrives) {
    Delegation made;
    made.id = core::DelegationId(id);
    made.language = language;
    made.arrives = arrives;
    return made;
}

TEST(LanguageDue, IsTheDelegationsFromHalfAnHourBeforeToNinetyMinutesAfterItsArrival) {
    const std::vector list{delegation("j", "ja", kNine)};
    EXPECT_EQ(language_due(list, kNine - 31min), "zh-TW");
    EXPECT_EQ(language_due(list, kNine - 30min), "ja");
    EXPECT_EQ(language_due(list, kNine + 90min), "ja");
    EXPECT_EQ(language_due(list, kNine + 91min), "zh-TW");
}

TEST(PhotoDue, AnotherOneIsReadAfterItsTurnAlsoWhereItsPageFollowsItself) {
    EXPECT_FALSE(photo_due({true, 4}, {true, 4}, true));
    EXPECT_TRUE(photo_due({true, 4}, {true, {}}, true));
    EXPECT_TRUE(photo_due({true, 4}, {true, 5}, true)) << "nothing else takes turns with it";
    EXPECT_TRUE(photo_due({true, 4}, {false, {}}, true));
    EXPECT_FALSE(photo_due({true, {}}, {true, 5}, true));
}

TEST(PhotoDue, TheFirstOneIsReadWhenTheScreenComesUp) {
    EXPECT_TRUE(photo_due({}, {true, {}}, false));
    EXPECT_FALSE(photo_due({}, {true, {}}, true));
    EXPECT_FALSE(photo_due({true, {}}, {true, {}}, false)) << "it was asked for already";
    EXPECT_FALSE(photo_due({}, {false, {}}, false));
}

TEST(LanguageDue, IsEnglishWhenTheDelegationsIsNotOurs) {
    EXPECT_EQ(language_due({delegation("f", "fr", kNine)}, kNine), "en");
}

TEST(LanguageDue, OfTwoDelegationsTheNearestArrivalCounts) {
    const std::vector list{delegation("j", "ja", kNine), delegation("k", "ko", kNine + 40min)};
    EXPECT_EQ(language_due(list, kNine + 10min), "ja");
    EXPECT_EQ(language_due(list, kNine + 30min), "ko");
}

TEST(LanguageDue, HomeDelegationsAndThoseWithoutATimeDoNotCount) {
    Delegation home = delegation("h", "en", kNine);
    home.home = true;
    Delegation timeless = delegation("t", "ko", kNine);
    timeless.arrives.reset();
    EXPECT_EQ(language_due({home, timeless}, kNine), "zh-TW");
}

TEST(TakeCounts, KeepsTheNewestCountOfADelegationAndTellsWhetherItChanged) {
    ui::Model model;
    core::Outcome outcome;
    outcome.delegation = core::DelegationCount{core::DelegationId("j"), {}, 3, 28};
    EXPECT_TRUE(take_counts(model, {outcome}));
    EXPECT_EQ(model.delegation_counts.at(core::DelegationId("j")).arrived, 3);
    EXPECT_FALSE(take_counts(model, {outcome}));
    EXPECT_FALSE(take_counts(model, {core::Outcome{}}));
}

TEST(TakeCounts, LeavesHowManyAreExpectedAsTheWholeDelegationWasCounted) {
    const core::DelegationId japan("j");
    ui::Model model;
    show_people(model, {{{japan, {japan, {}, 2, 28}}}, {{core::ItemId("lacquer"), {3, 20}}}});
    EXPECT_EQ(model.seats.at(core::ItemId("lacquer")), (ui::Seats{3, 20}));
    core::Outcome of_a_workshop; // whose audience is a part of it
    of_a_workshop.delegation = core::DelegationCount{japan, {}, 3, 10};
    EXPECT_TRUE(take_counts(model, {of_a_workshop}));
    EXPECT_EQ(model.delegation_counts.at(japan).arrived, 3);
    EXPECT_EQ(model.delegation_counts.at(japan).expected, 28);
}

TEST(ShowEvent, KeepsThePeopleThatWereCounted) {
    ui::Model model;
    model.delegation_counts[core::DelegationId("j")].arrived = 3;
    model.seats[core::ItemId("lacquer")] = {3, 20};
    service::EventSnapshot event;
    event.revision.number = core::RevisionNumber{2};
    event.checkpoint.id = core::CheckpointId("gate");
    show_event(model, event);
    EXPECT_EQ(model.revision, core::RevisionNumber{2});
    EXPECT_EQ(model.checkpoint.id, core::CheckpointId("gate"));
    EXPECT_EQ(model.delegation_counts.at(core::DelegationId("j")).arrived, 3);
    EXPECT_EQ(model.seats.size(), 1U);
}

TEST(MaySleep, UntilTheMinuteOfTheClockChanges) {
    SleepFacts facts;
    facts.local = kNine + 12s;
    EXPECT_EQ(may_sleep(facts), Millis(48'000));
}

TEST(MaySleep, UntilTheNearestOfItsReasons) {
    SleepFacts facts;
    facts.now = MonoTime(Millis(1'000));
    facts.local = kNine;
    facts.deadline = MonoTime(Millis(4'000));
    EXPECT_EQ(may_sleep(facts), Millis(3'000));
    facts.redraw_at = MonoTime(Millis(1'016));
    EXPECT_EQ(may_sleep(facts), Millis(16));
    facts.preview_at = MonoTime(Millis(1'010));
    EXPECT_EQ(may_sleep(facts), Millis(10));
    facts.burst_at = MonoTime(Millis(1'005));
    EXPECT_EQ(may_sleep(facts), Millis(5));
}

TEST(MaySleep, NotAtAllWhenSomethingIsOverdue) {
    SleepFacts facts;
    facts.now = MonoTime(Millis(1'000));
    facts.local = kNine;
    facts.deadline = MonoTime(Millis(900));
    EXPECT_EQ(may_sleep(facts), Millis(0));
}

TEST(TypedByHand, FillsThePadAndTheNameAndNothingOfAGuests) {
    using Kind = scan::HandKey::Kind;
    core::State state;
    EXPECT_FALSE(typed_by_hand(state, {Kind::Text, "7"}));
    state.screen = core::Screen::Staff;
    EXPECT_EQ(core::event_if<core::TypePinDigit>(typed_by_hand(state, {Kind::Text, "7"}).value())->digit, '7');
    EXPECT_FALSE(typed_by_hand(state, {Kind::Text, "x"}));
    EXPECT_TRUE(core::event_if<core::ErasePinDigit>(typed_by_hand(state, {Kind::Erase, {}}).value()));
    state.staff.view = core::StaffView::Stick;
    EXPECT_FALSE(typed_by_hand(state, {Kind::Text, "x"})) << "nothing is to be typed there";
    state.staff.stick.making.emplace().key.emplace();
    EXPECT_EQ(core::event_if<core::TypeSecret>(typed_by_hand(state, {Kind::Text, "x"}).value())->byte, 'x');
    EXPECT_FALSE(typed_by_hand(state, {Kind::Text, "字"})) << "no key of a passphrase";
    EXPECT_TRUE(core::event_if<core::EraseSecret>(typed_by_hand(state, {Kind::Erase, {}}).value()));
    state.staff.view = core::StaffView::Find;
    state.staff.find.typed = "王小";
    EXPECT_EQ(core::event_if<core::TypeName>(typed_by_hand(state, {Kind::Text, "m"}).value())->text, "王小m");
    EXPECT_EQ(core::event_if<core::TypeName>(typed_by_hand(state, {Kind::Erase, {}}).value())->text, "王");
    state.staff.why.emplace();
    EXPECT_FALSE(typed_by_hand(state, {Kind::Text, "m"})) << "under a question";
}

TEST(TypedByHand, FillsTheFieldOfEverySearch) {
    using Kind = scan::HandKey::Kind;
    for (const auto sheet : {core::Sheet::FindName, core::Sheet::MapSearch, core::Sheet::ProgrammeSearch}) {
        core::State state;
        state.screen = core::Screen::Scan;
        state.sheet = sheet;
        state.search = "한";
        EXPECT_EQ(core::event_if<core::TypeSearch>(typed_by_hand(state, {Kind::Text, "ㅏ"}).value())->text, "하나");
        EXPECT_EQ(core::event_if<core::TypeSearch>(typed_by_hand(state, {Kind::Erase, {}}).value())->text, "");
    }
}

} // namespace
} // namespace kiosk::app
