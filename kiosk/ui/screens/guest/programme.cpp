#include "ui/screens/guest/programme.hpp"

#include <algorithm>
#include <cmath>

#include "ui/screens/guest/programme_bar.hpp"
#include "ui/screens/guest/programme_cards.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kFoot = 24; // below the last row
constexpr float kListGap = 15, kCardGap = 16;
constexpr std::chrono::minutes kClockSet{10};
constexpr std::string_view kList = "programme.list";

constexpr float kTakeText = 28, kTakePad = 30, kTakeIcon = 40, kTakeGap = 18;

Vec take_size(Canvas& canvas, const Said& words) {
    Vec size = button_size(canvas, {words}, kTakeText, kTakePad);
    size.x += kTakeIcon + kTakeGap;
    return size;
}

bool take_button(Canvas& canvas, const Said& words, const Rect& r) {
    const Theme& t = canvas.theme();
    // With lower controls the list is pulled down until it is within reach.
    const bool reached = within_reach(canvas, r).h + 1 >= r.h;
    const bool tapped = reached && button(canvas, "programme.take", r, {}, ButtonLook::Plain);
    if (!reached) canvas.card(r, t.surface, t.line, 18);
    draw_code_icon(canvas, {r.x + kTakePad, r.y + (r.h - kTakeIcon) / 2, kTakeIcon, kTakeIcon}, t.icon);
    const float x = r.x + kTakePad + kTakeIcon + kTakeGap, width = r.right() - kTakePad - x + 1;
    const TextStyle label = style(kTakeText, Weight::Bold, t.ink);
    const float height = canvas.measure({words}, label, width).y;
    canvas.text({x, r.y + (r.h - height) / 2}, {words}, label, width);
    return tapped;
}

// A dot with a halo on the rail, and a line to the cards; where nothing is on, across the whole list.
void now_mark(Canvas& canvas, const ProgrammeViewModel& view, const ProgrammeLayout& layout, Vec origin) {
    if (!view.now || view.rows.empty()) return;
    const Theme& t = canvas.theme();
    const float y = origin.y + y_of_minute(view, layout, *view.now);
    const bool on = std::any_of(view.rows.begin(), view.rows.end(), [](const ProgrammeRow& row) { return row.now; });
    const float rail = origin.x + layout.rail, right = on ? origin.x + layout.cards_x : origin.x + layout.width;
    canvas.fill({rail, y - 1.5F, right - rail, 3}, t.accent);
    canvas.disc({rail, y}, 20, t.accent.with_alpha(56));
    canvas.disc({rail, y}, 11, t.accent);
}

} // namespace

int most_lanes(const Canvas& canvas) {
    const float room = canvas.shape().width - 340;
    return std::clamp(static_cast<int>(room / (370 * canvas.text_scale())), 1, 3);
}

ProgrammeLayout lay_out_programme(const ProgrammeViewModel& view, Canvas& canvas, float width) {
    ProgrammeLayout made;
    made.width = width;
    made.text_scale = canvas.text_scale();
    made.portrait = canvas.shape().portrait;
    float times = 150;
    for (const ProgrammeRow& row : view.rows) {
        times = std::max(times, row_times_width(canvas, row));
    }
    made.rail = times + 38;
    made.cards_x = made.rail + 22;
    float y = 0;
    if (view.next) {
        const auto card = [&](Canvas& c, Rect area) { return draw_next_card(c, *view.next, area); };
        made.next = {0, 0, width, canvas.height_of(card, width)};
        y = made.next.h + 24;
    }
    if (view.take) {
        made.take = {0, y, std::min(width, take_size(canvas, *view.take).x), take_size(canvas, *view.take).y};
        y += made.take.h + 24;
    }
    // A row is as high as what it alone holds; what spans several takes what it lacks from the last of them.
    std::vector<float> heights(view.rows.size(), 96.0F);
    const float room = width - made.cards_x;
    const auto width_of = [&](const core::TimelineSlot& slot) {
        const float lane = (room + kCardGap) / static_cast<float>(slot.lanes);
        return lane * static_cast<float>(slot.span) - kCardGap;
    };
    std::vector<float> wanted;
    for (const ProgrammeCard& card : view.cards) {
        wanted.push_back(programme_card_height(canvas, card, view.now_label, width_of(card.slot)));
        float& row = heights[static_cast<std::size_t>(card.slot.row)];
        if (card.slot.rows == 1) row = std::max(row, wanted.back());
    }
    for (std::size_t i = 0; i < view.cards.size(); ++i) {
        const core::TimelineSlot& slot = view.cards[i].slot;
        const auto first = heights.begin() + slot.row;
        float has = kListGap * static_cast<float>(slot.rows - 1);
        for (int row = 0; row < slot.rows; ++row) has += first[row];
        first[slot.rows - 1] += std::max(0.0F, wanted[i] - has);
    }
    for (const float height : heights) {
        made.rows.push_back({0, y, times, height});
        y += height + kListGap;
    }
    for (const ProgrammeCard& card : view.cards) {
        const core::TimelineSlot& slot = card.slot;
        const float lane = (room + kCardGap) / static_cast<float>(slot.lanes);
        const Rect &first = made.rows[static_cast<std::size_t>(slot.row)],
                   &last = made.rows[static_cast<std::size_t>(slot.row + slot.rows - 1)];
        made.cards.push_back(
            {made.cards_x + lane * static_cast<float>(slot.lane), first.y, width_of(slot), last.bottom() - first.y});
    }
    made.height = y - kListGap + kFoot;
    return made;
}

