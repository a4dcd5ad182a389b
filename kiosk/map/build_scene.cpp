#include <algorithm>
#include <cmath>
#include <future>
#include <limits>
#include <map>
#include <optional>
#include <stop_token>
#include <tuple>
#include <utility>

#include "map/atlas.hpp"
#include "map/geos_shapes.hpp"
#include "map/scene.hpp"
#include "map/scene_levels.hpp"
#include "map/topojson.hpp"

namespace kiosk::map {
namespace {

// Tolerances and the scales (px per map unit) up to which they look right: there a dropped triangle covers less than a
// pixel.
struct Coarseness {
    double tolerance, max_scale;
};
constexpr Coarseness kLevels[] = {{320, 0.0028}, {110, 0.009}, {0, std::numeric_limits<double>::infinity()}};
// Names of towns are placed by the outlines of the second level, those of larger areas by the first: finer ones move no
// label by a pixel.
constexpr std::size_t kAreaAnchors = 0, kTownAnchors = 1;
constexpr double kInsetMargin = 0.04;                   // of the islands' size
constexpr double kIsletShare = 0.04;                    // of the largest island's area
constexpr double kSeaMargin = 150'000, kSeaStep = 6000; // map units
constexpr double kSpotStep = 4000, kLeastSpot = 4000;   // map units
constexpr double kMostSpots = 100;                      // along a side

// As newspapers in Japan print the names of towns: 臺 as 台, and what it is (區, 鄉) in the characters of Japan.
std::string as_japanese(std::string name) {
    constexpr std::string_view kTai = "臺";
    for (std::size_t at = name.find(kTai); at != std::string::npos; at = name.find(kTai, at)) {
        name.replace(at, kTai.size(), "台");
    }
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"區", "区"}, {"鄉", "郷"}}) {
        if (name.ends_with(from)) name.replace(name.size() - from.size(), from.size(), to);
    }
    return name;
}

class Builder {
  public:
    Builder(const SceneFiles& files, const std::stop_token& stop) : files_(files), stop_(stop) {}

    core::Result<Scene> build() {
        auto names = TRY(read_names(files_.names));
        auto offices = TRY(read_offices(files_.regions, names));
        auto topology = TRY(read_topojson(files_.topology));
        TRY(go_on(stop_));
        names_ = std::move(names);
        topology_ = std::move(topology);
        make_regions(offices);
        for (const auto& step :
             {&Builder::make_towns, &Builder::make_levels, &Builder::make_anchors, &Builder::make_spots}) {
            if (const auto done = (this->*step)(); !done) return tl::unexpected(done.error().at(files_.topology.name));
        }
        if (const auto done = make_insets(); !done) return tl::unexpected(done.error().at(files_.names.name));
        make_sea();
        scene_.credits = topology_.credits;
        return std::move(scene_);
    }

  private:
    void make_regions(Offices& offices) {
        scene_.regions_are_sample = offices.sample;
        scene_.regions_note = std::move(offices.note);
        for (Office& office : offices.offices) {
            Region region;
            region.number = office.number;
            region.name = std::move(office.name);
            region.counties = {static_cast<std::uint32_t>(scene_.counties.size()),
                               static_cast<std::uint32_t>(office.counties.size())};
            for (const std::string& code : office.counties) {
                if (code == office.host_city) region.host_county = static_cast<std::uint16_t>(scene_.counties.size());
                County county;
                county.code = code;
                const CountyName& called = *std::ranges::find(names_.counties, code, &CountyName::code);
                county.name = called.name;
                county.kana = called.kana;
                county.region = static_cast<std::uint16_t>(scene_.regions.size());
                scene_.counties.push_back(std::move(county));
            }
            region.host_city = scene_.counties[region.host_county].name;
            scene_.regions.push_back(std::move(region));
        }
    }

