#include "ui/screens/guest/programme_bar.hpp"

#include <algorithm>

#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kBarGap = 16, kTextSize = 28, kChipPad = 32, kTabRadius = 18;
constexpr float kListLeast = 100; // units of the list that stay within reach

TextStyle name_style(Colour colour) {
    return style(kTextSize, Weight::Bold, colour);
}
TextStyle date_style(Colour colour) {
    return style(23, Weight::Regular, colour);
}

Vec tab_size(Canvas& canvas, const DayTab& tab, bool dates) {
    const Vec name = canvas.measure({tab.name}, name_style({}));
    const Vec date = dates ? canvas.measure({tab.date}, date_style({})) : Vec{};
    const float least = dates ? 200.0F : canvas.shape().touch;
    return {std::max(least, std::max(name.x, date.x) + 56), std::max(canvas.shape().touch, name.y + date.y + 30)};
}

// From the left, row after row; all of them are as high as the highest.
class Flow {
  public:
    Flow(const Rect& area, float height) : area_(area), at_{area.x, area.y}, height_(height) {}
    Rect put(float width) {
        if (at_.x > area_.x && at_.x + width > area_.right()) {
            at_ = {area_.x, at_.y + height_ + kBarGap};
            ++rows_;
        }
        const Rect r{at_.x, at_.y, std::min(width, area_.w), height_};
        at_.x += width + kBarGap;
        return r;
    }
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] float height() const { return at_.y + height_ - area_.y; }

  private:
    Rect area_;
    Vec at_;
    float height_;
    int rows_ = 1;
};

// The days from first to before end, with what leads to the others, and the search.
Flow flow_days(const std::vector<Vec>& sizes, ProgrammeBar& bar, Canvas& canvas, const Rect& area, std::size_t first,
               std::size_t end) {
    float height = canvas.shape().touch;
    for (const Vec& size : sizes) height = std::max(height, size.y);
    const float side = std::max(canvas.shape().touch, 92.0F);
    Flow flow(area, height);
    bar.first_day = first;
    bar.days.clear();
    bar.earlier = first > 0 ? std::optional(flow.put(side)) : std::nullopt;
    for (std::size_t i = first; i < end; ++i) bar.days.push_back(flow.put(sizes[i].x));
    bar.later = end < sizes.size() ? std::optional(flow.put(side)) : std::nullopt;
    bar.search = flow.put(side);
    return flow;
}

// All the days, or as many around the chosen one as find room in so many rows; gives the height.
float fit_days(const ProgrammeViewModel& view, ProgrammeBar& bar, Canvas& canvas, const Rect& area, int most_rows) {
    std::vector<Vec> sizes;
    for (const DayTab& tab : view.days) sizes.push_back(tab_size(canvas, tab, bar.dates));
    const auto fits = [&](std::size_t first, std::size_t end) {
        return flow_days(sizes, bar, canvas, area, first, end).rows() <= most_rows;
    };
    std::size_t first = 0, end = sizes.size();
    if (!fits(first, end)) {
        const auto chosen =
            std::find_if(view.days.begin(), view.days.end(), [](const DayTab& tab) { return tab.chosen; });
        if (chosen != view.days.end()) first = static_cast<std::size_t>(chosen - view.days.begin());
        end = first + 1;
        for (bool grown = true; grown;) {
            const bool after = end < sizes.size() && fits(first, end + 1);
            if (after) ++end;
            const bool before = first > 0 && fits(first - 1, end);
            if (before) --first;
            grown = after || before;
        }
    }
    return flow_days(sizes, bar, canvas, area, first, end).height();
}

float chip_width(Canvas& canvas, const Said& name, float room) {
    return std::min({button_size(canvas, {name}, kTextSize, kChipPad).x, 460 * canvas.text_scale(), room});
}

// As many as find room, the chosen one among them; the rest behind "more".
void fit_filters(const ProgrammeViewModel& view, ProgrammeBar& bar, Canvas& canvas, float room) {
    std::vector<float> widths;
    float all = -kBarGap;
    for (const FilterChip& chip : view.filters) {
        widths.push_back(chip_width(canvas, chip.name, room));
        all += widths.back() + kBarGap;
    }
    float used = 0;
    const bool whole = all <= room;
    const float more = whole ? 0 : chip_width(canvas, view.more, room) + kBarGap;
    const auto take = [&](std::size_t i) {
        bar.filters.push_back(i);
        used += widths[i] + kBarGap;
    };
    const auto chosen = std::find_if(view.filters.begin(), view.filters.end(), [](const auto& c) { return c.chosen; });
    const auto at = static_cast<std::size_t>(chosen - view.filters.begin());
    float kept = 0; // room for the chosen one, until it was taken
    if (chosen != view.filters.end()) {
        const float beside = at > 0 ? widths.front() + kBarGap : 0;
        widths[at] = std::min(widths[at], std::max(room * 0.4F, room - more - beside));
        kept = widths[at] + kBarGap;
    }
    bool full = false;
    for (std::size_t i = 0; i < view.filters.size(); ++i) {
        const float reserve = i < at ? kept : 0;
        full = full || used + widths[i] + reserve + more > room;
        if (i == at || !full) take(i);
    }
    for (const std::size_t i : bar.filters) bar.filter_rects.push_back({0, 0, widths[i], 0});
    if (!whole) bar.more = Rect{0, 0, more - kBarGap, 0};
}

