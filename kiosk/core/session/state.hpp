// What the screens are drawn from: values, and questions to them. How they change: core/session/session.hpp.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/compiled_once.hpp"
#include "core/base/frame.hpp"
#include "core/event/programme.hpp"
#include "core/rules/outcome.hpp"
#include "core/rules/printouts.hpp"
#include "core/session/staff_work.hpp"

namespace kiosk::core {

enum class Screen { Attract, Home, Scan, Result, Programme, Map, Staff };
// A sheet over the screen, closed by a touch on its button or outside of it.
enum class Sheet {
    None,
    SeveralGuests,
    NoBadge,
    Privacy,
    Accessibility,
    ProgrammeItem,
    ProgrammeFilter,
    ProgrammeSearch,
    MapSearch,
    FindName,
    MyCalendar // my programme, to take away
};
// A field on it takes what is typed.
[[nodiscard]] constexpr bool is_search(Sheet sheet) {
    return sheet == Sheet::MapSearch || sheet == Sheet::ProgrammeSearch || sheet == Sheet::FindName;
}
enum class TextSize { Normal, Larger, Largest }; // ×1, ×1.3, ×1.6

struct Accessibility {
    TextSize text = TextSize::Normal;
    bool high_contrast = false;
    bool lower_controls = false;
    bool quiet = false; // nothing is said aloud
    bool operator==(const Accessibility&) const = default;
};

// Durations, so that tests and the config can change them.
struct SessionTiming {
    Millis idle{45'000};      // on a guest screen without a touch or a badge
    Millis more_time{20'000}; // to answer "Need more time?"
    Millis green{6'000};      // countdown of a result, by its tone
    Millis amber{8'000};
    Millis red{10'000};
    Millis neutral{20'000};      // Group: the count
    Millis unreadable{3'000};    // the hint for a foreign code
    Millis hold_grave{2'000};    // amber and red stay so long before a next badge may shrink them
    Millis strip{10'000};        // and so long as a strip
    Millis ignore_touch{400};    // a touch so soon after a result dismisses nothing
    Millis help{120'000};        // somebody who found their name waits for staff
    Millis staff{120'000};       // staff who are signed in and touch nothing
    Millis notes{10'000};        // what only staff may know of somebody is open
    Millis board{10'000};        // between two looks at the day, when nothing happens
    Millis roll{7'200'000};      // a roll call without a touch: nobody is signed out before
    Millis stick{2'000};         // between two looks whether a stick is in
    Millis copies{300'000};      // between two copies of the roll …
    Millis copies_again{30'000}; // … and after one that could not be made
    bool operator==(const SessionTiming&) const = default;
};

// One or several badges of one camera frame. rows are never empty; the gravest is the headline.
struct ShownResult {
    std::vector<Outcome> rows;
    MonoTime shown{};
    MonoTime ends{};
    int group_count = 0; // Group: people to confirm, 1 … 999
    bool group_sent = false;
    bool operator==(const ShownResult&) const = default;
    [[nodiscard]] const Outcome& headline() const;
    [[nodiscard]] Tone tone() const;
};

// An amber or red that the next badge cut short.
struct Strip {
    Outcome outcome;
    MonoTime ends{};
    bool operator==(const Strip&) const = default;
};

inline constexpr std::size_t kMostWaiting = 8;
inline constexpr std::size_t kMostAsking = 8;
inline constexpr std::size_t kLongestSearch = 200; // bytes

// What is looked at on the programme.
struct ProgrammeChoice {
    std::optional<LocalDay> day; // none: today, or the event's nearest day
    ProgrammeFilter filter;
    std::optional<Attendee> guest; // whose badge opened "my programme"
    ItemId item;                   // of Sheet::ProgrammeItem, over the programme or over home
    bool operator==(const ProgrammeChoice&) const = default;
};

// What is looked at on the map. A county or a place lies in the office, where that is known.
struct MapChoice {
    int office = 0;     // 1 … 11; 0: none, the list of all is shown
    std::string county; // COUNTYCODE; empty: none
    PlaceId place;      // empty: none
    ItemId way;         // the programme item whose way is shown, at place; empty: none
    std::string town{}; // TOWNCODE, within county; empty: none
    bool atlas = false; // the map of Taiwan, though the place is on a campus plan
    bool operator==(const MapChoice&) const = default;
};

// Where "back" leads from a way on the map: to the item of the programme, or to the result, that asked for it.
struct WayBack {
    ProgrammeChoice programme;         // with that item
    Screen screen = Screen::Programme; // that its sheet lay over
    std::optional<ShownResult> result;
    Screen before_result = Screen::Attract; // and with the result: the state that it lay over
    Language language;
    bool language_chosen = false;
    bool operator==(const WayBack&) const = default;
    [[nodiscard]] bool personal() const { return result || programme.guest; }
};

// --- the parts of the state, each with the unit that changes it

// What the house tells. It stays when a guest has gone.
struct Told {
    ScanHint hint;
    Counts counts;
    Language default_language{kHomeLanguage}; // of the delegation due now
    SessionTiming timing;
    // Who found their name and waits for staff, in the order in which they asked: ids, which say nothing to those who
    // read over a shoulder. At most kMostAsking.
    struct Help {
        ParticipantId who;
        MonoTime until{};
        bool operator==(const Help&) const = default;
    };
    std::vector<Help> help;
    RollCopies copies;
    bool prints = false;   // a printer is named in kiosk.toml
    bool practice = false; // nothing of it counts
    bool operator==(const Told&) const = default;
};

// navigation.hpp: where somebody is, how they read, and until when they count as there.
struct Navigation {
    Screen screen = Screen::Attract;
    Sheet sheet = Sheet::None;
    Sheet beneath = Sheet::None; // a search that Accessibility was opened over: it is there again when that is closed
    std::string search;          // typed into the sheet's field; forgotten with the sheet
    KeyboardFace search_face = KeyboardFace::Latin; // of the field's keys; likewise
    Language language{kHomeLanguage};
    bool language_chosen = false; // by a touch: kept until idle
    Accessibility accessibility;
    Screen before_result = Screen::Attract; // where a result returns to
    MonoTime last_activity{};               // a touch, a badge, or the end of a result
    std::optional<MonoTime> asking_until;   // "Need more time?" is up
    bool operator==(const Navigation&) const = default;
};

// result_queue.hpp: what was decided.
struct ResultQueue {
    std::optional<ShownResult> result; // while screen == Result
    // What is still to be shown, while screen == Result; at most kMostWaiting, more rows join those that are there. A
    // Group is alone in its vector.
    std::deque<std::vector<Outcome>> waiting;
    std::optional<Strip> strip;
    std::optional<MonoTime> unreadable_until; // a neutral hint
    bool operator==(const ResultQueue&) const = default;
};

// programme_page.hpp
struct ProgrammePage {
    ProgrammeChoice programme; // while screen == Programme, or a result lies over it; over home its item alone
    bool operator==(const ProgrammePage&) const = default;
};

// name_search.hpp: while a guest looks for their own name.
struct NameSearch {
    std::optional<NamesFound> names; // of an earlier text while the desk looks
    bool operator==(const NameSearch&) const = default;
};

// map_page.hpp
struct MapPage {
    MapChoice map;
    std::optional<WayBack> way_back; // while screen == Map, or a result lies over it
    bool operator==(const MapPage&) const = default;
};

// staff_page.hpp: while screen == Staff.
struct StaffPage {
    StaffWork staff;
    bool operator==(const StaffPage&) const = default;
};

// A new part of the state is one base more; a State of nothing but Told is attract's.
struct State : Told, Navigation, ResultQueue, ProgrammePage, NameSearch, MapPage, StaffPage {
    State();
    KIOSK_COMPILED_ONCE(State);
    bool operator==(const State&) const;
};

// Whether OpenMyProgramme leads anywhere from a result with this one row: the guest is in, and known.
[[nodiscard]] bool offers_programme(const Outcome& outcome);

// Seconds left on a result's ring, rounded up, and the part that is left, 1 … 0.
struct Countdown {
    int seconds = 0;
    float left = 0;
};
[[nodiscard]] Countdown countdown(const ShownResult& result, MonoTime now);

} // namespace kiosk::core
