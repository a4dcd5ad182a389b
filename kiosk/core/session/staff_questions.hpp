// What the session asks the desk for staff, and what the desk answers. Values: asked and answered on other threads.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/compiled_once.hpp"
#include "core/rules/day_changes.hpp"
#include "core/rules/day_people.hpp"
#include "core/rules/delegation_page.hpp"
#include "core/rules/machine_health.hpp"
#include "core/rules/outcome.hpp"
#include "core/rules/paper_note.hpp"
#include "core/rules/reception.hpp"
#include "core/rules/staff.hpp"

namespace kiosk::core {

// --- questions; each is answered once
struct AskWhoIsStaff {}; // whether anybody has a PIN, and whether there is a wait
struct AskWhosePin {
    std::string pin;
};
struct AskPeople {
    std::string typed; // not empty
};
struct AskNames {
    std::string typed; // by a guest, not empty
};
struct AskPerson {
    ParticipantId id;
    StaffMember by;
};
struct AskBoard {
    StaffMember by;
};
struct AskNotArrived {};
struct AskInside {};
struct AskHealth {};
struct AskToAct { // in or out, in somebody's name
    ParticipantId who;
    bool leaves = false;
    std::string override_reason; // a code of kOverrideReasons; empty: no rule is overridden
    StaffMember by;
};
struct AskToUndo {
    EntryRef entry;
    std::string reason; // a code of kUndoReasons
    StaffMember by;
    bool whole = false; // with everything that was done in the same act
};
struct AskDelegation {
    DelegationId id;
    StaffMember by;
};
struct AskToAdmit { // these people of it by name; none: so many more, without names
    DelegationId id;
    std::vector<ParticipantId> people;
    int more = 0;
    StaffMember by;
};
struct AskToReissue { // a new badge, and every one before it is lost
    ParticipantId who;
    std::string reason; // a code of kLostReasons
    StaffMember by;
};
struct AskToExcuse { // for today
    ParticipantId who;
    std::string reason; // a code of kExcuseReasons
    StaffMember by;
};
struct AskToStand { // at another checkpoint of the event, from now on
    CheckpointId at;
    StaffMember by;
};
struct AskToFollow { // the programme, from now on
    StaffMember by;
};
struct AskToHandOver { // to a family
    ParticipantId who;
    std::string family; // its name or code
    StaffMember by;
};
struct AskToChange {
    DayChange change;
    StaffMember by;
};
struct AskToConfirmClock { // it is right as it is shown
    StaffMember by;
};
struct AskToStartAgain { // the program
    std::string reason;  // a code of kRestartReasons
    StaffMember by;
};
struct AskHan {
    std::string syllable; // in 注音
};
struct AskToRegister { // a walk-in, who comes in at once
    WalkIn stated;
    ParticipantId in_place_of; // empty: of nobody
    StaffMember by;
};
struct AskToNote { // what a sheet of paper says
    ParticipantId who;
    PaperNote note;
    std::string reason; // a code of kPaperReasons
    StaffMember by;
};
struct StaffQuestion : std::variant<AskWhoIsStaff, AskWhosePin, AskPeople, AskNames, AskPerson, AskBoard, AskNotArrived,
                                    AskInside, AskHealth, AskToAct, AskToUndo, AskDelegation, AskToAdmit, AskToReissue,
                                    AskToExcuse, AskToStand, AskToFollow, AskToHandOver, AskToChange, AskToConfirmClock,
                                    AskHan, AskToRegister, AskToNote, AskToStartAgain> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(StaffQuestion);
};

// --- answers
struct StaffKnown {
    bool anybody = false; // has a PIN
    Millis wait{0};       // until a try is heard
};
struct PinChecked {
    std::optional<StaffMember> who; // none: a wrong one
    int free_tries = 0;             // that are left before a wait
    Millis wait{0};
};
struct PeopleFound {
    std::string typed; // what was asked
    std::vector<PersonRow> rows;
    bool more = false; // than these
    bool operator==(const PeopleFound&) const = default;
};
// To a guest: masked, five at most, and nothing else of anybody.
struct NamesFound {
    std::string typed; // what was asked
    struct Row {
        ParticipantId id;
        std::string masked;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    bool too_short = false; // nobody is looked for by a single sign
    bool operator==(const NamesFound&) const = default;
};
struct PersonRead {
    ParticipantId id;
    std::optional<PersonPage> page; // none: nobody on the roster
};
struct BoardRead {
    DayBoard board;
};
struct NotArrivedRead {
    NotArrived list;
};
struct InsideRead {
    InsideNow list;
};
struct HealthRead {
    MachineHealth health;
};
struct Acted {
    ParticipantId who;
    std::string name;               // theirs, in full
    std::optional<Outcome> outcome; // none: it is not theirs to do
};
struct Undone {
    bool done = false; // else it was not theirs to undo, or is undone already
};
struct DelegationRead {
    DelegationId id;
    std::optional<DelegationPage> page; // none: the event has no such delegation
};
struct PeopleAdmitted {
    DelegationId id;
    std::optional<GroupActed> acted; // none: it was not recorded, and nobody counts
};
struct PersonMarked {
    enum class As { Excused, Noted };
    ParticipantId who;
    std::string name; // theirs, in full
    As as = As::Excused;
    bool done = false; // else it was so already, or is not theirs to do
};
struct BadgeReissued {
    ParticipantId who;
    std::string name;              // theirs, in full
    std::optional<NewBadge> badge; // none: it is not theirs to do
};
struct ClockConfirmed {
    bool done = false; // else it was not theirs to do
};
struct StandsAt {
    bool done = false;    // else it was not theirs to do, or there is no such checkpoint
    bool follows = false; // the programme
};
struct DayChanged {
    bool done = false; // else it was not theirs to do
};
struct HanFound { // characters that it may be written with
    std::string syllable;
    std::vector<std::string> choices;
    bool operator==(const HanFound&) const = default;
};
struct Registered {
    std::optional<Arrived> arrived; // none: what was stated will not do
};
struct StartsAgain {
    bool done = false; // it is written down; else it was not theirs to do
};
struct StaffTrouble {}; // the database did not answer: the log says why
struct StaffAnswer
    : std::variant<StaffKnown, PinChecked, PeopleFound, NamesFound, PersonRead, BoardRead, NotArrivedRead, InsideRead,
                   HealthRead, Acted, Undone, DelegationRead, PeopleAdmitted, PersonMarked, BadgeSeen, BadgeReissued,
                   ClockConfirmed, StandsAt, DayChanged, HanFound, Registered, StartsAgain, StaffTrouble> {
    using variant::variant;
    KIOSK_COMPILED_ONCE(StaffAnswer);
};

} // namespace kiosk::core
