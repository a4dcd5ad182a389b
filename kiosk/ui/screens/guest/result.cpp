#include "ui/screens/guest/result.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "ui/screens/guest/group.hpp"
#include "ui/screens/guest/meal.hpp"
#include "ui/screens/guest/result_cards.hpp"
#include "ui/widgets/squeezed.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

// One glance from two metres: colour, shape, words.
void panel(const ResultPage& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    const Colour ink = t.on_panel(view.tone);
    canvas.fill(r, t.panel(view.tone));
    if (t.contrast) {
        canvas.outline(r, t.line, 2);
    }
    const float room = r.w - 2 * 64;
    const float words_h = r.h * 0.56F;
    TextStyle headline = heading(76, ink);
    headline.line = 1.14F;
    headline = canvas.fit({view.headline}, headline, {room, words_h * 0.56F}, 48);
    TextStyle home = heading(48, ink);
    home.line = 1.2F;
    TextStyle line = style(34, Weight::Regular, ink);
    headline.align = home.align = line.align = Align::Centre;
    float home_h = 0;
    if (view.headline_home) {
        home = canvas.fit({*view.headline_home}, home, {room, words_h * 0.3F}, 34);
        home_h = canvas.measure({*view.headline_home}, home, room).y + 6;
    }
    line = canvas.fit(view.line, line, {room, words_h * 0.3F}, 26);
    const float headline_h = canvas.measure({view.headline}, headline, room).y,
                line_h = canvas.measure(view.line, line, room).y;
    const float words = headline_h + home_h + 24 + line_h;
    const float icon = std::clamp(r.h - words - 40 - 2 * 48, 80.0F, 294.0F);
    float y = r.y + (r.h - icon - 40 - words) / 2;
    draw_sign(canvas, {r.x + (r.w - icon) / 2, y, icon, icon}, view.sign, ink, view.sign_drawn);
    y += icon + 40;
    y += canvas.text({r.x + 64, y}, {view.headline}, headline, room);
    if (view.headline_home) {
        canvas.text({r.x + 64, y + 6}, {*view.headline_home}, home, room);
        y += home_h;
    }
    canvas.text({r.x + 64, y + 24}, view.line, line, room);
}

// In the order in which they go where not all has room; where to go and when stays.
enum LeftOut { kAll, kNoLatin, kSmallRest, kNoProgress, kNoPerson, kNoMessage };

// Of what is small already or matters less: at the mock-ups' size, once that helps.
Canvas small_rest(const Canvas& canvas, int left_out) {
    return canvas.with_text_scale(left_out >= kSmallRest ? std::min(canvas.text_scale(), 1.0F) : canvas.text_scale());
}

// What is on the plate comes before whose it is.
float titles(const ResultPage& view, Canvas& canvas, const Rect& area, int left_out) {
    const Theme& t = canvas.theme();
    float y = area.y;
    if (view.meal) y = draw_meal(*view.meal, canvas, area, y) + 18;
    if (view.title) {
        TextStyle title = heading(86, t.ink);
        title.line = 1.13F;
        const bool small = left_out >= kSmallRest || view.meal;
        const float room = view.meal ? 66.0F : 86 * 1.13F * (small ? 1.25F : 2.1F);
        title = canvas.fit({*view.title}, title, {area.w, room}, small ? 40 : 52);
        y += canvas.text({area.x, y}, {*view.title}, title, area.w);
    }
    if (view.title_sub && left_out < kNoLatin) {
        TextStyle sub = style(46, Weight::Regular, t.muted);
        sub.line = 1.22F;
        y += canvas.text({area.x, y}, {*view.title_sub}, sub, area.w);
    }
    return y;
}

// How many came; the last of them fills the bar, and a tick is drawn beside the words.
float progress(const ResultPage& view, Canvas& canvas, const Rect& area, float y) {
    const Theme& t = canvas.theme();
    const ProgressLine& line = *view.progress;
    constexpr float kBar = 20, kGap = 12;
    const Rect bar{area.x, y, area.w, kBar};
    if (!line.all_here) {
        progress_bar(canvas, bar, line.part);
        return kBar + kGap +
               canvas.text({area.x, y + kBar + kGap}, line.label, style(28, Weight::Regular, t.muted), area.w);
    }
    const Colour green = t.contrast ? t.green : t.panel(core::Tone::Green);
    constexpr float kFills = 0.6F; // of the moment; the tick is drawn meanwhile
    const float filled = std::min(1.0F, view.moment / kFills);
    progress_bar(canvas, bar, line.before + (line.part - line.before) * filled, green);
    canvas.note("result.all_here", {bar.x, bar.y, bar.w * (line.before + (line.part - line.before) * filled), bar.h});
    const TextStyle words = style(30, Weight::Bold, t.ink);
    const float side = words.size * canvas.text_scale() * 1.3F, indent = side + 16;
    draw_sign(canvas, {area.x, y + kBar + kGap, side, side}, Sign::Tick, green, view.moment);
    const float height = canvas.text({area.x + indent, y + kBar + kGap}, line.label, words, area.w - indent);
    return kBar + kGap + std::max(side, height);
}

