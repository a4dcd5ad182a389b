// What came of an event on a stick: what is wrong with it, by sheet and cell, or what would change.
#include <algorithm>
#include <string>

#include "ui/screens/staff/parts.hpp"
#include "ui/screens/staff/staff.hpp"
#include "ui/screens/staff/stick_parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

Sign sign_of_problem(bool is_error) {
    return is_error ? Sign::Cross : Sign::Exclamation;
}
Colour ink_of_problem(const Theme& t, bool is_error) {
    return t.contrast ? t.ink : t.panel(is_error ? core::Tone::Red : core::Tone::Amber);
}

float check_heading(const StickCheckPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const TextStyle title = canvas.fit({view.title}, heading(44, t.ink), {area.w, 44 * 2.8F * canvas.text_scale()}, 24);
    const float y = canvas.text({area.x, area.y}, {view.title}, title, area.w);
    return y + canvas.text({area.x, area.y + y}, {view.sub}, style(26, Weight::Regular, t.muted), area.w);
}

float problem_line(const StickProblemLine& line, Canvas& canvas, const Rect& area, Action& action) {
    const Theme& t = canvas.theme();
    const float icon = 44, pad = 22, x = area.x + pad + icon + 20, w = area.right() - pad - x;
    TextStyle what = style(24, Weight::Regular, t.muted);
    what.most_lines = 2; // the whole of it stands beside
    const TextStyle where = whole_words(canvas, line.where, 28, t.ink, w);
    const float where_h = canvas.measure({line.where}, where, w).y, what_h = canvas.measure({line.what}, what, w).y;
    const float height = std::max(canvas.shape().touch, where_h + what_h + 24);
    const Rect box{area.x, area.y, area.w, height};
    if (canvas.hidden(box)) return height;
    const TouchRouter::Hit hit = canvas.touchable("stick.problem." + line.id, box);
    if (hit.tapped) {
        canvas.scroll_to("staff.stick.problem", 0);
        action = line.opens;
    }
    const Colour ink = ink_of_problem(t, line.is_error);
    canvas.card(box, t.surface, line.chosen ? ink : t.line, 18);
    if (line.chosen) canvas.outline(box, ink, 4, 18);
    draw_sign(canvas, {box.x + pad, box.y + (height - icon) / 2, icon, icon}, sign_of_problem(line.is_error), ink);
    const float y = box.y + (height - where_h - what_h) / 2;
    canvas.text({x, y}, {line.where}, where, w);
    canvas.text({x, y + where_h}, {line.what}, what, w);
    press_veil(canvas, box, 18, hit.held);
    return height;
}

float problem_lines(const StickCheckPage& view, Canvas& canvas, const Rect& area, Action& action) {
    float y = area.y;
    for (const StickProblemLine& line : view.problems)
        y += problem_line(line, canvas, {area.x, y, area.w, 0}, action) + 12;
    return std::max(0.0F, y - 12 - area.y);
}

// As a spreadsheet shows it, the cell at fault in red; a row is as high as its longest text.
class SheetPart {
  public:
    SheetPart(const StickSheetPart& part, Canvas& canvas, const Rect& area)
        : part_(part), canvas_(canvas), area_(area) {
        // As many columns as have room, the one at fault among them.
        const auto most = static_cast<std::size_t>(std::max(1.0F, (area.w - number_w_) / (150 * canvas.text_scale())));
        shown_ = std::min(most, part.columns.size());
        first_ = part.column < shown_ ? 0 : part.column + 1 - shown_;
        cell_w_ = (area.w - number_w_) / static_cast<float>(shown_);
    }

    float draw() {
        const float line = 24 * canvas_.text_scale() * 1.34F + 2 * kPadY;
        head({area_.x, area_.y, number_w_, line}, "", false);
        for (std::size_t i = 0; i < shown_; ++i)
            head({x_of(i), area_.y, cell_w_, line}, part_.columns[first_ + i], first_ + i == part_.column);
        float y = area_.y + line;
        for (std::size_t row = 0; row < part_.rows.size(); ++row) y += draw_row(row, y, line);
        return y - area_.y;
    }

