// From a package folder and a database file to an open desk, alike in both programs. Slow: never on the thread that
// draws.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "platform/demo_clock.hpp"
#include "service/event_snapshot.hpp"
#include "store/database.hpp"
#include "store/desk/desk.hpp"

namespace kiosk::service {

struct EventSource {
    std::filesystem::path database;
    std::optional<std::filesystem::path> package; // loaded when the database has no event or an older revision of it
    std::optional<core::CheckpointId> checkpoint; // none: the first that is followed, or core::choose_checkpoint()
    std::optional<core::Followed> followed{};     // by the kiosk; those named must be there
    std::optional<std::string> now;               // of --now
    core::MachineId machine;
};

struct OpenedEvent {
    std::unique_ptr<store::Desk> desk;
    EventSnapshot snapshot;
    std::vector<std::string> notes; // for the log
};

// Loads what must be loaded, starts the demo's clock for a sample event (once), opens the desk.
// Usage: --now for an event that is no sample, or not a time; a checkpoint that the event does not have; no package
// folder. Refused: the package is of another event than the database. Invalid: a broken package and no event in the
// database.
[[nodiscard]] core::Result<OpenedEvent> open_event(const EventSource& source, platform::Clock& clock);

struct LoadWishes {
    bool accept_unsealed = false;
    std::function<void(double share)> progress{}; // as store::LoadOptions
};
// Every way in takes a revision by this: a folder at the start of the kiosk or by hand, the hub, a stick. So guests are
// told what changed on the day whoever brought it. Errors: as Database::load().
[[nodiscard]] core::Result<store::LoadSummary> load_revision(store::Database& database,
                                                             const core::EventPackage& package, core::WallTime now,
                                                             const LoadWishes& wishes = {});
// Refused: the revision lacks the checkpoint that the desk stands at, and would close it. Where none is open, any will
// do.
[[nodiscard]] core::Status keeps_checkpoint(const store::Desk* desk, const core::EventPackage& package);
// The same into the file that a desk is open on, or none. Refused, too: as keeps_checkpoint().
[[nodiscard]] core::Result<store::LoadSummary> load_beside(const store::Desk* desk,
                                                           const std::filesystem::path& database,
                                                           const core::EventPackage& package, core::WallTime now,
                                                           const LoadWishes& wishes = {});
// Where there is no such file yet: whether the package would be taken at all, so that a refusal leaves no empty
// database behind. Refused: as load_revision().
[[nodiscard]] core::Status check_before_making(const std::filesystem::path& database, const core::EventPackage& package,
                                               bool accept_unsealed);

// Where the event's clock starts: at what --now says, else at a sample event's demo_now. None: it is the machine's.
// Usage: --now for an event that is no sample, or not a time.
[[nodiscard]] core::Result<std::optional<core::WallTime>> demo_start(const core::EventInfo& event,
                                                                     const std::optional<std::string>& now);

// Usage, with those that there are: the event has no such checkpoint. NotFound: it has none at all.
[[nodiscard]] core::Result<core::Checkpoint> find_checkpoint(const std::vector<core::Checkpoint>& checkpoints,
                                                             const core::CheckpointId& wanted);

} // namespace kiosk::service
