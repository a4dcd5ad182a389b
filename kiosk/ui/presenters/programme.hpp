// What the programme says, as values: made by pure functions from the session's state and the event, drawn by
// screens/programme.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/event/programme.hpp"
#include "ui/presenters/programme_notice.hpp"
#include "ui/presenters/screen_input.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

struct DayTab {
    core::LocalDay day{};
    Said name, date; // "Today", "Thu 26 Nov"
    bool chosen = false;
    bool operator==(const DayTab&) const = default;
};

struct FilterChip {
    std::string id; // "programme.filter.everyone", ".mine", ".delegation.jp", ".group.B"
    core::ProgrammeFilter filter;
    Said name;
    bool chosen = false;
    bool operator==(const FilterChip&) const = default;
};

struct ProgrammeRow {
    core::MinuteOfDay starts{}, ends{};
    Spans time, duration; // duration: empty where sessions side by side end at different times
    bool now = false;     // something that begins here is on
    bool past = false;    // all that begins here is over
};

struct ProgrammeCard {
    core::ItemId item;
    core::TimelineSlot slot;
    Said title;
    Spans detail; // its own hours where the row does not tell them, and the place
    std::vector<int> goals;
    bool now = false, past = false;
    std::optional<ChangeNotice> notice;
};

struct ProgrammeViewModel {
    core::LocalDay day{};
    std::vector<DayTab> days;
    std::vector<FilterChip> filters;
    Said more;                    // behind what filters find no room
    std::optional<NextCard> next; // my programme: where to go next
    std::optional<Said> take;     // my programme: the button that gives it away to a phone
    std::vector<ProgrammeRow> rows;
    std::vector<ProgrammeCard> cards;
    std::optional<core::MinuteOfDay> now; // the day shown is today
    Said now_label;
    std::optional<Said> nothing; // instead of rows
};

// Everything that the list of a day depends on, to tell whether a view that was made before still holds.
struct ProgrammeKey {
    core::LocalTime minute{};
    core::Language language;
    core::ProgrammeChoice choice; // its item left out: a sheet changes nothing behind it
    int most_lanes = 1;
    core::LocalDay first_day{}, last_day{};
    std::vector<core::ProgrammeItem> programme;
    std::map<core::ItemId, core::LateChange> late_changes;
    std::vector<core::Delegation> delegations;
    bool operator==(const ProgrammeKey&) const = default;
};
[[nodiscard]] bool still_holds(const ProgrammeKey& key, const ScreenInput& screen, const Translator& words,
                               int most_lanes);
[[nodiscard]] ProgrammeKey programme_key(const ScreenInput& screen, const Translator& words, int most_lanes);
// most_lanes: sessions side by side that have room, 1 or more.
[[nodiscard]] ProgrammeViewModel programme_view_model(const ScreenInput& screen, const Translator& words,
                                                      int most_lanes);

struct ItemFact {
    Said label;
    Spans text;
};
struct ItemSheet {
    Said title;
    std::optional<Said> title_home; // none when the guest reads zh-TW, or the title is the same
    Spans when;
    bool now = false;
    Said now_label;
    std::optional<ChangeNotice> notice;
    Spans about;
    std::vector<ItemFact> facts; // speakers, place, way, rain, for whom, places left
    Said goals_label;
    std::vector<std::pair<int, Said>> goals;
    std::optional<Said> show_way; // none of what is cancelled
    core::ItemId item;
    core::PlaceId place; // of the way; may be empty
    Said close;
};
// None: the event has no such item any more.
[[nodiscard]] std::optional<ItemSheet> item_sheet(const ScreenInput& screen, const Translator& words);

// What is still to come of my programme, as a QR code that a phone takes away.
struct CalendarSheet {
    Said title;
    std::optional<Said> title_home;
    std::vector<Said> lines;
    std::string text; // of the code; empty: nothing is to come
    Said close;
};
[[nodiscard]] CalendarSheet calendar_sheet(const ScreenInput& screen, const Translator& words);

struct FilterSheet {
    Said title;
    std::vector<std::pair<std::optional<Said>, std::vector<FilterChip>>> sections; // heading, choices
    Said close;
};
[[nodiscard]] FilterSheet filter_sheet(const ScreenInput& screen, const Translator& words);

} // namespace kiosk::ui
