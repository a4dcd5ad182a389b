#include "ui/map/map_labels.hpp"

#include <algorithm>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kDisc = 46;                  // units across an office's number
constexpr double kTownRoom = 0.62;           // a town's name may stick out of its largest circle by so much
constexpr std::uint64_t kKind = 1ULL << 32U; // ids: kind and index

constexpr std::size_t kPreparedAtOnce = 12; // names; a few milliseconds

// Priorities leave room for the chosen one above each kind.
constexpr int kTownRank = 100, kCountyRank = 2000, kPlaceRank = 3000, kNumberRank = 5000, kChosenRank = 10'000;

TextStyle style_of(bool town, bool place, const MapColours& c) {
    TextStyle s = style(town ? 20.0F : 25.0F, town ? Weight::Regular : Weight::Bold, town ? c.soft_name : c.name);
    s.size = place ? 23.0F : s.size;
    s.line = 1.25F;
    s.halo = c.halo;
    return s;
}

} // namespace

bool MapLabels::prepare(const map::Scene& scene, const Translator& words, Canvas& canvas) {
    if (prepared_ != words.language() || prepared_scale_ != canvas.text_scale()) {
        prepared_ = words.language();
        prepared_scale_ = canvas.text_scale();
        prepared_names_ = 0;
    }
    const std::size_t counties = scene.counties.size(), all = counties + scene.towns.size();
    const MapColours colours = map_colours(canvas.theme());
    const std::size_t end = std::min(all, prepared_names_ + kPreparedAtOnce);
    const bool more = prepared_names_ < end;
    for (; prepared_names_ < end; ++prepared_names_) {
        const bool town = prepared_names_ >= counties;
        const core::Texts& name =
            town ? scene.towns[prepared_names_ - counties].name : scene.counties[prepared_names_].name;
        (void)canvas.measure({map_name(name, words.language())}, style_of(town, false, colours));
    }
    return more;
}

void MapLabels::add(std::uint64_t id, const Name& name, map::Pixel anchor, int priority, const Frame& frame,
                    Canvas& canvas) {
    map::Label label;
    label.id = id;
    label.anchor = anchor;
    label.priority = priority;
    if (name.face == Face::Number) {
        label.width = label.height = static_cast<double>(canvas.px(kDisc));
    } else {
        const Spans spans{map_name(*name.texts, frame.words.language())};
        const Vec size =
            canvas.measure(spans, style_of(name.face == Face::Town, name.face == Face::Place, frame.colours));
        label.width = static_cast<double>(canvas.px(size.x + 4));
        label.height = static_cast<double>(canvas.px(size.y));
    }
    if (name.face == Face::Place) {
        label.placement = map::Placement::Beside;
        label.gap = static_cast<double>(canvas.px(24));
    }
    labels_.push_back(label);
    names_.push_back(name);
}

void MapLabels::add_areas(const Frame& frame, Canvas& canvas) {
    const map::Scene& scene = frame.scene;
    const map::Box seen = map::visible(frame.viewport);
    const map::Detail detail = map::detail_for(scene, frame.viewport);
    const auto at = [&](const map::Anchor& anchor) { return map::to_pixel(frame.viewport, anchor.at); };
    if (detail == map::Detail::Regions) {
        for (const map::Region& region : scene.regions) {
            const bool chosen = region.number == frame.choice.office;
            add(kKind + static_cast<std::uint64_t>(region.number), {Face::Number, chosen, nullptr, region.number},
                at(region.label), chosen ? kChosenRank : kNumberRank, frame, canvas);
        }
        return;
    }
    for (std::size_t i = 0; i < scene.counties.size(); ++i) {
        const map::County& county = scene.counties[i];
        if (!county.bounds.overlaps(seen)) continue;
        const bool chosen = county.code == frame.choice.county;
        add(2 * kKind + i, {Face::County, chosen, &county.name, 0}, at(county.label),
            chosen ? kChosenRank : kCountyRank, frame, canvas);
    }
    if (detail != map::Detail::Towns) return;
    for (std::size_t i = 0; i < scene.towns.size(); ++i) {
        const map::Town& town = scene.towns[i];
        if (!town.bounds.overlaps(seen)) continue;
        const double room = 2 * town.label.radius * frame.viewport.scale;
        const bool chosen = town.code == frame.choice.town;
        add(3 * kKind + i, {Face::Town, chosen, &town.name, 0}, at(town.label), chosen ? kChosenRank : kTownRank, frame,
            canvas);
        // Where a name would cover its neighbours' land it says nothing.
        if (!chosen && labels_.back().width * kTownRoom > room) {
            labels_.pop_back();
            names_.pop_back();
        }
    }
}

