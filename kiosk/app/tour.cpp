#include "app/tour.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace kiosk::app {
namespace {

constexpr core::Millis kSettle{500};         // a screen's entrance has ended
constexpr core::Millis kAfterClip{10'000};   // for what is still on its way to the ledger
constexpr core::Millis kLongest{48'000};
constexpr core::Millis kAfterLast{1'000};    // the last result is looked at
constexpr core::Millis kLook{50};

std::string numbered(int number, std::string_view name) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%02d", number);
    return "result-" + std::string(digits.data()) + "-" + std::string(name);
}

} // namespace

Tour::Tour(int expected, core::MonoTime start) : expected_(expected), start_(start) {
    stops_.push_back({{}, "attract"});
    for (const char* language : {"zh-TW", "en", "ja", "ko"})
        stops_.push_back({{core::OpenHome{}, core::ChooseLanguage{language}}, std::string("home-") + language});
    for (const char* language : {"ko", "ja", "en", "zh-TW"})
        stops_.push_back({{core::OpenScan{}, core::ChooseLanguage{language}}, std::string("scan-") + language});
}

TourOrder Tour::next(const core::State& state, const TourFacts& facts) {
    wakes_at_ = facts.now + kLook;
    if (facts.desk_failed || facts.now - start_ > kLongest) return finish();
    if (part_ == Part::Waiting && facts.desk_ready) {
        part_ = Part::Walking;
        since_ = facts.now;
    }
    switch (part_) {
    case Part::Walking: return walk(facts);
    case Part::Watching: return watch(state, facts);
    case Part::Waiting:
    case Part::Finished: break;
    }
    return {};
}

TourOrder Tour::walk(const TourFacts& facts) {
    TourOrder order;
    if (!std::exchange(arrived_, true)) {
        order.events = stops_[stop_].events;
        since_ = facts.now;
        return order;
    }
    if (facts.now - since_ < kSettle) return order;
    order.picture = stops_[stop_].picture;
    arrived_ = false;
    if (++stop_ < stops_.size()) return order;
    part_ = Part::Watching;
    order.start_clip = true;
    return order;
}

TourOrder Tour::watch(const core::State& state, const TourFacts& facts) {
    TourOrder order;
    if (facts.clip_ended && !clip_ended_) clip_ended_ = facts.now;
    if (state.screen == core::Screen::Scan && facts.codes_in_view && !std::exchange(scan_saved_, true)) order.picture = "scan-code";
    if (state.result && state.result->shown != result_saved_ && facts.now - state.result->shown >= kSettle) {
        result_saved_ = state.result->shown;
        order.picture = numbered(++results_, core::name_of(state.result->headline().verdict));
    }
    if (facts.decided >= expected_ && !complete_) complete_ = facts.now;
    const bool seen_all = complete_ && state.waiting.empty() && facts.now - *complete_ >= kAfterLast;
    if (seen_all || (clip_ended_ && facts.now - *clip_ended_ >= kAfterClip)) order.finished = true;
    if (order.finished) part_ = Part::Finished;
    return order;
}

TourOrder Tour::finish() {
    part_ = Part::Finished;
    TourOrder order;
    order.finished = true;
    return order;
}

} // namespace kiosk::app
