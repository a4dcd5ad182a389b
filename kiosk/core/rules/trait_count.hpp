// How many people of each sex, grade and school level were expected and came, where the roster says what they are. The
// counts outlive the names: a purge takes the traits of each person and leaves these sums. Pure.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/event/roster.hpp"
#include "core/rules/attendance.hpp"

namespace kiosk::core {

// The numbers are those of the database; append.
enum class Trait : std::uint8_t { Sex = 0, SchoolLevel = 1, Grade = 2 };
inline constexpr std::array kTraits{Trait::Sex, Trait::SchoolLevel, Trait::Grade};

// "female", "male", "other"; "elementary", "junior_high", "senior_high", "vocational_high"; a grade as the roster has
// it. Empty: not stated.
[[nodiscard]] std::string value_of(const Participant& person, Trait trait);

struct TraitCount {
    Trait trait = Trait::Sex;
    std::string value;
    std::optional<LocalDay> day; // none: the whole event, where everybody counts once
    int expected = 0;            // on the roster
    int present = 0;
    bool operator==(const TraitCount&) const = default;
};

// On which of the event's days each subject came in.
using DaysThere = std::map<SubjectKey, std::set<LocalDay>>;
[[nodiscard]] DaysThere days_there(std::span<const Entry> entries, const MergeContext& context, const EventInfo& event);

// For the whole event and for each of its days; in order of trait, value and day. None of what nobody states.
[[nodiscard]] std::vector<TraitCount> count_traits(const EventInfo& event, std::span<const Participant> people,
                                                   const DaysThere& there);

} // namespace kiosk::core
