#include "report/trait_lines.hpp"

#include <utility>

#include "report/shares.hpp"

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
        const auto words_of = [&](std::string word) { return Words{{std::move(word), wording.language()}}; };
        std::vector<Share> shares;
        for (const auto& [value, people] : values)
            shares.push_back({words_of(word_of(wording, trait, value)), people.present});
        keep_largest(shares, kMostValues, words_of(wording.first("other_kind")));
        std::string counts;
        for (const auto& [words, people] : shares)
            counts += (counts.empty() ? "" : wording.first("and")) + words.front().text + " " + std::to_string(people);
        lines.push_back(wording.first("heads", {{"what", wording.first(key_of(trait))}, {"counts", counts}}));
    }
    return lines;
}

} // namespace kiosk::report
