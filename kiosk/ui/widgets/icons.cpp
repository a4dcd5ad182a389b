#include "ui/widgets/icons.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "ui/widgets/pen.hpp"

namespace kiosk::ui {
namespace {

void draw_people(Pen& pen) {
    pen.ring(50, 30, 15);
    pen.path(std::array<Vec, 6>{{{24, 82}, {26, 68}, {36, 58}, {64, 58}, {74, 68}, {76, 82}}});
    pen.ring(17, 40, 9);
    pen.ring(83, 40, 9);
    pen.path(std::array<Vec, 3>{{{2, 80}, {4, 66}, {14, 59}}});
    pen.path(std::array<Vec, 3>{{{98, 80}, {96, 66}, {86, 59}}});
}

Vec turned(Vec p, LensSide side) {
    switch (side) {
    case LensSide::Top:
        return p;
    case LensSide::Bottom:
        return {100 - p.x, 100 - p.y};
    case LensSide::Left:
        return {p.y, 100 - p.x};
    case LensSide::Right:
        return {100 - p.y, p.x};
    }
    return p;
}

} // namespace

void draw_scan_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.path(std::array<Vec, 3>{{{6, 26}, {6, 6}, {30, 6}}});
    pen.path(std::array<Vec, 3>{{{70, 6}, {94, 6}, {94, 26}}});
    pen.path(std::array<Vec, 3>{{{6, 74}, {6, 94}, {30, 94}}});
    pen.path(std::array<Vec, 3>{{{70, 94}, {94, 94}, {94, 74}}});
    pen.line({6, 50}, {94, 50});
}

void draw_code_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 9);
    for (const Vec at : {Vec{6, 6}, Vec{58, 6}, Vec{6, 58}}) {
        pen.box(at.x, at.y, 36, 36, 4);
        pen.block(at.x + 13, at.y + 13, 10, 10);
    }
    for (const Vec at : {Vec{58, 58}, Vec{82, 58}, Vec{70, 70}, Vec{58, 82}, Vec{82, 82}})
        pen.block(at.x, at.y, 12, 12);
}

void draw_calendar_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.box(8, 16, 84, 78, 3);
    pen.line({12, 38}, {88, 38});
    pen.line({32, 5}, {32, 27});
    pen.line({68, 5}, {68, 27});
}

void draw_pin_icon(Canvas& canvas, const Rect& square, Colour colour, Colour inside) {
    // A drop: the arc of a circle and two tangents to the tip.
    constexpr std::size_t kSteps = 28;
    constexpr float kRadius = 35, kX = 50, kY = 40, kTip = 96;
    const float open = std::acos(kRadius / (kTip - kY));
    const auto drop = [&](float grow, Colour fill) {
        std::array<Vec, kSteps + 2> points{};
        for (std::size_t i = 0; i <= kSteps; ++i) {
            const float turn = 1.5707963F + open + (6.2831853F - 2 * open) * static_cast<float>(i) / kSteps;
            points.at(i) = {kX + (kRadius + grow) * std::cos(turn), kY + (kRadius + grow) * std::sin(turn)};
        }
        points.at(kSteps + 1) = {kX, kTip + grow * 1.6F};
        for (Vec& p : points) {
            p = {square.x + p.x * square.w / 100, square.y + p.y * square.h / 100};
        }
        canvas.polygon(points.data(), points.size(), fill);
    };
    drop(0, colour);
    drop(-8, inside);
    Pen(canvas, square, colour, 8).disc(kX, kY, 12);
}

void draw_badge(Canvas& canvas, const Rect& rect, Colour colour, float stroke) {
    const float s = stroke;
    const float clip_w = rect.w * 0.34F, clip_h = rect.h * 0.12F;
    canvas.outline({rect.x + (rect.w - clip_w) / 2, rect.y, clip_w, clip_h + s}, colour, s, s * 0.6F);
    const Rect body{rect.x, rect.y + clip_h, rect.w, rect.h - clip_h};
    canvas.outline(body, colour, s, rect.w * 0.16F);
    // Three finders and some modules: "a QR code", without being one.
    const float side = rect.w * 0.56F, cell = side / 7;
    const Vec o{rect.x + (rect.w - side) / 2, body.y + (body.h - side) * 0.42F};
    const auto square = [&](float x, float y, float n) {
        canvas.fill({o.x + x * cell, o.y + y * cell, n * cell, n * cell}, colour, cell * 0.2F);
    };
    square(0, 0, 2.6F);
    square(4.4F, 0, 2.6F);
    square(0, 4.4F, 2.6F);
    square(4.4F, 4.4F, 1.1F);
    square(5.9F, 5.9F, 1.1F);
    square(3.1F, 3.1F, 1.0F);
    square(5.9F, 3.1F, 1.0F);
    square(3.1F, 5.9F, 1.0F);
    const float text_w = rect.w * 0.44F;
    canvas.fill({rect.x + (rect.w - text_w) / 2, body.bottom() - body.h * 0.16F, text_w, s}, colour, s / 2);
}

