#include "ui/screens/staff/home_tiles.hpp"

#include <algorithm>

#include "ui/screens/staff/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kTileLeast = 220; // width of a tile, before the text's size: four beside each other
constexpr float kTileIcon = 40, kTilePad = 16, kTileGap = 12, kTileTitle = 28, kTileSub = 20, kTileNumber = 24;

IconPainter icon_of(HomeSign sign) {
    switch (sign) {
    case HomeSign::Find:
        return draw_search_icon;
    case HomeSign::NotArrived:
        return draw_dotted_icon;
    case HomeSign::LookOnly:
        return draw_eye_icon;
    case HomeSign::Checkpoint:
        return draw_into_icon;
    case HomeSign::Changes:
        return draw_calendar_icon;
    case HomeSign::WalkIn:
        return draw_person_plus_icon;
    case HomeSign::Stick:
        return draw_usb_icon;
    case HomeSign::RollCall:
        break;
    }
    return draw_list_icon;
}

// Its words stand beside its sign, and before its number.
struct TileWords {
    TextStyle title, sub;
    float width = 0, title_h = 0, sub_h = 0, number_w = 0;
};
TileWords tile_words(const HomeTile& tile, Canvas& canvas, float width) {
    TileWords w;
    if (!tile.number.empty())
        w.number_w = canvas.measure({{tile.number, "en"}}, style(kTileNumber, Weight::Bold, {})).x + 28;
    w.width = width - 2 * kTilePad - kTileIcon - kTileGap - (w.number_w > 0 ? w.number_w + kTileGap : 0);
    w.title = whole_words(canvas, tile.title, kTileTitle, {}, w.width);
    w.title_h = canvas.measure({tile.title}, w.title, w.width).y;
    if (!tile.sub) return w;
    w.sub = whole_words(canvas, *tile.sub, kTileSub, {}, w.width);
    w.sub.weight = Weight::Regular;
    w.sub_h = canvas.measure({*tile.sub}, w.sub, w.width).y;
    return w;
}

float tile_height(const HomeTile& tile, Canvas& canvas, float width) {
    const TileWords w = tile_words(tile, canvas, width);
    return std::max(canvas.shape().touch, w.title_h + w.sub_h + 20);
}

void draw_tile(const HomeTile& tile, Canvas& canvas, const Rect& rect, Action& action) {
    const Theme& t = canvas.theme();
    TouchRouter::Hit hit;
    if (tile.locked)
        canvas.note(tile.id, rect);
    else
        hit = canvas.touchable(tile.id, rect);
    if (hit.tapped) action = tile.opens;
    const ButtonColours c = colours_of(t, tile.primary ? ButtonLook::Primary : ButtonLook::Plain, hit.held);
    if (tile.primary)
        canvas.fill(rect, c.fill, 20);
    else if (tile.locked)
        canvas.outline(rect, t.line, 2, 20);
    else
        canvas.card(rect, c.fill, c.border, 20);
    TileWords w = tile_words(tile, canvas, rect.w);
    w.title.colour = tile.locked ? t.muted : c.ink;
    w.sub.colour = hit.held ? c.ink : tile.primary ? t.on_primary_soft : t.muted;
    const IconPainter icon = tile.locked ? draw_lock_icon : icon_of(tile.sign);
    icon(canvas, {rect.x + kTilePad, rect.y + (rect.h - kTileIcon) / 2, kTileIcon, kTileIcon}, w.title.colour);
    const float x = rect.x + kTilePad + kTileIcon + kTileGap, y = rect.y + (rect.h - w.title_h - w.sub_h) / 2;
    canvas.text({x, y}, {tile.title}, w.title, w.width);
    if (tile.sub) canvas.text({x, y + w.title_h}, {*tile.sub}, w.sub, w.width);
    if (tile.number.empty()) return;
    const float pill_h = pill_height(canvas, kTileNumber);
    pill(canvas, {rect.right() - kTilePad - w.number_w, rect.y + (rect.h - pill_h) / 2}, {{tile.number, "en"}}, t.soft,
         t.contrast ? t.ink : t.soft_ink, kTileNumber);
}

} // namespace

float home_tiles(const HomePage& view, Canvas& canvas, const Rect& area, Action& action) {
    const auto height_of = [&](std::size_t i, float width) { return tile_height(view.tiles[i], canvas, width); };
    const auto draw = [&](std::size_t i, const Rect& box) { draw_tile(view.tiles[i], canvas, box, action); };
    return tile_grid(canvas, area, {view.tiles.size(), kTileLeast, kStaffGap, 0}, height_of, draw);
}

} // namespace kiosk::ui
