#include "core/rules/retention.hpp"

namespace kiosk::core {

LocalDay names_kept_until(const EventInfo& event) {
    return event.last_day + std::chrono::days{event.retention_days};
}

bool takes_names(const Entry& entry, const EventInfo& event) {
    return entry.kind == EntryKind::Purge && !entry.time_unsure && event.zone.day_of(entry.wall) > event.last_day;
}

EventPackage without_names(EventPackage package) {
    for (auto& person : package.participants) {
        Participant nobody;
        nobody.id = std::move(person.id);
        nobody.delegation = std::move(person.delegation);
        nobody.role = std::move(person.role);
        nobody.group = std::move(person.group);
        nobody.photo = false;
        person = std::move(nobody);
    }
    for (auto& item : package.programme) item.speakers = {};
    return package;
}

} // namespace kiosk::core