void draw_sign(Canvas& canvas, const Rect& square, Sign sign, Colour colour, float part) {
    constexpr float kOutline = 0.55F; // of the time; then what is in it
    Pen thin(canvas, square, colour, 5);
    Pen thick(canvas, square, colour, 8);
    thin.stop_at(part / kOutline);
    thick.stop_at((part - kOutline) / (1 - kOutline));
    switch (sign) {
    case Sign::Tick:
        thin.ring(50, 50, 47);
        thick.path(std::array<Vec, 3>{{{29, 53}, {44, 68}, {73, 34}}});
        return;
    case Sign::Clock:
        thin.ring(50, 50, 47);
        thick.path(std::array<Vec, 3>{{{50, 24}, {50, 52}, {68, 64}}});
        return;
    case Sign::Exclamation:
        thin.path(std::array<Vec, 3>{{{50, 6}, {97, 91}, {3, 91}}}, true);
        thick.line({50, 40}, {50, 61});
        thick.disc(50, 76, 5);
        return;
    case Sign::Cross:
        thin.path(std::array<Vec, 8>{{{30, 3}, {70, 3}, {97, 30}, {97, 70}, {70, 97}, {30, 97}, {3, 70}, {3, 30}}},
                  true);
        thick.line({33, 33}, {67, 67});
        thick.line({67, 33}, {33, 67});
        return;
    case Sign::People:
        draw_people(thin);
        return;
    }
}

void draw_accessibility_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.ring(50, 50, 45);
    pen.disc(50, 26, 8);
    pen.line({27, 42}, {73, 42});
    pen.line({50, 42}, {50, 58});
    pen.path(std::array<Vec, 3>{{{36, 80}, {50, 58}, {64, 80}}});
}

void draw_arrow(Canvas& canvas, const Rect& square, LensSide side, Colour colour, float stroke) {
    Pen pen(canvas, square, colour, stroke);
    pen.line(turned({50, 92}, side), turned({50, 10}, side));
    pen.path(std::array<Vec, 3>{{turned({16, 44}, side), turned({50, 9}, side), turned({84, 44}, side)}});
}

void draw_chevrons(Canvas& canvas, const Rect& rect, LensSide side, Colour bright, Colour dim, int lit) {
    const bool upright = side == LensSide::Top || side == LensSide::Bottom;
    const float step = (upright ? rect.h : rect.w) / 3;
    for (int i = 0; i < 3; ++i) {
        // 0 is the farthest from the lens.
        const bool backwards = side == LensSide::Top || side == LensSide::Left;
        const float at = step * static_cast<float>(backwards ? 2 - i : i);
        const Rect box =
            upright ? Rect{rect.x, rect.y + at, rect.w, rect.w} : Rect{rect.x + at, rect.y, rect.h, rect.h};
        Pen pen(canvas, box, i == lit ? bright : dim, 11);
        pen.path(std::array<Vec, 3>{{turned({14, 66}, side), turned({50, 30}, side), turned({86, 66}, side)}});
    }
}

void draw_back_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 11);
    pen.path(std::array<Vec, 3>{{{64, 14}, {30, 50}, {64, 86}}});
}

void draw_on_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 11);
    pen.path(std::array<Vec, 3>{{{36, 14}, {70, 50}, {36, 86}}});
}

void draw_plus_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 15);
    pen.line({50, 8}, {50, 92});
    pen.line({8, 50}, {92, 50});
}

void draw_minus_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen(canvas, square, colour, 15).line({8, 50}, {92, 50});
}

void draw_whole_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 11);
    pen.path(std::array<Vec, 3>{{{6, 32}, {6, 6}, {32, 6}}});
    pen.path(std::array<Vec, 3>{{{68, 6}, {94, 6}, {94, 32}}});
    pen.path(std::array<Vec, 3>{{{94, 68}, {94, 94}, {68, 94}}});
    pen.path(std::array<Vec, 3>{{{32, 94}, {6, 94}, {6, 68}}});
}

void draw_island_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 9);
    pen.path(std::array<Vec, 11>{{{72, 2},
                                  {84, 10},
                                  {78, 24},
                                  {76, 42},
                                  {62, 70},
                                  {56, 80},
                                  {54, 98},
                                  {42, 84},
                                  {28, 64},
                                  {36, 38},
                                  {54, 12}}},
             true);
}

void draw_here_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 10);
    pen.ring(50, 50, 30);
    pen.ring(50, 50, 6);
    pen.line({50, 2}, {50, 20});
    pen.line({50, 80}, {50, 98});
    pen.line({2, 50}, {20, 50});
    pen.line({80, 50}, {98, 50});
}

void draw_list_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 11);
    for (const float y : {18.0F, 50.0F, 82.0F}) {
        pen.line({34, y}, {96, y});
        pen.line({6, y}, {8, y});
    }
}

void draw_search_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 11);
    pen.ring(42, 42, 32);
    pen.line({66, 66}, {92, 92});
}

void draw_erase_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 9);
    pen.path(std::array<Vec, 5>{{{4, 50}, {30, 16}, {96, 16}, {96, 84}, {30, 84}}}, true);
    pen.line({48, 36}, {76, 64});
    pen.line({76, 36}, {48, 64});
}

