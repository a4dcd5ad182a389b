#include "event/package/overlaps.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "event/package_faults.hpp"

namespace kiosk::event {
namespace {

template <class T> bool share(const std::vector<T>& a, const std::vector<T>& b) {
    return a.empty() || b.empty() ||
           std::any_of(a.begin(), a.end(), [&](const T& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

bool same_people(const core::Audience& a, const core::Audience& b) {
    return share(a.delegations, b.delegations) && share(a.groups, b.groups) && share(a.roles, b.roles);
}

bool same_time(const core::Checkpoint& a, const core::Checkpoint& b) {
    const auto opens = [](const core::Checkpoint& one) { return one.opens.value_or(core::MinuteOfDay(0)); };
    const auto closes = [](const core::Checkpoint& one) { return one.closes.value_or(std::chrono::hours(24)); };
    return (!a.day || !b.day || *a.day == *b.day) && opens(a) < closes(b) && opens(b) < closes(a);
}

bool same_door(const core::Checkpoint& a, const core::Checkpoint& b) {
    return a.kind == b.kind && a.area == b.area && a.direction == b.direction && same_time(a, b) &&
           same_people(a.audience, b.audience);
}

} // namespace

void warn_of_overlaps(const std::vector<core::ProgrammeItem>& items, const std::vector<int>& lines,
                      const Reporter& reporter) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto room = [&](std::size_t i) {
        return std::tie(items[i].place, items[i].place_text.in(core::kHomeLanguage), items[i].day);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple_cat(room(a), std::tie(items[a].starts, a)) <
               std::tuple_cat(room(b), std::tie(items[b].starts, b));
    });
    std::size_t longest = 0; // of those in one room, the position of the one that ends last so far
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto before = order[longest];
        const auto now = order[i];
        if (items[now].place.empty() || room(before) != room(now)) {
            longest = i;
            continue;
        }
        if (items[now].starts < items[before].ends) {
            reporter.warning(std::max(lines[before], lines[now]), "place",
                             faults::kSamePlace(in_quotes(items[std::max(before, now)].id.str()),
                                                in_quotes(items[std::min(before, now)].id.str())));
        }
        if (items[now].ends > items[before].ends) {
            longest = i;
        }
    }
}

void warn_of_overlaps(const std::vector<core::Checkpoint>& checkpoints, const std::vector<int>& lines,
                      const Reporter& reporter) {
    constexpr std::size_t kCompared = 64; // with so many before it; a school has fewer doors
    for (std::size_t i = 1; i < checkpoints.size(); ++i) {
        for (std::size_t before = i > kCompared ? i - kCompared : 0; before < i; ++before) {
            if (same_door(checkpoints[before], checkpoints[i])) {
                reporter.warning(
                    lines[i], "opens",
                    faults::kSameDoor(in_quotes(checkpoints[i].id.str()), in_quotes(checkpoints[before].id.str())));
                break;
            }
        }
    }
}

} // namespace kiosk::event
