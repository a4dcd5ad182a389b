#include "ui/map/plan_route.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kiosk::ui {
namespace {

float far_apart(Vec a, Vec b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}
Vec between(Vec a, Vec b, float part) {
    return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}
float length_of(std::span<const Vec> points) {
    float length = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) length += far_apart(points[i], points[i + 1]);
    return length;
}

void arrowhead(Canvas& canvas, Vec tip, Vec along, Colour colour) {
    constexpr float kBack = 7, kSide = 5, kStroke = 3.5F;
    const Vec back{tip.x - along.x * kBack, tip.y - along.y * kBack};
    const std::array<Vec, 3> head{Vec{back.x - along.y * kSide, back.y + along.x * kSide}, tip,
                                  Vec{back.x + along.y * kSide, back.y - along.x * kSide}};
    canvas.path(head.data(), head.size(), colour, kStroke, false);
}

} // namespace

Colour line_colour(core::LineColour line, const MapColours& c) {
    switch (line) {
    case core::LineColour::Red:
        return Colour::hex(0xC62828);
    case core::LineColour::Orange:
        return Colour::hex(0xE8710A);
    case core::LineColour::Yellow:
        return Colour::hex(0xF2C200);
    case core::LineColour::Green:
        return Colour::hex(0x2E8B4A);
    case core::LineColour::Blue:
        return Colour::hex(0x1F6FC4);
    case core::LineColour::Purple:
        return Colour::hex(0x7B3FA0);
    case core::LineColour::Pink:
        return Colour::hex(0xD6478A);
    case core::LineColour::Brown:
        return Colour::hex(0x7A4A21);
    case core::LineColour::None:
        break;
    }
    return c.here;
}

std::vector<Vec> route_part(std::span<const Vec> points, float part) {
    const float length = length_of(points);
    if (length <= 0) return {};
    float left = length * std::clamp(part, 0.0F, 1.0F);
    std::vector<Vec> shown{points.front()};
    for (std::size_t i = 0; i + 1 < points.size() && left > 0; ++i) {
        const float leg = far_apart(points[i], points[i + 1]);
        if (leg <= 0) continue;
        shown.push_back(between(points[i], points[i + 1], std::min(1.0F, left / leg)));
        left -= leg;
    }
    return shown;
}

std::vector<Vec> route_steps(std::span<const Vec> points, float step) {
    std::vector<Vec> steps;
    if (points.empty()) return steps;
    steps.push_back(points.front());
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const int count = std::max(1, static_cast<int>(std::ceil(far_apart(points[i], points[i + 1]) / step)));
        for (int n = 1; n <= count; ++n)
            steps.push_back(between(points[i], points[i + 1], static_cast<float>(n) / static_cast<float>(count)));
    }
    return steps;
}

void draw_route(Canvas& canvas, std::span<const Vec> points, Colour line) {
    constexpr float kEdge = 17, kLine = 11, kHeads = 90;
    if (points.size() < 2) return;
    const Colour light = Colour::hex(0xFFFFFF), dark = Colour::hex(0x12263A);
    // Dark between the line and the drawing, whatever the colour of either.
    for (const auto& [ink, width] : {std::pair{light, kRouteWidth}, std::pair{dark, kEdge}, std::pair{line, kLine}})
        canvas.path(points.data(), points.size(), ink, width, false);
    const Colour head = contrast_ratio(line, light) > contrast_ratio(line, dark) ? light : dark;
    float next = kHeads / 2; // from the leg's start
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const float leg = far_apart(points[i], points[i + 1]);
        if (leg <= 0) continue;
        const Vec way{(points[i + 1].x - points[i].x) / leg, (points[i + 1].y - points[i].y) / leg};
        for (; next < leg; next += kHeads)
            if (next > kLine && next < leg - kLine)
                arrowhead(canvas, between(points[i], points[i + 1], next / leg), way, head);
        next -= leg;
    }
}

void draw_route_start(Canvas& canvas, Vec at, const MapColours& c) {
    canvas.disc(at, 19, c.pin_ink);
    canvas.disc(at, 15, c.here);
    canvas.disc(at, 6, c.here_ink);
}

} // namespace kiosk::ui
