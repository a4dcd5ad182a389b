#include "store/roster/purge.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

namespace {

Status keep_trait_counts(Connection& connection, std::span<const core::Participant> people) {
    const auto states_any = [](const core::Participant& person) {
        return std::ranges::any_of(core::kTraits, [&](auto trait) { return !core::value_of(person, trait).empty(); });
    };
    if (std::ranges::none_of(people, states_any)) return {};
    const auto event = TRY(read_event(connection));
    const auto context = TRY(read_merge_context(connection));
    std::vector<core::Entry> entries;
    TRY(each_entry(connection, "SELECT bytes FROM entry", [&](core::Entry entry) {
        entries.push_back(std::move(entry));
        return true;
    }));
    TRY(connection.execute("DELETE FROM trait_count"));
    for (const auto& one : core::count_traits(event, people, core::days_there(entries, context, event)))
        TRY(connection.run("INSERT INTO trait_count VALUES (?,?,?,?,?)", one.trait, one.value, one.day, one.expected,
                           one.present));
    return {};
}

} // namespace

Result<std::vector<core::TraitCount>> read_trait_counts(Connection& connection) {
    std::vector<core::TraitCount> counts;
    TRY(connection.each("SELECT trait, value, day, expected, present FROM trait_count ORDER BY trait, value, day",
                        [&](const Statement& row) {
                            counts.push_back({row.get<core::Trait>(0), row.get<std::string>(1),
                                              row.get<std::optional<core::LocalDay>>(2), row.get<int>(3),
                                              row.get<int>(4)});
                            return true;
                        }));
    return counts;
}

Status forget_names(Connection& connection, std::span<const core::Participant> people) {
    TRY(keep_trait_counts(connection, people));
    const auto none = encode_list({});
    const auto no_texts = encode_texts({});
    // What matters most first.
    TRY(connection.execute("UPDATE participant SET attention = '', staff_note = ''"));
    return connection
        .run("UPDATE participant SET name = '', latin = '', given = '', title = '', affiliation = '', buddy_class = '',"
             " buddy = '', diet = ?, avoid = ?, photo = 0, language = NULL, codes = ?, sex = 0,"
             " grade = '', school_level = 0, coach = ''",
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
    const auto people = TRY(read_participants(connection));
    return forget_names(connection, people).and_then([&] {
        return connection.execute("UPDATE event SET generation = generation + 1");
    });
}

} // namespace kiosk::store
