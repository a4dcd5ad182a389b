#include "store/replica/receiver.hpp"

#include "core/crypto/crypto.hpp"
#include "store/desk/tally_change.hpp"
#include "store/ledger/walk_in_facts.hpp"
#include "store/roster/walk_ins.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

constexpr std::int64_t kMostHeld = 100'000; // entries of ledgers that may never be certified

Result<std::optional<core::ChainHead>> held_head(Connection& connection, const core::LedgerId& ledger) {
    return connection.first(
        "SELECT seq, hash FROM held_entry WHERE ledger = ? ORDER BY seq DESC LIMIT 1",
        [](const Statement& row) {
            return core::ChainHead{row.get<core::LedgerSeq>(0), row.get<core::Hash>(1)};
        },
        ledger);
}

Result<std::optional<core::Hash>> held_hash(Connection& connection, const core::EntryRef& entry) {
    return connection.first(
        "SELECT hash FROM held_entry WHERE ledger = ? AND seq = ?",
        [](const Statement& row) { return row.get<core::Hash>(0); }, entry.ledger, entry.seq);
}

WireEntry held_from(const Statement& row) {
    return {core::Bytes(row.blob(0).begin(), row.blob(0).end()), row.get<core::Hash>(1), row.get<core::Signature>(2),
            row.get<bool>(3)};
}

} // namespace

Result<std::optional<core::LedgerCertificate>> find_certificate(Connection& connection, const core::LedgerId& ledger) {
    auto bytes = TRY(connection.first(
        "SELECT bytes FROM ledger_certificate WHERE ledger = ?",
        [](const Statement& row) { return core::Bytes(row.blob(0).begin(), row.blob(0).end()); }, ledger));
    if (!bytes) return std::nullopt;
    return TRY(core::parse_certificate(*bytes));
}

Result<std::optional<core::Hash>> hash_in(Connection& connection, const LedgerRecord& ledger, core::LedgerSeq seq) {
    if (seq == core::LedgerSeq{}) return core::genesis(ledger.id, ledger.key).hash;
    return connection.first(
        "SELECT hash FROM entry WHERE ledger = ? AND seq = ?",
        [](const Statement& row) { return row.get<core::Hash>(0); }, ledger.number, seq);
}

Status end_ledger(Connection& connection, const LedgerRecord& ledger) {
    if (!ledger.own) return {};
    return connection.run("INSERT OR IGNORE INTO ended_ledger (ledger) VALUES (?)", ledger.number);
}

tl::expected<core::SealedEntry, RefusedBecause> open_sent(const WireEntry& sent, core::EventTag event) {
    auto entry = core::parse_entry(sent.bytes);
    if (!entry || entry->seq == core::LedgerSeq{}) return tl::unexpected(RefusedBecause::Malformed);
    if (entry->event != event) return tl::unexpected(RefusedBecause::OtherEvent);
    return core::SealedEntry{std::move(*entry), sent.bytes, sent.hash, sent.signature};
}

bool follows(const core::Hash& before, const WireEntry& sent) {
    return core::sha256(before.bytes, sent.bytes) == sent.hash;
}

Result<Receiver::Cursor*> Receiver::cursor_of(const core::LedgerId& ledger) {
    const auto known = cursors_.find(ledger);
    if (known != cursors_.end()) return &known->second;
    Cursor cursor;
    cursor.record = TRY(find_ledger(connection_, ledger));
    cursor.certificate = TRY(find_certificate(connection_, ledger));
    if (cursor.record) {
        cursor.head = TRY(chain_head(connection_, *cursor.record));
    } else if (cursor.certificate) {
        cursor.head = core::genesis(ledger, cursor.certificate->key);
    } else {
        auto head = TRY(held_head(connection_, ledger));
        cursor.head = head.value_or(core::ChainHead{});
    }
    return &cursors_.emplace(ledger, std::move(cursor)).first->second;
}

void Receiver::refuse(Cursor& cursor, const core::EntryRef& entry, RefusedBecause why) {
    cursor.refused = true;
    taken_.refused.push_back({entry, why});
}

Status Receiver::take(const core::LedgerCertificate& certificate) {
    if (!core::is_genuine(certificate, event_.tag, event_.issuers)) return {};
    auto cursor = cursor_of(certificate.ledger);
    if (!cursor) return tl::unexpected(cursor.error());
    // The first certificate stands; and none makes a ledger of this file another's.
    if ((*cursor)->certificate || ((*cursor)->record && (*cursor)->record->key != certificate.key)) return {};
    TRY(connection_.run("INSERT INTO ledger_certificate (ledger, bytes) VALUES (?,?)", certificate.ledger,
                        core::certificate_bytes(certificate)));
    ++taken_.certificates;
    (*cursor)->certificate = certificate;
    return (*cursor)->record ? Status{} : adopt_held(certificate.ledger);
}

