#include "store/roster/roster_people.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "store/roster/roster_store.hpp"
#include "store/sqlite/column_codec.hpp"

namespace kiosk::store {

namespace {

using core::Status;

template <class Items>
Status mark_gone(Connection& connection, const char* list_sql, const char* mark_sql, const Items& items, int& removed) {
    std::unordered_set<std::string_view> kept;
    for (const auto& item : items) kept.insert(item.id.str());
    std::vector<std::string> gone;
    if (auto listed = connection.each(list_sql,
                                      [&](const Statement& row) {
                                          if (!kept.contains(row.text(0))) gone.emplace_back(row.text(0));
                                          return true;
                                      });
        !listed)
        return listed;
    for (const auto& id : gone) TRY(connection.run(mark_sql, id));
    removed = static_cast<int>(gone.size());
    return {};
}

struct KnownPerson {
    const core::Participant* person = nullptr;
    std::int64_t position = 0;
};
using KnownPeople = std::unordered_map<std::string_view, KnownPerson>;

core::Result<KnownPeople> known_people(Connection& connection, const PeopleBefore& before) {
    KnownPeople known;
    known.reserve(before.people.size());
    for (const auto& one : before.people) known.emplace(one.id.str(), KnownPerson{&one});
    TRY(connection.each("SELECT id, position FROM participant WHERE gone = 0", [&](const Statement& row) {
        if (const auto at = known.find(row.text(0)); at != known.end()) at->second.position = row.get<std::int64_t>(1);
        return true;
    }));
    return known;
}

Status write_participant(Connection& connection, const core::Participant& one, std::int64_t position, bool walk_in) {
    const auto avoid = encode_list(one.avoid);
    const auto codes = encode_list(one.external_codes);
    return connection.run(
        "INSERT INTO participant (id, position, delegation, name, latin, given, role, title, affiliation, grp,"
        " buddy_class, buddy, diet, avoid, photo, language, codes, sex, grade, school_level, coach,"
        " attention, staff_note, walk_in) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (id) DO UPDATE SET position = excluded.position, delegation = excluded.delegation,"
        " name = excluded.name, latin = excluded.latin, given = excluded.given, role = excluded.role,"
        " title = excluded.title, affiliation = excluded.affiliation, grp = excluded.grp,"
        " buddy_class = excluded.buddy_class, buddy = excluded.buddy, diet = excluded.diet, avoid = excluded.avoid,"
        " photo = excluded.photo, language = excluded.language, codes = excluded.codes, sex = excluded.sex,"
        " grade = excluded.grade, school_level = excluded.school_level, coach = excluded.coach,"
        " attention = excluded.attention, staff_note = excluded.staff_note, gone = 0, walk_in = excluded.walk_in",
        one.id, position, one.delegation, one.name, one.latin, one.given, one.role, one.title, one.affiliation,
        one.group, one.buddy_class, one.buddy, one.diet, avoid, one.photo, one.language, codes, one.sex, one.grade,
        one.school_level, one.coach, one.attention, one.staff_note, walk_in);
}

Status replace_codes(Connection& connection, const core::ParticipantId& id, const std::vector<std::string>& before,
                     const std::vector<std::string>& now) {
    if (before == now) return {};
    for (const auto& code : before)
        TRY(connection.run("DELETE FROM external_code WHERE code = ? AND participant = ?", code, id));
    for (const auto& code : now) TRY(connection.run("INSERT OR IGNORE INTO external_code VALUES (?,?)", code, id));
    return {};
}

template <class Id> std::optional<Id> if_any(const Id& id) {
    if (id.empty()) return std::nullopt;
    return id;
}

// What its part is called; empty: it is no part of this kind.
std::string_view name_of_part(const core::Badge& badge, core::DelegationPart::By by) {
    if (badge.part.by != by || badge.part.is_all()) return {};
    return *badge.part.name;
}
std::string_view coach_of(const core::Badge& badge) {
    return name_of_part(badge, core::DelegationPart::By::Coach);
}
std::string_view class_of(const core::Badge& badge) {
    return name_of_part(badge, core::DelegationPart::By::Class);
}

} // namespace

core::Result<PeopleBefore> read_people(Connection& connection) {
    auto people = TRY(read_packaged_people(connection));
    auto badges = TRY(read_badges(connection));
    return PeopleBefore{std::move(people), std::move(badges)};
}

Status write_delegations(Connection& connection, const core::EventPackage& package) {
    std::int64_t position = 0;
    for (const auto& one : package.delegations) {
        const auto name = encode_texts(one.name);
        if (auto done =
                connection.run("INSERT INTO delegation (id, position, name, country, language, home, arrives)"
                               " VALUES (?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET position = excluded.position,"
                               " name = excluded.name, country = excluded.country, language = excluded.language,"
                               " home = excluded.home, arrives = excluded.arrives, gone = 0",
                               one.id, ++position, name, one.country, one.language, one.home, one.arrives);
            !done)
            return done;
    }
    int removed = 0; // people who are gone may still belong to one
    return mark_gone(connection, "SELECT id FROM delegation WHERE gone = 0",
                     "UPDATE delegation SET gone = 1 WHERE id = ?", package.delegations, removed);
}

Status write_participants(Connection& connection, const core::EventPackage& package, const PeopleBefore& before,
                          const std::function<void(double)>& progress, LoadSummary& summary) {
    auto rows_before = TRY(connection.number("SELECT count(*) FROM participant"));
    const auto known = TRY(known_people(connection, before));
    std::int64_t position = 0;
    int written = 0;
    for (const auto& one : package.participants) {
        if (progress && position % 1024 == 0)
            progress(static_cast<double>(position) / static_cast<double>(package.participants.size()));
        ++position;
        const auto at = known.find(one.id.str());
        const auto old = at == known.end() ? KnownPerson{} : at->second;
        if (old.person != nullptr && *old.person == one) {
            // A row that only moved has not changed for anybody.
            if (old.position != position)
                TRY(connection.run("UPDATE participant SET position = ? WHERE id = ?", position, one.id));
            continue;
        }
        ++written;
        const auto codes = old.person != nullptr ? old.person->external_codes : std::vector<std::string>{};
        auto done = write_participant(connection, one, position, false).and_then([&] {
            return replace_codes(connection, one.id, codes, one.external_codes);
        });
        if (!done) return done;
    }
    auto rows_after = TRY(connection.number("SELECT count(*) FROM participant"));
    summary.added = static_cast<int>(rows_after - rows_before);
    summary.changed = written - summary.added;
    for (const auto& id : summary.participants.removed) {
        auto done = connection.run("UPDATE participant SET gone = 1 WHERE id = ?", id).and_then([&] {
            return replace_codes(connection, core::ParticipantId{id}, known.at(id).person->external_codes, {});
        });
        if (!done) return done;
    }
    summary.removed = static_cast<int>(summary.participants.removed.size());
    return {};
}

Status write_walk_in(Connection& connection, const core::Participant& person, std::int64_t position) {
    return write_participant(connection, person, position, true).and_then([&] {
        return replace_codes(connection, person.id, {}, person.external_codes);
    });
}

Status write_headcounts(Connection& connection, const core::EventPackage& package) {
    TRY(connection.execute("DELETE FROM headcount"));
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, int> headcounts;
    for (const auto& one : package.participants) ++headcounts[{one.delegation.str(), one.group, one.role}];
    for (const auto& [kind, people] : headcounts)
        TRY(connection.run("INSERT INTO headcount VALUES (?,?,?,?)", std::get<0>(kind), std::get<1>(kind),
                           std::get<2>(kind), people));
    return {};
}

core::Result<bool> write_badges(Connection& connection, const core::EventPackage& package, const PeopleBefore& before) {
    bool other_owners = false;
    std::unordered_map<std::uint64_t, const core::Badge*> old;
    old.reserve(before.badges.size());
    for (const auto& one : before.badges) old.emplace(one.id.value(), &one);
    std::vector<const core::Badge*> fresh;
    for (const auto& one : package.badges) {
        const auto at = old.find(one.id.value());
        if (at == old.end()) {
            fresh.push_back(&one);
            continue;
        }
        const auto& known = *at->second;
        old.erase(at); // a second row of that number is a contradiction, and the table says so
        if (known == one) continue;
        other_owners = other_owners || known.participant != one.participant;
        if (auto done =
                connection.run("UPDATE badge SET kind = ?, participant = ?, delegation = ?, status = ?, coach = ?,"
                               " buddy_class = ? WHERE id = ?",
                               one.kind, if_any(one.participant), if_any(one.delegation), one.status, coach_of(one),
                               class_of(one), one.id);
            !done)
            return tl::unexpected(done.error());
    }
    for (const auto& [id, gone] : old) TRY(connection.run("DELETE FROM badge WHERE id = ?", gone->id));
    for (const auto* one : fresh)
        TRY(connection.run("INSERT INTO badge VALUES (?,?,?,?,?,?,?)", one->id, one->kind, if_any(one->participant),
                           if_any(one->delegation), one->status, coach_of(*one), class_of(*one)));
    return other_owners || !old.empty() || !fresh.empty();
}

bool same_delegations(const PeopleBefore& before, const core::EventPackage& package) {
    std::unordered_map<std::string_view, const core::DelegationId*> old;
    old.reserve(before.people.size());
    for (const auto& one : before.people) old.emplace(one.id.str(), &one.delegation);
    return std::ranges::all_of(package.participants, [&](const core::Participant& one) {
        const auto at = old.find(one.id.str());
        return at != old.end() && *at->second == one.delegation;
    });
}

} // namespace kiosk::store
