#include "report/courses.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/find_by_id.hpp"
#include "core/rules/event_day.hpp"

namespace kiosk::report {
namespace {

using service::Sighting;

void add_sittings(const service::EventRecord& record, const core::Checkpoint& door, CourseSittings& course) {
    const auto* item = core::find_by_id(record.programme, door.item);
    for (auto day = record.event.first_day; day <= record.event.last_day; day += std::chrono::days{1}) {
        const auto only = door.day ? door.day : item != nullptr ? std::optional(item->day) : std::nullopt;
        if (only && *only != day) continue;
        course.sittings.push_back({&door, day, item != nullptr ? std::optional(item->starts) : door.late_after});
    }
}

void sort_by_time(CourseSittings& course) {
    std::ranges::stable_sort(course.sittings, [](const Sitting& a, const Sitting& b) {
        return std::tuple(a.day, a.starts.value_or(core::MinuteOfDay{})) <
               std::tuple(b.day, b.starts.value_or(core::MinuteOfDay{}));
    });
}

CourseSittings course_of(const service::EventRecord& record, const core::Course& rule) {
    CourseSittings course{rule.code, rule.title, rule.length, {}};
    for (const auto& id : rule.checkpoints) {
        const auto* door = core::find_by_id(record.checkpoints, id);
        if (door == nullptr) continue;
        if (course.title.empty()) course.title = door->name;
        add_sittings(record, *door, course);
    }
    sort_by_time(course);
    return course;
}

// What is seen of them at that door on that day: of entries the first, of exits the last.
const Sighting* seen_at(const std::vector<const Sighting*>& sightings, const core::Checkpoint& door) {
    const Sighting* found = nullptr;
    const bool out = door.direction == core::Direction::Out;
    for (const auto* each : sightings) {
        if (each->checkpoint != door.id || each->enters == out) continue;
        if (out || found == nullptr) found = each;
    }
    return found;
}

} // namespace

bool CourseAttended::seen() const {
    return std::ranges::any_of(sittings, [](const SittingAttended& each) { return each.sighting != nullptr; });
}

std::vector<CourseSittings> courses_of(const service::EventRecord& record) {
    std::vector<CourseSittings> courses;
    for (const auto& rule : record.event.report.courses) courses.push_back(course_of(record, rule));
    if (courses.empty()) {
        for (const auto& item : record.programme) {
            if (item.status == core::ItemStatus::Cancelled) continue;
            CourseSittings course{{}, item.title, item.ends - item.starts, {}};
            for (const auto& door : record.checkpoints)
                if (door.item == item.id && door.kind == core::CheckpointKind::Session)
                    add_sittings(record, door, course);
            sort_by_time(course);
            if (!course.sittings.empty()) courses.push_back(std::move(course));
        }
    }
    std::erase_if(courses, [](const CourseSittings& course) { return course.sittings.empty(); });
    return courses;
}

CourseAttended attended(const DayBook& book, const CourseSittings& course, const core::Participant& person) {
    CourseAttended found;
    const auto& rules = book.record().event.report;
    const auto subject = core::subject_of(person.id);
    for (const auto& sitting : course.sittings) {
        SittingAttended one{&sitting, nullptr, {}, 0, false};
        if (const auto* sightings = book.at(subject, sitting.day)) one.sighting = seen_at(*sightings, *sitting.door);
        const bool theirs = core::admits(sitting.door->audience, person);
        if (!theirs && one.sighting == nullptr) continue;
        found.expected = found.expected || theirs;
        if (one.sighting != nullptr) {
            one.time = ClockTime{core::minute_after(sitting.day, one.sighting->at)};
            const bool entry = sitting.door->direction != core::Direction::Out;
            if (entry && sitting.starts && !one.sighting->time_unsure)
                one.late_minutes = std::max(0, static_cast<int>((one.time->minute - *sitting.starts).count()));
            one.counts = std::chrono::minutes{one.late_minutes} <= rules.absent_after;
            found.time_unsure = found.time_unsure || one.sighting->time_unsure;
        }
        found.counted += one.counts ? 1 : 0;
        found.sittings.push_back(one);
    }
    if (found.full()) {
        found.credited = course.length;
    } else if (rules.credit == core::CourseCredit::ProRata && !found.sittings.empty()) {
        found.credited = course.length * static_cast<int>(found.counted) / static_cast<int>(found.sittings.size());
    }
    return found;
}

} // namespace kiosk::report
