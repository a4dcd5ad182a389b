#include "ui/map/plan_widget.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "ui/map/map_colours.hpp"
#include "ui/map/map_fingers.hpp"
#include "ui/map/map_pin.hpp"
#include "ui/map/plan_route.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr double kFarther = 0.9, kCloser = 8; // times the whole drawing's scale
constexpr float kFingertip = 48;              // units around a tap that still count
constexpr float kSpot = 9;
constexpr core::Millis kWayGrows{900};         // the way, from its start to the room
constexpr std::size_t kStartLabel = 1'000'000; // an id that no place's label has
constexpr float kPlanNameShare = 0.185F;       // of the drawing's width: longer names are broken into lines

map::Point point_of(const core::PlanSpot& spot) {
    return {static_cast<double>(spot.x), static_cast<double>(spot.y)};
}

TextStyle plan_name_style(bool chosen, const MapColours& c, const Canvas& canvas) {
    TextStyle s = style(std::max(chosen ? 27.0F : 22.0F, kLeastNamePx / (canvas.px(1) * canvas.text_scale())),
                        Weight::Bold, c.name);
    s.line = 1.25F;
    s.halo = c.halo;
    s.align = Align::Centre;
    return s;
}

} // namespace

void PlanWidget::forget() {
    (void)gesture_.cancel();
    camera_.reset();
    texture_.forget();
    shown_.reset();
    shown_place_ = {};
    growing_ = false;
    placed_.clear();
}

void PlanWidget::frame(const Input& input, Canvas& canvas) {
    if (std::exchange(shown_, input.plan) != input.plan) {
        texture_.show(input.plan->picture);
        camera_.reset();
        shown_place_ = {};
        placed_.clear();
    }
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    const double width = px(input.area.w), height = px(input.area.h);
    map::Padding padding{px(24), px(24), px(24), px(24)};
    if (input.area.meet(input.tools).w > 0) padding.right = px(input.area.right() - input.tools.x + 16);
    const map::Box all{{0, 0}, {static_cast<double>(input.plan->width), static_cast<double>(input.plan->height)}};
    const double whole = map::fit(all, width, height, padding).scale;
    camera_.reduce_motion(input.reduced_motion);
    camera_.frame(all, {all, whole * kFarther, whole * kCloser}, width, height, padding, input.now);
    // The whole campus tells where a room is.
    if (std::exchange(shown_place_, input.choice.place) != input.choice.place) {
        camera_.show_all(input.now);
        place_since_ = input.now;
    }
}

void PlanWidget::find_spots(const Input& input) {
    spots_.clear();
    for (const core::Place& place : input.places) {
        if (!place.plan || place.plan->file != input.plan->file) continue;
        spots_.push_back({&place, map::to_pixel(camera_.viewport(), point_of(*place.plan))});
    }
    std::stable_partition(spots_.begin(), spots_.end(),
                          [&](const Spot& spot) { return spot.place->id != input.choice.place; });
}

std::optional<core::MapChoice> PlanWidget::tapped(const Input& input, Vec at, const Canvas& canvas) const {
    const double x = static_cast<double>(canvas.px(at.x - input.area.x));
    const double y = static_cast<double>(canvas.px(at.y - input.area.y));
    const Spot* nearest = nullptr;
    double least = static_cast<double>(canvas.px(kFingertip));
    for (const Spot& spot : spots_) {
        const double far = std::hypot(spot.at.x - x, spot.at.y - y);
        if (far > least) continue;
        least = far;
        nearest = &spot;
    }
    if (nearest == nullptr) return std::nullopt;
    core::MapChoice choice;
    choice.office = input.choice.office;
    choice.place = nearest->place->id;
    return choice;
}

void PlanWidget::draw_picture(const Input& input, Canvas& canvas) {
    const map::Pixel from = map::to_pixel(camera_.viewport(), {0, 0});
    const map::Pixel to = map::to_pixel(
        camera_.viewport(), {static_cast<double>(input.plan->width), static_cast<double>(input.plan->height)});
    const float scale = canvas.px(1);
    const auto units = [&](double pixel) { return static_cast<float>(pixel) / scale; };
    const Rect rect{input.area.x + units(from.x), input.area.y + units(from.y), units(to.x - from.x),
                    units(to.y - from.y)};
    canvas.picture(rect, texture_, {0, 0}, {1, 1});
}

Vec PlanWidget::on_screen(map::Pixel at, const Input& input, const Canvas& canvas) const {
    const float scale = canvas.px(1);
    return {input.area.x + static_cast<float>(at.x) / scale, input.area.y + static_cast<float>(at.y) / scale};
}

std::vector<Vec> PlanWidget::route(const Input& input, const Canvas& canvas) const {
    std::vector<Vec> points;
    if (spots_.empty() || spots_.back().place->id != input.choice.place) return points;
    for (const core::PlanPoint& each : spots_.back().place->plan->route)
        points.push_back(
            on_screen(map::to_pixel(camera_.viewport(), {static_cast<double>(each.x), static_cast<double>(each.y)}),
                      input, canvas));
    return points;
}

void PlanWidget::draw_way(std::span<const Vec> whole, const Input& input, Canvas& canvas) {
    growing_ = false;
    if (whole.size() < 2) return;
    const MapColours& c = map_colours(canvas.theme());
    float part = 1;
    if (!input.reduced_motion && input.now < place_since_ + kWayGrows) {
        growing_ = true;
        const float gone =
            static_cast<float>((input.now - place_since_).count()) / static_cast<float>(kWayGrows.count());
        part = gone * gone * (3 - 2 * gone);
    }
    const std::vector<Vec> shown = route_part(whole, part);
    draw_route(canvas, shown, line_colour(spots_.back().place->plan->line, c));
    if (shown.empty()) return;
    constexpr float kHead = kRouteWidth / 2;
    canvas.note("plan.way", {shown.back().x - kHead, shown.back().y - kHead, 2 * kHead, 2 * kHead});
}

