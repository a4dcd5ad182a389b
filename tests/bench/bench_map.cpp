// The map: how long its scene takes to build, how much it holds, how fast a tap finds its town. The peer of the last is
// GEOS: a loop over all towns that asks each one's prepared geometry.
#include <benchmark/benchmark.h>
#include <geos_c.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "bench/figures.hpp"
#include "map/labels.hpp"
#include "map/pins.hpp"
#include "map/scene.hpp"
#include "map/topojson.hpp"
#include "map/viewport.hpp"

namespace kiosk::bench {
namespace {

std::string file(const std::string& name) {
    std::ifstream in(KIOSK_SOURCE_DIR "/data/map/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Files {
    std::string towns = file("towns.json"), names = file("names.json"), regions = file("regions.json");
    [[nodiscard]] map::Scene build() const {
        return map::build_scene({{"towns.json", towns}, {"names.json", names}, {"regions.json", regions}}).value();
    }
};

const map::Scene& taiwan() {
    static const map::Scene scene = Files{}.build();
    return scene;
}

double megabytes(const map::Scene& scene) {
    std::size_t bytes = 0;
    for (const map::Level& level : scene.levels) {
        bytes += level.vertices.size() * sizeof(map::Vertex) + level.indices.size() * sizeof(std::uint32_t) +
                 level.line_points.size() * sizeof(map::Vertex) + level.lines.size() * sizeof(map::Line);
    }
    return static_cast<double>(bytes + scene.areas.bytes()) / 1e6;
}

void build_scene(benchmark::State& state) {
    const Files files;
    Durations each;
    double size = 0;
    for (auto _ : state) {
        each.push_back(timed([&] {
            const map::Scene scene = files.build();
            size = megabytes(scene);
        }));
    }
    state.SetLabel("build the map's scene: 22 counties, 368 towns, 3 levels");
    figure_at_most(state, "p50_ms", percentile_ms(each, 0.5), 300);
    figure(state, "memory_MB", size);
}
BENCHMARK(build_scene)->Unit(benchmark::kMillisecond)->UseRealTime();

// Where guests tap: anywhere on the overview.
std::vector<map::Point> taps() {
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same taps for both
    const map::Box& box = taiwan().overview;
    std::uniform_real_distribution<double> x(box.min.x, box.max.x), y(box.min.y, box.max.y);
    std::vector<map::Point> points;
    for (int i = 0; i < 4096; ++i) points.push_back({x(random), y(random)});
    return points;
}

class PreparedTowns {
  public:
    PreparedTowns() {
        const std::string bytes = file("towns.json");
        const auto topology = map::read_topojson({"towns.json", bytes}).value();
        for (const map::TopoTown& town : topology.towns) {
            for (const map::ArcPolygon& polygon : town.polygons) add(topology, polygon);
        }
    }
    ~PreparedTowns() {
        for (const auto* shape : prepared_) GEOSPreparedGeom_destroy_r(geos_, shape);
        for (auto* shape : shapes_) GEOSGeom_destroy_r(geos_, shape);
        GEOS_finish_r(geos_);
    }
    PreparedTowns(const PreparedTowns&) = delete;
    PreparedTowns& operator=(const PreparedTowns&) = delete;

    [[nodiscard]] bool on_land(map::Point p) const {
        GEOSGeometry* point = GEOSGeom_createPointFromXY_r(geos_, p.x, p.y);
        bool found = false;
        for (std::size_t i = 0; i < prepared_.size() && !found; ++i)
            found = GEOSPreparedContains_r(geos_, prepared_[i], point) == 1;
        GEOSGeom_destroy_r(geos_, point);
        return found;
    }

  private:
    GEOSGeometry* ring(const map::Topology& topology, const map::ArcRing& arcs) {
        std::vector<map::Point> points;
        for (const map::ArcRef ref : arcs) {
            const auto& arc = topology.arcs[map::arc_of(ref)];
            if (ref < 0) {
                points.insert(points.end(), arc.rbegin(), arc.rend());
            } else {
                points.insert(points.end(), arc.begin(), arc.end());
            }
        }
        return GEOSGeom_createLinearRing_r(
            geos_, GEOSCoordSeq_copyFromBuffer_r(geos_, &points.front().x, static_cast<unsigned>(points.size()), 0, 0));
    }
    void add(const map::Topology& topology, const map::ArcPolygon& polygon) {
        std::vector<GEOSGeometry*> holes;
        for (std::size_t i = 1; i < polygon.size(); ++i) holes.push_back(ring(topology, polygon[i]));
        shapes_.push_back(GEOSGeom_createPolygon_r(geos_, ring(topology, polygon.front()), holes.data(),
                                                   static_cast<unsigned>(holes.size())));
        prepared_.push_back(GEOSPrepare_r(geos_, shapes_.back()));
    }

    GEOSContextHandle_t geos_ = GEOS_init_r();
    std::vector<GEOSGeometry*> shapes_;
    std::vector<const GEOSPreparedGeometry*> prepared_;
};

void find_town(benchmark::State& state) {
    const auto points = taps();
    const PreparedTowns peer;
    std::size_t ours = 0, theirs = 0;
    std::chrono::duration<double> mine{}, others{};
    for (auto _ : state) {
        ours = theirs = 0;
        mine += timed([&] {
            for (const map::Point p : points) ours += taiwan().town_at(p) ? 1U : 0U;
        });
        state.PauseTiming();
        others += timed([&] {
            for (const map::Point p : points) theirs += peer.on_land(p) ? 1U : 0U;
        });
        state.ResumeTiming();
        if (ours != theirs) state.SkipWithError("the two disagree");
    }
    const double taps_done = static_cast<double>(state.iterations()) * static_cast<double>(points.size());
    state.SetLabel("find the town under 4096 taps");
    figure(state, "hits_per_s", taps_done / mine.count());
    state.counters["hits_per_s_peer"] = taps_done / others.count();
    figure_at_least(state, "times_the_peer_x", others / mine, 1);
}
BENCHMARK(find_town)->Unit(benchmark::kMillisecond);

// One frame of a drag over the towns: every name in view asks for its place.
void place_names(benchmark::State& state) {
    map::Viewport view = map::fit(taiwan().overview, 1920, 1080, {});
    view.scale *= 5;
    std::vector<map::Label> labels;
    for (const map::Town& town : taiwan().towns) {
        labels.push_back({labels.size(), map::to_pixel(view, town.label.at), 90, 28,
                          static_cast<int>(town.label.radius), map::Placement::Over, 0});
    }
    std::vector<map::PlacedLabel> shown;
    Durations each;
    for (auto _ : state) {
        for (map::Label& label : labels) label.anchor.x += 1;
        each.push_back(cpu_timed([&] { shown = map::place_labels(labels, {{0, 0}, {1920, 1080}}, {}, shown); }));
        if (each.size() % 200 == 0) {
            for (map::Label& label : labels) label.anchor.x -= 200;
        }
    }
    state.SetLabel("place the towns' names, one frame of a drag");
    figure_at_most(state, "cpu_p99_ms", percentile_ms(each, 0.99), 2);
}
BENCHMARK(place_names)->Unit(benchmark::kMicrosecond);

void cluster_pins(benchmark::State& state) {
    auto points = taps();
    points.resize(500);
    for (auto _ : state) {
        const map::PinTree tree(points);
        benchmark::DoNotOptimize(tree.clusters(0.004, 48));
    }
    state.SetLabel("cluster 500 pins");
}
BENCHMARK(cluster_pins)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace kiosk::bench
