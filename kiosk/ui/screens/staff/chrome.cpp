// What surrounds the pages of staff.
#include <algorithm>
#include <string>
#include <vector>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kToolText = 28, kToolPad = 26, kStaffToolGap = 14, kLogo = 72, kStaffFooterPad = 22;
constexpr float kChipLabel = 21, kChipValue = 24;

enum class ToolKind { Back, Leave, Stays, Language, Accessibility };
struct Tool {
    ToolKind kind = ToolKind::Back;
    float width = 0;
};

float tool_height(const Canvas& canvas) {
    const float chip = (kChipLabel + kChipValue) * canvas.text_scale() * 1.34F + 16; // of two lines
    return std::max({canvas.shape().touch, kToolText * canvas.text_scale() * 1.34F + 32, chip});
}
float tool_icon(const Canvas& canvas) {
    return kToolText * canvas.text_scale();
}
float ring_size(const Canvas& canvas) {
    return tool_height(canvas) - 24;
}

float label_width(Canvas& canvas, const Said& label) {
    return canvas.measure({label}, style(kToolText, Weight::Bold, {})).x;
}

// The ways out, as far as there are any. The one out of staff mode is the last on every page, so that a second tap on
// "back" finds nothing that signs anybody out.
std::vector<Tool> ways_out(const StaffChrome& view, Canvas& canvas) {
    std::vector<Tool> tools;
    const float least = canvas.shape().touch;
    if (view.back)
        tools.push_back(
            {ToolKind::Back, std::max(least, tool_icon(canvas) + 10 + label_width(canvas, *view.back) + 2 * kToolPad)});
    if (view.leave)
        tools.push_back({ToolKind::Leave, ring_size(canvas) + 16 + label_width(canvas, *view.leave) + 2 * kToolPad});
    if (view.stays)
        tools.push_back({ToolKind::Stays, tool_icon(canvas) + 12 + label_width(canvas, *view.stays) + 2 * kToolPad});
    return tools;
}

std::vector<Tool> settings_tools(const StaffChrome& view, Canvas& canvas) {
    const float least = std::max(canvas.shape().touch, tool_height(canvas));
    return {{ToolKind::Language, std::max(least, label_width(canvas, view.other_language) + 2 * kToolPad)},
            {ToolKind::Accessibility, least}};
}

float width_of(const std::vector<Tool>& tools) {
    float width = 0;
    for (const Tool& tool : tools) width += tool.width + kStaffToolGap;
    return tools.empty() ? 0 : width - kStaffToolGap;
}

void draw_leave(const StaffChrome& view, Canvas& canvas, const Rect& rect, Action& action) {
    if (button(canvas, "staff.leave", rect, {}, ButtonLook::Plain)) action = core::LeaveStaff{};
    const Theme& t = canvas.theme();
    const float ring = ring_size(canvas), radius = ring / 2;
    const Vec centre{rect.x + kToolPad + radius, rect.y + rect.h / 2};
    canvas.ring(centre, radius - 3, t.track, 5);
    canvas.arc(centre, radius - 3, t.ink, 5, view.left.left);
    const int seconds = view.left.seconds;
    const std::string clock =
        std::to_string(seconds / 60) + (seconds % 60 < 10 ? ":0" : ":") + std::to_string(seconds % 60);
    canvas.text_in({centre.x - radius, centre.y - radius, ring, ring}, {{clock, "en"}},
                   style(ring * 0.3F / canvas.text_scale(), Weight::Bold, t.ink));
    const TextStyle s = style(kToolText, Weight::Bold, t.ink);
    const float height = canvas.measure({*view.leave}, s).y;
    canvas.text({centre.x + radius + 16, rect.y + (rect.h - height) / 2}, {*view.leave}, s);
}

