// A page to be held against the paper that is bought, before badges are printed on it.
#pragma once

#include "core/base/result.hpp"
#include "print/badge/layouts.hpp"
#include "print/typesetter.hpp"

namespace kiosk::print {

// The layout has passed its check. Invalid: the code cannot be made.
[[nodiscard]] core::Status draw_test_page(cairo_t* context, Typesetter& typesetter, const Layout& layout);

} // namespace kiosk::print
