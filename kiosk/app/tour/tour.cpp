#include "app/tour/tour.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "app/tour/staff_walk.hpp"

namespace kiosk::app {
namespace {

constexpr core::Millis kSettle{500};       // a result's entrance has ended
constexpr core::Millis kFlight{1'500};     // the map has arrived
constexpr core::Millis kGlance{250};       // a change of language has no entrance
constexpr core::Millis kAfterClip{10'000}; // for what is still on its way to the ledger
constexpr core::Millis kLongestTour{48'000};
constexpr core::Millis kLongestWithStaff{25'000}; // besides
constexpr core::Millis kLongestAnswer{5'000};     // of the desk, for one picture
constexpr core::Millis kAfterLast{1'000};         // the last result is looked at
constexpr core::Millis kLook{50};

std::string numbered(int number, std::string_view name) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%02d", number);
    return "result-" + std::string(digits.data()) + "-" + std::string(name);
}

} // namespace

core::ItemId item_to_show(const std::vector<core::ProgrammeItem>& programme) {
    const auto told = std::find_if(programme.begin(), programme.end(),
                                   [](const auto& item) { return !item.description.by_language.empty(); });
    if (told != programme.end()) return told->id;
    return programme.empty() ? core::ItemId{} : programme.front().id;
}

Tour::Tour(int expected, core::MonoTime start, std::string_view pin) : expected_(expected), start_(start) {
    stops_.push_back({{}, "attract", kSettle});
    stops_.push_back({{core::OpenMap{4}, core::ChooseLanguage{"zh-TW"}}, "map-zh-TW", kFlight});
    stops_.push_back({{core::ChooseOnMap{{7, "10005", {}, {}}}, core::ChooseLanguage{"en"}}, "map-county-en", kFlight});
    stops_.push_back({{core::ChooseOnMap{}, core::ChooseLanguage{"ja"}}, "map-offices-ja", kFlight});
    for (const char* language : {"zh-TW", "en", "ja"})
        stops_.push_back(
            {{core::OpenProgramme{}, core::ChooseLanguage{language}}, std::string("programme-") + language, kSettle});
    for (const char* language : {"ja", "en", "zh-TW"})
        stops_.push_back({{core::ChooseLanguage{language}}, std::string("programme-item-") + language, kSettle, true});
    for (const char* language : {"zh-TW", "en", "ja", "ko"})
        stops_.push_back(
            {{core::OpenHome{}, core::ChooseLanguage{language}}, std::string("home-") + language, kSettle});
    for (const char* language : {"ko", "ja", "en", "zh-TW"})
        scan_stops_.push_back({{core::ChooseLanguage{language}}, std::string("scan-") + language, kGlance});
    if (!pin.empty()) staff_stops_ = staff_walk(pin);
}

TourOrder Tour::next(const core::State& state, const TourFacts& facts) {
    wakes_at_ = facts.now + kLook;
    const auto longest = part_ == Part::WithStaff ? kLongestTour + kLongestWithStaff : kLongestTour;
    if (facts.desk_failed || facts.now - start_ > longest) part_ = Part::Finished;
    if (part_ == Part::Waiting && facts.desk_ready) part_ = Part::Walking;
    switch (part_) {
    case Part::Waiting:
        return {};
    case Part::Walking:
        return walk(state, facts);
    case Part::Watching:
        return watch(state, facts);
    case Part::WithStaff:
        return work(state, facts);
    case Part::Finished:
        break;
    }
    TourOrder order;
    order.finished = true;
    return order;
}

// True when the stop's screenshot was ordered.
bool Tour::visit(const TourStop& stop, const core::State& state, const TourFacts& facts, TourOrder& order) {
    if (!std::exchange(arrived_, true)) {
        order.events = stop.events;
        if (stop.item) order.events.emplace_back(core::OpenItem{facts.item});
        if (stop.then)
            for (auto& event : stop.then(state)) order.events.push_back(std::move(event));
        since_ = there_ = facts.now;
        return false;
    }
    if (stop.ready && !stop.ready(state) && facts.now - since_ < kLongestAnswer) {
        there_ = facts.now;
        return false;
    }
    if (facts.now - there_ < stop.settle) return false;
    order.screenshot = stop.screenshot;
    arrived_ = false;
    return true;
}

TourOrder Tour::walk(const core::State& state, const TourFacts& facts) {
    TourOrder order;
    if (visit(stops_[stop_], state, facts, order) && ++stop_ == stops_.size()) {
        part_ = Part::Watching;
        order.start_clip = true;
    }
    return order;
}

void Tour::watch_scan(const core::State& state, const TourFacts& facts, TourOrder& order) {
    if (state.screen == core::Screen::Home) order.events = {core::OpenScan{}};
    if (state.screen != core::Screen::Scan || !facts.preview) {
        arrived_ = false;
        return;
    }
    if (code_wanted_) {
        code_wanted_ = false;
        if (facts.codes_in_view) order.screenshot = "scan-code";
        return;
    }
    if (scan_stop_ < scan_stops_.size() && visit(scan_stops_[scan_stop_], state, facts, order)) ++scan_stop_;
}

void Tour::watch_result(const core::State& state, const TourFacts& facts, TourOrder& order) {
    if (!state.result) return;
    const bool saved = state.result->shown == result_saved_;
    if (!saved && facts.now - state.result->shown >= kSettle) {
        result_saved_ = state.result->shown;
        order.screenshot = numbered(++results_, core::name_of(state.result->headline().verdict));
        return;
    }
    const bool mine = saved && !mine_saved_ && results_ > 1 && state.result->rows.size() == 1;
    if (mine && core::offers_programme(state.result->rows.front())) {
        order.events = {core::OpenMyProgramme{state.language}};
        return;
    }
    const bool first = saved && results_ == 1;
    const bool late = complete_ && facts.now - *complete_ >= kAfterLast && scan_stop_ < scan_stops_.size();
    if (!first && !late) return;
    code_wanted_ = first;
    order.events = {core::TryAgain{}};
}

// The next badge may come before the screenshot: then the next guest's is taken.
void Tour::watch_programme(const core::State& state, const TourFacts& facts, TourOrder& order) {
    if (state.screen != core::Screen::Programme) {
        mine_since_.reset();
        return;
    }
    if (!mine_since_) mine_since_ = facts.now;
    if (mine_saved_) {
        order.events = {core::OpenScan{}};
    } else if (facts.now - *mine_since_ >= kSettle) {
        order.screenshot = "programme-mine";
        mine_saved_ = true;
    }
}

TourOrder Tour::watch(const core::State& state, const TourFacts& facts) {
    TourOrder order;
    if (facts.clip_ended && !clip_ended_) clip_ended_ = facts.now;
    if (facts.decided >= expected_ && !complete_) complete_ = facts.now;
    watch_scan(state, facts, order);
    watch_result(state, facts, order);
    watch_programme(state, facts, order);
    const bool seen_all = complete_ && state.waiting.empty() && !mine_since_ && facts.now - *complete_ >= kAfterLast &&
                          scan_stop_ == scan_stops_.size();
    if (seen_all || (clip_ended_ && facts.now - *clip_ended_ >= kAfterClip)) {
        part_ = staff_stops_.empty() ? Part::Finished : Part::WithStaff;
        arrived_ = false;
        order.finished = part_ == Part::Finished;
    }
    return order;
}

TourOrder Tour::work(const core::State& state, const TourFacts& facts) {
    TourOrder order;
    if (visit(staff_stops_[staff_stop_], state, facts, order) && ++staff_stop_ == staff_stops_.size()) {
        part_ = Part::Finished;
        wakes_at_ = facts.now; // the picture is taken first
    }
    return order;
}

} // namespace kiosk::app
