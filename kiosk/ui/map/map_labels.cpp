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
constexpr int kTownRank = 100, kCountyRank = 2000, kPlaceRank = 3000, kChosenRank = 10'000;

enum class Size { Small, Middle, Large };

TextStyle style_of(Size size, const MapColours& c, const Canvas& canvas) {
    const bool town = size == Size::Small;
    const float units = town ? 20.0F : size == Size::Middle ? 23.0F : 25.0F;
    TextStyle s = style(std::max(units, kLeastNamePx / (canvas.px(1) * canvas.text_scale())),
                        town ? Weight::Regular : Weight::Bold, town ? c.soft_name : c.name);
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
        (void)canvas.measure({map_name(name, words.language())},
                             style_of(town ? Size::Small : Size::Large, colours, canvas));
    }
    return more;
}

void MapLabels::add(std::uint64_t id, const Name& name, map::Pixel anchor, int priority, const Frame& frame,
                    Canvas& canvas) {
    map::Label label;
    label.id = id;
    label.anchor = anchor;
    label.priority = priority;
    const Spans spans{map_name(*name.texts, frame.words.language())};
    const Vec size = canvas.measure(spans, look_of(name.face, frame, canvas));
    label.width = static_cast<double>(canvas.px(size.x + 4));
    label.height = static_cast<double>(canvas.px(size.y));
    if (name.face == Face::Place || name.face == Face::City) {
        label.placement = map::Placement::Beside;
        label.gap = name.face == Face::Place ? static_cast<double>(canvas.px(24))
                                             : static_cast<double>(canvas.px(kDisc / 2 + 4)) + map::kBreathing;
    }
    labels_.push_back(label);
    names_.push_back(name);
}

TextStyle MapLabels::look_of(Face face, const Frame& frame, const Canvas& canvas) {
    return style_of(face == Face::Town     ? Size::Small
                    : face == Face::County ? Size::Large
                                           : Size::Middle,
                    frame.colours, canvas);
}

// How much of a name at that side (1 right, -1 left) would lie on the land of other offices.
int MapLabels::on_others(const map::Label& label, int side, std::uint16_t region, const Frame& frame) {
    constexpr int kSamples = 6;
    int others = 0;
    for (int i = 0; i <= kSamples; ++i) {
        const double far = label.gap + label.width * i / kSamples;
        const map::Pixel at{label.anchor.x + side * far, label.anchor.y};
        const auto town = frame.scene.town_at(map::to_point(frame.viewport, at));
        if (town && frame.scene.region_of_town(*town) != region) ++others;
    }
    return others;
}

