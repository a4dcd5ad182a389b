// Whether the picture stands upright, and where on it a finger is.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/screens/setup/parts.hpp"
#include "ui/widgets/icons.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float kTarget = 68, kTargetInset = 108; // units: a circle's radius, and its middle from the edges

// A screen on its stand, with what must be upright on it.
void draw_monitor(const UprightPage& view, Canvas& canvas, const Rect& room) {
    const Theme& t = canvas.theme();
    const bool high = canvas.shape().portrait;
    const float ratio = high ? 0.8F : 1.7F, stand = 64;
    const float h = std::min(room.h - stand, room.w / ratio), w = h * ratio;
    const Rect frame{room.x + (room.w - w) / 2, room.y + (room.h - h - stand) / 2, w, h};
    const Vec foot{frame.centre().x, frame.bottom()};
    const std::array<Vec, 4> neck{{{foot.x - w * 0.09F, foot.y},
                                   {foot.x + w * 0.09F, foot.y},
                                   {foot.x + w * 0.11F, foot.y + stand - 18},
                                   {foot.x - w * 0.11F, foot.y + stand - 18}}};
    canvas.polygon(neck.data(), neck.size(), t.line);
    canvas.fill({foot.x - w * 0.18F, foot.y + stand - 22, w * 0.36F, 20}, t.line, 10);
    canvas.fill(frame, t.ink, 26);
    const Rect glass = frame.inset(20, 20);
    canvas.fill(glass, t.soft, 12);
    const float size = std::min(glass.h * 0.24F, glass.w * 0.16F) / canvas.text_scale();
    const auto word = [&](const Said& said, float x) {
        const TextStyle s = style(size, Weight::Bold, t.ink);
        const Vec measured = canvas.measure({said}, s);
        canvas.text({x - measured.x / 2, glass.centre().y - measured.y / 2}, {said}, s);
    };
    word(view.up_home, glass.x + glass.w * 0.17F);
    word(view.up, glass.x + glass.w * 0.83F);
    const float x = glass.centre().x, arrow = std::min(glass.h * 0.42F, glass.w * 0.3F),
                top = glass.y + glass.h * 0.08F;
    const std::array<Vec, 3> head{
        {{x, top}, {x + arrow * 0.4F, top + arrow * 0.46F}, {x - arrow * 0.4F, top + arrow * 0.46F}}};
    canvas.polygon(head.data(), head.size(), t.accent);
    canvas.fill({x - arrow * 0.15F, top + arrow * 0.4F, arrow * 0.3F, arrow * 0.6F}, t.accent);
    const float body = std::min(glass.h * 0.22F, glass.w * 0.2F);
    canvas.disc({x, glass.bottom() - body * 1.75F}, body * 0.36F, t.icon);
    canvas.within({x - body, glass.bottom() - body * 1.3F, 2 * body, body * 1.1F}, [&] {
        canvas.fill({x - body * 0.75F, glass.bottom() - body * 1.3F, body * 1.5F, body * 2}, t.icon, body * 0.7F);
    });
}

float upright_facts(const UprightPage& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    constexpr float kRing = 100;
    canvas.note("setup.countdown", {area.centre().x - kRing, area.y, 2 * kRing, 2 * kRing});
    countdown_ring(canvas, {area.centre().x, area.y + kRing}, kRing, {view.seconds, view.left});
    float y = area.y + 2 * kRing + 16;
    TextStyle left = style(32, Weight::Bold, t.ink);
    left.align = Align::Centre;
    y += canvas.text({area.x, y}, {view.countdown}, left, area.w) + kSetupGap;
    return y +
           setup_lines(
               {{SetupMark::Hint, view.anywhere, view.anywhere_how}, {SetupMark::Hint, view.mouse, view.mouse_how}},
               canvas, {area.x, y, area.w, 0}) -
           area.y;
}

void dotted(Canvas& canvas, Vec from, Vec to, Colour colour) {
    constexpr float kStep = 16, kDot = 3;
    const float length = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y));
    for (float at = 0; at < length; at += kStep) {
        const float part = at / length;
        canvas.disc({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}, kDot, colour);
    }
}

void draw_target(std::size_t corner, std::size_t next, Canvas& canvas) {
    const Theme& t = canvas.theme();
    const Vec centre = corner_place(canvas, corner);
    const Rect square{centre.x - kTarget, centre.y - kTarget, 2 * kTarget, 2 * kTarget};
    if (corner < next) {
        canvas.disc(centre, kTarget, t.green);
        const std::array<Vec, 3> points{
            {{centre.x - 24, centre.y}, {centre.x - 6, centre.y + 18}, {centre.x + 26, centre.y - 20}}};
        canvas.path(points.data(), points.size(), t.on_green, 9, false);
    } else if (corner == next) {
        canvas.disc(centre, kTarget + 34, t.accent.with_alpha(30));
        canvas.disc(centre, kTarget, t.surface);
        canvas.ring(centre, kTarget - 4, t.accent, 8);
        canvas.disc(centre, 22, t.accent);
    } else {
        canvas.disc(centre, kTarget, t.surface);
        canvas.ring(centre, kTarget - 2, t.line, 5);
        canvas.text_in(square, {{std::to_string(corner + 1), "en"}},
                       style(44 / canvas.text_scale(), Weight::Bold, t.muted));
    }
}

