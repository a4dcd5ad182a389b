// 研習時數: a paper for each course, with a row for each person that it is for, in the roster's order, so that somebody
// can tick them off on a web page; then, where there are several courses, what each person has of all. Pure.
#pragma once

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"

namespace kiosk::report {

// scope.day: courses that have a sitting on it.
[[nodiscard]] core::Result<Document> course_hours(const service::EventRecord& record, const Wording& wording,
                                                  const Scope& scope);

} // namespace kiosk::report
