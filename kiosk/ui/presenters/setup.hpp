// What the first start says, as values: made by pure functions from its state, drawn by screens/setup/. In the home
// language, or in English by a touch.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/setup/setup.hpp"
#include "ui/model/setup_frame.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct SetupButton {
    std::string id; // of its widget, after "setup."
    Said label;
    std::optional<core::SetupEvent> does; // none: not now
    bool primary = false;
};

struct SetupRailStep {
    Said name;
    bool done = false, here = false;
};

// Header, the steps, and the footer.
struct SetupChrome {
    Said title, subtitle, note;
    std::string clock;
    SetupButton language, text_size;
    std::vector<SetupRailStep> steps;
    Said which; // "Step 3 of 6"
    std::optional<SetupButton> back;
    std::vector<SetupButton> on; // the last of them leads on
    std::optional<Said> fault;   // over the page
};

// Something that is as it should be, is not, or is not known yet; or nothing of the kind: a hint.
enum class SetupMark { Fine, Look, Open, Hint };
struct SetupLine {
    SetupMark mark = SetupMark::Open;
    Said title;
    Said value;
};

struct UprightPage {
    Said title, how;
    int seconds = 0;
    float left = 0; // 1 … 0
    Said countdown;
    Said anywhere, anywhere_how;
    Said mouse, mouse_how;
    Said up_home, up; // what stands on the picture beside the arrow, in both languages
};

struct CornersPage {
    Said title, sub;
    std::size_t next = 0; // of the corners, from the upper left clockwise
    std::optional<Said> off;
    bool off_fine = true;
    Said waits;
    SetupButton back, language;
};

struct CameraPage {
    Said title, how;
    CameraStatus status = CameraStatus::Off;
    std::optional<Said> trouble; // instead of the picture
    std::optional<Said> read;    // that a code was, over it
    std::vector<SetupLine> lines;
    std::vector<SetupButton> buttons;
    Said scanner; // how one that types is tested
};

struct SetupFile {
    std::string id;
    bool is_demo = false, is_workbook = false;
    Said name;
    Spans sub;
    core::SetupEvent does;
};
struct SetupProblem {
    Said where, what, mend;
    bool is_error = true;
};
struct SetupDoor {
    std::string id;
    Said name;
    Spans sub;
    bool chosen = false;
    core::SetupEvent does;
};
struct EventPage {
    Said title;
    Spans sub;
    std::optional<Said> wait;           // instead of all below
    std::vector<SetupFile> files;       // while none is chosen
    std::vector<SetupProblem> problems; // of the one that was read last
    std::vector<SetupDoor> doors;       // of the one that was chosen
    std::optional<SetupButton> another;
    std::optional<SetupButton> follow;
    bool follows = false;
    Said follow_how;
};

struct ClockColumn {
    std::string id;
    Said label;
    std::string value;
    core::SetupEvent more, less;
};
struct SetupClockPage {
    Said title, how;
    std::array<ClockColumn, 5> columns; // year, month, day, hour, minute
    std::vector<SetupLine> lines;
};

struct PinPage {
    Said title, how;
    Said who_label, who, who_how;
    std::vector<SetupLine> rules;
    std::size_t typed = 0;
    Said typing; // the first time, or again
    Said clear, later;
};

struct SettingsSheet {
    Said title;
    std::vector<Said> lines;
    SetupButton use, leave;
};

[[nodiscard]] SetupChrome setup_chrome(const SetupInput& input, const Translator& words);
[[nodiscard]] UprightPage upright_page(const SetupInput& input, const Translator& words);
[[nodiscard]] CornersPage corners_page(const SetupInput& input, const Translator& words);
[[nodiscard]] CameraPage camera_page(const SetupInput& input, const Translator& words);
[[nodiscard]] EventPage event_page(const SetupInput& input, const Translator& words);
[[nodiscard]] SetupClockPage setup_clock_page(const SetupInput& input, const Translator& words);
[[nodiscard]] PinPage pin_page(const SetupInput& input, const Translator& words);
[[nodiscard]] SettingsSheet settings_sheet(const Translator& words); // state.offers_settings()

} // namespace kiosk::ui
