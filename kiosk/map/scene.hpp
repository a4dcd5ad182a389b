// Taiwan as plain values, ready to be put on a GPU: meshes and border lines at several levels of detail, names, label
// anchors, bounds, insets. Nothing here draws. A Scene is immutable once built: threads may share one.
//
// Everything comes from ONE topology (TopoJSON, the towns): a county is its towns and a region is its counties, so that
// they meet point by point at every level. Each arc is simplified once, for both of its sides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"
#include "map/area_index.hpp"
#include "map/geometry.hpp"
#include "map/sea.hpp"

namespace kiosk::map {

// A slice of one of the vectors below.
struct Range {
    std::uint32_t first = 0, count = 0;
    bool operator==(const Range&) const = default;
};

// Map units from Scene::origin. 32 bits place any vertex of Taiwan within 2 cm.
struct Vertex {
    float x = 0, y = 0;
    bool operator==(const Vertex&) const = default;
};

// What a border line parts. The greatest difference counts: a county line between two offices is a Region line.
enum class BorderKind : std::uint8_t { Coast, Region, County, Town };

inline constexpr std::uint16_t kSea = 0xFFFF;

// One polyline; each piece of border is there exactly once.
struct Line {
    BorderKind kind = BorderKind::Coast;
    Range points;                            // of Level::line_points, 2 or more; a closed line repeats its first point
    Box bounds;                              // map units
    std::uint16_t left = kSea, right = kSea; // towns on its two sides
};

struct Level {
    double tolerance = 0; // map units: triangles smaller than its square were cut off the lines
    double max_scale = 0; // px per map unit up to which this level looks right; infinite for the finest
    std::vector<Vertex> vertices;
    // Triangles, counter-clockwise on a screen with y down or not is unspecified: draw without culling. Sorted by
    // region, county, town, so that each of these is one slice.
    std::vector<std::uint32_t> indices;
    std::vector<Range> towns; // by town: its slice of indices
    std::vector<Vertex> line_points;
    std::vector<Line> lines; // sorted by kind
};

// Where a name fits best: the centre and radius (map units) of the largest circle within the largest part.
struct Anchor {
    Point at;
    double radius = 0;
};

// Towns lie sorted by county, counties by region: "towns" and "counties" are slices.
struct Town {
    std::string code; // TOWNCODE, 8 digits
    core::Texts name; // zh-TW, en, and ja with the characters of zh-TW; others show the official romanisation, English
    std::uint16_t county = 0;
    Anchor label;
    Box bounds;
};

struct County {
    std::string code;         // COUNTYCODE, 5 digits
    core::Texts name;         // as data/map/names.json has it; a language that it lacks shows English
    std::string kana;         // how it is read in Japanese, in hiragana, without 市 or 県; empty: nobody says so
    std::uint16_t region = 0; // index of Scene::regions
    Range towns;
    Anchor label;
    Box bounds;
};

struct Region {
    int number = 0; // of the regional office, 1 … 11
    core::Texts name;
    core::Texts host_city;
    std::uint16_t host_county = 0;
    Range counties;
    Range towns;
    Anchor label;
    std::vector<Anchor> spots; // where else a number fits: circles within the largest part, nearest to `label` first
    Box bounds;
    Box mainland; // bounds without the insets' counties; of all of them where it has no other
};

// A part of an inset's frame, at a scale of its own: islands too far from the others to share one.
struct InsetPane {
    std::vector<std::uint16_t> towns; // indices of Scene::towns
    Box content;                      // map units: what the pane shows; far islets may lie outside
};
// Far islands: in a frame of their own while the whole of Taiwan is shown, in their place once zoomed.
struct Inset {
    core::Texts name; // 馬祖 Matsu
    std::uint16_t county = 0;
    std::vector<InsetPane> panes; // 1 or more, the largest first
    Box content;                  // of all panes
};

struct Scene {
    Point origin; // of every Vertex
    Box bounds;   // of everything
    Box overview; // of everything but the insets' counties: the main island with Guishan, Ludao, Lanyu, Liuqiu
    std::vector<Region> regions; // by number
    std::vector<County> counties;
    std::vector<Town> towns;
    std::vector<Inset> insets; // from north to south
    std::vector<Level> levels; // from coarse to fine, 1 or more
    SeaGrid sea;
    AreaIndex areas; // which town is where, on the finest level

    bool regions_are_sample = true; // the partition is sample data: say so on screen
    core::Texts regions_note;
    std::string credits; // one line that the map's screen must show

    [[nodiscard]] const Region* region(int number) const; // nullptr: no such office
    [[nodiscard]] const County* county(std::string_view code) const;
    [[nodiscard]] const Town* town(std::string_view code) const;
    // The level to draw at so many px per map unit.
    [[nodiscard]] const Level& level_for(double scale) const;
    // The level's triangles of these towns: of a town {t, 1}, of a county or region its `towns`.
    [[nodiscard]] Range triangles(const Level& level, Range towns) const;
    // The lines around these towns, and none within: an outline to highlight. Indices of level.lines.
    [[nodiscard]] std::vector<std::uint32_t> outline(const Level& level, Range towns) const;
    [[nodiscard]] Point point(Vertex vertex) const {
        return {origin.x + static_cast<double>(vertex.x), origin.y + static_cast<double>(vertex.y)};
    }
    // The town that holds this point (on a border: one of the two); nothing at sea.
    [[nodiscard]] std::optional<std::uint16_t> town_at(Point point) const { return areas.town_at(point); }
    [[nodiscard]] std::uint16_t region_of_town(std::uint16_t town) const { return counties[towns[town].county].region; }
};

// A file's bytes and the name that errors call it by.
struct File {
    std::string_view name;
    std::string_view bytes;
};

struct SceneFiles {
    File topology; // data/map/towns.json: TopoJSON, objects "towns" with COUNTYCODE, TOWNCODE, TOWNNAME, TOWNENG
    File names;    // data/map/names.json: counties and insets by COUNTYCODE
    File regions;  // data/map/regions.json, or an organiser's own
};

// Pure, on up to three threads of its own; about a third of a second, so not on the UI thread. Invalid: what is wrong
// in which file, with line and column where the JSON breaks, or the path to the value ("/regions/3/counties/0"), and
// how to mend it. Memory is bounded, whatever the bytes say (limits in map/json.hpp and map/topojson.hpp).
// Unavailable: stopped before it was done, as it looks between two towns.
[[nodiscard]] core::Result<Scene> build_scene(const SceneFiles& files, const std::stop_token& stop = {});

// For what build_scene() is made of.
[[nodiscard]] core::Status go_on(const std::stop_token& stop);

} // namespace kiosk::map
