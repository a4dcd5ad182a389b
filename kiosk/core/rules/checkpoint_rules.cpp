#include "core/rules/checkpoint_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/find_by_id.hpp"

namespace kiosk::core {
namespace {

PlaceId place_of(const FollowedDay& day, const Checkpoint& door) {
    const auto* item = find_by_id(day.programme, door.item);
    return item == nullptr ? PlaceId{} : item->place;
}

bool may_follow(const FollowedDay& day, const Followed& followed, const Checkpoint& door) {
    if (!followed.among.empty()) return std::ranges::find(followed.among, door.id) != followed.among.end();
    const auto* from = find_by_id(day.checkpoints, followed.from);
    if (from == nullptr || (door.direction == Direction::Out) != (from->direction == Direction::Out)) return false;
    const auto place = place_of(day, *from);
    return door.area == from->area || (!place.empty() && place_of(day, door) == place);
}

// None: not at all.
std::optional<std::pair<LocalTime, LocalTime>> open_on(const FollowedDay& day, const Checkpoint& planned,
                                                       LocalDay today) {
    if (day_of(planned, day.event, today) != today) return std::nullopt;
    Checkpoint door = day.changes.changed(planned, today, {});
    const auto* item = find_by_id(day.programme, door.item);
    if (item != nullptr && item->status == ItemStatus::Cancelled) return std::nullopt;
    if (item != nullptr && item->day == today && !door.opens && !door.closes) {
        door.opens = item->starts;
        door.closes = item->ends;
    }
    return std::pair{today + door.opens.value_or(MinuteOfDay{0}), today + door.closes.value_or(MinuteOfDay{24 * 60})};
}

} // namespace

LocalDay day_of(const Checkpoint& checkpoint, const EventInfo& event, LocalDay today) {
    return checkpoint.day.value_or(std::clamp(today, event.first_day, std::max(event.first_day, event.last_day)));
}

CheckpointId choose_checkpoint(const std::vector<Checkpoint>& checkpoints, LocalTime now) {
    const auto today = day_of(now);
    const auto minute = std::chrono::floor<std::chrono::minutes>(now - today);
    const auto rank = [&](const Checkpoint& each) {
        const bool admits = each.direction != Direction::Out;
        const bool open = (!each.day || *each.day == today) && (!each.opens || *each.opens <= minute) &&
                          (!each.closes || minute < *each.closes);
        const bool gate = each.kind == CheckpointKind::Gate;
        return (admits ? 4 : 0) + (gate ? 2 : 0) + (open ? 1 : 0) + (admits && open ? 2 : 0);
    };
    const auto best = std::max_element(checkpoints.begin(), checkpoints.end(),
                                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return best == checkpoints.end() ? CheckpointId{} : best->id;
}

CheckpointId by_programme(const FollowedDay& day, const Followed& followed, const CheckpointId& here, LocalTime now) {
    std::optional<std::pair<Millis, bool>> least; // how far it is from opening, and whether it is another than here
    CheckpointId best = here;
    for (const auto& each : day.checkpoints) {
        const auto open = may_follow(day, followed, each) ? open_on(day, each, day_of(now)) : std::nullopt;
        if (!open || now >= open->second) continue;
        constexpr Millis kDay = std::chrono::hours{24};
        const std::pair far{now >= open->first ? Millis{now - open->first} : kDay + (open->first - now),
                            each.id != here};
        if (least && far >= *least) continue;
        least = far;
        best = each.id;
    }
    return best;
}

} // namespace kiosk::core
