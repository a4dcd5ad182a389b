#include "ui/widgets/practice_border.hpp"

#include <array>

namespace kiosk::ui {
namespace {

constexpr float kWidth = 14, kStripe = 28;

// A place on an edge: so far along it, so far inward.
using Corner = Vec (*)(const Rect& edge, float along, float across);

void stripes(Canvas& canvas, const Rect& edge, float length, Corner at) {
    canvas.fill(edge, canvas.theme().amber);
    for (float along = -kWidth; along < length; along += 2 * kStripe) {
        const std::array<Vec, 4> piece{at(edge, along, 0), at(edge, along + kStripe, 0),
                                       at(edge, along + kStripe + kWidth, kWidth), at(edge, along + kWidth, kWidth)};
        canvas.polygon(piece.data(), piece.size(), canvas.theme().on_amber);
    }
}

} // namespace

void draw_practice_border(Canvas& canvas) {
    const Rect all = canvas.all();
    const Corner across = [](const Rect& edge, float along, float inward) {
        return Vec{edge.x + along, edge.y + inward};
    };
    const Corner down = [](const Rect& edge, float along, float inward) {
        return Vec{edge.x + inward, edge.y + along};
    };
    stripes(canvas, {all.x, all.y, all.w, kWidth}, all.w, across);
    stripes(canvas, {all.x, all.bottom() - kWidth, all.w, kWidth}, all.w, across);
    stripes(canvas, {all.x, all.y, kWidth, all.h}, all.h, down);
    stripes(canvas, {all.right() - kWidth, all.y, kWidth, all.h}, all.h, down);
}

} // namespace kiosk::ui
