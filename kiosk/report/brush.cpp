#include "report/brush.hpp"

#include <numbers>

namespace kiosk::report {

double Brush::text(const Words& words, const print::Box& box, const Style& style) {
    constexpr double kSmallest = 6; // pt
    constexpr double kStep = 0.5;
    auto type = style.type;
    const auto* block = &fitter_.fit(words, type, box.width, style.most_lines);
    while (block->height() > box.height && type.size > kSmallest) {
        type.size -= kStep;
        block = &fitter_.fit(words, type, box.width, style.most_lines);
    }
    print::set_colour(context_, style.colour);
    typesetter_.draw(context_, *block, box.x, box.y + (box.height - block->height()) / 2, box.width, style.align);
    return block->width();
}

void Brush::paragraph(const Words& words, const print::Box& box, const Style& style) {
    const auto block = typesetter_.set_evenly(words, style.type, box.width);
    if (block.height() > box.height || block.width() > box.width) {
        text(words, box, style);
        return;
    }
    print::set_colour(context_, style.colour);
    typesetter_.draw(context_, block, box.x, box.y + (box.height - block.height()) / 2, box.width, style.align);
}

void Brush::path(const print::Box& box, double radius) {
    if (radius > 0)
        print::rounded_box(context_, box, radius);
    else
        cairo_rectangle(context_, box.x, box.y, box.width, box.height);
}

void Brush::fill(const print::Box& box, print::Colour colour, double radius) {
    print::set_colour(context_, colour);
    path(box, radius);
    cairo_fill(context_);
}

void Brush::frame(const print::Box& box, print::Colour colour, double width, double radius) {
    print::set_colour(context_, colour);
    cairo_set_line_width(context_, width);
    path(box, radius);
    cairo_stroke(context_);
}

void Brush::line(double x1, double y1, double x2, double y2, print::Colour colour, double width) {
    print::set_colour(context_, colour);
    cairo_set_line_width(context_, width);
    cairo_move_to(context_, x1, y1);
    cairo_line_to(context_, x2, y2);
    cairo_stroke(context_);
}

void Brush::dot(double x, double y, double radius, print::Colour colour) {
    print::set_colour(context_, colour);
    cairo_arc(context_, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_fill(context_);
}

Words one_line(Words words, const char* between) {
    for (std::size_t i = 1; i < words.size(); ++i) words[i].text = between + words[i].text;
    return words;
}

} // namespace kiosk::report
