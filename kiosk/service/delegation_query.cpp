#include "service/delegation_query.hpp"

#include <algorithm>
#include <set>

#include "core/rules/day_people.hpp"
#include "core/rules/void_rules.hpp"
#include "store/day_records.hpp"

namespace kiosk::service {
namespace {

using core::Entry, core::EntryKind;

core::DelegationPerson person_on_page(const core::Participant& person, const ReceptionDay& day,
                                      const core::Attendance& attendance, const core::Checkpoint& here) {
    core::DelegationPerson one;
    one.id = person.id;
    one.name = core::name_or_id(person);
    one.coach = person.coach;
    one.buddy_class = person.buddy_class;
    const auto found = attendance.presences.find({core::subject_of(person.id), here.area, day.kept_for(here)});
    if (found == attendance.presences.end()) return one;
    const auto seen = core::where_is(found->second);
    one.where = seen.where;
    one.since = day.event.zone.to_local(seen.since);
    return one;
}

void count(core::DelegationPage& page, const ReceptionDay& day, const core::Attendance& attendance,
           const core::Checkpoint& here) {
    for (const auto& [key, presence] : attendance.presences) {
        if (key.area != here.area || key.day != day.kept_for(here) || presence.delegation != page.id) continue;
        page.came += presence.people;
        page.inside += presence.people_inside;
        if (!core::is_group(key.subject)) ++page.named;
    }
}

// Newest first.
void tell_acts(core::DelegationPage& page, const ReceptionDay& day, const core::AreaId& area,
               const core::StaffMember& by, const core::Now& now) {
    std::set<core::ParticipantId> theirs, together;
    for (const auto& person : page.people) theirs.insert(person.id);
    const auto tell_part = [&] {
        if (!page.acts.empty()) page.acts.back().part = page.part_with(together);
    };
    const Entry* before = nullptr;
    for (auto fact = day.facts.rbegin(); fact != day.facts.rend(); ++fact) {
        const Entry& entry = **fact;
        const bool named = entry.kind != EntryKind::GroupCount;
        if (!day.is_of_today(entry) || entry.area != area || entry.source != core::Source::Group ||
            !core::changes_presence(entry.kind))
            continue;
        const auto who = day.person_of(entry);
        if (named ? !theirs.contains(who) : entry.delegation != page.id) continue;
        if (before != nullptr && core::is_same_act(*before, entry)) {
            ++page.acts.back().people;
            together.insert(who);
            continue;
        }
        tell_part();
        if (page.acts.size() == core::kGroupActs) return;
        const bool leaves = named ? entry.kind == EntryKind::CheckOut : entry.direction == core::Direction::Out;
        together = named ? std::set{who} : std::set<core::ParticipantId>{};
        page.acts.push_back({entry.ref(),
                             day.local(entry),
                             named,
                             leaves,
                             named ? 1 : static_cast<int>(entry.count),
                             {},
                             entry.by,
                             core::may_undo(by, entry, now)});
        before = &entry;
    }
    tell_part();
}

} // namespace

core::Result<std::optional<core::DelegationPage>> read_delegation_page(const store::Database& database,
                                                                       const core::DelegationId& id,
                                                                       const core::StaffMember& by,
                                                                       const ReceptionMoment& moment) {
    const auto day = TRY(read_reception_day(database, moment.now));
    const auto* delegation = core::find_by_id(day->delegations, id);
    if (delegation == nullptr) return std::nullopt;
    core::DelegationPage page;
    page.id = id;
    page.name = delegation->name;
    page.country = delegation->country;
    page.arrives = delegation->arrives;
    page.leaves = moment.here.direction == core::Direction::Out;
    const auto attendance = core::merge(day->entries, day->context);
    for (const auto& person : TRY(store::read_people_of(database, id)))
        page.people.push_back(person_on_page(person, *day, attendance, moment.here));
    count(page, *day, attendance, moment.here);
    tell_acts(page, *day, moment.here.area, by, moment.now);
    return page;
}

} // namespace kiosk::service
