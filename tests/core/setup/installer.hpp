// Somebody who sets a machine up, a disk that answers when the test says so, and time that only the test moves.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/setup/setup.hpp"

namespace kiosk::test {

struct Installer {
    explicit Installer(core::SetupStep step = core::SetupStep::Upright, core::SetupChoices choices = {},
                       bool has_event = false)
        : now(core::Millis{1'000'000}) {
        take(core::begin_setup(step, std::move(choices), has_event, now));
    }
    void does(const core::SetupEvent& event) { take(core::step(std::move(state), event, now)); }
    void hears(core::SetupAnswer answer) { does(core::SetupAnswerCame{std::move(answer)}); }
    void waits(core::Millis time) {
        now += time;
        if (const auto due = core::next_deadline(state); due && *due <= now) does(core::SetupTick{});
    }
    void take(core::SetupStepped stepped) {
        state = std::move(stepped.state);
        for (core::SetupQuestion& question : stepped.asked) asked.push_back(std::move(question));
    }
    template <class Question> [[nodiscard]] const Question* last() const {
        return asked.empty() ? nullptr : std::get_if<Question>(&asked.back());
    }
    void touches_corners(const core::TouchMap& panel, double missed = 0) {
        constexpr core::TouchPoint size{1000, 500};
        for (const core::TouchPoint target : {core::TouchPoint{50, 50}, core::TouchPoint{950, 50},
                                              core::TouchPoint{950, 450}, core::TouchPoint{50, 450}}) {
            const core::TouchPoint part = panel({target.x / size.x, target.y / size.y});
            does(core::TouchCorner{{part.x * size.x + std::exchange(missed, 0), part.y * size.y}, target, size});
        }
    }
    void types(const std::string& digits) {
        for (const char digit : digits) does(core::TypeSetupPin{digit});
    }

    core::MonoTime now;
    core::SetupState state;
    std::vector<core::SetupQuestion> asked;
};

[[nodiscard]] inline core::SetupEventFacts visit() {
    core::SetupEventFacts facts;
    facts.event.id = core::EventId{"visit"};
    facts.people = 132;
    facts.checkpoints.resize(2);
    facts.checkpoints[0].id = core::CheckpointId{"gate"};
    facts.checkpoints[1].id = core::CheckpointId{"hall"};
    facts.suggested = core::CheckpointId{"gate"};
    return facts;
}

[[nodiscard]] inline core::StickLooked stick_with(core::StickKind kind) {
    core::StickSeen seen;
    seen.contents.items.push_back({kind, "a", "a"});
    return {std::move(seen), {}};
}

} // namespace kiosk::test
