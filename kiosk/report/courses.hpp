// Who attended which course, by the event's own rule (core/event/report_rules.hpp). Pure.
//
// - Each checkpoint of a course is a sitting on each day on which it stands: for those whom its door admits. A course
//   without a rule of the event's is an item of the programme whose door is a session's, and lasts as long as that.
// - Who comes more than absent_after later than the sitting begins was not there. It begins with the door's item, else
//   at its late_after; where there is neither, nobody is too late. A time that no clock vouches for makes nobody late.
// - At a door that only leads out, leaving is what is asked for.
// - The whole length for every sitting; else, pro rata, a share of it by sittings, in whole minutes; else none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/day_book.hpp"

namespace kiosk::report {

struct Sitting {
    const core::Checkpoint* door = nullptr; // the record's
    core::LocalDay day{};
    std::optional<core::MinuteOfDay> starts;
};
struct CourseSittings {
    std::string code;
    core::Texts title;
    std::chrono::minutes length{};
    std::vector<Sitting> sittings; // in order of time
};
// In the event's order; of days alone that are the event's. None: it has no session.
[[nodiscard]] std::vector<CourseSittings> courses_of(const service::EventRecord& record);

struct SittingAttended {
    const Sitting* sitting = nullptr;            // the course's
    const service::Sighting* sighting = nullptr; // the record's; nullptr: not seen
    std::optional<ClockTime> time;
    int late_minutes = 0;
    bool counts = false; // seen, and not too late
};
struct CourseAttended {
    std::vector<SittingAttended> sittings; // those that are for this person
    std::chrono::minutes credited{};
    std::size_t counted = 0;
    bool expected = false;    // some door admits them
    bool time_unsure = false; // of any time that is shown
    [[nodiscard]] bool full() const { return !sittings.empty() && counted == sittings.size(); }
    [[nodiscard]] bool seen() const;
};
[[nodiscard]] CourseAttended attended(const DayBook& book, const CourseSittings& course,
                                      const core::Participant& person);

} // namespace kiosk::report
