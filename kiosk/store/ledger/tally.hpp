// Who is where on a day, and how many. What stands for one person follows from that person's few entries of the day,
// read through an index; the numbers of people are kept in a table beside the entries, in the same transaction.
//
// The same rules as core::merge(): in order of wall time, ledger, seq; a fact counts once, and not if a void names it.
#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "core/ledger/entry.hpp"
#include "core/rules/decide.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// One check-in, check-out or group count that stands.
struct DayFact {
    core::EntryRef entry;
    core::Direction direction = core::Direction::In;
    core::WallTime wall{};
    core::CheckpointId checkpoint;
    int people = 1;
    core::DelegationId delegation{}; // as the entry says
    core::Hash fact{};               // core::fact_of
    bool again = false;              // recorded again
};

// The kinds of entries that become facts.
[[nodiscard]] bool changes_presence(core::EntryKind kind);
void sort_facts(std::vector<DayFact>& facts);

// What a subject's facts in one area on one day come to.
struct DayState {
    int inside = 0; // people
    int came = 0;
    std::map<core::CheckpointId, int> admitted;
    std::optional<DayFact> last;
};
[[nodiscard]] DayState fold(const std::vector<DayFact>& facts); // in order

// Of all these subjects, who are one person, in order.
[[nodiscard]] core::Result<std::vector<DayFact>> facts_of(Connection& connection,
                                                          const std::vector<core::SubjectKey>& subjects,
                                                          const core::AreaId& area, core::LocalDay day,
                                                          const core::Zone& zone);

enum class TallyScope : std::uint8_t {
    Inside = 1,   // by area
    Came = 2,     // by area and delegation
    Admitted = 3, // by checkpoint
};
struct TallyKey {
    TallyScope scope{};
    std::string name; // the area or checkpoint
    core::LocalDay day{};
    std::string delegation; // Came only; "" when unknown
    auto operator<=>(const TallyKey&) const = default;
};
using Tallies = std::map<TallyKey, int>;

[[nodiscard]] core::Result<int> read_tally(Connection& connection, const TallyKey& key);
// What changes when a subject's state in this area goes from one to the other.
[[nodiscard]] core::Status change_tallies(Connection& connection, const core::AreaId& area, core::LocalDay day,
                                          const core::DelegationId& delegation, const DayState& before,
                                          const DayState& after);

// From all entries and the roster as it is now, zeroes left out.
[[nodiscard]] core::Result<Tallies> compute_tallies(Connection& connection, const core::Zone& zone);
[[nodiscard]] core::Result<Tallies> stored_tallies(Connection& connection);
// After a load: days may be cut elsewhere, badges have got owners.
[[nodiscard]] core::Status rebuild_tallies(Connection& connection, const core::Zone& zone);

} // namespace kiosk::store
