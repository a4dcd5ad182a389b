// What is drawn without letters: codes, cut marks, the camera that is crossed out. The context's unit is the
// millimetre.
#pragma once

#include "print/badge/sheet_layout.hpp"
#include "print/drawing.hpp"
#include "scan/qr_writer.hpp"

namespace kiosk::print {

inline constexpr Colour kNoPhoto = Colour::hex(0xA3221B);

// Black on white, the quiet zone included in the box. Every edge is one coordinate and all modules are one filled path:
// no renderer finds a seam between two of them. grid as for draw_badge.
void draw_code(cairo_t* context, const scan::QrMatrix& code, const Box& box, double grid);

// A light line inside the band, along its inner edge.
void draw_stripe(cairo_t* context, const Box& band, bool portrait, Colour colour);

// How much of the band's thickness a stripe leaves for what is written on it.
inline constexpr double kBesideStripe = 0.78;

// Three people, in a box as wide as high.
void draw_people(cairo_t* context, const Box& box, Colour colour, Colour ground);

// On a white disc that fills the box.
void draw_no_camera(cairo_t* context, const Box& box);

// A disc with eight rays, in a box as wide as high.
void draw_sun(cairo_t* context, const Box& box);

void draw_cut_marks(cairo_t* context, const std::vector<CutMark>& marks);

} // namespace kiosk::print
