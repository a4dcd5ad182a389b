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
constexpr double kInsetMargin = 0.08; // of the island's size

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
        for (const auto& step : {&Builder::make_towns, &Builder::make_levels, &Builder::make_anchors}) {
            if (const auto done = (this->*step)(); !done) return tl::unexpected(done.error().at(files_.topology.name));
        }
        make_bounds();
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
                county.name = std::ranges::find(names_.counties, code, &CountyName::code)->name;
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
        town.name.by_language = {{std::string(core::kHomeLanguage), from.name}, {"ja", from.name}};
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
            const auto inset = std::ranges::find(names_.insets, county.code, &InsetName::county);
            if (inset == names_.insets.end()) {
                scene_.overview.add(county.bounds);
            } else {
                const double margin = kInsetMargin * std::max(county.bounds.width(), county.bounds.height());
                scene_.insets.push_back({inset->name, c, county.bounds.grown(margin)});
            }
        }
        if (scene_.overview.empty()) scene_.overview = scene_.bounds;
        std::ranges::sort(scene_.insets, {}, [](const Inset& inset) { return inset.content.min.y; });
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
