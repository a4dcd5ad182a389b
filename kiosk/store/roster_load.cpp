#include <map>
#include <tuple>
#include <unordered_set>

#include "store/encoding.hpp"
#include "store/pinning.hpp"
#include "store/purge.hpp"
#include "store/roster_changes.hpp"
#include "store/roster_store.hpp"

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

Status write_participants(Connection& connection, const core::EventPackage& package,
                          const std::function<void(double)>& progress, LoadSummary& summary) {
    auto before = connection.number("SELECT count(*) FROM participant");
    if (!before) return tl::unexpected(before.error());
    std::int64_t position = 0;
    int written = 0;
    for (const auto& one : package.participants) {
        if (progress && position % 1024 == 0)
            progress(static_cast<double>(position) / static_cast<double>(package.participants.size()));
        const auto avoid = encode_list(one.avoid);
        const auto codes = encode_list(one.external_codes);
        if (auto done = connection.run(
                "INSERT INTO participant (id, position, delegation, name, latin, given, role, title, affiliation, grp,"
                " buddy_class, buddy, diet, avoid, photo, language, codes) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                " ON CONFLICT (id) DO UPDATE SET delegation = excluded.delegation, name = excluded.name,"
                " latin = excluded.latin, given = excluded.given, role = excluded.role, title = excluded.title,"
                " affiliation = excluded.affiliation, grp = excluded.grp, buddy_class = excluded.buddy_class,"
                " buddy = excluded.buddy, diet = excluded.diet, avoid = excluded.avoid, photo = excluded.photo,"
                " language = excluded.language, codes = excluded.codes, gone = 0"
                " WHERE (delegation, name, latin, given, role, title, affiliation, grp, buddy_class, buddy, diet, "
                "avoid, photo,"
                " language, codes, gone) IS NOT (excluded.delegation, excluded.name, excluded.latin, excluded.given,"
                " excluded.role, excluded.title, excluded.affiliation, excluded.grp, excluded.buddy_class, "
                "excluded.buddy,"
                " excluded.diet, excluded.avoid, excluded.photo, excluded.language, excluded.codes, 0)",
                one.id, ++position, one.delegation, one.name, one.latin, one.given, one.role, one.title,
                one.affiliation, one.group, one.buddy_class, one.buddy, one.diet, avoid, one.photo, one.language,
                codes);
            !done)
            return done;
        if (connection.changes() > 0) ++written;
        // A row that only moved has not changed for anybody.
        else if (auto moved = connection.run("UPDATE participant SET position = ? WHERE id = ? AND position <> ?",
                                             position, one.id, position);
                 !moved)
            return moved;
    }
    auto after = connection.number("SELECT count(*) FROM participant");
    if (!after) return tl::unexpected(after.error());
    summary.added = static_cast<int>(*after - *before);
    summary.changed = written - summary.added;
    return mark_gone(connection, "SELECT id FROM participant WHERE gone = 0",
                     "UPDATE participant SET gone = 1 WHERE id = ?", package.participants, summary.removed);
}

Status write_codes_and_headcounts(Connection& connection, const core::EventPackage& package) {
    if (auto done = connection.execute("DELETE FROM external_code; DELETE FROM headcount;"); !done) return done;
    std::map<std::tuple<std::string, std::string, std::string>, int> headcounts;
    for (const auto& one : package.participants) {
        ++headcounts[{one.delegation.str(), one.group, one.role}];
        for (const auto& code : one.external_codes)
            if (auto done = connection.run("INSERT OR IGNORE INTO external_code VALUES (?,?)", code, one.id); !done)
                return done;
    }
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

Status write_badges(Connection& connection, const core::EventPackage& package) {
    for (const auto& one : package.badges)
        if (auto done = connection.run("INSERT INTO badge VALUES (?,?,?,?,?)", one.id, one.kind,
                                       if_any(one.participant), if_any(one.delegation), one.status);
            !done)
            return done;
    return {};
}

// Before the event a changed plan is just the plan. Once it has begun, what guests may have read already is kept.
Status keep_announced(Connection& connection, const core::EventPackage& package, const LoadOptions& options) {
    if (options.today && *options.today >= package.event.first_day)
        return connection.execute("INSERT OR IGNORE INTO programme_before SELECT * FROM programme_item");
    return connection.execute("DELETE FROM programme_before");
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

// The tables of an admitted package.
Status write_tables(Connection& connection, const core::EventPackage& package, const Admission& admitted,
                    std::int64_t generation, const LoadOptions& options, LoadSummary& summary) {
    return write_event(connection, package, admitted, generation)
        .and_then([&] { return keep_announced(connection, package, options); })
        .and_then([&] {
            return connection.execute(
                "DELETE FROM badge; DELETE FROM place; DELETE FROM programme_item; DELETE FROM checkpoint;");
        })
        .and_then([&] { return write_delegations(connection, package); })
        .and_then([&] { return write_participants(connection, package, options.progress, summary); })
        .and_then([&] { return write_codes_and_headcounts(connection, package); })
        .and_then([&] { return write_programme(connection, package); })
        .and_then([&] { return write_checkpoints(connection, package); })
        .and_then([&] { return write_badges(connection, package); });
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

core::Result<LoadSummary> write_package(Connection& connection, const core::EventPackage& given,
                                        const LoadOptions& options) {
    auto old = read_loaded(connection);
    if (!old) return tl::unexpected(old.error());
    LoadSummary summary;
    summary.new_event = !old->has_value();
    summary.badges = static_cast<int>(given.badges.size());
    const auto admitted =
        admit(summary.new_event ? std::nullopt : std::optional((*old)->revision), given, options.accept_unsealed);
    if (!admitted) return tl::unexpected(admitted.error());
    summary.pinned = admitted->pins;
    if (admitted->nothing_new) return summary;
    auto purged = is_purged(connection, given.event);
    if (!purged) return tl::unexpected(purged.error());
    summary.names_left_out = *purged;
    // Not written and taken back: a large transaction spills to the disk what it has not committed yet.
    const auto nameless = *purged ? std::optional(core::without_names(given)) : std::nullopt;
    const auto& package = nameless ? *nameless : given;
    if (!summary.new_event) {
        if (auto noted = note_changes(connection, package, summary); !noted) return tl::unexpected(noted.error());
    }
    auto status =
        write_tables(connection, package, *admitted, summary.new_event ? 1 : (*old)->generation + 1, options, summary);
    if (status && *purged) status = forget_names(connection);
    if (!status) {
        if (status.error().kind == core::ErrorKind::Refused)
            return core::fail(core::ErrorKind::Invalid, "the package contradicts itself: " + status.error().detail);
        return tl::unexpected(status.error());
    }
    return summary;
}

} // namespace kiosk::store
