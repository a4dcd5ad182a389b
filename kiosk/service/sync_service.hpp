// One sync with the hub, alike in both programs: entries both ways, the newest revision, and what is remembered of it
// beside the database (sync/sync_state_file.hpp). No thread of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "service/write_here.hpp"
#include "sync/engine.hpp"
#include "sync/hub/hub_transport.hpp"

namespace kiosk::service {

struct Synced {
    sync::Report report;                       // its problems: of the entries, and of a revision that was not taken
    std::optional<core::RevisionNumber> taken; // the revision that this sync brought
};

// Used by one thread at a time.
class SyncService {
  public:
    struct Parts {
        std::string hub; // its URL
        std::filesystem::path database;
        std::function<core::Result<core::MachineId>()> machine;
        std::function<core::WallTime()> wall;
        std::function<void(const std::string&)> notice; // told what staff should know of the database; may be empty
        WriteHere write = write_at_once();
        sync::PgTimeouts timeouts{};
    };
    explicit SyncService(Parts parts);

    // A revision that has the number of the one here and another content is refused before it is downloaded, and one
    // that was refused after it was is not downloaded again while both sides stay as they are. Either way the problem
    // comes with every sync as long as it stands.
    // Usage: the URL, which is then neither remembered nor repeated, for a password may be in it. Unavailable: the hub
    // cannot be reached. Else of the database.
    [[nodiscard]] core::Result<Synced> sync_once();
    // After a sync: as sync::HubTransport::wait_for_news().
    [[nodiscard]] core::Result<bool> wait_for_news(core::Millis most, int other_fd);

    // For doctor, where no sync could even be tried.
    void remember_problem(const std::string& problem) const;

  private:
    [[nodiscard]] core::Result<Synced> exchange();
    [[nodiscard]] core::Result<std::optional<core::RevisionNumber>> take_revision();
    [[nodiscard]] core::Result<core::RevisionNumber> download(const sync::HubRevision& newest);
    void remember(const core::Result<Synced>& synced) const;

    // What does not get better by being downloaded again.
    struct RefusedRevision {
        sync::HubRevision offered;
        sync::HubRevision here;
        core::Error why;
    };

    Parts parts_;
    sync::HubTransport hub_;
    std::optional<RefusedRevision> refused_;
};

} // namespace kiosk::service
