// What the pages about the day say to staff, as values: where the kiosk stands, and what of the programme is another
// than was planned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/presenters/staff_said.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct CheckpointLine {
    std::string id; // of its widget
    Said name;
    Spans sub;
    bool here = false;
    std::optional<core::SessionEvent> chooses; // none: it is chosen, or something is being done
};

struct CheckpointsPage {
    Said title, kept; // kept: for how long it holds
    std::vector<CheckpointLine> lines;
};

// Whom or what a change may be about.
struct SubjectLine {
    std::string id; // of its widget
    Said name;
    Spans sub;
    std::optional<Said> mark; // how it is another already
    bool chosen = false;
    core::SessionEvent chooses;
};

struct ChangeLine {
    std::string id; // of its widget
    Said title;
    Spans sub;
    core::SessionEvent undo;
};

struct ChangesPage {
    Said people_title, items_title;
    std::vector<SubjectLine> people, items;
    Said name; // of the chosen one
    Spans sub;
    std::string number; // minutes behind, or when it begins
    Said of;            // what the number means
    bool can_take = false, can_add = false;
    StaffButton change;
    std::optional<StaffButton> rain, cancel; // of items
    Said made_title;
    std::vector<ChangeLine> made; // newest first
    Said undo;
};

[[nodiscard]] CheckpointsPage checkpoints_page(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] ChangesPage changes_page(const ScreenInput& screen, const StaffWords& words);

} // namespace kiosk::ui
