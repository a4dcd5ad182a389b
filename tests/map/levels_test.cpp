// What simplifying could do to small things, on maps made for it. One unit of these maps is about 11 map units; a bay
// that is 40 deep and 20 wide falls below the coarsest level's tolerance.
#include <nlohmann/json.hpp>

#include "fuzz/map_targets.hpp"
#include "map/taiwan.hpp"

namespace kiosk::map {
namespace {

using nlohmann::json;

const json kMainland =
    json::parse("[[0, 0], [1000, 0], [0, 490], [-40, 10], [40, 10], [0, 490], [-1000, 0], [0, -1000]]");

core::Result<Scene> with_neighbour(const char* ring) {
    json topology =
        json::parse(R"({"type": "Topology", "transform": {"scale": [0.0001, 0.0001], "translate": [121, 24]},
      "objects": {"towns": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0]], "properties": {"TOWNCODE": "10001010", "TOWNNAME": "甲鎮", "COUNTYCODE": "10001"}},
        {"type": "Polygon", "arcs": [[1]], "properties": {"TOWNCODE": "10002010", "TOWNNAME": "乙鎮", "COUNTYCODE": "10002"}}]}}})");
    topology["arcs"] = json::array({kMainland, json::parse(ring)});
    const std::string bytes = topology.dump();
    return build_scene(
        {{"towns.json", bytes}, {"names.json", test::kSmallNames}, {"regions.json", test::kSmallRegions}});
}

std::uint32_t points_of_the_mainland(const core::Result<Scene>& scene) {
    if (!scene) {
        ADD_FAILURE() << scene.error().detail;
        return 0;
    }
    const Level& coarsest = scene->levels.front();
    for (const Line& line : coarsest.lines) {
        if (line.left == 0 || line.right == 0) return line.points.count;
    }
    return 0;
}

constexpr std::uint32_t kWithoutBay = 5, kWithBay = 8; // the first point is there twice

TEST(Levels, ABayWithNothingInItIsFilledOnTheCoarsestLevel) {
    EXPECT_EQ(points_of_the_mainland(with_neighbour("[[2000, 400], [200, 0], [0, 200], [-200, -200]]")), kWithoutBay);
}

TEST(Levels, ABayStaysWhenAnotherCoastReachesIntoIt) {
    EXPECT_EQ(points_of_the_mainland(with_neighbour("[[1100, 480], [0, 40], [-125, -20], [125, -20]]")), kWithBay);
}

TEST(Levels, ABayStaysWhenAnIslandLiesInIt) {
    EXPECT_EQ(points_of_the_mainland(with_neighbour("[[980, 499], [8, 0], [0, 3], [-8, -3]]")), kWithBay);
}

TEST(Levels, EveryPointIsThereOnTheFinest) {
    const auto scene = with_neighbour("[[2000, 400], [200, 0], [0, 200], [-200, -200]]");
    ASSERT_TRUE(scene);
    EXPECT_EQ(scene->levels.back().line_points.size(), kWithBay + 4U);
}

TEST(Levels, WithoutEnglishATownKeepsItsChineseName) {
    const auto scene = with_neighbour("[[2000, 400], [200, 0], [0, 200], [-200, -200]]");
    ASSERT_TRUE(scene);
    EXPECT_EQ(scene->towns[0].name.in("en"), "甲鎮");
    EXPECT_EQ(scene->credits, "");
}

} // namespace
} // namespace kiosk::map