// From the right end when they stand beside the days, from the left in a row of their own.
void place_filters(ProgrammeBar& bar, const Rect& row, bool from_right) {
    float width = -kBarGap;
    for (const Rect& r : bar.filter_rects) width += r.w + kBarGap;
    if (bar.more) width += bar.more->w + kBarGap;
    float x = from_right ? row.right() - width : row.x;
    const auto place = [&](Rect& r) {
        r = {x, row.y, r.w, row.h};
        x += r.w + kBarGap;
    };
    for (Rect& r : bar.filter_rects) place(r);
    if (bar.more) place(*bar.more);
}

// From y 0 on; gives the height.
float compose(const ProgrammeViewModel& view, ProgrammeBar& bar, Canvas& canvas, const Rect& area, int most_rows) {
    const float days_h = fit_days(view, bar, canvas, {area.x, 0, area.w, 0}, most_rows);
    const float chip_h = button_size(canvas, {view.more}, kTextSize, kChipPad).y;
    float days_right = bar.search.right();
    for (const Rect& r : bar.days) days_right = std::max(days_right, r.right());
    const float beside = area.right() - days_right - 48;
    const bool one_row = !canvas.shape().portrait && beside >= area.w * 0.42F;
    fit_filters(view, bar, canvas, one_row ? beside : area.w);
    if (one_row) {
        place_filters(bar, {area.x, (days_h - chip_h) / 2, area.w, chip_h}, true);
        return days_h;
    }
    place_filters(bar, {area.x, days_h + kBarGap, area.w, chip_h}, false);
    return days_h + kBarGap + chip_h;
}

void move_down(ProgrammeBar& bar, float by) {
    for (Rect& r : bar.days) r.y += by;
    if (bar.earlier) bar.earlier->y += by;
    if (bar.later) bar.later->y += by;
    bar.search.y += by;
    for (Rect& r : bar.filter_rects) r.y += by;
    if (bar.more) bar.more->y += by;
}

bool day_tab(Canvas& canvas, const std::string& id, const DayTab& tab, const Rect& r, bool dates) {
    const Theme& t = canvas.theme();
    const TouchRouter::Hit hit = canvas.touchable(id, r);
    const ButtonColours c = colours_of(t, tab.chosen ? ButtonLook::Primary : ButtonLook::Plain, hit.held);
    canvas.card(r, c.fill, c.border, kTabRadius);
    const TextStyle name = canvas.fit({tab.name}, name_style(c.ink), {r.w - 24, r.h}, 20);
    const float name_h = canvas.measure({tab.name}, name, r.w - 24).y;
    const float date_h = dates ? canvas.measure({tab.date}, date_style({}), r.w - 24).y : 0;
    const float y = r.y + (r.h - name_h - date_h) / 2;
    canvas.text_in({r.x + 12, y, r.w - 24, name_h}, {tab.name}, name);
    if (dates) canvas.text_in({r.x + 12, y + name_h, r.w - 24, date_h}, {tab.date}, date_style(c.ink));
    return hit.tapped;
}

} // namespace

ProgrammeBar lay_out_bar(const ProgrammeViewModel& view, Canvas& canvas, const Rect& area) {
    constexpr float kAbove = 32, kBelow = 27, kFoot = 24; // below a bar at the bottom
    ProgrammeBar bar;
    const float reach = canvas.shape().touch_top;
    const int most_rows = canvas.shape().portrait ? 2 : 1; // of days: the list is what one came for
    float height = compose(view, bar, canvas, area, most_rows);
    if (reach <= 0) {
        move_down(bar, area.y + kAbove);
        bar.list_top = area.y + kAbove + height + kBelow;
        bar.list_bottom = area.bottom();
        return bar;
    }
    const float least = std::max(kListLeast, canvas.shape().touch + 10);
    if (area.bottom() - kFoot - height - kBelow - reach < least) {
        bar = {};
        bar.dates = false;
        height = compose(view, bar, canvas, area, 1);
    }
    const float top = area.bottom() - kFoot - height;
    move_down(bar, top);
    bar.list_top = area.y + kFoot;
    bar.list_bottom = top - kBelow;
    return bar;
}

Action draw_bar(const ProgrammeViewModel& view, const ProgrammeBar& bar, Canvas& canvas) {
    Action action;
    const std::size_t end = bar.first_day + bar.days.size();
    for (std::size_t i = bar.first_day; i < end; ++i)
        if (day_tab(canvas, "programme.day." + std::to_string(i + 1), view.days[i], bar.days[i - bar.first_day],
                    bar.dates))
            action = core::ChooseDay{view.days[i].day};
    if (bar.earlier && icon_button(canvas, "programme.earlier", *bar.earlier, draw_back_icon, ButtonLook::Plain))
        action = core::ChooseDay{view.days[bar.first_day - 1].day};
    if (bar.later && icon_button(canvas, "programme.later", *bar.later, draw_on_icon, ButtonLook::Plain))
        action = core::ChooseDay{view.days[end].day};
    if (icon_button(canvas, "programme.search", bar.search, draw_search_icon, ButtonLook::Plain))
        action = core::OpenSheet{core::Sheet::ProgrammeSearch};
    for (std::size_t i = 0; i < bar.filters.size(); ++i) {
        const FilterChip& chip = view.filters[bar.filters[i]];
        const ButtonLook look = chip.chosen ? ButtonLook::Selected : ButtonLook::Plain;
        if (button(canvas, chip.id, bar.filter_rects[i], {chip.name}, look, kTextSize))
            action = core::ChooseFilter{chip.filter};
    }
    if (bar.more && button(canvas, "programme.more", *bar.more, {view.more}, ButtonLook::Plain, kTextSize))
        action = core::OpenSheet{core::Sheet::ProgrammeFilter};
    return action;
}

} // namespace kiosk::ui
