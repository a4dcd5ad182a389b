#include "store/ledger/change_facts.hpp"

#include <array>
#include <string>
#include <utility>

#include "core/rules/standing_facts.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

using core::EntryKind;

namespace {

constexpr std::array kChanges{EntryKind::Delayed, EntryKind::ItemMoved, EntryKind::ItemCancelled,
                              EntryKind::ItemToRain};

} // namespace

core::Result<std::vector<core::ChangeMade>> read_changes(Connection& connection, const core::Zone& zone) {
    static const std::string changes = "SELECT bytes FROM entry WHERE " + is_kind("kind", kChanges);
    static const std::string voids = "SELECT bytes FROM entry WHERE " + is_kind("kind", EntryKind::Void);
    std::vector<core::Entry> entries;
    const auto collect = [&](core::Entry entry) {
        entries.push_back(std::move(entry));
        return true;
    };
    TRY(each_entry(connection, changes.c_str(), collect));
    if (entries.empty()) return std::vector<core::ChangeMade>{};
    TRY(each_entry(connection, voids.c_str(), collect));
    std::vector<core::Conflict> voids_of_others;
    return core::changes_made(core::standing_facts(entries, voids_of_others), zone);
}

core::Status renew_if_changed(Connection& connection, const core::Entry& entry) {
    static const std::string renew =
        "UPDATE event SET generation = generation + 1 WHERE EXISTS (SELECT 1 FROM entry WHERE " +
        is_kind("kind", kChanges) + ")";
    if (!core::changes_day(entry.kind) && entry.kind != EntryKind::Void) return {};
    return connection.execute(renew.c_str());
}

} // namespace kiosk::store
