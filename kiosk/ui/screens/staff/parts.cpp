#include "ui/screens/staff/parts.hpp"

#include <algorithm>

#include "ui/screens/guest/sheets.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {

void panel_ground(Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    canvas.fill(box, t.surface, 24);
    if (t.contrast) canvas.outline(box, t.line, 2, 24);
}

float staff_panel(Canvas& canvas, Vec at, float width, const Canvas::Content& content) {
    const float height = canvas.height_of(content, width - 2 * kPanelPad) + 2 * kPanelPad;
    const Rect box{at.x, at.y, width, height};
    panel_ground(canvas, box);
    content(canvas, box.inset(kPanelPad, kPanelPad));
    return height;
}

TextStyle panel_title(const Canvas& canvas) {
    return style(28, Weight::Bold, canvas.theme().muted);
}

float stack(Canvas& canvas, const Rect& area, const std::vector<Canvas::Content>& blocks, float gap) {
    float y = area.y;
    for (const auto& block : blocks)
        if (const float height = block(canvas, {area.x, y, area.w, 0}); height > 0) y += height + gap;
    return std::max(0.0F, y - gap - area.y);
}

float tile_grid(Canvas& canvas, const Rect& area, const TileGrid& grid,
                const std::function<float(std::size_t i, float width)>& height_of,
                const std::function<void(std::size_t i, const Rect& rect)>& draw) {
    if (grid.count == 0) return 0;
    const float least = grid.least * canvas.text_scale();
    const auto most = static_cast<int>(grid.most > 0 ? grid.most : grid.count);
    const auto columns =
        static_cast<std::size_t>(std::clamp(static_cast<int>((area.w + grid.gap) / (least + grid.gap)), 1, most));
    const float width = (area.w - static_cast<float>(columns - 1) * grid.gap) / static_cast<float>(columns);
    float y = area.y;
    for (std::size_t from = 0; from < grid.count; from += columns) {
        const auto to = std::min(grid.count, from + columns);
        float height = 0;
        for (auto i = from; i < to; ++i) height = std::max(height, height_of(i, width));
        for (auto i = from; i < to; ++i) {
            const Rect rect{area.x + static_cast<float>(i - from) * (width + grid.gap), y, width, height};
            if (!canvas.hidden(rect)) draw(i, rect);
        }
        y += height + grid.gap;
    }
    return y - grid.gap - area.y;
}

TextStyle whole_words(Canvas& canvas, const Said& name, float size, Colour colour, float width) {
    constexpr float kAnyHeight = 10'000, kLeastName = 14;
    return canvas.fit({name}, style(size, Weight::Bold, colour), {width, kAnyHeight}, kLeastName);
}

Colour stand_ink(const Theme& theme, Stand stand) {
    return stand == Stand::In || stand == Stand::Late ? theme.icon : theme.muted;
}

void draw_stand(Canvas& canvas, const Rect& square, Stand stand) {
    const Theme& t = canvas.theme();
    const Colour ink = stand_ink(t, stand);
    switch (stand) {
    case Stand::Not:
        return draw_dotted_icon(canvas, square, ink);
    case Stand::In:
        return draw_sign(canvas, square, Sign::Tick, ink);
    case Stand::Late:
        return draw_sign(canvas, square, Sign::Clock, ink);
    case Stand::Out:
        return draw_out_icon(canvas, square, ink);
    }
}

void draw_staff_strip(const StaffStrip& strip, Canvas& canvas, const Rect& rect, Action& action) {
    const Theme& t = canvas.theme();
    const TouchRouter::Hit hit = canvas.touchable("staff.news", rect);
    if (hit.tapped) action = core::HideStaffNews{};
    canvas.fill(rect, t.panel(strip.tone));
    const Colour ink = t.on_panel(strip.tone);
    const float icon = std::min(76.0F, rect.h - 24);
    draw_sign(canvas, {rect.x + kStaffMargin, rect.y + (rect.h - icon) / 2, icon, icon}, strip.sign, ink);
    const float x = rect.x + kStaffMargin + icon + 24, room = rect.right() - kStaffMargin - x;
    Spans words{strip.text};
    if (!strip.detail.empty()) {
        words.push_back({std::string(kBetween), strip.text.language});
        words.insert(words.end(), strip.detail.begin(), strip.detail.end());
    }
    const TextStyle s = canvas.fit(words, style(36, Weight::Bold, ink), {room, rect.h - 12}, 20);
    const float height = canvas.measure(words, s, room).y;
    canvas.text({x, rect.y + (rect.h - height) / 2}, words, s, room);
    press_veil(canvas, rect, 0, hit.held);
}

void locked_button(Canvas& canvas, std::string_view id, const Rect& rect, const Said& label, float text_size) {
    const Theme& t = canvas.theme();
    canvas.note(id, rect);
    canvas.outline(rect, t.line, 2, 18);
    const float icon = std::min(26.0F * canvas.text_scale(), rect.h * 0.3F), pad = 14, gap = 8;
    const float room = rect.w - 2 * pad - icon - gap;
    const TextStyle s = canvas.fit({label}, style(text_size, Weight::Bold, t.muted), {room, rect.h - 12}, 20);
    const Vec size = canvas.measure({label}, s, room);
    const float x = rect.x + (rect.w - icon - gap - size.x) / 2;
    draw_lock_icon(canvas, {x, rect.y + (rect.h - icon) / 2, icon, icon}, t.muted);
    canvas.text({x + icon + gap, rect.y + (rect.h - size.y) / 2}, {label}, s, room);
}

Action question_sheet(Canvas& canvas, const std::string& name, const Said& never_mind, const Canvas::Content& content) {
    const Vec size = button_size(canvas, {never_mind}, 32, 56);
    const SheetGround ground = sheet_ground(canvas, content, size.y, true);
    canvas.scroll("sheet." + name, ground.inner, 0, content);
    const float w = std::min(std::max(size.x, 260.0F), ground.row.w);
    const bool taken_away =
        button(canvas, "staff." + name + ".never_mind", {ground.row.right() - w, ground.row.y, w, ground.row.h},
               {never_mind}, ButtonLook::Plain, 32);
    canvas.note("sheet", ground.box);
    const bool beside = canvas.rest_outside("sheet.outside", ground.box);
    return taken_away || beside ? Action{core::NeverMind{}} : std::nullopt;
}

Rect reachable_part(const Canvas& canvas, const Rect& content) {
    const float top = std::max(content.y, canvas.shape().touch_top);
    return {content.x, top, content.w, content.bottom() - top};
}

void wide_button(Canvas& canvas, std::string_view id, const Rect& box, const StaffButton& face, bool primary,
                 Action& action) {
    const Theme& t = canvas.theme();
    if (face.does) {
        if (button(canvas, id, box, {face.label}, primary ? ButtonLook::Primary : ButtonLook::Plain, 32))
            action = face.does;
        return;
    }
    canvas.note(id, box);
    canvas.outline(box, t.line, 2, 20);
    Spans words{face.label};
    if (face.sub) words = joined({words, {*face.sub}}, kDot);
    const TextStyle soft = canvas.fit(words, style(30, Weight::Bold, t.muted), {box.w - 24, box.h - 8}, 18);
    canvas.text_in(box.inset(12, 4), words, soft);
}

} // namespace kiosk::ui
