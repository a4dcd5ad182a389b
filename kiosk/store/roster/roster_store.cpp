#include "store/roster/roster_store.hpp"

#include <charconv>
#include <cstring>
#include <sstream>

#include "core/crypto/crypto.hpp"
#include "store/sqlite/column_codec.hpp"
#include "store/sqlite/report_rules_codec.hpp"

namespace kiosk::store {

namespace {

using core::Result;

core::Texts texts_at(const Statement& row, int column) {
    auto texts = decode_texts(row.text(column));
    if (!texts) row.mark_malformed();
    return std::move(texts).value_or(core::Texts{});
}

std::vector<std::string> list_at(const Statement& row, int column) {
    auto list = decode_list(row.text(column));
    if (!list) row.mark_malformed();
    return std::move(list).value_or(std::vector<std::string>{});
}

core::Audience audience_at(const Statement& row, int column) {
    auto audience = decode_audience(row.text(column));
    if (!audience) row.mark_malformed();
    return std::move(audience).value_or(core::Audience{});
}

core::Zone zone_at(const Statement& row, int column) {
    auto zone = core::Zone::named(std::string{row.text(column)});
    if (!zone) row.mark_malformed();
    return zone ? *zone : core::Zone::utc();
}

core::ReportRules report_rules_at(const Statement& row, int column) {
    auto rules = decode_report_rules(row.text(column));
    if (!rules) row.mark_malformed();
    return std::move(rules).value_or(core::ReportRules{});
}

core::EventInfo event_from(const Statement& row) {
    core::EventInfo event;
    event.id = row.get<core::EventId>(0);
    event.tag = core::event_tag(event.id);
    event.kind = row.get<core::EventKind>(1);
    event.title = texts_at(row, 2);
    event.host_school = texts_at(row, 3);
    event.host_short = texts_at(row, 4);
    event.regional_office = row.get<int>(5);
    event.zone = zone_at(row, 6);
    event.first_day = row.get<core::LocalDay>(7);
    event.last_day = row.get<core::LocalDay>(8);
    event.languages = list_at(row, 9);
    event.privacy_notice = texts_at(row, 10);
    event.retention_days = row.get<int>(11);
    event.result_name = row.get<core::ResultName>(12);
    event.issuers = issuers_at(row, 13);
    event.sample = row.get<bool>(14);
    event.demo_now = row.get<std::optional<core::WallTime>>(15);
    event.show_delegations = row.get<bool>(16);
    event.rules.exit_after = row.get<std::chrono::minutes>(17);
    event.rules.repeat_green = row.get<std::chrono::seconds>(18);
    event.report = report_rules_at(row, 19);
    return event;
}

core::Delegation delegation_from(const Statement& row) {
    return {row.get<core::DelegationId>(0), texts_at(row, 1), row.get<std::string>(2),
            row.get<std::string>(3),        row.get<bool>(4), row.get<std::optional<core::LocalTime>>(5)};
}

core::ProgrammeItem item_from(const Statement& row) {
    core::ProgrammeItem item;
    item.id = row.get<core::ItemId>(0);
    item.day = row.get<core::LocalDay>(1);
    item.starts = row.get<core::MinuteOfDay>(2);
    item.ends = row.get<core::MinuteOfDay>(3);
    item.title = texts_at(row, 4);
    item.place = row.get<core::PlaceId>(5);
    item.place_text = texts_at(row, 6);
    item.way = texts_at(row, 7);
    item.rain_place = row.get<std::string>(8);
    item.audience = audience_at(row, 9);
    for (const auto& goal : list_at(row, 10)) {
        int number = 0;
        std::from_chars(goal.data(), goal.data() + goal.size(), number);
        item.sdgs.push_back(number);
    }
    item.description = texts_at(row, 11);
    item.speakers = texts_at(row, 12);
    item.status = row.get<core::ItemStatus>(13);
    return item;
}

core::Checkpoint checkpoint_from(const Statement& row) {
    core::Checkpoint one;
    one.id = row.get<core::CheckpointId>(0);
    one.kind = row.get<core::CheckpointKind>(1);
    one.name = texts_at(row, 2);
    one.area = row.get<core::AreaId>(3);
    one.direction = row.get<core::Direction>(4);
    one.day = row.get<std::optional<core::LocalDay>>(5);
    one.opens = row.get<std::optional<core::MinuteOfDay>>(6);
    one.closes = row.get<std::optional<core::MinuteOfDay>>(7);
    one.late_after = row.get<std::optional<core::MinuteOfDay>>(8);
    one.capacity = row.get<std::optional<int>>(9);
    one.many_entries = row.get<bool>(10);
    one.audience = audience_at(row, 11);
    one.item = row.get<core::ItemId>(12);
    return one;
}

core::Participant participant_from(const Statement& row) {
    core::Participant one;
    one.id = row.get<core::ParticipantId>(0);
    one.delegation = row.get<core::DelegationId>(1);
    one.name = row.text(2);
    one.latin = row.text(3);
    one.given = row.text(4);
    one.role = row.text(5);
    one.title = row.text(6);
    one.affiliation = row.text(7);
    one.group = row.text(8);
    one.buddy_class = row.text(9);
    one.buddy = row.text(10);
    one.diet = row.get<core::Diet>(11);
    one.avoid = list_at(row, 12);
    one.photo = row.get<bool>(13);
    one.language = row.get<std::optional<std::string>>(14);
    one.external_codes = list_at(row, 15);
    one.sex = row.get<core::Sex>(16);
    one.grade = row.text(17);
    one.school_level = row.get<core::SchoolLevel>(18);
    one.coach = row.text(19);
    one.attention = row.text(20);
    one.staff_note = row.text(21);
    return one;
}

core::Badge badge_from(const Statement& row) {
    core::Badge badge{row.get<core::BadgeId>(0), row.get<core::BadgeKind>(1), row.get<core::ParticipantId>(2),
                      row.get<core::DelegationId>(3), row.get<core::BadgeStatus>(4)};
    using By = core::DelegationPart::By;
    for (const auto& [by, column] : {std::pair{By::Coach, 5}, std::pair{By::Class, 6}})
        if (const auto name = row.text(column); !name.empty()) badge.part = {by, std::string(name)};
    return badge;
}

// What participant_from() reads, of those whom the condition names. Kept by who asks: statements are known by their
// address.
std::string people_where(std::string_view condition) {
    return "SELECT id, delegation, name, latin, given, role, title, affiliation, grp, buddy_class, buddy, diet, avoid,"
           " photo, language, codes, sex, grade, school_level, coach, attention, staff_note FROM participant WHERE " +
           std::string(condition);
}

template <class Read, class... Bound>
auto read_list(Connection& connection, const char* sql, Read read, const Bound&... bound)
    -> Result<std::vector<std::invoke_result_t<Read, const Statement&>>> {
    std::vector<std::invoke_result_t<Read, const Statement&>> items;
    TRY(connection.each(
        sql,
        [&](const Statement& row) {
            items.push_back(read(row));
            return true;
        },
        bound...));
    return items;
}

tl::unexpected<core::Error> no_event(const Connection& connection) {
    return core::fail(core::ErrorKind::NotFound, connection.file().string() + ": holds no event yet; load one");
}

} // namespace

std::vector<core::PublicKey> issuers_at(const Statement& row, int column) {
    constexpr std::size_t size = sizeof(core::PublicKey::bytes);
    const auto bytes = row.blob(column);
    if (bytes.size() % size != 0) row.mark_malformed();
    std::vector<core::PublicKey> keys(bytes.size() / size);
    for (std::size_t i = 0; i < keys.size(); ++i) std::memcpy(keys[i].bytes.data(), bytes.data() + i * size, size);
    return keys;
}

Result<bool> holds_event(Connection& connection) {
    return connection.number("SELECT count(*) FROM event").map([](std::int64_t events) { return events != 0; });
}

Result<RevisionStamp> read_stamp(Connection& connection) {
    auto stamp = TRY(connection.first("SELECT revision, generation FROM event", [](const Statement& row) {
        return RevisionStamp{row.get<core::RevisionNumber>(0), row.get<std::int64_t>(1)};
    }));
    if (!stamp) return no_event(connection);
    return *stamp;
}

Result<core::EventInfo> read_event(Connection& connection) {
    auto event = TRY(
        connection.first("SELECT id, kind, title, host_school, host_short, regional_office, zone, first_day, last_day,"
                         " languages, privacy_notice, retention_days, result_name, issuers, sample, demo_now,"
                         " show_delegations, exit_after, repeat_green, report FROM event",
                         event_from));
    if (!event) return no_event(connection);
    return std::move(*event);
}

Result<std::vector<core::Delegation>> read_delegations(Connection& connection) {
    return read_list(
        connection,
        "SELECT id, name, country, language, home, arrives FROM delegation WHERE gone = 0 ORDER BY position",
        delegation_from);
}

Result<std::vector<core::ProgrammeItem>> read_programme(Connection& connection) {
    return read_list(connection,
                     "SELECT id, day, starts, ends, title, place, place_text, way, rain_place, audience, sdgs,"
                     " description, speakers, status FROM programme_item ORDER BY position",
                     item_from);
}

Result<std::vector<core::ProgrammeItem>> read_programme_before(Connection& connection) {
    return read_list(connection,
                     "SELECT id, day, starts, ends, title, place, place_text, way, rain_place, audience, sdgs,"
                     " description, speakers, status FROM programme_before ORDER BY position",
                     item_from);
}

Result<std::vector<core::Checkpoint>> read_checkpoints(Connection& connection) {
    return read_list(connection,
                     "SELECT id, kind, name, area, direction, day, opens, closes, late_after, capacity, many_entries,"
                     " audience, item FROM checkpoint ORDER BY position",
                     checkpoint_from);
}

Result<std::vector<core::Place>> read_places(Connection& connection) {
    return read_list(connection,
                     "SELECT id, name, kind, longitude, latitude, plan, plan_x, plan_y, route, walk, line FROM place"
                     " ORDER BY position",
                     [](const Statement& row) {
                         core::Place place{row.get<core::PlaceId>(0), texts_at(row, 1), row.get<std::string>(2),
                                           row.get<double>(3), row.get<double>(4)};
                         core::PlanSpot spot{row.get<std::string>(5), row.get<int>(6),
                                             row.get<int>(7),         {},
                                             row.get<int>(9),         row.get<core::LineColour>(10)};
                         std::istringstream route(row.get<std::string>(8));
                         for (core::PlanPoint point; route >> point.x >> point.y;) spot.route.push_back(point);
                         if (!spot.file.empty()) place.plan = std::move(spot);
                         return place;
                     });
}

Result<std::optional<core::Drawing>> find_drawing(Connection& connection, const std::string& file) {
    return connection.first(
        "SELECT hash, bytes FROM drawing WHERE file = ?",
        [&](const Statement& row) {
            const auto bytes = row.blob(1);
            return core::Drawing{file, row.get<core::Hash>(0), {bytes.begin(), bytes.end()}};
        },
        file);
}

Result<std::vector<core::Participant>> read_participants(Connection& connection) {
    static const std::string all = people_where("gone = 0 ORDER BY position");
    return read_list(connection, all.c_str(), participant_from);
}

Result<std::vector<core::Participant>> read_packaged_people(Connection& connection) {
    static const std::string packaged = people_where("gone = 0 AND walk_in = 0 ORDER BY position");
    return read_list(connection, packaged.c_str(), participant_from);
}

Result<std::vector<core::Badge>> read_badges(Connection& connection) {
    return read_list(connection,
                     "SELECT id, kind, participant, delegation, status, coach, buddy_class FROM badge ORDER BY id",
                     badge_from);
}

Result<std::optional<core::Participant>> find_participant(Connection& connection, const core::ParticipantId& id) {
    static const std::string one = people_where("id = ? AND gone = 0");
    return connection.first(one.c_str(), participant_from, id);
}

Result<std::vector<core::Participant>> find_participants(Connection& connection, const core::DelegationId& delegation) {
    static const std::string theirs = people_where("delegation = ? AND gone = 0 ORDER BY position");
    return read_list(connection, theirs.c_str(), participant_from, delegation);
}

Result<std::optional<core::Badge>> find_badge(Connection& connection, core::BadgeId id) {
    return connection.first(
        "SELECT id, kind, participant, delegation, status, coach, buddy_class FROM badge WHERE id = ?", badge_from, id);
}

Result<std::vector<core::BadgeId>> badges_of(Connection& connection, const core::ParticipantId& id) {
    std::vector<core::BadgeId> badges;
    TRY(connection.each(
        "SELECT id FROM badge WHERE participant = ?",
        [&](const Statement& row) {
            badges.push_back(row.get<core::BadgeId>(0));
            return true;
        },
        id));
    return badges;
}

Result<std::vector<core::ParticipantId>> owners_of_code(Connection& connection, const std::string& code) {
    std::vector<core::ParticipantId> owners;
    TRY(connection.each(
        "SELECT participant FROM external_code WHERE code = ? LIMIT 2",
        [&](const Statement& row) {
            owners.push_back(row.get<core::ParticipantId>(0));
            return true;
        },
        code));
    return owners;
}

Result<std::vector<Headcount>> read_headcounts(Connection& connection) {
    return read_list(connection, "SELECT delegation, grp, role, people FROM headcount", [](const Statement& row) {
        Headcount count;
        count.kind.delegation = row.get<core::DelegationId>(0);
        count.kind.group = row.get<std::string>(1);
        count.kind.role = row.get<std::string>(2);
        count.people = row.get<int>(3);
        return count;
    });
}

Result<core::MergeContext> read_merge_context(Connection& connection) {
    auto event = TRY(read_event(connection));
    core::MergeContext context;
    context.zone = std::move(event.zone);
    context.rules = event.rules;
    const auto checkpoints = TRY(read_checkpoints(connection));
    for (const auto& checkpoint : checkpoints) {
        context.areas[checkpoint.id] = checkpoint.area;
        if (!core::tells_attendance(checkpoint.kind)) context.no_attendance.insert(checkpoint.id);
        if (checkpoint.kind == core::CheckpointKind::Loan) context.loans.insert(checkpoint.area);
        if (checkpoint.capacity) context.capacities[checkpoint.id] = *checkpoint.capacity;
    }
    const auto badges = TRY(read_badges(connection));
    for (const auto& badge : badges)
        if (!badge.participant.empty()) context.owners[badge.id] = badge.participant;
    TRY(connection.each("SELECT id, delegation FROM participant ORDER BY id", [&](const Statement& row) {
        context.homes.emplace_hint(context.homes.end(), row.get<core::ParticipantId>(0),
                                   row.get<core::DelegationId>(1));
        return true;
    }));
    return context;
}

} // namespace kiosk::store