void MapLabels::add_places(const Frame& frame, Canvas& canvas) {
    const bool overview = map::detail_for(frame.scene, frame.viewport) == map::Detail::Regions;
    for (const map::Cluster& cluster : frame.clusters) {
        if (cluster.members.size() != 1) continue;
        const core::Place& place = frame.places[cluster.members.front()];
        const bool chosen = place.id == frame.choice.place;
        if (overview && !chosen) continue;
        add(4 * kKind + cluster.members.front(), {Face::Place, chosen, &place.name, 0},
            map::to_pixel(frame.viewport, cluster.at), chosen ? kChosenRank : kPlaceRank, frame, canvas);
    }
}

void MapLabels::collect(const Frame& frame, Canvas& canvas) {
    labels_.clear();
    names_.clear();
    add_places(frame, canvas);
    add_areas(frame, canvas);
}

void MapLabels::draw_one(const map::PlacedLabel& placed, const Name& name, const Frame& frame, Canvas& canvas) {
    const float scale = canvas.px(1);
    const Vec centre{(static_cast<float>(placed.box.centre().x) + frame.origin.x) / scale,
                     (static_cast<float>(placed.box.centre().y) + frame.origin.y) / scale};
    const MapColours& c = frame.colours;
    if (name.face == Face::Number) {
        const float radius = kDisc / 2 - 2;
        canvas.disc(centre, radius + 2, name.chosen ? c.chosen_fill : c.number_line);
        canvas.disc(centre, radius, name.chosen ? c.chosen_fill : c.number_fill);
        canvas.text_in({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius},
                       {{std::to_string(name.number), "en"}},
                       style(24 / canvas.text_scale(), Weight::Bold, name.chosen ? c.chosen_ink : c.number_ink));
        return;
    }
    const Spans spans{map_name(*name.texts, frame.words.language())};
    const TextStyle s = style_of(name.face == Face::Town, name.face == Face::Place, c);
    const Vec size = canvas.measure(spans, s);
    canvas.text({centre.x - size.x / 2, centre.y - size.y / 2}, spans, s);
}

// Every office has its number: beside its middle where something lies upon that, and there all the same as a last
// resort.
void MapLabels::place_numbers(const Frame& frame, const std::vector<map::PlacedLabel>& before, Canvas& canvas) {
    const map::PixelBox all{{0, 0}, {frame.viewport.width, frame.viewport.height}};
    const auto placed = [&](std::uint64_t id) { return core::find_by_id(placed_, id) != nullptr; };
    std::vector<map::Label> left;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        if (names_[i].face == Face::Number && !placed(labels_[i].id)) left.push_back(labels_[i]);
    }
    for (const float gap : {2.0F, 26.0F, 50.0F, 76.0F, 110.0F}) {
        if (left.empty()) return;
        std::vector<map::PixelBox> taken(frame.obstacles.begin(), frame.obstacles.end());
        for (const map::PlacedLabel& label : placed_) taken.push_back(label.box);
        for (map::Label& label : left) {
            label.placement = map::Placement::Beside;
            label.gap = static_cast<double>(canvas.px(gap));
        }
        const auto beside = map::place_labels(left, all, taken, before);
        placed_.insert(placed_.end(), beside.begin(), beside.end());
        std::erase_if(left, [&](const map::Label& label) { return placed(label.id); });
    }
    for (const map::Label& label : left) {
        const map::Pixel half{label.width / 2, label.height / 2};
        placed_.push_back({label.id, 0, {label.anchor - half, label.anchor + half}});
    }
}

void MapLabels::draw(const Frame& frame, Canvas& canvas) {
    collect(frame, canvas);
    const map::PixelBox all{{0, 0}, {frame.viewport.width, frame.viewport.height}};
    const std::vector<map::PlacedLabel> before = std::exchange(placed_, {});
    placed_ = map::place_labels(labels_, all, frame.obstacles, before);
    place_numbers(frame, before, canvas);
    for (const map::PlacedLabel& placed : placed_) {
        const map::Label* label = core::find_by_id(labels_, placed.id);
        draw_one(placed, names_[static_cast<std::size_t>(label - labels_.data())], frame, canvas);
    }
}

} // namespace kiosk::ui
