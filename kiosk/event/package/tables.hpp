// The package's tables as values. Each reader reports into its own file and needs the tables that it refers to.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/package/badge_row.hpp"
#include "event/package/event_file.hpp"
#include "event/table/cell_readers.hpp"

namespace kiosk::event {

struct Context {
    EventFile event;
    IdSet delegations;
    IdSet participants;
    IdSet places;
    IdSet items;
    IdSet checkpoints;
    IdSet badges;
    std::set<std::string> groups;        // that a participant is in
    std::set<std::string> buddy_classes; // likewise
    std::set<std::string> parts;         // of delegations, as owner_of() a badge of it, that a participant is in
    std::set<std::string> plans;         // names of the files in plans/
};

// Each adds its ids to the context.
[[nodiscard]] std::vector<core::Delegation> read_delegations(const TableFile& file, Context& context,
                                                             const Reporter& reporter);
[[nodiscard]] std::vector<core::Participant> read_participants(const TableFile& file, Context& context,
                                                               const Reporter& reporter);
[[nodiscard]] std::vector<core::Place> read_places(const TableFile& file, Context& context, const Reporter& reporter);
[[nodiscard]] std::vector<core::ProgrammeItem> read_programme(const TableFile& file, Context& context,
                                                              const Reporter& reporter);
[[nodiscard]] std::vector<core::Checkpoint> read_checkpoints(const TableFile& file, Context& context,
                                                             const Reporter& reporter);
[[nodiscard]] std::vector<BadgeRow> read_badges(std::string_view bytes, Context& context, const Reporter& reporter);

} // namespace kiosk::event
