#include "map/scene.hpp"

#include <algorithm>

namespace kiosk::map {

const Region* Scene::region(int number) const {
    const auto found = std::ranges::find(regions, number, &Region::number);
    return found == regions.end() ? nullptr : &*found;
}

const County* Scene::county(std::string_view code) const {
    const auto found = std::ranges::find(counties, code, &County::code);
    return found == counties.end() ? nullptr : &*found;
}

const Town* Scene::town(std::string_view code) const {
    const auto found = std::ranges::find(towns, code, &Town::code);
    return found == towns.end() ? nullptr : &*found;
}

const Level& Scene::level_for(double scale) const {
    const auto found = std::ranges::find_if(levels, [&](const Level& level) { return scale <= level.max_scale; });
    return found == levels.end() ? levels.back() : *found;
}

Range Scene::triangles(const Level& level, Range towns) const {
    if (towns.count == 0) return {};
    const Range first = level.towns[towns.first], last = level.towns[towns.first + towns.count - 1];
    return {first.first, last.first + last.count - first.first};
}

std::vector<std::uint32_t> Scene::outline(const Level& level, Range towns) const {
    const auto inside = [&](std::uint16_t town) {
        return town != kSea && town >= towns.first && town < towns.first + towns.count;
    };
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < level.lines.size(); ++i) {
        if (inside(level.lines[i].left) != inside(level.lines[i].right)) found.push_back(i);
    }
    return found;
}

} // namespace kiosk::map
