#include "ui/screens/guest/meal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kDietMark = 116, kNoMark = 60, kMealPad = 22, kMealGap = 28;

// A ring with a stroke through it: none of this.
void draw_none_of(Canvas& canvas, const Rect& square, Colour colour) {
    const float stroke = square.w * 0.13F, radius = (square.w - stroke) / 2, arm = radius * 0.7071F;
    const Vec c = square.centre();
    canvas.ring(c, radius, colour, stroke);
    canvas.line({c.x - arm, c.y - arm}, {c.x + arm, c.y + arm}, colour, stroke);
}

float two_lines(Canvas& canvas, Vec at, float width, const Spans& home, const Spans& own, float size) {
    const Theme& t = canvas.theme();
    TextStyle large = heading(size, t.ink);
    large.line = 1.2F;
    large = canvas.fit(home, large, {width, size * 1.2F * 2.1F}, 56);
    float y = at.y + canvas.text(at, home, large, width);
    if (!own.empty()) y += canvas.text({at.x, y}, own, style(36, Weight::Regular, t.ink), width);
    return y - at.y;
}

float meal_rows(const MealWords& meal, Canvas& canvas, const Rect& in) {
    float y = in.y;
    if (meal.diet) {
        const float x = in.x + kDietMark + kMealGap, width = in.w - kDietMark - kMealGap;
        const Spans own = meal.diet_own ? Spans{*meal.diet_own} : Spans{};
        const auto words = [&](Canvas& c, Vec at) { return two_lines(c, at, width, {*meal.diet}, own, 72); };
        const float height = canvas.height_of([&](Canvas& c, Rect area) { return words(c, {area.x, area.y}); }, width);
        const float row = std::max(height, kDietMark);
        if (meal.mark) draw_diet_mark(*meal.mark, canvas, {in.x, y + (row - kDietMark) / 2, kDietMark, kDietMark});
        (void)words(canvas, {x, y + (row - height) / 2});
        y += row;
    }
    if (!meal.avoid.empty()) {
        if (meal.diet) y += 12;
        const float indent = kNoMark + kMealGap;
        draw_none_of(canvas, {in.x, y + 5, kNoMark, kNoMark}, canvas.theme().accent);
        y += two_lines(canvas, {in.x + indent, y}, in.w - indent, meal.avoid, meal.avoid_own, 58);
    }
    return y - in.y;
}

} // namespace

void draw_diet_mark(const DietMark& mark, Canvas& canvas, const Rect& square) {
    const Theme& t = canvas.theme();
    const Vec c = square.centre();
    const float r = square.w / 2;
    const auto corners = [&](auto... turn) {
        const std::array<Vec, sizeof...(turn)> points{Vec{c.x + r * std::sin(turn), c.y - r * std::cos(turn)}...};
        canvas.polygon(points.data(), points.size(), t.selected);
    };
    constexpr float kThird = 1.04719755F, kQuarter = 1.57079633F;
    switch (mark.shape) {
    case DietShape::Circle:
        canvas.disc(c, r, t.selected);
        break;
    case DietShape::Diamond:
        corners(0.0F, kQuarter, 2 * kQuarter, 3 * kQuarter);
        break;
    case DietShape::Square:
        canvas.fill(square.inset(r * 0.1F, r * 0.1F), t.selected);
        break;
    case DietShape::Hexagon:
        corners(0.0F, kThird, 2 * kThird, 3 * kThird, 4 * kThird, 5 * kThird);
        break;
    }
    canvas.text_in(square, {{std::string(1, mark.letter), "en"}},
                   style(r * 1.05F / canvas.text_scale(), Weight::Bold, t.on_selected));
}

float draw_meal(const MealWords& meal, Canvas& canvas, const Rect& area, float y) {
    Canvas fixed = canvas.with_text_scale(1);
    const Theme& t = canvas.theme();
    const auto inside = [&](Canvas& c, Rect in) { return meal_rows(meal, c, in); };
    const float height = fixed.height_of(inside, area.w - 2 * kMealPad) + 2 * kMealPad;
    const Rect box{area.x, y, area.w, height};
    fixed.fill(box, t.surface, 32);
    fixed.outline(box, t.ink, 5, 32);
    fixed.note("result.meal", box);
    (void)meal_rows(meal, fixed, {box.x + kMealPad, box.y + kMealPad, box.w - 2 * kMealPad, 0});
    return box.bottom();
}

} // namespace kiosk::ui
