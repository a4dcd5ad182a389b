// What the result screen says, as values, and what is said of a verdict in few words elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/model/sign.hpp"
#include "ui/presenters/meal.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct MessageCard {
    bool answers = false; // what the guest waits for, so it stands before where to go next
    Spans title;
    std::optional<Said> when; // the door to go to opens
    Spans place, way;         // to it; may be empty
    std::optional<Said> body;
};
struct ProgressLine {
    float part = 0; // 0 … 1
    Spans label;
    bool all_here = false; // by this badge
    float before = 0;      // all_here: the part before it
};
struct ResultRow {
    core::Tone tone = core::Tone::Neutral;
    Sign sign = Sign::Tick;
    std::optional<Said> name;
    Spans text;
    std::optional<MealWords> meal;
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
    std::optional<MealWords> meal;
    std::optional<NextCard> next;
    std::optional<MessageCard> message;
    std::optional<ProgressLine> progress;
    std::optional<GroupCount> group;
    std::vector<ResultRow> rows; // of several badges; then title … progress are empty
    std::optional<Said> try_again;
    std::optional<Said> my_programme;
    std::optional<Said> show_way; // to the next item, or to what is behind the right door
    core::ItemId way_item;
    core::PlaceId way_place;
    core::Countdown countdown;
    float sign_drawn = 1; // 0 … 1
    float arrived = 1;    // likewise, what stands beside the verdict
    float moment = 1;     // likewise, of a delegation's last arrival
};

// override_language: a language that the guest touched while this result was up.
[[nodiscard]] ResultPage result_page(const ScreenInput& screen, const Translator& words,
                                     const std::optional<core::Language>& override_language);

// Of the page, and of what is said around it: the one touched, else that of whoever presented the badge that counts.
[[nodiscard]] core::Language page_language(const core::ShownResult& result, const Translator& words,
                                           const std::optional<core::Language>& override_language);
// The language of whoever presented the badge: the guest's own, or the delegation's; else the screen's.
[[nodiscard]] core::Language language_of(const core::Outcome& outcome, const Translator& words);
// What is said about a verdict in one short line: strips and rows. Never why a badge was refused.
[[nodiscard]] Said short_text(const core::Outcome& outcome, const Translator& words);
// What is said aloud about what is up, in the language in which it is shown; none: it is not up. Says no name, no time
// and no reason, nothing but what the screen says too. Written for a voice: Japanese in kana.
[[nodiscard]] std::optional<Said> spoken(const core::State& state, core::Prompt prompt, const Translator& words);
[[nodiscard]] Sign sign_of(const core::Outcome& outcome);

} // namespace kiosk::ui
