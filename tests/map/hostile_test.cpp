// Files that nobody should trust: each gets an error that says what is wrong and where, and none gets more than its
// share.
#include <filesystem>
#include <functional>
#include <limits>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "fuzz/map_targets.hpp"
#include "map/json.hpp"
#include "map/taiwan.hpp"
#include "map/topojson.hpp"

namespace kiosk::map {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

// Two square towns side by side, of two counties: arc 0 is their border, arcs 1 and 2 their coasts.
json small() {
    return json::parse(R"({"type": "Topology", "transform": {"scale": [0.001, 0.001], "translate": [121, 24]},
      "objects": {"towns": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"TOWNCODE": "10001010", "TOWNNAME": "甲鎮", "TOWNENG": "One", "COUNTYCODE": "10001"}},
        {"type": "MultiPolygon", "arcs": [[[-1, 2]]], "properties": {"TOWNCODE": "10002010", "TOWNNAME": "乙鎮", "TOWNENG": "Two", "COUNTYCODE": "10002"}}]}},
      "arcs": [[[100, 0], [5, 50], [-5, 50]], [[100, 100], [-100, 0], [0, -100], [100, 0]], [[100, 0], [100, 0], [0, 100], [-100, 0]]]})");
}

core::Result<Scene> build(const json& topology) {
    const std::string bytes = topology.dump();
    return build_scene(
        {{"towns.json", bytes}, {"names.json", test::kSmallNames}, {"regions.json", test::kSmallRegions}});
}

std::string error_of(const json& topology) {
    const auto scene = build(topology);
    return scene ? "no error" : scene.error().detail;
}

std::string broken(const std::function<void(json&)>& how) {
    json topology = small();
    how(topology);
    return error_of(topology);
}

json& town(json& topology, std::size_t i) {
    return topology["objects"]["towns"]["geometries"][i];
}

TEST(HostileTopology, TheSmallMapItselfIsFine) {
    const auto scene = build(small());
    ASSERT_TRUE(scene) << scene.error().detail;
    EXPECT_EQ(scene->towns.size(), 2U);
    EXPECT_EQ(scene->levels.front().lines.size(), 3U);
    EXPECT_EQ(scene->town_at(project({121.05, 24.05})), 0U);
    EXPECT_EQ(scene->town_at(project({121.15, 24.05})), 1U);
}

TEST(HostileTopology, ArcsThatDoNotExistAreNamed) {
    const auto with_arc = [](json arc) { return broken([&](json& t) { town(t, 0)["arcs"][0][1] = std::move(arc); }); };
    EXPECT_THAT(with_arc(3), AllOf(StartsWith("towns.json: /objects/towns/geometries/0/arcs/0/1: "),
                                   HasSubstr("there is no arc 3")));
    EXPECT_THAT(with_arc(-4), HasSubstr("there is no arc -4"));
    EXPECT_THAT(with_arc(std::numeric_limits<std::int64_t>::min()), HasSubstr("there is no arc"));
    EXPECT_THAT(with_arc(std::numeric_limits<std::uint64_t>::max()), HasSubstr("there is no arc"));
    EXPECT_THAT(with_arc(1.5), HasSubstr("whole number"));
    EXPECT_THAT(with_arc("1"), HasSubstr("whole number"));
    EXPECT_THAT(with_arc(json::array()), HasSubstr("whole number"));
}

TEST(HostileTopology, RingsMustCloseAndHaveRoom) {
    EXPECT_THAT(broken([](json& t) { town(t, 0)["arcs"] = json::parse("[[0]]"); }),
                HasSubstr("a ring needs three different positions"));
    EXPECT_THAT(broken([](json& t) { t["arcs"][1][3] = {50, 0}; }), HasSubstr("the ring is not closed"));
    EXPECT_THAT(broken([](json& t) { town(t, 0)["arcs"] = json::array(); }), HasSubstr("a polygon is a list of rings"));
    EXPECT_THAT(broken([](json& t) { town(t, 1)["arcs"] = json::array(); }), HasSubstr("needs a polygon"));
    EXPECT_THAT(broken([](json& t) { town(t, 0)["arcs"][0] = json::array(); }), HasSubstr("a ring is a list of arcs"));
    EXPECT_THAT(broken([](json& t) { t["arcs"][0] = json::parse("[[100, 0], [0, 0]]"); }),
                HasSubstr("two different positions"));
}

TEST(HostileTopology, AreasMustNotOverlapNorCrossThemselves) {
    EXPECT_THAT(broken([](json& t) { town(t, 1)["arcs"] = json::parse("[[[0, 1]]]"); }), HasSubstr("areas overlap"));
    EXPECT_THAT(broken([](json& t) { town(t, 0)["arcs"] = json::parse("[[0, -1, 0, 1]]"); }), HasSubstr("same town"));
    EXPECT_THAT(
        broken([](json& t) { t["arcs"][1] = json::parse("[[100, 100], [-100, -100], [0, 100], [100, -100]]"); }),
        AllOf(StartsWith("towns.json: town 10001010 (甲鎮)"), HasSubstr("no valid area")));
}

