// What the map's rectangle shows, part by part.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/map/map_colours.hpp"
#include "ui/map/map_ground.hpp"
#include "ui/map/map_pin.hpp"
#include "ui/map/map_widget.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

// Lines are sorted by kind.
map::Range lines_of(const map::Level& level, map::BorderKind kind) {
    const auto first = std::lower_bound(level.lines.begin(), level.lines.end(), kind,
                                        [](const map::Line& l, map::BorderKind k) { return l.kind < k; });
    const auto last = std::upper_bound(first, level.lines.end(), kind,
                                       [](map::BorderKind k, const map::Line& l) { return k < l.kind; });
    return {static_cast<std::uint32_t>(first - level.lines.begin()), static_cast<std::uint32_t>(last - first)};
}

// Neighbours of one colour become one command.
void add_fill(MapPicture& into, map::Range range, Colour ink) {
    MapFill* last = into.fills.empty() ? nullptr : &into.fills.back();
    if (last != nullptr && last->colour == ink && last->indices.first + last->indices.count == range.first) {
        last->indices.count += range.count;
    } else {
        into.fills.push_back({range, ink});
    }
}

// A frame's caption: the islands' name in the guest's language, and in the home language; their county's where both are
// the same.
struct InsetWords {
    Spans own, other;
};

InsetWords inset_words(const MapWidget::Input& input, const map::Inset& islands) {
    const core::Texts& name = islands.name;
    const core::Language home(core::kHomeLanguage);
    const Said own = map_name(name, input.words.language()), at_home = map_name(name, home);
    return {{own}, {own.text == at_home.text ? map_name(input.scene->counties[islands.county].name, home) : at_home}};
}

constexpr float kCaptionAside = 67; // beside the words: edges and the number
constexpr float kCaptionGap = 9;

// Beside each other as large as it goes, else one below the other.
float caption_size(const InsetWords& words, float room, Canvas& canvas) {
    const float least = std::max(13.0F, kLeastNamePx / (canvas.px(1) * canvas.text_scale()));
    const auto widths = [&](float size) {
        return Vec{canvas.measure(words.own, style(size, Weight::Bold, {})).x,
                   canvas.measure(words.other, style(size, Weight::Regular, {})).x};
    };
    for (const float size : {23.0F, 21.0F, 19.0F}) {
        const Vec w = widths(std::max(size, least));
        if (w.x + kCaptionGap + w.y <= room) return std::max(size, least);
    }
    for (float size = 21; size > least; size -= 2) {
        const Vec w = widths(size);
        if (std::max(w.x, w.y) <= room) return size;
    }
    return least;
}

float caption_height(const InsetWords& words, float room, Canvas& canvas) {
    const float size = caption_size(words, room, canvas);
    const Vec own = canvas.measure(words.own, style(size, Weight::Bold, {}));
    const Vec other = canvas.measure(words.other, style(size, Weight::Regular, {}));
    return own.x + kCaptionGap + other.x <= room ? std::max(own.y, other.y) : own.y + other.y;
}

// What moves needs no finer coast than the eye can follow.
constexpr double kMovingDetail = 0.6;

} // namespace

Vec MapWidget::on_screen(map::Point point, const Input& input, const Canvas& canvas) const {
    const map::Pixel at = map::to_pixel(camera_.viewport(), point);
    const float scale = canvas.px(1);
    return {input.area.x + static_cast<float>(at.x) / scale, input.area.y + static_cast<float>(at.y) / scale};
}

Colour MapWidget::colour_of(const map::County& county, const core::MapChoice& choice, const Canvas& canvas) const {
    const MapColours& c = map_colours(canvas.theme());
    const int number = scene_->regions[county.region].number;
    if (county.code == choice.county) return canvas.shown(c.chosen_county);
    if (number == choice.office) return canvas.shown(c.chosen);
    return canvas.shown(c.regions.at(static_cast<std::size_t>(std::clamp(number, 1, 11)) - 1));
}

