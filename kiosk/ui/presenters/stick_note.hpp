// What is being done with a stick, or what came of it.
#pragma once

#include <optional>

#include "core/session/session.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {

struct StickNote {
    core::Tone tone = core::Tone::Neutral; // Neutral: it is under way
    Said text;
    std::optional<Said> more;
};
[[nodiscard]] std::optional<StickNote> note_of(const core::StaffStick& stick, const StaffWords& words);

} // namespace kiosk::ui
