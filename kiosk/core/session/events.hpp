// What happens to a session, and what it wants done.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/compiled_once.hpp"
#include "core/session/state.hpp"

namespace kiosk::core {

// --- events: of guests, of the desk, of the house
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
}; // likewise, and on home: its sheet
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
struct ChooseName {
    ParticipantId id;
}; // of those that were found: staff are asked to come
struct ChooseLanguage {
    Language language;
};
struct SetTextSize {
    TextSize size = TextSize::Normal;
};
struct ToggleContrast {};
struct ToggleLowerControls {};
struct ToggleSpeech {};
struct MoreTime {};      // the answer to the question
struct DismissResult {}; // a touch on the result outside of its buttons
struct HoldResult {};    // a touch on its ring: the time to read begins anew
struct HideStrip {};     // a touch on it
struct TryAgain {};      // from a refusal to the scan screen
struct ChangeGroupCount {
    int by = 0;
};
struct ConfirmGroupCount {};
struct Decided {
    std::vector<Outcome> rows;
}; // from the desk: one frame's badges
struct HintSeen {
    ScanHint hint;
};
struct CountsChanged {
    Counts counts;
};
struct DefaultLanguage {
    Language language;
}; // the delegation due now changed
// --- of staff, on their pages
struct OpenStaff {};  // the corner was held
struct LeaveStaff {}; // at once, to the guests' first screen
struct TypePinDigit {
    char digit = '0';
};
struct ErasePinDigit {};
struct OpenStaffHome {};
struct OpenFind {};
struct TypeName {
    std::string text;
}; // the whole text of the field
struct ChooseFace {
    KeyboardFace face = KeyboardFace::Zhuyin;
};
struct OpenPerson {
    ParticipantId id;
};
struct ShowNotes {}; // for a while
struct CheckPerson {
    ParticipantId id;
    bool leaves = false;
};
struct UndoEntry {
    EntryRef entry;
    bool whole = false; // all of the act that it is of
};                      // staff are asked why
struct ReportLostBadge {
    ParticipantId who;
};                    // staff are asked why
struct ShowBadge {};  // of the person whose page is up, where it was made at a door
struct PrintBadge {}; // the one that is shown
struct ExcusePerson {
    ParticipantId who;
}; // likewise
struct OpenDelegation {
    DelegationId id;
};
struct ChoosePart {
    DelegationPart part;
};
struct TickPerson {
    ParticipantId id;
}; // on or off
struct TickAll {};
struct ChangePeople {
    int by = 0;
};                     // how many have come, whoever they are
struct AdmitTicked {}; // or as many as were counted
struct GiveReason {
    std::string code;
};                   // the answer
struct NeverMind {}; // likewise
// A form for somebody who is not on the roster, empty but for the delegation.
struct OpenWalkIn {
    ParticipantId in_place_of; // whose page is up; empty: of nobody
    DelegationId delegation;
};
struct ChooseStated {
    StaffWalkIn::Field field = StaffWalkIn::Field::Name;
};
struct ChangeStated {
    WalkIn stated;
}; // the whole form; at most kLongestStatedBytes of each field count
struct ToggleTold {};
struct RegisterWalkIn {};
struct OpenPaper {
    PaperNote note; // what it begins with
};                  // over somebody's page
struct ChangePaper {
    PaperNote note;
};
struct NotePaper {
    std::string reason;
}; // why it was on paper: it is written
struct TypeFamily {
    std::string text;
}; // the whole field; at most kLongestStatedBytes
struct HandOver {};
struct OpenNotArrived {};
struct ChooseAbsentGroup {
    DelegationId id;
}; // whose people are shown
struct OpenRollCall {};
struct BeginRoll {
    bool drill = true;
};
struct MakeRollReal {}; // what began as a drill
struct MarkSafe {
    SubjectKey subject;
    bool safe = true;
};
struct MarkGroupSafe {
    DelegationId id;
    bool safe = true;
};
struct CopyRoll {
    PaperTo to = PaperTo::Stick;
};                        // now, and again every few minutes
struct StopRollCopies {}; //
struct EndRoll {};        // asked once more while somebody is not known to be safe
struct OpenHealth {};
struct ConfirmClock {}; // somebody held it against another
struct BackUpNow {};
struct LookAtMachine {}; // again, at once
struct AskForRestart {}; // of the program; asked why before
struct AskForPractice {
    bool on = true;
}; // a database of its own to rehearse with, or back to the real one
struct ToggleLookOnly {};
struct OpenCheckpoints {};
struct ChooseCheckpoint {
    CheckpointId id;
}; // the kiosk stands there from now on
struct FollowProgramme {};
struct OpenChanges {};
struct ChooseSubject {
    ChangeSubject subject;
    int minutes = 0; // to begin with
};                   // of a change
struct ChangeMinutes {
    int by = 0;
};
struct MakeChange {
    DayChange change;
};
struct OpenStick {};
struct ChooseOnStick {
    std::string name; // StickItem's
};
struct CheckStick {};     // what is chosen; again: what was checked
struct ShowStickCheck {}; // what came of it
struct ShowStickProblem {
    std::size_t number = 0;
};
struct MarkStick {};
struct LoadStick {};
struct OpenStickBadges {}; // to choose some of what was checked
struct ChooseStickBadges {
    StickPrint print;
};
struct PrintStick {}; // those that are chosen
struct OpenMaking {}; // of badges for what was checked
struct ChooseIssuerKey {
    IssuerKeyChoice key;
}; // one that needs nothing typed is used at once
struct TypeSecret {
    char byte = '0';
}; // the last digit of a PIN is enough
struct EraseSecret {};
struct ToggleSecretSeen {};
struct ChooseSecretFace {
    SecretFace face = SecretFace::Lower;
};
struct UseSecret {}; // a passphrase is typed
struct SyncStick {};
struct SaveStickSettings {};
struct TakeStickSettings {};
struct SaveStickLog {};
struct StopStick {}; // what is being done
struct TakeStickOut {};
struct OpenPapers {
    PaperChoice choice; // what it begins with
};
struct ChoosePaper {
    PaperChoice choice;
};
struct TurnToPage {
    std::size_t page = 0; // from 0
};
struct ChoosePaperFiles {
    PaperFiles files = PaperFiles::Both;
};
struct SavePapers {}; // the chosen one, to the stick
struct ToggleStaffLanguage {};
struct HideStaffNews {};
struct StaffAnswered {
    StaffAnswer answer;
}; // from the desk
struct StickAnswered {
    StickAnswer answer;
}; // from whoever looks after sticks
struct StickPassed {
    int percent = 0; // of what is being done
};                   // likewise

