#include "report/office_map.hpp"

#include <algorithm>

#include "print/drawing.hpp"

namespace kiosk::report {
namespace {

constexpr double kDotsPerMm = 12;   // as fine as paper shows
constexpr double kInsetSide = 0.15; // of the box's width
constexpr double kInsetGap = 1.2;   // mm

// Map units to millimetres.
struct Fit {
    double scale = 1, x = 0, y = 0;
    [[nodiscard]] map::Point at(map::Point point) const { return {x + point.x * scale, y + point.y * scale}; }
};

Fit fit_into(const map::Box& content, const print::Box& box) {
    const double scale = std::min(box.width / content.width(), box.height / content.height());
    const auto centre = content.centre();
    return {scale, box.x + box.width / 2 - centre.x * scale, box.y + box.height / 2 - centre.y * scale};
}

class OfficeMap {
  public:
    OfficeMap(Brush& brush, const map::Scene& scene, const std::function<OfficeLook(int)>& look)
        : brush_(brush), scene_(scene), look_(look) {}

    void draw(const map::Box& content, const print::Box& box) const {
        auto* context = brush_.context();
        const auto fit = fit_into(content, box);
        const auto& level = scene_.level_for(fit.scale * kDotsPerMm);
        cairo_save(context);
        cairo_rectangle(context, box.x, box.y, box.width, box.height);
        cairo_clip(context);
        for (const auto& region : scene_.regions) fill(level, region, fit);
        print::set_colour(context, print::kWhite);
        cairo_set_line_width(context, 0.18);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        for (const auto& line : level.lines)
            if (line.kind == map::BorderKind::Region || line.kind == map::BorderKind::County) stroke(level, line, fit);
        cairo_restore(context);
    }

    void write(const map::Box& content, const print::Box& box) const {
        const auto fit = fit_into(content, box);
        for (const auto& region : scene_.regions) {
            const auto look = look_(region.number);
            if (look.label.empty() || !content.contains(region.label.at)) continue;
            const auto at = fit.at(region.label.at);
            brush_.text({{look.label, std::string(core::kHomeLanguage)}}, {at.x - 12, at.y - 3, 24, 6},
                        {{9, true}, look.ink, Alignment::Centre, 1});
        }
    }

  private:
    // All triangles are one path: where two meet nothing shines through.
    void fill(const map::Level& level, const map::Region& region, const Fit& fit) const {
        auto* context = brush_.context();
        print::set_colour(context, look_(region.number).ground);
        const auto range = scene_.triangles(level, region.towns);
        for (std::uint32_t i = range.first; i + 2 < range.first + range.count; i += 3) {
            for (std::uint32_t corner = 0; corner < 3; ++corner) {
                const auto at = fit.at(scene_.point(level.vertices[level.indices[i + corner]]));
                corner == 0 ? cairo_move_to(context, at.x, at.y) : cairo_line_to(context, at.x, at.y);
            }
            cairo_close_path(context);
        }
        cairo_fill(context);
    }

    void stroke(const map::Level& level, const map::Line& line, const Fit& fit) const {
        auto* context = brush_.context();
        for (std::uint32_t i = 0; i < line.points.count; ++i) {
            const auto at = fit.at(scene_.point(level.line_points[line.points.first + i]));
            i == 0 ? cairo_move_to(context, at.x, at.y) : cairo_line_to(context, at.x, at.y);
        }
        cairo_stroke(context);
    }

    Brush& brush_;
    const map::Scene& scene_;
    const std::function<OfficeLook(int)>& look_;
};

} // namespace

void draw_offices(Brush& brush, const map::Scene& scene, const print::Box& box,
                  const std::function<OfficeLook(int office)>& look) {
    const OfficeMap map(brush, scene, look);
    map.draw(scene.overview, box);
    map.write(scene.overview, box);
    const double side = box.width * kInsetSide;
    double y = box.y;
    for (const auto& inset : scene.insets) {
        const print::Box frame{box.x, y, side, side};
        map.draw(inset.content, frame);
        brush.frame(frame, print::kLine, 0.2, 1);
        y += side + kInsetGap;
    }
}

} // namespace kiosk::report
