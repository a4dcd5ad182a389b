#include <algorithm>
#include <map>

#include "store/ledger/ledger_store.hpp"

namespace kiosk::store {

namespace {

constexpr int kFirstDerived = 4; // after seq, bytes, hash, signature
constexpr const char* kRows =
    "SELECT seq, bytes, hash, signature, kind, verdict, direction, wall, checkpoint, area, subject,"
    " participant, badge, delegation, people, refers_ledger, refers_seq, original"
    " FROM entry WHERE ledger = ? ORDER BY seq";

bool same(const Statement& row, int column, const DerivedColumn& expected) {
    if (std::holds_alternative<std::monostate>(expected.value)) return row.is_null(column);
    if (row.is_null(column)) return false;
    if (const auto* number = std::get_if<std::int64_t>(&expected.value))
        return row.get<std::int64_t>(column) == *number;
    if (const auto* text = std::get_if<std::string>(&expected.value)) return row.text(column) == *text;
    return std::ranges::equal(row.blob(column), std::get<core::Bytes>(expected.value));
}

// What is wrong with this row, "" if nothing.
std::string fault_of(const Statement& row, core::ChainVerifier& chain, const LedgerRecord& ledger) {
    const auto bytes = row.blob(1);
    core::Hash hash;
    core::Signature signature;
    if (row.blob(2).size() != hash.bytes.size()) return "hash";
    std::ranges::copy(row.blob(2), hash.bytes.begin());
    if (row.blob(3).size() != signature.bytes.size()) return "signature";
    std::ranges::copy(row.blob(3), signature.bytes.begin());
    if (auto fault = chain.add({row.get<core::LedgerSeq>(0), bytes, hash, signature})) return fault->what;
    const auto entry = core::parse_entry(bytes);
    if (!entry) return entry.error().detail;
    const auto columns = derived_columns(*entry);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!same(row, kFirstDerived + static_cast<int>(i), columns[i]))
            return std::string("the column ") + columns[i].name + " differs from the entry";
    if (entry->seq == core::LedgerSeq{1}) {
        const auto continues = entry->kind == core::EntryKind::LedgerLinked ? entry->refers_to : std::nullopt;
        if (continues != ledger.continues) return "the ledger it continues differs from the entry";
    }
    return {};
}

// A claim that a ledger has an entry of this number, and who makes it.
struct Claim {
    core::LedgerSeq seq;
    std::string by;
};
using Claims = std::map<core::LedgerId, Claim>;

void claim(Claims& claims, const core::LedgerId& ledger, core::LedgerSeq seq, const auto& by) {
    auto& furthest = claims[ledger];
    if (seq > furthest.seq) furthest = {seq, by()};
}

std::string name_of(const core::LedgerId& ledger, core::LedgerSeq seq) {
    return "entry " + std::to_string(seq.value()) + " of ledger " + core::to_hex(ledger.bytes);
}

core::Result<Claims> claims_of_entries(Connection& connection, bool of_others) {
    Claims claims;
    const auto read_from = [&](const char* sql, const char* which) {
        return connection.each(sql, [&](const Statement& row) {
            const auto entry = core::parse_entry(row.blob(0));
            if (entry && entry->refers_to)
                claim(claims, entry->refers_to->ledger, entry->refers_to->seq,
                      [&] { return which + name_of(entry->ledger, entry->seq) + " refers to entry "; });
            return true;
        });
    };
    auto read = read_from("SELECT e.bytes FROM entry e JOIN ledger l ON l.number = e.ledger"
                          " WHERE e.refers_ledger IS NOT NULL AND l.own <> 0",
                          "");
    if (read && of_others)
        read = read_from("SELECT e.bytes FROM entry e JOIN ledger l ON l.number = e.ledger"
                         " WHERE e.refers_ledger IS NOT NULL AND l.own = 0",
                         "");
    if (read && of_others) read = read_from("SELECT bytes FROM held_entry", "the held ");
    if (!read) return tl::unexpected(read.error());
    return claims;
}

// Entries of it that are held wait for a certificate; they are not missing.
core::Result<core::LedgerSeq> last_known(Connection& connection, const LedgerRecord& ledger) {
    return connection
        .number("SELECT max((SELECT coalesce(max(seq), 0) FROM entry WHERE ledger = ?),"
                " (SELECT coalesce(max(seq), 0) FROM held_entry WHERE ledger = ?))",
                ledger.number, ledger.id)
        .map([](std::int64_t seq) { return core::LedgerSeq{static_cast<std::uint64_t>(seq)}; });
}

core::Result<bool> has_branches(Connection& connection, const LedgerRecord& ledger) {
    return connection
        .number("SELECT (SELECT count(*) FROM set_aside WHERE ledger = ?) +"
                " (SELECT count(*) FROM ended_ledger WHERE ledger = ?)",
                ledger.number, ledger.number)
        .map([](std::int64_t rows) { return rows > 0; });
}

} // namespace

std::string to_line(const VerifyReport::Fault& fault) {
    if (!fault.ledger) return fault.what;
    const auto ledger = "ledger " + core::to_hex(fault.ledger->bytes);
    return fault.seq == core::LedgerSeq{} ? ledger + " " + fault.what
                                          : ledger + ", entry " + std::to_string(fault.seq.value()) + ": " + fault.what;
}

core::Result<std::optional<VerifyReport::Fault>>
early_end(Connection& connection, const std::map<core::LedgerId, core::LedgerSeq>& at_hub, bool by_others_too) {
    const auto ledgers = read_ledgers(connection);
    if (!ledgers) return tl::unexpected(ledgers.error());
    auto claims = TRY(claims_of_entries(connection, by_others_too));
    for (const auto& ledger : *ledgers) {
        const auto last = TRY(last_known(connection, ledger));
        const auto branches = TRY(has_branches(connection, ledger));
        if (branches || !(ledger.own || by_others_too)) continue;
        const auto ends = "ends at entry " + std::to_string(last.value()) + ", but ";
        if (const auto hub = at_hub.find(ledger.id); hub != at_hub.end() && hub->second > last)
            return VerifyReport::Fault{ledger.id,
                                       {},
                                       ends + "the hub had " + std::to_string(hub->second.value()) +
                                           " of it when they last met"};
        if (const auto known = claims.find(ledger.id); known != claims.end() && known->second.seq > last)
            return VerifyReport::Fault{
                ledger.id, {}, ends + known->second.by + std::to_string(known->second.seq.value()) + " of it"};
    }
    return std::nullopt;
}

core::Result<VerifyReport> verify_chains(Connection& connection) {
    VerifyReport report;
    auto ledgers = read_ledgers(connection);
    if (!ledgers) return tl::unexpected(ledgers.error());
    for (const auto& ledger : *ledgers) {
        ++report.ledgers;
        core::ChainVerifier chain(ledger.id, ledger.key);
        core::LedgerSeq next{1};
        const auto read = connection.each(
            kRows,
            [&](const Statement& row) {
                auto what = fault_of(row, chain, ledger);
                if (!what.empty()) {
                    // A row whose number is off stands where the next one should.
                    report.first_fault = {ledger.id, next, std::move(what)};
                    return false;
                }
                ++report.entries;
                next = core::LedgerSeq{next.value() + 1};
                return true;
            },
            ledger.number);
        if (!read) report.first_fault = {ledger.id, next, "cannot be read: " + read.error().detail};
        if (report.first_fault) return report;
    }
    return report;
}

} // namespace kiosk::store
