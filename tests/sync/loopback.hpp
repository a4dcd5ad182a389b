// Another replica of this process as the other side, with faults between.
#pragma once

#include <functional>

#include "sync/local_replica.hpp"
#include "sync/transport.hpp"

namespace kiosk::sync::test {

// A database that plays the arbiter: what it took first stands.
class Loopback : public Transport {
  public:
    explicit Loopback(store::Replica& there) : there_(there) {}

    core::Result<PullReply> pull(const store::Heads& since, std::size_t most) override {
        auto heads = there_.heads();
        if (!heads) return tl::unexpected(heads.error());
        auto batch = there_.lacking(since, most);
        if (!batch) return tl::unexpected(batch.error());
        return PullReply{std::move(*heads), std::move(*batch)};
    }

    core::Result<PushReply> push(const store::Batch& batch) override {
        auto taken = there_.take(batch);
        if (!taken) return tl::unexpected(taken.error());
        auto heads = there_.heads();
        if (!heads) return tl::unexpected(heads.error());
        PushReply reply;
        reply.refused = taken->refused;
        for (const auto& sent : batch.entries)
            if (const auto entry = core::parse_entry(sent.bytes))
                if (const auto at = heads->find(entry->ledger); at != heads->end())
                    reply.acknowledged[entry->ledger] = at->second.head;
        return reply;
    }

  private:
    store::Replica& there_;
};

enum class Fault { None, Before, After, Twice };
using Faults = std::function<Fault()>; // asked before every step

// Fails before or after the real step, or does it twice.
template <class Step> auto with_fault(const Faults& faults, Step step) -> decltype(step()) {
    const auto cut = [] { return core::fail(core::ErrorKind::Unavailable, "cut by the test"); };
    switch (faults()) {
    case Fault::Before:
        return cut();
    case Fault::After:
        (void)step();
        return cut();
    case Fault::Twice:
        (void)step();
        return step();
    case Fault::None:
        break;
    }
    return step();
}

class FaultyTransport final : public Transport {
  public:
    FaultyTransport(Transport& real, Faults faults) : real_(real), faults_(std::move(faults)) {}
    core::Result<PullReply> pull(const store::Heads& since, std::size_t most) override {
        return with_fault(faults_, [&] { return real_.pull(since, most); });
    }
    core::Result<PushReply> push(const store::Batch& batch) override {
        return with_fault(faults_, [&] { return real_.push(batch); });
    }

  private:
    Transport& real_;
    Faults faults_;
};

class FaultyDoor final : public LocalReplica {
  public:
    FaultyDoor(LocalReplica& real, Faults faults) : real_(real), faults_(std::move(faults)) {}
    core::Result<store::Heads> heads() override {
        return with_fault(faults_, [&] { return real_.heads(); });
    }
    core::Result<store::Batch> lacking(const store::Heads& theirs, std::size_t most) override {
        return with_fault(faults_, [&] { return real_.lacking(theirs, most); });
    }
    core::Result<std::optional<core::Hash>> hash_at(const core::EntryRef& entry) override {
        return with_fault(faults_, [&] { return real_.hash_at(entry); });
    }
    core::Result<store::ImportResult> take(const store::Batch& batch) override {
        return with_fault(faults_, [&] { return real_.take(batch); });
    }
    core::Result<store::ResolvedFork> resolve_fork(const core::LedgerId& ledger, core::LedgerSeq common,
                                                   const std::vector<store::WireEntry>& branch) override {
        return with_fault(faults_, [&] { return real_.resolve_fork(ledger, common, branch); });
    }
    core::Status forget_held(const core::LedgerId& ledger) override {
        return with_fault(faults_, [&] { return real_.forget_held(ledger); });
    }

  private:
    LocalReplica& real_;
    Faults faults_;
};

} // namespace kiosk::sync::test
