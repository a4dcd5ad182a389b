// When people came, as curves over the time of day: one for each day. Only report's drawing includes it.
#pragma once

#include <string>
#include <vector>

#include "report/brush.hpp"
#include "report/summary.hpp"

namespace kiosk::report {

// The scale beside it: 0, a half, the top; people is the most of any quarter of an hour, > 0.
[[nodiscard]] std::int64_t chart_top(std::int64_t people);

// arrivals: one day at least. The labels below take 7 mm of the box, those beside it 12.
void draw_arrivals(Brush& brush, const std::vector<DayArrivals>& arrivals, const core::Language& language,
                   const print::Box& box);

// The quarter of an hour with the most people of any day, and how many.
struct Peak {
    core::LocalDay day{};
    core::MinuteOfDay minute{};
    std::int64_t people = 0;
};
[[nodiscard]] Peak peak_of(const std::vector<DayArrivals>& arrivals);

} // namespace kiosk::report
