#include "store/roster/purge.hpp"

#include "store/roster/roster_store.hpp"
#include "store/search/name_index.hpp"
#include "store/sqlite/column_codec.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

using core::Result, core::Status;

Result<bool> is_purged(Connection& connection, const core::EventInfo& event) {
    static const std::string purges = "SELECT bytes FROM entry WHERE " + is_kind("kind", core::EntryKind::Purge);
    bool purged = false;
    TRY(each_entry(connection, purges.c_str(), [&](const core::Entry& entry) {
        purged = core::takes_names(entry, event);
        return !purged;
    }));
    return purged;
}

Status forget_names(Connection& connection) {
    const auto none = encode_list({});
    const auto no_texts = encode_texts({});
    return connection
        .run("UPDATE participant SET name = '', latin = '', given = '', title = '', affiliation = '', buddy_class = '',"
             " buddy = '', diet = ?, avoid = ?, photo = 0, language = NULL, codes = ?",
             core::Diet::Unstated, none, none)
        .and_then([&] { return connection.run("UPDATE programme_item SET speakers = ?", no_texts); })
        .and_then([&] { return connection.run("UPDATE programme_before SET speakers = ?", no_texts); })
        .and_then([&] { return clear_name_index(connection); })
        .and_then([&] { return connection.execute("DELETE FROM external_code; DELETE FROM committed_text;"); });
}

Status forget_names_if_told(Connection& connection, const core::Entry& entry) {
    if (entry.kind != core::EntryKind::Purge) return {};
    auto event = TRY(read_event(connection));
    if (!core::takes_names(entry, event)) return {};
    return forget_names(connection).and_then([&] {
        return connection.execute("UPDATE event SET generation = generation + 1");
    });
}

} // namespace kiosk::store
