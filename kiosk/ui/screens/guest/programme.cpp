#include "ui/screens/guest/programme.hpp"

#include <algorithm>
#include <cmath>

#include "ui/screens/guest/programme_bar.hpp"
#include "ui/widgets/sdg.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kFoot = 24; // below the last row
constexpr float kRowGap = 15, kCardGap = 16, kCardPad = 34, kCardRadius = 22;
constexpr std::chrono::minutes kClockSet{10};
constexpr std::string_view kList = "programme.list";

TextStyle title_style(Colour colour) {
    TextStyle s = short_heading(34, colour);
    s.line = 1.25F;
    return s;
}
TextStyle detail_style(Colour colour) {
    return style(26, Weight::Regular, colour);
}
TextStyle time_style(Colour colour) {
    TextStyle s = style(38, Weight::Bold, colour);
    s.align = Align::Right;
    s.line = 1.2F;
    return s;
}
TextStyle duration_style(Colour colour) {
    TextStyle s = style(23, Weight::Regular, colour);
    s.align = Align::Right;
    return s;
}

// How the inside of a card is divided: tiles and the "now" at its right, or below the words where it is narrow.
struct CardShape {
    float words_w = 0, title_h = 0, detail_h = 0;
    float pills_w = 0, tiles_w = 0, side = 0;
    SdgFit goals;
    bool below = false;
    float height = 0;
};

constexpr float kPillGap = 12;

struct CardPill {
    Said word;
    Colour fill, ink;
};

std::vector<CardPill> pills_of(const ProgrammeCard& card, const Said& now_label, const Theme& t) {
    std::vector<CardPill> pills;
    if (card.now) pills.push_back({now_label, t.accent, t.on_accent});
    if (!card.notice) return pills;
    const bool off = card.notice->cancelled;
    pills.push_back({card.notice->word, off ? t.red : t.amber, off ? t.on_red : t.on_amber});
    return pills;
}

float pills_width(Canvas& canvas, const std::vector<CardPill>& pills) {
    float width = 0;
    for (const CardPill& each : pills)
        width += canvas.measure({each.word}, style(24, Weight::Bold, {})).x + 28 + (width > 0 ? kPillGap : 0);
    return width;
}

CardShape card_shape(Canvas& canvas, const ProgrammeCard& card, const Said& now_label, float width) {
    CardShape s;
    s.side = sdg_side(canvas);
    s.goals = {card.goals.size(), 0};
    s.tiles_w = sdg_width(s.goals.tiles, s.side);
    s.pills_w = pills_width(canvas, pills_of(card, now_label, canvas.theme()));
    const float extra = s.tiles_w + s.pills_w + (s.tiles_w > 0 && s.pills_w > 0 ? 16.0F : 0.0F);
    const float inner = width - 2 * kCardPad;
    s.below = extra > 0 && inner - extra - 24 < 330 * canvas.text_scale();
    s.words_w = s.below || extra <= 0 ? inner : inner - extra - 24;
    s.title_h = canvas.measure({card.title}, title_style({}), s.words_w).y;
    if (!card.detail.empty()) s.detail_h = canvas.measure(card.detail, detail_style({}), s.words_w).y;
    if (s.below) {
        s.goals = sdg_fit(card.goals.size(), s.side, inner - (s.pills_w > 0 ? s.pills_w + 16 : 0));
        s.tiles_w = sdg_width(s.goals.tiles, s.side);
    }
    const float words_h = s.title_h + s.detail_h;
    s.height = std::max(96.0F, 20 + words_h);
    if (s.below) s.height = 20 + words_h + 10 + std::max(s.tiles_w > 0 ? s.side : 0, pill_height(canvas, 24)) + 8;
    s.height = std::max(s.height, canvas.shape().touch);
    return s;
}

void card_face(Canvas& canvas, const ProgrammeCard& card, const Rect& r, bool held) {
    const Theme& t = canvas.theme();
    Colour face = card.past ? t.background : t.surface;
    if (held) face = colours_of(t, ButtonLook::Plain, true).fill;
    canvas.fill(r, face, kCardRadius);
    if (card.now) {
        canvas.outline(r, t.accent, 4, kCardRadius);
    } else if (card.past || t.contrast) {
        canvas.outline(r, t.line, 2, kCardRadius);
    }
}