// Who that is, and who came with them.
float rest_of_page(const ResultPage& view, Canvas& canvas, const Rect& area, float y, int left_out) {
    const Theme& t = canvas.theme();
    Canvas c = small_rest(canvas, left_out);
    const float from = y;
    if (!view.person.empty() && left_out < kNoPerson) {
        y += 22 + c.text({area.x, y + 22}, view.person, style(32, Weight::Regular, t.muted), area.w);
    }
    if (view.progress && left_out < kNoProgress) {
        y += y > from ? 14.0F : 26.0F;
        y += progress(view, c, area, y);
    }
    return y;
}

Action way_of(const ResultPage& view) {
    if (!view.show_way) return std::nullopt;
    return core::ShowTheWay{view.way_item, view.way_place, 0, view.language};
}

// The way there; where there is none, the guest's programme. A card that leads nowhere holds the result.
Action next_of(const ResultPage& view) {
    if (Action way = way_of(view)) return way;
    if (view.my_programme) return core::OpenMyProgramme{view.language};
    return core::HoldResult{};
}

// In the order of the five seconds: whose it is, where to go and when, and then the rest.
float one_badge(const ResultPage& view, Canvas& canvas, const Rect& area, int left_out, Action& action) {
    float y = titles(view, canvas, area, left_out);
    const auto gap = [&] { y += y > area.y ? 26.0F : 0.0F; };
    const auto message = [&](bool brief) {
        gap();
        const bool opens = !view.message->place.empty();
        y = draw_message_card(*view.message, {brief, left_out < kSmallRest}, canvas, area, y,
                              {"result.instead", opens ? way_of(view) : std::nullopt, action});
    };
    const bool answers = view.message && (!view.next || view.message->answers);
    if (answers) message(false);
    if (view.next) {
        gap();
        NextCard next = *view.next;
        if (view.meal && left_out >= kNoMessage) next.way.clear(); // "show the way" tells it
        y = draw_next_card(next, canvas, area, y, {"result.next", next_of(view), action});
    }
    if (view.message && !answers && left_out < kNoMessage) message(true);
    return rest_of_page(view, canvas, area, y, left_out) - area.y;
}

// Rows of several badges share the page: as large as all of them have room, at most as words are elsewhere.
struct RowsFit {
    float larger = 1; // times the guest's text size
    float more = 0;   // height of each row beyond what it holds
};

constexpr float kRowsGap = 16;

float badge_row(const ResultRow& row, Canvas& canvas, const Rect& area, const RowsFit& fit) {
    const Theme& t = canvas.theme();
    const float icon = 72 * fit.larger, left = 44, gap = 28;
    const float text_x = area.x + left + icon + gap, text_w = area.w - left - icon - gap - 32;
    const TextStyle name = heading(40, t.ink), said = style(30, Weight::Regular, t.muted);
    const auto meal = [&](Canvas& c, Rect in) { return draw_meal(*row.meal, c, in, in.y) - in.y; };
    const float meal_h = row.meal ? 14 + canvas.height_of(meal, text_w) : 0;
    const float name_h = row.name ? canvas.measure({*row.name}, name, text_w).y : 0;
    const Spans words = canvas.stacked(row.text, said, text_w);
    const float said_h = canvas.measure(words, said, text_w).y;
    const float height = std::max(icon, name_h + said_h + meal_h) + 40 + fit.more;
    const Rect box{area.x, area.y, area.w, height};
    edged_card(canvas, box, t.panel(row.tone));
    canvas.note("result.row", box);
    const Colour tone = t.contrast ? t.on_neutral : t.panel(row.tone);
    draw_sign(canvas, {area.x + left, area.y + (height - icon) / 2, icon, icon}, row.sign, tone);
    const float top = area.y + (height - name_h - said_h - meal_h) / 2;
    if (row.name) canvas.text({text_x, top}, {*row.name}, name, text_w);
    canvas.text({text_x, top + name_h}, words, said, text_w);
    if (row.meal) draw_meal(*row.meal, canvas, {text_x, 0, text_w, 0}, top + name_h + said_h + 14);
    return height;
}

float several_badges(const ResultPage& view, Canvas& canvas, const Rect& area, const RowsFit& fit) {
    Canvas sized = canvas.with_text_scale(canvas.text_scale() * fit.larger);
    float y = area.y;
    for (const ResultRow& row : view.rows) y += badge_row(row, sized, {area.x, y, area.w, 0}, fit) + kRowsGap;
    return y - kRowsGap - area.y;
}

RowsFit fit_rows(const ResultPage& view, Canvas& canvas, const Rect& room) {
    constexpr float kLargest = 1.6F, kMostMore = 110;
    const auto height = [&](const RowsFit& fit) {
        return canvas.height_of([&](Canvas& c, Rect area) { return several_badges(view, c, area, fit); }, room.w);
    };
    for (const float larger : {1.45F, 1.3F, 1.15F, 1.0F}) {
        if (larger > 1 && canvas.text_scale() * larger > kLargest) continue;
        RowsFit fit{larger, 0};
        const float left = room.h - height(fit);
        if (left < 0) continue;
        fit.more = std::min(left / static_cast<float>(view.rows.size()), kMostMore);
        return fit;
    }
    return {};
}

