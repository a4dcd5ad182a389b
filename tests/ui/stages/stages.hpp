// Every screen in every state that guests can meet, as named stages around one made-up event.
#pragma once

#include <string>
#include <vector>

#include "core/rules/outcome.hpp"
#include "ui/offscreen.hpp"

namespace kiosk::test {

struct NamedStage {
    std::string name;
    Stage stage;
};

[[nodiscard]] Stage sample_stage(core::Screen screen, const core::Language& language);
[[nodiscard]] core::Outcome sample_outcome(core::Verdict verdict, const core::Language& language);
[[nodiscard]] Stage result_stage(std::vector<core::Outcome> rows, const core::Language& language);
// Taiwan, as the project ships it.
[[nodiscard]] ui::MapSource sample_map();
// The regional map with that choice, where its camera goes at once.
[[nodiscard]] Stage map_stage(core::MapChoice choice, const core::Language& language);
// A room chosen on a drawing of 400 by 300 pixels: "lab" at 300, 100, whose way of
// three minutes begins at 200, 290; "auditorium" at 100, 200, "gym" at 320, 220.
[[nodiscard]] Stage plan_stage(core::PlaceId place, const core::Language& language);
// A badge in front of a dim hall, and its outline.
[[nodiscard]] ui::CameraFeed sample_camera();
[[nodiscard]] std::vector<NamedStage> all_stages(const core::Language& language);

} // namespace kiosk::test
