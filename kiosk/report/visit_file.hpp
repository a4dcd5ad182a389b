// The nameless visit file, with which a host school tells the Alliance of an event: which office, when, how many people
// from which countries, which goals. JSON (RFC 8259), UTF-8, an object:
//
//   format "kiosk-visit", version 1, event (id), kind "visit" | "workshop", title and host_school (by language), office
//   (1 … 11; 0: none stated), first_day and last_day (2026-11-26), revision, entries, guests and hosts { expected,
//   present }, unlisted, countries [{ country (ISO 3166-1), expected, present }] of guests, languages [{ language,
//   present }], roles [{ role, present }], sexes [{ sex "female" | "male" | "other", expected, present }],
//   school_levels
//   [{ school_level "elementary" | "junior_high" | "senior_high" | "vocational_high", expected, present }], grades
//   [{ grade, expected, present }] of those whose roster says so, counted_together, goals [{ goal 1 … 17, items,
//   minutes }], sample (true where the event is one)
//
// The same numbers give the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "report/summary.hpp"

namespace kiosk::report {

[[nodiscard]] std::string write_visit_file(const Summary& summary);

// What the Alliance counts of it.
struct Visit {
    std::string file; // as it was named
    core::EventId event;
    core::Texts title;
    core::Texts host_school;
    int office = 0;
    core::LocalDay first_day{}, last_day{};
    Headcount guests;
    Headcount hosts;
    std::vector<std::pair<std::string, Headcount>> countries;
    std::vector<GoalCount> goals;
    bool sample = false;
};
// text is hostile: bounded, every number within its range. Invalid: what is wrong, with the file's name.
[[nodiscard]] core::Result<Visit> parse_visit_file(std::string_view text, const std::string& file);

inline constexpr std::size_t kMostVisitBytes = std::size_t{1} << 20U;

} // namespace kiosk::report