    // Towns in the scene's order, the topology's sides with them.
    core::Status make_towns() {
        std::map<std::string, std::uint16_t> county_of;
        for (std::uint16_t i = 0; i < scene_.counties.size(); ++i) county_of[scene_.counties[i].code] = i;
        std::vector<std::uint16_t> order(topology_.towns.size()), place(order.size());
        for (std::uint16_t i = 0; i < order.size(); ++i) {
            order[i] = i;
            const TopoTown& town = topology_.towns[i];
            if (!county_of.contains(town.county)) {
                return core::fail(core::ErrorKind::Invalid, "town " + town.code + ": there is no county " +
                                                                town.county + " in " + std::string(files_.names.name));
            }
        }
        std::ranges::sort(order, {}, [&](std::uint16_t i) {
            return std::tuple(county_of[topology_.towns[i].county], topology_.towns[i].code);
        });
        std::vector<TopoTown> sorted;
        for (std::uint16_t i = 0; i < order.size(); ++i) {
            place[order[i]] = i;
            sorted.push_back(std::move(topology_.towns[order[i]]));
            add_town(sorted.back(), county_of[sorted.back().county]);
        }
        topology_.towns = std::move(sorted);
        for (auto& sides : topology_.sides) {
            for (std::uint16_t& side : sides) side = side == kSea ? kSea : place[side];
        }
        for (const County& county : scene_.counties) {
            if (county.towns.count == 0)
                return core::fail(core::ErrorKind::Invalid, "county " + county.code + " (" +
                                                                county.name.in(core::kHomeLanguage) + ") has no town");
        }
        for (Region& region : scene_.regions) {
            const County& last = scene_.counties[region.counties.first + region.counties.count - 1];
            region.towns.first = scene_.counties[region.counties.first].towns.first;
            region.towns.count = last.towns.first + last.towns.count - region.towns.first;
        }
        return {};
    }

    void add_town(const TopoTown& from, std::uint16_t county) {
        Town town;
        town.code = from.code;
        town.county = county;
        town.name.by_language = {{std::string(core::kHomeLanguage), from.name}, {"ja", as_japanese(from.name)}};
        if (!from.name_en.empty()) town.name.by_language["en"] = from.name_en;
        Range& towns = scene_.counties[county].towns;
        if (towns.count++ == 0) towns.first = static_cast<std::uint32_t>(scene_.towns.size());
        scene_.towns.push_back(std::move(town));
    }

    [[nodiscard]] BorderKind kind_of(std::uint16_t a, std::uint16_t b) const {
        if (a == kSea || b == kSea) return BorderKind::Coast;
        if (scene_.region_of_town(a) != scene_.region_of_town(b)) return BorderKind::Region;
        return scene_.towns[a].county != scene_.towns[b].county ? BorderKind::County : BorderKind::Town;
    }

    core::Status make_levels() {
        Box all;
        for (const auto& arc : topology_.arcs) {
            for (const Point point : arc) all.add(point);
        }
        scene_.origin = {std::round(all.centre().x), std::round(all.centre().y)};
        std::vector<BorderKind> kinds;
        for (const auto& sides : topology_.sides) kinds.push_back(kind_of(sides[0], sides[1]));
        const LevelMaker maker(topology_, kinds, scene_.origin, stop_);
        // A level knows nothing of the others: each on a thread of its own.
        std::vector<std::future<core::Result<ShapedLevel>>> levels;
        for (const Coarseness& step : kLevels) {
            levels.push_back(
                std::async(std::launch::async, [&maker, step] { return maker.make(step.tolerance, step.max_scale); }));
        }
        std::optional<core::Error> error;
        for (auto& level : levels) {
            auto made = level.get();
            if (!made) {
                error = made.error();
            } else {
                shapes_.push_back(std::move(made->shapes));
                scene_.levels.push_back(std::move(made->level));
            }
        }
        if (error) return tl::unexpected(*error);
        index_finest();
        return {};
    }

