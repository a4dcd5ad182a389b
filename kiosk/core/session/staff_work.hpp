// What staff look at and do, page by page: values. How they change: core/session/staff_page.hpp and its like.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/compiled_once.hpp"
#include "core/rules/outcome.hpp"
#include "core/rules/pin_tries.hpp"
#include "core/session/staff_questions.hpp"
#include "core/session/staff_stick.hpp"

namespace kiosk::core {

// Which of their pages staff look at.
enum class StaffView {
    Pad,
    Home,
    Find,
    Person,
    Delegation,
    NotArrived,
    RollCall,
    Health,
    Checkpoints,
    Changes,
    WalkIn,
    Handover,
    Stick,
    Papers
};
enum class KeyboardFace { Zhuyin, Latin, Kana, Hangul, Thai, ThaiShifted };

// Why something is done: staff are asked before it is.
struct StaffWhy {
    enum class For { Override, LostBadge, Excuse, Restart };
    std::optional<EntryRef> undo; // else it is about `who`, and for what is said below
    ParticipantId who;
    Verdict against = Verdict::Full; // Override: what stands against letting them in
    bool whole = false;              // undo: everything of the same act
    For what = For::Override;
    bool operator==(const StaffWhy&) const = default;
};

// What takes the footer's place for a while.
struct StaffNews {
    enum class What {
        Verdict,        // on a badge, or on what staff did
        Undone,         //
        NotYours,       // a teacher's to do
        NotUndone,      // undone already
        Unavailable,    // the database did not answer
        Together,       // several people let in or out, or counted
        NoneCame,       // of several, for it was not recorded
        Reissued,       // a badge to whoever is named
        Excused,        // whoever is named
        Nobody,         // the badge that was shown is of nobody who is known, and was only looked at
        Stands,         // the kiosk at another checkpoint
        Follows,        // the kiosk the programme
        DayChanged,     //
        Noted,          // what a sheet of paper says of whoever is named
        NotNoted,       // for it cannot have been so
        Printed,        // the badge that is shown
        NotPrinted,     // likewise; `name` says why, English
        ClockConfirmed, //
        BackedUp,       //
        NotBackedUp,    // `name` says why, English
    };
    What what = What::Verdict;
    std::optional<Outcome> outcome; // Verdict
    std::string name;               // in full, of whom staff acted for
    int more = 0;                   // badges of the same picture
    MonoTime ends{};
    GroupActed together{}; // Together
    bool operator==(const StaffNews&) const = default;
};

struct StaffPad {
    std::string pin;       // typed so far
    bool checking = false; // the desk looks whose it is
    bool wrong = false;    // the last one was nobody's
    bool nobody = false;   // has a PIN yet
    int free_tries = kFreeTries;
    std::optional<MonoTime> wait_until; // no try is heard before
    bool operator==(const StaffPad&) const = default;
};

struct StaffFind {
    std::string typed;
    KeyboardFace face = KeyboardFace::Zhuyin;
    std::optional<PeopleFound> found; // of an earlier text while the desk looks
    bool operator==(const StaffFind&) const = default;
};

struct StaffPerson {
    ParticipantId id;
    std::optional<PersonPage> page; // once the desk has read it
    bool gone = false;              // nobody on the roster
    StaffView from = StaffView::Home;
    std::optional<MonoTime> notes_until; // none: hidden
    std::optional<PaperNote> paper;      // while staff say what a sheet of paper says
    bool badge_shown = false;            // the code of the page, to be photographed
    bool operator==(const StaffPerson&) const = default;
};

// Somebody who registers at the door, and whom it made of them.
struct StaffWalkIn {
    enum class Field { Name, Latin, Affiliation, Delegation }; // that the keys type into, or the list is of
    WalkIn stated;
    Field field = Field::Name;
    KeyboardFace face = KeyboardFace::Zhuyin;
    std::optional<HanFound> han; // for the 注音 that the field ends in, once the desk has read it
    bool told = false;           // they were told what becomes of their data, and agreed
    std::optional<OtherPerson> in_place_of;
    bool refused = false; // what is stated will not do
    std::optional<Arrived> arrived;
    bool operator==(const StaffWalkIn&) const = default;
};

struct StaffHandover { // of somebody to a family
    OtherPerson who;
    std::string family; // typed so far
    KeyboardFace face = KeyboardFace::Zhuyin;
    bool operator==(const StaffHandover&) const = default;
};

struct StaffNotArrived {
    std::optional<NotArrived> list; // once the desk has read it
    DelegationId chosen;            // whose people are shown; empty: of the first
    bool operator==(const StaffNotArrived&) const = default;
};

// Who was inside when it began, and who of them is safe. It goes on while other pages are looked at.
struct StaffRoll {
    bool drill = true;
    MonoTime began{};
    std::optional<InsideNow> list; // once the desk has read it
    std::set<SubjectKey> safe;
    bool ending = false; // asked once whether it is over
    bool operator==(const StaffRoll&) const = default;
    [[nodiscard]] int people() const; // on the list
    [[nodiscard]] int safe_people() const;
};

// How many of a delegation are let in: those of a part of it who are ticked, or a number of them whom nobody names.
struct StaffDelegation {
    DelegationId id;
    std::optional<DelegationPage> page; // once the desk has read it
    bool gone = false;                  // the event has no such delegation
    DelegationPart part;                // that is looked at
    std::set<ParticipantId> unticked;
    std::optional<int> number;         // 0 … those who may be let in; none: as many as are ticked
    bool asked = false, stale = false; // the desk reads the page, and must again
    bool operator==(const StaffDelegation&) const = default;
    // Of the part, whoever may be let in, or out; ticked or not.
    [[nodiscard]] std::vector<ParticipantId> open() const;
    [[nodiscard]] std::vector<ParticipantId> ticked() const; // of them
    [[nodiscard]] int people() const;                        // the number, else as many as are ticked
};

// What is changed about the day.
struct StaffChanges {
    ChangeSubject subject; // empty: everyone
    int minutes = 0;       // by how many
    bool operator==(const StaffChanges&) const = default;
};

// All of it. It is forgotten when they leave.
struct StaffWork {
    StaffView view = StaffView::Pad;
    std::optional<StaffMember> who; // none: the pad is up
    bool english = false;           // else the home language
    StaffPad pad;
    StaffFind find;
    StaffPerson person;
    StaffWalkIn walk_in;
    StaffHandover handover;
    StaffNotArrived not_arrived;
    std::optional<StaffRoll> roll;
    std::optional<MachineHealth> health; // as it was read last
    StaffDelegation delegation;
    StaffChanges changes;
    bool look_only = false; // a badge that is shown opens its page, and is not written down
    StaffStick stick;
    StaffPapers papers;
    std::optional<DayBoard> board;
    bool board_asked = false, board_stale = false;
    std::optional<MonoTime> board_again;
    bool acting = false;     // the desk does something
    std::string printing{};  // the code of the badge that is printed; empty: none is
    bool backing_up = false; //
    std::optional<StaffWhy> why;
    std::optional<StaffNews> news;
    StaffWork();
    KIOSK_COMPILED_ONCE(StaffWork);
    bool operator==(const StaffWork&) const;
};

} // namespace kiosk::core
