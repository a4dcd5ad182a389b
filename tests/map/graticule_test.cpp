#include "map/graticule.hpp"

#include <cmath>

#include "map/taiwan.hpp"

namespace kiosk::map {
namespace {

using test::taiwan;

TEST(Graticule, HasWholeDegreesOverTheWholeIsland) {
    const Viewport all = fit(taiwan().overview, 1180, 840, {});
    const auto lines = graticule(all, 150);
    std::string labels;
    for (const GridLine& line : lines) {
        labels += line.label + " ";
        EXPECT_GE(line.px, 0);
        EXPECT_LE(line.px, line.meridian ? all.width : all.height);
    }
    EXPECT_EQ(labels,
              "119\u00b0E 120\u00b0E 121\u00b0E 122\u00b0E 123\u00b0E 22\u00b0N 23\u00b0N 24\u00b0N 25\u00b0N ");
}

TEST(Graticule, IsFinerCloserAndNeverDense) {
    Viewport close = fit(taiwan().overview, 1180, 840, {});
    close.scale *= 8;
    const auto lines = graticule(close, 150);
    ASSERT_GE(lines.size(), 2U);
    EXPECT_NE(lines.front().label.find('.'), std::string::npos) << lines.front().label;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].meridian == lines[i - 1].meridian) {
            EXPECT_GE(std::abs(lines[i].px - lines[i - 1].px), 150);
        }
    }
}

TEST(ScaleBar, IsARoundLengthThatFits) {
    Viewport viewport = fit(taiwan().overview, 1180, 840, {});
    for (int i = 0; i < 12; ++i, viewport.scale *= 1.5) {
        const ScaleBar bar = scale_bar(viewport, 110);
        EXPECT_LE(bar.px, 110);
        EXPECT_GE(bar.px, 110 / 2.6);
        const double first = bar.km / std::pow(10, std::floor(std::log10(bar.km) + 1e-9));
        EXPECT_TRUE(std::abs(first - 1) < 1e-6 || std::abs(first - 2) < 1e-6 || std::abs(first - 5) < 1e-6) << bar.km;
        // Along the viewport's middle, where it is right.
        const LonLat from = unproject(to_point(viewport, {500, 420})),
                     to = unproject(to_point(viewport, {500 + bar.px, 420}));
        EXPECT_NEAR(distance_km(from, to) / bar.km, 1, 0.01);
    }
}

} // namespace
} // namespace kiosk::map
