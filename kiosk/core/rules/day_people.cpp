#include "core/rules/day_people.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "core/rules/event_day.hpp"
#include "core/rules/staff.hpp"

namespace kiosk::core {
namespace {

constexpr std::string_view kOtherReason = "other"; // of kExcuseReasons: for what a later program may say
constexpr std::string_view kStudent = "student", kTeacherRole = "teacher";

const Presence* presence_of(const DayPeople& day, const SubjectKey& subject) {
    const auto found = day.attendance.presences.find({subject, day.here.area, presence_day(day.here.kind, day.day)});
    return found == day.attendance.presences.end() ? nullptr : &found->second;
}

PersonRow row_with_whereabouts(const DayPeople& day, const Participant& person) {
    PersonRow row = row_of(person, {});
    if (const auto* presence = presence_of(day, subject_of(person.id))) {
        const auto seen = where_is(*presence);
        row.where = seen.where;
        row.since = day.zone.to_local(seen.since);
    }
    return row;
}

// Whom to ask of each delegation, of the whole roster at once.
std::map<DelegationId, const Participant*> leaders(std::span<const Participant> people) {
    std::map<DelegationId, const Participant*> found;
    for (const Participant& each : people) {
        if (each.role == kStudent || each.role.empty()) continue;
        const auto [at, first] = found.try_emplace(each.delegation, &each);
        if (!first && at->second->role != kTeacherRole && each.role == kTeacherRole) at->second = &each;
    }
    return found;
}

std::optional<PersonRow> leader_row(const DayPeople& day, const std::map<DelegationId, const Participant*>& all,
                                    const DelegationId& delegation) {
    const auto found = all.find(delegation);
    return found == all.end() ? std::nullopt : std::optional(row_with_whereabouts(day, *found->second));
}

} // namespace

Seen where_is(const Presence& presence) {
    if (presence.inside) return {Whereabouts::Inside, presence.first_in_at};
    return {Whereabouts::Left, presence.last_out_at.value_or(presence.first_in_at)};
}

Excuses excuses_of(std::span<const Entry* const> facts, LocalDay day, const Zone& zone) {
    Excuses all;
    for (const Entry* fact : facts) {
        if (fact->kind != EntryKind::Excused || zone.day_of(fact->wall) != day) continue;
        const bool known = std::ranges::find(kExcuseReasons, fact->reason) != kExcuseReasons.end();
        all[fact->participant] = {fact->ref(), known ? fact->reason : std::string(kOtherReason), fact->by,
                                  zone.to_local(fact->wall), false};
    }
    return all;
}

StandIns stand_ins_of(std::span<const Entry* const> facts, LocalDay day, const Zone& zone) {
    StandIns all;
    for (const Entry* fact : facts)
        if (fact->kind == EntryKind::Substitute && zone.day_of(fact->wall) == day)
            all[fact->participant] = {ParticipantId{fact->reason}, fact->ref()};
    return all;
}

PersonRow row_of(const Participant& person, Texts delegation) {
    PersonRow row;
    row.id = person.id;
    row.name = name_or_id(person);
    row.latin = person.latin;
    row.delegation = std::move(delegation);
    row.role = person.role;
    row.group = person.group;
    return row;
}

bool is_closed(const Checkpoint& door, LocalTime now) {
    return door.closes && now >= LocalTime{day_of(now)} + *door.closes;
}

const Participant* who_leads(const DelegationId& delegation, std::span<const Participant> people) {
    const auto all = leaders(people);
    const auto found = all.find(delegation);
    return found == all.end() ? nullptr : found->second;
}

NotArrived not_arrived(const DayPeople& day, LocalTime now) {
    std::map<DelegationId, AbsentGroup> groups;
    const bool loan = day.here.kind == CheckpointKind::Loan;
    for (const Participant& each : day.people) {
        if (!loan && !admits(day.here.audience, each)) continue;
        const auto* presence = presence_of(day, subject_of(each.id));
        if (loan && presence == nullptr) continue; // nothing is expected of them
        const bool came = loan ? !presence->inside : presence != nullptr;
        if (!came && day.stand_ins.contains(each.id)) continue;
        AbsentGroup& group = groups[each.delegation];
        ++group.expected;
        if (came) continue;
        group.people.push_back(row_of(each, {}));
        if (day.excuses.contains(each.id)) ++group.excused;
    }
    const auto who = leaders(day.people);
    NotArrived all;
    all.over = is_closed(day.here, now);
    all.kind = day.here.kind;
    for (const Delegation& each : day.delegations) {
        const auto found = groups.find(each.id);
        if (found == groups.end()) continue;
        AbsentGroup& group = found->second;
        group.id = each.id;
        group.name = each.name;
        group.arrives = each.arrives;
        if (const auto* count = presence_of(day, subject_of(each.id))) group.unnamed = count->people;
        group.missing = std::max(0, static_cast<int>(group.people.size()) - group.unnamed);
        group.excused = std::min(group.excused, group.missing);
        all.expected += group.expected;
        all.missing += group.missing;
        all.excused += group.excused;
        if (group.missing == 0) continue;
        for (const PersonRow& row : group.people)
            if (const auto excuse = day.excuses.find(row.id); excuse != day.excuses.end()) all.excuses.insert(*excuse);
        group.leader = leader_row(day, who, each.id);
        all.groups.push_back(std::move(group));
    }
    std::ranges::stable_sort(all.groups, std::greater{}, &AbsentGroup::missing);
    return all;
}

InsideNow inside_now(const DayPeople& day) {
    std::map<DelegationId, InsideGroup> groups;
    std::map<SubjectKey, const Presence*> left; // of those inside, who is not told of yet
    for (const auto& [key, presence] : day.attendance.presences)
        if (key.area == day.here.area && key.day == presence_day(day.here.kind, day.day) && presence.people_inside > 0)
            left.emplace(key.subject, &presence);
    const auto tell = [&](const DelegationId& delegation, InsidePerson person) {
        InsideGroup& group = groups[delegation];
        group.people += person.people;
        group.inside.push_back(std::move(person));
    };
    for (const Participant& each : day.people) {
        const auto found = left.find(subject_of(each.id));
        if (found == left.end()) continue;
        tell(each.delegation, {found->first, name_or_id(each), each.latin, each.role, each.group, 1,
                               day.zone.to_local(found->second->first_in_at)});
        left.erase(found);
    }
    for (const auto& [subject, presence] : left)
        tell(presence->delegation,
             {subject, {}, {}, {}, {}, presence->people_inside, day.zone.to_local(presence->first_in_at)});
    const auto who = leaders(day.people);
    InsideNow all;
    const auto take = [&](InsideGroup group) {
        all.people += group.people;
        all.groups.push_back(std::move(group));
    };
    for (const Delegation& each : day.delegations) {
        auto found = groups.extract(each.id);
        if (found.empty()) continue;
        InsideGroup& group = found.mapped();
        group.id = each.id;
        group.name = each.name;
        group.leader = leader_row(day, who, each.id);
        take(std::move(group));
    }
    InsideGroup others;
    for (auto& [id, group] : groups) {
        others.people += group.people;
        others.inside.insert(others.inside.end(), group.inside.begin(), group.inside.end());
    }
    if (others.people > 0) take(std::move(others));
    return all;
}

} // namespace kiosk::core
