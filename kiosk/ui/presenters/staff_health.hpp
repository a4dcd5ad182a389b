// What staff are told of the machine, as values: how it is, what guests notice of it, what is to be done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/machine_health.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff_said.hpp"
#include "ui/presenters/stick_note.hpp"

namespace kiosk::ui {

struct HealthAct {
    std::string id; // of its widget
    StaffButton button;
};
struct HealthTrouble {
    core::Tone tone = core::Tone::Amber; // or Red: to be seen to now
    Said what;
    std::optional<Said> why;
    Said guests, todo;
    std::optional<HealthAct> act; // what mends it at a touch
};
struct HealthFine {
    Said label, value;
};
struct HealthPage {
    Said title;
    std::optional<Said> looked;          // none: it is being looked at for the first time
    Said state, guests, todo;            // what stands over each
    std::vector<HealthTrouble> troubles; // the gravest first
    std::optional<StickNote> note;       // of the support file
    std::optional<Said> fine_title;
    std::vector<HealthFine> fine;
    std::vector<HealthAct> acts;
};
[[nodiscard]] HealthPage health_page(const ScreenInput& screen, const StaffWords& words);

} // namespace kiosk::ui
