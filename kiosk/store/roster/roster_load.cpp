#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "store/roster/purge.hpp"
#include "store/roster/revision_policy.hpp"
#include "store/roster/roster_diff.hpp"
#include "store/roster/roster_store.hpp"
#include "store/sqlite/column_codec.hpp"

namespace kiosk::store {

namespace {

using core::Status;

core::Bytes issuers_of(const core::EventInfo& event) {
    core::Bytes out;
    for (const auto& key : event.issuers) out.insert(out.end(), key.bytes.begin(), key.bytes.end());
    return out;
}

Status write_event(Connection& connection, const core::EventPackage& package, const Admission& admission,
                   std::int64_t generation) {
    const auto& event = package.event;
    const auto title = encode_texts(event.title);
    const auto school = encode_texts(event.host_school);
    const auto short_name = encode_texts(event.host_short);
    const auto languages = encode_list(event.languages);
    const auto notice = encode_texts(event.privacy_notice);
    const auto issuers = issuers_of(event);
    return connection.run(
        "INSERT OR REPLACE INTO event (only, id, kind, title, host_school, host_short, regional_office, zone,"
        " first_day, last_day, languages, privacy_notice, retention_days, result_name, issuers, sample,"
        " demo_now, show_delegations, exit_after, repeat_green, revision, content, sealed, unsealed_accepted, "
        "generation)"
        " VALUES (1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        event.id, event.kind, title, school, short_name, event.regional_office, event.zone.name(), event.first_day,
        event.last_day, languages, notice, event.retention_days, event.result_name, issuers, event.sample,
        event.demo_now, event.show_delegations, event.rules.exit_after, event.rules.repeat_green, package.revision,
        package.content, admission.sealed, admission.unsealed_accepted, generation);
}

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
    for (const auto& id : gone)
        if (auto marked = connection.run(mark_sql, id); !marked) return marked;
    removed = static_cast<int>(gone.size());
    return {};
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

// What the file holds when a load begins: only what differs from it is written. To write is what takes long, and who
// stands at the door waits meanwhile.
struct Before {
    std::vector<core::Participant> people;
    std::vector<core::Badge> badges;
};

core::Result<Before> read_before(Connection& connection) {
    auto people = TRY(read_participants(connection));
    auto badges = TRY(read_badges(connection));
    return Before{std::move(people), std::move(badges)};
}

struct KnownPerson {
    const core::Participant* person = nullptr;
    std::int64_t position = 0;
};
using KnownPeople = std::unordered_map<std::string_view, KnownPerson>;

core::Result<KnownPeople> known_people(Connection& connection, const Before& before) {
    KnownPeople known;
    known.reserve(before.people.size());
    for (const auto& one : before.people) known.emplace(one.id.str(), KnownPerson{&one});
    TRY(connection.each("SELECT id, position FROM participant WHERE gone = 0", [&](const Statement& row) {
        if (const auto at = known.find(row.text(0)); at != known.end()) at->second.position = row.get<std::int64_t>(1);
        return true;
    }));
    return known;
}

Status write_participant(Connection& connection, const core::Participant& one, std::int64_t position) {
    const auto avoid = encode_list(one.avoid);
    const auto codes = encode_list(one.external_codes);
    return connection.run(
        "INSERT INTO participant (id, position, delegation, name, latin, given, role, title, affiliation, grp,"
        " buddy_class, buddy, diet, avoid, photo, language, codes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (id) DO UPDATE SET position = excluded.position, delegation = excluded.delegation,"
        " name = excluded.name, latin = excluded.latin, given = excluded.given, role = excluded.role,"
        " title = excluded.title, affiliation = excluded.affiliation, grp = excluded.grp,"
        " buddy_class = excluded.buddy_class, buddy = excluded.buddy, diet = excluded.diet, avoid = excluded.avoid,"
        " photo = excluded.photo, language = excluded.language, codes = excluded.codes, gone = 0",
        one.id, position, one.delegation, one.name, one.latin, one.given, one.role, one.title, one.affiliation,
        one.group, one.buddy_class, one.buddy, one.diet, avoid, one.photo, one.language, codes);
}

Status replace_codes(Connection& connection, const core::ParticipantId& id, const std::vector<std::string>& before,
                     const std::vector<std::string>& now) {
    if (before == now) return {};
    for (const auto& code : before)
        if (auto done = connection.run("DELETE FROM external_code WHERE code = ? AND participant = ?", code, id); !done)
            return done;
    for (const auto& code : now)
        if (auto done = connection.run("INSERT OR IGNORE INTO external_code VALUES (?,?)", code, id); !done)
            return done;
    return {};
}

Status write_participants(Connection& connection, const core::EventPackage& package, const Before& before,
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
                if (auto moved = connection.run("UPDATE participant SET position = ? WHERE id = ?", position, one.id);
                    !moved)
                    return moved;
            continue;
        }
        ++written;
        const auto codes = old.person != nullptr ? old.person->external_codes : std::vector<std::string>{};
        auto done = write_participant(connection, one, position).and_then([&] {
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

Status write_headcounts(Connection& connection, const core::EventPackage& package) {
    if (auto done = connection.execute("DELETE FROM headcount"); !done) return done;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, int> headcounts;
    for (const auto& one : package.participants) ++headcounts[{one.delegation.str(), one.group, one.role}];
    for (const auto& [kind, people] : headcounts)
        if (auto done = connection.run("INSERT INTO headcount VALUES (?,?,?,?)", std::get<0>(kind), std::get<1>(kind),
                                       std::get<2>(kind), people);
            !done)
            return done;
    return {};
}

Status write_programme(Connection& connection, const core::EventPackage& package) {
    std::int64_t position = 0;
    for (const auto& one : package.places) {
        const auto name = encode_texts(one.name);
        const auto plan = one.plan.value_or(core::PlanSpot{});
        if (auto done = connection.run("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", one.id, ++position, name,
                                       one.kind, one.longitude, one.latitude, plan.file, plan.x, plan.y);
            !done)
            return done;
    }
    position = 0;
    for (const auto& one : package.programme) {
        std::vector<std::string> sdgs;
        for (const int goal : one.sdgs) sdgs.push_back(std::to_string(goal));
        const auto goals = encode_list(sdgs);
        const auto title = encode_texts(one.title);
        const auto place_text = encode_texts(one.place_text);
        const auto way = encode_texts(one.way);
        const auto audience = encode_audience(one.audience);
        const auto description = encode_texts(one.description);
        const auto speakers = encode_texts(one.speakers);
        if (auto done = connection.run("INSERT INTO programme_item VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", one.id,
                                       ++position, one.day, one.starts, one.ends, title, one.place, place_text, way,
                                       one.rain_place, audience, goals, description, speakers, one.status);
            !done)
            return done;
    }
    return {};
}

// Large, and seldom another than before.
Status write_drawings(Connection& connection, const core::EventPackage& package, LoadSummary& summary) {
    Changes changes;
    std::map<std::string, core::Hash> before;
    if (auto read = connection.each("SELECT file, hash FROM drawing",
                                    [&](const Statement& row) {
                                        before.emplace(row.text(0), row.get<core::Hash>(1));
                                        return true;
                                    });
        !read)
        return read;
    for (const auto& one : package.drawings) {
        const auto at = before.find(one.file);
        const bool known = at != before.end();
        const bool same = known && at->second == one.hash;
        if (known) before.erase(at);
        if (same) continue;
        (known ? changes.changed : changes.added).push_back(one.file);
        if (auto done = connection.run(
                "INSERT INTO drawing VALUES (?,?,?) ON CONFLICT (file) DO UPDATE SET hash = excluded.hash,"
                " bytes = excluded.bytes",
                one.file, one.hash, one.bytes);
            !done)
            return done;
    }
    for (const auto& [file, hash] : before) {
        changes.removed.push_back(file);
        if (auto done = connection.run("DELETE FROM drawing WHERE file = ?", file); !done) return done;
    }
    if (!summary.new_event) summary.drawings = std::move(changes);
    return {};
}

Status write_checkpoints(Connection& connection, const core::EventPackage& package) {
    std::int64_t position = 0;
    for (const auto& one : package.checkpoints) {
        const auto name = encode_texts(one.name);
        const auto audience = encode_audience(one.audience);
        if (auto done = connection.run("INSERT INTO checkpoint VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", one.id,
                                       ++position, one.kind, name, one.area, one.direction, one.day, one.opens,
                                       one.closes, one.late_after, one.capacity, one.many_entries, audience, one.item);
            !done)
            return done;
    }
    return {};
}

template <class Id> std::optional<Id> if_any(const Id& id) {
    return id.empty() ? std::nullopt : std::optional{id};
}

// True: what some badge stands for is another than before.
core::Result<bool> write_badges(Connection& connection, const core::EventPackage& package, const Before& before) {
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
                connection.run("UPDATE badge SET kind = ?, participant = ?, delegation = ?, status = ? WHERE id = ?",
                               one.kind, if_any(one.participant), if_any(one.delegation), one.status, one.id);
            !done)
            return tl::unexpected(done.error());
    }
    for (const auto& [id, gone] : old) TRY(connection.run("DELETE FROM badge WHERE id = ?", gone->id));
    for (const auto* one : fresh)
        TRY(connection.run("INSERT INTO badge VALUES (?,?,?,?,?)", one->id, one->kind, if_any(one->participant),
                           if_any(one->delegation), one->status));
    return other_owners || !old.empty() || !fresh.empty();
}

// Before the event a changed plan is just the plan. Once it has begun, what guests may have read already is kept.
Status keep_announced(Connection& connection, const core::EventPackage& package, const LoadOptions& options) {
    if (options.today && *options.today >= package.event.first_day)
        return connection.execute("INSERT OR IGNORE INTO programme_before SELECT * FROM programme_item");
    return connection.execute("DELETE FROM programme_before");
}

// Of everybody in the package.
bool same_delegations(const Before& before, const core::EventPackage& package) {
    std::unordered_map<std::string_view, const core::DelegationId*> old;
    old.reserve(before.people.size());
    for (const auto& one : before.people) old.emplace(one.id.str(), &one.delegation);
    return std::ranges::all_of(package.participants, [&](const core::Participant& one) {
        const auto at = old.find(one.id.str());
        return at != old.end() && *at->second == one.delegation;
    });
}

struct Loaded {
    LoadedRevision revision;
    std::int64_t generation = 0;
};

core::Result<std::optional<Loaded>> read_loaded(Connection& connection) {
    return connection.first("SELECT id, revision, content, issuers, sealed, unsealed_accepted, generation FROM event",
                            [](const Statement& row) {
                                return Loaded{{row.get<core::EventId>(0), row.get<core::RevisionNumber>(1),
                                               row.get<core::Hash>(2), issuers_at(row, 3), row.get<bool>(4),
                                               row.get<bool>(5)},
                                              row.get<std::int64_t>(6)};
                            });
}

// The tables of an admitted package. True: the tallies hold.
core::Result<bool> write_tables(Connection& connection, const core::EventPackage& package, const Before& before,
                                const Admission& admitted, std::int64_t generation, const LoadOptions& options,
                                LoadSummary& summary) {
    const auto zone =
        TRY(connection.first("SELECT zone FROM event", [](const Statement& row) { return row.get<std::string>(0); }));
    TRY(write_event(connection, package, admitted, generation)
            .and_then([&] { return keep_announced(connection, package, options); })
            .and_then([&] {
                return connection.execute("DELETE FROM place; DELETE FROM programme_item; DELETE FROM checkpoint;");
            })
            .and_then([&] { return write_delegations(connection, package); })
            .and_then([&] { return write_participants(connection, package, before, options.progress, summary); })
            .and_then([&] {
                return summary.new_event || !summary.participants.none() ? write_headcounts(connection, package)
                                                                         : Status{};
            })
            .and_then([&] { return write_programme(connection, package); })
            .and_then([&] { return write_drawings(connection, package, summary); })
            .and_then([&] { return write_checkpoints(connection, package); }));
    auto other_owners = write_badges(connection, package, before);
    if (!other_owners) return other_owners;
    return zone == package.event.zone.name() && !*other_owners && same_delegations(before, package);
}

} // namespace

core::Result<bool> is_newer(Connection& connection, const core::EventPackage& package) {
    const auto loaded = read_loaded(connection);
    if (!loaded) return tl::unexpected(loaded.error());
    if (*loaded && (*loaded)->revision.event == package.event.id && package.revision < (*loaded)->revision.number)
        return false;
    return admit(*loaded ? std::optional((*loaded)->revision) : std::nullopt, package, false)
        .map([](const Admission& admitted) { return !admitted.nothing_new; });
}

core::Result<WrittenPackage> write_package(Connection& connection, const core::EventPackage& given,
                                           const LoadOptions& options) {
    auto old = read_loaded(connection);
    if (!old) return tl::unexpected(old.error());
    LoadSummary summary;
    summary.new_event = !old->has_value();
    summary.badges = static_cast<int>(given.badges.size());
    const auto admitted =
        TRY(admit(summary.new_event ? std::nullopt : std::optional((*old)->revision), given, options.accept_unsealed));
    summary.pinned = admitted.pins;
    if (admitted.nothing_new) return WrittenPackage{std::move(summary)};
    auto purged = TRY(is_purged(connection, given.event));
    summary.names_left_out = purged;
    // Not written and taken back: a large transaction spills to the disk what it has not committed yet.
    const auto nameless = purged ? std::optional(core::without_names(given)) : std::nullopt;
    const auto& package = nameless ? *nameless : given;
    const auto before = TRY(read_before(connection));
    if (!summary.new_event) {
        TRY(note_changes(connection, before.people, package, summary));
    }
    const auto generation = summary.new_event ? 1 : (*old)->generation + 1;
    auto tallies_hold = write_tables(connection, package, before, admitted, generation, options, summary);
    if (tallies_hold && purged)
        if (auto done = forget_names(connection); !done) tallies_hold = tl::unexpected(done.error());
    if (!tallies_hold) {
        if (tallies_hold.error().kind == core::ErrorKind::Refused)
            return core::fail(core::ErrorKind::Invalid,
                              "the package contradicts itself: " + tallies_hold.error().detail);
        return tl::unexpected(tallies_hold.error());
    }
    return WrittenPackage{std::move(summary), *tallies_hold};
}

} // namespace kiosk::store
