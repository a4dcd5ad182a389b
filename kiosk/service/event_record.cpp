#include "service/event_record.hpp"

#include <utility>

#include "core/ledger/walk_in.hpp"
#include "core/rules/day_changes.hpp"
#include "core/rules/standing_facts.hpp"
#include "store/database.hpp"
#include "store/day_records.hpp"
#include "store/practice.hpp"

namespace kiosk::service {

std::map<core::SubjectKey, std::vector<Sighting>> sightings_of(std::span<const core::Entry> entries,
                                                               const core::MergeContext& context) {
    std::vector<core::Conflict> conflicts;
    const auto facts = core::standing_facts(entries, conflicts);
    const core::ConfirmedClocks clocks(facts);
    std::map<core::SubjectKey, std::vector<Sighting>> all;
    for (const auto* fact : facts) {
        if (!core::changes_presence(fact->kind) || context.no_attendance.contains(fact->checkpoint)) continue;
        auto key = core::presence_key_of(*fact, context);
        if (!key) continue;
        const auto change = core::presence_change(fact->kind, fact->direction, fact->count);
        all[key->subject].push_back({fact->ref(), context.zone.to_local(fact->wall), fact->checkpoint,
                                     std::move(key->area), change.enters, change.people, fact->late,
                                     clocks.is_unsure(*fact), fact->source == core::Source::Paper});
    }
    return all;
}

namespace {

// Who stays away, who stands in for them, and who registered at the door.
void tell_of_people(EventRecord& record, std::span<const core::Entry> entries) {
    std::vector<core::Conflict> conflicts;
    const auto facts = core::standing_facts(entries, conflicts);
    const auto& event = record.event;
    for (auto day = event.first_day; day <= event.last_day; day += std::chrono::days{1}) {
        if (auto excuses = core::excuses_of(facts, day, event.zone); !excuses.empty())
            record.excuses.emplace(day, std::move(excuses));
        if (auto stand_ins = core::stand_ins_of(facts, day, event.zone); !stand_ins.empty())
            record.stand_ins.emplace(day, std::move(stand_ins));
    }
    for (const auto* fact : facts)
        if (core::introduces(*fact)) record.walk_ins.insert(fact->participant);
}

} // namespace

core::Result<EventRecord> read_event_record(const std::filesystem::path& file) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    TRY(store::check_is_real(database));
    EventRecord record;
    record.event = TRY(database.event());
    record.revision = TRY(database.revision());
    record.purged = TRY(database.is_purged());
    record.delegations = TRY(database.delegations());
    record.participants = TRY(database.participants());
    record.traits = TRY(database.trait_counts());
    record.programme = TRY(database.programme());
    record.checkpoints = TRY(database.checkpoints());
    const core::DayChanges changes(TRY(store::read_changes(database, record.event.zone)), record.programme);
    for (auto& item : record.programme) item = changes.changed(std::move(item));
    for (auto& door : record.checkpoints)
        if (door.day) door = changes.changed(door, *door.day, {});
    const auto context = TRY(database.merge_context());
    const auto entries = TRY(database.entries());
    record.entries = entries.size();
    record.sightings = sightings_of(entries, context);
    tell_of_people(record, entries);
    return record;
}

} // namespace kiosk::service
