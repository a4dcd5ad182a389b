// The back of one badge on a Cairo surface whose unit is the millimetre. Only print's own files include this.
#pragma once

#include "core/base/result.hpp"
#include "print/badge/back_content.hpp"
#include "print/badge/content.hpp"
#include "print/typesetter.hpp"

namespace kiosk::print {

// The badge's upper left corner is at 0, 0. Items that find no room in a size that is read are counted in the last
// line. Invalid, with the badge's id: a badge without room for one item.
[[nodiscard]] core::Status draw_back(cairo_t* context, Typesetter& typesetter, const BadgeContent& badge, Size size);

} // namespace kiosk::print
