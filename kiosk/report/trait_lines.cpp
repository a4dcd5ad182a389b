#include "report/trait_lines.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::report {
namespace {

constexpr std::size_t kMostValues = 8;

const char* key_of(core::Trait trait) {
    switch (trait) {
    case core::Trait::Sex:
        return "sex";
    case core::Trait::SchoolLevel:
        return "school_level";
    case core::Trait::Grade:
        break;
    }
    return "grade";
}

std::string word_of(const Wording& wording, core::Trait trait, const std::string& value) {
    if (trait == core::Trait::Grade) return value;
    return wording.first((trait == core::Trait::Sex ? "sex_" : "level_") + value);
}

} // namespace

std::vector<std::string> trait_lines(const Summary& summary, const Wording& wording) {
    std::vector<std::string> lines;
    for (const auto& [trait, values] : summary.traits) {
        std::vector<std::pair<std::string, std::int64_t>> shares;
        for (const auto& [value, people] : values) shares.emplace_back(word_of(wording, trait, value), people.present);
        std::ranges::stable_sort(shares, [](const auto& a, const auto& b) { return a.second > b.second; });
        if (shares.size() > kMostValues) {
            std::int64_t rest = 0;
            for (std::size_t i = kMostValues - 1; i < shares.size(); ++i) rest += shares[i].second;
            shares.resize(kMostValues - 1);
            shares.emplace_back(wording.first("other_kind"), rest);
        }
        std::string counts;
        for (const auto& [word, people] : shares)
            counts += (counts.empty() ? "" : wording.first("and")) + word + " " + std::to_string(people);
        lines.push_back(wording.first("heads", {{"what", wording.first(key_of(trait))}, {"counts", counts}}));
    }
    return lines;
}

} // namespace kiosk::report
