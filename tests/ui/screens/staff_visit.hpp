// Somebody of staff on the real screens, through the session: a stage by its name, what they touch and read there.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {

inline Stage named(const std::string& name, const core::Language& language = "zh-TW") {
    for (NamedStage& each : all_stages(language))
        if (each.name == name) return std::move(each.stage);
    throw std::out_of_range(name);
}

struct StaffVisit {
    Offscreen screen{1920, 1080};
    Stage stage;
    std::vector<core::StaffQuestion> asked;

    explicit StaffVisit(Stage at) : stage(std::move(at)) {}
    void starts(Stage at) {
        stage = std::move(at);
        asked.clear();
    }
    void does(const core::SessionEvent& event) {
        auto stepped = core::step(std::move(stage.state), event, stage.now);
        stage.state = std::move(stepped.state);
        for (const auto& effect : stepped.effects)
            if (const auto* ask = std::get_if<core::AskDesk>(&effect)) asked.push_back(ask->question);
    }
    void touches(const std::string& widget) {
        (void)screen.frame(stage);
        const auto events = screen.tap(stage, widget);
        ASSERT_TRUE(events) << "nothing to touch named " << widget;
        for (const core::SessionEvent& event : *events) does(event);
    }
    // The last question, if it is of that kind.
    template <class Question> [[nodiscard]] const Question* last() const {
        return asked.empty() ? nullptr : std::get_if<Question>(&asked.back());
    }
    [[nodiscard]] std::string words() {
        (void)screen.frame(stage);
        std::string all;
        for (const ui::TextRun& run : screen.frame(stage).record.texts) all += run.text + "\n";
        return all;
    }
};

} // namespace kiosk::test
