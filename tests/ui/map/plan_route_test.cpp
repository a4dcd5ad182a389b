// The way on the drawing of a campus, as geometry.
#include "ui/map/plan_route.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace kiosk::test {
namespace {

using ui::Vec;

constexpr std::array<Vec, 3> kCorner{Vec{0, 0}, {64, 0}, {64, 64}};

TEST(PlanRoute, APartOfItEndsWhereThatMuchOfItsLengthIsGone) {
    EXPECT_EQ(ui::route_part(kCorner, 0.25F), (std::vector<Vec>{{0, 0}, {32, 0}}));
    EXPECT_EQ(ui::route_part(kCorner, 0.75F), (std::vector<Vec>{{0, 0}, {64, 0}, {64, 32}}));
    EXPECT_EQ(ui::route_part(kCorner, 1), (std::vector<Vec>{{0, 0}, {64, 0}, {64, 64}}));
    EXPECT_EQ(ui::route_part(kCorner, 7), ui::route_part(kCorner, 1));
    EXPECT_EQ(ui::route_part(kCorner, 0), (std::vector<Vec>{{0, 0}}));
}

TEST(PlanRoute, PointsOnOneSpotAreNoWayAndBetweenOthersTheyDoNoHarm) {
    EXPECT_TRUE(ui::route_part({}, 1).empty());
    EXPECT_TRUE(ui::route_part(std::array<Vec, 2>{Vec{5, 5}, {5, 5}}, 1).empty());
    EXPECT_EQ(ui::route_part(std::array<Vec, 3>{Vec{0, 0}, {0, 0}, {10, 0}}, 0.5F), (std::vector<Vec>{{0, 0}, {5, 0}}));
}

TEST(PlanRoute, ItsStepsLeaveNoGapAndKeepItsCorners) {
    const auto steps = ui::route_steps(kCorner, 30);
    for (std::size_t i = 0; i + 1 < steps.size(); ++i)
        EXPECT_LE(std::hypot(steps[i + 1].x - steps[i].x, steps[i + 1].y - steps[i].y), 30.01F);
    for (const Vec corner : kCorner) EXPECT_NE(std::find(steps.begin(), steps.end(), corner), steps.end());
}

TEST(PlanRoute, EveryColourOfALineIsToldFromTheOthersAndHasArrowheadsThatAreSeen) {
    using core::LineColour;
    const auto& c = ui::map_colours(ui::theme_for(false));
    std::vector<ui::Colour> seen;
    for (int i = 1; i <= static_cast<int>(LineColour::Brown); ++i) {
        const ui::Colour line = ui::line_colour(static_cast<LineColour>(i), c);
        EXPECT_EQ(std::find(seen.begin(), seen.end(), line), seen.end());
        seen.push_back(line);
        EXPECT_GE(std::max(ui::contrast_ratio(line, ui::Colour::hex(0xFFFFFF)),
                           ui::contrast_ratio(line, ui::Colour::hex(0x12263A))),
                  3.0)
            << i;
    }
    EXPECT_EQ(ui::line_colour(LineColour::None, c), c.here);
    EXPECT_EQ(ui::line_colour(static_cast<LineColour>(99), c), c.here) << "of a database that knows more";
}

} // namespace
} // namespace kiosk::test