float corner_words(const CornersPage& view, Canvas& canvas, const Rect& area, SetupAction& action) {
    const Theme& t = canvas.theme();
    const auto centred = [&](const Said& said, TextStyle s, float y) {
        s.align = Align::Centre;
        return canvas.text({area.x, y}, {said}, s, area.w);
    };
    float y = area.y;
    y += centred(view.title,
                 canvas.fit({view.title}, heading(60, t.ink), {area.w, 60 * 2.7F * canvas.text_scale()}, 30), y) +
         8;
    y += centred(view.sub, style(30, Weight::Regular, t.muted), y) + 24;
    if (view.off) y += centred(*view.off, style(28, Weight::Bold, view.off_fine || t.contrast ? t.icon : t.red), y) + 6;
    y += centred(view.waits, style(26, Weight::Bold, t.muted), y) + 32;
    const float row = setup_row(canvas), gap = 16;
    const float back = std::min(button_size(canvas, {view.back.label}, 28, 30).x, area.w * 0.6F);
    const float language = std::min(button_size(canvas, {view.language.label}, 28, 30).x, area.w * 0.3F);
    const float x = area.x + (area.w - back - gap - language) / 2;
    const Rect first{x, y, back, row}, second{x + back + gap, y, language, row};
    if (!canvas.hidden(first)) setup_button(view.back, canvas, first, action, 28);
    if (!canvas.hidden(second)) setup_button(view.language, canvas, second, action, 28);
    return y + row - area.y;
}

} // namespace

SetupAction draw_upright(const UprightPage& view, Canvas& canvas, const Rect& content) {
    SetupAction action;
    const Rect room = below_heading(view.title, {view.how}, canvas, content);
    const auto facts = [&](Canvas& c, Rect area) { return upright_facts(view, c, area); };
    if (canvas.shape().portrait) {
        const float below = std::min(canvas.height_of(facts, room.w), room.h * 0.62F);
        draw_monitor(view, canvas, {room.x, room.y, room.w, room.h - below - kSetupGap});
        canvas.scroll("setup.upright", {room.x, room.bottom() - below, room.w, below}, 0, facts);
    } else {
        const float beside = std::min(room.w * 0.4F, 430 * std::min(canvas.text_scale(), 1.4F));
        draw_monitor(view, canvas, {room.x, room.y, room.w - beside - 32, room.h});
        canvas.scroll("setup.upright", {room.right() - beside, room.y, beside, room.h}, 0.5F, facts);
    }
    // Whatever is touched that is no button: where a finger is, is not known yet.
    if (canvas.touchable("setup.turn", content).tapped || canvas.rest("setup.anywhere").tapped)
        action = core::TurnPicture{};
    return action;
}

Vec corner_place(const Canvas& canvas, std::size_t corner) {
    const Rect all = canvas.all().inset(kTargetInset, kTargetInset);
    const bool right = corner == 1 || corner == 2, low = corner >= 2;
    return {right ? all.right() : all.x, low ? all.bottom() : all.y};
}

SetupAction draw_corners(const CornersPage& view, Canvas& canvas) {
    const Theme& t = canvas.theme();
    SetupAction action;
    canvas.fill(canvas.all(), t.background);
    for (std::size_t i = 0; i + 1 < core::kCorners; ++i) {
        const Vec from = corner_place(canvas, i), to = corner_place(canvas, i + 1);
        const float length = std::max(std::abs(to.x - from.x), std::abs(to.y - from.y)), skip = (kTarget + 14) / length;
        const auto at = [&](float part) {
            return Vec{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        };
        dotted(canvas, at(skip), at(1 - skip), i < view.next ? t.icon : t.line);
    }
    for (std::size_t i = 0; i < core::kCorners; ++i) draw_target(i, view.next, canvas);
    const Vec centre = corner_place(canvas, view.next);
    // A place to aim at: what counts is where the finger was, which whoever knows all of them tells.
    (void)canvas.touchable("setup.corner." + std::to_string(view.next + 1),
                           {centre.x - kTarget, centre.y - kTarget, 2 * kTarget, 2 * kTarget});
    const float side = kTargetInset + kTarget + 24;
    const Rect middle = canvas.shape().portrait ? canvas.all().inset(60, side) : canvas.all().inset(side, 40);
    canvas.scroll("setup.corners", middle, 0.5F,
                  [&](Canvas& c, Rect area) { return corner_words(view, c, area, action); });
    return action;
}

} // namespace kiosk::ui
