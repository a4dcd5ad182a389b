// What pictograms are drawn with: strokes on a square of 100 by 100, whatever its size. Only icons.cpp includes it.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

class Pen {
  public:
    Pen(Canvas& canvas, const Rect& square, Colour colour, float stroke)
        : canvas_(canvas), square_(square), colour_(colour), stroke_(stroke * square.w / 100) {}
    [[nodiscard]] Vec at(float x, float y) const {
        return {square_.x + x * square_.w / 100, square_.y + y * square_.h / 100};
    }
    [[nodiscard]] float size(float units) const { return units * square_.w / 100; }
    // What is drawn from now on is drawn as far as that, 0 … 1 of its length.
    void stop_at(float part) { part_ = std::clamp(part, 0.0F, 1.0F); }
    template <std::size_t N> void path(const std::array<Vec, N>& points, bool closed = false) {
        std::array<Vec, N + 1> placed{};
        for (std::size_t i = 0; i < N; ++i) {
            placed.at(i) = at(points.at(i).x, points.at(i).y);
        }
        if (part_ >= 1) return canvas_.path(placed.data(), N, colour_, stroke_, closed);
        placed.back() = placed.front();
        stroke_part({placed.data(), closed ? N + 1 : N});
    }
    void line(Vec a, Vec b) { path(std::array<Vec, 2>{a, b}); }
    void box(float x, float y, float w, float h, float radius = 0) {
        const Vec corner = at(x, y);
        canvas_.outline({corner.x, corner.y, w * square_.w / 100, h * square_.h / 100}, colour_, stroke_, size(radius));
    }
    void block(float x, float y, float w, float h, float radius = 0) {
        const Vec corner = at(x, y);
        canvas_.fill({corner.x, corner.y, w * square_.w / 100, h * square_.h / 100}, colour_, size(radius));
    }
    void ring(float x, float y, float radius) {
        if (part_ >= 1) return canvas_.ring(at(x, y), size(radius), colour_, stroke_);
        canvas_.arc(at(x, y), size(radius), colour_, stroke_, part_);
    }
    void disc(float x, float y, float radius) { canvas_.disc(at(x, y), size(radius) * part_, colour_); }

  private:
    void stroke_part(std::span<const Vec> points) {
        float left = 0;
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            left += part_ * std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
        for (std::size_t i = 0; i + 1 < points.size() && left > 0; ++i) {
            const Vec a = points[i], b = points[i + 1];
            const float leg = std::hypot(b.x - a.x, b.y - a.y), share = leg > 0 ? std::min(1.0F, left / leg) : 1;
            canvas_.line(a, {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}, colour_, stroke_);
            left -= leg;
        }
    }

    Canvas& canvas_;
    Rect square_;
    Colour colour_;
    float stroke_;
    float part_ = 1;
};

} // namespace kiosk::ui
