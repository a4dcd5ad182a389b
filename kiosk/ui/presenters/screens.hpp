// What the home and scan screens say and what stands around and over every screen, as values: made by pure functions
// from the session's state and the event, drawn by screens/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/geometry.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct StripViewModel {
    core::Tone tone = core::Tone::Amber;
    Spans text;
};

// Header, footer and what lies over any screen.
struct ChromeViewModel {
    Said title, subtitle;
    std::string clock;
    std::optional<Said> back;
    core::Language language;
    Said accessibility;            // the button's label
    bool accessibility_on = false; // something of it is
    std::optional<StripViewModel> strip;
    std::optional<Spans> toast;  // neutral: a foreign code was shown
    std::optional<Spans> notice; // for staff: something is not as it should be
    Vec drift{};                 // of the footer on the attract screen
};

// What a tile of home says; there is none for what leads nowhere.
struct TileWords {
    Said title, sub;
};
struct HomeViewModel {
    Said welcome, lead;
    std::vector<ItemCard> cards;
    std::optional<TileWords> check_in, programme, map;
    int office = 0; // of the host school
};

// Guests cannot be checked in: the event is not open.
struct ClosedViewModel {
    Said title;
    std::optional<Said> title_home;
    Spans body;
};

// A number in large digits among its words: "已到 [23] 人".
struct CountLine {
    Said before;
    std::string number;
    Said after; // this or before may be empty
};

struct ScanViewModel {
    Said at_label, at;
    std::vector<Said> steps; // none while nothing can be scanned
    Said several, no_badge, privacy;
    std::optional<Said> never_stored; // of a camera's pictures
    std::vector<CountLine> counts;    // none where people leave
    Said message;                     // guide, hint, or the camera's trouble
    bool read = false;                // the message says that a badge was
    core::ScanHint hint;              // what the message says, for its picture
    CameraStatus camera = CameraStatus::Off;
    std::optional<Said> trouble; // instead of the picture
    Said lens_label;
    LensSide lens = LensSide::Top;
};

struct SheetViewModel {
    Said title;
    std::optional<Said> title_home;
    std::vector<Said> lines;
    bool numbered = false;
    Said close;
};

// What reads and reaches better: of each row one is chosen.
struct AccessibilityChoice {
    std::string_view id;
    Said label;
    bool chosen = false;
    core::SessionEvent event; // of a touch on one that is not
};
struct AccessibilityRow {
    Said label;
    std::vector<AccessibilityChoice> choices;
};
struct AccessibilitySheet {
    Said title;
    std::optional<Said> title_home;
    std::vector<AccessibilityRow> rows;
    Said close;
};

struct MoreTimeViewModel {
    Said title;
    std::optional<Said> title_home;
    Said body, yes;
};

[[nodiscard]] ChromeViewModel chrome_view_model(const ScreenInput& screen, const Translator& words);
[[nodiscard]] std::vector<ItemCard> item_cards(const ScreenInput& screen,
                                               const Translator& words); // what is on, what comes next
[[nodiscard]] HomeViewModel home_view_model(const ScreenInput& screen, const Translator& words);
[[nodiscard]] ClosedViewModel closed_view_model(const Translator& words);
[[nodiscard]] ScanViewModel scan_view_model(const ScreenInput& screen, const Translator& words);
[[nodiscard]] SheetViewModel sheet_view_model(const ScreenInput& screen,
                                              const Translator& words); // state.sheet != None
[[nodiscard]] AccessibilitySheet accessibility_sheet(const ScreenInput& screen, const Translator& words);
[[nodiscard]] MoreTimeViewModel more_time_view_model(const ScreenInput& screen,
                                                     const Translator& words); // state.asking_until has a value

} // namespace kiosk::ui
