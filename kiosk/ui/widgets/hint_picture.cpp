#include "ui/widgets/hint_picture.hpp"

#include <array>
#include <cmath>

namespace kiosk::ui {
namespace {

constexpr float kStroke = 6;

// Points given in a square of 100 × 100.
class Sketch {
  public:
    Sketch(Canvas& canvas, const Rect& square, Colour ink, Colour ground)
        : canvas_(canvas), square_(square), ink_(ink), ground_(ground) {}

    [[nodiscard]] Vec at(Vec p) const { return {square_.x + p.x * unit(), square_.y + p.y * unit()}; }
    [[nodiscard]] float unit() const { return square_.w / 100; }
    void line(Vec a, Vec b) { canvas_.line(at(a), at(b), ink_, kStroke * unit()); }
    template <std::size_t N> void path(const std::array<Vec, N>& points) {
        std::array<Vec, N> placed{};
        for (std::size_t i = 0; i < N; ++i) placed.at(i) = at(points.at(i));
        canvas_.path(placed.data(), N, ink_, kStroke * unit(), false);
    }
    void box(const Rect& r, float radius) { canvas_.outline(placed(r), ink_, kStroke * unit(), radius * unit()); }
    void block(const Rect& r) { canvas_.fill(placed(r), ink_); }
    void disc(Vec middle, float radius, bool ink) { canvas_.disc(at(middle), radius * unit(), ink ? ink_ : ground_); }

    // Three corners of a code and a few modules.
    void code(const Rect& r) {
        const float u = r.w / 10;
        for (const Vec corner : {Vec{0, 0}, Vec{6, 0}, Vec{0, 6}}) {
            block({r.x + corner.x * u, r.y + corner.y * u, 4 * u, 4 * u});
            canvas_.fill(placed({r.x + (corner.x + 1) * u, r.y + (corner.y + 1) * u, 2 * u, 2 * u}), ground_);
        }
        for (const Vec module : {Vec{6, 6}, Vec{8, 8}, Vec{8, 5}, Vec{5, 8}, Vec{4, 4}})
            block({r.x + module.x * u, r.y + module.y * u, 2 * u, 2 * u});
    }
    // Rays around a disc: a lamp, or its picture in the badge.
    void sun(Vec middle, float radius) {
        disc(middle, radius * 1.9F, false);
        disc(middle, radius * 0.8F, true);
        for (int i = 0; i < 8; ++i) {
            const float angle = static_cast<float>(i) * 0.7853982F;
            const Vec way{std::cos(angle), std::sin(angle)};
            line({middle.x + way.x * radius * 1.25F, middle.y + way.y * radius * 1.25F},
                 {middle.x + way.x * radius * 1.6F, middle.y + way.y * radius * 1.6F});
        }
    }
    void arrow(Vec from, Vec to, float head) {
        const float l = std::hypot(to.x - from.x, to.y - from.y);
        const Vec d{(to.x - from.x) / l * head, (to.y - from.y) / l * head};
        line(from, to);
        path(std::array<Vec, 3>{{{to.x - d.x - d.y, to.y - d.y + d.x}, to, {to.x - d.x + d.y, to.y - d.y - d.x}}});
    }

  private:
    [[nodiscard]] Rect placed(const Rect& r) const {
        const Vec corner = at({r.x, r.y});
        return {corner.x, corner.y, r.w * unit(), r.h * unit()};
    }
    Canvas& canvas_;
    Rect square_;
    Colour ink_;
    Colour ground_;
};

constexpr Rect kCode{16, 16, 68, 68};

// Where a part of the code lies in the picture, as in a mirror.
Vec place_of(core::PointI part) {
    return {50 - static_cast<float>(part.x) * 32, 50 + static_cast<float>(part.y) * 32};
}

void draw_nearer(Sketch& sketch) {
    sketch.code({36, 36, 28, 28});
    for (const Vec corner : {Vec{-1, -1}, Vec{1, -1}, Vec{1, 1}, Vec{-1, 1}})
        sketch.arrow({50 + corner.x * 22, 50 + corner.y * 22}, {50 + corner.x * 44, 50 + corner.y * 44}, 11);
}

void draw_still(Sketch& sketch) {
    sketch.code({26, 26, 48, 48});
    for (const float side : {-1.0F, 1.0F}) {
        sketch.path(std::array<Vec, 3>{{{50 + side * 34, 30}, {50 + side * 38, 50}, {50 + side * 34, 70}}});
        sketch.path(std::array<Vec, 3>{{{50 + side * 45, 22}, {50 + side * 50, 50}, {50 + side * 45, 78}}});
    }
}

void draw_flat(Sketch& sketch) {
    sketch.path(std::array<Vec, 7>{{{8, 22}, {18, 10}, {32, 8}, {50, 22}, {68, 36}, {82, 34}, {92, 22}}});
    sketch.arrow({50, 42}, {50, 68}, 11);
    sketch.line({6, 88}, {94, 88});
}

void draw_brighter_phone(Sketch& sketch) {
    sketch.box({6, 4, 52, 92}, 10);
    sketch.code({16, 32, 32, 32});
    sketch.sun({80, 30}, 12);
    sketch.arrow({80, 92}, {80, 64}, 10);
}

} // namespace

void draw_hint_picture(Canvas& canvas, const Rect& square, const core::ScanHint& hint, Colour ink, Colour ground) {
    Sketch sketch(canvas, square, ink, ground);
    switch (hint.problem) {
    case core::ScanProblem::TooSmall:
        return draw_nearer(sketch);
    case core::ScanProblem::Blurred:
        return draw_still(sketch);
    case core::ScanProblem::TooBright:
        sketch.code(kCode);
        return sketch.sun(place_of(hint.part), 15);
    case core::ScanProblem::TooDark:
        sketch.code({24, 46, 52, 52});
        return sketch.sun({50, 20}, 12);
    case core::ScanProblem::PhoneDim:
        return draw_brighter_phone(sketch);
    case core::ScanProblem::Bent:
        return draw_flat(sketch);
    case core::ScanProblem::Covered:
        sketch.code(kCode);
        sketch.disc(place_of(hint.part), 32, false);
        return sketch.disc(place_of(hint.part), 26, true);
    case core::ScanProblem::None:
        return;
    }
}

} // namespace kiosk::ui
