#include "ui/widgets/squeezed.hpp"

#include <algorithm>

namespace kiosk::ui {

void squeezed(Canvas& canvas, std::string_view id, const Rect& view, float slack, int pieces,
              const Squeezable& content) {
    constexpr float kLeast = 0.6F; // of the mock-ups' sizes: smaller words are not read from where one stands
    int left_out = 0;
    float scale = canvas.text_scale();
    const Canvas::Content shown = [&](Canvas& c, Rect area) { return content(c, area, left_out); };
    while (canvas.with_text_scale(scale).height_of(shown, view.w) > view.h + 1 && scale > kLeast) {
        if (left_out < pieces) {
            ++left_out;
        } else {
            scale = std::max(scale * 0.95F, kLeast);
        }
    }
    Canvas sized = canvas.with_text_scale(scale);
    sized.scroll(id, view, slack, shown);
}

} // namespace kiosk::ui