void MapLabels::add_areas(const Frame& frame, Canvas& canvas) {
    const map::Scene& scene = frame.scene;
    const map::Box seen = map::visible(frame.viewport);
    const map::Detail detail = map::detail_for(scene, frame.viewport);
    const auto at = [&](const map::Anchor& anchor) { return map::to_pixel(frame.viewport, anchor.at); };
    if (detail == map::Detail::Regions) {
        for (const map::PlacedNumber& number : numbers_) {
            const map::Region& region = scene.regions[number.region];
            const bool chosen = region.number == frame.choice.office;
            add(kKind + number.region, {Face::City, chosen, &region.host_city}, number.at,
                chosen ? kChosenRank : kCountyRank, frame, canvas);
            map::Label& label = labels_.back();
            label.left_first = on_others(label, -1, number.region, frame) < on_others(label, 1, number.region, frame);
        }
        return;
    }
    for (std::size_t i = 0; i < scene.counties.size(); ++i) {
        const map::County& county = scene.counties[i];
        if (!county.bounds.overlaps(seen)) continue;
        const bool chosen = county.code == frame.choice.county;
        add(2 * kKind + i, {Face::County, chosen, &county.name}, at(county.label), chosen ? kChosenRank : kCountyRank,
            frame, canvas);
    }
    if (detail != map::Detail::Towns) return;
    for (std::size_t i = 0; i < scene.towns.size(); ++i) {
        const map::Town& town = scene.towns[i];
        if (!town.bounds.overlaps(seen)) continue;
        const double room = 2 * town.label.radius * frame.viewport.scale;
        const bool chosen = town.code == frame.choice.town;
        add(3 * kKind + i, {Face::Town, chosen, &town.name}, at(town.label), chosen ? kChosenRank : kTownRank, frame,
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
        if (cluster.members.size() != 1 && cluster.members.front() != frame.here) continue;
        const core::Place& place = frame.places[cluster.members.front()];
        const bool chosen = place.id == frame.choice.place;
        if (overview && !chosen) continue;
        add(4 * kKind + cluster.members.front(), {Face::Place, chosen, &place.name},
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
    const Vec centre = on_screen(placed.box.centre(), frame, canvas);
    const Spans spans{map_name(*name.texts, frame.words.language())};
    const TextStyle s = look_of(name.face, frame, canvas);
    const Vec size = canvas.measure(spans, s);
    canvas.text({centre.x - size.x / 2, centre.y - size.y / 2}, spans, s);
}

Vec MapLabels::on_screen(map::Pixel at, const Frame& frame, const Canvas& canvas) {
    const float scale = canvas.px(1);
    return {(static_cast<float>(at.x) + frame.origin.x) / scale, (static_cast<float>(at.y) + frame.origin.y) / scale};
}

void MapLabels::place_numbers(const Frame& frame, Canvas& canvas) {
    numbers_.clear();
    taken_.assign(frame.obstacles.begin(), frame.obstacles.end());
    if (map::detail_for(frame.scene, frame.viewport) != map::Detail::Regions) return;
    const auto radius = static_cast<double>(canvas.px(kDisc / 2));
    numbers_ = map::place_numbers(frame.scene, frame.viewport, radius, frame.obstacles);
    for (const map::PlacedNumber& number : numbers_) {
        taken_.push_back(map::PixelBox{number.at, number.at}.grown(radius + static_cast<double>(canvas.px(2))));
        constexpr int kPieces = 8; // of a line, each as a box
        for (int i = 0; number.from && i < kPieces; ++i) {
            const map::Pixel at = *number.from + (number.at - *number.from) * (static_cast<double>(i) / kPieces);
            taken_.push_back(map::PixelBox{at, at}.grown(static_cast<double>(canvas.px(5))));
        }
    }
}

void MapLabels::draw_numbers(const Frame& frame, Canvas& canvas) const {
    constexpr float kRadius = kDisc / 2 - 2;
    const MapColours& c = frame.colours;
    for (const map::PlacedNumber& number : numbers_) {
        if (!number.from) continue;
        const Vec from = on_screen(*number.from, frame, canvas), to = on_screen(number.at, frame, canvas);
        canvas.line(from, to, c.pin_ink, 6);
        canvas.disc(from, 7, c.pin_ink);
        canvas.line(from, to, c.number_line, 2.5F);
        canvas.disc(from, 5, c.number_line);
    }
    for (const map::PlacedNumber& number : numbers_) {
        const int office = frame.scene.regions[number.region].number;
        const bool chosen = office == frame.choice.office;
        const Vec centre = on_screen(number.at, frame, canvas);
        canvas.disc(centre, kRadius + 2, chosen ? c.chosen_fill : c.number_line);
        canvas.disc(centre, kRadius, chosen ? c.chosen_fill : c.number_fill);
        canvas.text_in({centre.x - kRadius, centre.y - kRadius, 2 * kRadius, 2 * kRadius},
                       {{std::to_string(office), "en"}},
                       style(24 / canvas.text_scale(), Weight::Bold, chosen ? c.chosen_ink : c.number_ink));
    }
}

// A county whose middle is taken, by a pin as a rule, has its name beside that.
void MapLabels::place_beside(const map::PixelBox& all, const std::vector<map::PlacedLabel>& before, Canvas& canvas) {
    std::vector<map::Label> left;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        if (names_[i].face != Face::County || core::find_by_id(placed_, labels_[i].id) != nullptr) continue;
        left.push_back(labels_[i]);
        left.back().placement = map::Placement::Beside;
    }
    for (const float gap : {30.0F, 64.0F}) {
        if (left.empty()) return;
        for (map::Label& label : left) label.gap = static_cast<double>(canvas.px(gap));
        std::vector<map::PixelBox> taken(taken_);
        for (const map::PlacedLabel& label : placed_) taken.push_back(label.box);
        const auto beside = map::place_labels(left, all, taken, before);
        placed_.insert(placed_.end(), beside.begin(), beside.end());
        std::erase_if(left, [&](const map::Label& label) { return core::find_by_id(placed_, label.id) != nullptr; });
    }
}

void MapLabels::draw(const Frame& frame, Canvas& canvas) {
    place_numbers(frame, canvas);
    collect(frame, canvas);
    const map::PixelBox all{{0, 0}, {frame.viewport.width, frame.viewport.height}};
    const std::vector<map::PlacedLabel> before = std::exchange(placed_, {});
    placed_ = map::place_labels(labels_, all, taken_, before);
    place_beside(all, before, canvas);
    draw_numbers(frame, canvas);
    for (const map::PlacedLabel& placed : placed_) {
        const map::Label* label = core::find_by_id(labels_, placed.id);
        draw_one(placed, names_[static_cast<std::size_t>(label - labels_.data())], frame, canvas);
    }
}

} // namespace kiosk::ui