void card_words(Canvas& canvas, const ProgrammeViewModel& view, const ProgrammeCard& card, const Rect& r, bool held) {
    const Theme& t = canvas.theme();
    const CardShape s = card_shape(canvas, card, view.now_label, r.w);
    const bool turned = held && t.contrast; // the theme's pressed face is light
    const bool cancelled = card.notice && card.notice->cancelled;
    const Colour ink = turned ? t.background : card.past || cancelled ? t.muted : t.ink;
    const float x = r.x + kCardPad;
    const float extra_h = std::max(s.tiles_w > 0 ? s.side : 0, s.pills_w > 0 ? pill_height(canvas, 24) : 0);
    const float block = s.title_h + s.detail_h + (s.below ? 10 + extra_h : 0);
    float y = r.y + (r.h - block) / 2;
    y += canvas.text({x, y}, {card.title}, title_style(ink), s.words_w);
    if (!card.detail.empty()) y += canvas.text({x, y}, card.detail, detail_style(turned ? ink : t.muted), s.words_w);
    float right = r.right() - kCardPad;
    float middle = r.y + r.h / 2;
    if (s.below) {
        right = x + s.tiles_w + s.pills_w + (s.tiles_w > 0 && s.pills_w > 0 ? 16.0F : 0.0F);
        middle = y + 10 + extra_h / 2;
    }
    if (s.tiles_w > 0) {
        sdg_row(canvas, {right - s.tiles_w, middle - s.side / 2}, card.goals, s.goals, s.side);
        right -= s.tiles_w + 16;
    }
    right -= s.pills_w;
    for (const CardPill& each : pills_of(card, view.now_label, t))
        right += kPillGap +
                 pill(canvas, {right, middle - pill_height(canvas, 24) / 2}, {each.word}, each.fill, each.ink, 24);
}

// What can be reached of a card; with lower controls its upper part may lie too high.
Rect reachable(const Canvas& canvas, const Rect& card) {
    const PanelMetrics& shape = canvas.shape();
    if (shape.touch_top <= 0) return card;
    return card.meet({0, shape.touch_top, shape.width, shape.touch_bottom - shape.touch_top});
}

float next_card(Canvas& canvas, const NextCard& next, const Rect& area) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 34;
    const Rect in{area.x + kPad, area.y + 24, area.w - 2 * kPad, 0};
    const auto inside = [&](Canvas& c, Rect at) {
        float y = at.y;
        const float pill_w = pill(c, {at.x, y}, next.pill, t.primary, t.on_primary);
        const TextStyle time = style(30, Weight::Bold, t.ink);
        const Spans when{next.time};
        const Vec size = c.measure(when, time);
        const bool beside = pill_w + 20 + size.x <= at.w;
        if (beside) c.text({at.x + pill_w + 20, y + (pill_height(c) - size.y) / 2}, when, time);
        y += pill_height(c) + 8;
        if (!beside) y += c.text({at.x, y}, when, time, at.w);
        const TextStyle title = short_heading(40, t.ink), place = style(30, Weight::Regular, t.muted);
        y += c.text({at.x, y}, c.stacked(next.title, title, at.w), title, at.w);
        if (const Spans where = joined({next.place, next.way}, kDot); !where.empty())
            y += c.text({at.x, y}, where, place, at.w);
        return y - at.y;
    };
    const float height = canvas.height_of(inside, in.w) + 48;
    const Rect box{area.x, area.y, area.w, height};
    if (!canvas.hidden(box)) {
        edged_card(canvas, box, t.primary);
        if (t.contrast) canvas.outline(box, t.line, 2, kCardRadius);
        inside(canvas, in);
    }
    return height;
}

