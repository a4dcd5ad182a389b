// The whole state of what a guest sees, and how it changes. Pure: step() reads no clock and touches nothing.
//
// - Any touch leaves attract for home; a badge goes straight to its result, and back to where it was presented when the
//   countdown ends. Idle asks, then returns to attract and forgets language, accessibility, result, strip and waiting.
// - The next badge ends a green or neutral result at once. Within hold_grave of an amber or red it waits; then the
//   amber or red shrinks to a strip, and all that waited is shown as one result, a row each. Nothing that was decided
//   is left unshown.
// - A Group result stands alone: presented together with other badges, it is shown after them.
// - Codes that are none of ours never make a result: they raise a hint, silently, and do not put off idle.
// - A scan never changes State::language: the result carries the guest's own. "My programme" and "show the way" on a
//   result do: whoever touched them reads on in the language of that page.
// - "My programme" is that guest's alone: it is forgotten when its screen is left, when the next badge comes, and by
//   idle. "Show the way" leaves neither it nor the result for good: "back" leads from the map to where it was asked
//   for, unless another badge came meanwhile. A result that comes back makes no sound, and counts down anew.
// - What is chosen on the map is kept while results come and go, and forgotten with everything else.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/frame.hpp"
#include "core/event/programme.hpp"
#include "core/rules/outcome.hpp"

