// What staff fill in, as values: somebody who registers at the door, their badge, and what a sheet of paper says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {

// One of several; a touch on it takes it.
struct FormChoice {
    std::string id; // of its widget
    Said name;
    bool chosen = false;
    core::SessionEvent does;
};
struct FormChoices {
    Said label;
    std::vector<FormChoice> choices;
};
// Typed, or chosen from a list, while it is open.
struct FormField {
    std::string id;
    Said label;
    Said text, hint; // hint: while there is no text
    bool open = false;
    core::SessionEvent opens;
    bool typed = true; // else chosen
};

struct WalkInForm {
    core::WalkIn stated;
    std::optional<Said> in_place_of;
    std::vector<FormField> fields;
    std::vector<FormChoices> choices;
    bool told = false;
    Said told_label, told_detail, read_notice;
    std::optional<Said> fault; // why nobody is registered
    StaffButton create;
    Said cancel;
    // Beside it: the keys of the field that is open, or the list that it is of.
    std::string core::WalkIn::*typed = nullptr; // null: a list
    core::KeyboardFace face = core::KeyboardFace::Zhuyin;
    Said clear, next;
    core::SessionEvent goes_on; // next
    std::vector<FormChoice> list;
    std::vector<FormChoice> han; // characters for the 注音 that the field ends in
};

struct WalkInBadge {
    std::string code; // that the QR code says
    Said banner, name, latin;
    Spans who;
    core::Tone tone = core::Tone::Green;
    Sign sign = Sign::Tick;
    Said title;
    Spans detail;
    Said photograph, photograph_how;
    struct Act {
        std::string id; // of its widget
        StaffButton button;
        bool primary = false;
    };
    std::vector<Act> acts;
};

// A form, or once it is filled in the badge.
[[nodiscard]] WalkInForm walk_in_form(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] WalkInBadge walk_in_badge(const ScreenInput& screen, const StaffWords& words);
// The same of somebody whose page is up: theirs of then, or the one that they have instead.
[[nodiscard]] WalkInBadge person_badge(const ScreenInput& screen, const StaffWords& words);

// With which family somebody goes: typed.
struct HandoverPage {
    std::string typed;
    Said title, hint, kept, clear;
    core::KeyboardFace face = core::KeyboardFace::Zhuyin;
    StaffButton confirm;
};
[[nodiscard]] HandoverPage handover_page(const ScreenInput& screen, const StaffWords& words);

struct PaperSheet {
    Said title, kept;
    FormChoices doors;
    Said time_label;
    std::string time;
    std::vector<FormChoice> steps; // of the time: earlier ones first
    Said reason;
    std::vector<FormChoice> reasons;
    Said never_mind;
};
[[nodiscard]] PaperSheet paper_sheet(const ScreenInput& screen, const StaffWords& words);

// What begins on somebody's page: somebody attends in their place, and a sheet of paper says something of them.
struct PersonForms {
    StaffButton substitute, paper;
};
[[nodiscard]] PersonForms person_forms(const core::PersonPage& page, const ScreenInput& screen,
                                       const StaffWords& words);

// An empty form: with the delegation that walk-ins are most often of, the school's own.
[[nodiscard]] core::OpenWalkIn open_walk_in(const ScreenInput& screen, const core::ParticipantId& in_place_of);
// A sheet about this door, now.
[[nodiscard]] core::OpenPaper open_paper(const ScreenInput& screen);

} // namespace kiosk::ui
