// What the home and scan screens say and what stands around and over every screen, as values: made by pure functions
// from the session's state and the event, drawn by screens/.
#pragma once

#include <optional>
#include <string>
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
    core::Accessibility accessibility;
    std::optional<StripViewModel> strip;
    std::optional<Spans> toast;  // neutral: a foreign code was shown
    std::optional<Spans> notice; // for staff: something is not as it should be
    Vec drift{};                 // of the footer on the attract screen
};

struct HomeViewModel {
    Said welcome, lead;
    std::vector<ItemCard> cards;
    Said check_in, check_in_sub;
    Said programme, programme_sub;
    Said map, map_sub;
    int office = 0; // of the host school
};

struct ScanViewModel {
    Said at_label, at;
    std::vector<Said> steps;
    Said several, no_badge, privacy, never_stored;
    std::string checked_in, expected;
    Said checked_in_label, expected_label;
    Said message; // guide, hint, or the camera's trouble
    core::ScanHint hint; // what the message says, for its picture
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

struct MoreTimeViewModel {
    Said title;
    std::optional<Said> title_home;
    Said body, yes;
};

[[nodiscard]] ChromeViewModel chrome_view_model(const ScreenInput& screen, const Translator& words);
[[nodiscard]] std::vector<ItemCard> item_cards(const ScreenInput& screen,
                                               const Translator& words); // what is on, what comes next
[[nodiscard]] HomeViewModel home_view_model(const ScreenInput& screen, const Translator& words);
[[nodiscard]] ScanViewModel scan_view_model(const ScreenInput& screen, const Translator& words);
[[nodiscard]] SheetViewModel sheet_view_model(const ScreenInput& screen,
                                              const Translator& words); // state.sheet != None
[[nodiscard]] MoreTimeViewModel more_time_view_model(const ScreenInput& screen,
                                                     const Translator& words); // state.asking_until has a value

} // namespace kiosk::ui
