// What a database tells other replicas of its event, and what it takes from them. Knows no network and no file but its
// own.
//
// A replica's knowledge is, for each ledger, how far it has it (a gapless prefix) and the hash there. Two prefixes of
// one ledger agree, or one kiosk's identity was copied or set back and has given one number to two facts; then the
// ledgers diverge from some number on. What the arbiter (the hub) holds stands: resolve_fork() sets this file's other
// branch aside and records its facts again in this file's own ledger, where they keep their names and count once
// (core/ledger/entry.hpp).
//
// Ledgers without a genuine certificate are held: kept, told to nobody, counted nowhere. Used by one thread at a time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"
#include "store/replica/replica_types.hpp"

namespace kiosk::store {

class Replica {
  public:
    // The database must hold an event. machine: as of DeskOptions, for a ledger that must be started.
    static core::Result<std::unique_ptr<Replica>> open(const std::filesystem::path& database,
                                                       const core::MachineId& machine);
    ~Replica();
    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;

    [[nodiscard]] core::Result<core::EventInfo> event() const;
    [[nodiscard]] core::Result<Heads> heads() const;
    // Certificates and entries of merged ledgers that they lack, ledger by ledger, at most that many entries.
    [[nodiscard]] core::Result<Batch> lacking(const Heads& theirs, std::size_t most = kBatchEntries) const;
    // The hash at this number of a merged or held ledger; at 0 its genesis. Nothing when it is not here.
    [[nodiscard]] core::Result<std::optional<core::Hash>> hash_at(const core::EntryRef& entry) const;

    // One transaction, durable when it returns. Every entry is checked (number, chain, signature, event) before it
    // counts. Entries of a ledger of this file that it did not write end that ledger: the desk goes on with a new one.
    [[nodiscard]] core::Result<ImportResult> take(const Batch& batch);

    // The arbiter holds this branch of a merged ledger after the last common number. One transaction: this file's own
    // branch is set aside, its facts are recorded again in this file's ledger, and these entries are taken. Refused,
    // with nothing changed: they do not follow the common entry, or are not signed by the ledger. Notices say whether a
    // ledger began.
    [[nodiscard]] core::Result<ResolvedFork> resolve_fork(const core::LedgerId& ledger, core::LedgerSeq common,
                                                          const std::vector<WireEntry>& branch);

    // Another replica, which is no arbiter, holds this branch after the entry with that hash: what is here stays, and
    // the branch's facts are recorded again in this file's ledger. Refused as above; recorded before: 0 and no change.
    [[nodiscard]] core::Result<int> keep_both_branches(const core::LedgerId& ledger, const core::Hash& before,
                                                       const std::vector<WireEntry>& branch);

    // A held ledger whose peer now shows other entries: forgotten, to be taken afresh.
    [[nodiscard]] core::Status forget_held(const core::LedgerId& ledger);

    // Of a ledger that is merged here, or has a certificate.
    [[nodiscard]] core::Result<std::optional<core::PublicKey>> key_of(const core::LedgerId& ledger) const;
    [[nodiscard]] const std::vector<std::string>& notices() const; // for the log and staff

  private:
    struct Impl;
    explicit Replica(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::store
