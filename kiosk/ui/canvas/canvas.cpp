#include "ui/canvas/canvas.hpp"

#include <array>
#include <cmath>

#include <imgui.h>

#include "ui/canvas/fast_fill.hpp"
#include "ui/canvas/texture.hpp"

namespace kiosk::ui {
namespace {

ImVec2 v(float x, float y) {
    return {x, y};
}

Colour mix(Colour a, Colour b, float t) {
    const auto channel = [t](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(from) + t * static_cast<float>(to - from)));
    };
    return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
}

} // namespace

Canvas Canvas::with_text_scale(float scale) const {
    Canvas other = *this;
    other.c_.text_scale = scale;
    return other;
}

Colour Canvas::tinted(Colour colour) const {
    return covered_ ? blend(theme().veil, colour.with_alpha(255)).with_alpha(colour.a) : colour;
}

std::uint32_t Canvas::ink(Colour colour) const {
    return tinted(colour).packed();
}

void Canvas::fill(const Rect& r, Colour colour, float radius) {
    if (dry_ || r.w <= 0 || r.h <= 0) {
        return;
    }
    constexpr float kWorthwhile = 40'000; // pixels: below, two more draw commands cost more than they save
    const Rect p{px(r.x), px(r.y), px(r.w), px(r.h)};
    const float corner = std::min({px(radius), p.w / 2, p.h / 2});
    if (colour.a != 255 || p.w * p.h < kWorthwhile) {
        c_.list->AddRectFilled(v(p.x, p.y), v(p.right(), p.bottom()), ink(colour), px(radius));
        return;
    }
    if (corner > 0.5F) {
        // Round corners and soft edges first, then all that lies within whole pixels.
        const float x0 = std::ceil(p.x + corner) + 1, y0 = std::ceil(p.y + corner) + 1;
        const float x1 = std::floor(p.right() - corner) - 1, y1 = std::floor(p.bottom() - corner) - 1;
        // Whole numbers throughout: the renderer cuts fractions off a clip rectangle's size.
        const float left = std::floor(p.x) - 1, right = std::ceil(p.right()) + 1;
        const float top = std::floor(p.y) - 1, bottom = std::ceil(p.bottom()) + 1;
        for (const auto& [from, to] : {std::pair(v(left, top), v(right, y0)), std::pair(v(left, y1), v(right, bottom)),
                                       std::pair(v(left, y0), v(x0, y1)), std::pair(v(x1, y0), v(right, y1))}) {
            c_.list->PushClipRect(from, to, true);
            c_.list->AddRectFilled(v(p.x, p.y), v(p.right(), p.bottom()), ink(colour), corner);
            c_.list->PopClipRect();
        }
        fast_fill(*c_.list, Rect{x0, y0, x1 - x0, y1 - y0}, tinted(colour));
        return;
    }
    fast_fill(*c_.list, p, tinted(colour));
}

void Canvas::outline(const Rect& r, Colour colour, float thickness, float radius) {
    if (!dry_) {
        const Rect in = r.inset(thickness / 2, thickness / 2);
        c_.list->AddRect(v(px(in.x), px(in.y)), v(px(in.right()), px(in.bottom())), ink(colour), px(radius), 0,
                         std::max(1.0F, px(thickness)));
    }
}

void Canvas::card(const Rect& r, Colour inside, Colour border, float radius) {
    if (!theme().contrast) {
        const float foot = std::min(2 * radius, r.h);
        fill({r.x, r.bottom() - foot, r.w, foot + 3}, border, radius);
    }
    fill(r, inside, radius);
    outline(r, border, 2, radius);
}

void Canvas::gradient(const Rect& r, Colour tl, Colour tr, Colour br, Colour bl) {
    if (!dry_) {
        blending_off(*c_.list);
        c_.list->AddRectFilledMultiColor(v(px(r.x), px(r.y)), v(px(r.right()), px(r.bottom())), ink(tl), ink(tr),
                                         ink(br), ink(bl));
        blending_on(*c_.list);
    }
}

