// Who of those expected has not come, and who is inside, on one day in one area: what the pages of staff and kioskctl
// say alike. Pure. Full names are in it: no guest's screen is drawn from any of it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/reception.hpp"

namespace kiosk::core {

// Where somebody is who came: since their first way in, or their last out.
[[nodiscard]] Seen where_is(const Presence& presence);

// Who stays away on a day, and why. may_undo is false: it depends on who asks.
using Excuses = std::map<ParticipantId, Excuse>;
// facts: that stand (standing_facts()), in order. Of two excuses the later counts.
[[nodiscard]] Excuses excuses_of(std::span<const Entry* const> facts, LocalDay day, const Zone& zone);

// Who attends on a day in somebody's place (代理出席), by whose place it is. facts: as above. Of two the later counts.
struct StandIn {
    ParticipantId who;
    EntryRef entry;
    bool operator==(const StandIn&) const = default;
};
using StandIns = std::map<ParticipantId, StandIn>;
[[nodiscard]] StandIns stand_ins_of(std::span<const Entry* const> facts, LocalDay day, const Zone& zone);

// Borrows all of it.
struct DayPeople {
    LocalDay day{};
    const Checkpoint& here; // whose area is asked about, and for whom its door is
    const Zone& zone;
    std::span<const Delegation> delegations;
    std::span<const Participant> people; // the roster
    const Attendance& attendance;        // merge() of that day's entries and of what was lent before, or of more
    const Excuses& excuses;              // of that day
    const StandIns& stand_ins;           // likewise: who does not come is not expected then
};

// Of one delegation those who are expected and have no entry of their own; at a Loan, those who have what is lent
// there.
struct AbsentGroup {
    DelegationId id;
    Texts name;
    std::optional<LocalTime> arrives;
    std::optional<PersonRow> leader; // whom to ask: who_leads()
    int expected = 0;
    int missing = 0; // people.size() without those of whom a count alone is known
    int excused = 0; // of the missing
    int unnamed = 0; // who came with a count: as many of these people are here, and nobody wrote down which
    std::vector<PersonRow> people; // as the roster has them
    bool operator==(const AbsentGroup&) const = default;
};
struct NotArrived {
    int expected = 0, missing = 0, excused = 0; // excused: of the missing
    bool over = false;                          // the door has closed for today: they are absent, not merely late
    CheckpointKind kind = CheckpointKind::Gate; // of the door. Loan: who has not brought back what they were lent
    std::vector<AbsentGroup> groups;            // that lack somebody; who lacks most comes first
    Excuses excuses;                            // of people in these groups
    bool operator==(const NotArrived&) const = default;
};
[[nodiscard]] NotArrived not_arrived(const DayPeople& day, LocalTime now);

struct InsidePerson {
    SubjectKey subject;
    std::string name, latin, role, group; // without a name: a badge that nobody knows, or a count
    int people = 1;                       // of a count as many as it said
    LocalTime since{};
    bool operator==(const InsidePerson&) const = default;
};
struct InsideGroup {
    DelegationId id; // empty: of no delegation that is known
    Texts name;
    std::optional<PersonRow> leader;
    int people = 0;
    std::vector<InsidePerson> inside; // as the roster has them, counts and unknown badges last
    bool operator==(const InsideGroup&) const = default;
};
struct InsideNow {
    int people = 0;
    std::vector<InsideGroup> groups; // that have somebody inside, in the package's order
    bool operator==(const InsideNow&) const = default;
};
[[nodiscard]] InsideNow inside_now(const DayPeople& day);

// The package names no leader: of a delegation's people the first teacher on the roster, else the first who is no
// student. None: they are all students.
[[nodiscard]] const Participant* who_leads(const DelegationId& delegation, std::span<const Participant> people);

// One person in a list, without where they are.
[[nodiscard]] PersonRow row_of(const Participant& person, Texts delegation);

// Its doors have closed for today.
[[nodiscard]] bool is_closed(const Checkpoint& door, LocalTime now);

} // namespace kiosk::core
