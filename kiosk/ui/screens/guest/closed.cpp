#include "ui/screens/guest/closed.hpp"

#include <algorithm>

#include "ui/widgets/squeezed.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {

void draw_closed(const ClosedViewModel& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    canvas.fill(content, t.background);
    const Rect room = content.inset(std::max(60.0F, (content.w - 1300) / 2), 48);
    squeezed(canvas, "closed", room, 0.5F, 1, [&](Canvas& c, Rect area, int left_out) {
        TextStyle title = heading(76, t.ink), home = heading(48, t.ink), body = style(36, Weight::Regular, t.muted);
        title.align = home.align = body.align = Align::Centre;
        title = c.fit({view.title}, title, {area.w, 76 * 1.34F * 2.1F * c.text_scale()}, 48);
        const float icon = left_out == 0 ? 200.0F : 110.0F;
        float y = area.y;
        draw_sign(c, {area.x + (area.w - icon) / 2, y, icon, icon}, Sign::People, t.icon);
        y += icon + 32;
        y += c.text({area.x, y}, {view.title}, title, area.w);
        if (view.title_home) y += c.text({area.x, y}, {*view.title_home}, home, area.w);
        y += 20;
        y += c.text({area.x, y}, c.stacked(view.body, body, area.w), body, area.w);
        return y - area.y;
    });
}

} // namespace kiosk::ui
