// Taiwan's regional offices on paper, out of the screens' own scene (map/scene.hpp).
#pragma once

#include <functional>
#include <string>

#include "map/scene.hpp"
#include "report/brush.hpp"

namespace kiosk::report {

struct OfficeLook {
    print::Colour ground;
    std::string label; // in the middle of the region; empty: none
    print::Colour ink = kText;
};
// Within the box, far islands in frames of their own in its upper left corner. look: of an office's number, 1 … 11.
void draw_offices(Brush& brush, const map::Scene& scene, const print::Box& box,
                  const std::function<OfficeLook(int office)>& look);

} // namespace kiosk::report
