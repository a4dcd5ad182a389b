#include "ui/screens/guest/sheets.hpp"

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kSheetPad = 64;

float words(const Said& title, const std::optional<Said>& home, const std::vector<Said>& lines, bool with_numbers,
            Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y;
    TextStyle head = heading(54, t.ink);
    head.line = 1.2F;
    y += canvas.text({area.x, y}, {title}, head, area.w);
    if (home) {
        y += canvas.text({area.x, y}, {*home}, style(34, Weight::Regular, t.muted), area.w);
    }
    y += 28;
    const TextStyle body = style(34, Weight::Regular, t.ink);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        y += with_numbers ? numbered(canvas, {area.x, y}, area.w, static_cast<int>(i) + 1, lines[i], body)
                          : canvas.text({area.x, y}, {lines[i]}, body, area.w);
        y += i + 1 < lines.size() ? 20.0F : 0.0F;
    }
    return y - area.y;
}

// What is chosen beside what it is about, or below where words are large.
float accessibility_row(const AccessibilityRow& row, Canvas& canvas, const Rect& area, float top, Action& action) {
    constexpr float kGap = 14, kText = 30;
    const Theme& t = canvas.theme();
    float widest = 130, height = 0;
    for (const AccessibilityChoice& choice : row.choices) {
        const Vec size = button_size(canvas, {choice.label}, kText, 28);
        widest = std::max(widest, size.x);
        height = std::max(height, size.y);
    }
    const auto count = static_cast<float>(row.choices.size());
    const float all = std::min(area.w, count * widest + (count - 1) * kGap), one = (all - (count - 1) * kGap) / count;
    const TextStyle label = style(34, Weight::Regular, t.ink);
    const Vec words = canvas.measure({row.label}, label);
    const bool beside = words.x + 32 + all <= area.w;
    float y = top;
    if (beside) {
        canvas.text({area.x, y + (height - words.y) / 2}, {row.label}, label);
    } else {
        y += canvas.text({area.x, y}, {row.label}, label, area.w) + 6;
    }
    float x = beside ? area.right() - all : area.x;
    for (const AccessibilityChoice& choice : row.choices) {
        const Rect box{x, y, one, height};
        const ButtonLook look = choice.chosen ? ButtonLook::Selected : ButtonLook::Plain;
        if (!canvas.hidden(box) && button(canvas, choice.id, box, {choice.label}, look, kText) && !choice.chosen)
            action = choice.event;
        x += one + kGap;
    }
    return y + height - top;
}

float accessibility_rows(const AccessibilitySheet& view, Canvas& canvas, const Rect& area, Action& action) {
    float y = area.y + words(view.title, view.title_home, {}, false, canvas, area);
    for (const AccessibilityRow& row : view.rows) y += accessibility_row(row, canvas, area, y, action) + 22;
    return y - 22 - area.y;
}

// The sheet's box around words of that height and a row of buttons; within reach.
Rect place(Canvas& canvas, float words_height, float row, bool all_in_reach = false) {
    const PanelMetrics& shape = canvas.shape();
    const float width = std::min(1080.0F, shape.width - 96);
    const float top = all_in_reach ? std::max(40.0F, shape.touch_top) : 40.0F;
    const float most = shape.touch_bottom - top - 40;
    const float height = std::min(most, words_height + row + 2 * kSheetPad + 36);
    float y = (shape.touch_bottom - height) / 2;
    if (shape.touch_top > 0) {
        y = shape.touch_bottom - 40 - height;
    }
    return {(shape.width - width) / 2, y + canvas.sheet_below(), width, height};
}

void ground(Canvas& canvas, const Rect& box) {
    const Theme& t = canvas.theme();
    canvas.fill(box, t.background, 40);
    if (t.contrast) {
        canvas.outline(box, t.line, 3, 40);
    }
}

} // namespace

float sheet_width(const Canvas& canvas) {
    return std::min(1080.0F, canvas.shape().width - 96) - 2 * kSheetPad;
}

SheetGround sheet_ground(Canvas& canvas, const Canvas::Content& content, float row_height, bool all_in_reach) {
    const float width = sheet_width(canvas);
    SheetGround made;
    made.box = place(canvas, canvas.height_of(content, width), row_height, all_in_reach);
    ground(canvas, made.box);
    const Rect inner = made.box.inset(kSheetPad, kSheetPad);
    made.row = {inner.x, inner.bottom() - row_height, inner.w, row_height};
    made.inner = {inner.x, inner.y, inner.w, inner.h - row_height - 36};
    return made;
}

// The sheet itself takes touches: only those on the button and outside of the sheet close it.
Action close_sheet_by(Canvas& canvas, const SheetGround& ground, const Said& close) {
    const Rect& row = ground.row;
    const float w = std::min(std::max(button_size(canvas, {close}, 32, 56).x, 260.0F), row.w);
    Action action;
    if (button(canvas, "sheet.close", {row.right() - w, row.y, w, row.h}, {close}, ButtonLook::Primary, 32)) {
        action = core::CloseSheet{};
    }
    canvas.note("sheet", ground.box);
    if (canvas.rest_outside("sheet.outside", ground.box) && !action) {
        action = core::CloseSheet{};
    }
    return action;
}

Action draw_sheet(const SheetViewModel& view, Canvas& canvas) {
    const auto content = [&](Canvas& c, Rect area) {
        return words(view.title, view.title_home, view.lines, view.numbered, c, area);
    };
    const SheetGround ground = sheet_ground(canvas, content, button_size(canvas, {view.close}, 32, 56).y);
    canvas.scroll("sheet.words", ground.inner, 0, content);
    return close_sheet_by(canvas, ground, view.close);
}

Action draw_accessibility_sheet(const AccessibilitySheet& view, Canvas& canvas) {
    Action action;
    const auto content = [&](Canvas& c, Rect area) { return accessibility_rows(view, c, area, action); };
    const SheetGround ground = sheet_ground(canvas, content, button_size(canvas, {view.close}, 32, 56).y, true);
    canvas.scroll("sheet.accessibility", ground.inner, 0, content);
    keep(action, close_sheet_by(canvas, ground, view.close));
    return action;
}

Action draw_more_time(const MoreTimeViewModel& view, const core::Countdown& left, Canvas& canvas) {
    const auto content = [&](Canvas& c, Rect area) {
        return words(view.title, view.title_home, {view.body}, false, c, area);
    };
    const Vec yes = button_size(canvas, {view.yes}, 36, 64);
    const float width = std::min(1080.0F, canvas.shape().width - 96) - 2 * kSheetPad;
    const Rect box = place(canvas, canvas.height_of(content, width), yes.y);
    ground(canvas, box);
    const Rect inner = box.inset(kSheetPad, kSheetPad);
    canvas.scroll("sheet.more_time", {inner.x, inner.y, inner.w, inner.h - yes.y - 36}, 0, content);
    const float ring = std::min(100.0F, yes.y);
    countdown_ring(canvas, {inner.right() - ring / 2, inner.bottom() - yes.y / 2}, ring / 2, left);
    const float w = std::min(std::max(yes.x, 320.0F), inner.w - ring - 24);
    const bool tapped = button(canvas, "more_time.yes", {inner.x, inner.bottom() - yes.y, w, yes.y}, {view.yes},
                               ButtonLook::Primary, 36);
    return tapped ? Action{core::MoreTime{}} : std::nullopt;
}

} // namespace kiosk::ui