void draw_stays(const StaffChrome& view, Canvas& canvas, const Rect& rect) {
    const Theme& t = canvas.theme();
    canvas.note("staff.stays", rect);
    canvas.outline(rect, t.line, 2, 18);
    const float icon = tool_icon(canvas);
    const TextStyle s = style(kToolText, Weight::Bold, t.ink);
    const float height = canvas.measure({*view.stays}, s).y;
    draw_lock_icon(canvas, {rect.x + kToolPad, rect.y + (rect.h - icon) / 2, icon, icon}, t.ink);
    canvas.text({rect.x + kToolPad + icon + 12, rect.y + (rect.h - height) / 2}, {*view.stays}, s);
}

void draw_back(const StaffChrome& view, Canvas& canvas, const Rect& rect, Action& action) {
    if (button(canvas, "staff.back", rect, {}, ButtonLook::Plain)) action = core::GoBack{};
    const Theme& t = canvas.theme();
    const float icon = tool_icon(canvas);
    const TextStyle s = style(kToolText, Weight::Bold, t.ink);
    const Vec size = canvas.measure({*view.back}, s);
    const float x = rect.x + (rect.w - icon - 10 - size.x) / 2;
    draw_back_icon(canvas, {x, rect.y + (rect.h - icon) / 2, icon, icon}, t.ink);
    canvas.text({x + icon + 10, rect.y + (rect.h - size.y) / 2}, {*view.back}, s);
}

void draw_tool(ToolKind kind, const StaffChrome& view, Canvas& canvas, const Rect& rect, Action& action) {
    switch (kind) {
    case ToolKind::Leave:
        return draw_leave(view, canvas, rect, action);
    case ToolKind::Stays:
        return draw_stays(view, canvas, rect);
    case ToolKind::Back:
        return draw_back(view, canvas, rect, action);
    case ToolKind::Language:
        if (button(canvas, "staff.language", rect, {view.other_language}, ButtonLook::Plain, kToolText))
            action = core::ToggleStaffLanguage{};
        return;
    case ToolKind::Accessibility:
        if (icon_button(canvas, "staff.accessibility", rect, draw_accessibility_icon,
                        view.accessibility_on ? ButtonLook::Selected : ButtonLook::Plain))
            action = core::OpenSheet{core::Sheet::Accessibility};
        return;
    }
}

void draw_tools(const std::vector<Tool>& tools, const StaffChrome& view, Canvas& canvas, Vec at, Action& action) {
    for (const Tool& tool : tools) {
        draw_tool(tool.kind, view, canvas, {at.x, at.y, tool.width, tool_height(canvas)}, action);
        at.x += tool.width + kStaffToolGap;
    }
}

// Who is signed in, in the colour of their role.
void role_pill(const StaffChrome& view, Canvas& canvas, Vec at) {
    const Theme& t = canvas.theme();
    pill(canvas, at, {*view.role}, t.soft, t.contrast ? t.ink : t.soft_ink, 24);
}

float staff_header(const StaffChrome& view, Canvas& canvas, const std::vector<Tool>& tools, Action& action) {
    const Theme& t = canvas.theme();
    const float width = canvas.shape().width, text_x = kStaffMargin + kLogo + 20;
    const TextStyle clock = style(48, Weight::Bold, t.ink);
    const Spans clock_text{{view.clock, "en"}};
    const Vec clock_size = canvas.measure(clock_text, clock);
    float right = width - kStaffMargin - clock_size.x - 28;
    const float tools_x = right - width_of(tools);
    if (!tools.empty()) right = tools_x - kStaffToolGap;
    const float pill_w = view.role ? canvas.measure({*view.role}, style(24, Weight::Bold, {})).x + 28 : 0.0F;
    const bool as_pill = view.role && right - pill_w - kStaffToolGap - text_x > 420;
    const float text_w = right - (as_pill ? pill_w + kStaffToolGap : 0) - text_x;
    Spans sub{view.subtitle};
    if (view.role && !as_pill) sub = joined({sub, {*view.role}}, kDot);
    const TextStyle title =
        canvas.fit({view.title}, style(28, Weight::Bold, t.ink), {text_w, 28 * canvas.text_scale() * 1.4F}, 22);
    const TextStyle small =
        canvas.fit(sub, style(24, Weight::Regular, t.muted), {text_w, 24 * canvas.text_scale() * 2.8F}, 20);
    const float title_h = canvas.measure({view.title}, title, text_w).y;
    const float sub_h = canvas.measure(sub, small, text_w).y;
    const float height = std::max({112.0F, title_h + sub_h + 28, tools.empty() ? 0.0F : tool_height(canvas) + 28});
    canvas.fill({0, 0, width, height}, t.surface);
    canvas.fill({0, height - 2, width, 2}, t.line);
    const Rect logo{kStaffMargin, (height - kLogo) / 2, kLogo, kLogo};
    canvas.fill(logo, t.primary, 18);
    canvas.text_in(logo, {{"際", "zh-TW"}}, style(40 / canvas.text_scale(), Weight::Bold, t.on_primary));
    const float top = (height - title_h - sub_h) / 2;
    canvas.text({text_x, top}, {view.title}, title, text_w);
    canvas.text({text_x, top + title_h}, sub, small, text_w);
    canvas.text({width - kStaffMargin - clock_size.x, (height - clock_size.y) / 2}, clock_text, clock);
    draw_tools(tools, view, canvas, {tools_x, (height - tool_height(canvas)) / 2}, action);
    if (as_pill) role_pill(view, canvas, {right - pill_w, (height - pill_height(canvas, 24)) / 2});
    return height;
}