    void index_finest() {
        std::vector<AreaRing> rings;
        const TownShapes& finest = shapes_.back();
        for (std::size_t t = 0; t < finest.size(); ++t) {
            for (const ShapePolygon& polygon : finest[t]) {
                for (const Point point : polygon.front()) scene_.towns[t].bounds.add(point);
                for (const ShapeRing& ring : polygon)
                    rings.push_back({static_cast<std::uint16_t>(t), {ring.begin(), ring.end() - 1}});
            }
        }
        scene_.areas = AreaIndex(rings);
    }

    core::Status make_anchors() {
        make_bounds();
        Geos geos;
        const auto place = [&](Anchor& into, const std::vector<ShapePolygon>& polygons,
                               const std::string& whose) -> core::Status {
            if (const auto on = go_on(stop_); !on) return on;
            const auto anchor = geos.anchor(polygons);
            if (!anchor) return tl::unexpected(anchor.error().at(whose));
            into = *anchor;
            return {};
        };
        const auto polygons_of = [&](Range towns) {
            std::vector<ShapePolygon> polygons;
            for (std::uint32_t t = towns.first; t < towns.first + towns.count; ++t) {
                const auto& of_town = shapes_[kAreaAnchors][t];
                polygons.insert(polygons.end(), of_town.begin(), of_town.end());
            }
            return polygons;
        };
        for (std::size_t t = 0; t < scene_.towns.size(); ++t) {
            if (const auto done =
                    place(scene_.towns[t].label, shapes_[kTownAnchors][t], "town " + scene_.towns[t].code);
                !done)
                return done;
        }
        for (County& county : scene_.counties) {
            if (const auto done = place(county.label, polygons_of(county.towns), "county " + county.code); !done)
                return done;
        }
        for (Region& region : scene_.regions) {
            if (const auto done =
                    place(region.label, polygons_of(region.towns), "region " + std::to_string(region.number));
                !done)
                return done;
        }
        return {};
    }

    void make_bounds() {
        for (const Town& town : scene_.towns) scene_.counties[town.county].bounds.add(town.bounds);
        for (std::uint16_t c = 0; c < scene_.counties.size(); ++c) {
            const County& county = scene_.counties[c];
            scene_.regions[county.region].bounds.add(county.bounds);
            scene_.bounds.add(county.bounds);
            if (std::ranges::find(names_.insets, county.code, &InsetName::county) != names_.insets.end()) continue;
            scene_.overview.add(county.bounds);
            scene_.regions[county.region].mainland.add(county.bounds);
        }
        if (scene_.overview.empty()) scene_.overview = scene_.bounds;
        for (Region& region : scene_.regions) {
            if (region.mainland.empty()) region.mainland = region.bounds;
        }
    }

    core::Status make_insets() {
        for (std::size_t i = 0; i < names_.insets.size(); ++i) {
            const InsetName& named = names_.insets[i];
            const auto county = std::ranges::find(scene_.counties, named.county, &County::code);
            if (county == scene_.counties.end()) continue;
            Inset inset{named.name, static_cast<std::uint16_t>(county - scene_.counties.begin()), {}, {}};
            auto panes = named.panes;
            if (panes.empty()) {
                panes.emplace_back();
                for (std::uint32_t t = 0; t < county->towns.count; ++t)
                    panes.front().push_back(scene_.towns[county->towns.first + t].code);
            }
            for (const auto& codes : panes) inset.panes.push_back(TRY(pane_of(codes, *county, i)));
            for (const InsetPane& pane : inset.panes) inset.content.add(pane.content);
            scene_.insets.push_back(std::move(inset));
        }
        std::ranges::sort(scene_.insets, {}, [](const Inset& inset) { return inset.content.min.y; });
        return {};
    }

    [[nodiscard]] core::Result<InsetPane> pane_of(const std::vector<std::string>& codes, const County& county,
                                                  std::size_t index) const {
        InsetPane pane;
        for (const std::string& code : codes) {
            const Town* town = scene_.town(code);
            if (town == nullptr || &scene_.counties[town->county] != &county) {
                return core::fail(core::ErrorKind::Invalid,
                                  "/insets/" + std::to_string(index) + "/panes: " + code.substr(0, 40) +
                                      " is no town of county " + county.code + ": the codes are in towns.json");
            }
            pane.towns.push_back(static_cast<std::uint16_t>(town - scene_.towns.data()));
        }
        pane.content = island_box(pane.towns);
        pane.content = pane.content.grown(kInsetMargin * std::max(pane.content.width(), pane.content.height()));
        return pane;
    }

