// What the page of a stick says, as values: what is on it, and what came of the event that was checked there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/model/sign.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/staff_said.hpp"
#include "ui/presenters/stick_note.hpp"

namespace kiosk::ui {

enum class StickSign { Sheet, Folder, Sync, Check, Badge, Again, Load, Papers, Lines, Out, Key };

struct StickFileCard {
    std::string id; // of its widget
    StickSign sign = StickSign::Sheet;
    Said name;
    Spans sub;
    std::optional<Said> state;
    core::Tone tone = core::Tone::Neutral; // of that
    bool chosen = false;
    std::optional<core::SessionEvent> does;
};
// Something that can be done; without an event it cannot be now, and its second line says why.
struct StickTile {
    std::string id; // of its widget
    StickSign sign = StickSign::Check;
    Said title, sub;
    std::optional<core::SessionEvent> does;
    bool primary = false; // one a page
    bool chosen = false;  // of those among which one is
};
struct StickPage {
    std::optional<Said> none, none_how; // instead of all but note and tiles: no stick is in, or it cannot be read
    Said title;
    Spans sub;
    std::optional<Said> locked; // against writing
    float used = 0;             // 0 … 1
    Said files_title;
    std::vector<StickFileCard> files;
    std::vector<Said> below; // what else is to be said of the files
    std::vector<StickTile> tiles;
    std::optional<StickNote> note;
    Said eject;
    std::optional<core::SessionEvent> ejects; // none: not now
};

struct StickProblemLine {
    std::string id; // of its widget
    bool is_error = true, chosen = false;
    Said where, what;
    core::SessionEvent opens;
};
struct StickSheetPart {
    std::vector<std::string> columns;
    struct Row {
        std::string number;
        std::vector<Said> cells; // one a column
    };
    std::vector<Row> rows;
    std::size_t row = 0, column = 0; // at fault
};
struct StickProblemPanel {
    bool is_error = true;
    Said where, which;
    std::optional<Said> column;
    Said what, mend;
    Said mend_title;
    std::vector<Said> steps;
    std::optional<StickSheetPart> part;
};
struct StickPeopleList {
    Said title;
    std::string number;
    std::vector<Said> names;
    std::optional<Said> more;
};
struct StickChangesPanel {
    Said title;
    std::vector<StickPeopleList> lists;
    std::vector<Said> below;
};
struct StickCheckPage {
    Said title, sub;
    bool is_fault = false;
    std::vector<StickProblemLine> problems;
    std::optional<StickProblemPanel> problem; // the one that is shown
    std::optional<StickChangesPanel> changes; // where it may be loaded and is new
    std::vector<StickTile> tiles;
    std::optional<StickNote> note;
};

// Which badges, and on what.
struct StickBadgesPage {
    Said title, sub;
    struct Choice {
        Said title;
        std::vector<StickTile> tiles;
    };
    std::vector<Choice> choices;
    std::vector<StickTile> tiles;
    std::optional<StickNote> note;
};

// With which key they are made, and what opens it.
struct StickMakingPage {
    Said title, sub;
    std::vector<StickTile> keys; // to choose from
    struct Typing {
        bool pin = true;       // else a passphrase
        std::size_t typed = 0; // signs
        // Of a passphrase:
        std::string shown; // dots, unless it is to be seen
        Said hint, see;
        StaffButton use;
        core::SecretFace face = core::SecretFace::Lower;
    };
    std::optional<Typing> typing; // instead of the keys
    std::optional<StickNote> note;
};

[[nodiscard]] StickPage stick_page(const ScreenInput& screen, const StaffWords& words);
// These two while StaffStick::check is there.
[[nodiscard]] StickCheckPage stick_check_page(const ScreenInput& screen, const StaffWords& words);
[[nodiscard]] StickBadgesPage stick_badges_page(const ScreenInput& screen, const StaffWords& words);
// While StaffStick::making and StickCheck::making are there.
[[nodiscard]] StickMakingPage stick_making_page(const ScreenInput& screen, const StaffWords& words);

} // namespace kiosk::ui
