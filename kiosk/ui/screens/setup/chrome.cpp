// What surrounds the pages of the first start: which step it is, and the ways to the others.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/screens/setup/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kRailWidth = 350, kCircle = 66, kSetupLogo = 72, kSetupTool = 28, kFootPad = 22;

float setup_header(const SetupChrome& view, Canvas& canvas, SetupAction& action) {
    const Theme& t = canvas.theme();
    const float width = canvas.shape().width, row = setup_row(canvas), text_x = kSetupMargin + kSetupLogo + 20;
    const TextStyle clock = style(48, Weight::Bold, t.ink);
    const Spans clock_text{{view.clock, "en"}};
    const Vec clock_size = canvas.measure(clock_text, clock);
    const auto tool_width = [&](const SetupButton& tool) {
        return button_size(canvas, {tool.label}, kSetupTool, 26).x;
    };
    const float language_w = tool_width(view.language), size_w = tool_width(view.text_size);
    const float tools = width - kSetupMargin - clock_size.x - 28 - language_w - 14 - size_w;
    const float room = tools - 28 - text_x;
    const TextStyle title =
        canvas.fit({view.title}, style(28, Weight::Bold, t.ink), {room, 28 * canvas.text_scale() * 2.8F}, 18);
    const TextStyle small = style(24, Weight::Regular, t.muted);
    const Vec title_size = canvas.measure({view.title}, title, room),
              sub = canvas.measure({view.subtitle}, small, room);
    const float height = std::max({112.0F, title_size.y + sub.y + 28, row + 28});
    canvas.fill({0, 0, width, height}, t.surface);
    canvas.fill({0, height - 2, width, 2}, t.line);
    const Rect logo{kSetupMargin, (height - kSetupLogo) / 2, kSetupLogo, kSetupLogo};
    canvas.fill(logo, t.primary, 18);
    canvas.text_in(logo, {{"際", "zh-TW"}}, style(40 / canvas.text_scale(), Weight::Bold, t.on_primary));
    const float top = (height - title_size.y - sub.y) / 2;
    canvas.text({text_x, top}, {view.title}, title, room);
    canvas.text({text_x, top + title_size.y}, {view.subtitle}, small, room);
    canvas.text({width - kSetupMargin - clock_size.x, (height - clock_size.y) / 2}, clock_text, clock);
    const float y = (height - row) / 2;
    setup_button(view.text_size, canvas, {tools, y, size_w, row}, action, kSetupTool);
    setup_button(view.language, canvas, {tools + size_w + 14, y, language_w, row}, action, kSetupTool);
    // What may be known, where there is room for it.
    const float note_x = text_x + std::max(title_size.x, sub.x) + 48, note_w = tools - 28 - note_x;
    const Vec note = canvas.measure({view.note}, small, note_w);
    if (note_w > 300 && note.y <= height - 20)
        canvas.text({tools - 28 - note.x, (height - note.y) / 2}, {view.note}, small, note.x + 1);
    return height;
}

void rail_circle(const SetupRailStep& step, std::size_t number, Canvas& canvas, Vec centre) {
    const Theme& t = canvas.theme();
    const float radius = kCircle / 2;
    const Rect square{centre.x - radius, centre.y - radius, kCircle, kCircle};
    if (step.done) {
        canvas.disc(centre, radius, t.green);
        const Rect tick = square.inset(16, 16);
        const std::array<Vec, 3> points{{{tick.x, tick.y + tick.h * 0.5F},
                                         {tick.x + tick.w * 0.38F, tick.y + tick.h * 0.86F},
                                         {tick.right(), tick.y + tick.h * 0.16F}}};
        canvas.path(points.data(), points.size(), t.on_green, 6, false);
        return;
    }
    if (step.here) {
        canvas.disc(centre, radius + 9, t.line);
        canvas.disc(centre, radius, t.selected);
    } else {
        canvas.disc(centre, radius, t.surface);
        canvas.ring(centre, radius - 2, t.line, 4);
    }
    canvas.text_in(square, {{std::to_string(number), "en"}},
                   style(28 / canvas.text_scale(), Weight::Bold, step.here ? t.on_selected : t.muted));
}

// Beside the page, from top to bottom; the names of the steps stand beside their circles.
void rail_beside(const SetupChrome& view, Canvas& canvas, const Rect& rail) {
    const Theme& t = canvas.theme();
    canvas.fill(rail, t.surface);
    canvas.fill({rail.right() - 2, rail.y, 2, rail.h}, t.line);
    const float x = rail.x + kSetupMargin + kCircle / 2, each = rail.h / static_cast<float>(view.steps.size());
    canvas.fill({x - 2, rail.y + each / 2, 4, rail.h - each}, t.line);
    for (std::size_t i = 0; i < view.steps.size(); ++i) {
        const SetupRailStep& step = view.steps[i];
        const float y = rail.y + (static_cast<float>(i) + 0.5F) * each;
        rail_circle(step, i + 1, canvas, {x, y});
        const float left = x + kCircle / 2 + 22, w = rail.right() - 20 - left;
        const TextStyle name =
            canvas.fit({step.name},
                       style(28, step.here ? Weight::Bold : Weight::Regular, step.done || step.here ? t.ink : t.muted),
                       {w, each - 8}, 16);
        const float h = canvas.measure({step.name}, name, w).y;
        canvas.text({left, y - h / 2}, {step.name}, name, w);
    }
}

