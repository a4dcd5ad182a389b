// What holds of the session whatever guests and the desk do.
#include "core/session/session.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include <rapidcheck/gtest.h>

#include "core/session/any_history.hpp"
#include "core/session/guest.hpp"
#include "support/between.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;
using histories::any_frame;
using histories::any_history;
using histories::any_search;
using histories::Happening;
using test::between;
using test::Guest;

// When every tone was played tells when every result was shown.
struct Shown {
    MonoTime at{};
    Tone tone{};
    bool operator==(const Shown&) const = default;
};

// What is left of State when nobody is there.
bool nothing_personal(const State& state) {
    State empty;
    empty.timing = state.timing;
    empty.counts = state.counts;
    empty.hint = state.hint;
    empty.default_language = state.default_language;
    empty.language = state.default_language;
    empty.last_activity = state.last_activity;
    empty.copies = state.copies; // of the roll: where they go and when
    return state == empty;
}

void expect_invariants(const State& state) {
    RC_ASSERT((state.screen == Screen::Result) == state.result.has_value());
    RC_ASSERT(state.waiting.size() <= kMostWaiting);
    RC_ASSERT((state.waiting.empty() || state.screen == Screen::Result));
    RC_ASSERT(state.before_result != Screen::Result);
    if (state.screen == Screen::Attract) {
        RC_ASSERT(state.map == MapChoice{});
        RC_ASSERT((!state.asking_until && !state.language_chosen && state.sheet == Sheet::None));
        RC_ASSERT((state.accessibility == Accessibility{} && state.language == state.default_language));
    }
    if (state.screen != Screen::Staff) RC_ASSERT(state.staff == StaffWork{});
    RC_ASSERT((state.staff.view == StaffView::Pad) == !state.staff.who.has_value());
    RC_ASSERT(state.staff.pad.pin.size() < 6);
    RC_ASSERT((!state.staff.board_stale || state.staff.board_asked));
    if (state.screen == Screen::Staff)
        RC_ASSERT((!state.result && state.waiting.empty() && !state.asking_until && state.search.empty()));
    if (state.asking_until) RC_ASSERT((state.screen != Screen::Attract && state.screen != Screen::Result));
    RC_ASSERT((!state.programme.guest || state.screen == Screen::Programme));
    RC_ASSERT((state.programme.filter.kind != ProgrammeFilter::Kind::Guest || state.programme.guest));
    RC_ASSERT((state.sheet == Sheet::ProgrammeItem) == !state.programme.item.empty());
    RC_ASSERT((state.sheet != Sheet::ProgrammeSearch || state.screen == Screen::Programme));
    RC_ASSERT((state.sheet != Sheet::MyCalendar || state.programme.guest));
    RC_ASSERT((state.sheet != Sheet::MapSearch || state.screen == Screen::Map));
    const Sheet searched = state.beneath == Sheet::None ? state.sheet : state.beneath;
    RC_ASSERT((state.beneath == Sheet::None || (is_search(state.beneath) && state.sheet == Sheet::Accessibility)));
    RC_ASSERT((searched != Sheet::ProgrammeSearch || state.screen == Screen::Programme));
    RC_ASSERT((searched != Sheet::MapSearch || state.screen == Screen::Map));
    RC_ASSERT((state.search.empty() || is_search(searched)));
    RC_ASSERT((static_cast<const NameSearch&>(state) == NameSearch{} || searched == Sheet::FindName));
    RC_ASSERT((!state.names || !state.search.empty()));
    RC_ASSERT(state.help.size() <= kMostAsking);
    RC_ASSERT(std::is_sorted(state.help.begin(), state.help.end(),
                             [](const auto& a, const auto& b) { return a.until < b.until; }));
    RC_ASSERT(state.search.size() <= kLongestSearch);
    if (state.screen != Screen::Programme && state.before_result != Screen::Programme) {
        ProgrammeChoice but_item = state.programme;
        but_item.item = {};
        RC_ASSERT(but_item == ProgrammeChoice{});
        RC_ASSERT((state.programme.item.empty() || state.screen == Screen::Home));
    }
    if (state.way_back) {
        RC_ASSERT((state.screen == Screen::Map || state.before_result == Screen::Map));
        RC_ASSERT((!state.way_back->personal() || state.screen == Screen::Map));
    }
    const auto well_formed = [](const std::vector<Outcome>& rows) {
        const bool has_group =
            std::any_of(rows.begin(), rows.end(), [](const Outcome& row) { return row.verdict == Verdict::Group; });
        const bool foreign = std::any_of(rows.begin(), rows.end(),
                                         [](const Outcome& row) { return row.verdict == Verdict::Unreadable; });
        return !rows.empty() && !foreign && (!has_group || rows.size() == 1);
    };
    for (const auto& rows : state.waiting) RC_ASSERT(well_formed(rows));
    if (state.strip)
        RC_ASSERT((state.strip->outcome.tone() == Tone::Amber || state.strip->outcome.tone() == Tone::Red));
    if (!state.result) return;
    RC_ASSERT(well_formed(state.result->rows));
    RC_ASSERT(state.result->ends > state.result->shown);
    const bool group = state.result->headline().verdict == Verdict::Group;
    RC_ASSERT(
        (group ? state.result->group_count >= 1 && state.result->group_count <= 999 : state.result->group_count == 0));
    RC_ASSERT(std::none_of(state.result->rows.begin(), state.result->rows.end(),
                           [&](const Outcome& row) { return row.tone() > state.result->tone(); }));
}