void MapWidget::add_fills(const Input& input, MapPicture& into, Canvas& canvas) const {
    const map::Box seen = map::visible(into.viewport);
    for (std::size_t i = 0; i < scene_->counties.size(); ++i) {
        const map::County& county = scene_->counties[i];
        if (!county.bounds.overlaps(seen)) continue;
        const Colour ink = colour_of(county, input.choice, canvas);
        if (seen.contains(county.bounds) && hidden_.empty()) {
            add_fill(into, scene_->triangles(*into.level, county.towns), ink);
            continue;
        }
        for (std::uint32_t town = county.towns.first; town < county.towns.first + county.towns.count; ++town) {
            if (scene_->towns[town].bounds.overlaps(seen) && !hidden(static_cast<std::uint16_t>(town)))
                add_fill(into, scene_->triangles(*into.level, {town, 1}), ink);
        }
    }
}

void MapWidget::add_strokes(const Input&, MapPicture& into, Canvas& canvas) const {
    const MapColours& c = map_colours(canvas.theme());
    const map::Level& level = *into.level;
    const auto stroke = [&](map::Range lines, Colour colour, float width) {
        into.strokes.push_back({lines, canvas.shown(colour), std::max(1.0F, canvas.px(width))});
    };
    if (map::detail_for(*scene_, into.viewport) == map::Detail::Towns) {
        stroke(lines_of(level, map::BorderKind::Town), c.town_line, 1.4F);
    }
    stroke(lines_of(level, map::BorderKind::County), c.county_line, 1.8F);
    stroke(lines_of(level, map::BorderKind::Region), c.region_line, 3.4F);
    const map::Range coast = lines_of(level, map::BorderKind::Coast);
    std::uint32_t first = coast.first;
    const std::uint32_t end = coast.first + coast.count;
    for (std::uint32_t i = first; i < end && !hidden_.empty(); ++i) {
        const map::Line& line = level.lines[i];
        const std::uint16_t town = line.left == map::kSea ? line.right : line.left;
        if (town == map::kSea || !hidden(town)) continue;
        stroke({first, i - first}, c.coast, 1.5F);
        first = i + 1;
    }
    stroke({first, end - first}, c.coast, 1.5F);
}

void MapWidget::add_outline(const Input& input, MapPicture& into, Canvas& canvas) const {
    const map::Region* region = scene_->region(input.choice.office);
    const map::County* county = scene_->county(input.choice.county);
    const map::Town* town = scene_->town(input.choice.town);
    if (region == nullptr && county == nullptr && town == nullptr) {
        return;
    }
    const map::Range around = town != nullptr ? map::Range{static_cast<std::uint32_t>(town - scene_->towns.data()), 1}
                              : county != nullptr ? county->towns
                                                  : region->towns;
    const Colour colour = canvas.shown(map_colours(canvas.theme()).outline);
    for (const std::uint32_t line : scene_->outline(*into.level, around)) {
        const map::Line& border = into.level->lines[line];
        const std::uint16_t inside = border.left == map::kSea ? border.right : border.left;
        if (inside != map::kSea && hidden(inside)) continue;
        into.strokes.push_back({{line, 1}, colour, std::max(1.5F, canvas.px(3))});
    }
}

void MapWidget::draw_sea(const Input& input, Canvas& canvas) {
    const MapColours& c = map_colours(canvas.theme());
    canvas.fill(input.area, c.sea);
    if (c.sea != c.near_sea) {
        MapPicture sea;
        sea.viewport = camera_.viewport();
        sea.px = {canvas.px(input.area.x), canvas.px(input.area.y), canvas.px(input.area.w), canvas.px(input.area.h)};
        sea.sea = MapSea{canvas.shown(c.near_sea), canvas.shown(c.sea)};
        renderer_.draw(std::move(sea), canvas);
    }
    draw_graticule(canvas, input.area, camera_.viewport(), covered_, c);
}

