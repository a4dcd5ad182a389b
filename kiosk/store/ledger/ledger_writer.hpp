// This file's own ledger: its identity beside the database, and sealing entries onto its end.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/crypto/crypto.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

class LedgerWriter {
  public:
    // In a write transaction of its own, so that two processes that open a new file agree on one identity. When the
    // identity is missing, broken, of another machine or of another database, a new ledger starts, and notices say why.
    // It continues the last one that was written into this file, if that has entries.
    static core::Result<LedgerWriter> open(Connection& connection, const core::MachineId& machine,
                                           std::vector<std::string>& notices);

    // The same inside a write transaction of the caller's.
    static core::Result<LedgerWriter> open_within(Connection& connection, const core::MachineId& machine,
                                                  std::vector<std::string>& notices);

    // Others hold more of this ledger than this file did, or other entries: open() would start another.
    [[nodiscard]] core::Result<bool> has_ended(Connection& connection) const;

    // Inside the caller's write transaction: the chain's head is read there. The first entry of a ledger that continues
    // another is preceded by its LedgerLinked entry, which takes its time and revision from this one.
    [[nodiscard]] core::Result<core::EntryRef> append(Connection& connection, const core::Entry& entry) const;

    [[nodiscard]] const core::LedgerId& ledger() const { return record_.id; }

  private:
    LedgerWriter(LedgerRecord record, core::SigningKey key) : record_(std::move(record)), key_(std::move(key)) {}
    LedgerRecord record_;
    core::SigningKey key_;
};

} // namespace kiosk::store
