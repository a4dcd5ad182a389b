// What is said of what is done with a stick, while it is done and afterwards, for the pages that do it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/session/session.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {

// What is being done, or what came of it.
struct StickNote {
    core::Tone tone = core::Tone::Neutral; // Neutral: it is under way
    Said text;
    std::optional<Said> more;
    float share = 0; // 0 … 1 of it is done; 0: not known
    std::optional<Said> stop{};
    std::optional<core::SessionEvent> stops{}; // none: not now
};

// As the argument of a text.
[[nodiscard]] inline std::int64_t whole(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

// None: nothing is done, and nothing was.
[[nodiscard]] std::optional<StickNote> note_of(const core::StaffStick& stick, const StaffWords& words);

} // namespace kiosk::ui