void Canvas::shade(const Rect& r, Colour top, Colour bottom) {
    if (!dry_ && r.w > 0 && r.h > 0) {
        c_.list->AddRectFilledMultiColor(v(px(r.x), px(r.y)), v(px(r.right()), px(r.bottom())), ink(top), ink(top),
                                         ink(bottom), ink(bottom));
    }
}

void Canvas::glow(const Rect& r, Vec focus, float radius, Colour inner, Colour outer) {
    if (dry_) {
        return;
    }
    constexpr int kColumns = 24, kRows = 14;
    ImDrawList& list = *c_.list;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    blending_off(list);
    list.PrimReserve(kColumns * kRows * 6, (kColumns + 1) * (kRows + 1));
    const auto base = list._VtxCurrentIdx;
    for (int row = 0; row <= kRows; ++row) {
        for (int column = 0; column <= kColumns; ++column) {
            const float x = r.x + r.w * static_cast<float>(column) / kColumns;
            const float y = r.y + r.h * static_cast<float>(row) / kRows;
            const float far = std::min(1.0F, std::hypot(x - focus.x, y - focus.y) / radius);
            list.PrimWriteVtx(v(px(x), px(y)), white, ink(mix(inner, outer, far * far * (3 - 2 * far))));
        }
    }
    for (unsigned row = 0; row < kRows; ++row) {
        for (unsigned column = 0; column < kColumns; ++column) {
            const unsigned a = base + row * (kColumns + 1) + column;
            for (const unsigned index : {a, a + 1, a + kColumns + 2, a, a + kColumns + 2, a + kColumns + 1}) {
                list.PrimWriteIdx(static_cast<ImDrawIdx>(index));
            }
        }
    }
    blending_on(list);
}

void Canvas::line(Vec a, Vec b, Colour colour, float thickness) {
    if (!dry_) {
        // Not AddLine: that shifts by half a pixel, and its round ends would stick out.
        c_.list->PathLineTo(v(px(a.x), px(a.y)));
        c_.list->PathLineTo(v(px(b.x), px(b.y)));
        c_.list->PathStroke(ink(colour), 0, px(thickness));
        disc(a, thickness / 2, colour);
        disc(b, thickness / 2, colour);
    }
}

void Canvas::path(const Vec* points, std::size_t count, Colour colour, float thickness, bool closed) {
    if (dry_) {
        return;
    }
    for (std::size_t i = 0; i + 1 < count; ++i) {
        line(points[i], points[i + 1], colour, thickness);
    }
    if (closed && count > 2) {
        line(points[count - 1], points[0], colour, thickness);
    }
}

void Canvas::polygon(const Vec* points, std::size_t count, Colour colour) {
    if (!dry_) {
        for (std::size_t i = 0; i < count; ++i) {
            c_.list->PathLineTo(v(px(points[i].x), px(points[i].y)));
        }
        c_.list->PathFillConvex(ink(colour));
    }
}

void Canvas::disc(Vec centre, float radius, Colour colour) {
    if (!dry_) {
        c_.list->AddCircleFilled(v(px(centre.x), px(centre.y)), px(radius), ink(colour));
    }
}

void Canvas::ring(Vec centre, float radius, Colour colour, float thickness) {
    if (!dry_) {
        c_.list->AddCircle(v(px(centre.x), px(centre.y)), px(radius), ink(colour), 0, px(thickness));
    }
}

void Canvas::arc(Vec centre, float radius, Colour colour, float thickness, float turn) {
    if (!dry_ && turn > 0) {
        constexpr float kTop = -1.57079633F, kFull = 6.28318531F;
        c_.list->PathArcTo(v(px(centre.x), px(centre.y)), px(radius), kTop, kTop + kFull * std::min(turn, 0.9999F));
        c_.list->PathStroke(ink(colour), 0, px(thickness));
    }
}

void Canvas::half_disc(Vec centre, float radius, Colour colour) {
    if (!dry_) {
        constexpr float kTop = -1.57079633F;
        c_.list->PathArcTo(v(px(centre.x), px(centre.y)), px(radius), kTop, -kTop);
        c_.list->PathFillConvex(ink(colour));
    }
}

