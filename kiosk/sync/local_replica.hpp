// What a sync needs of this side's database: store::Replica, or something that hands its writes to the thread which
// owns the writing connection. What each call promises is written there.
#pragma once

#include <optional>
#include <vector>

#include "store/replica/replica.hpp"

namespace kiosk::sync {

class LocalReplica {
  public:
    LocalReplica() = default;
    LocalReplica(const LocalReplica&) = delete;
    LocalReplica& operator=(const LocalReplica&) = delete;
    virtual ~LocalReplica() = default;

    [[nodiscard]] virtual core::Result<store::Heads> heads() = 0;
    [[nodiscard]] virtual core::Result<store::Batch> lacking(const store::Heads& theirs, std::size_t most) = 0;
    [[nodiscard]] virtual core::Result<std::optional<core::Hash>> hash_at(const core::EntryRef& entry) = 0;
    [[nodiscard]] virtual core::Result<store::ImportResult> take(const store::Batch& batch) = 0;
    [[nodiscard]] virtual core::Result<store::ResolvedFork>
    resolve_fork(const core::LedgerId& ledger, core::LedgerSeq common, const std::vector<store::WireEntry>& branch) = 0;
    [[nodiscard]] virtual core::Status forget_held(const core::LedgerId& ledger) = 0;
};

// Borrows the replica.
class ReplicaDoor final : public LocalReplica {
  public:
    explicit ReplicaDoor(store::Replica& replica) : replica_(replica) {}
    core::Result<store::Heads> heads() override { return replica_.heads(); }
    core::Result<store::Batch> lacking(const store::Heads& theirs, std::size_t most) override {
        return replica_.lacking(theirs, most);
    }
    core::Result<std::optional<core::Hash>> hash_at(const core::EntryRef& entry) override {
        return replica_.hash_at(entry);
    }
    core::Result<store::ImportResult> take(const store::Batch& batch) override { return replica_.take(batch); }
    core::Result<store::ResolvedFork> resolve_fork(const core::LedgerId& ledger, core::LedgerSeq common,
                                                   const std::vector<store::WireEntry>& branch) override {
        return replica_.resolve_fork(ledger, common, branch);
    }
    core::Status forget_held(const core::LedgerId& ledger) override { return replica_.forget_held(ledger); }

  private:
    store::Replica& replica_;
};

} // namespace kiosk::sync
