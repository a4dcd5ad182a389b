#include "store/search/name_index.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace kiosk::store {
namespace {

using core::Result, core::Status;

// The first sign of each term.
constexpr char kWhole = 'a', kWithin = 'b';

bool is_found_alike(const core::Participant& one, const core::Participant& other) {
    return one.name == other.name && one.latin == other.latin && one.given == other.given &&
           one.external_codes == other.external_codes;
}

Result<std::string> terms_of(core::NameReader& reader, const core::Participant& one) {
    core::NameKeys keys;
    TRY(reader.add_name(one.name, keys));
    TRY(reader.add_name(one.latin, keys));
    core::NameKeys within;
    TRY(reader.add_name(one.given, within));
    core::NameReader::add_code(one.id.str(), keys);
    for (const auto& code : one.external_codes) core::NameReader::add_code(code, keys);
    std::string terms;
    const auto add = [&](char kind, const std::vector<std::string>& some) {
        for (const auto& key : some) (terms += kind) += key + ' ';
    };
    add(kWhole, keys.whole);
    add(kWithin, keys.within);
    add(kWithin, within.whole);
    return terms;
}

// The terms must be told as they were written: FTS5 keeps no list of them.
Status take_out(Connection& connection, const core::ParticipantId& id) {
    return connection
        .run("INSERT INTO name_index (name_index, rowid, keys)"
             " SELECT 'delete', number, keys FROM name_keys WHERE participant = ?",
             id)
        .and_then([&] { return connection.run("DELETE FROM name_keys WHERE participant = ?", id); });
}

Status put_in(Connection& connection, core::NameReader& reader, const core::Participant& one) {
    if (one.name.empty()) return {};
    const auto terms = TRY(terms_of(reader, one));
    TRY(connection.run("INSERT INTO name_keys (participant, keys) VALUES (?,?)", one.id, terms));
    return connection.run("INSERT INTO name_index (rowid, keys) VALUES (last_insert_rowid(), ?)", terms);
}

// rules: negative while it is being made by them.
Status note_rules(Connection& connection, int rules) {
    return connection.run("INSERT OR REPLACE INTO name_index_made VALUES (1, ?)", rules);
}

Status make_anew(Connection& connection, const std::vector<core::Participant>& everybody) {
    TRY(clear_name_index(connection));
    core::NameReader reader;
    for (const auto& one : everybody) TRY(put_in(connection, reader, one));
    return note_rules(connection, core::kNameKeyRules);
}

std::string term(char kind, const std::string& key, bool beginning) {
    return std::string("\"") + kind + key + (beginning ? "\" *" : "\"");
}

// In FTS5's language; keys hold letters, marks and digits only, nothing that could be read as a part of it.
std::string any_of(const std::vector<std::string>& alternatives, std::string_view kinds, bool beginning) {
    std::string text;
    for (const auto& key : alternatives)
        for (const char kind : kinds) text += (text.empty() ? "" : " OR ") + term(kind, key, beginning);
    return "(" + text + ")";
}

} // namespace

Result<bool> has_name_index(Connection& connection) {
    return connection.number("SELECT rules FROM name_index_made").map([](std::int64_t rules) {
        return rules == core::kNameKeyRules;
    });
}

Result<std::vector<core::ParticipantId>> lacking_in_name_index(Connection& connection, int most) {
    if (TRY(connection.number("SELECT rules FROM name_index_made")) != -core::kNameKeyRules) {
        TRY(clear_name_index(connection));
        TRY(note_rules(connection, -core::kNameKeyRules));
    }
    std::vector<core::ParticipantId> lacking;
    TRY(connection.each(
        "SELECT id FROM participant WHERE gone = 0 AND name <> '' AND id NOT IN (SELECT participant FROM name_keys)"
        " ORDER BY position LIMIT ?",
        [&](const Statement& row) {
            lacking.push_back(row.get<core::ParticipantId>(0));
            return true;
        },
        most));
    if (lacking.empty()) TRY(note_rules(connection, core::kNameKeyRules));
    return lacking;
}

Status add_to_name_index(Connection& connection, core::NameReader& reader, const core::Participant& one) {
    return put_in(connection, reader, one);
}

Status take_from_name_index(Connection& connection, const core::ParticipantId& id) {
    return take_out(connection, id);
}

Status update_name_index(Connection& connection, const std::vector<core::Participant>& before,
                         const std::vector<core::Participant>& now) {
    if (!TRY(has_name_index(connection))) return make_anew(connection, now);
    std::unordered_map<std::string_view, const core::Participant*> gone;
    gone.reserve(before.size());
    for (const auto& one : before) gone.emplace(one.id.str(), &one);
    core::NameReader reader;
    for (const auto& one : now) {
        const auto at = gone.find(one.id.str());
        const auto* const old = at == gone.end() ? nullptr : at->second;
        if (old != nullptr) gone.erase(at);
        if (old != nullptr && is_found_alike(*old, one)) continue;
        if (old != nullptr) TRY(take_out(connection, one.id));
        TRY(put_in(connection, reader, one));
    }
    for (const auto& [id, one] : gone) TRY(take_out(connection, one->id));
    return {};
}

Status clear_name_index(Connection& connection) {
    return connection.execute("INSERT INTO name_index (name_index) VALUES ('delete-all'); DELETE FROM name_keys;");
}

Result<std::vector<NameHit>> search_names(Connection& connection, const core::NameQuery& query, int limit) {
    std::vector<NameHit> hits;
    std::unordered_set<std::string> seen;
    const auto collect = [&](const std::string& match, NameMatch kind) -> Status {
        const auto wanted = static_cast<std::size_t>(std::max(limit, 0));
        if (hits.size() >= wanted) return {};
        return connection.each(
            "SELECT k.participant FROM name_index JOIN name_keys k ON k.number = name_index.rowid"
            " WHERE name_index MATCH ? ORDER BY name_index.rowid",
            [&](const Statement& row) {
                if (seen.emplace(row.text(0)).second) hits.push_back({row.get<core::ParticipantId>(0), kind});
                return hits.size() < wanted;
            },
            match);
    };
    TRY(collect(any_of(query.run, {&kWhole, 1}, false), NameMatch::Exact));
    TRY(collect(any_of(query.run, {&kWhole, 1}, true), NameMatch::Beginning));
    TRY(collect(any_of(query.run, {&kWithin, 1}, true), NameMatch::Within));
    std::string every_word;
    for (const auto& word : query.words) every_word += (every_word.empty() ? "" : " AND ") + any_of(word, "ab", true);
    if (!every_word.empty()) TRY(collect(every_word, NameMatch::Within));
    return hits;
}

} // namespace kiosk::store
