// What all drawing on paper begins with: surfaces that write into memory and end with their owner, colours, boxes. A
// context's unit is the millimetre. Only print and report include it.
#pragma once

#include <memory>
#include <string>

#include <cairo.h>

#include "core/base/result.hpp"
#include "print/geometry.hpp"
#include "print/palette.hpp"

namespace kiosk::print {

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;

// A cairo_write_func_t whose closure is a std::string.
cairo_status_t append(void* text, const unsigned char* data, unsigned int length);
// Io, with Cairo's words.
[[nodiscard]] core::Status check(cairo_status_t status);

// A PDF that is appended to bytes, which outlives it. It holds no date: the same drawing gives the same bytes.
[[nodiscard]] Surface pdf_surface(std::string& bytes, Size paper, const std::string& title);
[[nodiscard]] Context millimetres(cairo_surface_t* pdf);
// After the last page. Io: what went wrong on the way.
[[nodiscard]] core::Status finish(cairo_surface_t* pdf, cairo_t* context);

void set_colour(cairo_t* context, Colour colour);
// The path of a box with round corners; radius: mm.
void rounded_box(cairo_t* context, const Box& box, double radius);

} // namespace kiosk::print
