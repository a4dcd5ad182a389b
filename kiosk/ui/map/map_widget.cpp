#include "ui/map/map_widget.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/find_by_id.hpp"
#include "map/summary.hpp"
#include "ui/map/map_colours.hpp"
#include "ui/map/map_fingers.hpp"
#include "ui/map/map_ground.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kPinFingertip = 40; // units around a tap that still count
constexpr float kClusterSize = 56;  // units: pins nearer than this stand as one
constexpr double kPlaceZoom = 7;    // times the overview's scale, around a chosen place
constexpr double kTownZoom = 12;
constexpr double kZoomStep = 2;
constexpr float kInsetGap = 16;

bool same_places(std::span<const core::Place> a, const std::vector<core::Place>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

map::Box around(map::Point point) {
    return {point, point};
}

} // namespace

void MapWidget::forget() {
    camera_.reset();
    (void)gesture_.cancel();
    names_.forget();
    focus_.reset();
    shown_choice_.reset();
    own_choice_.reset();
    arrived_ = false;
}

bool MapWidget::prepare(const std::shared_ptr<const map::Scene>& scene, const Translator& words, Canvas& canvas) {
    if (!scene) return false;
    renderer_.show(scene);
    return renderer_.prepare() || names_.prepare(*scene, words, canvas);
}

void MapWidget::index_places(const Input& input) {
    if (scene_ == input.scene && same_places(input.places, indexed_)) {
        return;
    }
    scene_ = input.scene;
    renderer_.show(scene_);
    indexed_.assign(input.places.begin(), input.places.end());
    pinned_.clear();
    here_.reset();
    std::vector<map::Point> points;
    for (std::uint32_t i = 0; i < indexed_.size(); ++i) {
        const core::Place& place = indexed_[i];
        if (!is_on_earth(place)) continue;
        if (input.here != nullptr && place.id == input.here->id) {
            here_ = i; // always a pin of its own
            continue;
        }
        pinned_.push_back(i);
        points.push_back(map::project({place.longitude, place.latitude}));
    }
    tree_ = map::PinTree(points);
}

void MapWidget::lay_out(const Input& input, Canvas& canvas) {
    const bool portrait = canvas.shape().portrait;
    const float margin = portrait ? 26.0F : 42.0F;
    const float top = std::max(input.area.y + (portrait ? 24.0F : 40.0F), input.insets_top);
    const auto count = static_cast<float>(scene_->insets.size());
    const float room = input.credits.y - 16 - top;
    const float height = std::min(portrait ? 150.0F : 190.0F, (room - kInsetGap * (count - 1)) / std::max(1.0F, count));
    const float width = portrait ? 196.0F : 246.0F;
    insets_.clear();
    hidden_.clear();
    covered_ = {input.tools, input.credits};
    map::Padding padding;
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    padding.top = px(28);
    padding.bottom = px(input.area.bottom() - input.credits.y + 12);
    padding.left = px(24);
    padding.right = px(24);
    // The island leans to the right, away from the frames; buttons at the lower right lie over open sea.
    const bool frames = height >= std::max(canvas.shape().touch, 96.0F);
    if (frames) {
        padding.left = px(margin + width * 0.75F);
        padding.right = px(40);
    }
    const Rect& a = input.area;
    camera_.reduce_motion(input.reduced_motion);
    camera_.frame(*scene_, px(a.w), px(a.h), padding, input.now);
    if (!frames || !map::shows_insets(*scene_, camera_.viewport())) {
        return;
    }
    float y = top;
    for (std::size_t i = 0; i < scene_->insets.size(); ++i) {
        insets_.push_back({{a.x + margin, y, width, height}, i, {}});
        covered_.push_back(insets_.back().frame);
        y += height + kInsetGap;
    }
    find_own_places(input, canvas);
}

void MapWidget::find_own_places(const Input& input, const Canvas& canvas) {
    constexpr float kAir = 10;
    Rect frames_at = insets_.front().frame;
    frames_at = {input.area.x, frames_at.y, frames_at.right() - input.area.x + 8,
                 insets_.back().frame.bottom() - frames_at.y};
    hidden_.assign(scene_->towns.size(), 0);
    for (Inset& inset : insets_) {
        const map::Inset& islands = scene_->insets[inset.index];
        const Vec from = on_screen(islands.content.min, input, canvas),
                  to = on_screen(islands.content.max, input, canvas);
        const Rect own = Rect{from.x, from.y, to.x - from.x, to.y - from.y}.inset(-kAir, -kAir);
        const Rect met = own.meet(frames_at), seen = own.meet(input.area);
        if ((met.w <= 0 || met.h <= 0) && seen.w >= own.w && seen.h >= own.h) {
            inset.own_place = own;
            continue;
        }
        for (const map::InsetPane& pane : islands.panes) {
            for (const std::uint16_t town : pane.towns) hidden_[town] = 1;
        }
    }
}