// Above the page, from left to right, and the name of the step that it is.
float rail_above(const SetupChrome& view, Canvas& canvas, float top) {
    const Theme& t = canvas.theme();
    const float width = canvas.shape().width, each = (width - 2 * kSetupMargin) / static_cast<float>(view.steps.size());
    const TextStyle name = style(30, Weight::Bold, t.ink);
    const auto here = std::ranges::find_if(view.steps, &SetupRailStep::here);
    const float words = here == view.steps.end() ? 0 : canvas.measure({here->name}, name).y;
    const float height = 24 + kCircle + 20 + words + 16, y = top + 24 + kCircle / 2;
    canvas.fill({0, top, width, height}, t.surface);
    canvas.fill({0, top + height - 2, width, 2}, t.line);
    canvas.fill({kSetupMargin + each / 2, y - 2, width - 2 * kSetupMargin - each, 4}, t.line);
    for (std::size_t i = 0; i < view.steps.size(); ++i)
        rail_circle(view.steps[i], i + 1, canvas, {kSetupMargin + (static_cast<float>(i) + 0.5F) * each, y});
    if (here == view.steps.end()) return height;
    const float w = canvas.measure({here->name}, name).x;
    const float at = kSetupMargin + (static_cast<float>(here - view.steps.begin()) + 0.5F) * each;
    canvas.text({std::clamp(at - w / 2, kSetupMargin, std::max(kSetupMargin, width - kSetupMargin - w)),
                 top + 24 + kCircle + 20},
                {here->name}, name);
    return height;
}

float setup_footer(const SetupChrome& view, Canvas& canvas, SetupAction& action) {
    const Theme& t = canvas.theme();
    const float row = setup_row(canvas), width = canvas.shape().width, height = row + 2 * kFootPad;
    const float top = canvas.shape().height - height, y = top + kFootPad;
    canvas.fill({0, top, width, height}, t.surface);
    canvas.fill({0, top, width, 2}, t.line);
    std::vector<const SetupButton*> buttons;
    if (view.back) buttons.push_back(&*view.back);
    for (const SetupButton& each : view.on) buttons.push_back(&each);
    const auto wide = [&](const SetupButton& each) { return button_size(canvas, {each.label}, 30, 44).x; };
    float all = 0;
    for (const SetupButton* each : buttons) all += wide(*each) + 16;
    // Too many words share what there is.
    const float room = width - 2 * kSetupMargin, shrink = all > room ? room / all : 1;
    float left = kSetupMargin, right = width - kSetupMargin;
    if (view.back) {
        const float w = wide(*view.back) * shrink;
        setup_button(*view.back, canvas, {left, y, w, row}, action);
        left += w + 16;
    }
    for (auto each = view.on.rbegin(); each != view.on.rend(); ++each) {
        const float w = wide(*each) * shrink;
        right -= w;
        setup_button(*each, canvas, {right, y, w, row}, action);
        right -= 16;
    }
    const TextStyle which = style(26, Weight::Regular, t.muted);
    const Vec size = canvas.measure({view.which}, which);
    const float middle = std::clamp((width - size.x) / 2, left + 16, std::max(left + 16, right - 16 - size.x));
    if (middle + size.x + 16 <= right + 1) canvas.text({middle, top + (height - size.y) / 2}, {view.which}, which);
    return top;
}

// What went wrong stands above the page, which loses its height.
void setup_fault(const Said& fault, Canvas& canvas, Rect& content) {
    const Theme& t = canvas.theme();
    const float icon = 40, x = content.x + kSetupMargin + icon + 20, w = content.right() - kSetupMargin - x;
    const TextStyle words =
        canvas.fit({fault}, style(26, Weight::Bold, t.on_panel(core::Tone::Amber)), {w, content.h * 0.3F}, 16);
    const float h = canvas.measure({fault}, words, w).y, height = std::max(icon, h) + 28;
    canvas.fill({content.x, content.y, content.w, height}, t.panel(core::Tone::Amber));
    draw_sign(canvas, {content.x + kSetupMargin, content.y + (height - icon) / 2, icon, icon}, Sign::Exclamation,
              t.on_panel(core::Tone::Amber));
    canvas.text({x, content.y + (height - h) / 2}, {fault}, words, w);
    content.y += height;
    content.h -= height;
}

} // namespace

SetupDrawn draw_setup_chrome(const SetupChrome& view, Canvas& canvas) {
    SetupDrawn drawn;
    float top = setup_header(view, canvas, drawn.action);
    const float bottom = setup_footer(view, canvas, drawn.action);
    float left = 0;
    if (canvas.shape().portrait) {
        top += rail_above(view, canvas, top);
    } else {
        rail_beside(view, canvas, {0, top, kRailWidth, bottom - top});
        left = kRailWidth;
    }
    drawn.content = {left, top, canvas.shape().width - left, bottom - top};
    canvas.fill(drawn.content, canvas.theme().background);
    if (view.fault) setup_fault(*view.fault, canvas, drawn.content);
    return drawn;
}

} // namespace kiosk::ui