TEST(HostileTopology, PositionsMustLieOnEarth) {
    EXPECT_THAT(broken([](json& t) { t["transform"]["scale"][0] = 1e300; }), HasSubstr("/transform"));
    EXPECT_THAT(broken([](json& t) {
                    t["transform"]["scale"] = {1, 1};
                }),
                AllOf(HasSubstr("/arcs/0/0: "), HasSubstr("longitude")));
    EXPECT_THAT(broken([](json& t) { t["transform"]["translate"] = {"121", 24}; }), HasSubstr("/transform"));
    EXPECT_THAT(broken([](json& t) { t["transform"] = 7; }), HasSubstr("/transform"));
    EXPECT_THAT(broken([](json& t) { t["arcs"][0][1] = {1e18, 0}; }), HasSubstr("/arcs/0/1: "));
    EXPECT_THAT(broken([](json& t) { t["arcs"][0][1] = {1}; }), HasSubstr("/arcs/0/1: "));
    EXPECT_THAT(broken([](json& t) { t["arcs"][0][1] = {"a", nullptr}; }), HasSubstr("/arcs/0/1: "));
}

TEST(HostileTopology, PropertiesMustBeThereAndOfTheirKind) {
    for (const char* key : {"TOWNCODE", "COUNTYCODE", "TOWNNAME"}) {
        EXPECT_THAT(broken([&](json& t) { town(t, 1)["properties"].erase(key); }),
                    AllOf(HasSubstr("/objects/towns/geometries/1: "), HasSubstr(key)));
        EXPECT_THAT(broken([&](json& t) { town(t, 1)["properties"][key] = 10002; }), HasSubstr(key));
    }
    EXPECT_THAT(broken([](json& t) { town(t, 1)["properties"]["TOWNCODE"] = "10001010"; }),
                HasSubstr("TOWNCODE 10001010 stands twice"));
    EXPECT_THAT(broken([](json& t) { town(t, 1)["properties"]["COUNTYCODE"] = "99999"; }),
                HasSubstr("there is no county 99999 in names.json"));
    EXPECT_THAT(broken([](json& t) { town(t, 1)["properties"]["COUNTYCODE"] = "10001"; }),
                HasSubstr("county 10002 (乙縣) has no town"));
    EXPECT_THAT(broken([](json& t) { town(t, 0)["type"] = "Point"; }), HasSubstr("Polygon or a MultiPolygon"));
    EXPECT_THAT(broken([](json& t) { t["type"] = "FeatureCollection"; }), HasSubstr("no TopoJSON"));
    EXPECT_THAT(broken([](json& t) { t.erase("arcs"); }), HasSubstr("/arcs: "));
    EXPECT_THAT(broken([](json& t) { t["objects"] = 3; }), HasSubstr("/objects/towns/geometries: "));
    EXPECT_THAT(broken([](json& t) { town(t, 0) = nullptr; }), HasSubstr("TOWNCODE"));
}

TEST(HostileTopology, TextThatBreaksOffIsShownByLineAndColumn) {
    const std::string whole = test::map_file("towns.json");
    for (const std::size_t cut :
         {std::size_t{0}, std::size_t{1}, std::size_t{200}, whole.size() / 2, whole.size() - 3}) {
        const auto topology = read_topojson({"towns.json", std::string_view(whole).substr(0, cut)});
        ASSERT_FALSE(topology) << cut;
        EXPECT_THAT(topology.error().detail, AllOf(StartsWith("towns.json: "), HasSubstr("not JSON")));
    }
    EXPECT_THAT(parse_json({"a.json", "{\n \"a\": tru }"}).error().detail, StartsWith("a.json: 2:"));
    EXPECT_THAT(parse_json({"a.json", "[1e999]"}).error().detail, HasSubstr("too large"));
    EXPECT_THAT(parse_json({"a.json", R"({"a": 1, "a": 2})"}).error().detail, HasSubstr("\"a\" stands twice"));
}

TEST(HostileTopology, SizesAreBounded) {
    EXPECT_THAT(parse_json({"a.json", std::string(5U << 20U, ' ')}).error().detail, HasSubstr("larger than 4 MiB"));
    EXPECT_THAT(parse_json({"a.json", std::string(1U << 20U, '[')}).error().detail, HasSubstr("nested deeper"));
    std::string many = "[";
    for (std::size_t i = 0; i < kMaxJsonValues; ++i) many += "1,";
    EXPECT_THAT(parse_json({"a.json", many + "1]"}).error().detail, HasSubstr("more than 1000000 values"));
    EXPECT_THAT(broken([](json& t) {
                    for (std::size_t i = 0; i <= kMaxArcs; ++i) t["arcs"].push_back(json::array());
                }),
                HasSubstr("more than 65536 arcs"));
    EXPECT_THAT(broken([](json& t) {
                    for (std::size_t i = 0; i <= kMaxArcPoints; ++i) t["arcs"][0].push_back({1, 0});
                }),
                HasSubstr("positions in all arcs"));
    EXPECT_THAT(broken([](json& t) {
                    for (std::size_t i = 0; i <= kMaxTowns; ++i) t["objects"]["towns"]["geometries"].push_back(nullptr);
                }),
                HasSubstr("1 to 4096 towns"));
}