// What was held of a ledger is merged, or forgotten from the first entry on that its key did not make.
Status Receiver::adopt_held(const core::LedgerId& ledger) {
    auto& cursor = cursors_.at(ledger);
    cursor.head = core::genesis(ledger, cursor.certificate->key);
    std::vector<WireEntry> held;
    auto read = connection_.each(
        "SELECT bytes, hash, signature, relayed FROM held_entry WHERE ledger = ? ORDER BY seq",
        [&](const Statement& row) {
            held.push_back(held_from(row));
            return true;
        },
        ledger);
    if (!read) return read;
    TRY(connection_.run("DELETE FROM held_entry WHERE ledger = ?", ledger));
    for (const auto& sent : held) {
        const auto sealed = open_sent(sent, event_.tag);
        if (!sealed || sealed->entry.seq.value() != cursor.head.seq.value() + 1 || !follows(cursor.head.hash, sent) ||
            !core::verify(cursor.key(), sent.hash.bytes, sent.signature))
            return {};
        TRY(add(cursor, *sealed, sent));
    }
    return {};
}

Status Receiver::take(const WireEntry& sent) {
    const auto sealed = open_sent(sent, event_.tag);
    if (!sealed) {
        taken_.refused.push_back({{}, sealed.error()});
        return {};
    }
    auto cursor = cursor_of(sealed->entry.ledger);
    if (!cursor) return tl::unexpected(cursor.error());
    if ((*cursor)->refused) return {};
    return (*cursor)->merged() ? take_merged(**cursor, *sealed, sent) : take_held(**cursor, *sealed, sent);
}

Status Receiver::take_merged(Cursor& cursor, const core::SealedEntry& sealed, const WireEntry& sent) {
    const auto ref = sealed.entry.ref();
    if (ref.seq <= cursor.head.seq) {
        auto here = TRY(hash_in(connection_, *cursor.record, ref.seq));
        if (here != sent.hash) {
            refuse(cursor, ref, RefusedBecause::Diverges);
            return {};
        }
        ++taken_.known;
        // It may be here without its text.
        TRY(take_text(sealed.entry, sent).and_then([&] {
            return sent.text ? settle_walk_in(connection_, sealed.entry) : Status{};
        }));
        return sent.relayed ? Status{} : mark_author_sent(connection_, *cursor.record, ref.seq);
    }
    if (ref.seq.value() != cursor.head.seq.value() + 1) {
        refuse(cursor, ref, RefusedBecause::Gap);
    } else if (!core::verify(cursor.key(), sent.hash.bytes, sent.signature)) {
        refuse(cursor, ref, RefusedBecause::Forged);
    } else if (!follows(cursor.head.hash, sent)) {
        refuse(cursor, ref, RefusedBecause::Diverges);
    } else {
        return add(cursor, sealed, sent);
    }
    return {};
}

Status Receiver::take_held(Cursor& cursor, const core::SealedEntry& sealed, const WireEntry& sent) {
    const auto ref = sealed.entry.ref();
    if (ref.seq <= cursor.head.seq) {
        auto here = TRY(held_hash(connection_, ref));
        if (here == sent.hash)
            ++taken_.known;
        else
            refuse(cursor, ref, RefusedBecause::Diverges);
        return {};
    }
    if (ref.seq.value() != cursor.head.seq.value() + 1) {
        refuse(cursor, ref, RefusedBecause::Gap);
        return {};
    }
    // The first entry follows the ledger's key, which its certificate will tell.
    if (cursor.head.seq != core::LedgerSeq{} && !follows(cursor.head.hash, sent)) {
        refuse(cursor, ref, RefusedBecause::Diverges);
        return {};
    }
    auto held = TRY(connection_.number("SELECT count(*) FROM held_entry"));
    if (held >= kMostHeld) {
        refuse(cursor, ref, RefusedBecause::TooMany);
        return {};
    }
    ++taken_.held;
    cursor.head = {ref.seq, sent.hash};
    TRY(take_text(sealed.entry, sent));
    return connection_.run("INSERT INTO held_entry (ledger, seq, bytes, hash, signature, relayed) VALUES (?,?,?,?,?,?)",
                           ref.ledger, ref.seq, sent.bytes, sent.hash, sent.signature, sent.relayed);
}

Status Receiver::take_text(const core::Entry& entry, const WireEntry& sent) {
    if (sent.text && !TRY(keep_text(connection_, entry, *sent.text))) ++taken_.wrong_texts;
    return {};
}

Status Receiver::add(Cursor& cursor, const core::SealedEntry& sealed, const WireEntry& sent) {
    const auto& entry = sealed.entry;
    if (!cursor.record) {
        const auto continues = entry.kind == core::EntryKind::LedgerLinked ? entry.refers_to : std::nullopt;
        cursor.record = TRY(add_ledger(connection_, entry.ledger, cursor.key(), false, continues));
    }
    TRY(end_ledger(connection_, *cursor.record));
    cursor.head = {entry.seq, sealed.hash};
    ++taken_.added;
    TRY(take_text(entry, sent));
    return append_counted(connection_, event_.zone, *cursor.record, sealed, sent.relayed);
}

} // namespace kiosk::store
