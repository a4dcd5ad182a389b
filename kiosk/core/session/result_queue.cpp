#include "core/session/result_queue.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "core/base/earliest.hpp"
#include "core/rules/group.hpp"

namespace kiosk::core {
namespace {

bool is_grave(Tone tone) {
    return tone == Tone::Amber || tone == Tone::Red;
}
bool is_group(const Outcome& row) {
    return row.verdict == Verdict::Group;
}
bool is_group(const std::vector<Outcome>& rows) {
    return is_group(rows.front());
}

Millis duration_of(Tone tone, const SessionTiming& timing) {
    switch (tone) {
    case Tone::Neutral:
        return timing.neutral;
    case Tone::Green:
        return timing.green;
    case Tone::Amber:
        return timing.amber;
    case Tone::Red:
        break;
    }
    return timing.red;
}

int first_count(const Outcome& group) {
    return group.delegation ? std::clamp(group.delegation->expected - group.delegation->arrived, 1, kMostInGroup) : 1;
}

// The others together, then every group alone.
std::vector<std::vector<Outcome>> split_groups(std::vector<Outcome> rows) {
    std::vector<std::vector<Outcome>> parts;
    const auto groups =
        std::stable_partition(rows.begin(), rows.end(), [](const Outcome& row) { return !is_group(row); });
    if (groups != rows.begin()) {
        parts.emplace_back(std::make_move_iterator(rows.begin()), std::make_move_iterator(groups));
    }
    for (auto at = groups; at != rows.end(); ++at) parts.push_back({std::move(*at)});
    return parts;
}

// The leader's badge dangles into view again while the people are counted.
bool is_shown_already(const ResultQueue& queue, const std::vector<Outcome>& rows) {
    return queue.result && rows.size() == 1 && is_group(rows) && is_group(*queue.result) &&
           rows.front().group_token == queue.result->rows.front().group_token;
}

// When an amber or red gives way to what waits behind it.
std::optional<MonoTime> release_at(const ResultQueue& queue, const SessionTiming& timing) {
    if (!queue.result || queue.waiting.empty() || !is_grave(queue.result->tone())) return std::nullopt;
    return queue.result->shown + timing.hold_grave;
}

void shrink(ResultQueue& queue, const SessionTiming& timing, MonoTime now) {
    queue.strip = Strip{queue.result->headline(), now + timing.strip};
}

void show(ResultQueue& queue, std::vector<Outcome> rows, const SessionTiming& timing, MonoTime now) {
    queue.unreadable_until.reset();
    ShownResult result;
    result.rows = std::move(rows);
    result.shown = now;
    result.ends = now + duration_of(result.tone(), timing);
    if (is_group(result)) result.group_count = first_count(result.rows.front());
    queue.result = std::move(result);
}

void hold(ResultQueue& queue, std::vector<Outcome> part) {
    auto& waiting = queue.waiting;
    if (waiting.size() == kMostWaiting) {
        // Nothing was written for a group: its leader can present the badge again. All else is joined, not dropped.
        if (is_group(part)) return;
        const auto last =
            std::find_if(waiting.rbegin(), waiting.rend(), [](const auto& rows) { return !is_group(rows); });
        if (last != waiting.rend()) {
            std::move(part.begin(), part.end(), std::back_inserter(*last));
            return;
        }
        waiting.pop_front();
    }
    waiting.push_back(std::move(part));
}

} // namespace

Arrival arrive(ResultQueue& queue, std::vector<Outcome> rows, const SessionTiming& timing, MonoTime now) {
    if (rows.empty()) return Arrival::Nothing;
    std::erase_if(rows, [](const Outcome& row) { return row.verdict == Verdict::Unreadable; });
    if (rows.empty()) {
        if (!queue.result) queue.unreadable_until = now + timing.unreadable;
        return Arrival::Foreign;
    }
    if (is_shown_already(queue, rows)) {
        queue.result->ends = now + timing.neutral;
        return Arrival::Recorded;
    }
    auto parts = split_groups(std::move(rows));
    auto next = parts.begin();
    const bool grave = queue.result && is_grave(queue.result->tone());
    const bool held = grave && now - queue.result->shown < timing.hold_grave;
    if (!held) {
        if (grave) shrink(queue, timing, now);
        show(queue, std::move(*next++), timing, now);
    }
    for (; next != parts.end(); ++next) hold(queue, std::move(*next));
    return held ? Arrival::Recorded : Arrival::Shown;
}

bool show_next(ResultQueue& queue, const SessionTiming& timing, MonoTime now) {
    if (queue.waiting.empty()) return false;
    std::vector<Outcome> rows;
    for (auto& part : std::exchange(queue.waiting, {})) {
        if (is_group(part))
            queue.waiting.push_back(std::move(part));
        else
            std::move(part.begin(), part.end(), std::back_inserter(rows));
    }
    if (rows.empty()) {
        rows = std::move(queue.waiting.front());
        queue.waiting.pop_front();
    }
    show(queue, std::move(rows), timing, now);
    return true;
}

void show_again(ResultQueue& queue, ShownResult result, const SessionTiming& timing, MonoTime now) {
    result.shown = now;
    result.ends = now + duration_of(result.tone(), timing);
    queue.result = std::move(result);
}

void hold_longer(ResultQueue& queue, const SessionTiming& timing, MonoTime now) {
    queue.result->ends = now + duration_of(queue.result->tone(), timing);
}

Expiry expire(ResultQueue& queue, const SessionTiming& timing, MonoTime now) {
    if (queue.strip && queue.strip->ends <= now) queue.strip.reset();
    if (queue.unreadable_until && *queue.unreadable_until <= now) queue.unreadable_until.reset();
    if (const auto release = release_at(queue, timing); release && *release <= now) {
        shrink(queue, timing, now);
        show_next(queue, timing, now);
        return Expiry::Shown;
    }
    return queue.result && queue.result->ends <= now ? Expiry::Ended : Expiry::Nothing;
}

std::optional<MonoTime> next_deadline(const ResultQueue& queue, const SessionTiming& timing) {
    std::optional<MonoTime> next = release_at(queue, timing);
    if (queue.result) consider(next, queue.result->ends);
    if (queue.strip) consider(next, queue.strip->ends);
    consider(next, queue.unreadable_until);
    return next;
}

bool just_shown(const ResultQueue& queue, const SessionTiming& timing, MonoTime now) {
    return now - queue.result->shown < timing.ignore_touch;
}

bool is_counting(const ResultQueue& queue) {
    return queue.result && is_group(*queue.result) && !queue.result->group_sent;
}

void change_count(ResultQueue& queue, int by, const SessionTiming& timing, MonoTime now) {
    const auto count = std::int64_t{queue.result->group_count} + by;
    queue.result->group_count = static_cast<int>(std::clamp<std::int64_t>(count, 1, kMostInGroup));
    queue.result->ends = now + timing.neutral;
}

void mark_sent(ResultQueue& queue, const SessionTiming& timing, MonoTime now) {
    queue.result->group_sent = true;
    queue.result->ends = now + timing.neutral;
}

bool is_group(const ShownResult& result) {
    return is_group(result.rows);
}

} // namespace kiosk::core
