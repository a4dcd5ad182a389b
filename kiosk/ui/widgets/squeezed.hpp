// What a page does whose words are larger than its room, so that nothing that matters is out of sight: what matters
// least goes, piece by piece, and then all words shrink.
#pragma once

#include <functional>
#include <string_view>

#include "ui/canvas/canvas.hpp"

namespace kiosk::ui {

// Draws from the area's top without so many of its pieces, and gives its height. Like Canvas::Content it is asked more
// than once, without effect until the last time.
using Squeezable = std::function<float(Canvas&, Rect area, int left_out)>;

// pieces: how many can be left out. Placed by slack, and dragged where it does not fit even so, as Canvas::scroll() has
// it.
void squeezed(Canvas& canvas, std::string_view id, const Rect& view, float slack, int pieces,
              const Squeezable& content);

} // namespace kiosk::ui
