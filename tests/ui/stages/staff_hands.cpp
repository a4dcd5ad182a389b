// The pages of staff at a checkpoint where something changes hands, and of a kiosk that follows the programme.
#include <algorithm>
#include <utility>

#include "ui/stages/parts.hpp"

namespace kiosk::test {

void add_hands(std::vector<NamedStage>& stages) {
    using core::CheckpointKind;
    // like: a page of staff that is there.
    const auto with = [&](const char* name, const char* like, auto&& change) {
        Stage stage = std::ranges::find(stages, std::string("staff-") + like, &NamedStage::name)->stage;
        change(stage);
        stages.push_back({std::string("staff-") + name, std::move(stage)});
    };
    with("not-arrived-loan", "not-arrived",
         [](Stage& s) { s.model.checkpoint.kind = s.state.staff.not_arrived.list->kind = CheckpointKind::Loan; });
    with("home-handout", "home", [](Stage& s) {
        s.model.checkpoint.kind = CheckpointKind::Handout;
        s.model.follows_programme = true;
    });
    with("person-handover", "person", [](Stage& s) {
        s.model.checkpoint.kind = CheckpointKind::Handover;
        auto& door = s.state.staff.person.page->doors.front();
        door.kind = CheckpointKind::Handover;
        door.family = "林家（H-07）";
    });
    with("handover", "find-empty", [](Stage& s) {
        s.state.staff.view = core::StaffView::Handover;
        s.state.staff.handover.who = {core::ParticipantId{"jp-01"}, "佐藤 美咲"};
    });
    with("handover-filled", "handover", [](Stage& s) {
        s.state.staff.handover.family = "林家 H-07";
        s.state.staff.handover.face = core::KeyboardFace::Latin;
    });
    with("checkpoints-followed", "checkpoints", [](Stage& s) { s.model.follows_programme = true; });
}

} // namespace kiosk::test
