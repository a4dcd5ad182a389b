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
            entries_.push_back({text, std::move(folded), found, alias});
    }
}

std::vector<std::string> names_to_read(const Scene& scene) {
    std::vector<std::string> names;
    const auto add = [&](const core::Texts& texts) {
        for (const auto& [language, text] : texts.by_language) names.push_back(text);
    };
    for (const Region& region : scene.regions) add(region.name);
    for (const County& county : scene.counties) add(county.name);
    for (const Town& town : scene.towns) add(town.name);
    return names;
}

PlaceSearch::PlaceSearch(const Scene& scene, std::span<const core::Place> places,
                         std::shared_ptr<const core::Spellings> spellings)
    : spellings_(std::move(spellings)) {
    for (std::uint32_t i = 0; i < places.size(); ++i) add(places[i].name, {FoundKind::Place, i}, false);
    for (std::uint32_t i = 0; i < scene.regions.size(); ++i) add(scene.regions[i].name, {FoundKind::Region, i}, false);
    for (std::uint32_t i = 0; i < scene.counties.size(); ++i) {
        add(scene.counties[i].name, {FoundKind::County, i}, false);
        if (!scene.counties[i].kana.empty())
            add(core::Texts{{{"ja", scene.counties[i].kana}}}, {FoundKind::County, i}, false);
    }
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

// How good the entry is, 0 best; none: it is not what was looked for.
std::optional<int> PlaceSearch::rank(const Entry& entry, const std::string& folded,
                                     const std::vector<std::string>& words, const core::NameQuery& typed) const {
    if (std::ranges::all_of(words, [&](const std::string& word) { return has_word(entry.folded, word); }))
        return entry.folded == folded ? 0 : !entry.alias && entry.folded.starts_with(folded) ? 1 : 2;
    // In romaji: Taipei is found by its kana.
    const bool begins =
        std::ranges::any_of(typed.run, [&](const std::string& way) { return entry.folded.starts_with(way); });
    return begins || (spellings_ && spellings_->match(entry.name, typed)) ? std::optional(3) : std::nullopt;
}

std::vector<Found> PlaceSearch::find(std::string_view query, std::size_t limit, const core::NameQuery& typed) const {
    if (query.size() > kLongestQuery) return {};
    const std::string folded = core::fold_search(query);
    const auto words = words_of(folded);
    if (words.empty()) return {};
    // Entries lie by kind and index: the map's order breaks ties of rank.
    std::map<std::pair<FoundKind, std::uint32_t>, int> ranks;
    for (const Entry& entry : entries_) {
        const auto rank = this->rank(entry, folded, words, typed);
        if (!rank) continue;
        const auto [at, fresh] = ranks.try_emplace({entry.found.kind, entry.found.index}, *rank);
        if (!fresh) at->second = std::min(at->second, *rank);
    }
    std::vector<std::pair<int, Found>> found;
    for (const auto& [key, rank] : ranks) found.push_back({rank, {key.first, key.second}});
    std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<Found> answer;
    for (std::size_t i = 0; i < std::min({found.size(), limit, kMostFound}); ++i) answer.push_back(found[i].second);
    return answer;
}

} // namespace kiosk::map
