#include "ui/screens/guest/scan.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "ui/widgets/hint_picture.hpp"
#include "ui/widgets/squeezed.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr Colour kFound = Colour::hex(0x5CE68F);

float cover(int width, int height, const Rect& r) {
    return std::max(r.w / static_cast<float>(width), r.h / static_cast<float>(height));
}

void camera_picture(Canvas& canvas, const CameraPicture& picture, const Rect& r) {
    const int width = picture.frame.width(), height = picture.frame.height();
    const float scale = cover(width, height, r);
    const float u = r.w / scale / static_cast<float>(width) / 2, v = r.h / scale / static_cast<float>(height) / 2;
    canvas.picture(r, picture.frame, {0.5F + u, 0.5F - v}, {0.5F - u, 0.5F + v});
    for (const core::FoundCode& code : picture.codes) {
        std::array<Vec, 4> corners{};
        bool inside = true;
        for (std::size_t i = 0; i < 4; ++i) {
            corners.at(i) = mirrored(code.outline.at(i), width, height, r);
            inside = inside && r.contains(corners.at(i));
        }
        if (inside) {
            canvas.path(corners.data(), 4, kFound, 10, true);
        }
    }
}

// Around the first code that lies in the picture; none: there is no such code.
std::optional<Rect> around_code(const CameraPicture& picture, const Rect& r) {
    constexpr float kRoom = 0.16F; // of its size on every side
    for (const core::FoundCode& code : picture.codes) {
        Vec least{r.right(), r.bottom()}, most{r.x, r.y};
        bool inside = true;
        for (const core::PointI corner : code.outline) {
            const Vec at = mirrored(corner, picture.frame.width(), picture.frame.height(), r);
            inside = inside && r.contains(at);
            least = {std::min(least.x, at.x), std::min(least.y, at.y)};
            most = {std::max(most.x, at.x), std::max(most.y, at.y)};
        }
        if (!inside) continue;
        const Rect box{least.x, least.y, most.x - least.x, most.y - least.y};
        return box.inset(-kRoom * box.w, -kRoom * box.h);
    }
    return std::nullopt;
}

// It goes from where a badge is asked for to where one is.
void guide(Canvas& canvas, const CameraPicture& picture, const Rect& r, Rect square) {
    constexpr float kStroke = 14;
    Colour colour = Colour::hex(0xFFFFFF);
    if (const auto code = picture.frame.name() != 0 ? around_code(picture, r) : std::nullopt) {
        const auto to = [&](float from, float end) { return from + (end - from) * picture.snapped; };
        square = {to(square.x, code->x), to(square.y, code->y), to(square.w, code->w), to(square.h, code->h)};
        colour = kFound;
    }
    canvas.note("scan.guide", square.meet(r));
    const float arm = std::min(square.w, square.h) * 0.19F;
    const auto corner = [&](float x, float y, float dx, float dy) {
        const std::array<Vec, 3> points{{{x, y + dy}, {x, y}, {x + dx, y}}};
        canvas.path(points.data(), 3, colour, kStroke, false);
    };
    corner(square.x, square.y, arm, arm);
    corner(square.right(), square.y, -arm, arm);
    corner(square.x, square.bottom(), arm, -arm);
    corner(square.right(), square.bottom(), -arm, -arm);
}

// The arrow that leads a hand to the lens, at the edge of the picture that is nearest to it.
void lens_call(const ScanViewModel& view, Canvas& canvas, const Rect& r) {
    const Colour white = Colour::hex(0xFFFFFF);
    const TextStyle s = style(28, Weight::Bold, white);
    const Vec text = canvas.measure({view.lens_label}, s);
    constexpr float kArrow = 44;
    const float w = kArrow + 14 + text.x + 48, h = std::max(kArrow, text.y) + 20;
    Rect box{r.x + (r.w - w) / 2, r.y + 16, w, h};
    if (view.lens == LensSide::Bottom) box.y = r.bottom() - h - 16;
    if (view.lens == LensSide::Left) box = {r.x + 16, r.y + 16, w, h};
    if (view.lens == LensSide::Right) box = {r.right() - w - 16, r.y + 16, w, h};
    canvas.fill(box, canvas.theme().shade, h / 2);
    draw_arrow(canvas, {box.x + 24, box.y + (h - kArrow) / 2, kArrow, kArrow}, view.lens, white, 12);
    canvas.text({box.x + 24 + kArrow + 14, box.y + (h - text.y) / 2}, {view.lens_label}, s);
}

