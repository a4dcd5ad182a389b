// Ledgers and their entries. An entry is its bytes, hash and signature; the other columns of its row are derived from
// the bytes, for looking up.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/ledger/entry.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store_types.hpp"

namespace kiosk::store {

struct LedgerRecord {
    std::int64_t number = 0; // its row
    core::LedgerId id;
    core::PublicKey key;
    bool own = false; // written into this file, not received
    std::optional<core::EntryRef> continues;
};

[[nodiscard]] core::Result<std::vector<LedgerRecord>> read_ledgers(Connection& connection); // in the order they came
[[nodiscard]] core::Result<std::optional<LedgerRecord>> find_ledger(Connection& connection, const core::LedgerId& id);
[[nodiscard]] core::Result<LedgerRecord> add_ledger(Connection& connection, const core::LedgerId& id,
                                                    const core::PublicKey& key, bool own,
                                                    const std::optional<core::EntryRef>& continues);

[[nodiscard]] core::Result<core::ChainHead> chain_head(Connection& connection, const LedgerRecord& ledger);
// With what follows for names (store/roster/purge.hpp). Whoever appends settles walk-ins too
// (store/ledger/walk_in_facts.hpp). relayed: it came from another than its author.
[[nodiscard]] core::Status append(Connection& connection, const LedgerRecord& ledger, const core::SealedEntry& sealed,
                                  bool relayed = false);

[[nodiscard]] core::Result<std::optional<core::Entry>> find_entry(Connection& connection, const core::EntryRef& ref);
// By a void of its fact, or by one that gives only its number.
[[nodiscard]] core::Result<bool> is_voided(Connection& connection, const core::EntryRef& ref, const core::Hash& fact);
// Some entry of the fact that this void undoes; its copies are about the same subject, area and day. None: not here.
[[nodiscard]] core::Result<std::optional<core::Entry>> find_undone(Connection& connection, const core::Entry& undoing);
// Nobody sent it as its author, or one did since.
[[nodiscard]] core::Status mark_author_sent(Connection& connection, const LedgerRecord& ledger, core::LedgerSeq seq);
// By a Revoke entry that no void undid.
[[nodiscard]] core::Result<bool> is_revoked(Connection& connection, core::BadgeId badge);

// Who an entry counts for, as the entry alone tells: the group, the participant, else the badge; empty when it names
// nobody.
[[nodiscard]] core::SubjectKey subject_in(const core::Entry& entry);

// The columns after (ledger, seq, bytes, hash, signature, relayed), in the order in which every statement here names
// them.
struct DerivedColumn {
    const char* name;
    std::variant<std::monostate, std::int64_t, std::string, core::Bytes> value;
};
[[nodiscard]] std::vector<DerivedColumn> derived_columns(const core::Entry& entry);

// Every ledger's chain and derived columns; the tallies are not looked at.
[[nodiscard]] core::Result<VerifyReport> verify_chains(Connection& connection);

// A ledger that ends before an entry that something else knows: the hub (how far it had each ledger), or an entry that
// refers to one behind the end. Certain of ledgers and by entries that were written into this file: what others refer
// to may be a branch that they set aside, or not here yet. by_others_too: these as well, and what is held; then only
// where entries are known to be missing. A ledger with a branch set aside here is passed over: its numbers are no ends.
[[nodiscard]] core::Result<std::optional<VerifyReport::Fault>>
early_end(Connection& connection, const std::map<core::LedgerId, core::LedgerSeq>& at_hub, bool by_others_too);

} // namespace kiosk::store