MapPicture MapWidget::whole_picture(const Input& input, Canvas& canvas) const {
    MapPicture made;
    made.viewport = camera_.viewport();
    made.level = &scene_->level_for(made.viewport.scale * (moving() ? kMovingDetail : 1));
    made.px = {canvas.px(input.area.x), canvas.px(input.area.y), canvas.px(input.area.w), canvas.px(input.area.h)};
    if (const MapColours& c = map_colours(canvas.theme()); c.shadow.a != 0) {
        for (const float far : {2.0F, 4.0F, 6.5F})
            made.shadows.push_back(
                {{canvas.px(far * 0.8F), canvas.px(far)}, canvas.shown(c.shadow).with_alpha(c.shadow.a)});
    }
    add_fills(input, made, canvas);
    add_strokes(input, made, canvas);
    add_outline(input, made, canvas);
    return made;
}

// Only the islands themselves: what else lies in the pane's part of the world would mislead.
MapPicture MapWidget::pane_picture(const Input& input, const map::InsetPane& pane, const map::County& county,
                                   const Rect& area, Canvas& canvas) const {
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    const double edge = px(6);
    MapPicture made;
    made.viewport = map::fit(pane.content, px(area.w), px(area.h), {edge, edge, edge, edge});
    made.level = &scene_->level_for(made.viewport.scale);
    made.px = {canvas.px(area.x), canvas.px(area.y), canvas.px(area.w), canvas.px(area.h)};
    const Colour ink = colour_of(county, input.choice, canvas);
    const Colour coast = canvas.shown(map_colours(canvas.theme()).coast);
    for (const std::uint16_t town : pane.towns) add_fill(made, scene_->triangles(*made.level, {town, 1}), ink);
    for (std::uint32_t i = 0; i < made.level->lines.size(); ++i) {
        const map::Line& line = made.level->lines[i];
        const bool ours = std::ranges::any_of(
            pane.towns, [&](std::uint16_t town) { return line.left == town || line.right == town; });
        if (ours && line.kind == map::BorderKind::Coast)
            made.strokes.push_back({{i, 1}, coast, std::max(1.0F, canvas.px(1.5F))});
    }
    return made;
}

// The first pane has most of the room; broken lines part it from the others, which stand one below the other.
void MapWidget::draw_panes(const Input& input, const map::Inset& islands, const Rect& sea, Canvas& canvas) {
    const map::County& county = scene_->counties[islands.county];
    const auto others = static_cast<float>(islands.panes.size() - 1);
    const float aside = others > 0 ? std::floor(sea.w * 0.36F) : 0.0F;
    Rect pane{sea.x, sea.y, sea.w - aside, sea.h};
    const Colour line = map_colours(canvas.theme()).coast;
    const auto broken = [&](Vec from, Vec to) {
        constexpr float kDash = 6;
        const float way = std::hypot(to.x - from.x, to.y - from.y);
        for (float at = kDash; at + kDash < way; at += 2 * kDash) {
            const auto point = [&](float far) {
                return Vec{from.x + (to.x - from.x) * far / way, from.y + (to.y - from.y) * far / way};
            };
            canvas.line(point(at), point(at + kDash), line, 2);
        }
    };
    renderer_.draw(pane_picture(input, islands.panes.front(), county, pane, canvas), canvas);
    pane = {pane.right(), sea.y, aside, others > 0 ? sea.h / others : 0};
    if (others > 0) broken({pane.x, sea.y}, {pane.x, sea.bottom()});
    for (std::size_t i = 1; i < islands.panes.size(); ++i) {
        renderer_.draw(pane_picture(input, islands.panes[i], county, pane, canvas), canvas);
        if (i > 1) broken({pane.x, pane.y}, {pane.right(), pane.y});
        pane.y = pane.bottom();
    }
}