  private:
    static constexpr float kPadX = 10, kPadY = 7;

    [[nodiscard]] float x_of(std::size_t i) const { return area_.x + number_w_ + static_cast<float>(i) * cell_w_; }
    void head(const Rect& box, const std::string& text, bool at_fault) {
        const Theme& t = canvas_.theme();
        canvas_.fill(box, at_fault ? t.red : t.background);
        canvas_.outline({box.x, box.y, box.w + 1, box.h + 1}, t.line, 1);
        if (!text.empty())
            canvas_.text_in(box, {{text, "en"}},
                            style(24, at_fault ? Weight::Bold : Weight::Regular, at_fault ? t.on_red : t.muted));
    }
    float draw_row(std::size_t number, float y, float least) {
        const Theme& t = canvas_.theme();
        const auto& row = part_.rows[number];
        const auto style_of = [&](std::size_t i) {
            const bool at = number == part_.row && first_ + i == part_.column;
            return canvas_.fit({row.cells[first_ + i]}, style(24, at ? Weight::Bold : Weight::Regular, t.ink),
                               {cell_w_ - 2 * kPadX, 10'000}, 14);
        };
        float height = least;
        for (std::size_t i = 0; i < shown_; ++i)
            height = std::max(height,
                              canvas_.measure({row.cells[first_ + i]}, style_of(i), cell_w_ - 2 * kPadX).y + 2 * kPadY);
        head({area_.x, y, number_w_, height}, row.number, number == part_.row);
        for (std::size_t i = 0; i < shown_; ++i) {
            const Rect box{x_of(i), y, cell_w_, height};
            canvas_.outline({box.x, box.y, box.w + 1, box.h + 1}, t.line, 1);
            if (!row.cells[first_ + i].text.empty())
                canvas_.text({box.x + kPadX, y + kPadY}, {row.cells[first_ + i]}, style_of(i), box.w - 2 * kPadX);
            if (number == part_.row && first_ + i == part_.column) canvas_.outline(box, t.red, 4);
        }
        return height;
    }

    const StickSheetPart& part_;
    Canvas& canvas_;
    const Rect area_;
    const float number_w_ = 64 * canvas_.text_scale();
    std::size_t shown_ = 0, first_ = 0; // columns
    float cell_w_ = 0;
};

float problem_panel(const StickProblemPanel& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    const float icon = 40, x = area.x + icon + 18, w = area.right() - x;
    draw_sign(canvas, {area.x, area.y + 4, icon, icon}, sign_of_problem(view.is_error),
              ink_of_problem(t, view.is_error));
    const TextStyle title = style(34, Weight::Bold, t.ink), which = style(24, Weight::Regular, t.muted);
    const float where_w = canvas.measure({view.where}, title).x;
    const Vec which_size = canvas.measure({view.which}, which);
    float y = area.y + canvas.text({x, area.y}, {view.where}, title, w);
    if (where_w + 24 + which_size.x <= w)
        canvas.text({area.right() - which_size.x, y - which_size.y - 4}, {view.which}, which);
    else
        y += canvas.text({x, y}, {view.which}, which, w);
    y += 14;
    if (view.column) y += canvas.text({area.x, y}, {*view.column}, style(26, Weight::Bold, t.ink), area.w) + 4;
    y += canvas.text({area.x, y}, {view.what}, style(30, Weight::Bold, t.ink), area.w) + 18;
    y += canvas.text({area.x, y}, {view.mend_title}, panel_title(canvas), area.w) + 6;
    if (!view.mend.text.empty())
        y += canvas.text({area.x, y}, {view.mend}, style(28, Weight::Regular, t.ink), area.w) + 14;
    if (view.part) y += SheetPart(*view.part, canvas, {area.x, y, area.w, 0}).draw() + 18;
    for (std::size_t i = 0; i < view.steps.size(); ++i)
        y += numbered(canvas, {area.x, y}, area.w, static_cast<int>(i) + 1, view.steps[i],
                      style(28, Weight::Regular, t.ink)) +
             10;
    return y - area.y;
}

float people_list(const StickPeopleList& list, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    TextStyle number = style(54, Weight::Bold, list.names.empty() ? t.muted : t.icon);
    number.line = 1.15F;
    float y = area.y + canvas.text({area.x, area.y}, {list.title}, style(24, Weight::Regular, t.muted), area.w);
    y += canvas.text({area.x, y}, {{list.number, "en"}}, number, area.w) + 4;
    for (const Said& name : list.names)
        y += canvas.text({area.x, y}, {name}, whole_words(canvas, name, 26, t.ink, area.w), area.w) + 2;
    if (list.more) y += canvas.text({area.x, y}, {*list.more}, style(24, Weight::Regular, t.muted), area.w);
    return y - area.y;
}

float changes_panel(const StickChangesPanel& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    float y = area.y + canvas.text({area.x, area.y}, {view.title}, panel_title(canvas), area.w) + 12;
    const auto height_of = [&](std::size_t i, float width) {
        return canvas.height_of([&](Canvas& c, Rect at) { return people_list(view.lists[i], c, at); }, width);
    };
    const auto draw = [&](std::size_t i, const Rect& box) { people_list(view.lists[i], canvas, box); };
    if (!view.lists.empty())
        y += tile_grid(canvas, {area.x, y, area.w, 0}, {view.lists.size(), 220, kStaffGap, 3}, height_of, draw) + 14;
    for (const Said& words : view.below)
        y += canvas.text({area.x, y}, {words}, style(26, Weight::Regular, t.ink), area.w) + 6;
    return y - area.y;
}

} // namespace

Action draw_stick_check(const StickCheckPage& view, Canvas& canvas, const Rect& content) {
    const bool portrait = canvas.shape().portrait;
    const Rect room = reachable_part(canvas, content).inset(portrait ? 40 : kStaffMargin, kStaffGap);
    Action action;
    const auto head = [&](Canvas& c, Rect area) { return check_heading(view, c, area); };
    const auto lines = [&](Canvas& c, Rect area) { return problem_lines(view, c, area, action); };
    const auto changes = [&](Canvas& c, Rect area) {
        if (!view.changes) return 0.0F;
        return staff_panel(c, {area.x, area.y}, area.w,
                           [&](Canvas& i, Rect at) { return changes_panel(*view.changes, i, at); });
    };
    const auto problem = [&](Canvas& c, Rect area) {
        if (!view.problem) return 0.0F;
        return staff_panel(c, {area.x, area.y}, area.w,
                           [&](Canvas& i, Rect at) { return problem_panel(*view.problem, i, at); });
    };
    const auto note = [&](Canvas& c, Rect area) { return view.note ? stick_note(*view.note, c, area, action) : 0.0F; };
    const auto acts = [&](Canvas& c, Rect area) { return stick_tiles(view.tiles, c, area, action); };
    if (portrait || canvas.text_scale() >= 1.4F) {
        canvas.scroll("staff.stick.check", room, 0, [&](Canvas& c, Rect area) {
            return stack(c, area, {head, note, changes, acts, problem, lines});
        });
        return action;
    }
    const float acts_h = canvas.height_of(acts, room.w), upper = room.h - acts_h - kStaffGap;
    acts(canvas, {room.x, room.bottom() - acts_h, room.w, 0});
    const bool two = !view.problems.empty();
    const float left = two ? (room.w - kStaffGap) * 0.4F : room.w;
    canvas.scroll("staff.stick.check", {room.x, room.y, left, upper}, 0, [&](Canvas& c, Rect area) {
        return two ? stack(c, area, {head, note, lines}) : stack(c, area, {head, note, changes});
    });
    if (two)
        canvas.scroll("staff.stick.problem", {room.x + left + kStaffGap, room.y, room.w - left - kStaffGap, upper}, 0,
                      [&](Canvas& c, Rect area) {
                          return stack(c, area, {changes, problem});
                      });
    return action;
}

} // namespace kiosk::ui
