#include "store/ledger/reissue_facts.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "core/ledger/entry_kind.hpp"
#include "core/ledger/reissue.hpp"
#include "core/ledger/walk_in.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/roster/roster_store.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

namespace {

using core::Entry, core::Result, core::Status;

// Somebody's new badges whose text is here, as far as they stand; copies of a fact each.
Result<std::vector<Entry>> standing_badges(Connection& connection, const core::ParticipantId& who) {
    static const std::string theirs =
        "SELECT e.bytes FROM committed_text t JOIN entry e ON e.original = t.commitment WHERE t.text = ? AND " +
        is_kind("e.kind", core::EntryKind::Reissue);
    std::vector<Entry> found;
    TRY(each_entry(
        connection, theirs.c_str(),
        [&](Entry entry) {
            if (core::gives_badge(entry) && entry.participant == who) found.push_back(std::move(entry));
            return true;
        },
        who));
    std::vector<Entry> standing;
    for (auto& entry : found)
        if (!TRY(is_voided(connection, entry.ref(), *entry.commitment))) standing.push_back(std::move(entry));
    return standing;
}

Result<std::vector<std::string>> door_codes(Connection& connection, const core::Participant& person, bool walk_in) {
    std::vector<std::string> codes;
    TRY(connection.each(
        "SELECT code FROM external_code WHERE participant = ?",
        [&](const Statement& row) {
            auto code = row.get<std::string>(0);
            const bool packaged =
                !walk_in && std::ranges::find(person.external_codes, code) != person.external_codes.end();
            if (core::looks_like_walk_in_code(code) && !packaged) codes.push_back(std::move(code));
            return true;
        },
        person.id));
    return codes;
}

Result<bool> registered_here(Connection& connection, const core::ParticipantId& who) {
    return connection.number("SELECT EXISTS (SELECT 1 FROM participant WHERE id = ? AND walk_in = 1)", who)
        .map([](std::int64_t found) { return found != 0; });
}

Status settle(Connection& connection, const core::ParticipantId& who) {
    const auto person = TRY(find_participant(connection, who));
    if (!person) return {};
    const bool walk_in = TRY(registered_here(connection, who));
    std::vector<std::string> good;
    if (walk_in && !person->external_codes.empty()) good.push_back(person->external_codes.front());
    const auto badges = TRY(standing_badges(connection, who));
    if (const auto last = std::ranges::max_element(badges, core::is_replaced_by); last != badges.end()) {
        const auto text = TRY(find_text(connection, *last->commitment));
        if (text) good = {core::walk_in_code(*text)};
    }
    const auto before = TRY(door_codes(connection, *person, walk_in));
    if (before == good) return {};
    for (const auto& code : before)
        TRY(connection.run("DELETE FROM external_code WHERE code = ? AND participant = ?", code, who));
    for (const auto& code : good) TRY(connection.run("INSERT INTO external_code VALUES (?,?)", code, who));
    return connection.run("UPDATE event SET generation = generation + 1");
}

} // namespace

Status settle_reissue(Connection& connection, const Entry& entry) {
    std::optional<Entry> fact;
    if (core::has_text(entry.kind)) fact = entry;
    if (entry.kind == core::EntryKind::Void) fact = TRY(find_undone(connection, entry));
    if (!fact || (!core::gives_badge(*fact) && !core::introduces(*fact))) return {};
    return settle(connection, fact->participant);
}

Status settle_reissues(Connection& connection) {
    static const std::string all =
        "SELECT e.bytes FROM committed_text t JOIN entry e ON e.original = t.commitment WHERE " +
        is_kind("e.kind", core::EntryKind::Reissue);
    std::set<core::ParticipantId> people;
    TRY(each_entry(connection, all.c_str(), [&](const Entry& entry) {
        people.insert(entry.participant);
        return true;
    }));
    for (const auto& who : people) TRY(settle(connection, who));
    return {};
}

Result<std::string> door_code_of(Connection& connection, const core::ParticipantId& who) {
    const auto person = TRY(find_participant(connection, who));
    if (!person) return std::string();
    const auto codes = TRY(door_codes(connection, *person, TRY(registered_here(connection, who))));
    return codes.empty() ? std::string() : codes.front();
}

Result<std::optional<core::Participant>> owner_before(Connection& connection, const std::string& code) {
    if (!core::looks_like_walk_in_code(code)) return std::nullopt;
    std::optional<core::Hash> fact;
    TRY(connection.each("SELECT text, salt, commitment FROM committed_text", [&](const Statement& row) {
        if (core::walk_in_code(text_at(row, 0)) == code) fact = row.get<core::Hash>(2);
        return !fact;
    }));
    if (!fact) return std::nullopt;
    static const std::string of_fact =
        "SELECT bytes FROM entry WHERE original = ? AND " + is_kind("kind", core::kKindsWithText);
    core::ParticipantId who;
    TRY(each_entry(
        connection, of_fact.c_str(),
        [&](const Entry& entry) {
            who = entry.participant;
            return false;
        },
        *fact));
    return find_participant(connection, who);
}

} // namespace kiosk::store