void PlanWidget::place_names(std::span<const Vec> way, const Input& input, Canvas& canvas) {
    const MapColours& c = map_colours(canvas.theme());
    const auto px = [&](float units) { return static_cast<double>(canvas.px(units)); };
    const Rect& tools = input.tools;
    std::vector<map::PixelBox> obstacles{{{px(tools.x - input.area.x), px(tools.y - input.area.y)},
                                          {px(tools.right() - input.area.x), px(tools.bottom() - input.area.y)}}};
    const map::Viewport& viewport = camera_.viewport();
    constexpr float kLeastWidth = 130;
    const float plan_w = static_cast<float>(static_cast<double>(input.plan->width) * viewport.scale) / canvas.px(1);
    const float width = std::max(plan_w * kPlanNameShare, kLeastWidth * canvas.text_scale());
    std::vector<map::Label> labels;
    for (std::size_t i = 0; i < spots_.size(); ++i) {
        const Spot& spot = spots_[i];
        const bool chosen = spot.place->id == input.choice.place;
        const double half = px(chosen ? 30 : kSpot + 3), above = px(chosen ? 66 : kSpot + 3);
        obstacles.push_back({{spot.at.x - half, spot.at.y - above}, {spot.at.x + half, spot.at.y + px(kSpot)}});
        const Vec size =
            canvas.measure({say(spot.place->name, input.words.language())}, plan_name_style(chosen, c, canvas), width);
        map::Label label;
        label.id = i;
        label.width = px(size.x + 4);
        label.height = px(size.y);
        label.anchor = {spot.at.x, spot.at.y + px(kSpot + 5) + label.height / 2};
        label.gap = half + px(5);
        label.priority = chosen ? 1 : 0;
        labels.push_back(label);
    }
    const auto keep_clear = [&](Vec at, float half) {
        const double x = px(at.x - input.area.x), y = px(at.y - input.area.y), far = px(half);
        obstacles.push_back({{x - far, y - far}, {x + far, y + far}});
    };
    for (const Vec at : route_steps(way, kRouteWidth)) keep_clear(at, kRouteWidth / 2);
    if (way.size() > 1 && input.at_the_start) {
        const Vec size = canvas.measure({input.words.say("map.here")}, plan_name_style(true, c, canvas));
        map::Label start;
        start.id = kStartLabel;
        start.width = px(size.x + 4);
        start.height = px(size.y);
        start.anchor = {px(way.front().x - input.area.x), px(way.front().y - input.area.y)};
        start.gap = px(24);
        start.priority = 2;
        start.placement = map::Placement::Beside;
        labels.push_back(start);
    }
    const map::PixelBox all{{0, 0}, {viewport.width, viewport.height}};
    placed_ = map::place_labels(labels, all, obstacles, {});
    for (const map::PlacedLabel& done : placed_) obstacles.push_back(done.box);
    std::erase_if(labels, [&](const map::Label& label) { return core::find_by_id(placed_, label.id) != nullptr; });
    std::erase_if(labels, [](const map::Label& label) { return label.id == kStartLabel; });
    for (map::Label& label : labels) {
        label.anchor = spots_[label.id].at;
        label.placement = map::Placement::Beside;
    }
    const auto beside = map::place_labels(labels, all, obstacles, {});
    placed_.insert(placed_.end(), beside.begin(), beside.end());
}

void PlanWidget::draw_names(std::span<const Vec> way, const Input& input, Canvas& canvas) {
    const MapColours& c = map_colours(canvas.theme());
    place_names(way, input, canvas);
    for (const Spot& spot : spots_) {
        const Vec at = on_screen(spot.at, input, canvas);
        if (spot.place->id == input.choice.place) {
            draw_pin(canvas, at, pin_look(true, true, false, c), c);
        } else {
            canvas.disc(at, kSpot + 3, c.pin_ink);
            canvas.disc(at, kSpot, c.school);
        }
    }
    // Over the dot of the place where the way begins.
    if (way.size() > 1) draw_route_start(canvas, way.front(), c);
    for (const map::PlacedLabel& placed : placed_) {
        const bool start = placed.id == kStartLabel;
        const core::Place* place = start ? nullptr : spots_[placed.id].place;
        const TextStyle s = plan_name_style(start || place->id == input.choice.place, c, canvas);
        const float width = static_cast<float>(placed.box.width()) / canvas.px(1);
        const Said name = start ? input.words.say("map.here") : say(place->name, input.words.language());
        canvas.text(on_screen(placed.box.min, input, canvas), {name}, s, width);
    }
}

std::optional<core::MapChoice> PlanWidget::draw(const Input& input, Canvas& canvas) {
    std::optional<core::MapChoice> chosen;
    frame(input, canvas);
    find_spots(input);
    follow_fingers({input.area, {&input.tools, 1}, input.touches, input.now}, gesture_, camera_, canvas,
                   [&](Vec at) { chosen = tapped(input, at, canvas); });
    camera_.advance(input.now);
    find_spots(input);
    canvas.within(input.area, [&] {
        canvas.fill(input.area, canvas.theme().background);
        draw_picture(input, canvas);
        const std::vector<Vec> way = route(input, canvas);
        draw_way(way, input, canvas);
        draw_names(way, input, canvas);
        draw_press(canvas, gesture_);
    });
    return chosen;
}

} // namespace kiosk::ui
