// What happens to a session, and what it wants done.
#pragma once

#include <string>
#include <variant>
#include <vector>

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
}; // staff are asked why
struct GiveReason {
    std::string code;
};                   // the answer
struct NeverMind {}; // likewise
struct ToggleStaffLanguage {};
struct HideStaffNews {};
struct StaffAnswered {
    StaffAnswer answer;
}; // from the desk

struct Tick {};

using SessionEvent =
    std::variant<Touched, OpenHome, OpenScan, OpenProgramme, OpenMyProgramme, ChooseDay, ChooseFilter, OpenItem,
                 OpenMap, ChooseOnMap, ShowTheWay, GoBack, OpenSheet, CloseSheet, TypeSearch, ChooseLanguage,
                 SetTextSize, ToggleContrast, ToggleLowerControls, ToggleSpeech, MoreTime, DismissResult, HoldResult,
                 HideStrip, TryAgain, ChangeGroupCount, ConfirmGroupCount, Decided, HintSeen, CountsChanged,
                 DefaultLanguage, OpenStaff, LeaveStaff, TypePinDigit, ErasePinDigit, OpenStaffHome, OpenFind, TypeName,
                 ChooseFace, OpenPerson, ShowNotes, CheckPerson, UndoEntry, GiveReason, NeverMind, ToggleStaffLanguage,
                 HideStaffNews, StaffAnswered, Tick>;

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
struct AskDesk {
    StaffQuestion question;
}; // likewise; answered by StaffAnswered
using SessionEffect = std::variant<PlayTone, Speak, ConfirmGroup, AskDesk>;

} // namespace kiosk::core
