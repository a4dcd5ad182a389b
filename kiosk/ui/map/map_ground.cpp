#include "ui/map/map_ground.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "map/graticule.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kLeastApart = 150; // units between two lines
constexpr float kSmallName = 18;

TextStyle small_name(const Canvas& canvas, const MapColours& c) {
    TextStyle s =
        style(std::max(kSmallName, kLeastNamePx / (canvas.px(1) * canvas.text_scale())), Weight::Regular, c.soft_name);
    s.line = 1.25F;
    s.halo = c.halo;
    return s;
}

std::string digits_of(double km) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), km, std::chars_format::general);
    return {digits.data(), end.ptr};
}

constexpr float kCompassMargin = 40, kArrowW = 28, kArrowH = 40, kBarRoom = 110, kBarTick = 9, kCompassGap = 14;

struct Compass {
    TextStyle words;
    Spans north, length;
    Vec north_size, length_size, size;
    float bar_w = 0;
};

Compass compass(Canvas& canvas, const map::Viewport& viewport, const Translator& words, const MapColours& colours) {
    Compass made;
    made.words = small_name(canvas, colours);
    const map::ScaleBar bar = map::scale_bar(viewport, static_cast<double>(canvas.px(kBarRoom)));
    made.bar_w = static_cast<float>(bar.px) / canvas.px(1);
    made.north = {words.say("map.north")};
    made.length = {words.say("map.km", {{"km", digits_of(bar.km)}})};
    made.north_size = canvas.measure(made.north, made.words);
    made.length_size = canvas.measure(made.length, made.words);
    made.size = {std::max({kBarRoom, made.north_size.x, made.length_size.x}),
                 kArrowH + made.north_size.y + kCompassGap + kBarTick + 4 + made.length_size.y};
    return made;
}

} // namespace

void draw_graticule(Canvas& canvas, const Rect& area, const map::Viewport& viewport, std::span<const Rect> covered,
                    const MapColours& colours) {
    const float scale = canvas.px(1);
    const auto lines = map::graticule(viewport, static_cast<double>(canvas.px(kLeastApart)));
    for (const map::GridLine& line : lines) {
        const float at = static_cast<float>(line.px) / scale;
        const Rect thin = line.meridian ? Rect{area.x + at - 0.75F, area.y, 1.5F, area.h}
                                        : Rect{area.x, area.y + at - 0.75F, area.w, 1.5F};
        canvas.fill(thin, colours.grid);
    }
    const TextStyle s = small_name(canvas, colours);
    for (const map::GridLine& line : lines) {
        const Spans text{{line.label, "en"}};
        const Vec size = canvas.measure(text, s);
        const float at = static_cast<float>(line.px) / scale;
        const Rect box = line.meridian ? Rect{area.x + at + 6, area.bottom() - size.y - 6, size.x, size.y}
                                       : Rect{area.right() - size.x - 10, area.y + at - size.y - 2, size.x, size.y};
        const Rect seen = box.meet(area);
        const bool free = seen.w >= box.w - 0.5F && seen.h >= box.h - 0.5F &&
                          std::none_of(covered.begin(), covered.end(), [&](const Rect& r) {
                              const Rect met = r.meet(box.inset(-4, -4));
                              return met.w > 0 && met.h > 0;
                          });
        if (free) canvas.text({box.x, box.y}, text, s);
    }
}

Rect compass_box(Canvas& canvas, const Rect& area, const map::Viewport& viewport, const Translator& words,
                 const MapColours& colours) {
    const Compass made = compass(canvas, viewport, words, colours);
    return {area.right() - kCompassMargin - made.size.x, area.y + kCompassMargin * 0.75F, made.size.x, made.size.y};
}

void draw_compass(Canvas& canvas, const Rect& area, const map::Viewport& viewport, const Translator& words,
                  const MapColours& colours) {
    const Compass made = compass(canvas, viewport, words, colours);
    const Rect box = compass_box(canvas, area, viewport, words, colours);
    const float middle = box.centre().x;
    float y = box.y;
    const Vec tip{middle, y}, notch{middle, y + kArrowH * 0.74F};
    const std::array<Vec, 3> left{tip, notch, Vec{middle - kArrowW / 2, y + kArrowH}};
    const std::array<Vec, 3> right{tip, Vec{middle + kArrowW / 2, y + kArrowH}, notch};
    canvas.polygon(left.data(), left.size(), colours.name);
    canvas.polygon(right.data(), right.size(), colours.soft_name);
    y += kArrowH;
    canvas.text({middle - made.north_size.x / 2, y}, made.north, made.words);
    y += made.north_size.y + kCompassGap;
    const float from = middle - made.bar_w / 2, to = middle + made.bar_w / 2;
    const std::array<Vec, 4> bracket{Vec{from, y}, Vec{from, y + kBarTick}, Vec{to, y + kBarTick}, Vec{to, y}};
    canvas.path(bracket.data(), bracket.size(), colours.soft_name, 2.5F, false);
    canvas.text({middle - made.length_size.x / 2, y + kBarTick + 4}, made.length, made.words);
}

} // namespace kiosk::ui
