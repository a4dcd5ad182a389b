#include "service/event_record.hpp"

#include <utility>

#include "core/rules/day_changes.hpp"
#include "core/rules/standing_facts.hpp"
#include "store/database.hpp"
#include "store/day_records.hpp"

namespace kiosk::service {

std::map<core::SubjectKey, std::vector<Sighting>> sightings_of(std::span<const core::Entry> entries,
                                                               const core::MergeContext& context) {
    std::vector<core::Conflict> conflicts;
    const auto facts = core::standing_facts(entries, conflicts);
    const core::ConfirmedClocks clocks(facts);
    std::map<core::SubjectKey, std::vector<Sighting>> all;
    for (const auto* fact : facts) {
        if (!core::changes_presence(fact->kind)) continue;
        auto key = core::presence_key_of(*fact, context);
        if (!key) continue;
        const auto change = core::presence_change(fact->kind, fact->direction, fact->count);
        all[key->subject].push_back({fact->ref(), context.zone.to_local(fact->wall), fact->checkpoint,
                                     std::move(key->area), change.enters, change.people, fact->late,
                                     clocks.is_unsure(*fact)});
    }
    return all;
}

namespace {

std::map<core::LocalDay, core::Excuses> excuses_in(std::span<const core::Entry> entries, const core::EventInfo& event) {
    std::vector<core::Conflict> conflicts;
    const auto facts = core::standing_facts(entries, conflicts);
    std::map<core::LocalDay, core::Excuses> all;
    for (auto day = event.first_day; day <= event.last_day; day += std::chrono::days{1})
        if (auto excuses = core::excuses_of(facts, day, event.zone); !excuses.empty())
            all.emplace(day, std::move(excuses));
    return all;
}

} // namespace

core::Result<EventRecord> read_event_record(const std::filesystem::path& file) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
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
    record.excuses = excuses_in(entries, record.event);
    return record;
}

} // namespace kiosk::service