// The office's number, and the islands' name in the guest's language and in the home language.
void MapWidget::draw_caption(const Input& input, const map::Inset& islands, const Rect& strip, Canvas& canvas) const {
    const MapColours& c = map_colours(canvas.theme());
    const map::County& county = scene_->counties[islands.county];
    const int office = scene_->regions[county.region].number;
    const bool chosen = office == input.choice.office;
    constexpr float kNumber = 34, kPad = 12, kGap = 9;
    const Vec disc{strip.x + kPad + kNumber / 2, strip.y + strip.h / 2};
    canvas.disc(disc, kNumber / 2, chosen ? c.chosen_fill : c.number_line);
    canvas.disc(disc, kNumber / 2 - 2, chosen ? c.chosen_fill : c.number_fill);
    canvas.text_in({disc.x - kNumber / 2, disc.y - kNumber / 2, kNumber, kNumber}, {{std::to_string(office), "en"}},
                   style(18 / canvas.text_scale(), Weight::Bold, chosen ? c.chosen_ink : c.number_ink));
    const InsetWords words = inset_words(input, islands);
    const float x = disc.x + kNumber / 2 + kGap, room = strip.right() - kPad - x;
    const float size = caption_size(words, room, canvas);
    const TextStyle own = style(size, Weight::Bold, c.name), other = style(size, Weight::Regular, c.soft_name);
    const Vec own_size = canvas.measure(words.own, own), other_size = canvas.measure(words.other, other);
    if (own_size.x + kGap + other_size.x <= room) {
        canvas.text({x, strip.y + (strip.h - own_size.y) / 2}, words.own, own);
        canvas.text({strip.right() - kPad - other_size.x, strip.y + (strip.h - other_size.y) / 2}, words.other, other);
        return;
    }
    const float top = strip.y + (strip.h - own_size.y - other_size.y) / 2;
    canvas.text({x, top}, words.own, own);
    canvas.text({x, top + own_size.y}, words.other, other);
}

// Where the islands of a frame really are: the frame enlarges that.
void MapWidget::draw_own_places(Canvas& canvas) const {
    const Colour line = map_colours(canvas.theme()).coast;
    for (const Inset& inset : insets_) {
        if (!inset.own_place) continue;
        const Rect& own = *inset.own_place;
        const Vec from{inset.frame.right(), std::clamp(own.centre().y, inset.frame.y + 20, inset.frame.bottom() - 20)};
        canvas.line(from, {own.x, own.centre().y}, line, 2);
        canvas.outline(own, line, 2, 10);
    }
}

void MapWidget::draw_insets(const Input& input, Canvas& canvas, std::optional<core::MapChoice>& chosen) {
    const MapColours& c = map_colours(canvas.theme());
    constexpr float kCorner = 16, kEdge = 3;
    draw_own_places(canvas);
    for (const Inset& inset : insets_) {
        const map::Inset& islands = scene_->insets[inset.index];
        const map::County& county = scene_->counties[islands.county];
        const Rect& r = inset.frame;
        const TouchRouter::Hit hit = canvas.touchable("map.inset." + county.code, r);
        const bool is_chosen = county.code == input.choice.county;
        const InsetWords words = inset_words(input, islands);
        const float strip_h = std::max(46.0F, caption_height(words, r.w - kCaptionAside, canvas) + 10);
        const Rect strip{r.x, r.bottom() - strip_h, r.w, strip_h};
        canvas.fill(r, c.number_fill, kCorner);
        canvas.fill({r.x, r.y, r.w, r.h - strip_h}, c.inset_sea, kCorner);
        canvas.fill({r.x, r.y + kCorner, r.w, r.h - strip_h - kCorner}, c.inset_sea);
        draw_panes(input, islands, Rect{r.x, r.y, r.w, r.h - strip_h}.inset(kEdge + 3, kEdge + 2), canvas);
        draw_caption(input, islands, strip, canvas);
        canvas.outline(r, is_chosen ? c.outline : c.region_line, is_chosen ? 4.0F : kEdge, kCorner);
        press_veil(canvas, r, kCorner, hit.held);
        if (hit.tapped) {
            chosen = core::MapChoice{scene_->regions[county.region].number, county.code, {}, {}};
            camera_.show(islands.panes.front().content, 1e9, input.now);
        }
    }
}

