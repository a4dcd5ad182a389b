#include "core/session/state.hpp"

#include <algorithm>
#include <chrono>

namespace kiosk::core {

State::State() = default;
KIOSK_COMPILED_HERE(State);
bool State::operator==(const State&) const = default;

const Outcome& ShownResult::headline() const {
    return *std::max_element(rows.begin(), rows.end(),
                             [](const Outcome& a, const Outcome& b) { return a.tone() < b.tone(); });
}

Tone ShownResult::tone() const {
    return headline().tone();
}

bool offers_programme(const Outcome& outcome) {
    const bool inside = outcome.tone() == Tone::Green || outcome.verdict == Verdict::AlreadyIn;
    return inside && (outcome.person || outcome.delegation);
}

Countdown countdown(const ShownResult& result, MonoTime now) {
    const auto left = std::clamp(result.ends - now, Millis{0}, std::max(result.ends - result.shown, Millis{0}));
    const auto whole = result.ends - result.shown;
    if (left <= Millis{0}) return {};
    return {static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()),
            static_cast<float>(left.count()) / static_cast<float>(whole.count())};
}

} // namespace kiosk::core
