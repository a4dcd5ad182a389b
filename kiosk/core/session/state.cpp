#include "core/session/state.hpp"

#include <algorithm>
#include <chrono>

namespace kiosk::core {

const Outcome& ShownResult::headline() const {
    return *std::max_element(rows.begin(), rows.end(),
                             [](const Outcome& a, const Outcome& b) { return a.tone() < b.tone(); });
}

Tone ShownResult::tone() const {
    return headline().tone();
}

int StaffRoll::people() const {
    return list ? list->people : 0;
}

int StaffRoll::safe_people() const {
    int people = 0;
    if (list)
        for (const InsideGroup& group : list->groups)
            for (const InsidePerson& each : group.inside)
                if (safe.contains(each.subject)) people += each.people;
    return people;
}

bool offers_programme(const Outcome& outcome) {
    const bool inside = outcome.tone() == Tone::Green || outcome.verdict == Verdict::AlreadyIn;
    return inside && (outcome.person || outcome.delegation);
}

Countdown countdown(const ShownResult& result, MonoTime now) {
    const auto left = std::clamp(result.ends - now, Millis{0}, std::max(result.ends - result.shown, Millis{0}));
    const auto whole = result.ends - result.shown;
    if (left <= Millis{0}) return {};
    return {static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()),
            static_cast<float>(left.count()) / static_cast<float>(whole.count())};
}

std::vector<ParticipantId> StaffDelegation::open() const {
    std::vector<ParticipantId> ids;
    if (!page) return ids;
    for (const auto* person : page->people_of(part))
        if (page->is_open_to(*person)) ids.push_back(person->id);
    return ids;
}

std::vector<ParticipantId> StaffDelegation::ticked() const {
    auto ids = open();
    std::erase_if(ids, [&](const ParticipantId& id) { return unticked.contains(id); });
    return ids;
}

int StaffDelegation::people() const {
    return number.value_or(static_cast<int>(ticked().size()));
}

} // namespace kiosk::core