void MapWidget::draw_pin(const Input& input, const map::Cluster& cluster, Canvas& canvas) {
    const MapColours& c = map_colours(canvas.theme());
    const Vec tip = on_screen(cluster.at, input, canvas);
    const bool at_home = here_ && cluster.members.front() == *here_;
    if (cluster.members.size() > 1 && !at_home) {
        const float radius = 25;
        canvas.disc(tip, radius + 3, c.pin_ink);
        canvas.disc(tip, radius, c.cluster);
        canvas.text_in({tip.x - radius, tip.y - radius, 2 * radius, 2 * radius},
                       {{std::to_string(cluster.members.size()), "en"}},
                       style(25 / canvas.text_scale(), Weight::Bold, c.cluster_ink));
        return;
    }
    const core::Place& place = indexed_[cluster.members.front()];
    const bool here = input.here != nullptr && place.id == input.here->id;
    ui::draw_pin(canvas, tip, pin_look(here, place.id == input.choice.place, place.kind == "sight", c), c);
    if (cluster.members.size() == 1) return;
    // So many more stand here.
    constexpr float kBadge = 15;
    const Vec badge{tip.x + 21, tip.y - 56};
    canvas.disc(badge, kBadge + 2, c.pin_ink);
    canvas.disc(badge, kBadge, c.cluster);
    canvas.text_in({badge.x - kBadge, badge.y - kBadge, 2 * kBadge, 2 * kBadge},
                   {{"+" + std::to_string(cluster.members.size() - 1), "en"}},
                   style(17 / canvas.text_scale(), Weight::Bold, c.cluster_ink));
}

// All that is drawn of it: head, rim, and the badge of those that stand with it.
Rect MapWidget::pin_box(Vec tip, const map::Cluster& cluster, const Input& input) const {
    const core::Place& place = indexed_[cluster.members.front()];
    const bool here = here_ && cluster.members.front() == *here_, chosen = place.id == input.choice.place;
    const float radius = (here || chosen ? 21.0F : 16.0F) + (chosen ? 7.0F : 3.0F);
    const float head = (here || chosen ? 21.0F : 16.0F) * 1.75F;
    Rect box{tip.x - radius, tip.y - head - radius, 2 * radius, head + radius + 3};
    if (cluster.members.size() > 1) {
        box.w += 17;
        box.y -= 4;
        box.h += 4;
    }
    return box;
}

void MapWidget::draw_pins(const Input& input, Canvas& canvas) {
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    const auto on_top = [&](const map::Cluster& cluster) {
        const core::PlaceId& id = indexed_[cluster.members.front()].id;
        return (here_ && cluster.members.front() == *here_) ||
               (cluster.members.size() == 1 && id == input.choice.place);
    };
    const auto one = [&](const map::Cluster& cluster) {
        const Vec tip = on_screen(cluster.at, input, canvas);
        const bool many = cluster.members.size() > 1, home = here_ && cluster.members.front() == *here_;
        const Rect box = many && !home ? Rect{tip.x - 28, tip.y - 28, 56, 56} : pin_box(tip, cluster, input);
        if (box.meet(input.area).w < box.w - 0.5F || box.meet(input.area).h < box.h - 0.5F) {
            return;
        }
        // Half a pin below the credits says nothing.
        const bool half = std::ranges::any_of(covered_, [&](const Rect& r) {
            const Rect met = r.meet(box);
            return met.w > 0 && met.h > 0;
        });
        if (half && !on_top(cluster)) return;
        draw_pin(input, cluster, canvas);
        drawn_.push_back(cluster);
        const Rect r{box.x - input.area.x, box.y - input.area.y, box.w, box.h};
        obstacles_.push_back({{px(r.x), px(r.y)}, {px(r.right()), px(r.bottom())}});
    };
    drawn_.clear();
    for (const bool last : {false, true}) {
        for (const map::Cluster& cluster : clusters_) {
            if (on_top(cluster) == last) one(cluster);
        }
    }
}

} // namespace kiosk::ui
