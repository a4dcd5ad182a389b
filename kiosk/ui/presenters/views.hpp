// What each screen says, as values: made by pure functions from the session's state and the event, drawn by screens/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/geometry.hpp"
#include "ui/model/model.hpp"
#include "ui/model/panel.hpp"
#include "ui/model/sign.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// Everything that a view is made from, borrowed for the call.
struct Scene {
    const core::State& state;
    const Model& model;
    core::LocalTime local_now{};
    core::MonoTime now{};
    CameraStatus camera = CameraStatus::Off;
    LensSide lens = LensSide::Top;
    bool reduced_motion = false;
    bool still = false; // the attract screen stands still
    bool photo = false; // there is one to show
    bool keyboard_away = false;
};

struct StripView {
    core::Tone tone = core::Tone::Amber;
    Spans text;
};

// Header, footer and what lies over any screen.
struct ChromeView {
    Said title, subtitle;
    std::string clock;
    std::optional<Said> back;
    core::Language language;
    core::Accessibility accessibility;
    std::optional<StripView> strip;
    std::optional<Spans> toast;  // neutral: a foreign code was shown
    std::optional<Spans> notice; // for staff: something is not as it should be
    Vec drift{};                 // of the footer on the attract screen
};

struct ItemCard {
    Said pill;
    bool now = false;
    Said title;
    Spans detail;
};

struct HomeView {
    Said welcome, lead;
    std::vector<ItemCard> cards;
    Said check_in, check_in_sub;
    Said programme, programme_sub;
    Said map, map_sub;
    int office = 0; // of the host school
};

struct ScanView {
    Said at_label, at;
    std::vector<Said> steps;
    Said several, no_badge, privacy, never_stored;
    std::string checked_in, expected;
    Said checked_in_label, expected_label;
    Said message; // guide, hint, or the camera's trouble
    bool message_is_hint = false;
    CameraStatus camera = CameraStatus::Off;
    std::optional<Said> trouble; // instead of the picture
    Said lens_label;
    LensSide lens = LensSide::Top;
};

struct SheetView {
    Said title;
    std::optional<Said> title_home;
    std::vector<Said> lines;
    bool numbered = false;
    Said close;
};

struct MoreTimeView {
    Said title;
    std::optional<Said> title_home;
    Said body, yes;
};

struct NextCard {
    Spans pill, title;
    std::string time;
    Spans place;
};
struct MessageCard {
    Spans title;
    std::optional<Said> body;
};
struct ProgressLine {
    float part = 0; // 0 … 1
    Spans label;
};
struct ResultRow {
    core::Tone tone = core::Tone::Neutral;
    Sign sign = Sign::Tick;
    std::optional<Said> name;
    Spans text;
};
struct GroupCount {
    std::string count;
    Spans of;
    Said confirm, cancel;
    bool sent = false;
    bool can_add = true, can_take = true;
};

struct ResultPage {
    core::Language language; // the page's own: the guest's, or the one touched
    core::Tone tone = core::Tone::Neutral;
    Sign sign = Sign::Tick;
    Said headline;
    std::optional<Said> headline_home; // none when the guest reads zh-TW
    Spans line;
    std::optional<Said> title, title_sub;
    Spans person;
    Spans meal; // diet and what to avoid
    std::optional<NextCard> next;
    std::optional<MessageCard> message;
    std::optional<ProgressLine> progress;
    std::optional<GroupCount> group;
    std::vector<ResultRow> rows; // of several badges; then title … progress are empty
    std::optional<Said> try_again;
    std::optional<Said> my_programme;
    std::optional<Said> show_way; // to the next item
    core::ItemId way_item;
    core::PlaceId way_place;
    core::Countdown countdown;
};

// override_language: a language that the guest touched while this result was up.
[[nodiscard]] ResultPage result_page(const Scene& scene, const Translator& words,
                                     const std::optional<core::Language>& override_language);
[[nodiscard]] ChromeView chrome_view(const Scene& scene, const Translator& words);
[[nodiscard]] std::vector<ItemCard> item_cards(const Scene& scene,
                                               const Translator& words); // what is on, what comes next
[[nodiscard]] HomeView home_view(const Scene& scene, const Translator& words);
[[nodiscard]] ScanView scan_view(const Scene& scene, const Translator& words);
[[nodiscard]] SheetView sheet_view(const Scene& scene, const Translator& words); // state.sheet != None
[[nodiscard]] MoreTimeView more_time_view(const Scene& scene,
                                          const Translator& words); // state.asking_until has a value

// What is said about a verdict in one short line: strips and rows. Never why a badge was refused.
[[nodiscard]] Said short_text(const core::Outcome& outcome, const Translator& words);
// What is said aloud about what is up, in the language in which it is shown; none: it is not up. Says no name, no time
// and no reason, nothing but what the screen says too. Written for a voice: Japanese in kana.
[[nodiscard]] std::optional<Said> spoken(const core::State& state, core::Prompt prompt, const Translator& words);
[[nodiscard]] Sign sign_of(const core::Outcome& outcome);

} // namespace kiosk::ui
