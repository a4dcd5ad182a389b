// What the pages of staff say, as values: made by pure functions from the session's state and the event, drawn by
// screens/staff/. In the home language, or in English by a touch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/model/sign.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff_said.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// Whether something of the machine is as it should be.
struct HealthChip {
    std::string id; // of its widget
    Said label, value;
    bool look = false; // somebody should
};

// A verdict on a badge, or what came of what staff did.
struct StaffStrip {
    core::Tone tone = core::Tone::Green;
    Sign sign = Sign::Tick;
    Said text;
    Spans detail; // may be empty
};

struct StaffChrome {
    Said title, subtitle;
    std::string clock;
    std::optional<Said> role; // of whoever is signed in, and their id
    std::optional<Said> leave, back;
    std::optional<Said> stays; // instead of leave: nobody is signed out now
    core::Countdown left;      // until they are signed out
    Said other_language, accessibility;
    bool accessibility_on = false;
    std::vector<HealthChip> health;
    std::optional<StaffStrip> strip;
    std::optional<Said> look_only; // badges that are shown are not written down
    Said look_off;
};

struct PadPage {
    Said title;
    std::size_t typed = 0;       // digits
    std::optional<Said> said;    // below the digits
    bool is_fault = false;       // of what was typed
    std::optional<Said> command; // to be run where nobody has a PIN
    bool takes_digits = true;
    Said cancel, other_language;
};

struct Figure {
    Said label;
    std::string number;
    std::optional<Said> beside;
    bool strong = false;
};

struct GroupLine {
    Said name;
    std::string count; // "38 / 40"
    float part = 0;
    std::optional<Said> sub;
    std::string id{}; // of its widget
    core::SessionEvent opens{};
};

// What stands at the end of a line of the last entries.
struct EntryLine {
    std::string id; // of its widgets
    Sign sign = Sign::Tick;
    core::Tone tone = core::Tone::Green;
    Said name;
    Spans sub;
    std::optional<core::SessionEvent> opens; // a touch on its words
    std::optional<Said> button;
    std::optional<core::SessionEvent> does; // the button; none: it is locked
};

enum class HomeSign { Find, NotArrived, RollCall, WalkIn, LookOnly, Checkpoint, Changes, Stick };
struct HomeTile {
    std::string id; // of its widget
    HomeSign sign = HomeSign::Find;
    Said title;
    std::optional<Said> sub;
    std::string number; // how many it is about; empty: it says none
    core::SessionEvent opens;
    bool primary = false; // one a page
    bool locked = false;  // it is a teacher's
};

struct HomePage {
    std::vector<HomeTile> tiles;
    bool reading = false; // nothing is known yet
    Said wait;
    std::vector<Figure> figures, more;
    float present = 0, late = 0; // of those who are expected, 0 … 1; late: of all
    Said arrivals, one_by_one, as_group;
    std::vector<core::DayBoard::Slot> slots;
    std::vector<std::string> slot_times; // one a slot
    Said now;
    Said groups_title;
    std::vector<GroupLine> groups;
    Said last_title;
    std::optional<Said> no_entries;
    std::vector<EntryLine> entries;
};

enum class Stand { Not, In, Late, Out };

struct FoundLine {
    std::string id;
    Said name, latin;
    Spans sub;
    Stand stand = Stand::Not;
    Said where;
    core::SessionEvent opens;
    std::optional<core::SessionEvent> check_in;
};

struct FindPage {
    std::string typed;
    core::KeyboardFace face = core::KeyboardFace::Zhuyin;
    Said hint, full_names, check_in;
    std::optional<Said> above;
    std::vector<FoundLine> rows;
    Said clear;
};

struct FactLine {
    Said label;
    Spans value;
};

struct DoorLine {
    Said name;
    Spans sub;
    Stand stand = Stand::Not;
    Said state;
    std::optional<Said> window;
    bool here = false;
};

struct PersonView {
    std::optional<Said> wait; // instead of all else
    Said name, latin;
    Stand stand = Stand::Not;
    Said where;
    std::vector<FactLine> facts;
    Said notes_title;
    std::optional<Said> notes_hide, notes_show; // one of them
    std::vector<Said> notes;                    // while they are open
    Said doors_title;
    std::vector<DoorLine> doors;
    StaffButton check_in, check_out, undo, lost, excuse, substitute, paper;
    std::optional<StaffButton> badge; // that was made at a door: to be shown again
};

struct WhySheet {
    Said title, kept;
    std::vector<std::pair<Said, std::string>> reasons; // and their codes
    Said never_mind;
};

[[nodiscard]] StaffChrome staff_chrome(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] PadPage pad_page(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] HomePage staff_home(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] FindPage find_page(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] PersonView person_view(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] WhySheet why_sheet(const core::StaffWhy& why, const StaffWords& words);

} // namespace kiosk::ui