Rect message(const ScanViewModel& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    const bool hint = !view.read && view.hint.problem != core::ScanProblem::None;
    const Colour ground = view.read ? t.green : hint ? t.accent : t.shade;
    const Colour ink = view.read ? t.on_green : hint ? t.on_accent : t.on_shade;
    const TextStyle s = style(34, hint || view.read ? Weight::Bold : Weight::Regular, ink);
    const float picture = view.read ? 34 * canvas.text_scale() * 1.3F : hint ? std::min(110.0F, r.h * 0.2F) : 0;
    const float lead = picture > 0 ? picture + 24 : 0;
    const float room = r.w - 2 * 48 - 68 - lead;
    const Vec size = canvas.measure({view.message}, s, room);
    const float w = size.x + 68 + lead, h = std::max(size.y + 34, picture > 0 ? picture + 24 : 0);
    // Opposite to a lens below, whose arrow needs the foot of the picture.
    const float y = view.lens == LensSide::Bottom ? r.y + 24 : r.bottom() - h - 24;
    const Rect box{r.x + (r.w - w) / 2, y, w, h};
    canvas.fill(box, ground, 20);
    const Rect square{box.x + 30, box.y + (h - picture) / 2, picture, picture};
    if (view.read) draw_sign(canvas, square, Sign::Tick, ink);
    if (hint) draw_hint_picture(canvas, square, view.hint, ink, ground);
    canvas.text_in({box.x + lead + 30, box.y + 8, w - lead - 60, h - 16}, {view.message}, s);
    return box;
}

void trouble(const ScanViewModel& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    const TextStyle s = heading(40, t.on_shade);
    const float room = std::min(r.w - 160, 760.0F);
    const float text_h = canvas.measure({*view.trouble}, s, room).y;
    const float icon = std::min(170.0F, r.h * 0.25F);
    const float y = r.y + (r.h - text_h - icon - 40) / 2;
    const Rect square{r.x + (r.w - icon) / 2, y, icon, icon};
    if (view.camera == CameraStatus::Starting) {
        draw_scan_icon(canvas, square, t.on_shade);
    } else if (view.camera == CameraStatus::Off) {
        draw_scanner_icon(canvas, square, t.on_shade);
    } else {
        draw_camera_off_icon(canvas, square, t.on_shade);
    }
    TextStyle centred = s;
    centred.align = Align::Centre;
    canvas.text({r.x + (r.w - room) / 2, y + icon + 40}, {*view.trouble}, centred, room);
}

// The promise about the pictures, and the way to the whole notice.
Action promise(const ScanViewModel& view, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    const float text_size = 24;
    const Vec size = button_size(canvas, {view.privacy}, text_size, 24);
    const float button_w = std::min(size.x, r.w * 0.42F);
    canvas.fill(r, t.preview_dark);
    if (view.never_stored) {
        const float text_w = r.w - button_w - 48 - 24 - 24;
        const TextStyle s = style(text_size, Weight::Regular, t.on_shade);
        const float text_h = canvas.measure({*view.never_stored}, s, text_w).y;
        canvas.text({r.x + 48, r.y + (r.h - text_h) / 2}, {*view.never_stored}, s, text_w);
    }
    // Words may make the band so high that its head is out of reach.
    const float top = std::clamp(canvas.shape().touch_top, r.y + 10, r.bottom() - 10 - canvas.shape().touch);
    const Rect box{r.right() - 24 - button_w, top, button_w, r.bottom() - 10 - top};
    return button(canvas, "scan.privacy", box, {view.privacy}, ButtonLook::Night, text_size)
               ? Action{core::OpenSheet{core::Sheet::Privacy}}
               : std::nullopt;
}

float promise_height(const ScanViewModel& view, Canvas& canvas, float width) {
    const TextStyle note = style(24, Weight::Regular, canvas.theme().on_shade);
    const float words = view.never_stored ? canvas.measure({*view.never_stored}, note, width * 0.5F).y : 0;
    return std::max(canvas.shape().touch, words) + 20;
}

void camera_view(const ScanViewModel& view, const CameraPicture& picture, Canvas& canvas, const Rect& r) {
    const Theme& t = canvas.theme();
    canvas.gradient(r, t.preview_light, blend(t.preview_dark.with_alpha(128), t.preview_light), t.preview_dark,
                    blend(t.preview_dark.with_alpha(128), t.preview_light));
    if (view.trouble) {
        trouble(view, canvas, r);
    } else {
        if (picture.frame.name() != 0) {
            camera_picture(canvas, picture, r);
        }
        const Rect words = message(view, canvas, r);
        const float arrow = 96 * std::min(1.3F, canvas.text_scale());
        const bool below = view.lens == LensSide::Bottom;
        const float top = below ? words.bottom() : r.y + arrow, bottom = below ? r.bottom() - arrow : words.y;
        const float side = std::min(r.w * 0.6F, (bottom - top) * 0.86F);
        if (side > 150) guide(canvas, picture, r, {r.x + (r.w - side) / 2, (top + bottom - side) / 2, side, side});
        lens_call(view, canvas, r);
    }
}

