#include <map>
#include <set>

#include "store/roster/purge.hpp"
#include "store/roster/revision_policy.hpp"
#include "store/roster/roster_diff.hpp"
#include "store/roster/roster_people.hpp"
#include "store/roster/roster_store.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/search/name_index.hpp"
#include "store/sqlite/column_codec.hpp"
#include "store/sqlite/report_rules_codec.hpp"

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
    const auto report = encode_report_rules(event.report);
    return connection.run(
        "INSERT OR REPLACE INTO event (only, id, kind, title, host_school, host_short, regional_office, zone,"
        " first_day, last_day, languages, privacy_notice, retention_days, result_name, issuers, sample,"
        " demo_now, show_delegations, exit_after, repeat_green, report, revision, content, sealed,"
        " unsealed_accepted, generation)"
        " VALUES (1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        event.id, event.kind, title, school, short_name, event.regional_office, event.zone.name(), event.first_day,
        event.last_day, languages, notice, event.retention_days, event.result_name, issuers, event.sample,
        event.demo_now, event.show_delegations, event.rules.exit_after, event.rules.repeat_green, report,
        package.revision, package.content, admission.sealed, admission.unsealed_accepted, generation);
}

Status write_programme(Connection& connection, const core::EventPackage& package) {
    std::int64_t position = 0;
    for (const auto& one : package.places) {
        const auto name = encode_texts(one.name);
        const auto plan = one.plan.value_or(core::PlanSpot{});
        std::string route;
        for (const core::PlanPoint& point : plan.route)
            route += (route.empty() ? "" : " ") + std::to_string(point.x) + " " + std::to_string(point.y);
        TRY(connection.run("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", one.id, ++position, name, one.kind,
                           one.longitude, one.latitude, plan.file, plan.x, plan.y, route, plan.walk, plan.line));
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
        TRY(connection.run("INSERT INTO programme_item VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", one.id, ++position,
                           one.day, one.starts, one.ends, title, one.place, place_text, way, one.rain_place, audience,
                           goals, description, speakers, one.status));
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
        TRY(connection.run("INSERT INTO drawing VALUES (?,?,?) ON CONFLICT (file) DO UPDATE SET hash = excluded.hash,"
                           " bytes = excluded.bytes",
                           one.file, one.hash, one.bytes));
    }
    for (const auto& [file, hash] : before) {
        changes.removed.push_back(file);
        TRY(connection.run("DELETE FROM drawing WHERE file = ?", file));
    }
    if (!summary.new_event) summary.drawings = std::move(changes);
    return {};
}

Status write_checkpoints(Connection& connection, const core::EventPackage& package) {
    std::int64_t position = 0;
    for (const auto& one : package.checkpoints) {
        const auto name = encode_texts(one.name);
        const auto audience = encode_audience(one.audience);
        TRY(connection.run("INSERT INTO checkpoint VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", one.id, ++position, one.kind,
                           name, one.area, one.direction, one.day, one.opens, one.closes, one.late_after, one.capacity,
                           one.many_entries, audience, one.item));
    }
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

Status write_all_headcounts(Connection& connection, const core::EventPackage& package) {
    return write_headcounts(connection, package).and_then([&] { return count_walk_ins(connection); });
}

// Where something is lent, which is tallied over all days.
core::Result<std::set<core::AreaId>> areas_of_loans(Connection& connection) {
    std::set<core::AreaId> areas;
    TRY(connection.each(
        "SELECT area FROM checkpoint WHERE kind = ?",
        [&](const Statement& row) {
            areas.insert(row.get<core::AreaId>(0));
            return true;
        },
        core::CheckpointKind::Loan));
    return areas;
}

// The tables of an admitted package. True: the tallies hold.
core::Result<bool> write_tables(Connection& connection, const core::EventPackage& package, const PeopleBefore& before,
                                const Admission& admitted, std::int64_t generation, const LoadOptions& options,
                                LoadSummary& summary) {
    const auto zone =
        TRY(connection.first("SELECT zone FROM event", [](const Statement& row) { return row.get<std::string>(0); }));
    const auto loans = TRY(areas_of_loans(connection));
    TRY(write_event(connection, package, admitted, generation)
            .and_then([&] { return keep_announced(connection, package, options); })
            .and_then([&] {
                return connection.execute("DELETE FROM place; DELETE FROM programme_item; DELETE FROM checkpoint;");
            })
            .and_then([&] { return write_delegations(connection, package); })
            .and_then([&] { return write_participants(connection, package, before, options.progress, summary); })
            .and_then([&] { return update_name_index(connection, before.people, package.participants); })
            .and_then([&] { return index_walk_ins(connection); })
            .and_then([&] {
                return summary.new_event || !summary.participants.none() ? write_all_headcounts(connection, package)
                                                                         : Status{};
            })
            .and_then([&] { return write_programme(connection, package); })
            .and_then([&] { return write_drawings(connection, package, summary); })
            .and_then([&] { return write_checkpoints(connection, package); }));
    auto other_owners = write_badges(connection, package, before);
    if (!other_owners) return other_owners;
    return zone == package.event.zone.name() && loans == TRY(areas_of_loans(connection)) && !*other_owners &&
           same_delegations(before, package);
}

} // namespace

core::Result<bool> is_newer(Connection& connection, const core::EventPackage& package, bool accept_unsealed) {
    const auto loaded = read_loaded(connection);
    if (!loaded) return tl::unexpected(loaded.error());
    if (*loaded && (*loaded)->revision.event == package.event.id && package.revision < (*loaded)->revision.number)
        return false;
    return admit(*loaded ? std::optional((*loaded)->revision) : std::nullopt, package, accept_unsealed)
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
    const auto before = TRY(read_people(connection));
    if (!summary.new_event) {
        TRY(note_changes(connection, before.people, package, summary));
    }
    const auto generation = summary.new_event ? 1 : (*old)->generation + 1;
    auto tallies_hold = write_tables(connection, package, before, admitted, generation, options, summary);
    if (tallies_hold && purged)
        if (auto done = forget_names(connection, given.participants); !done)
            tallies_hold = tl::unexpected(done.error());
    if (!tallies_hold) {
        if (tallies_hold.error().kind == core::ErrorKind::Refused)
            return core::fail(core::ErrorKind::Invalid,
                              "the package contradicts itself: " + tallies_hold.error().detail);
        return tl::unexpected(tallies_hold.error());
    }
    return WrittenPackage{std::move(summary), *tallies_hold};
}

} // namespace kiosk::store