void Canvas::picture(const Rect& r, const Texture& texture, Vec from, Vec to, float radius) {
    if (dry_ || texture.name() == 0) return;
    const ImTextureRef name(static_cast<ImTextureID>(texture.name()));
    const std::uint32_t colour = ink(Colour::hex(0xFFFFFF));
    if (radius > 0) { // whose soft edge wants blending
        c_.list->AddImageRounded(name, v(px(r.x), px(r.y)), v(px(r.right()), px(r.bottom())), v(from.x, from.y),
                                 v(to.x, to.y), colour, px(radius));
        return;
    }
    blending_off(*c_.list);
    c_.list->AddImage(name, v(px(r.x), px(r.y)), v(px(r.right()), px(r.bottom())), v(from.x, from.y), v(to.x, to.y),
                      colour);
    blending_on(*c_.list);
}

TouchRouter::Hit Canvas::touchable(std::string_view id, const Rect& rect) {
    if (dry_) {
        return {};
    }
    const Rect visible = rect.meet(clip_);
    if (!covered_ && visible.h > 0 && visible.w > 0) {
        const bool whole = visible.h > rect.h - 1 && visible.w > rect.w - 1;
        c_.record->widgets.push_back(
            {std::string(id), px(visible.x), px(visible.y), px(visible.right()), px(visible.bottom()), whole});
    }
    return c_.touches->widget(id, visible);
}

bool Canvas::rest_outside(std::string_view id, const Rect& rect) {
    if (!dry_) {
        c_.touches->widget("inside", rect);
    }
    return rest(id).tapped;
}

void Canvas::note(std::string_view id, const Rect& rect) {
    const Rect visible = rect.meet(clip_);
    if (!dry_ && !covered_ && visible.h > 0 && visible.w > 0) {
        c_.record->widgets.push_back(
            {std::string(id), px(visible.x), px(visible.y), px(visible.right()), px(visible.bottom()), false});
    }
}

float Canvas::height_of(const Content& content, float width) {
    const bool was = std::exchange(dry_, true);
    const float height = content(*this, {0, 0, width, 0});
    dry_ = was;
    return height;
}

bool Canvas::hidden(const Rect& rect) const {
    const Rect visible = rect.meet(clip_);
    return dry_ || visible.w <= 0 || visible.h <= 0;
}

void Canvas::scroll(std::string_view id, const Rect& view, float slack, const Content& content) {
    const float height = height_of(content, view.w);
    if (dry_) {
        return;
    }
    const float limit = height - view.h > 1 ? height - view.h : 0.0F;
    const float offset = c_.touches->scroll(id, view, limit);
    if (limit <= 0) {
        content(*this, {view.x, view.y + (view.h - height) * slack, view.w, slack > 0 ? height : view.h});
        return;
    }
    if (!covered_) c_.record->scrolled.emplace_back(id);
    const Rect outer = std::exchange(clip_, view.meet(clip_));
    const bool was = std::exchange(scrolling_, true);
    c_.list->PushClipRect(v(std::floor(px(clip_.x)), std::floor(px(clip_.y))),
                          v(std::ceil(px(clip_.right())), std::ceil(px(clip_.bottom()))), true);
    content(*this, {view.x, view.y - offset, view.w, height});
    c_.list->PopClipRect();
    scrolling_ = was;
    clip_ = outer;
    const float share = view.h / height;
    fill({view.right() + 8, view.y + offset * share, 8, view.h * share}, theme().muted, 4);
}

void Canvas::callback(void (*paint)(const ImDrawList*, const ImDrawCmd*), Painted& data) {
    if (!dry_) {
        c_.list->AddCallback(paint, &data);
        c_.list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    }
}

void Canvas::within(const Rect& rect, const std::function<void()>& draw) {
    const Rect outer = std::exchange(clip_, rect.meet(clip_));
    c_.list->PushClipRect(v(std::floor(px(clip_.x)), std::floor(px(clip_.y))),
                          v(std::ceil(px(clip_.right())), std::ceil(px(clip_.bottom()))), true);
    draw();
    c_.list->PopClipRect();
    clip_ = outer;
}

void Canvas::covered(bool yes) {
    covered_ = yes;
    c_.touches->enable(!yes);
}

} // namespace kiosk::ui
