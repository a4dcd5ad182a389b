// 成果摘要: what came of an event in numbers, without a name of anybody. Pure.
//
// - Somebody is present who came in on any of the days that are looked at. Of a delegation that its leader's badge
//   counted as a whole, those who also came one by one are taken to be among the counted: its number is the larger.
// - Nothing here goes with the names: after a purge every number is what it was.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/paper_parts.hpp"

namespace kiosk::report {

struct Headcount {
    std::int64_t expected = 0; // on the roster
    std::int64_t present = 0;
    bool operator==(const Headcount&) const = default;
};
struct GroupCount {
    core::Texts name;
    std::string country;
    bool home = false;
    Headcount people;
};
struct GoalCount {
    int goal = 0; // 1 … 17
    int items = 0;
    std::chrono::minutes length{};
    bool operator==(const GoalCount&) const = default;
};
struct DoorCount {
    core::Texts name;
    std::int64_t people = 0; // distinct
};
inline constexpr core::MinuteOfDay kArrivalStep{15};
struct DayArrivals {
    core::LocalDay day{};
    std::map<core::MinuteOfDay, std::int64_t> people; // by the quarter of an hour in which they first came
};

struct Summary {
    core::EventInfo event;
    core::RevisionNumber revision{};
    std::size_t entries = 0;
    core::LocalDay first_day{}, last_day{}; // that are looked at
    Headcount people;
    std::int64_t unlisted = 0; // came, and are on no roster
    std::int64_t together = 0; // of those present: counted with their group alone
    std::vector<GroupCount> groups;
    std::map<std::string, Headcount> countries; // of guests, by ISO 3166-1; "" where nobody said
    Headcount guests;
    Headcount hosts;                               // home delegations
    std::map<std::string, std::int64_t> languages; // of those present, by their group's
    std::map<std::string, std::int64_t> roles;     // of those present one by one
    // Of those whose traits the roster states, one by one: by value as core::value_of() has it.
    std::map<core::Trait, std::map<std::string, Headcount>> traits;
    std::vector<GoalCount> goals; // by number
    std::vector<DoorCount> doors;
    std::vector<DayArrivals> arrivals; // of each day that has any
    bool purged = false;
    bool time_unsure = false;
    int from_paper = 0;         // entries
    bool past_midnight = false; // of an arrival
    std::string zone;           // of its times, "UTC+08:00"; empty: nobody has another
    std::size_t outside = 0;    // entries of other days
    [[nodiscard]] std::int64_t absent() const;
};
// day: that one alone. Usage: a day that is none of the event's.
[[nodiscard]] core::Result<Summary> summarise(const service::EventRecord& record, std::optional<core::LocalDay> day);

} // namespace kiosk::report
