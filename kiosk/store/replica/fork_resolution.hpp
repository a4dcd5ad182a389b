// Where two replicas gave one number to two facts. Inside a transaction of the caller's. Internal to store/replica.
#pragma once

#include <string>
#include <vector>

#include "core/event/roster.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/replica/replica_types.hpp"

namespace kiosk::store {

// A branch whose every entry follows the one before it and is signed by the ledger; Refused with the reason otherwise.
[[nodiscard]] core::Result<std::vector<core::Entry>> check_branch(const LedgerRecord& ledger, core::LedgerSeq common,
                                                                  const core::Hash& before,
                                                                  const std::vector<WireEntry>& branch,
                                                                  core::EventTag event);

// Takes this file's entries after the common one out of the ledger, and returns them in order.
[[nodiscard]] core::Result<std::vector<core::Entry>> set_aside(Connection& connection, const core::Zone& zone,
                                                               const LedgerRecord& ledger, core::LedgerSeq common);

// Records in this file's own ledger what is nowhere in the file; returns how many entries it wrote. Of one branch, in
// order.
[[nodiscard]] core::Result<int> record_again(Connection& connection, const core::Zone& zone,
                                             const core::MachineId& machine, const std::vector<core::Entry>& branch,
                                             std::vector<std::string>& notices);

} // namespace kiosk::store
