// 實到名冊, for the subsidy's report: who was there, students, teachers and escorts apart, each for the whole day, half
// of it or not, with the entries that say so; what the day's programme was; and the sums, with the subsidy by the
// event's rates and the day by which the papers are due where it states them. Pure.
//
// The whole day is a sign-in in the morning, and in the afternoon a sign-in or a leaving after 13:00; half a day one of
// them. Where the programme has only one half for these people, that half is the whole day.
#pragma once

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"

namespace kiosk::report {

enum class Stayed { FullDay, HalfDay, Absent };
// programme: whether these people have anything on it in the morning, and in the afternoon; neither: as both.
[[nodiscard]] Stayed stayed(const DayAttendance& attended, bool morning_on_programme, bool afternoon_on_programme);

// For each day the programme, then a paper for each delegation and kind of people that it has, then the sums.
[[nodiscard]] core::Result<Document> actual_roster(const service::EventRecord& record, const Wording& wording,
                                                   const Scope& scope, const Heading& heading);

} // namespace kiosk::report