RC_GTEST_PROP(SessionProperty, EveryHistoryKeepsTheInvariants, ()) {
    Guest guest;
    for (const auto& [after, event] : any_history()) {
        const auto tones = guest.tones().size();
        guest.now += after;
        guest.does(event);
        expect_invariants(guest.state);
        const auto deadline = next_deadline(guest.state);
        RC_ASSERT((!deadline.has_value() || deadline.value() > guest.now));
        if (event_if<Decided>(event) == nullptr && after == 0ms) {
            // Only a touch can bring on what waits, once.
            RC_ASSERT(guest.tones().size() <= tones + 1);
        }
    }
}

RC_GTEST_PROP(SessionProperty, TypingChangesNothingButTheOpenSearch, ()) {
    Guest guest;
    for (const auto& [after, event] : any_history()) {
        guest.now += after;
        guest.does(event);
        const auto text = any_search();
        State expected = step(guest.state, Touched{}, guest.now).state;
        const bool taken = is_search(expected.sheet) && text.size() <= kLongestSearch;
        if (taken) expected.search = text;
        if (taken && text.empty()) expected.names.reset();
        const auto typed = step(guest.state, TypeSearch{text}, guest.now);
        RC_ASSERT(typed.state == expected);
        RC_ASSERT(typed.effects.empty() || (taken && !text.empty() && expected.sheet == Sheet::FindName));
    }
}

RC_GTEST_PROP(SessionProperty, AfterIdleNothingPersonalRemains, ()) {
    Guest guest;
    for (const auto& [after, event] : any_history()) {
        guest.now += after;
        guest.does(event);
    }
    // The longest way: all that may wait, a question or a roll call, and attract.
    guest.waits(3h);
    RC_ASSERT(nothing_personal(guest.state));
    RC_ASSERT(next_deadline(guest.state) == guest.state.copies.again);
}

// Ticks between the events as `next` says, up to each event; what is shown and left must not depend on it.
template <class Next> std::pair<State, std::vector<Shown>> play(const std::vector<Happening>& history, Next next) {
    State state;
    std::vector<Shown> shown;
    MonoTime now{Millis{1'000'000}};
    const auto apply = [&](const SessionEvent& event) {
        auto stepped = step(std::move(state), event, now);
        state = std::move(stepped.state);
        for (const auto& effect : stepped.effects) {
            if (const auto* tone = std::get_if<PlayTone>(&effect)) shown.push_back({now, tone->tone});
        }
    };
    auto all = history;
    all.push_back({90s, Tick{}});
    for (const auto& [after, event] : all) {
        const auto until = now + after;
        while (const std::optional<MonoTime> tick = next(state, now)) {
            if (*tick > until) break;
            now = *tick;
            apply(Tick{});
        }
        now = until;
        apply(event);
    }
    return {state, shown};
}

RC_GTEST_PROP(SessionProperty, SleepingUntilTheNextDeadlineEqualsTickingAtAnyPace, ()) {
    const auto history = any_history(25);
    const Millis pace{*rc::gen::element(10, 16, 40, 100, 250)};
    const auto [slept, shown] = play(history, [](const State& state, MonoTime) { return next_deadline(state); });
    const auto [ticked, seen] =
        play(history, [&](const State&, MonoTime now) -> std::optional<MonoTime> { return now + pace; });
    RC_ASSERT(slept == ticked);
    RC_ASSERT(shown.size() == seen.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        RC_ASSERT(shown[i].tone == seen[i].tone);
        RC_ASSERT(seen[i].at >= shown[i].at);
        RC_ASSERT(seen[i].at < shown[i].at + pace);
    }
}

RC_GTEST_PROP(SessionProperty, EverythingThatWasWrittenIsShown, ()) {
    // Without touches nothing may be dismissed unseen: every outcome but groups and foreign codes is on a result once.
    Guest guest;
    std::vector<int> told;
    std::vector<int> shown;
    std::size_t looked_at = 0;
    const auto look = [&] {
        if (guest.tones().size() == looked_at) return;
        looked_at = guest.tones().size();
        for (const auto& row : guest.state.result->rows) {
            if (row.verdict != Verdict::Group) shown.push_back(row.counts.expected);
        }
    };
    int number = 0;
    for (int frames = *between(1, 40); frames > 0; --frames) {
        auto rows = any_frame();
        for (auto& row : rows) {
            row.counts.expected = ++number;
            if (row.verdict != Verdict::Group && row.verdict != Verdict::Unreadable) told.push_back(number);
        }
        const auto until = guest.now + Millis{*between(1, 900)};
        while (const auto deadline = next_deadline(guest.state)) {
            if (*deadline > until) break;
            guest.now = *deadline;
            guest.does(Tick{});
            look();
        }
        guest.now = until;
        guest.does(Decided{rows});
        look();
    }
    while (const auto deadline = next_deadline(guest.state)) {
        guest.now = *deadline;
        guest.does(Tick{});
        look();
    }
    std::sort(shown.begin(), shown.end());
    RC_ASSERT(shown == told);
}

} // namespace
} // namespace kiosk::core
