#include "store/ledger/walk_in_facts.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/ledger/walk_in.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/reissue_facts.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

namespace {

using core::Entry, core::Result, core::Status;

// An entry of the fact, under whatever number; none: it is not here, or nothing of it stands.
Result<std::optional<Entry>> standing(Connection& connection, const Entry& fact) {
    static const std::string copies =
        "SELECT bytes FROM entry WHERE original = ? AND " + is_kind("kind", core::EntryKind::WalkIn);
    std::vector<Entry> found;
    TRY(each_entry(
        connection, copies.c_str(),
        [&](Entry entry) {
            if (entry.participant == fact.participant && core::introduces(entry)) found.push_back(std::move(entry));
            return true;
        },
        *fact.commitment));
    for (auto& entry : found)
        if (!TRY(is_voided(connection, entry.ref(), *fact.commitment))) return std::optional(std::move(entry));
    return std::nullopt;
}

// By what names somebody of whom nobody knew yet whose they are: a stranger's entry, at worst.
Result<bool> is_told_otherwise(Connection& connection, const Entry& fact) {
    static const std::string others = "SELECT EXISTS (SELECT 1 FROM entry WHERE " +
                                      is_kind("kind", core::kPresenceKinds) + " AND subject = ? AND delegation <> ?)";
    return connection.number(others.c_str(), core::subject_of(fact.participant), fact.delegation)
        .map([](std::int64_t found) { return found != 0; });
}

// On the roster or off it, as the fact stands.
Status settle_person(Connection& connection, const Entry& entry) {
    std::optional<Entry> fact;
    if (entry.kind == core::EntryKind::WalkIn) fact = entry;
    if (entry.kind == core::EntryKind::Void) fact = TRY(find_undone(connection, entry));
    if (!fact || !core::introduces(*fact)) return {};
    const auto stands = TRY(standing(connection, *fact));
    if (!stands) return take_off_roster(connection, fact->participant);
    const bool fresh = TRY(put_on_roster(connection, *stands));
    if (fresh && TRY(is_told_otherwise(connection, *stands))) return rebuild_tallies(connection);
    return {};
}

} // namespace

Status settle_walk_in(Connection& connection, const Entry& entry) {
    return settle_person(connection, entry).and_then([&] { return settle_reissue(connection, entry); });
}

} // namespace kiosk::store
