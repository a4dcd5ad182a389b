#include "store/ledger/ledger_store.hpp"
#include "store/ledger/change_facts.hpp"

#include "store/roster/purge.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

namespace {

using core::Result;

LedgerRecord ledger_from(const Statement& row) {
    LedgerRecord ledger;
    ledger.number = row.get<std::int64_t>(0);
    ledger.id = row.get<core::LedgerId>(1);
    ledger.key = row.get<core::PublicKey>(2);
    ledger.own = row.get<bool>(3);
    if (!row.is_null(4)) ledger.continues = core::EntryRef{row.get<core::LedgerId>(4), row.get<core::LedgerSeq>(5)};
    return ledger;
}

std::int64_t signed_bits(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

} // namespace

Result<std::vector<LedgerRecord>> read_ledgers(Connection& connection) {
    std::vector<LedgerRecord> ledgers;
    TRY(connection.each("SELECT number, id, key, own, continues_ledger, continues_seq FROM ledger ORDER BY number",
                        [&](const Statement& row) {
                            ledgers.push_back(ledger_from(row));
                            return true;
                        }));
    return ledgers;
}

Result<std::optional<LedgerRecord>> find_ledger(Connection& connection, const core::LedgerId& id) {
    return connection.first("SELECT number, id, key, own, continues_ledger, continues_seq FROM ledger WHERE id = ?",
                            ledger_from, id);
}

Result<LedgerRecord> add_ledger(Connection& connection, const core::LedgerId& id, const core::PublicKey& key, bool own,
                                const std::optional<core::EntryRef>& continues) {
    std::optional<core::LedgerId> old;
    std::optional<core::LedgerSeq> old_seq;
    if (continues) {
        old = continues->ledger;
        old_seq = continues->seq;
    }
    if (auto done =
            connection.run("INSERT INTO ledger (id, key, own, continues_ledger, continues_seq) VALUES (?,?,?,?,?)", id,
                           key, own, old, old_seq);
        !done)
        return tl::unexpected(done.error());
    return find_ledger(connection, id).map([](auto found) { return std::move(*found); });
}

Result<core::ChainHead> chain_head(Connection& connection, const LedgerRecord& ledger) {
    auto last = TRY(connection.first(
        "SELECT seq, hash FROM entry WHERE ledger = ? ORDER BY seq DESC LIMIT 1",
        [](const Statement& row) {
            return core::ChainHead{row.get<core::LedgerSeq>(0), row.get<core::Hash>(1)};
        },
        ledger.number));
    return last ? *last : core::genesis(ledger.id, ledger.key);
}

core::Status append(Connection& connection, const LedgerRecord& ledger, const core::SealedEntry& sealed, bool relayed) {
    auto insert = TRY(connection.prepare(
        "INSERT INTO entry (ledger, seq, bytes, hash, signature, relayed, kind, verdict, direction, wall,"
        " checkpoint, area, subject, participant, badge, delegation, people, refers_ledger, refers_seq, original)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    const auto derived = derived_columns(sealed.entry); // bound below: lives until the step
    insert.bind_all(ledger.number, sealed.entry.seq, sealed.bytes, sealed.hash, sealed.signature, relayed);
    int position = 6;
    for (const auto& column : derived) {
        ++position;
        if (const auto* number = std::get_if<std::int64_t>(&column.value))
            insert.bind(position, *number);
        else if (const auto* text = std::get_if<std::string>(&column.value))
            insert.bind(position, *text);
        else if (const auto* bytes = std::get_if<core::Bytes>(&column.value))
            insert.bind(position, *bytes);
    }
    TRY(insert.step());
    TRY(renew_if_changed(connection, sealed.entry));
    return forget_names_if_told(connection, sealed.entry);
}

Result<std::optional<core::Entry>> find_entry(Connection& connection, const core::EntryRef& ref) {
    auto bytes = TRY(connection.first(
        "SELECT bytes FROM entry WHERE ledger = (SELECT number FROM ledger WHERE id = ?) AND seq = ?",
        [](const Statement& row) { return core::Bytes(row.blob(0).begin(), row.blob(0).end()); }, ref.ledger, ref.seq));
    if (!bytes) return std::nullopt;
    auto entry = core::parse_entry(*bytes);
    if (!entry)
        return core::fail(core::ErrorKind::Corrupt,
                          "entry " + std::to_string(ref.seq.value()) + ": " + entry.error().detail);
    return std::move(*entry);
}

Result<bool> is_voided(Connection& connection, const core::EntryRef& ref, const core::Hash& fact) {
    static const std::string a_void = "EXISTS (SELECT 1 FROM entry WHERE " + is_kind("kind", core::EntryKind::Void);
    static const std::string any = "SELECT " + a_void + " AND original = ?) OR " + a_void +
                                   " AND original IS NULL AND refers_ledger = ? AND refers_seq = ?)";
    return connection.number(any.c_str(), fact, ref.ledger, ref.seq).map([](std::int64_t found) { return found != 0; });
}

Result<std::optional<core::Entry>> find_undone(Connection& connection, const core::Entry& undoing) {
    if (!undoing.refers_to) return std::nullopt;
    const auto name = core::names_fact(undoing);
    auto here = find_entry(connection, *undoing.refers_to);
    if (!here || (*here && (!name || core::fact_of(**here) == *name)) || !name) return here;
    static const std::string a_copy =
        "SELECT bytes FROM entry WHERE original = ? AND NOT " + is_kind("kind", core::EntryKind::Void) + " LIMIT 1";
    auto bytes = TRY(connection.first(
        a_copy.c_str(), [](const Statement& row) { return core::Bytes(row.blob(0).begin(), row.blob(0).end()); },
        *name));
    if (!bytes) return std::nullopt;
    return TRY(core::parse_entry(*bytes));
}

core::Status mark_author_sent(Connection& connection, const LedgerRecord& ledger, core::LedgerSeq seq) {
    return connection.run("UPDATE entry SET relayed = 0 WHERE ledger = ? AND seq = ? AND relayed <> 0", ledger.number,
                          seq);
}

Result<bool> is_revoked(Connection& connection, core::BadgeId badge) {
    static const std::string of_badge =
        "SELECT bytes FROM entry WHERE " + is_kind("kind", core::EntryKind::Revoke) + " AND badge = ?";
    std::vector<core::Bytes> revocations;
    TRY(connection.each(
        of_badge.c_str(),
        [&](const Statement& row) {
            revocations.emplace_back(row.blob(0).begin(), row.blob(0).end());
            return true;
        },
        badge));
    for (const auto& bytes : revocations) {
        const auto entry = TRY(core::parse_entry(bytes));
        auto voided = is_voided(connection, entry.ref(), core::fact_of(entry));
        if (!voided) return voided;
        if (!*voided) return true;
    }
    return false;
}

core::SubjectKey subject_in(const core::Entry& entry) {
    if (entry.kind == core::EntryKind::GroupCount && !entry.delegation.empty())
        return core::subject_of(entry.delegation);
    if (!entry.participant.empty()) return core::subject_of(entry.participant);
    if (entry.badge != core::BadgeId{}) return core::subject_of(entry.badge);
    return {};
}

std::vector<DerivedColumn> derived_columns(const core::Entry& entry) {
    std::vector<DerivedColumn> columns{
        {"kind", static_cast<std::int64_t>(entry.kind)},
        {"verdict", static_cast<std::int64_t>(entry.verdict)},
        {"direction", static_cast<std::int64_t>(entry.direction)},
        {"wall", std::int64_t{entry.wall.time_since_epoch().count()}},
        {"checkpoint", entry.checkpoint.str()},
        {"area", entry.area.str()},
        {"subject", subject_in(entry).str()},
        {"participant", entry.participant.str()},
        {"badge", signed_bits(entry.badge.value())},
        {"delegation", entry.delegation.str()},
        {"people", std::int64_t{entry.count}},
        {"refers_ledger", {}},
        {"refers_seq", {}},
        {"original", {}},
    };
    if (entry.refers_to) {
        columns[11].value = core::Bytes(entry.refers_to->ledger.bytes.begin(), entry.refers_to->ledger.bytes.end());
        columns[12].value = signed_bits(entry.refers_to->seq.value());
    }
    if (const auto name = core::names_fact(entry))
        columns[13].value = core::Bytes(name->bytes.begin(), name->bytes.end());
    return columns;
}

} // namespace kiosk::store
