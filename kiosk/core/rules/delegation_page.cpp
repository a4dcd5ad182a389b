#include "core/rules/delegation_page.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/ascii.hpp"

namespace kiosk::core {
namespace {

// The number at the beginning, without the zeroes before it, and what follows.
std::pair<std::string_view, std::string_view> split_coach(std::string_view coach) {
    const auto end = std::ranges::find_if_not(coach, is_digit);
    auto number = coach.substr(0, static_cast<std::size_t>(end - coach.begin()));
    const auto rest = coach.substr(number.size());
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return {number, rest};
}

struct ByNumber {
    bool operator()(const std::string& a, const std::string& b) const { return coach_before(a, b); }
};

} // namespace

bool coach_before(const std::string& a, const std::string& b) {
    // Without a coach is last.
    if (a.empty() || b.empty()) return !a.empty() && b.empty();
    const auto [number_a, rest_a] = split_coach(a);
    const auto [number_b, rest_b] = split_coach(b);
    return std::tuple(number_a.size(), number_a, rest_a, std::string_view(a)) <
           std::tuple(number_b.size(), number_b, rest_b, std::string_view(b));
}

std::vector<const DelegationPerson*> DelegationPage::people_of(const std::optional<std::string>& coach) const {
    std::vector<const DelegationPerson*> some;
    for (const auto& person : people)
        if (!coach || person.coach == *coach) some.push_back(&person);
    return some;
}

std::vector<std::string> DelegationPage::coaches() const {
    std::set<std::string, ByNumber> all;
    for (const auto& person : people) all.insert(person.coach);
    if (all.size() == 1 && all.contains("")) return {};
    return {all.begin(), all.end()};
}

bool DelegationPage::is_open_to(const DelegationPerson& person) const {
    return (person.where == Whereabouts::Inside) == leaves;
}

bool is_same_act(const Entry& a, const Entry& b) {
    return a.source == Source::Group && b.source == Source::Group && !a.by.empty() && a.kind == b.kind &&
           a.kind != EntryKind::GroupCount && a.by == b.by && a.boot == b.boot && a.mono == b.mono &&
           a.wall == b.wall && a.checkpoint == b.checkpoint;
}

} // namespace kiosk::core