void draw_scanner_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 5);
    pen.box(26, 6, 54, 22, 8);
    pen.path(std::array<Vec, 4>{{{58, 28}, {70, 66}, {86, 66}, {74, 28}}});
    pen.line({32, 36}, {20, 54});
    pen.line({44, 36}, {44, 54});
    pen.box(4, 62, 52, 34, 6);
    for (const float x : {14.0F, 24.0F, 40.0F}) pen.block(x, 70, 5, 18);
    pen.block(32, 70, 3, 18);
}

void draw_camera_off_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 5);
    pen.box(6, 26, 88, 58, 10);
    pen.path(std::array<Vec, 4>{{{34, 26}, {40, 14}, {60, 14}, {66, 26}}});
    pen.ring(50, 55, 17);
    pen.line({10, 94}, {90, 6});
}

void draw_person_plus_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.ring(40, 30, 19);
    pen.path(std::array<Vec, 6>{{{6, 90}, {10, 72}, {26, 60}, {54, 60}, {70, 72}, {74, 90}}});
    pen.line({84, 20}, {84, 52});
    pen.line({68, 36}, {100, 36});
}

void draw_lock_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 9);
    pen.box(18, 44, 64, 46, 8);
    pen.path(std::array<Vec, 6>{{{32, 44}, {32, 28}, {40, 14}, {60, 14}, {68, 28}, {68, 44}}});
}

void draw_undo_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.path(std::array<Vec, 3>{{{38, 12}, {14, 36}, {38, 60}}});
    pen.path(std::array<Vec, 6>{{{14, 36}, {66, 36}, {82, 46}, {86, 62}, {78, 78}, {62, 86}}});
}

void draw_into_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.path(std::array<Vec, 4>{{{54, 12}, {86, 12}, {86, 88}, {54, 88}}});
    pen.line({10, 50}, {60, 50});
    pen.path(std::array<Vec, 3>{{{42, 30}, {62, 50}, {42, 70}}});
}

void draw_out_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.path(std::array<Vec, 4>{{{46, 12}, {14, 12}, {14, 88}, {46, 88}}});
    pen.line({38, 50}, {88, 50});
    pen.path(std::array<Vec, 3>{{{70, 30}, {90, 50}, {70, 70}}});
}

void draw_eye_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.path(std::array<Vec, 8>{{{6, 50}, {26, 28}, {50, 20}, {74, 28}, {94, 50}, {74, 72}, {50, 80}, {26, 72}}}, true);
    pen.ring(50, 50, 14);
}

void draw_dotted_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    constexpr int kDots = 12;
    for (int i = 0; i < kDots; ++i) {
        const float angle = static_cast<float>(i) * 6.2831853F / kDots;
        pen.disc(50 + 40 * std::sin(angle), 50 - 40 * std::cos(angle), 5);
    }
}

void draw_usb_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.line({50, 84}, {50, 12});
    pen.path(std::array<Vec, 3>{{{38, 24}, {50, 8}, {62, 24}}});
    pen.path(std::array<Vec, 3>{{{50, 70}, {26, 54}, {26, 40}}});
    pen.path(std::array<Vec, 3>{{{50, 58}, {74, 44}, {74, 34}}});
    pen.disc(50, 88, 9);
    pen.disc(26, 38, 8);
    pen.block(66, 22, 16, 16);
}

void draw_table_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.box(12, 12, 76, 76, 8);
    pen.line({16, 38}, {84, 38});
    pen.line({16, 63}, {84, 63});
    pen.line({40, 16}, {40, 84});
}

void draw_eject_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 9);
    pen.path(std::array<Vec, 3>{{{50, 14}, {88, 62}, {12, 62}}}, true);
    pen.line({14, 84}, {86, 84});
}

void draw_hourglass_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.line({18, 10}, {82, 10});
    pen.line({18, 90}, {82, 90});
    pen.path(std::array<Vec, 5>{{{28, 10}, {28, 28}, {50, 50}, {72, 28}, {72, 10}}});
    pen.path(std::array<Vec, 5>{{{28, 90}, {28, 72}, {50, 50}, {72, 72}, {72, 90}}});
}

void draw_certificate_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.ring(50, 38, 26);
    pen.path(std::array<Vec, 4>{{{36, 62}, {30, 92}, {50, 80}, {70, 92}}});
    pen.line({70, 92}, {64, 62});
}

void draw_cutlery_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.line({32, 12}, {32, 90});
    pen.path(std::array<Vec, 4>{{{16, 12}, {16, 40}, {48, 40}, {48, 12}}});
    pen.path(std::array<Vec, 5>{{{76, 90}, {76, 12}, {62, 30}, {62, 56}, {76, 56}}});
}

void draw_chart_icon(Canvas& canvas, const Rect& square, Colour colour) {
    Pen pen(canvas, square, colour, 8);
    pen.path(std::array<Vec, 3>{{{12, 10}, {12, 88}, {92, 88}}});
    pen.line({34, 70}, {34, 52});
    pen.line({56, 70}, {56, 24});
    pen.line({78, 70}, {78, 40});
}

} // namespace kiosk::ui