struct BackedUp {
    std::string trouble; // empty: there is one, and it was verified
};                       // from whoever makes backups

struct Tick {};

// By page: what is done with any kind of event is written by the compiler for those of one page at a time.
using NavigationEvent =
    std::variant<Touched, OpenHome, OpenScan, OpenProgramme, OpenMyProgramme, OpenMap, ShowTheWay, GoBack>;
using ContentEvent =
    std::variant<ChooseDay, ChooseFilter, OpenItem, ChooseOnMap, OpenSheet, CloseSheet, TypeSearch, ChooseName>;
using ComfortEvent =
    std::variant<ChooseLanguage, SetTextSize, ToggleContrast, ToggleLowerControls, ToggleSpeech, MoreTime>;
using ResultEvent = std::variant<DismissResult, HoldResult, HideStrip, TryAgain, ChangeGroupCount, ConfirmGroupCount>;
using HouseEvent = std::variant<Decided, HintSeen, CountsChanged, DefaultLanguage, StaffAnswered, StickAnswered,
                                StickPassed, PaperMade, BackedUp, Tick>;
using StaffNavigationEvent = std::variant<OpenStaff, LeaveStaff, TypePinDigit, ErasePinDigit, OpenStaffHome, OpenFind,
                                          ToggleStaffLanguage, HideStaffNews>;
using StaffContentEvent =
    std::variant<TypeName, ChooseFace, OpenPerson, ShowNotes, CheckPerson, UndoEntry, GiveReason, NeverMind>;
using StaffListEvent = std::variant<OpenNotArrived, ChooseAbsentGroup, OpenRollCall, BeginRoll, MakeRollReal, MarkSafe,
                                    MarkGroupSafe, EndRoll, CopyRoll, StopRollCopies>;
using StaffMachineEvent =
    std::variant<OpenHealth, ConfirmClock, BackUpNow, AskForPractice, LookAtMachine, AskForRestart>;