struct Choice {
    std::string_view id;
    Said label;
    Action action;
    Rect at;
};

// Of the countdown, which can be touched.
float ring_side(const Canvas& canvas) {
    return std::max(canvas.shape().touch, 100.0F);
}

struct Choices {
    std::vector<Choice> all;
    float text = 34;
    float height = 0;
};

// From left to right, and in rows from the top where one row is too narrow.
float flow_choices(Canvas& canvas, std::vector<Choice>& all, float text, float room, float row) {
    constexpr float kGap = 20;
    float x = 0, y = 0;
    for (Choice& choice : all) {
        const float w = std::min(button_size(canvas, {choice.label}, text, 28).x, room);
        if (x > 0 && x + w > room) {
            x = 0;
            y += row + kGap;
        }
        choice.at = {x, y, w, row};
        x += w + kGap;
    }
    return y + row;
}

// What can be touched. Rects are relative to the corner of rows of that height. Somewhat smaller words leave the second
// row to where the guest goes.
Choices choices(const ResultPage& view, Canvas& canvas, float width, float row) {
    Choices found;
    std::vector<Choice>& all = found.all;
    if (view.try_again) all.push_back({"result.try_again", *view.try_again, core::TryAgain{}, {}});
    if (view.show_way) all.push_back({"result.show_way", *view.show_way, way_of(view), {}});
    if (view.my_programme) {
        all.push_back({"result.my_programme", *view.my_programme, core::OpenMyProgramme{view.language}, {}});
    }
    const float room = width - ring_side(canvas) - 32, least = 27 / canvas.text_scale();
    for (const float text : {34.0F, 31.0F, 28.0F, 25.0F, 22.0F}) {
        if (text < least) break;
        found.height = flow_choices(canvas, all, found.text = text, room, row);
        if (found.height <= row) break;
    }
    if (found.height > row) found.height = flow_choices(canvas, all, found.text = 34, room, row);
    return found;
}

Action bottom_row(const ResultPage& view, Canvas& canvas, const Choices& choices, const Rect& r, float row) {
    const float side = ring_side(canvas);
    const Vec ring{r.right() - side / 2, r.bottom() - row / 2};
    Action action;
    const Rect hold{ring.x - side / 2, ring.y - side / 2, side, side};
    const TouchRouter::Hit hit = canvas.touchable("result.ring", hold);
    if (hit.tapped) action = core::HoldResult{};
    countdown_ring(canvas, ring, side / 2, view.countdown);
    press_veil(canvas, hold, side / 2, hit.held);
    for (const Choice& choice : choices.all) {
        const Rect at{r.x + choice.at.x, r.y + choice.at.y, choice.at.w, choice.at.h};
        if (button(canvas, choice.id, at, {choice.label}, ButtonLook::Plain, choices.text)) action = choice.action;
    }
    return action;
}

} // namespace

Action draw_result(const ResultPage& view, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    canvas.fill(content, t.background);
    Rect side;
    if (canvas.shape().portrait) {
        const float split = content.h * 0.42F;
        panel(view, canvas, {content.x, content.y, content.w, split});
        side = Rect{content.x, content.y + split, content.w, content.h - split}.inset(60, 44);
    } else {
        const float split = content.w * 0.417F;
        panel(view, canvas, {content.x, content.y, split, content.h});
        side = Rect{content.x + split, content.y, content.w - split, content.h}.inset(80, 44);
    }
    const float row = std::max(canvas.shape().touch, 100.0F);
    const Choices all = choices(view, canvas, side.w, row);
    const Rect fixed{side.x, side.bottom() - all.height, side.w, all.height};
    Action action = bottom_row(view, canvas, all, fixed, row);
    float end = fixed.y;
    if (view.group) {
        end -= group_height(*view.group, canvas, side.w) + 28;
        keep(action, draw_group(*view.group, canvas, {side.x, end, side.w, fixed.bottom() - end}, row));
    }
    const Rect room{side.x, side.y, side.w, end - 28 - side.y};
    if (view.rows.empty()) {
        squeezed(canvas, "result.body", room, 0.5F, kNoMessage,
                 [&](Canvas& c, Rect area, int left_out) { return one_badge(view, c, area, left_out, action); });
    } else {
        const RowsFit fit = fit_rows(view, canvas, room);
        canvas.scroll("result.body", room, 0.5F,
                      [&](Canvas& c, Rect area) { return several_badges(view, c, area, fit); });
    }
    if (view.arrived < 1) {
        const Rect beside = side.inset(-60, -44).meet(content);
        canvas.fill(beside, t.background.with_alpha(static_cast<std::uint8_t>(255 * (1 - view.arrived))));
    }
    if (!view.group && canvas.rest("result.anywhere").tapped && !action) {
        action = core::DismissResult{};
    }
    return action;
}

} // namespace kiosk::ui
