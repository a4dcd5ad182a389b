// What the page of a delegation says to staff, as a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff_said.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct PartTab {
    std::string id; // of its widget
    Said name;
    std::string count; // "18 / 20"
    bool chosen = false;
    core::SessionEvent does;
};

enum class Tick {
    Done,    // came, or left, before
    Ticked,  // is let in with the others
    Missing, // is not
    Unnamed, // may be one of a number
};

struct TickTile {
    std::string id; // of its widget
    Said name;
    Tick tick = Tick::Done;
    core::SessionEvent does; // on or off; of who is done: their page
};

struct ActLine {
    std::string id; // of its widget
    Said title;
    Spans sub;
    std::optional<core::SessionEvent> undo; // none: it is not theirs
};

struct DelegationView {
    std::optional<Said> wait; // instead of all else
    Said name;
    Spans sub;
    std::vector<PartTab> parts; // coaches or classes; none: nobody's is known
    std::string number;
    Said of;
    bool steps = true; // the number can be changed
    bool can_add = false, can_take = false;
    std::optional<Said> missing, missing_who; // of those who may be let in
    Said admit, tick_all;
    bool can_admit = false;
    bool all_ticked = true;
    std::vector<TickTile> people;
    Said done, ticked, absent; // what the signs mean
    std::vector<ActLine> acts;
    Said undo_act;
};

[[nodiscard]] DelegationView delegation_view(const ScreenInput& screen, const StaffWords& words);

// What came of letting several in at once: the strip's words, and of whom something stands against it.
[[nodiscard]] Said together_said(const core::GroupActed& acted, const StaffWords& words);
[[nodiscard]] Spans against_said(const core::GroupActed& acted, const StaffWords& words);

} // namespace kiosk::ui