using StaffGroupEvent = std::variant<OpenDelegation, ChoosePart, TickPerson, TickAll, ChangePeople, AdmitTicked,
                                     ReportLostBadge, ExcusePerson, ShowBadge, PrintBadge>;
using StaffDayEvent = std::variant<ToggleLookOnly, OpenCheckpoints, ChooseCheckpoint, FollowProgramme, OpenChanges,
                                   ChooseSubject, ChangeMinutes, MakeChange>;
using StaffFormEvent = std::variant<OpenWalkIn, ChooseStated, ChangeStated, ToggleTold, RegisterWalkIn, OpenPaper,
                                    ChangePaper, NotePaper, TypeFamily, HandOver>;
using StaffStickEvent = std::variant<OpenStick, ChooseOnStick, CheckStick, ShowStickCheck, ShowStickProblem, MarkStick,
                                     LoadStick, OpenStickBadges, ChooseStickBadges, PrintStick, SyncStick,
                                     SaveStickSettings, TakeStickSettings, SaveStickLog, StopStick, TakeStickOut>;
using StaffMakingEvent =
    std::variant<OpenMaking, ChooseIssuerKey, TypeSecret, EraseSecret, ToggleSecretSeen, ChooseSecretFace, UseSecret>;
using StaffPaperEvent = std::variant<OpenPapers, ChoosePaper, TurnToPage, ChoosePaperFiles, SavePapers>;
using EventPages =
    std::variant<NavigationEvent, ContentEvent, ComfortEvent, ResultEvent, HouseEvent, StaffNavigationEvent,
                 StaffContentEvent, StaffListEvent, StaffMachineEvent, StaffGroupEvent, StaffDayEvent, StaffFormEvent,
                 StaffStickEvent, StaffMakingEvent, StaffPaperEvent>;

template <class Event, class Page> inline constexpr bool is_event_of = false;
template <class Event, class... Kinds>
inline constexpr bool is_event_of<Event, std::variant<Kinds...>> = (std::same_as<Event, Kinds> || ...);

// The number of the page that has such events; how many pages there are, if none has.
template <class Event>
inline constexpr std::size_t event_page_of = []<class... Page>(std::type_identity<std::variant<Page...>>) {
    std::size_t before = 0;
    (void)((is_event_of<Event, Page> || (++before, false)) || ...);
    return before;
}(std::type_identity<EventPages>());

// One of all these, made of whichever it is.
class SessionEvent {
  public:
    SessionEvent() = default; // Touched
    template <class Event>
    requires(event_page_of<Event> < std::variant_size_v<EventPages>) SessionEvent(Event event)
        : of_page_(std::in_place_index<event_page_of<Event>>, std::in_place_type<Event>, std::move(event)) {}
    KIOSK_COMPILED_ONCE(SessionEvent);

    [[nodiscard]] const EventPages& of_page() const { return of_page_; }

  private:
    EventPages of_page_;
};

// The event, if it is of that kind; null if not.
template <class Event> [[nodiscard]] const Event* event_if(const SessionEvent& event) {
    const auto* of_page = std::get_if<event_page_of<Event>>(&event.of_page());
    return of_page == nullptr ? nullptr : std::get_if<Event>(of_page);
}

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
struct AskForHelp {
    ParticipantId who;
}; // for the desk, which says NeedsStaff
struct AskDesk {
    StaffQuestion question;
}; // likewise; answered by StaffAnswered
struct AskStick {
    StickQuestion question;
};                       // for whoever looks after sticks; answered by StickAnswered
struct StopStickWork {}; // the question under way is to be answered soon, with Stopped where it is not too late
struct MakePaper {
    PaperJob job;
};                // for whoever prints; answered by PaperMade
struct BackUp {}; // for whoever makes backups; answered by BackedUp
struct SwitchPractice {
    bool on = true;
};                    // the program begins anew, with the other database
struct StartAgain {}; // likewise, with the same, and with the settings as they are by now
struct SessionEffect : std::variant<PlayTone, Speak, ConfirmGroup, AskForHelp, AskDesk, AskStick, StopStickWork,
                                    MakePaper, BackUp, SwitchPractice, StartAgain> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(SessionEffect);
};

} // namespace kiosk::core
