#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>

#include "print/palette.hpp"

namespace kiosk::print {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// Machado, Oliveira, Fernandes 2009: what people see who lack one kind of cone, in linear RGB; the first is everyone
// else.
constexpr std::array<Matrix, 4> kEyes{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

Vector linear(Colour colour) {
    const auto channel = [](std::uint8_t value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {channel(colour.red), channel(colour.green), channel(colour.blue)};
}

Vector seen(const Matrix& eye, const Vector& rgb) {
    Vector out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) out[i] += eye[i][j] * rgb[j];
        out[i] = std::clamp(out[i], 0.0, 1.0);
    }
    return out;
}

double luminance(const Vector& rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

// CIELAB under D65.
Vector lab(const Vector& rgb) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    const double y = f(luminance(rgb));
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

TEST(Palette, EveryTwoGroupColoursStayApartInGrey) {
    std::vector<double> lightness;
    for (const auto colour : group_grounds()) lightness.push_back(lab(linear(colour))[0]);
    std::sort(lightness.begin(), lightness.end());
    for (std::size_t i = 1; i < lightness.size(); ++i) EXPECT_GE(lightness[i] - lightness[i - 1], 9) << i;
}

TEST(Palette, EveryTwoGroupColoursStayApartForColourBlindEyes) {
    const auto grounds = group_grounds();
    for (const auto& eye : kEyes) {
        for (std::size_t i = 0; i < grounds.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const auto a = lab(seen(eye, linear(grounds[i])));
                const auto b = lab(seen(eye, linear(grounds[j])));
                EXPECT_GE(std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]), 20)
                    << i << " and " << j << " for eye " << &eye - kEyes.data();
            }
        }
    }
}

TEST(Palette, TheLetterReadsOnItsColour) {
    for (std::size_t i = 0; i < 2 * group_grounds().size(); ++i) {
        const auto colour = group_colour(i);
        const double a = luminance(linear(colour.ground)) + 0.05;
        const double b = luminance(linear(colour.text)) + 0.05;
        EXPECT_GE(std::max(a, b) / std::min(a, b), 4.5) << i;
    }
}

TEST(Palette, ANinthGroupLooksUnlikeTheFirst) {
    EXPECT_EQ(group_colour(8).ground, group_colour(0).ground);
    EXPECT_NE(group_colour(8), group_colour(0));
}

TEST(Palette, GroupsAreCountedShortNamesFirst) {
    std::vector<core::Participant> people(4);
    people[0].group = "10";
    people[1].group = "B";
    people[3].group = "2";
    EXPECT_THAT(groups_of(people), testing::ElementsAre("2", "B", "10"));
}

} // namespace
} // namespace kiosk::print
