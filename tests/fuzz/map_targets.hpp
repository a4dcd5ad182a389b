// What the map's fuzzer feeds and its corpus replays.
#pragma once

#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

#include "map/atlas.hpp"
#include "map/scene.hpp"

namespace kiosk::test {

// Two counties and two offices: small maps are made of these.
inline constexpr std::string_view kSmallNames = R"({"counties": [
  {"code": "10001", "name": {"zh-TW": "甲縣", "en": "First County"}},
  {"code": "10002", "name": {"zh-TW": "乙縣", "en": "Second County"}}],
 "insets": [{"county": "10002", "name": {"zh-TW": "乙", "en": "Second"}}]})";
inline constexpr std::string_view kSmallRegions =
    R"({"sample": true, "note": {"zh-TW": "示範", "en": "Sample"}, "regions": [
  {"number": 1, "name": {"zh-TW": "第1區", "en": "Office 1"}, "host_city": "10001", "counties": ["10001"]},
  {"number": 2, "name": {"zh-TW": "第2區", "en": "Office 2"}, "host_city": "10002", "counties": ["10002"]}]})";

// A broken promise must stop the fuzzer in every build.
inline void promise_of_map(bool kept) {
    if (!kept) {
        std::abort();
    }
}

inline void feed_topology(std::string_view bytes) {
    const auto scene =
        map::build_scene({{"towns.json", bytes}, {"names.json", kSmallNames}, {"regions.json", kSmallRegions}});
    if (!scene) {
        promise_of_map(!scene.error().detail.empty());
        return;
    }
    promise_of_map(scene->counties.size() == 2 && scene->regions.size() == 2 && !scene->towns.empty() &&
                   !scene->levels.empty());
    for (const map::Level& level : scene->levels) {
        promise_of_map(level.towns.size() == scene->towns.size() && level.indices.size() % 3 == 0);
        for (const std::uint32_t index : level.indices) {
            promise_of_map(index < level.vertices.size());
        }
        for (const map::Range& town : level.towns) {
            promise_of_map(town.count > 0 && town.first + town.count <= level.indices.size());
        }
        for (const map::Line& line : level.lines) {
            promise_of_map(line.points.count >= 2 && line.points.first + line.points.count <= level.line_points.size());
        }
    }
    for (const map::Town& town : scene->towns) {
        promise_of_map(std::isfinite(town.label.at.x) && std::isfinite(town.label.at.y) && town.label.radius >= 0);
    }
}

// The first byte chooses the file.
inline void feed_map(std::string_view input) {
    if (input.empty()) {
        return;
    }
    const std::string_view bytes = input.substr(1);
    switch (input.front()) {
    case 'n':
        if (const auto names = map::read_names({"names.json", bytes})) promise_of_map(!names->counties.empty());
        break;
    case 'r':
        if (const auto names = map::read_names({"names.json", kSmallNames})) {
            const auto offices = map::read_offices({"regions.json", bytes}, *names);
            promise_of_map(offices.has_value() ? !offices->offices.empty() : !offices.error().detail.empty());
        }
        break;
    default:
        feed_topology(bytes);
        break;
    }
}

} // namespace kiosk::test
