#include "store/roster/walk_ins.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/ledger/handover.hpp"
#include "core/ledger/reissue.hpp"
#include "store/roster/purge.hpp"
#include "store/roster/roster_people.hpp"
#include "store/roster/roster_store.hpp"
#include "store/search/name_index.hpp"
#include "store/sqlite/column_codec.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

constexpr std::int64_t kBehindThePackage = std::int64_t{1} << 32; // positions: then by the time at which they came

Status change_headcount(Connection& connection, const core::Participant& person, int by) {
    return connection
        .run("INSERT INTO headcount VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET people = people + excluded.people",
             person.delegation, person.group, person.role, by)
        .and_then([&] { return connection.run("DELETE FROM headcount WHERE people <= 0"); });
}

Status note_change(Connection& connection) {
    return connection.run("UPDATE event SET generation = generation + 1");
}

// A delegation that only comes with a later revision.
Status expect_delegation(Connection& connection, const core::DelegationId& id) {
    const auto no_texts = encode_texts({});
    return connection.run("INSERT INTO delegation (id, position, name, country, language, home, gone)"
                          " VALUES (?,0,?,'','',0,1) ON CONFLICT DO NOTHING",
                          id, no_texts);
}

} // namespace

core::CommittedText text_at(const Statement& row, int column) {
    core::CommittedText committed{std::string(row.text(column)), {}};
    const auto salt = row.blob(column + 1);
    if (salt.size() != committed.salt.size())
        row.mark_malformed();
    else
        std::ranges::copy(salt, committed.salt.begin());
    return committed;
}

Result<bool> keep_text(Connection& connection, const core::Entry& entry, const core::CommittedText& committed) {
    if (!core::is_text_of(entry, committed) && !core::is_badge_of(entry, committed) &&
        !core::is_family_of(entry, committed))
        return false;
    const auto event = TRY(read_event(connection));
    if (TRY(is_purged(connection, event))) return true;
    TRY(connection.run("INSERT INTO committed_text VALUES (?,?,?) ON CONFLICT DO NOTHING", *entry.commitment,
                       committed.text, core::Bytes(committed.salt.begin(), committed.salt.end())));
    return true;
}

Result<std::optional<core::CommittedText>> find_text(Connection& connection, const core::Hash& commitment) {
    return connection.first(
        "SELECT text, salt FROM committed_text WHERE commitment = ?",
        [](const Statement& row) { return text_at(row, 0); }, commitment);
}

Result<bool> put_on_roster(Connection& connection, const core::Entry& entry) {
    const auto& id = entry.participant;
    const auto known = TRY(connection.first(
        "SELECT walk_in FROM participant WHERE id = ?", [](const Statement& row) { return row.get<bool>(0); }, id));
    if (known && !*known) return false;
    const auto committed = TRY(find_text(connection, *entry.commitment));
    const auto before = TRY(find_participant(connection, id));
    if (before && (!committed || !before->name.empty())) return false;
    const auto person = core::introduced(entry, committed);
    const auto position = std::max(kBehindThePackage, std::int64_t{entry.wall.time_since_epoch().count()});
    TRY(expect_delegation(connection, person.delegation));
    TRY(write_walk_in(connection, person, position));
    if (before) TRY(change_headcount(connection, *before, -1));
    TRY(change_headcount(connection, person, +1));
    TRY(index_walk_ins(connection));
    TRY(note_change(connection));
    return !known;
}

Status take_off_roster(Connection& connection, const core::ParticipantId& id) {
    const auto person = TRY(find_participant(connection, id));
    const auto walk_in =
        TRY(connection.number("SELECT count(*) FROM participant WHERE id = ? AND walk_in = 1 AND gone = 0", id));
    if (!person || walk_in == 0) return {};
    return connection.run("UPDATE participant SET gone = 1 WHERE id = ?", id)
        .and_then([&] { return connection.run("DELETE FROM external_code WHERE participant = ?", id); })
        .and_then([&] { return change_headcount(connection, *person, -1); })
        .and_then([&] { return take_from_name_index(connection, id); })
        .and_then([&] { return note_change(connection); });
}

Status count_walk_ins(Connection& connection) {
    return connection.run("INSERT INTO headcount SELECT delegation, grp, role, count(*) FROM participant"
                          " WHERE walk_in = 1 AND gone = 0 GROUP BY delegation, grp, role"
                          " ON CONFLICT DO UPDATE SET people = people + excluded.people");
}

// Where there is no index yet, whoever makes it takes them in.
Status index_walk_ins(Connection& connection) {
    if (!TRY(has_name_index(connection))) return {};
    std::vector<core::ParticipantId> lacking;
    TRY(connection.each("SELECT id FROM participant WHERE walk_in = 1 AND gone = 0 AND name <> ''"
                        " AND id NOT IN (SELECT participant FROM name_keys)",
                        [&](const Statement& row) {
                            lacking.push_back(row.get<core::ParticipantId>(0));
                            return true;
                        }));
    core::NameReader reader;
    for (const auto& id : lacking)
        if (const auto person = TRY(find_participant(connection, id)))
            TRY(add_to_name_index(connection, reader, *person));
    return {};
}

Result<int> walk_ins_here(Connection& connection) {
    return connection.number("SELECT count(*) FROM participant WHERE walk_in = 1 AND gone = 0")
        .map([](std::int64_t people) { return static_cast<int>(people); });
}

} // namespace kiosk::store
