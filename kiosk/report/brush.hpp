// Text, boxes and lines on a page whose unit is the millimetre: what papers that are no tables are drawn with. Only
// report's drawing includes it.
#pragma once

#include "print/drawing.hpp"
#include "report/page.hpp"

namespace kiosk::report {

using Alignment = print::Typesetter::Align;

struct Style {
    print::Type type{10, false};
    print::Colour colour = kText;
    Alignment align = Alignment::Left;
    std::size_t most_lines = 1;
};

class Brush {
  public:
    Brush(cairo_t* context, print::Typesetter& typesetter)
        : context_(context), typesetter_(typesetter), fitter_(typesetter) {}

    // In the middle of the box's height, smaller where it does not fit; the width that it takes.
    double text(const Words& words, const print::Box& box, const Style& style);
    // The same in lines that are as even as they come.
    void paragraph(const Words& words, const print::Box& box, const Style& style);
    void fill(const print::Box& box, print::Colour colour, double radius = 0);
    void frame(const print::Box& box, print::Colour colour, double width, double radius = 0);
    void line(double x1, double y1, double x2, double y2, print::Colour colour, double width);
    void dot(double x, double y, double radius, print::Colour colour);
    [[nodiscard]] cairo_t* context() const { return context_; }

  private:
    void path(const print::Box& box, double radius);

    cairo_t* context_;
    print::Typesetter& typesetter_;
    Fitter fitter_;
};

// Both languages on one line.
[[nodiscard]] Words one_line(Words words, const char* between);

} // namespace kiosk::report
