#include "service/reception_day.hpp"

#include "core/rules/standing_facts.hpp"
#include "store/day_records.hpp"

namespace kiosk::service {

core::Texts ReceptionDay::delegation(const core::DelegationId& id) const {
    const auto* found = core::find_by_id(delegations, id);
    return found == nullptr ? core::Texts{} : found->name;
}

core::ParticipantId ReceptionDay::person_of(const core::Entry& entry) const {
    if (!entry.participant.empty()) return entry.participant;
    const auto owner = context.owners.find(entry.badge);
    return owner == context.owners.end() ? core::ParticipantId{} : owner->second;
}

core::Result<std::unique_ptr<ReceptionDay>> read_reception_day(const store::Database& database, const core::Now& now) {
    auto day = std::make_unique<ReceptionDay>();
    day->event = TRY(database.event());
    day->today = day->event.zone.day_of(now.wall);
    day->delegations = TRY(database.delegations());
    day->checkpoints = TRY(database.checkpoints());
    day->changes = core::DayChanges(TRY(store::read_changes(database, day->event.zone)), TRY(database.programme()));
    for (auto& each : day->delegations) each = day->changes.changed(std::move(each));
    const auto midnight = day->event.zone.to_wall(core::LocalTime{day->today});
    day->entries = TRY(store::read_entries_since(database, midnight));
    for (auto& each : TRY(store::read_lent_before(database, midnight))) day->entries.push_back(std::move(each));
    day->context.zone = day->event.zone;
    day->context.owners = TRY(store::read_owners(database, day->entries));
    day->context.homes = TRY(store::read_homes(database, day->entries, day->context.owners));
    for (const auto& each : day->checkpoints) {
        day->context.areas.emplace(each.id, each.area);
        if (each.kind == core::CheckpointKind::Loan) day->context.loans.insert(each.area);
    }
    std::vector<core::Conflict> conflicts;
    day->facts = core::standing_facts(day->entries, conflicts);
    for (const auto* fact : day->facts)
        if (fact->source == core::Source::Group) day->together.insert(fact->ref());
    return day;
}

} // namespace kiosk::service
