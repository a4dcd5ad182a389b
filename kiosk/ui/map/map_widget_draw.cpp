// What the map's rectangle shows, part by part.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/map/map_colours.hpp"
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

bool MapWidget::hidden(std::uint16_t county) const {
    return std::any_of(insets_.begin(), insets_.end(), [&](const Inset& inset) {
        return inset.hides_own_place && scene_->insets[inset.index].county == county;
    });
}

void MapWidget::add_fills(const Input& input, MapPicture& into, Canvas& canvas) const {
    const map::Box seen = map::visible(into.viewport);
    for (std::size_t i = 0; i < scene_->counties.size(); ++i) {
        const map::County& county = scene_->counties[i];
        if (!county.bounds.overlaps(seen) || hidden(static_cast<std::uint16_t>(i))) continue;
        const Colour ink = colour_of(county, input.choice, canvas);
        if (seen.contains(county.bounds)) {
            add_fill(into, scene_->triangles(*into.level, county.towns), ink);
            continue;
        }
        for (std::uint32_t town = county.towns.first; town < county.towns.first + county.towns.count; ++town) {
            if (scene_->towns[town].bounds.overlaps(seen))
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
    for (std::uint32_t i = first; i < end && !insets_.empty(); ++i) {
        const map::Line& line = level.lines[i];
        const std::uint16_t town = line.left == map::kSea ? line.right : line.left;
        if (town == map::kSea || !hidden(scene_->towns[town].county)) continue;
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
        if (inside != map::kSea && hidden(scene_->towns[inside].county)) continue;
        into.strokes.push_back({{line, 1}, colour, std::max(1.5F, canvas.px(3))});
    }
}

MapPicture MapWidget::whole_picture(const Input& input, Canvas& canvas) const {
    MapPicture made;
    made.viewport = camera_.viewport();
    made.level = &scene_->level_for(made.viewport.scale * (moving() ? kMovingDetail : 1));
    made.px = {canvas.px(input.area.x), canvas.px(input.area.y), canvas.px(input.area.w), canvas.px(input.area.h)};
    add_fills(input, made, canvas);
    add_strokes(input, made, canvas);
    add_outline(input, made, canvas);
    return made;
}

// Only the islands themselves: what else lies in the frame's part of the world would mislead.
MapPicture MapWidget::inset_picture(const Input& input, const map::Inset& inset, const Rect& area,
                                    Canvas& canvas) const {
    const map::County& county = scene_->counties[inset.county];
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    const double edge = px(4);
    MapPicture made;
    made.viewport = map::fit(inset.content, px(area.w), px(area.h), {edge, edge, edge, edge});
    made.level = &scene_->level_for(made.viewport.scale);
    made.px = {canvas.px(area.x), canvas.px(area.y), canvas.px(area.w), canvas.px(area.h)};
    made.fills.push_back({scene_->triangles(*made.level, county.towns), colour_of(county, input.choice, canvas)});
    const Colour coast = canvas.shown(map_colours(canvas.theme()).coast);
    for (const std::uint32_t line : scene_->outline(*made.level, county.towns)) {
        made.strokes.push_back({{line, 1}, coast, std::max(1.0F, canvas.px(1.5F))});
    }
    return made;
}

void MapWidget::draw_insets(const Input& input, Canvas& canvas, std::optional<core::MapChoice>& chosen) {
    const MapColours& c = map_colours(canvas.theme());
    constexpr float kCorner = 16, kPad = 12;
    for (const Inset& inset : insets_) {
        const map::Inset& islands = scene_->insets[inset.index];
        const map::County& county = scene_->counties[islands.county];
        const Rect& r = inset.frame;
        const bool tapped = canvas.touchable("map.inset." + county.code, r).tapped;
        const bool is_chosen = county.code == input.choice.county;
        canvas.fill(r, c.inset_sea, kCorner);
        const TextStyle name = style(22, Weight::Regular, c.soft_name);
        const Spans words{map_name(islands.name, input.words.language())};
        const TextStyle fitted = canvas.fit(words, name, {r.w - 2 * kPad, 22 * canvas.text_scale() * 1.34F}, 16);
        const float name_h = canvas.measure(words, fitted, r.w - 2 * kPad).y;
        const Rect sea{r.x + kPad, r.y + kPad, r.w - 2 * kPad, r.h - 2 * kPad - name_h};
        if (sea.h > 24) {
            renderer_.draw(inset_picture(input, islands, sea, canvas), canvas);
        }
        canvas.outline(r, is_chosen ? c.outline : c.region_line, is_chosen ? 4.0F : 3.0F, kCorner);
        TextStyle centred = fitted;
        centred.align = Align::Centre;
        canvas.text({r.x + kPad, r.bottom() - kPad - name_h + 4}, words, centred, r.w - 2 * kPad);
        if (tapped) {
            chosen = core::MapChoice{scene_->regions[county.region].number, county.code, {}, {}};
            camera_.show(islands.content, 1e9, input.now);
        }
    }
}

void MapWidget::draw_pin(const Input& input, const map::Cluster& cluster, Canvas& canvas) {
    const MapColours& c = map_colours(canvas.theme());
    const Vec tip = on_screen(cluster.at, input, canvas);
    if (cluster.members.size() > 1) {
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
}

void MapWidget::draw_pins(const Input& input, Canvas& canvas) {
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    const auto one = [&](const map::Cluster& cluster) {
        const Vec tip = on_screen(cluster.at, input, canvas);
        const bool many = cluster.members.size() > 1;
        const Rect box = many ? Rect{tip.x - 28, tip.y - 28, 56, 56} : Rect{tip.x - 20, tip.y - 56, 40, 58};
        if (box.meet(input.area).w < box.w - 0.5F || box.meet(input.area).h < box.h - 0.5F) {
            return;
        }
        draw_pin(input, cluster, canvas);
        const Rect r{box.x - input.area.x, box.y - input.area.y, box.w, box.h};
        obstacles_.push_back({{px(r.x), px(r.y)}, {px(r.right()), px(r.bottom())}});
    };
    const auto on_top = [&](const map::Cluster& cluster) {
        const core::PlaceId& id = indexed_[cluster.members.front()].id;
        return cluster.members.size() == 1 &&
               (id == input.choice.place || (input.here != nullptr && id == input.here->id));
    };
    for (const bool last : {false, true}) {
        for (const map::Cluster& cluster : clusters_) {
            if (on_top(cluster) == last) one(cluster);
        }
    }
}

} // namespace kiosk::ui