float chip_width(const HealthChip& chip, Canvas& canvas) {
    const float words = std::max(canvas.measure({chip.label}, style(kChipLabel, Weight::Regular, {})).x,
                                 canvas.measure({chip.value}, style(kChipValue, Weight::Bold, {})).x);
    return std::max(canvas.shape().touch, words + 40);
}

// White: fine; an amber outline: look. A touch leads to the whole of it.
void draw_chip(const HealthChip& chip, Canvas& canvas, const Rect& rect, Action& action) {
    const Theme& t = canvas.theme();
    const TouchRouter::Hit hit = canvas.touchable("staff.health." + chip.id, rect);
    if (hit.tapped) action = core::OpenHealth{};
    canvas.outline(rect, chip.look ? t.panel(core::Tone::Amber) : t.line, chip.look ? 4.0F : 2.0F, 18);
    const TextStyle label = style(kChipLabel, Weight::Regular, t.muted), value = style(kChipValue, Weight::Bold, t.ink);
    const float label_h = canvas.measure({chip.label}, label).y, value_h = canvas.measure({chip.value}, value).y;
    const float y = rect.y + (rect.h - label_h - value_h) / 2;
    canvas.text({rect.x + 20, y}, {chip.label}, label);
    canvas.text({rect.x + 20, y + label_h}, {chip.value}, value);
    press_veil(canvas, rect, 18, hit.held);
}

using Chips = std::vector<const HealthChip*>;

float width_of(const Chips& chips, Canvas& canvas) {
    float width = 0;
    for (const HealthChip* chip : chips) width += chip_width(*chip, canvas) + kStaffToolGap;
    return width;
}

// All of them beside the tools where they have room, else what there is to look at: beside the tools, or in rows above.
struct StaffFooterPlan {
    Chips beside;
    std::vector<Chips> above;
};

StaffFooterPlan plan_footer(const StaffChrome& view, Canvas& canvas, float tools_w) {
    const float room = canvas.shape().width - 2 * kStaffMargin;
    Chips all, looked_at;
    for (const HealthChip& chip : view.health) {
        all.push_back(&chip);
        if (chip.look) looked_at.push_back(&chip);
    }
    if (width_of(all, canvas) + tools_w <= room) return {all, {}};
    if (width_of(looked_at, canvas) + tools_w <= room) return {looked_at, {}};
    StaffFooterPlan plan;
    for (const HealthChip* chip : looked_at) {
        if (plan.above.empty() || width_of(plan.above.back(), canvas) + chip_width(*chip, canvas) > room)
            plan.above.emplace_back();
        plan.above.back().push_back(chip);
    }
    return plan;
}

void draw_chips(const Chips& chips, Canvas& canvas, float y, Action& action) {
    float x = kStaffMargin;
    for (const HealthChip* chip : chips) {
        const float w = std::min(chip_width(*chip, canvas), canvas.shape().width - kStaffMargin - x);
        draw_chip(*chip, canvas, {x, y, w, tool_height(canvas)}, action);
        x += w + kStaffToolGap;
    }
}

