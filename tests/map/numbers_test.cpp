// Where the offices' numbers stand.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "map/numbers.hpp"
#include "map/taiwan.hpp"

namespace kiosk::map {
namespace {

using test::taiwan;

struct Look {
    double width, height, radius;
    Padding padding;
};
// The map beside its sheet, above it, and on a small panel.
constexpr Look kLooks[] = {{1180, 840, 23, {240, 28, 40, 90}},
                           {1080, 900, 23, {180, 28, 40, 90}},
                           {630, 448, 12.3, {128, 15, 21, 48}},
                           {2360, 1680, 46, {480, 56, 80, 180}}};

Viewport overview(const Look& look) {
    return fit(taiwan().overview, look.width, look.height, look.padding);
}

bool within_its_region(const PlacedNumber& number, const Viewport& viewport, double radius) {
    for (int i = 0; i < 36; ++i) {
        const double angle = 2 * std::numbers::pi * i / 36;
        const Pixel edge{number.at.x + radius * std::sin(angle), number.at.y + radius * std::cos(angle)};
        const auto town = taiwan().town_at(to_point(viewport, edge));
        if (!town || taiwan().region_of_town(*town) != number.region) return false;
    }
    return true;
}

// Over the middle of Taichung, where the sample's pins are.
PixelBox pin(const Viewport& viewport) {
    const Pixel tip = to_pixel(viewport, project({120.6, 24.2}));
    return {{tip.x - 24, tip.y - 60}, {tip.x + 24, tip.y}};
}

TEST(Numbers, EachLiesWithinItsRegionOrAtTheEndOfALineThatBeginsThere) {
    for (const Look& look : kLooks) {
        const Viewport viewport = overview(look);
        const PixelBox obstacle = pin(viewport);
        const auto placed = place_numbers(taiwan(), viewport, look.radius, {&obstacle, 1});
        ASSERT_EQ(placed.size(), 11U);
        for (std::uint16_t i = 0; i < placed.size(); ++i) {
            const PlacedNumber& number = placed[i];
            EXPECT_EQ(number.region, i);
            if (!number.from) {
                // The coast is simplified there: a pixel of the rim may stick out.
                EXPECT_TRUE(within_its_region(number, viewport, look.radius - 1.5)) << i + 1 << " at " << look.width;
                continue;
            }
            const auto town = taiwan().town_at(to_point(viewport, *number.from));
            ASSERT_TRUE(town) << i + 1;
            EXPECT_EQ(taiwan().region_of_town(*town), i);
            EXPECT_FALSE(taiwan().town_at(to_point(viewport, number.at))) << i + 1 << " has room at sea";
        }
    }
}

TEST(Numbers, NoneCoversAnotherNorAPin) {
    for (const Look& look : kLooks) {
        const Viewport viewport = overview(look);
        const PixelBox obstacle = pin(viewport);
        const auto placed = place_numbers(taiwan(), viewport, look.radius, {&obstacle, 1});
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const PixelBox disc = PixelBox{placed[i].at, placed[i].at}.grown(look.radius);
            EXPECT_FALSE(disc.overlaps(obstacle)) << i + 1;
            EXPECT_TRUE((PixelBox{{0, 0}, {look.width, look.height}}.contains(disc))) << i + 1;
            for (std::size_t k = 0; k < i; ++k)
                EXPECT_GE(distance(placed[i].at, placed[k].at), 2 * look.radius) << i + 1 << " and " << k + 1;
        }
    }
}

TEST(Numbers, TaipeiIsTooSmallForItsNumber) {
    const Viewport viewport = overview(kLooks[0]);
    const auto placed = place_numbers(taiwan(), viewport, 23, {});
    EXPECT_TRUE(placed[0].from);
    EXPECT_FALSE(placed[3].from) << "Taichung has room";
}

TEST(Numbers, WhatIsOutOfSightHasNone) {
    Viewport viewport = overview(kLooks[0]);
    viewport.centre = taiwan().regions[10].label.at;
    viewport.scale *= 3;
    const auto placed = place_numbers(taiwan(), viewport, 23, {});
    EXPECT_LT(placed.size(), 11U);
    EXPECT_TRUE(std::ranges::any_of(placed, [](const PlacedNumber& number) { return number.region == 10; }));
}

} // namespace
} // namespace kiosk::map
