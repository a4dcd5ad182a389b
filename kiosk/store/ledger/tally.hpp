// Who is where on a day, and how many. What stands for one person follows from that person's few entries of the day,
// read through an index; the numbers of people are kept in a table beside the entries, in the same transaction.
//
// core::merge() is the definition, and the tallies are its running sum: whoever rebuilds them takes them from there,
// and whoever verifies a file compares them with it.
#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// One check-in, check-out or group count that stands.
struct DayFact {
    core::EntryRef entry;
    core::PresenceChange change;
    core::WallTime wall{};
    core::CheckpointId checkpoint;
    core::DelegationId delegation{}; // as the entry says
    core::Hash fact{};               // core::fact_of
    bool again = false;              // recorded again
};

// Under which day the tallies, and facts_of(), have what happens in an area then (core::presence_day()).
[[nodiscard]] core::Result<core::LocalDay> kept_day(Connection& connection, const core::Zone& zone,
                                                    const core::AreaId& area, core::WallTime at);

// In the order in which merge() applies them.
void sort_facts(std::vector<DayFact>& facts);

// What a subject's facts in one area on one day come to.
struct DayState {
    int inside = 0; // people; of a group its whole number
    int came = 0;
    bool entered = false; // by some fact
    std::map<core::CheckpointId, int> admitted;
    std::optional<DayFact> last;
};
[[nodiscard]] DayState fold(const std::vector<DayFact>& facts); // in order

// Of all these subjects, who are one person, in order. day: as kept_day().
[[nodiscard]] core::Result<std::vector<DayFact>> facts_of(Connection& connection,
                                                          const std::vector<core::SubjectKey>& subjects,
                                                          const core::AreaId& area, core::LocalDay day,
                                                          const core::Zone& zone);

enum class TallyScope : std::uint8_t {
    Inside = 1,   // by area
    Came = 2,     // by area and delegation
    Admitted = 3, // by checkpoint
    // What the number of a group is drawn down by (core/rules/attendance.hpp), by area and delegation:
    Named = 4,      // people who came by name
    LeftUnseen = 5, // people of whom nothing but an exit is known
};
struct TallyKey {
    TallyScope scope{};
    std::string name;       // the area or checkpoint
    core::LocalDay day{};   // as kept_day()
    std::string delegation; // but for Inside and Admitted; "" when unknown
    auto operator<=>(const TallyKey&) const = default;
};
using Tallies = std::map<TallyKey, int>;

[[nodiscard]] core::Result<int> read_tally(Connection& connection, const TallyKey& key);
// Whose state changes, and where.
struct TallySubject {
    bool group = false; // a delegation, counted as a whole
    core::AreaId area;
    core::LocalDay day{};
    core::DelegationId delegation; // empty: of none that is known
};
// What changes when a subject's state goes from one to the other: with somebody who is named also what is left of their
// delegation's number.
[[nodiscard]] core::Status change_tallies(Connection& connection, const core::Zone& zone, const TallySubject& subject,
                                          const DayState& before, const DayState& after);

// People inside whom nothing but their delegation's number tells of.
[[nodiscard]] core::Result<int> unnamed_inside(Connection& connection, const core::Zone& zone, const core::AreaId& area,
                                               core::LocalDay day, const core::DelegationId& delegation);

// What merge() makes of all entries here and the roster as it is now; a delegation is the roster's where that has the
// person, those included who are gone from it. Reads the whole ledger into memory, about 0.5 KB an entry.
[[nodiscard]] core::Result<Tallies> merged_tallies(Connection& connection);
// As they stand in the table. Both leave zeroes out.
[[nodiscard]] core::Result<Tallies> stored_tallies(Connection& connection);
// After a load: days may be cut elsewhere, badges have got owners.
[[nodiscard]] core::Status rebuild_tallies(Connection& connection);
// Rebuilds them where a program with other rules made them: once, after a migration.
[[nodiscard]] core::Status renew_tallies(Connection& connection);

} // namespace kiosk::store
