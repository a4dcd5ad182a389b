#include "store/replica/fork_resolution.hpp"

#include <algorithm>

#include "store/desk/tally_change.hpp"
#include "store/ledger/ledger_writer.hpp"
#include "store/ledger/walk_in_facts.hpp"
#include "store/replica/receiver.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

Result<bool> is_known(Connection& connection, const core::Entry& entry, const core::Hash& fact) {
    const auto original = entry.refers_to && core::names_fact(entry) ? *entry.refers_to : entry.ref();
    auto here = TRY(find_entry(connection, original));
    if (here && core::fact_of(*here) == fact) return true;
    static const std::string a_copy =
        "SELECT EXISTS (SELECT 1 FROM entry WHERE original = ? AND NOT " + is_kind("kind", core::EntryKind::Void) + ")";
    return connection.number(a_copy.c_str(), fact).map([](std::int64_t found) { return found != 0; });
}

// The void with the name of what it undoes, if that can be told.
Result<core::Entry> named_void(Connection& connection, core::Entry undoing, const std::vector<core::Entry>& branch) {
    if (undoing.commitment || !undoing.refers_to) return undoing;
    const auto in_branch = std::ranges::find(branch, *undoing.refers_to, &core::Entry::ref);
    if (in_branch != branch.end()) {
        undoing.commitment = core::fact_of(*in_branch);
        return undoing;
    }
    auto here = TRY(find_entry(connection, *undoing.refers_to));
    if (here) undoing.commitment = core::fact_of(*here);
    return undoing;
}

// What to write of this entry, or nothing.
Result<std::optional<core::Entry>> to_record(Connection& connection, const core::Entry& entry,
                                             const std::vector<core::Entry>& branch) {
    if (entry.kind == core::EntryKind::LedgerLinked) return std::nullopt;
    if (entry.kind == core::EntryKind::Void) {
        auto undoing = TRY(named_void(connection, entry, branch));
        if (!undoing.refers_to) return std::nullopt;
        auto voided = TRY(undoing.commitment ? is_voided(connection, *undoing.refers_to, *undoing.commitment)
                                             : Result<bool>{false});
        if (voided) return std::nullopt;
        return undoing;
    }
    if (!core::may_be_recorded_again(entry.kind)) return entry;
    auto known = TRY(is_known(connection, entry, core::fact_of(entry)));
    if (known) return std::nullopt;
    return core::recorded_again(entry);
}

} // namespace

Result<std::vector<core::Entry>> check_branch(const LedgerRecord& ledger, core::LedgerSeq common,
                                              const core::Hash& before, const std::vector<WireEntry>& branch,
                                              core::EventTag event) {
    std::vector<core::Entry> entries;
    auto seq = common.value();
    const auto* last = &before;
    for (const auto& sent : branch) {
        auto sealed = open_sent(sent, event);
        const core::EntryRef expected{ledger.id, core::LedgerSeq{++seq}};
        if (!sealed || sealed->entry.ref() != expected || !follows(*last, sent) ||
            !core::verify(ledger.key, sent.hash.bytes, sent.signature))
            return core::fail(core::ErrorKind::Refused, "ledger " + core::to_hex(ledger.id.bytes) + ", entry " +
                                                            std::to_string(seq) + " of another replica is not genuine");
        last = &sent.hash;
        entries.push_back(std::move(sealed->entry));
    }
    return entries;
}

Result<std::vector<core::Entry>> set_aside(Connection& connection, const core::Zone& zone, const LedgerRecord& ledger,
                                           core::LedgerSeq common) {
    std::vector<core::Entry> entries;
    TRY(each_entry(
        connection, "SELECT bytes FROM entry WHERE ledger = ? AND seq > ? ORDER BY seq DESC",
        [&](core::Entry entry) {
            entries.push_back(std::move(entry));
            return true;
        },
        ledger.number, common));
    // From the end, so that what is left is a whole ledger after each.
    for (const auto& entry : entries) {
        auto change = TRY(TallyChange::before(connection, zone, entry));
        TRY(connection
                .run("INSERT OR IGNORE INTO set_aside (ledger, seq, hash, bytes, signature)"
                     " SELECT ledger, seq, hash, bytes, signature FROM entry WHERE ledger = ? AND seq = ?",
                     ledger.number, entry.seq)
                .and_then([&] {
                    return connection.run("DELETE FROM entry WHERE ledger = ? AND seq = ?", ledger.number, entry.seq);
                })
                .and_then([&] { return change.after(connection, zone); })
                .and_then([&] { return settle_walk_in(connection, entry); }));
    }
    std::ranges::reverse(entries);
    return entries;
}

Result<int> record_again(Connection& connection, const core::Zone& zone, const core::MachineId& machine,
                         const std::vector<core::Entry>& branch, std::vector<std::string>& notices) {
    std::optional<LedgerWriter> writer;
    int recorded = 0;
    for (const auto& entry : branch) {
        auto copy = TRY(to_record(connection, entry, branch));
        if (!copy) continue;
        if (!writer) {
            auto opened = TRY(LedgerWriter::open_within(connection, machine, notices));
            writer.emplace(std::move(opened));
        }
        auto change = TRY(TallyChange::before(connection, zone, *copy));
        TRY(writer->append(connection, *copy));
        TRY(change.after(connection, zone));
        ++recorded;
    }
    return recorded;
}

} // namespace kiosk::store