std::string office_error(const std::function<void(json&)>& how) {
    json regions = json::parse(test::kSmallRegions);
    how(regions);
    const std::string bytes = regions.dump();
    const auto offices = read_offices({"regions.json", bytes}, read_names({"names.json", test::kSmallNames}).value());
    return offices ? "no error" : offices.error().detail;
}

TEST(Regions, EveryCountyBelongsToExactlyOneOffice) {
    EXPECT_THAT(office_error([](json& r) { r["regions"][1]["counties"] = {"66001"}; }),
                AllOf(HasSubstr("regions.json: /regions/1/counties/0: there is no county 66001"),
                      HasSubstr("county 10002 (乙縣) is in no office")));
    EXPECT_THAT(office_error([](json& r) {
                    r["regions"][1]["counties"] = {"10002", "10001"};
                }),
                HasSubstr("/regions/1/counties/1: county 10001 (甲縣) is in /regions/0 already"));
    EXPECT_THAT(office_error([](json& r) { r["regions"][1]["counties"] = {"10002", 10001}; }), HasSubstr("in quotes"));
    EXPECT_THAT(office_error([](json& r) { r["regions"][1]["counties"] = json::array(); }), HasSubstr("1 or more"));
    EXPECT_THAT(office_error([](json& r) { r["regions"].erase(1); }), HasSubstr("county 10002 (乙縣) is in no office"));
}

TEST(Regions, NumbersAreFromOneToEleven) {
    for (const json& number :
         {json(0), json(12), json(-1), json(1.5), json("1"), json(nullptr), json(18'446'744'073'709'551'615U)}) {
        EXPECT_THAT(office_error([&](json& r) { r["regions"][0]["number"] = number; }),
                    HasSubstr("/regions/0/number: must be a whole number from 1 to 11"))
            << number;
    }
    EXPECT_THAT(office_error([](json& r) { r["regions"][1]["number"] = 1; }),
                HasSubstr("/regions/1/number: office 1 stands twice"));
}

TEST(Regions, AHostCityIsOneOfTheOfficesCounties) {
    EXPECT_THAT(office_error([](json& r) { r["regions"][0].erase("host_city"); }),
                HasSubstr("/regions/0/host_city: is missing"));
    EXPECT_THAT(office_error([](json& r) { r["regions"][0]["host_city"] = "10002"; }),
                HasSubstr("10002 (乙縣) is not one of this office's counties"));
}

TEST(Regions, SayWhetherTheyAreSampleData) {
    EXPECT_THAT(office_error([](json& r) { r.erase("sample"); }), HasSubstr("/sample"));
    EXPECT_THAT(office_error([](json& r) { r.erase("note"); }), HasSubstr("/note"));
    EXPECT_EQ(office_error([](json& r) {
                  r["sample"] = false;
                  r.erase("note");
              }),
              "no error");
    EXPECT_THAT(office_error([](json& r) { r["regions"][0]["name"].erase("en"); }), HasSubstr("/regions/0/name"));
}

TEST(Regions, EveryMistakeIsNamedAtOnceButNotMoreThanTwenty) {
    const std::string all = office_error([](json& r) {
        r["regions"][0]["number"] = 0;
        r["regions"][1]["host_city"] = "x";
    });
    EXPECT_EQ(std::ranges::count(all, '\n'), 1);
    const std::string many =
        office_error([](json& r) { r["regions"][0]["counties"] = json(std::vector<std::string>(60, "x")); });
    EXPECT_EQ(std::ranges::count(many, '\n'), 19);
}

TEST(Names, CountiesAreUniqueAndInsetsAreCounties) {
    const auto error = [](const std::function<void(json&)>& how) {
        json names = json::parse(test::kSmallNames);
        how(names);
        const std::string bytes = names.dump();
        const auto read = read_names({"names.json", bytes});
        return read ? std::string("no error") : read.error().detail;
    };
    EXPECT_THAT(error([](json& n) { n["counties"][1]["code"] = "10001"; }),
                HasSubstr("/counties/1/code: county 10001 stands twice"));
    EXPECT_THAT(error([](json& n) { n["counties"][1].erase("code"); }), HasSubstr("/counties/1/code"));
    EXPECT_THAT(error([](json& n) { n["counties"][1]["name"] = "乙縣"; }), HasSubstr("/counties/1/name"));
    EXPECT_THAT(error([](json& n) { n["insets"][0]["county"] = "10003"; }), HasSubstr("/insets/0/county"));
    EXPECT_THAT(error([](json& n) { n = 3; }), HasSubstr("/counties"));
}

TEST(Corpus, OfTopologiesKeepsThePromisesOfTheReader) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests" /
                                                                 "corpus" / "topojson")) {
        SCOPED_TRACE(entry.path());
        std::ifstream in(entry.path(), std::ios::binary);
        test::feed_map(std::string(std::istreambuf_iterator<char>(in), {}));
        ++files;
    }
    EXPECT_GE(files, 8) << "the corpus is not there";
}

} // namespace
} // namespace kiosk::map
