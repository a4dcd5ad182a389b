#include "store/day_records.hpp"

#include "store/desk/fact_lookup.hpp"
#include "store/ledger/change_facts.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/reissue_facts.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/roster_store.hpp"
#include "store/roster/walk_ins.hpp"
#include "store/sqlite/entry_rows.hpp"

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
    const auto state = fold(TRY(facts_of(connection, subjects, area, day, zone)));
    if (!state.last || (state.came == 0 && state.inside == 0)) return core::Seen{};
    return core::Seen{state.inside > 0 ? core::Whereabouts::Inside : core::Whereabouts::Left, state.last->wall};
}

} // namespace kiosk::store
