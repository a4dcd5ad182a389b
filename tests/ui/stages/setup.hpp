// The first start in every state that whoever sets a machine up can meet.
#pragma once

#include <string>
#include <vector>

#include "ui/model/setup_frame.hpp"

namespace kiosk::test {

struct SetupStage {
    std::string name;
    core::SetupState state{};
    ui::CameraFeed camera{};
    std::optional<int> light{};
    core::ScanHint hint{};
    bool synchronised = false;
};

[[nodiscard]] std::vector<SetupStage> setup_stages();
[[nodiscard]] core::SetupEventFacts sample_facts();

} // namespace kiosk::test
