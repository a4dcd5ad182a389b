// 餐食統計: one paper for each meal and day: how many of each diet are on the roster, were there at the time when the
// kitchen was told, and collected theirs; own staff (home delegations) apart. Pure.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "report/paper_parts.hpp"

namespace kiosk::report {

struct MealOptions {
    Scope scope;                             // of the day only
    std::optional<core::MinuteOfDay> cutoff; // none: when the meal opens, else noon
};
[[nodiscard]] core::Result<Document> meal_counts(const service::EventRecord& record, const Wording& wording,
                                                 const MealOptions& options);

} // namespace kiosk::report
