// What the lists of staff say, as values: who has not come, and the roll.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {

struct AbsentGroupCard {
    std::string id; // of its widget
    Said name;
    std::optional<Said> leader;
    Spans sub;
    std::string missing;
    bool chosen = false;
    core::SessionEvent opens;
};
struct AbsentLine {
    std::string id;
    Said name;
    Spans sub;
    core::SessionEvent opens, check_in;
    std::optional<Spans> excused; // why they stay away, and who wrote it down
    std::optional<Said> excuse;   // to be excused, or no longer; none: it is a teacher's to do
    core::SessionEvent marks{};
};
struct NotArrivedPage {
    std::optional<Said> wait; // instead of all else
    Said before, after;       // of the number that heads the page
    std::string number;
    std::optional<Said> excused; // how many of them
    std::vector<AbsentGroupCard> groups;
    // Of the one that is chosen; none: everybody is here.
    std::optional<Said> name;
    Spans sub;
    std::optional<Said> ask;     // the leader, and where they are
    std::optional<Said> unnamed; // how many of these are here all the same
    std::vector<AbsentLine> people;
    Said check_in;
};
[[nodiscard]] NotArrivedPage not_arrived_page(const ScreenInput& screen, const StaffWords& words);

struct RollLine {
    std::string id;
    Said name;
    bool safe = false;
    core::SessionEvent mark;
};
struct RollGroup {
    std::string id;
    Said name;
    std::optional<Said> leader;
    std::string safe, all;
    float part = 0;
    bool complete = false;
    std::vector<RollLine> people; // none when it is complete
    Said button;                  // all of them, or back
    core::SessionEvent mark;
};
struct RollChoice {
    std::string id;
    Said title, how;
    core::SessionEvent event;
};
// The copies of it that lie elsewhere.
struct RollCopyLine {
    Said how;
    std::optional<Said> state; // of the last one; none: nobody wants any
    bool look = false;         // it could not be made
    struct Act {
        std::string id; // of its widget
        Said label;
        core::SessionEvent event;
    };
    std::vector<Act> acts;
};
struct RollPage {
    std::optional<Said> wait;
    // Before it begins.
    std::optional<Said> question;
    std::vector<RollChoice> choices;
    // While it is called.
    std::optional<Said> drill; // the banner; none: it is real
    Said real;                 // its banner then
    Said began;
    std::string elapsed;
    std::string safe;
    Said of_all, left; // left: how many are not known to be safe, or that nobody is
    bool complete = false;
    float part = 0;
    std::optional<Said> make_real;
    Said end;
    bool ending = false;
    Said mark; // what a touch on a name says
    Said complete_group;
    std::vector<RollGroup> groups;
    RollCopyLine copies; // whether or not it is called
};
[[nodiscard]] RollPage roll_page(const ScreenInput& screen, const StaffWords& words);

} // namespace kiosk::ui
