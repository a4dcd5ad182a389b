// Entries and certificates of others, checked one by one inside a transaction of the caller's. Entries of ledgers
// without a certificate are held: their chain is checked as far as it is here, their signatures when a certificate
// tells the key. Internal to store/replica.
#pragma once

#include <map>
#include <vector>

#include "core/event/roster.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/replica/replica_types.hpp"

namespace kiosk::store {

[[nodiscard]] core::Result<std::optional<core::LedgerCertificate>> find_certificate(Connection& connection,
                                                                                    const core::LedgerId& ledger);
[[nodiscard]] core::Result<std::optional<core::Hash>> hash_in(Connection& connection, const LedgerRecord& ledger,
                                                              core::LedgerSeq seq);
[[nodiscard]] core::Status end_ledger(Connection& connection, const LedgerRecord& ledger);

// Parses and checks what can be told from the entry alone: its form and its event. Chain and signature are the caller's
// to check, who knows what came before it and, once the ledger has a certificate, whose key it is.
[[nodiscard]] tl::expected<core::SealedEntry, RefusedBecause> open_sent(const WireEntry& sent, core::EventTag event);
// Whether its hash is over that of the entry before it and its own bytes.
[[nodiscard]] bool follows(const core::Hash& before, const WireEntry& sent);

class Receiver {
  public:
    Receiver(Connection& connection, const core::EventInfo& event) : connection_(connection), event_(event) {}

    [[nodiscard]] core::Status take(const core::LedgerCertificate& certificate);
    [[nodiscard]] core::Status take(const WireEntry& sent);
    [[nodiscard]] const ImportResult& taken() const { return taken_; }

  private:
    // What is known of a ledger while a batch is taken.
    struct Cursor {
        std::optional<LedgerRecord> record; // once it has a row
        std::optional<core::LedgerCertificate> certificate;
        core::ChainHead head;
        bool refused = false;
        [[nodiscard]] bool merged() const { return record || certificate; }
        [[nodiscard]] const core::PublicKey& key() const { return record ? record->key : certificate->key; }
    };

    [[nodiscard]] core::Result<Cursor*> cursor_of(const core::LedgerId& ledger);
    [[nodiscard]] core::Status take_merged(Cursor& cursor, const core::SealedEntry& sealed, const WireEntry& sent);
    [[nodiscard]] core::Status take_held(Cursor& cursor, const core::SealedEntry& sealed, const WireEntry& sent);
    [[nodiscard]] core::Status add(Cursor& cursor, const core::SealedEntry& sealed, const WireEntry& sent);
    [[nodiscard]] core::Status take_text(const core::Entry& entry, const WireEntry& sent);
    [[nodiscard]] core::Status adopt_held(const core::LedgerId& ledger);
    void refuse(Cursor& cursor, const core::EntryRef& entry, RefusedBecause why);

    Connection& connection_;
    const core::EventInfo& event_;
    std::map<core::LedgerId, Cursor> cursors_;
    ImportResult taken_;
};

} // namespace kiosk::store
