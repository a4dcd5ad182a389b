// What staff are shown of people and of the day: values, read from the database at one moment. Full names are in them:
// no guest's screen is drawn from any of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/ledger/verdict.hpp"

namespace kiosk::core {

// Of one person today, in the area of the kiosk's checkpoint.
enum class Whereabouts { NotCome, Inside, Left };
struct Seen {
    Whereabouts where = Whereabouts::NotCome;
    WallTime since{}; // without meaning for NotCome
};

// One person in a list.
struct PersonRow {
    ParticipantId id;
    std::string name, latin;
    Texts delegation;
    std::string role, group;
    Whereabouts where = Whereabouts::NotCome;
    std::optional<LocalTime> since; // of the last way in or out
    bool operator==(const PersonRow&) const = default;
};

// One person at one checkpoint today.
struct DoorRow {
    CheckpointId id;
    Texts name;
    bool here = false;   // the kiosk's own
    bool theirs = false; // the door is for this person
    CheckpointKind kind = CheckpointKind::Gate;
    Direction direction = Direction::In;
    std::optional<MinuteOfDay> opens, closes, late_after;
    std::optional<LocalTime> passed; // the last time, as far as it stands
    Direction way = Direction::In;   // In or Out: how
    bool late = false;
    Source source = Source::Camera;
    OperatorId by;        // of staff; empty: by a badge
    std::string family{}; // with whom they went, at a Handover
    int shown_again = 0;  // times that it was refused, already inside among them
    bool operator==(const DoorRow&) const = default;
};

// Something that stands and that whoever asks may undo.
struct Undoable {
    EntryRef entry;
    EntryKind kind = EntryKind::CheckIn;
    LocalTime at{};
    Texts checkpoint;
    bool operator==(const Undoable&) const = default;
};

// Why somebody stays away today, and who wrote it down.
struct Excuse {
    EntryRef entry;
    std::string reason; // a code of kExcuseReasons
    OperatorId by;
    LocalTime at{}; // it was written
    bool may_undo = false;
    bool operator==(const Excuse&) const = default;
};

// Somebody else, as they are told of on a person's page.
struct OtherPerson {
    ParticipantId id;
    std::string name; // an id where there is none
    bool operator==(const OtherPerson&) const = default;
};

struct PersonPage {
    PersonRow row;
    std::string title, affiliation, buddy_class, buddy;
    Diet diet = Diet::Unstated;
    std::vector<std::string> avoid;
    bool photo = true;
    std::string attention{}, staff_note{};
    bool has_badge = false;     // that is not revoked
    std::string badge_tail;     // the last four digits of its id
    std::vector<DoorRow> doors; // of today: in the package's order
    std::optional<Undoable> last;
    std::optional<Excuse> excuse{};
    bool walk_in = false;                       // registered at the door
    std::string code{};                         // of a badge that was made at a door, while it is known
    bool reissued = false;                      // it is not the one that they had at first
    std::optional<OtherPerson> stand_in{};      // who attends today in their place …
    std::optional<EntryRef> substitution{};     // … by which fact, where whoever asks may undo it
    std::optional<OtherPerson> stands_in_for{}; // in whose place they attend today
    bool operator==(const PersonPage&) const = default;
};

// One line of the last entries.
struct EntryRow {
    EntryRef entry;
    EntryKind kind = EntryKind::CheckIn;
    Verdict verdict = Verdict::Admitted;
    bool late = false;
    LocalTime at{};
    ParticipantId who; // empty: nobody who is known
    std::string name;  // empty likewise
    Texts delegation;
    int people = 1;     // of a group, or of all that one act let in or out
    bool whole = false; // the act: it is undone with this entry
    OperatorId by;      // of staff; empty: by a badge
    bool may_undo = false;
    Source source = Source::Camera; // Paper: written down later (補登)
    bool operator==(const EntryRow&) const = default;
};

inline constexpr std::chrono::minutes kArrivalSlot{5};
inline constexpr std::size_t kArrivalSlots = 14;
inline constexpr std::size_t kLastEntries = 12;

// The day in the area of the kiosk's checkpoint, as core::merge() has it.
struct DayBoard {
    int expected = 0; // people of the checkpoint's audience
    int present = 0;  // who came, each once; a group's as many as it said
    int late = 0;
    int inside = 0;                   // now
    int last_ten = 0, ten_before = 0; // first arrivals of the last ten minutes, and of the ten before them
    int shown_again = 0;              // presentations of badges that were inside already
    int refused = 0;                  // other presentations that were refused
    int excused = 0;                  // people who are excused and have not come
    struct Group {
        DelegationId id;
        Texts name;
        int arrived = 0, expected = 0;
        std::optional<LocalTime> arrives;
        bool operator==(const Group&) const = default;
    };
    std::vector<Group> groups; // in the package's order
    struct Slot {
        int one_by_one = 0, as_group = 0;
        bool operator==(const Slot&) const = default;
    };
    LocalTime first_slot{};     // begins
    std::vector<Slot> slots;    // kArrivalSlots, the last of them now
    std::vector<EntryRow> last; // newest first, kLastEntries at most
    bool operator==(const DayBoard&) const = default;
};

} // namespace kiosk::core
