#include "ui/presenters/meal.hpp"

#include <string>
#include <vector>

namespace kiosk::ui {
namespace {

Spans avoided(const core::PersonCard& person, const Translator& words) {
    std::vector<Spans> parts;
    for (const std::string& thing : person.avoid) {
        const auto key = core::text_key_of_avoided(thing);
        const std::string what = key.empty() ? thing : words.say(key).text;
        parts.push_back({words.say("diet.without", {{"what", what}})});
    }
    return joined(parts, kDot);
}

} // namespace

std::optional<DietMark> diet_mark(core::Diet diet) {
    switch (diet) {
    case core::Diet::Regular:
        return DietMark{DietShape::Circle, 'R'};
    case core::Diet::Vegan:
        return DietMark{DietShape::Diamond, 'V'};
    case core::Diet::OvoLactoVegetarian:
        return DietMark{DietShape::Square, 'E'};
    case core::Diet::Halal:
        return DietMark{DietShape::Hexagon, 'H'};
    case core::Diet::Unstated:
        break;
    }
    return std::nullopt;
}

std::optional<MealWords> meal_words(const core::Outcome& outcome, const Translator& words) {
    if (outcome.tone() != core::Tone::Green || !outcome.person) return std::nullopt;
    const core::PersonCard& person = *outcome.person;
    const Translator home = words.home();
    MealWords meal;
    meal.mark = diet_mark(person.diet);
    if (const auto key = core::text_key_of(person.diet); !key.empty()) {
        meal.diet = home.say(key);
        if (!words.at_home()) meal.diet_own = words.say(key);
    }
    meal.avoid = avoided(person, home);
    if (!words.at_home()) meal.avoid_own = avoided(person, words);
    if (!meal.diet && meal.avoid.empty()) return std::nullopt;
    return meal;
}

} // namespace kiosk::ui
