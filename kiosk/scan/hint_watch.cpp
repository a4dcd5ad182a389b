#include "scan/hint_watch.hpp"

#include <algorithm>
#include <cstddef>

namespace kiosk::scan {
namespace {

constexpr std::ptrdiff_t kTold = 1; // sights that being told counts for

} // namespace

bool HintWatch::wants_look(core::MonoTime now) const {
    const auto past = [now](const std::optional<core::MonoTime>& then, core::Millis pause) {
        return !then || now - *then >= pause;
    };
    return past(looked_, kPause) && past(code_, kAfterCode);
}

void HintWatch::saw(const core::ScanHint& hint, core::MonoTime now) {
    looked_ = now;
    if (hint.problem == core::ScanProblem::None) {
        faint_ = !faint_;
    } else {
        sights_.push_back({hint, now});
    }
}

void HintWatch::read(core::MonoTime now) {
    sights_.clear();
    told_ = {};
    code_ = now;
}

core::ScanHint HintWatch::told(core::MonoTime now) {
    std::erase_if(sights_, [now](const Sight& sight) { return now - sight.at > kStays; });
    const core::ScanHint next = likeliest();
    const bool still_seen = std::any_of(sights_.begin(), sights_.end(),
                                        [this](const Sight& sight) { return sight.hint.problem == told_.problem; });
    if (next == told_ || (still_seen && next.problem == core::ScanProblem::None)) return told_;
    if (still_seen && now - since_ < kLeast) return told_;
    told_ = next;
    since_ = now;
    return told_;
}

// What is told already, unless another was seen oftener by two; else of two that were seen as often the later one.
core::ScanHint HintWatch::likeliest() const {
    core::ScanProblem best = core::ScanProblem::None;
    std::ptrdiff_t most = 0;
    for (auto last = sights_.rbegin(); last != sights_.rend(); ++last) {
        const core::ScanProblem problem = last->hint.problem;
        const auto same = [problem](const Sight& sight) { return sight.hint.problem == problem; };
        const auto first = std::find_if(sights_.begin(), sights_.end(), same);
        if (last->at - first->at < kSure) continue;
        const std::ptrdiff_t count =
            std::count_if(sights_.begin(), sights_.end(), same) + (problem == told_.problem ? kTold : 0);
        if (count < most || (count == most && problem != told_.problem)) continue;
        most = count;
        best = problem;
    }
    return {best, part_of(best)};
}

// The same of the places at which it was seen.
core::PointI HintWatch::part_of(core::ScanProblem problem) const {
    core::PointI best{};
    std::ptrdiff_t most = 0;
    for (auto last = sights_.rbegin(); last != sights_.rend(); ++last) {
        if (last->hint.problem != problem) continue;
        const std::ptrdiff_t count =
            std::count_if(sights_.begin(), sights_.end(), [&](const Sight& sight) { return sight.hint == last->hint; });
        if (count < most || (count == most && last->hint != told_)) continue;
        most = count;
        best = last->hint.part;
    }
    return best;
}

} // namespace kiosk::scan
