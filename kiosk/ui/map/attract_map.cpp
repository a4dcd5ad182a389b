#include "ui/map/attract_map.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

constexpr double kGrows = 0.03;   // of the whole island's size
constexpr double kWanders = 0.02; // of the area's width

} // namespace

void AttractMap::draw(const MapSource& source, const Rect& area, float turn, Canvas& canvas) {
    if (!source.scene) return;
    const map::Scene& scene = *source.scene;
    const Theme& t = canvas.theme();
    MapPicture made;
    made.px = {canvas.px(area.x), canvas.px(area.y), canvas.px(area.w), canvas.px(area.h)};
    const double width = made.px.w, height = made.px.h, edge = height * 0.05;
    made.viewport = map::fit(scene.overview, width, height, {edge, edge, edge, edge});
    const double angle = turn * 6.283185307;
    made.viewport.scale *= 1 + kGrows * std::sin(angle);
    made.viewport.centre.x += kWanders * width * std::cos(angle) / made.viewport.scale;
    made.level = &scene.level_for(made.viewport.scale);
    const map::Level& level = *made.level;
    made.fills.push_back({{0, static_cast<std::uint32_t>(level.indices.size())}, canvas.shown(t.night_land)});
    std::uint32_t towns = 0; // lines are sorted by kind, those of towns last
    while (towns < level.lines.size() && level.lines[towns].kind != map::BorderKind::Town) ++towns;
    made.strokes.push_back({{0, towns}, canvas.shown(t.night_border), std::max(1.0F, canvas.px(1.8F))});
    renderer_.show(source.scene);
    renderer_.begin_frame();
    renderer_.draw(std::move(made), canvas);
}

} // namespace kiosk::ui
