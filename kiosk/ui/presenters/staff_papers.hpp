// What the page of the papers after the day says, as values: which there are, whom and which days they are about, the
// page that is looked at, and how it comes onto a stick.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff_said.hpp"
#include "ui/presenters/stick_note.hpp"

namespace kiosk::ui {

// Without an event it cannot be chosen now.
struct PaperKindCard {
    std::string id; // of its widget
    core::PaperKind kind = core::PaperKind::Signin;
    Said title, sub;
    bool chosen = false;
    std::optional<core::SessionEvent> does;
};
struct PaperOption {
    std::string id; // of its widget
    Said label;
    bool chosen = false;
    std::optional<core::SessionEvent> does;
};
struct PaperOptions {
    Said title;
    std::vector<PaperOption> options;
};
struct PapersPage {
    std::vector<PaperKindCard> kinds;
    std::vector<PaperOptions> options; // what makes a difference to the chosen one
    bool drawn = false;                // its page can be shown
    std::optional<Said> instead;       // else why not, or that it is being drawn
    std::optional<Said> detail;        // of that, English
    std::optional<Said> page;          // "page 1 of 3"
    std::optional<core::SessionEvent> back, on;
    std::optional<Said> below;      // what else is to be said of it
    std::vector<PaperOption> files; // of two kinds where it has both
    StaffButton save;
    std::optional<StaffButton> eject;
    std::optional<StickNote> note;
};

[[nodiscard]] PapersPage papers_page(const ScreenInput& screen, const StaffWords& words);

} // namespace kiosk::ui
