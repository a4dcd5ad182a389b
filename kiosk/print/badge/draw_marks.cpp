#include "print/badge/draw_marks.hpp"

#include <cmath>
#include <numbers>
#include <vector>

namespace kiosk::print {
namespace {

struct Run {
    int left = 0;
    int right = 0; // one past the last
    int top = 0;
    bool operator==(const Run&) const = default;
};

std::vector<Run> runs_of_row(const scan::QrMatrix& code, int y) {
    std::vector<Run> runs;
    for (int x = 0; x < code.size; ++x) {
        if (!code.dark(x, y)) continue;
        const int left = x;
        while (code.dark(x, y)) ++x;
        runs.push_back({left, x, y});
    }
    return runs;
}

} // namespace

void draw_code(cairo_t* context, const scan::QrMatrix& code, const Box& box, double grid) {
    double module = box.width / code.size;
    double left = box.x;
    double top = box.y;
    if (grid > 0) {
        module = std::floor(module / grid + 1e-9) * grid;
        left = std::round((box.x + (box.width - module * code.size) / 2) / grid) * grid;
        top = std::round((box.y + (box.height - module * code.size) / 2) / grid) * grid;
    }
    set_colour(context, kWhite);
    cairo_rectangle(context, left, top, module * code.size, module * code.size);
    cairo_fill(context);
    const auto add = [&](const Run& run, int bottom) {
        const double x1 = left + run.left * module;
        const double x2 = left + run.right * module;
        const double y1 = top + run.top * module;
        const double y2 = top + bottom * module;
        cairo_move_to(context, x1, y1);
        cairo_line_to(context, x2, y1);
        cairo_line_to(context, x2, y2);
        cairo_line_to(context, x1, y2);
        cairo_close_path(context);
    };
    // Equal runs of rows that follow one another are one rectangle.
    std::vector<Run> open;
    for (int y = 0; y <= code.size; ++y) {
        auto row = runs_of_row(code, y);
        for (const auto& run : open) {
            bool goes_on = false;
            for (auto& next : row) {
                if (next.left != run.left || next.right != run.right) continue;
                next.top = run.top;
                goes_on = true;
            }
            if (!goes_on) add(run, y);
        }
        open = std::move(row);
    }
    set_colour(context, kBlack);
    cairo_fill(context);
}

void draw_stripe(cairo_t* context, const Box& band, bool portrait, Colour colour) {
    set_colour(context, colour);
    const double width = 0.1 * (portrait ? band.height : band.width);
    if (portrait) {
        cairo_rectangle(context, band.x, band.bottom() - 2 * width, band.width, width);
    } else {
        cairo_rectangle(context, band.right() - 2 * width, band.y, width, band.height);
    }
    cairo_fill(context);
}

void draw_people(cairo_t* context, const Box& box, Colour colour, Colour ground) {
    constexpr double round = 2 * std::numbers::pi;
    cairo_save(context);
    cairo_translate(context, box.x, box.y);
    cairo_scale(context, box.width / 24, box.height / 24);
    const auto person = [&](double x, double y, double size) {
        cairo_new_path(context);
        cairo_arc(context, x, y, 2.9 * size, 0, round);
        cairo_new_sub_path(context);
        cairo_arc(context, x, y + 9.2 * size, 5.4 * size, std::numbers::pi, round);
        cairo_line_to(context, x + 5.4 * size, y + 11.6 * size);
        cairo_line_to(context, x - 5.4 * size, y + 11.6 * size);
        cairo_close_path(context);
    };
    set_colour(context, colour);
    for (const double x : {5.0, 19.0}) {
        person(x, 8.6, 0.86);
        cairo_fill(context);
    }
    // The one in front stands out by a rim of the ground's colour.
    person(12, 8.2, 1.1);
    set_colour(context, ground);
    cairo_set_line_width(context, 2.2);
    cairo_stroke_preserve(context);
    set_colour(context, colour);
    cairo_fill(context);
    cairo_restore(context);
}

void draw_no_camera(cairo_t* context, const Box& box) {
    const double unit = box.width / 24;
    constexpr double round = 2 * std::numbers::pi;
    cairo_save(context);
    cairo_translate(context, box.x, box.y);
    cairo_scale(context, unit, unit);
    set_colour(context, kWhite);
    cairo_arc(context, 12, 12, 12, 0, round);
    cairo_fill(context);
    set_colour(context, kInk);
    rounded_box(context, {5.2, 8.2, 13.6, 9.2}, 1.6);
    cairo_fill(context);
    rounded_box(context, {9.2, 6.4, 5.6, 4}, 1.0);
    cairo_fill(context);
    set_colour(context, kWhite);
    cairo_arc(context, 12, 12.7, 3.1, 0, round);
    cairo_fill(context);
    set_colour(context, kInk);
    cairo_arc(context, 12, 12.7, 1.9, 0, round);
    cairo_fill(context);
    // The bar over a wider one in white: it stays apart from the camera in grey too.
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT);
    for (const auto& [colour, width] : {std::pair{kWhite, 4.2}, std::pair{kNoPhoto, 2.0}}) {
        set_colour(context, colour);
        cairo_set_line_width(context, width);
        cairo_move_to(context, 4.6, 4.6);
        cairo_line_to(context, 19.4, 19.4);
        cairo_stroke(context);
    }
    cairo_set_line_width(context, 2.0);
    cairo_arc(context, 12, 12, 10.4, 0, round);
    cairo_stroke(context);
    cairo_restore(context);
}

void draw_sun(cairo_t* context, const Box& box) {
    constexpr int kRays = 8;
    cairo_save(context);
    cairo_translate(context, box.x + box.width / 2, box.y + box.height / 2);
    cairo_scale(context, box.width / 24, box.height / 24);
    set_colour(context, kInk);
    cairo_new_path(context);
    cairo_arc(context, 0, 0, 5, 0, 2 * std::numbers::pi);
    cairo_fill(context);
    cairo_set_line_width(context, 2);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    for (int i = 0; i < kRays; ++i) {
        cairo_move_to(context, 0, -8);
        cairo_line_to(context, 0, -11);
        cairo_stroke(context);
        cairo_rotate(context, 2 * std::numbers::pi / kRays);
    }
    cairo_restore(context);
}

void draw_cut_marks(cairo_t* context, const std::vector<CutMark>& marks) {
    constexpr double kHair = 0.12; // mm
    set_colour(context, kInk);
    cairo_set_line_width(context, kHair);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT);
    for (const auto& mark : marks) {
        cairo_move_to(context, mark.x1, mark.y1);
        cairo_line_to(context, mark.x2, mark.y2);
    }
    cairo_stroke(context);
}

} // namespace kiosk::print