void stretch_rows(const ProgrammeViewModel& view, ProgrammeLayout& layout, float by) {
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
        layout.rows[i].y += by * static_cast<float>(i);
        layout.rows[i].h += by;
    }
    for (std::size_t i = 0; i < layout.cards.size(); ++i) {
        const core::TimelineSlot& slot = view.cards[i].slot;
        const Rect &first = layout.rows[static_cast<std::size_t>(slot.row)],
                   &last = layout.rows[static_cast<std::size_t>(slot.row + slot.rows - 1)];
        layout.cards[i].y = first.y;
        layout.cards[i].h = last.bottom() - first.y;
    }
    layout.height += by * static_cast<float>(layout.rows.size());
}

float y_of_minute(const ProgrammeViewModel& view, const ProgrammeLayout& layout, core::MinuteOfDay minute) {
    struct Mark {
        core::MinuteOfDay at;
        float y;
    };
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        const ProgrammeRow& row = view.rows[i];
        const Rect& r = layout.rows[i];
        const bool last = i + 1 == view.rows.size();
        const core::MinuteOfDay end = last ? row.ends : std::min(row.ends, view.rows[i + 1].starts);
        marks.push_back({row.starts, r.y});
        marks.push_back({end, r.bottom()});
    }
    if (marks.empty()) return 0;
    const auto after = std::upper_bound(marks.begin(), marks.end(), minute,
                                        [](core::MinuteOfDay m, const Mark& mark) { return m < mark.at; });
    if (after == marks.begin()) return marks.front().y - kListGap / 2;
    if (after == marks.end()) return marks.back().y + (minute > marks.back().at ? kListGap / 2 : 0);
    const Mark& before = *std::prev(after);
    const float part =
        static_cast<float>((minute - before.at).count()) / static_cast<float>((after->at - before.at).count());
    return before.y + part * (after->y - before.y);
}

void ProgrammeScreen::leave() {
    key_.reset();
    laid_.reset();
    opened_.reset();
    view_ = {};
    layout_ = {};
}

void ProgrammeScreen::refresh(const ScreenInput& screen, const Translator& words, Canvas& canvas) {
    const int lanes = most_lanes(canvas);
    if (key_ && still_holds(*key_, screen, words, lanes)) return;
    auto key = programme_key(screen, words, lanes);
    // Another programme, or another time of day, is not what the fingers had arranged.
    const bool other =
        key_ && (key_->programme != key.programme || std::chrono::abs(key_->minute - key.minute) > kClockSet);
    if (other) opened_.reset();
    key_ = std::move(key);
    view_ = programme_view_model(screen, words, lanes);
    laid_.reset();
}

void ProgrammeScreen::lay_out(const ScreenInput& screen, const Translator& words, Canvas& canvas, Vec room) {
    const LaidFor now{room, canvas.text_scale(), canvas.shape().portrait};
    if (laid_ == now) return;
    if (laid_) view_ = programme_view_model(screen, words, most_lanes(canvas));
    laid_ = now;
    larger_ = 1;
    layout_ = lay_out_programme(view_, canvas, room.x);
    if (now.portrait) use_height(screen, words, canvas, room);
}

