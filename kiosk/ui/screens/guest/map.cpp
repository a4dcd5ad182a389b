#include "ui/screens/guest/map.hpp"

#include "ui/map/map_colours.hpp"
#include "ui/screens/guest/map_sheet.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kToolGap = 14;

struct Parts {
    Rect map, sheet, tools, credits;
    bool tools_in_a_row = false;
    float rows_from = 0; // the sheet's rows stand below this y, under the tools; 0: no tools there
};

// Buttons stand upright at the map's lower right, or in a row where the map is low.
Parts lay_out(const MapPage& page, int buttons, Canvas& canvas, const Rect& content) {
    Parts p;
    const bool portrait = canvas.shape().portrait;
    if (portrait) {
        const float height = std::floor(content.h * 0.565F);
        p.map = {content.x, content.y, content.w, height};
        p.sheet = {content.x, content.y + height, content.w, content.h - height};
    } else {
        const float width = std::floor(content.w * 0.615F);
        p.map = {content.x, content.y, width, content.h};
        p.sheet = {content.x + width, content.y, content.w - width, content.h};
    }
    const float side = std::max(canvas.shape().touch, 92.0F), count = static_cast<float>(buttons);
    const float long_side = count * side + (count - 1) * kToolGap;
    const float margin = 32, top = std::max(p.map.y, canvas.shape().touch_top);
    p.tools_in_a_row = p.map.bottom() - margin - top < long_side;
    const float w = p.tools_in_a_row ? long_side : side, h = p.tools_in_a_row ? side : long_side;
    p.tools = {p.map.right() - margin - w, p.map.bottom() - margin - h, w, h};
    if (p.tools.y < canvas.shape().touch_top) {
        // The whole map is out of reach.
        p.tools.y = std::max(canvas.shape().touch_top, p.sheet.y + 20);
        p.rows_from = p.tools.bottom() + 16;
    }
    const TextStyle small = style(19, Weight::Regular, {});
    const float room = std::min((p.rows_from > 0 ? p.map.right() : p.tools.x) - p.map.x - 2 * 24, 940.0F);
    const Vec size = canvas.measure(page.credits, small, room - 24);
    p.credits = {p.map.x + 24, p.map.bottom() - 14 - size.y - 12, size.x + 24, size.y + 12};
    return p;
}

template <class Widget> void tools(Canvas& canvas, const Parts& p, Widget& map, core::MonoTime now) {
    const float side = std::min(p.tools.w, p.tools.h);
    const float dx = p.tools_in_a_row ? side + kToolGap : 0, dy = p.tools_in_a_row ? 0 : side + kToolGap;
    const auto box = [&](float i) { return Rect{p.tools.x + dx * i, p.tools.y + dy * i, side, side}; };
    const auto tool = [&](float i, std::string_view id, IconPainter icon, bool useful) {
        if (useful) return icon_button(canvas, id, box(i), icon, ButtonLook::Plain);
        idle_icon_button(canvas, id, box(i), icon);
        return false;
    };
    if (tool(0, "map.closer", draw_plus_icon, map.camera().can_zoom_in())) map.zoom_in(now);
    if (tool(1, "map.farther", draw_minus_icon, map.camera().can_zoom_out())) map.zoom_out(now);
    float next = 2;
    if constexpr (requires { map.show_here(now); }) {
        if (map.knows_here() && tool(next++, "map.here", draw_here_icon, true)) map.show_here(now);
        if (tool(next, "map.whole", draw_island_icon, true)) map.show_all(now);
    } else if (tool(next, "map.whole", draw_whole_icon, true)) {
        map.show_all(now);
    }
}

// Without a map: what to do instead, and the way all the same.
void draw_notice(const MapPage& page, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    canvas.fill(content, t.background);
    const Rect room = content.inset(std::max(48.0F, content.w * 0.16F), 60);
    const auto words = [&](Canvas& c, Rect in) {
        float y = in.y;
        TextStyle title = heading(44, t.ink), body = style(32, Weight::Regular, t.muted);
        title.align = body.align = Align::Centre;
        y += c.text({in.x, y}, {page.notice}, title, in.w);
        if (page.notice_body) y += 12 + c.text({in.x, y + 12}, {*page.notice_body}, body, in.w);
        if (page.way) y += 32 + draw_way_card(*page.way, c, in, y + 32);
        return y - in.y;
    };
    canvas.scroll("map.notice", room, 0.5F, words);
}

Action draw_atlas(const MapPage& page, const MapStage& stage, const Parts& p, MapWidget& map, Canvas& canvas) {
    const map::EventFacts facts = event_facts(stage.screen);
    MapWidget::Input input{stage.source.scene,
                           stage.choice,
                           stage.screen.model.places,
                           map::here(facts),
                           stage.words,
                           p.map,
                           p.tools,
                           p.credits,
                           canvas.shape().touch_top,
                           stage.screen.now,
                           stage.screen.reduced_motion,
                           stage.touches};
    Action action;
    if (auto chosen = map.draw(input, canvas)) {
        action = core::ChooseOnMap{std::move(*chosen)};
    }
    const MapColours& c = map_colours(canvas.theme());
    canvas.fill(p.credits, canvas.theme().contrast ? c.sea : canvas.theme().surface.with_alpha(190), 8);
    canvas.text({p.credits.x + 12, p.credits.y + 6}, page.credits, style(19, Weight::Regular, c.soft_name),
                p.credits.w - 22);
    return action;
}

Action draw_plan(const MapStage& stage, const Parts& p, PlanWidget& plan, Canvas& canvas) {
    const bool at_the_start = stage.screen.model.checkpoint.kind == core::CheckpointKind::Gate;
    auto chosen = plan.draw({stage.source.plan, stage.choice, stage.screen.model.places, at_the_start, stage.words,
                             p.map, p.tools, stage.screen.now, stage.screen.reduced_motion, stage.touches},
                            canvas);
    return chosen ? Action(core::ChooseOnMap{std::move(*chosen)}) : std::nullopt;
}

} // namespace

Action draw_map(const MapPage& page, const MapStage& stage, const MapWidgets& widgets, Canvas& canvas,
                const Rect& content) {
    if (page.status != MapSource::Status::Ready) {
        draw_notice(page, canvas, content);
        return std::nullopt;
    }
    const core::Place* here = map::here(event_facts(stage.screen));
    const bool locates = !page.shows_plan && here != nullptr && is_on_earth(*here);
    const Parts p = lay_out(page, locates ? 4 : 3, canvas, content);
    Action action;
    if (page.shows_plan) {
        action = draw_plan(stage, p, widgets.plan, canvas);
    } else {
        widgets.plan.forget();
        action = draw_atlas(page, stage, p, widgets.map, canvas);
    }
    keep(action, draw_map_sheet(page, canvas, p.sheet, p.rows_from));
    if (page.shows_plan) {
        tools(canvas, p, widgets.plan, stage.screen.now);
    } else {
        tools(canvas, p, widgets.map, stage.screen.now);
    }
    return action;
}

} // namespace kiosk::ui
