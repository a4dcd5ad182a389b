#include "service/attendance_query.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "service/event_source.hpp"
#include "store/database.hpp"
#include "store/day_tallies.hpp"

namespace kiosk::service {
namespace {

template <class Key> int people_of(const std::map<Key, int>& people, const Key& key) {
    const auto found = people.find(key);
    return found == people.end() ? 0 : found->second;
}

std::map<core::ItemId, Places> places_left(const std::vector<core::Checkpoint>& checkpoints,
                                           const store::DayTallies& tallies, core::LocalDay day) {
    std::map<core::ItemId, Places> all;
    for (const core::Checkpoint& each : checkpoints) {
        if (each.item.empty() || !each.capacity || (each.day && *each.day != day)) continue;
        const int left = std::max(0, *each.capacity - people_of(tallies.inside, each.area));
        // Of several doors to one room the tightest counts.
        const auto [places, added] = all.try_emplace(each.item, Places{left, *each.capacity});
        if (!added && left < places->second.left) places->second = {left, *each.capacity};
    }
    return all;
}

} // namespace

core::Result<PeopleCounted> count_people(const std::filesystem::path& file, const core::Checkpoint& here,
                                         core::LocalDay day) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto delegations = TRY(database.delegations());
    const auto sizes = TRY(store::read_delegation_sizes(database));
    const auto tallies = TRY(store::read_day_tallies(database, day));
    const auto checkpoints = TRY(database.checkpoints());
    PeopleCounted counted;
    for (const core::Delegation& each : delegations)
        counted.delegations[each.id] = {each.id, each.name, people_of(tallies.came, std::pair(here.area, each.id)),
                                        people_of(sizes, each.id)};
    counted.places = places_left(checkpoints, tallies, day);
    return counted;
}

std::string MergedAttendance::name_of(const core::SubjectKey& subject) const {
    const auto found = names.find(subject);
    return found == names.end() ? subject.str() : found->second;
}

core::Result<MergedAttendance> merge_attendance(const std::filesystem::path& file,
                                                const core::CheckpointId& checkpoint) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto context = TRY(database.merge_context());
    const auto people = TRY(database.participants());
    const auto delegations = TRY(database.delegations());
    const auto entries = TRY(database.entries());
    if (!checkpoint.empty()) {
        const auto checkpoints = TRY(database.checkpoints());
        TRY(find_checkpoint(checkpoints, checkpoint));
    }
    MergedAttendance merged{core::merge(entries, context), context.zone, {}, {}};
    for (const auto& person : people) merged.names.emplace(core::subject_of(person.id), core::name_or_id(person));
    for (const auto& delegation : delegations)
        merged.names.emplace(core::subject_of(delegation.id), delegation.name.in(core::kHomeLanguage));
    std::set<core::EntryRef> refs;
    for (const auto& conflict : merged.attendance.conflicts)
        refs.insert(conflict.entries.begin(), conflict.entries.end());
    for (const auto& entry : entries)
        if (refs.contains(entry.ref())) merged.in_conflict.emplace(entry.ref(), entry);
    return merged;
}

} // namespace kiosk::service
