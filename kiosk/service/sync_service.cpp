#include "service/sync_service.hpp"

#include <algorithm>
#include <utility>

#include "event/package/package_archive.hpp"
#include "service/event_source.hpp"
#include "store/database.hpp"
#include "store/replica/replica.hpp"
#include "sync/local_replica.hpp"
#include "sync/sync_state_file.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind, core::Result, core::Status;

// Reads here and writes where this process writes. Never both at once: this thread waits meanwhile.
class WrittenReplica final : public sync::LocalReplica {
  public:
    WrittenReplica(store::Replica& replica, const WriteHere& write) : here_(replica), write_(write) {}

    Result<store::Heads> heads() override { return here_.heads(); }
    Result<store::Batch> lacking(const store::Heads& theirs, std::size_t most) override {
        return here_.lacking(theirs, most);
    }
    Result<std::optional<core::Hash>> hash_at(const core::EntryRef& entry) override { return here_.hash_at(entry); }
    Result<store::ImportResult> take(const store::Batch& batch) override {
        return written(write_, Writes::Entries, [&](const store::Desk*) { return here_.take(batch); });
    }
    Result<store::ResolvedFork> resolve_fork(const core::LedgerId& ledger, core::LedgerSeq common,
                                             const std::vector<store::WireEntry>& branch) override {
        return written(write_, Writes::Entries,
                       [&](const store::Desk*) { return here_.resolve_fork(ledger, common, branch); });
    }
    Status forget_held(const core::LedgerId& ledger) override {
        return written(write_, Writes::Nothing, [&](const store::Desk*) { return here_.forget_held(ledger); });
    }

  private:
    sync::ReplicaDoor here_;
    const WriteHere& write_;
};

Result<sync::HubRevision> revision_in(const std::filesystem::path& file) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto number = TRY(database.revision());
    const auto content = TRY(database.content());
    return sync::HubRevision{number, content};
}

bool gets_no_better(ErrorKind kind) {
    return kind == ErrorKind::Refused || kind == ErrorKind::Invalid || kind == ErrorKind::TooNew;
}

sync::SyncState remembered(const std::filesystem::path& database) {
    const auto before = sync::read_sync_state(database);
    return before && *before ? **before : sync::SyncState{};
}

} // namespace

SyncService::SyncService(Parts parts) : parts_(std::move(parts)), hub_(parts_.hub, parts_.timeouts) {}

Result<Synced> SyncService::sync_once() {
    auto synced = exchange();
    if (synced || synced.error().kind != ErrorKind::Usage) remember(synced);
    return synced;
}

Result<bool> SyncService::wait_for_news(core::Millis most, int other_fd) {
    return hub_.wait_for_news(most, other_fd);
}

Result<Synced> SyncService::exchange() {
    const auto machine = TRY(parts_.machine());
    const auto replica = TRY(store::Replica::open(parts_.database, machine));
    WrittenReplica here(*replica, parts_.write);
    Synced synced;
    auto report = sync::synchronise(here, hub_);
    if (parts_.notice) // whatever became of the rest
        for (const auto& notice : replica->notices()) parts_.notice(notice);
    synced.report = TRY(std::move(report));
    auto taken = take_revision();
    if (taken)
        synced.taken = *taken;
    else if (taken.error().kind == ErrorKind::Unavailable)
        return tl::unexpected(taken.error());
    else
        synced.report.problems.push_back("the hub's new revision was not taken: " + taken.error().detail);
    return synced;
}

Result<std::optional<core::RevisionNumber>> SyncService::take_revision() {
    const auto newest = hub_.newest();
    if (!newest) return std::nullopt;
    const auto here = TRY(revision_in(parts_.database));
    const bool wanted = TRY(sync::is_wanted(*newest, here));
    if (!wanted) return std::nullopt;
    if (refused_ && refused_->offered == *newest && refused_->here == here) return tl::unexpected(refused_->why);
    auto taken = download(*newest);
    if (taken) return *taken;
    if (gets_no_better(taken.error().kind)) refused_ = RefusedRevision{*newest, here, taken.error()};
    return tl::unexpected(taken.error());
}

Result<core::RevisionNumber> SyncService::download(const sync::HubRevision& newest) {
    const auto parcel = TRY(hub_.package(newest.number));
    const auto package = TRY(event::unpack(parcel));
    TRY(written(parts_.write, Writes::Revision,
                [&](const store::Desk* desk) { return load_beside(desk, parts_.database, package, parts_.wall()); }));
    return package.revision;
}

void SyncService::remember(const Result<Synced>& synced) const {
    auto state = remembered(parts_.database);
    state.tried = parts_.wall();
    state.hub = parts_.hub.substr(0, parts_.hub.find('?'));
    state.problem = synced ? "" : synced.error().detail;
    if (synced) {
        state.met = state.tried;
        state.there = synced->report.there;
        if (!synced->report.problems.empty()) state.problem = synced->report.problems.front();
    }
    (void)sync::write_sync_state(parts_.database, state); // doctor shows the older one then
}

void SyncService::remember_problem(const std::string& problem) const {
    auto state = remembered(parts_.database);
    state.tried = parts_.wall();
    state.hub.clear(); // an older version may have kept such a URL
    state.problem = problem;
    (void)sync::write_sync_state(parts_.database, state);
}

} // namespace kiosk::service