    void make_sea() {
        const Level& level = scene_.levels.front();
        std::vector<std::vector<Point>> coasts;
        for (const Line& line : level.lines) {
            if (line.kind != BorderKind::Coast) continue;
            auto& coast = coasts.emplace_back();
            for (std::uint32_t p = line.points.first; p < line.points.first + line.points.count; ++p)
                coast.push_back(scene_.point(level.line_points[p]));
        }
        scene_.sea = sea_around(coasts, kSeaMargin, kSeaStep);
    }

    // Around the islands of these towns but for islets, which would make the others small.
    [[nodiscard]] Box island_box(const std::vector<std::uint16_t>& towns) const {
        struct Island {
            double area = 0;
            Box box;
        };
        std::vector<Island> islands;
        double largest = 0;
        for (const std::uint16_t town : towns) {
            for (const ShapePolygon& polygon : shapes_[kTownAnchors][town]) {
                Island& island = islands.emplace_back();
                const ShapeRing& ring = polygon.front();
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    const Point a = ring[i] - ring.front(), b = ring[i + 1] - ring.front();
                    island.area += (a.x * b.y - b.x * a.y) / 2;
                    island.box.add(ring[i]);
                }
                island.area = std::abs(island.area);
                largest = std::max(largest, island.area);
            }
        }
        Box content;
        for (const Island& island : islands) {
            if (island.area >= largest * kIsletShare) content.add(island.box);
        }
        return content;
    }

    // How far the point is from what is around the region, on the coarsest level.
    [[nodiscard]] double clear_around(Point at, const std::vector<std::uint32_t>& outline) const {
        const Level& level = scene_.levels.front();
        double least = std::numeric_limits<double>::infinity();
        for (const std::uint32_t i : outline) {
            const Range points = level.lines[i].points;
            for (std::uint32_t p = points.first; p + 1 < points.first + points.count; ++p) {
                least = std::min(least, distance_to_segment(at, scene_.point(level.line_points[p]),
                                                            scene_.point(level.line_points[p + 1])));
            }
        }
        return least;
    }

    // The points of a grid that lie well within the region.
    core::Status make_spots() {
        for (std::size_t r = 0; r < scene_.regions.size(); ++r) {
            Region& region = scene_.regions[r];
            const auto outline = scene_.outline(scene_.levels.front(), region.towns);
            const Box& box = region.mainland;
            const double step = std::max(kSpotStep, std::max(box.width(), box.height()) / kMostSpots);
            for (double y = box.min.y + step / 2; y < box.max.y; y += step) {
                TRY(go_on(stop_));
                for (double x = box.min.x + step / 2; x < box.max.x; x += step) {
                    const auto town = scene_.town_at({x, y});
                    if (!town || scene_.region_of_town(*town) != r) continue;
                    if (const double radius = clear_around({x, y}, outline); radius >= kLeastSpot)
                        region.spots.push_back({{x, y}, radius});
                }
            }
            std::ranges::stable_sort(region.spots, {},
                                     [&](const Anchor& spot) { return distance(spot.at, region.label.at); });
        }
        return {};
    }

    const SceneFiles& files_;
    const std::stop_token& stop_;
    Names names_;
    Topology topology_;
    std::vector<TownShapes> shapes_; // by level
    Scene scene_;
};

} // namespace

core::Result<Scene> build_scene(const SceneFiles& files, const std::stop_token& stop) {
    return Builder(files, stop).build();
}

core::Status go_on(const std::stop_token& stop) {
    if (!stop.stop_requested()) return {};
    return core::fail(core::ErrorKind::Unavailable, "stopped before the map was built");
}

} // namespace kiosk::map