float staff_footer(const StaffChrome& view, Canvas& canvas, const std::vector<Tool>& tools, Action& action) {
    const Theme& t = canvas.theme();
    const PanelMetrics& shape = canvas.shape();
    const float tools_w = width_of(tools), row = tool_height(canvas);
    const StaffFooterPlan plan = plan_footer(view, canvas, tools_w);
    const float rows = row + static_cast<float>(plan.above.size()) * (row + kStaffToolGap);
    const float top = shape.touch_bottom - rows - 2 * kStaffFooterPad;
    if (view.strip) {
        draw_staff_strip(*view.strip, canvas, {0, top, shape.width, shape.touch_bottom - top}, action);
        return top;
    }
    canvas.fill({0, top, shape.width, shape.height - top}, t.surface);
    canvas.fill({0, top, shape.width, 2}, t.line);
    float y = top + kStaffFooterPad;
    for (const Chips& chips : plan.above) {
        draw_chips(chips, canvas, y, action);
        y += row + kStaffToolGap;
    }
    draw_chips(plan.beside, canvas, y, action);
    draw_tools(tools, view, canvas, {shape.width - kStaffMargin - tools_w, y}, action);
    return top;
}

// That badges are only looked at, over the whole width, and the way out of it: at the content's top, or at its bottom
// where controls are lowered. The content loses its height.
void look_banner(const StaffChrome& view, Canvas& canvas, Rect& content, Action& action) {
    if (!view.look_only) return;
    const Theme& t = canvas.theme();
    const float width = canvas.shape().width, icon = 40, x = kStaffMargin + icon + 20;
    const Vec off = button_size(canvas, {view.look_off}, kToolText, kToolPad);
    const TextStyle s = style(30, Weight::Bold, t.on_panel(core::Tone::Amber));
    const float w = width - kStaffMargin - off.x - 20 - x;
    const float words_h = canvas.measure({*view.look_only}, s, w).y, height = std::max(words_h, off.y) + 20;
    const float top = canvas.shape().touch_top > 0 ? content.bottom() - height : content.y;
    if (top == content.y) content.y += height;
    content.h -= height;
    canvas.fill({0, top, width, height}, t.panel(core::Tone::Amber));
    draw_eye_icon(canvas, {kStaffMargin, top + (height - icon) / 2, icon, icon}, t.on_panel(core::Tone::Amber));
    canvas.text({x, top + (height - words_h) / 2}, {*view.look_only}, s, w);
    const Rect at{width - kStaffMargin - off.x, top + (height - off.y) / 2, off.x, off.y};
    if (button(canvas, "staff.look.off", at, {view.look_off}, ButtonLook::Plain, kToolText))
        action = core::ToggleLookOnly{};
}

} // namespace

ChromeDrawn draw_staff_chrome(const StaffChrome& view, Canvas& canvas) {
    ChromeDrawn drawn;
    const std::vector<Tool> out = ways_out(view, canvas), settings = settings_tools(view, canvas);
    const float clock = canvas.measure({{view.clock, "en"}}, style(48, Weight::Bold, {})).x;
    const float left = kStaffMargin + kLogo + 20 + 330;
    const bool lower = canvas.shape().touch_top > 0;
    const bool above =
        !lower && left + width_of(out) + 28 + clock + kStaffMargin + kStaffToolGap <= canvas.shape().width;
    std::vector<Tool> below = settings;
    if (!above) below.insert(below.begin(), out.begin(), out.end());
    const float top = staff_header(view, canvas, above ? out : std::vector<Tool>{}, drawn.action);
    const float bottom = staff_footer(view, canvas, below, drawn.action);
    drawn.content = {0, top, canvas.shape().width, bottom - top};
    canvas.fill(drawn.content, canvas.theme().background);
    look_banner(view, canvas, drawn.content, drawn.action);
    return drawn;
}

} // namespace kiosk::ui
