#include "core/rules/delegation_page.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/base/ascii.hpp"

namespace kiosk::core {
namespace {

// What a text begins with, taken off it: a number, without the zeroes before it, or what stands before the next one.
std::string_view take_piece(std::string_view& text) {
    const bool number = is_digit(text.front());
    const auto end = std::ranges::find_if(text, [&](char c) { return is_digit(c) != number; });
    auto piece = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(piece.size());
    if (number) piece.remove_prefix(std::min(piece.find_first_not_of('0'), piece.size()));
    return piece;
}

struct ByNumber {
    bool operator()(const std::string& a, const std::string& b) const { return part_before(a, b); }
};

} // namespace

bool part_before(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return !a.empty() && b.empty();
    std::string_view rest_a = a, rest_b = b;
    while (!rest_a.empty() && !rest_b.empty()) {
        const bool numbers = is_digit(rest_a.front()) && is_digit(rest_b.front());
        const auto one = take_piece(rest_a), other = take_piece(rest_b);
        if (one == other) continue;
        return numbers ? std::pair(one.size(), one) < std::pair(other.size(), other) : one < other;
    }
    return std::tuple(rest_a.size(), std::string_view(a)) < std::tuple(rest_b.size(), std::string_view(b));
}

std::vector<const DelegationPerson*> DelegationPage::people_of(const DelegationPart& part) const {
    std::vector<const DelegationPerson*> some;
    for (const auto& person : people)
        if (part.has(person)) some.push_back(&person);
    return some;
}

std::vector<DelegationPart> DelegationPage::parts(DelegationPart::By by) const {
    std::set<std::string, ByNumber> names;
    for (const auto& person : people) names.insert(DelegationPart{by}.name_of(person));
    if (names.size() == 1 && names.contains("")) return {};
    std::vector<DelegationPart> parts;
    for (const auto& name : names) parts.push_back({by, name});
    return parts;
}

DelegationPart DelegationPage::part_with(const std::set<ParticipantId>& ids) const {
    DelegationPart least;
    const auto first = std::ranges::find_if(people, [&](const auto& one) { return ids.contains(one.id); });
    if (first == people.end()) return least;
    for (const auto by : {DelegationPart::By::Coach, DelegationPart::By::Class}) {
        const DelegationPart part{by, DelegationPart{by}.name_of(*first)};
        const auto theirs = people_of(part);
        const auto of_ids = std::ranges::count_if(theirs, [&](const auto* one) { return ids.contains(one->id); });
        if (part.name->empty() || static_cast<std::size_t>(of_ids) < ids.size()) continue;
        if (least.is_all() || theirs.size() < people_of(least).size()) least = part;
    }
    return least;
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