namespace kiosk::core {

enum class Screen { Attract, Home, Scan, Result, Programme, Map };
// A sheet over the screen, closed by a touch on its button or outside of it.
enum class Sheet { None, SeveralGuests, NoBadge, Privacy, ProgrammeItem, ProgrammeFilter, ProgrammeSearch, MapSearch };
enum class TextSize { Normal, Larger, Largest }; // ×1, ×1.3, ×1.6

struct Accessibility {
    TextSize text = TextSize::Normal;
    bool high_contrast = false;
    bool lower_controls = false;
    bool operator==(const Accessibility&) const = default;
};

// Durations, so that tests and the config can change them.
struct SessionTiming {
    Millis idle{45'000};      // on a guest screen without a touch or a badge
    Millis more_time{20'000}; // to answer "Need more time?"
    Millis green{6'000};      // countdown of a result, by its tone
    Millis amber{8'000};
    Millis red{10'000};
    Millis neutral{20'000};   // Group: the count
    Millis unreadable{3'000}; // the hint for a foreign code
    Millis hold_grave{2'000}; // amber and red stay so long before a next badge may shrink them
    Millis strip{10'000};     // and so long as a strip
    Millis ignore_touch{400}; // a touch so soon after a result dismisses nothing
    bool operator==(const SessionTiming&) const = default;
};

// One or several badges of one camera frame. rows are never empty; the gravest is the headline.
struct ResultView {
    std::vector<Outcome> rows;
    MonoTime shown{};
    MonoTime ends{};
    int group_count = 0; // Group: people to confirm, 1 … 999
    bool group_sent = false;
    bool operator==(const ResultView&) const = default;
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
inline constexpr std::size_t kLongestSearch = 200; // bytes

// What is looked at on the programme.
struct ProgrammeChoice {
    std::optional<LocalDay> day; // none: today, or the event's nearest day
    ProgrammeFilter filter;
    std::optional<Attendee> guest; // whose badge opened "my programme"
    ItemId item;                   // of Sheet::ProgrammeItem
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
    ProgrammeChoice programme; // with that item
    std::optional<ResultView> result;
    Screen before_result = Screen::Attract; // and with the result: the state that it lay over
    Language language;
    bool language_chosen = false;
    bool operator==(const WayBack&) const = default;
    [[nodiscard]] bool personal() const { return result || programme.guest; }
};

struct State {
    Screen screen = Screen::Attract;
    Sheet sheet = Sheet::None;
    std::string search; // typed into the sheet's field; forgotten with the sheet
    Language language{kHomeLanguage};
    bool language_chosen = false; // by a touch: kept until idle
    Accessibility accessibility;
    std::optional<ResultView> result; // while screen == Result
    // What is still to be shown, while screen == Result; at most kMostWaiting, more rows join those that are there. A
    // Group is alone in its vector.
    std::deque<std::vector<Outcome>> waiting;
    std::optional<Strip> strip;
    std::optional<MonoTime> unreadable_until; // a neutral hint
    Screen before_result = Screen::Attract;   // where a result returns to
    MonoTime last_activity{};                 // a touch, a badge, or the end of a result
    std::optional<MonoTime> asking_until;     // "Need more time?" is up
    ProgrammeChoice programme;                // while screen == Programme, or a result lies over it
    MapChoice map;
    std::optional<WayBack> way_back; // while screen == Map, or a result lies over it
    ScanHint hint = ScanHint::None;
    Counts counts;
    Language default_language{kHomeLanguage}; // of the delegation due now
    SessionTiming timing;
    bool operator==(const State&) const = default;
};

// --- events
struct Touched {}; // any touch anywhere, before the widget's own event
struct OpenHome {};
struct OpenScan {};
struct OpenProgramme {};
// From a result of one guest, or of one delegation, to what concerns them. language: of the page that was touched.
struct OpenMyProgramme {
    Language language;
};
struct ChooseDay {
    LocalDay day{};
}; // on the programme
struct ChooseFilter {
    core::ProgrammeFilter filter;
}; // likewise
struct OpenItem {
    ItemId item;
}; // likewise: its sheet
struct OpenMap {
    int office = 0;
}; // chosen at first: the one of the host school; 0: none
struct ChooseOnMap {
    MapChoice choice;
}; // on the map's screen
// From a result or the programme to the map. language: of the page that was touched; empty: as it is.
struct ShowTheWay {
    ItemId item;
    PlaceId place;
    int office = 0;
    Language language;
};
struct GoBack {};
struct OpenSheet {
    Sheet sheet = Sheet::None;
};
struct CloseSheet {};
struct TypeSearch {
    std::string text;
}; // the whole text of a search sheet's field; at most kLongestSearch bytes count
struct ChooseLanguage {
    Language language;
};
struct CycleTextSize {};
struct ToggleContrast {};
struct ToggleLowerControls {};
struct MoreTime {};      // the answer to the question
struct DismissResult {}; // a touch on the result outside of its buttons
struct TryAgain {};      // from a refusal to the scan screen
struct ChangeGroupCount {
    int by = 0;
};
struct ConfirmGroupCount {};
struct Decided {
    std::vector<Outcome> rows;
}; // from the desk: one frame's badges
struct HintSeen {
    ScanHint hint = ScanHint::None;
};
struct CountsChanged {
    Counts counts;
};
struct DefaultLanguage {
    Language language;
}; // the delegation due now changed
struct Tick {};

using SessionEvent =
    std::variant<Touched, OpenHome, OpenScan, OpenProgramme, OpenMyProgramme, ChooseDay, ChooseFilter, OpenItem,
                 OpenMap, ChooseOnMap, ShowTheWay, GoBack, OpenSheet, CloseSheet, TypeSearch, ChooseLanguage,
                 CycleTextSize, ToggleContrast, ToggleLowerControls, MoreTime, DismissResult, TryAgain,
                 ChangeGroupCount, ConfirmGroupCount, Decided, HintSeen, CountsChanged, DefaultLanguage, Tick>;

// --- effects
struct PlayTone {
    Tone tone = Tone::Neutral;
};
enum class Prompt { Result, MoreTime };
// What is up is to be said aloud where the kiosk speaks: that of the state after the step. The last one counts.
struct Speak {
    Prompt prompt = Prompt::Result;
};
struct ConfirmGroup {
    std::string token;
    int count = 0;
}; // for the desk
using SessionEffect = std::variant<PlayTone, Speak, ConfirmGroup>;

struct Stepped {
    State state;
    std::vector<SessionEffect> effects;
};

// Whether OpenMyProgramme leads anywhere from a result with this one row: the guest is in, and known.
[[nodiscard]] bool offers_programme(const Outcome& outcome);

// now must not go backwards between calls (monotonic, one boot). Deadlines up to now take effect first, each at its own
// time, so that late or superfluous Ticks change nothing. One PlayTone and, behind it, one Speak a shown result.
[[nodiscard]] Stepped step(State state, const SessionEvent& event, MonoTime now);

// When the next Tick can change anything, if nobody touches: the shell sleeps until then.
[[nodiscard]] std::optional<MonoTime> next_deadline(const State& state);

// Seconds left on a result's ring, rounded up, and the part that is left, 1 … 0.
struct Countdown {
    int seconds = 0;
    float left = 0;
};
[[nodiscard]] Countdown countdown(const ResultView& result, MonoTime now);

} // namespace kiosk::core
