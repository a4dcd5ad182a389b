// Lengths in canvas units unless a name says px: 1920 units span a landscape screen, 1080 a portrait one.
#pragma once

#include <algorithm>
#include <cstdint>

namespace kiosk::ui {

struct Vec {
    float x = 0, y = 0;
    bool operator==(const Vec&) const = default;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Vec centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool contains(Vec p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    [[nodiscard]] Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    [[nodiscard]] Rect meet(const Rect& o) const {
        const float x0 = std::max(x, o.x), y0 = std::max(y, o.y);
        return {x0, y0, std::max(0.0F, std::min(right(), o.right()) - x0),
                std::max(0.0F, std::min(bottom(), o.bottom()) - y0)};
    }
    bool operator==(const Rect&) const = default;
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    static constexpr Colour hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
        return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
                static_cast<std::uint8_t>(rgb), alpha};
    }
    [[nodiscard]] constexpr Colour with_alpha(std::uint8_t alpha) const { return {r, g, b, alpha}; }
    // In ImGui's order, alpha highest.
    [[nodiscard]] constexpr std::uint32_t packed() const {
        return static_cast<std::uint32_t>(a) << 24U | static_cast<std::uint32_t>(b) << 16U |
               static_cast<std::uint32_t>(g) << 8U | r;
    }
    bool operator==(const Colour&) const = default;
};

} // namespace kiosk::ui
