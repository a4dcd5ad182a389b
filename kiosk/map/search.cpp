#include "map/search.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/i18n/search_fold.hpp"

namespace kiosk::map {
namespace {

constexpr std::size_t kMostFound = 50;
constexpr std::size_t kLongestQuery = 200; // bytes

std::vector<std::string> words_of(const std::string& folded) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < folded.size();) {
        const std::size_t to = std::min(folded.find(' ', from), folded.size());
        words.push_back(folded.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

bool has_word(const std::string& name, const std::string& word) {
    if (name.starts_with(word) || name.find(" " + word) != std::string::npos) return true;
    return core::begins_without_spaces(word) && name.find(word) != std::string::npos;
}

} // namespace

void PlaceSearch::add(const core::Texts& name, Found found, bool alias) {
    for (const auto& [language, text] : name.by_language) {
        if (std::string folded = core::fold_search(text); !folded.empty())
            entries_.push_back({std::move(folded), found, alias});
    }
}

PlaceSearch::PlaceSearch(const Scene& scene, std::span<const core::Place> places) {
    for (std::uint32_t i = 0; i < places.size(); ++i) add(places[i].name, {FoundKind::Place, i}, false);
    for (std::uint32_t i = 0; i < scene.regions.size(); ++i) add(scene.regions[i].name, {FoundKind::Region, i}, false);
    for (std::uint32_t i = 0; i < scene.counties.size(); ++i)
        add(scene.counties[i].name, {FoundKind::County, i}, false);
    for (std::uint32_t i = 0; i < scene.towns.size(); ++i) {
        const Town& town = scene.towns[i];
        add(town.name, {FoundKind::Town, i}, false);
        // Several towns are called 中正區: with its county before it, each is found alone.
        core::Texts full;
        for (const auto& [language, text] : town.name.by_language) {
            const std::string& county = scene.counties[town.county].name.in(language);
            full.by_language[language] = language == "en" ? text + " " + county : county + text;
        }
        add(full, {FoundKind::Town, i}, true);
    }
}

std::vector<Found> PlaceSearch::find(std::string_view query, std::size_t limit) const {
    if (query.size() > kLongestQuery) return {};
    const std::string folded = core::fold_search(query);
    const auto words = words_of(folded);
    if (words.empty()) return {};
    // Entries lie by kind and index: the map's order breaks ties of rank.
    std::map<std::pair<FoundKind, std::uint32_t>, int> ranks;
    for (const Entry& entry : entries_) {
        if (!std::ranges::all_of(words, [&](const std::string& word) { return has_word(entry.folded, word); }))
            continue;
        const int rank = entry.folded == folded ? 0 : !entry.alias && entry.folded.starts_with(folded) ? 1 : 2;
        const auto [at, fresh] = ranks.try_emplace({entry.found.kind, entry.found.index}, rank);
        if (!fresh) at->second = std::min(at->second, rank);
    }
    std::vector<std::pair<int, Found>> found;
    for (const auto& [key, rank] : ranks) found.push_back({rank, {key.first, key.second}});
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<Found> answer;
    for (std::size_t i = 0; i < std::min({found.size(), limit, kMostFound}); ++i) answer.push_back(found[i].second);
    return answer;
}

} // namespace kiosk::map
