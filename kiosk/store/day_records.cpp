#include "store/day_records.hpp"

#include "core/rules/event_day.hpp"
#include "store/desk/fact_lookup.hpp"
#include "store/ledger/change_facts.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/reissue_facts.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/roster_store.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/entry_rows.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

using core::Result;

Result<std::vector<core::Entry>> read_entries_since(const Database& database, core::WallTime from) {
    auto& connection = database.connection();
    const auto transaction = TRY(Transaction::read(connection));
    std::vector<core::Entry> entries;
    for (const auto& ledger : TRY(read_ledgers(connection)))
        TRY(each_entry(
            connection, "SELECT bytes FROM entry WHERE ledger = ? ORDER BY seq DESC",
            [&](core::Entry entry) {
                const bool more = core::written_at(entry) >= from - std::chrono::days{1};
                if (entry.wall >= from) entries.push_back(std::move(entry));
                return more;
            },
            ledger.number));
    return entries;
}

Result<std::vector<core::Entry>> read_lent_before(const Database& database, core::WallTime before) {
    auto& connection = database.connection();
    const auto transaction = TRY(Transaction::read(connection));
    const auto lent = TRY(connection.number("SELECT count(*) FROM tally WHERE day = ? AND scope = ? AND people > 0",
                                            core::kWholeEvent, TallyScope::Came));
    std::vector<core::Entry> entries;
    if (lent == 0) return entries;
    // From one subject that has entries to the next, by the index that has them first.
    static const auto presence = is_kind("kind", core::kPresenceKinds);
    static const std::string of_loans =
        "WITH RECURSIVE who(subject) AS (SELECT min(subject) FROM entry WHERE " + presence +
        " UNION ALL SELECT (SELECT min(subject) FROM entry WHERE " + presence +
        " AND subject > who.subject) FROM who WHERE who.subject IS NOT NULL)"
        " SELECT entry.bytes FROM who CROSS JOIN (SELECT DISTINCT area FROM checkpoint WHERE kind = ?) AS loan"
        " CROSS JOIN entry WHERE " +
        is_kind("entry.kind", core::kPresenceKinds) +
        " AND entry.subject = who.subject AND entry.area = loan.area AND entry.wall < ?";
    TRY(each_entry(
        connection, of_loans.c_str(),
        [&](core::Entry entry) {
            entries.push_back(std::move(entry));
            return true;
        },
        core::CheckpointKind::Loan, before));
    std::vector<core::Entry> standing;
    for (auto& entry : entries)
        if (!TRY(is_voided(connection, entry.ref(), core::fact_of(entry)))) standing.push_back(std::move(entry));
    return standing;
}

Result<std::optional<core::Participant>> read_person(const Database& database, const core::ParticipantId& id) {
    return find_participant(database.connection(), id);
}

Result<bool> is_walk_in(const Database& database, const core::ParticipantId& id) {
    return database.connection()
        .number("SELECT count(*) FROM participant WHERE id = ? AND walk_in = 1", id)
        .map([](std::int64_t found) { return found != 0; });
}

Result<std::string> read_door_code(const Database& database, const core::ParticipantId& id) {
    return door_code_of(database.connection(), id);
}

Result<std::vector<core::Participant>> read_people_of(const Database& database, const core::DelegationId& delegation) {
    return find_participants(database.connection(), delegation);
}

Result<std::string> read_family(const Database& database, const core::Entry& entry) {
    if (!entry.commitment) return std::string();
    auto kept = TRY(find_text(database.connection(), *entry.commitment));
    return kept ? std::move(kept->text) : std::string();
}

Result<std::vector<core::ChangeMade>> read_changes(const Database& database, const core::Zone& zone) {
    return read_changes(database.connection(), zone);
}

Result<std::vector<core::Badge>> read_badges_of(const Database& database, const core::ParticipantId& id) {
    auto& connection = database.connection();
    std::vector<core::Badge> badges;
    for (const auto badge : TRY(badges_of(connection, id)))
        if (auto known = TRY(badge_now(connection, badge, core::BadgeKind::Participant)))
            badges.push_back(std::move(*known));
    return badges;
}

Result<std::map<core::BadgeId, core::ParticipantId>> read_owners(const Database& database,
                                                                 const std::vector<core::Entry>& entries) {
    std::map<core::BadgeId, core::ParticipantId> owners;
    for (const auto& entry : entries) {
        if (!entry.participant.empty() || entry.badge == core::BadgeId{} || owners.contains(entry.badge)) continue;
        if (const auto badge = TRY(find_badge(database.connection(), entry.badge)))
            if (!badge->participant.empty()) owners.emplace(entry.badge, badge->participant);
    }
    return owners;
}

Result<std::map<core::ParticipantId, core::DelegationId>>
read_homes(const Database& database, const std::vector<core::Entry>& entries,
           const std::map<core::BadgeId, core::ParticipantId>& owners) {
    std::map<core::ParticipantId, core::DelegationId> homes;
    for (const auto& entry : entries) {
        const auto owner = owners.find(entry.badge);
        const auto& id = !entry.participant.empty() ? entry.participant
                         : owner != owners.end()    ? owner->second
                                                    : core::ParticipantId{};
        if (id.empty() || homes.contains(id)) continue;
        auto home = TRY(database.connection().first(
            "SELECT delegation FROM participant WHERE id = ?",
            [](const Statement& row) { return row.get<core::DelegationId>(0); }, id));
        if (home) homes.emplace(id, std::move(*home));
    }
    return homes;
}

Result<core::Seen> read_whereabouts(const Database& database, const core::ParticipantId& id, const core::AreaId& area,
                                    core::LocalDay day, const core::Zone& zone) {
    auto& connection = database.connection();
    std::vector<core::SubjectKey> subjects{core::subject_of(id)};
    for (const auto badge : TRY(badges_of(connection, id))) subjects.push_back(core::subject_of(badge));
    const auto kept = TRY(kept_day(connection, zone, area, zone.to_wall(core::LocalTime{day})));
    const auto state = fold(TRY(facts_of(connection, subjects, area, kept, zone)));
    if (!state.last || (state.came == 0 && state.inside == 0)) return core::Seen{};
    return core::Seen{state.inside > 0 ? core::Whereabouts::Inside : core::Whereabouts::Left, state.last->wall};
}

} // namespace kiosk::store
