// What is on somebody's plate, for whoever hands it out: read from two metres, in zh-TW and in the guest's language.
#pragma once

#include <optional>

#include "core/rules/outcome.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// A shape and a letter per diet, for those who see no colour and read neither language.
enum class DietShape { Circle, Diamond, Square, Hexagon };
struct DietMark {
    DietShape shape = DietShape::Circle;
    char letter = 'R';
    bool operator==(const DietMark&) const = default;
};
[[nodiscard]] std::optional<DietMark> diet_mark(core::Diet diet); // none: unstated

struct MealWords {
    std::optional<DietMark> mark;
    std::optional<Said> diet;     // in zh-TW
    std::optional<Said> diet_own; // in the guest's language, when that is another
    Spans avoid, avoid_own;       // what must not be on the plate, likewise; may be empty
};
// None: nothing is stated, or the outcome hands out no meal. Only meals' doors tell a diet (core/rules/outcome.hpp).
[[nodiscard]] std::optional<MealWords> meal_words(const core::Outcome& outcome, const Translator& words);

} // namespace kiosk::ui