void ProgrammeScreen::use_height(const ScreenInput& screen, const Translator& words, Canvas& canvas, Vec room) {
    constexpr float kMostStretch = 64, kLargestText = 1.6F; // as large as guests can ask for
    if (most_lanes(canvas) > 1) {
        ProgrammeViewModel view = programme_view_model(screen, words, 1);
        ProgrammeLayout layout = lay_out_programme(view, canvas, room.x);
        if (layout.height <= room.y) {
            view_ = std::move(view);
            layout_ = std::move(layout);
        }
    }
    if (view_.rows.empty() || layout_.height > room.y) return;
    for (const float larger : {1.3F, 1.2F, 1.1F}) {
        if (canvas.text_scale() * larger > kLargestText) continue;
        Canvas sized = canvas.with_text_scale(canvas.text_scale() * larger);
        ProgrammeLayout layout = lay_out_programme(view_, sized, room.x);
        if (layout.height > room.y) continue;
        layout_ = std::move(layout);
        larger_ = larger;
        break;
    }
    stretch_rows(view_, layout_,
                 std::min((room.y - layout_.height) / static_cast<float>(layout_.rows.size()), kMostStretch));
}

// Once a day, a filter or another shape is chosen; afterwards the list stays where fingers leave it.
void ProgrammeScreen::open_at_now(const ScreenInput& screen, Canvas& canvas, const Rect& list, float slack) {
    const Opened opened{view_.day, screen.state.programme.filter, list.w, list.h, canvas.text_scale()};
    if (opened_ == opened) return;
    opened_ = opened;
    float offset = 0;
    // My programme begins with the next place.
    if (view_.now && !view_.next) offset = y_of_minute(view_, layout_, *view_.now) - list.h * 0.3F;
    const auto row =
        std::find_if(layout_.rows.rbegin(), layout_.rows.rend(), [&](const Rect& r) { return r.y <= offset; });
    offset = offset <= 0 || row == layout_.rows.rend() ? 0 : row->y; // no card cut at the top
    canvas.scroll_to(kList, slack + offset);
}

Action ProgrammeScreen::draw(const ScreenInput& screen, const Translator& words, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    canvas.fill(content, t.background);
    const float margin = canvas.shape().portrait ? 40.0F : 48.0F;
    refresh(screen, words, canvas);
    const ProgrammeBar bar = lay_out_bar(view_, canvas, content.inset(margin, 0));
    const Rect list{content.x + margin, bar.list_top, content.w - 2 * margin, bar.list_bottom - bar.list_top};
    lay_out(screen, words, canvas, {list.w, list.h});
    Action action = draw_bar(view_, bar, canvas);
    if (view_.nothing) {
        canvas.text_in(list, {*view_.nothing}, style(36, Weight::Regular, t.muted));
        return action;
    }
    // With lower controls the list can be pulled down until its first card is within reach.
    const float slack = std::max(0.0F, canvas.shape().touch_top - list.y);
    open_at_now(screen, canvas, list, slack);
    Canvas sized = canvas.with_text_scale(canvas.text_scale() * larger_);
    sized.scroll(kList, list, 0, [&](Canvas& c, Rect area) {
        const Vec origin{area.x, area.y + slack};
        const auto placed = [&](const Rect& r) { return Rect{origin.x + r.x, origin.y + r.y, r.w, r.h}; };
        const float height = slack > 0 ? std::max(layout_.height, list.h) + slack : layout_.height;
        if (const Rect r = placed(layout_.next); view_.next && !c.hidden(r)) {
            TouchRouter::Hit hit;
            if (const Rect reach = within_reach(c, r); reach.h >= c.shape().touch)
                hit = c.touchable("programme.next", reach);
            draw_next_card(c, *view_.next, r, hit.held);
            if (hit.tapped) action = core::OpenItem{view_.next->item};
        }
        if (const Rect r = placed(layout_.take); view_.take && !c.hidden(r) && take_button(c, *view_.take, r))
            action = core::OpenSheet{core::Sheet::MyCalendar};
        for (std::size_t i = 0; i < view_.rows.size(); ++i) {
            const Rect r = placed(layout_.rows[i]);
            if (!c.hidden(r)) draw_row_times(c, view_.rows[i], r, origin.x + layout_.rail);
        }
        for (std::size_t i = 0; i < view_.cards.size(); ++i) {
            const ProgrammeCard& card = view_.cards[i];
            const Rect r = placed(layout_.cards[i]);
            if (c.hidden(r)) continue;
            const Rect reach = within_reach(c, r);
            TouchRouter::Hit hit;
            if (reach.h >= std::min(r.h, c.shape().touch))
                hit = c.touchable("programme.item." + card.item.str(), reach);
            draw_programme_card(c, view_, card, r, hit.held);
            if (hit.tapped) action = core::OpenItem{card.item};
        }
        if (!c.hidden(area)) now_mark(c, view_, layout_, origin);
        return height;
    });
    return action;
}

} // namespace kiosk::ui
