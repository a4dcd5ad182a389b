// A guest before the kiosk: events, time that only the test moves, and the effects that came of them.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/session/session.hpp"

namespace kiosk::test {

[[nodiscard]] inline core::Outcome outcome(core::Verdict verdict) {
    core::Outcome made;
    made.verdict = verdict;
    return made;
}

[[nodiscard]] inline core::Outcome group(std::string token, int arrived, int expected) {
    auto made = outcome(core::Verdict::Group);
    made.group_token = std::move(token);
    made.delegation = core::DelegationCount{core::DelegationId{"jp"}, {}, arrived, expected};
    return made;
}

struct Guest {
    core::State state;
    core::MonoTime now{core::Millis{1'000'000}};
    std::vector<core::SessionEffect> effects;
    std::vector<core::ConfirmGroup> confirmed;

    void does(const core::SessionEvent& event) {
        auto stepped = core::step(std::move(state), event, now);
        state = std::move(stepped.state);
        for (auto& effect : stepped.effects) {
            if (const auto* confirm = std::get_if<core::ConfirmGroup>(&effect)) confirmed.push_back(*confirm);
            effects.push_back(std::move(effect));
        }
    }
    void presents(core::Verdict verdict) { does(core::Decided{{outcome(verdict)}}); }
    void waits(core::Millis time) {
        now += time;
        does(core::Tick{});
    }
    void opens(core::Screen screen) {
        if (screen == core::Screen::Home) does(core::OpenHome{});
        if (screen == core::Screen::Scan) does(core::OpenScan{});
    }
    [[nodiscard]] std::vector<core::Tone> tones() const {
        std::vector<core::Tone> played;
        for (const auto& effect : effects) {
            if (const auto* tone = std::get_if<core::PlayTone>(&effect)) played.push_back(tone->tone);
        }
        return played;
    }
};

} // namespace kiosk::test
