#include "ui/screens/staff/stick_parts.hpp"

#include <algorithm>

#include "ui/screens/staff/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kStickTileLeast = 400, kStickTileIcon = 44, kStickTilePad = 26; // before the text's size

TextStyle stick_tile_title(Colour colour) {
    return style(30, Weight::Bold, colour);
}
TextStyle stick_tile_sub(Colour colour) {
    return style(24, Weight::Regular, colour);
}

float stick_tile_height(const StickTile& tile, Canvas& canvas, float width) {
    const float w = width - 2 * kStickTilePad - kStickTileIcon - 20;
    const float words =
        canvas.measure({tile.title}, stick_tile_title({}), w).y + canvas.measure({tile.sub}, stick_tile_sub({}), w).y;
    return std::max(canvas.shape().touch, words + 44);
}

// What cannot be done now stays where it is.
void draw_stick_tile(const StickTile& tile, Canvas& canvas, const Rect& box, Action& action) {
    const Theme& t = canvas.theme();
    Colour ink = t.muted, soft = t.muted;
    if (tile.does) {
        const TouchRouter::Hit hit = canvas.touchable(tile.id, box);
        if (hit.tapped) action = tile.does;
        const ButtonColours c = colours_of(t, tile.primary ? ButtonLook::Primary : ButtonLook::Plain, hit.held);
        if (tile.primary)
            canvas.fill(box, c.fill, 20);
        else
            canvas.card(box, tile.chosen && !hit.held ? t.soft : c.fill, tile.chosen ? t.primary : c.border, 20);
        if (tile.chosen) canvas.outline(box, t.primary, 4, 20);
        ink = c.ink;
        soft = hit.held ? c.ink : tile.primary ? t.on_primary_soft : t.muted;
    } else {
        canvas.note(tile.id, box);
        canvas.outline(box, t.line, 2, 20);
    }
    const float x = box.x + kStickTilePad + kStickTileIcon + 20, w = box.right() - kStickTilePad - x;
    draw_stick_sign(canvas,
                    {box.x + kStickTilePad, box.y + (box.h - kStickTileIcon) / 2, kStickTileIcon, kStickTileIcon},
                    tile.sign, ink);
    const float title_h = canvas.measure({tile.title}, stick_tile_title(ink), w).y;
    const float sub_h = canvas.measure({tile.sub}, stick_tile_sub(soft), w).y;
    const float y = box.y + (box.h - title_h - sub_h) / 2;
    canvas.text({x, y}, {tile.title}, stick_tile_title(ink), w);
    canvas.text({x, y + title_h}, {tile.sub}, stick_tile_sub(soft), w);
}

} // namespace

void draw_stick_sign(Canvas& canvas, const Rect& square, StickSign sign, Colour colour) {
    switch (sign) {
    case StickSign::Sheet:
        return draw_table_icon(canvas, square, colour);
    case StickSign::Folder:
    case StickSign::Lines:
        return draw_list_icon(canvas, square, colour);
    case StickSign::Sync:
        return draw_into_icon(canvas, square, colour);
    case StickSign::Check:
    case StickSign::Load:
        return draw_sign(canvas, square, Sign::Tick, colour);
    case StickSign::Badge:
        return draw_badge(canvas, {square.x + square.w / 8, square.y, square.w * 0.75F, square.h}, colour,
                          square.w * 0.08F);
    case StickSign::Again:
        return draw_undo_icon(canvas, square, colour);
    case StickSign::Papers:
        return draw_chart_icon(canvas, square, colour);
    case StickSign::Out:
        return draw_out_icon(canvas, square, colour);
    case StickSign::Key:
        return draw_lock_icon(canvas, square, colour);
    }
}

float stick_tiles(const std::vector<StickTile>& tiles, Canvas& canvas, const Rect& area, Action& action,
                  std::size_t most) {
    const auto height_of = [&](std::size_t i, float width) { return stick_tile_height(tiles[i], canvas, width); };
    const auto draw = [&](std::size_t i, const Rect& box) { draw_stick_tile(tiles[i], canvas, box, action); };
    return tile_grid(canvas, area, {tiles.size(), kStickTileLeast, kStaffGap, most}, height_of, draw);
}

float stick_note(const StickNote& note, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const bool busy = note.tone == core::Tone::Neutral;
    return staff_panel(canvas, {area.x, area.y}, area.w, [&](Canvas& c, Rect inner) {
        const float icon = 48, x = inner.x + icon + 20, w = inner.right() - x;
        const Rect square{inner.x, inner.y, icon, icon};
        if (busy)
            draw_usb_icon(c, square, t.contrast ? t.ink : t.panel(core::Tone::Amber));
        else
            draw_sign(c, square, note.tone == core::Tone::Green ? Sign::Tick : Sign::Exclamation,
                      t.contrast ? t.ink : t.panel(note.tone));
        float y = inner.y + c.text({x, inner.y}, {note.text}, style(30, Weight::Bold, t.ink), w);
        if (note.more)
            y += c.text({x, y}, {*note.more},
                        busy ? style(26, Weight::Bold, t.contrast ? t.ink : t.panel(core::Tone::Amber))
                             : style(24, Weight::Regular, t.muted),
                        w);
        y = std::max(inner.y + icon, y);
        if (note.share > 0) {
            progress_bar(c, {inner.x, y + 14, inner.w, 14}, note.share, t.primary);
            y += 28;
        }
        if (note.stop) {
            const float height = std::max(c.shape().touch, button_size(c, {*note.stop}, 28, 24).y);
            const Rect box{inner.x, y + 16, inner.w, height};
            if (note.stops) {
                if (button(c, "stick.stop", box, {*note.stop}, ButtonLook::Plain, 28)) action = note.stops;
            } else {
                c.text_in(box, {*note.stop}, style(28, Weight::Bold, t.muted));
            }
            y += 16 + height;
        }
        return y - inner.y;
    });
}

} // namespace kiosk::ui
