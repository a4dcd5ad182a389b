// The shipped map, built once for all tests of this program.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "map/scene.hpp"

namespace kiosk::test {

inline std::string map_file(const std::string& name) {
    std::ifstream in(std::string(KIOSK_SOURCE_DIR "/data/map/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The shipped files; a test may replace the bytes of one.
struct MapFiles {
    std::string towns = map_file("towns.json"), names = map_file("names.json"), regions = map_file("regions.json");
    [[nodiscard]] core::Result<map::Scene> build() const {
        return map::build_scene({{"towns.json", towns}, {"names.json", names}, {"regions.json", regions}});
    }
};

inline const map::Scene& taiwan() {
    static const core::Result<map::Scene> scene = MapFiles{}.build();
    if (!scene) ADD_FAILURE() << scene.error().detail;
    return scene.value();
}

} // namespace kiosk::test
