#include <algorithm>

#include "store/ledger_store.hpp"

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

} // namespace

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
