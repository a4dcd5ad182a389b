// Finding a place by name: regions, counties, towns and the event's places, in any of their languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/roster.hpp"
#include "core/i18n/spellings.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

enum class FoundKind : std::uint8_t { Place, Region, County, Town };

struct Found {
    FoundKind kind = FoundKind::Place;
    std::uint32_t index = 0; // of EventFacts::places, Scene::regions, counties or towns
    bool operator==(const Found&) const = default;
};

// All names of regions, counties and towns, for core::Spellings.
[[nodiscard]] std::vector<std::string> names_to_read(const Scene& scene);

// An index of folded names. Immutable; owns what it needs.
class PlaceSearch {
  public:
    PlaceSearch() = default;
    // spellings: null while there are none yet.
    PlaceSearch(const Scene& scene, std::span<const core::Place> places,
                std::shared_ptr<const core::Spellings> spellings = nullptr);
    // Case, accents, width and 臺/台 do not matter; every word of the query must begin a word of the name, or, where a
    // script knows no spaces, lie anywhere in it. Order: the whole name, then names that begin with the query, then the
    // rest, then what is spelled as was typed; within these places, regions, counties, towns, each in its own order. At
    // most `limit`, 50 at the utmost; an empty query finds nothing. typed: the query as it may be read.
    [[nodiscard]] std::vector<Found> find(std::string_view query, std::size_t limit,
                                          const core::NameQuery& typed = {}) const;

  private:
    struct Entry {
        std::string name, folded;
        Found found;
        bool alias = false; // a town with its county: never before those that are called so
    };
    void add(const core::Texts& name, Found found, bool alias);
    [[nodiscard]] std::optional<int> rank(const Entry& entry, const std::string& folded,
                                          const std::vector<std::string>& words, const core::NameQuery& typed) const;
    std::vector<Entry> entries_;
    std::shared_ptr<const core::Spellings> spellings_;
};

} // namespace kiosk::map
