// One badge on a Cairo surface whose unit is the millimetre. Only print's own files include this.
#pragma once

#include "core/base/result.hpp"
#include "print/badge/content.hpp"
#include "print/badge/layout.hpp"
#include "print/typesetter.hpp"

namespace kiosk::print {

// The smallest sizes that are printed, in points.
inline constexpr double kLeastName = 9;
inline constexpr double kLeastLatin = 7;
inline constexpr double kLeastText = 5.5;

// The badge's upper left corner is at 0, 0. grid: the width of a device pixel in mm when the surface has pixels, so
// that a code's modules are whole pixels; else 0. Invalid, with the badge's id: a text that does not fit, or a token
// that no code holds.
[[nodiscard]] core::Status draw_badge(cairo_t* context, Typesetter& typesetter, const BadgeContent& badge, Size size,
                                      double grid);

} // namespace kiosk::print
