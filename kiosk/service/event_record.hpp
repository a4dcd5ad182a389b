// Everything that is known of an event once its day is over: the revision and every fact that stands. What papers are
// made of. Replicas that hold the same entries and the same revision have the same record.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/day_people.hpp"
#include "core/rules/trait_count.hpp"

namespace kiosk::service {

// One check-in, exit or count of a delegation.
struct Sighting {
    core::EntryRef entry;
    core::LocalTime at{}; // at the host school
    core::CheckpointId checkpoint;
    core::AreaId area;
    bool enters = true;
    int people = 1; // of an entry
    bool late = false;
    bool time_unsure = false; // and nobody has confirmed that clock since
    bool paper = false;       // staff wrote down afterwards what a sheet of paper says
};

struct EventRecord {
    core::EventInfo event;
    core::RevisionNumber revision{};
    bool purged = false; // names were taken out
    std::vector<core::Delegation> delegations;
    std::vector<core::Participant> participants; // as the roster stands
    std::vector<core::ProgrammeItem> programme;  // as it took place, and so the doors of one day
    std::vector<core::Checkpoint> checkpoints;
    std::map<core::SubjectKey, std::vector<Sighting>> sightings; // in order of time
    std::map<core::LocalDay, core::Excuses> excuses;             // of the event's days that have any
    std::map<core::LocalDay, core::StandIns> stand_ins;          // likewise
    std::set<core::ParticipantId> walk_ins;                      // of the participants, who registered at the door
    std::vector<core::TraitCount> traits;                        // of people whose names are gone; none before that
    std::size_t entries = 0;                                     // in all ledgers, each once
};

// What of these entries tells who was where, by whom.
[[nodiscard]] std::map<core::SubjectKey, std::vector<Sighting>> sightings_of(std::span<const core::Entry> entries,
                                                                             const core::MergeContext& context);

// Errors: of the database.
[[nodiscard]] core::Result<EventRecord> read_event_record(const std::filesystem::path& database);

} // namespace kiosk::service
