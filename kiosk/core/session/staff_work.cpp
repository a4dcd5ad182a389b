#include "core/session/staff_work.hpp"

namespace kiosk::core {

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

StaffWork::StaffWork() = default;
KIOSK_COMPILED_HERE(StaffWork);
bool StaffWork::operator==(const StaffWork&) const = default;

} // namespace kiosk::core