Action preview(const ScanViewModel& view, const CameraPicture& picture, Canvas& canvas, const Rect& whole) {
    const float band = promise_height(view, canvas, whole.w);
    camera_view(view, picture, canvas, {whole.x, whole.y, whole.w, whole.h - band});
    return promise(view, canvas, {whole.x, whole.bottom() - band, whole.w, band});
}

float place_box(const ScanViewModel& view, Canvas& canvas, const Rect& area) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 32;
    const TextStyle label = style(24, Weight::Regular, t.soft_ink), name = heading(40, t.ink);
    const float height = canvas.measure({view.at_label}, label, area.w - 2 * kPad).y +
                         canvas.measure({view.at}, name, area.w - 2 * kPad).y + 40;
    const Rect box{area.x, area.y, area.w, height};
    canvas.fill(box, t.soft, 22);
    if (t.contrast) {
        canvas.outline(box, t.soft_line, 2, 22);
    }
    const float y = box.y + 18;
    const float below = y + canvas.text({box.x + kPad, y}, {view.at_label}, label, area.w - 2 * kPad);
    canvas.text({box.x + kPad, below}, {view.at}, name, area.w - 2 * kPad);
    return height;
}

// left_out: the place goes where not all has room, for one stands in front of it, then the air; the steps stay.
float place_and_steps(const ScanViewModel& view, Canvas& canvas, const Rect& area, int left_out) {
    const float gap = left_out < 2 ? 18.0F : 4.0F;
    float y = area.y;
    if (left_out == 0) y += place_box(view, canvas, area) + 26;
    int number = 1;
    for (const Said& step : view.steps) {
        y +=
            numbered(canvas, {area.x, y}, area.w, number++, step, style(34, Weight::Regular, canvas.theme().ink)) + gap;
    }
    return std::max(0.0F, y - gap - area.y);
}

void steps_in(const ScanViewModel& view, Canvas& canvas, const Rect& room) {
    squeezed(canvas, "scan.steps", room, 0, 2,
             [&](Canvas& c, Rect area, int left_out) { return place_and_steps(view, c, area, left_out); });
}

float counts(const ScanViewModel& view, Canvas& canvas, Vec at, float width) {
    const Theme& t = canvas.theme();
    const TextStyle number = style(60, Weight::Bold, t.ink), label = style(28, Weight::Regular, t.muted);
    constexpr float kBeside = 14, kApart = 44;
    const float number_h = canvas.measure({{"0", "en"}}, number).y, label_h = canvas.measure({{"0", "en"}}, label).y;
    const float label_y = number_h * 0.74F - label_h * 0.66F;
    float x = at.x, y = at.y;
    for (const CountLine& line : view.counts) {
        const Spans digits{{line.number, "en"}};
        const auto taken = [&](const Said& said) {
            return said.text.empty() ? 0 : canvas.measure({said}, label).x + kBeside;
        };
        const float before = taken(line.before), digits_w = canvas.measure(digits, number).x, after = taken(line.after);
        if (x > at.x && x + before + digits_w + after > at.x + width) {
            x = at.x;
            y += number_h;
        }
        if (before > 0) canvas.text({x, y + label_y}, {line.before}, label);
        canvas.text({x + before, y}, digits, number);
        if (after > 0) canvas.text({x + before + digits_w + kBeside, y + label_y}, {line.after}, label);
        x += before + digits_w + after + kApart;
    }
    return y + number_h - at.y;
}

Action column(const ScanViewModel& view, Canvas& canvas, const Rect& r) {
    const float gap = 16;
    const bool beside = r.h < 500 && r.w > 900;
    const float width = beside ? (r.w - gap) / 2 : r.w;
    const TextStyle label = style(30, Weight::Bold, {});
    const float words = std::max(canvas.measure({view.several}, label, width - 64).y,
                                 canvas.measure({view.no_badge}, label, width - 64).y);
    float one = std::max(canvas.shape().touch, words + 32);
    float counts_h = canvas.height_of(
        [&](Canvas& c, Rect area) {
            return counts(view, c, {area.x, area.y}, r.w);
        },
        r.w);
    const float rows = beside ? 1 : 2;
    // When words are large, what one came for goes first: the buttons' own are set smaller.
    const float least = canvas.with_text_scale(std::min(1.0F, canvas.text_scale()))
                            .height_of([&](Canvas& c, Rect area) { return place_and_steps(view, c, area, 2); }, r.w);
    if (r.h - rows * one - (rows - 1) * gap - 22 < least) one = canvas.shape().touch;
    const float steps_h =
        canvas.height_of([&](Canvas& c, Rect area) { return place_and_steps(view, c, area, 0); }, r.w);
    const bool show_counts =
        !view.counts.empty() && r.h - rows * one - (rows - 1) * gap - 22 - 12 - counts_h >= steps_h;
    counts_h = show_counts ? counts_h + 12 : 0;
    const float buttons = r.bottom() - counts_h - rows * one - (rows - 1) * gap;
    const Rect first{r.x, buttons, width, one};
    const Rect second =
        beside ? Rect{r.x + width + gap, buttons, width, one} : Rect{r.x, buttons + one + gap, width, one};
    steps_in(view, canvas, {r.x, r.y, r.w, buttons - 22 - r.y});
    Action action;
    if (button(canvas, "scan.several", first, {view.several}, ButtonLook::Plain, 30, Align::Left)) {
        action = core::OpenSheet{core::Sheet::SeveralGuests};
    }
    if (button(canvas, "scan.no_badge", second, {view.no_badge}, ButtonLook::Plain, 30, Align::Left)) {
        action = core::OpenSheet{core::Sheet::NoBadge};
    }
    if (show_counts) {
        counts(view, canvas, {r.x, r.bottom() - counts_h + 12}, r.w);
    }
    return action;
}