// A choice that was not made on the map itself: from the list, a result, the programme.
void MapWidget::go_to_choice(const Input& input) {
    if (shown_choice_ == input.choice) {
        return;
    }
    const bool own = own_choice_ == input.choice;
    const bool first = !std::exchange(arrived_, true);
    shown_choice_ = input.choice;
    own_choice_.reset();
    const core::MapChoice& choice = input.choice;
    focus_.reset();
    double closest = overview_scale() * kPlaceZoom;
    bool region_only = false;
    if (const core::Place* place = core::find_by_id(input.places, choice.place);
        place != nullptr && (place->longitude != 0 || place->latitude != 0)) {
        focus_ = around(map::project({place->longitude, place->latitude}));
    } else if (const map::Town* town = scene_->town(choice.town)) {
        focus_ = town->bounds;
        closest = overview_scale() * kTownZoom;
    } else if (const map::County* county = scene_->county(choice.county)) {
        focus_ = county->bounds;
    } else if (const map::Region* region = scene_->region(choice.office)) {
        focus_ = region->mainland;
        region_only = true;
    }
    // The map opens with the whole island, and a county that was touched on it is in sight already.
    if (region_only ? first : own) return;
    if (focus_) {
        camera_.show(*focus_, closest, input.now);
    } else if (!first) {
        camera_.show_all(input.now);
    }
}

double MapWidget::overview_scale() const {
    return map::fit(scene_->overview, camera_.viewport().width, camera_.viewport().height, {}).scale;
}

void MapWidget::zoom_in(core::MonoTime now) {
    const std::optional<map::Box>& box = focus_;
    const bool in_sight = box && map::visible(camera_.viewport()).contains(box->centre());
    if (in_sight) {
        camera_.zoom_on(box->centre(), kZoomStep, now);
    } else {
        camera_.zoom(kZoomStep, now);
    }
}

void MapWidget::show_here(core::MonoTime now) {
    if (!here_) return;
    const core::Place& place = indexed_[*here_];
    camera_.show(around(map::project({place.longitude, place.latitude})), overview_scale() * kPlaceZoom, now);
}

void MapWidget::place_pins(const Canvas& canvas) {
    const double scale = camera_.viewport().scale, apart = static_cast<double>(canvas.px(kClusterSize));
    clusters_ = tree_.clusters(scale, apart);
    for (map::Cluster& cluster : clusters_) {
        for (std::uint32_t& member : cluster.members) member = pinned_[member];
    }
    std::optional<std::size_t> fixed;
    if (here_) {
        fixed = clusters_.size();
        clusters_.push_back({map::project({indexed_[*here_].longitude, indexed_[*here_].latitude}), {*here_}});
    }
    clusters_ = map::joined(std::move(clusters_), scale, apart, fixed);
}

std::optional<core::MapChoice> MapWidget::tapped(const Input& input, Vec at, Canvas& canvas) {
    const map::Viewport& viewport = camera_.viewport();
    const map::Pixel pixel{static_cast<double>(canvas.px(at.x - input.area.x)),
                           static_cast<double>(canvas.px(at.y - input.area.y))};
    const auto hit = map::hit(*scene_, viewport, clusters_, pixel, static_cast<double>(canvas.px(kPinFingertip)));
    if (!hit) {
        return std::nullopt;
    }
    if (hit->cluster) {
        const map::Cluster& cluster = clusters_[*hit->cluster];
        if (cluster.members.size() > 1) {
            map::Box box;
            for (const std::uint32_t member : cluster.members) {
                box.add(map::project({indexed_[member].longitude, indexed_[member].latitude}));
            }
            camera_.show(box.grown(std::max(box.width(), box.height()) * 0.2), viewport.scale * 8, input.now);
            return std::nullopt;
        }
        const core::Place& place = indexed_[cluster.members.front()];
        const auto region = map::region_at(*scene_, {place.longitude, place.latitude});
        return core::MapChoice{region ? scene_->regions[*region].number : 0, {}, place.id, {}};
    }
    if (!hit->area) {
        return std::nullopt;
    }
    core::MapChoice choice;
    choice.office = scene_->regions[hit->area->region].number;
    if (map::detail_for(*scene_, viewport) != map::Detail::Regions) {
        choice.county = scene_->counties[hit->area->county].code;
    }
    return choice;
}

std::optional<core::MapChoice> MapWidget::draw(const Input& input, Canvas& canvas) {
    index_places(input);
    renderer_.begin_frame();
    std::optional<core::MapChoice> chosen;
    lay_out(input, canvas);
    go_to_choice(input);
    follow_fingers({input.area, covered_, input.touches, input.now}, gesture_, camera_, canvas,
                   [&](Vec at) { chosen = tapped(input, at, canvas); });
    camera_.advance(input.now);
    const map::Viewport& viewport = camera_.viewport();
    place_pins(canvas);
    const MapColours& c = map_colours(canvas.theme());
    canvas.within(input.area, [&] {
        const Rect compass = compass_box(canvas, input.area, viewport, input.words, c);
        covered_.push_back(compass);
        draw_sea(input, canvas);
        renderer_.draw(whole_picture(input, canvas), canvas);
        draw_insets(input, canvas, chosen);
        draw_compass(canvas, input.area, viewport, input.words, c);
        obstacles_.clear();
        const auto keep_clear = [&](const Rect& r) {
            const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
            obstacles_.push_back({{px(r.x - input.area.x), px(r.y - input.area.y)},
                                  {px(r.right() - input.area.x), px(r.bottom() - input.area.y)}});
        };
        for (const Rect& r : covered_) keep_clear(r);
        for (const Inset& inset : insets_) {
            if (inset.own_place) keep_clear(*inset.own_place);
        }
        draw_pins(input, canvas);
        const Vec origin{canvas.px(input.area.x), canvas.px(input.area.y)};
        names_.draw({*scene_, viewport, origin, input.choice, input.places, drawn_, here_, obstacles_, input.words, c},
                    canvas);
        draw_press(canvas, gesture_);
    });
    if (chosen) {
        own_choice_ = chosen;
    }
    return chosen;
}

} // namespace kiosk::ui