void row_times(Canvas& canvas, const ProgrammeRow& row, const Rect& r, float rail) {
    const Theme& t = canvas.theme();
    const TextStyle time = time_style(row.past ? t.muted : t.ink), length = duration_style(t.muted);
    const float time_h = canvas.measure(row.time, time, r.w).y;
    const float length_h = row.duration.empty() ? 0 : canvas.measure(row.duration, length, r.w).y;
    const float y = r.y + (r.h - time_h - length_h) / 2;
    canvas.text({r.x, y}, row.time, time, r.w);
    if (length_h > 0) canvas.text({r.x, y + time_h}, row.duration, length, r.w);
    if (row.now) return;
    const Vec dot{rail, r.y + r.h / 2};
    canvas.disc(dot, 11, row.past ? t.muted : t.icon);
    canvas.disc(dot, 5, t.background);
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
        times = std::max(times, canvas.measure(row.time, time_style({})).x);
        times = std::max(times, canvas.measure(row.duration, duration_style({})).x);
    }
    made.rail = times + 38;
    made.cards_x = made.rail + 22;
    float y = 0;
    if (view.next) {
        const auto card = [&](Canvas& c, Rect area) { return next_card(c, *view.next, area); };
        made.next = {0, 0, width, canvas.height_of(card, width)};
        y = made.next.h + 24;
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
        wanted.push_back(card_shape(canvas, card, view.now_label, width_of(card.slot)).height);
        float& row = heights[static_cast<std::size_t>(card.slot.row)];
        if (card.slot.rows == 1) row = std::max(row, wanted.back());
    }
    for (std::size_t i = 0; i < view.cards.size(); ++i) {
        const core::TimelineSlot& slot = view.cards[i].slot;
        const auto first = heights.begin() + slot.row;
        float has = kRowGap * static_cast<float>(slot.rows - 1);
        for (int row = 0; row < slot.rows; ++row) has += first[row];
        first[slot.rows - 1] += std::max(0.0F, wanted[i] - has);
    }
    for (const float height : heights) {
        made.rows.push_back({0, y, times, height});
        y += height + kRowGap;
    }
    for (const ProgrammeCard& card : view.cards) {
        const core::TimelineSlot& slot = card.slot;
        const float lane = (room + kCardGap) / static_cast<float>(slot.lanes);
        const Rect &first = made.rows[static_cast<std::size_t>(slot.row)],
                   &last = made.rows[static_cast<std::size_t>(slot.row + slot.rows - 1)];
        made.cards.push_back(
            {made.cards_x + lane * static_cast<float>(slot.lane), first.y, width_of(slot), last.bottom() - first.y});
    }
    made.height = y - kRowGap + kFoot;
    return made;
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
    if (after == marks.begin()) return marks.front().y - kRowGap / 2;
    if (after == marks.end()) return marks.back().y + (minute > marks.back().at ? kRowGap / 2 : 0);
    const Mark& before = *std::prev(after);
    const float part =
        static_cast<float>((minute - before.at).count()) / static_cast<float>((after->at - before.at).count());
    return before.y + part * (after->y - before.y);
}

void ProgrammeScreen::leave() {
    key_.reset();
    opened_.reset();
    view_ = {};
    layout_ = {};
}

void ProgrammeScreen::refresh(const ScreenInput& screen, const Translator& words, Canvas& canvas, float width) {
    const int lanes = most_lanes(canvas);
    const bool holds = key_ && still_holds(*key_, screen, words, lanes);
    if (!holds) {
        auto key = programme_key(screen, words, lanes);
        // Another programme, or another time of day, is not what the fingers had arranged.
        const bool other =
            key_ && (key_->programme != key.programme || std::chrono::abs(key_->minute - key.minute) > kClockSet);
        if (other) opened_.reset();
        key_ = std::move(key);
        view_ = programme_view_model(screen, words, lanes);
    }
    const bool fits = layout_.width == width && layout_.text_scale == canvas.text_scale() &&
                      layout_.portrait == canvas.shape().portrait;
    if (!holds || !fits) layout_ = lay_out_programme(view_, canvas, width);
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
    refresh(screen, words, canvas, content.w - 2 * margin);
    const ProgrammeBar bar = lay_out_bar(view_, canvas, content.inset(margin, 0));
    const Rect list{content.x + margin, bar.list_top, content.w - 2 * margin, bar.list_bottom - bar.list_top};
    Action action = draw_bar(view_, bar, canvas);
    if (view_.nothing) {
        canvas.text_in(list, {*view_.nothing}, style(36, Weight::Regular, t.muted));
        return action;
    }
    // With lower controls the list can be pulled down until its first card is within reach.
    const float slack = std::max(0.0F, canvas.shape().touch_top - list.y);
    open_at_now(screen, canvas, list, slack);
    canvas.scroll(kList, list, 0, [&](Canvas& c, Rect area) {
        const Vec origin{area.x, area.y + slack};
        const auto placed = [&](const Rect& r) { return Rect{origin.x + r.x, origin.y + r.y, r.w, r.h}; };
        const float height = slack > 0 ? std::max(layout_.height, list.h) + slack : layout_.height;
        if (view_.next && !c.hidden(placed(layout_.next))) next_card(c, *view_.next, placed(layout_.next));
        for (std::size_t i = 0; i < view_.rows.size(); ++i) {
            const Rect r = placed(layout_.rows[i]);
            if (!c.hidden(r)) row_times(c, view_.rows[i], r, origin.x + layout_.rail);
        }
        for (std::size_t i = 0; i < view_.cards.size(); ++i) {
            const ProgrammeCard& card = view_.cards[i];
            const Rect r = placed(layout_.cards[i]);
            if (c.hidden(r)) continue;
            const Rect reach = reachable(c, r);
            TouchRouter::Hit hit;
            if (reach.h >= std::min(r.h, c.shape().touch))
                hit = c.touchable("programme.item." + card.item.str(), reach);
            card_face(c, card, r, hit.held);
            card_words(c, view_, card, r, hit.held);
            if (hit.tapped) action = core::OpenItem{card.item};
        }
        if (!c.hidden(area)) now_mark(c, view_, layout_, origin);
        return height;
    });
    return action;
}

} // namespace kiosk::ui
