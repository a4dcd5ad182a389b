// Places on paper. Everything is in millimetres; y grows downwards.
#pragma once

namespace kiosk::print {

struct Size {
    double width = 0;
    double height = 0;
    bool operator==(const Size&) const = default;
};

struct Box {
    double x = 0; // of the upper left corner
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Box moved(double dx, double dy) const { return {x + dx, y + dy, width, height}; }
    bool operator==(const Box&) const = default;
};

inline constexpr double kPointsPerMm = 72.0 / 25.4;

} // namespace kiosk::print
