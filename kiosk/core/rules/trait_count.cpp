#include "core/rules/trait_count.hpp"

#include <tuple>

#include "core/rules/event_day.hpp"
#include "core/rules/standing_facts.hpp"

namespace kiosk::core {
namespace {

// A number that a newer program wrote names nothing.
std::string name_in(std::span<const char* const> names, std::size_t number) {
    return number < names.size() ? names[number] : "";
}

std::string name_of(Sex sex) {
    static constexpr std::array<const char*, 4> kNames{"", "female", "male", "other"};
    return name_in(kNames, static_cast<std::size_t>(sex));
}
std::string name_of(SchoolLevel level) {
    static constexpr std::array<const char*, 5> kNames{"", "elementary", "junior_high", "senior_high",
                                                       "vocational_high"};
    return name_in(kNames, static_cast<std::size_t>(level));
}

} // namespace

std::string value_of(const Participant& person, Trait trait) {
    switch (trait) {
    case Trait::Sex:
        return name_of(person.sex);
    case Trait::SchoolLevel:
        return name_of(person.school_level);
    case Trait::Grade:
        return person.grade;
    }
    return {};
}

DaysThere days_there(std::span<const Entry> entries, const MergeContext& context, const EventInfo& event) {
    std::vector<Conflict> conflicts;
    std::map<SubjectKey, DaysOfSubject> cut;
    DaysThere there;
    for (const auto* fact : standing_facts(entries, conflicts)) {
        if (!changes_presence(fact->kind) || context.no_attendance.contains(fact->checkpoint)) continue;
        const auto key = presence_key_of(*fact, context);
        if (!key) continue;
        const bool enters = presence_change(fact->kind, fact->direction, fact->count).enters;
        auto& days = cut.try_emplace(key->subject, event).first->second;
        const auto day = days.next(context.zone.to_local(fact->wall), enters);
        if (enters && is_event_day(event, day)) there[key->subject].insert(day);
    }
    return there;
}

std::vector<TraitCount> count_traits(const EventInfo& event, std::span<const Participant> people,
                                     const DaysThere& there) {
    std::map<std::tuple<Trait, std::string, std::optional<LocalDay>>, TraitCount> counts;
    const std::set<LocalDay> never;
    for (const auto& person : people) {
        const auto found = there.find(subject_of(person.id));
        const auto& came = found == there.end() ? never : found->second;
        for (const auto trait : kTraits) {
            const auto value = value_of(person, trait);
            if (value.empty()) continue;
            const auto count = [&](std::optional<LocalDay> day, bool present) {
                auto& one = counts.try_emplace({trait, value, day}, TraitCount{trait, value, day}).first->second;
                ++one.expected;
                one.present += present ? 1 : 0;
            };
            count({}, !came.empty());
            for (auto day = event.first_day; day <= event.last_day; day += std::chrono::days{1})
                count(day, came.contains(day));
        }
    }
    std::vector<TraitCount> all;
    for (auto& [key, one] : counts) all.push_back(std::move(one));
    return all;
}

} // namespace kiosk::core
