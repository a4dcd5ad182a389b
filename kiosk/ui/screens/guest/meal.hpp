#pragma once

#include "ui/canvas/canvas.hpp"
#include "ui/presenters/meal.hpp"

namespace kiosk::ui {

// As large at every text size, so that it is read from two metres. Recorded as "result.meal". Gives the lower edge.
float draw_meal(const MealWords& meal, Canvas& canvas, const Rect& area, float y);
// The diet's shape with its letter.
void draw_diet_mark(const DietMark& mark, Canvas& canvas, const Rect& square);

} // namespace kiosk::ui