// Upright, with all that can be touched at the foot: below the picture come the steps, the promise and the buttons.
Action lowered(const ScanViewModel& view, const CameraPicture& picture, Canvas& canvas, const Rect& content) {
    constexpr float kGap = 16, kSide = 48, kFoot = 12;
    const float half = (content.w - 2 * kSide - kGap) / 2, touch = canvas.shape().touch;
    const TextStyle label = style(30, Weight::Bold, {});
    const float words = std::max(canvas.measure({view.several}, label, half - 64).y,
                                 canvas.measure({view.no_badge}, label, half - 64).y);
    // What the promise's button leaves of the reach; words that need more are set smaller.
    const float room = content.bottom() - kFoot - canvas.shape().touch_top - touch - 10 - kGap;
    const float row = std::clamp(words + 16, touch, std::max(touch, room));
    const float buttons = content.bottom() - kFoot - row;
    const float band = promise_height(view, canvas, content.w);
    const Rect promised{content.x, buttons - kGap - band, content.w, band};
    // The picture gives way to steps that are set large.
    const float steps_h = canvas.height_of([&](Canvas& c, Rect area) { return place_and_steps(view, c, area, 2); },
                                           content.w - 2 * kSide);
    const float left = promised.y - content.y - 22 - 26 - steps_h;
    const float split = std::min(std::clamp(left, content.h * 0.34F, content.h * 0.5F), promised.y - content.y);
    camera_view(view, picture, canvas, {content.x, content.y, content.w, split});
    const float steps = content.y + split + 26;
    if (promised.y - 22 - steps > 100)
        steps_in(view, canvas, {content.x + kSide, steps, content.w - 2 * kSide, promised.y - 22 - steps});
    Action action = promise(view, canvas, promised);
    if (button(canvas, "scan.several", {content.x + kSide, buttons, half, row}, {view.several}, ButtonLook::Plain, 30,
               Align::Left))
        action = core::OpenSheet{core::Sheet::SeveralGuests};
    if (button(canvas, "scan.no_badge", {content.x + kSide + half + kGap, buttons, half, row}, {view.no_badge},
               ButtonLook::Plain, 30, Align::Left))
        action = core::OpenSheet{core::Sheet::NoBadge};
    return action;
}

} // namespace

Vec mirrored(core::PointI point, int width, int height, const Rect& rect) {
    const float scale = cover(width, height, rect);
    return {rect.centre().x + (static_cast<float>(width) / 2 - static_cast<float>(point.x)) * scale,
            rect.centre().y + (static_cast<float>(point.y) - static_cast<float>(height) / 2) * scale};
}

Action draw_scan(const ScanViewModel& view, const CameraPicture& picture, Canvas& canvas, const Rect& content) {
    canvas.fill(content, canvas.theme().background);
    Action action;
    if (canvas.shape().portrait && canvas.shape().touch_top > 0) return lowered(view, picture, canvas, content);
    if (canvas.shape().portrait) {
        const float split = std::min(content.h * 0.5F, content.h - 226);
        keep(action, preview(view, picture, canvas, {content.x, content.y, content.w, split}));
        keep(action,
             column(view, canvas, {content.x + 48, content.y + split + 36, content.w - 96, content.h - split - 60}));
        return action;
    }
    const float split = content.w * 0.594F;
    keep(action, preview(view, picture, canvas, {content.x, content.y, split, content.h}));
    keep(action, column(view, canvas, Rect{content.x + split, content.y, content.w - split, content.h}.inset(48, 32)));
    return action;
}

} // namespace kiosk::ui
