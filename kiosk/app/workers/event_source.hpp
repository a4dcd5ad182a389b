// From a package folder and a database file to an open desk. Slow: never on the thread that draws.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/workers/demo_clock.hpp"
#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "store/desk/desk.hpp"
#include "ui/model/model.hpp"

namespace kiosk::app {

struct EventSource {
    std::filesystem::path database;
    std::optional<std::filesystem::path> package; // loaded when the database has no event or an older revision of it
    std::optional<core::CheckpointId> checkpoint; // none: core::choose_checkpoint()
    std::optional<std::string> now;               // of --now
    core::MachineId machine;
};

struct OpenedEvent {
    std::unique_ptr<store::Desk> desk;
    ui::Model model;                // what count_people() counts is not filled in
    std::vector<std::string> notes; // for the log
};

// Loads what must be loaded, starts the demo's clock for a sample event (once), opens the desk.
// Usage: --now for an event that is no sample, or not a time; a checkpoint that the event does not have; no package
// folder. Refused: the package is of another event than the database. Invalid: a broken package and no event in the
// database.
[[nodiscard]] core::Result<OpenedEvent> open_event(const EventSource& source, Clock& clock);

// How many of each delegation are expected and how many have come today, and the places left behind each item's door,
// from the whole ledger.
struct PeopleCounted {
    std::map<core::DelegationId, core::DelegationCount> delegations;
    std::map<core::ItemId, ui::Seats> seats;
};
[[nodiscard]] core::Result<PeopleCounted> count_people(const std::filesystem::path& database, core::LocalDay today);

// The event anew when another process has loaded another revision than the one known; its checkpoint is the one given,
// as far as that is still there. None: nothing new.
[[nodiscard]] core::Result<std::optional<ui::Model>>
read_news(const std::filesystem::path& database, core::RevisionNumber known, const core::Checkpoint& here);

} // namespace kiosk::app
