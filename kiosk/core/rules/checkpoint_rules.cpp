#include "core/rules/checkpoint_rules.hpp"

#include <algorithm>

namespace kiosk::core {

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

} // namespace kiosk::core
