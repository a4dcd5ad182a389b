// Finding a place by name: regions, counties, towns and the event's places, in any of their languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/roster.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

enum class FoundKind : std::uint8_t { Place, Region, County, Town };

struct Found {
    FoundKind kind = FoundKind::Place;
    std::uint32_t index = 0; // of EventFacts::places, Scene::regions, counties or towns
    bool operator==(const Found&) const = default;
};

// An index of folded names. Immutable; owns what it needs.
class PlaceSearch {
  public:
    PlaceSearch() = default;
    PlaceSearch(const Scene& scene, std::span<const core::Place> places);
    // Case, accents, width and 臺/台 do not matter; every word of the query must begin a word of the name, or, where a
    // script knows no spaces, lie anywhere in it. Order: the whole name, then names that begin with the query, then the
    // rest; within these places, regions, counties, towns, each in its own order. At most `limit`, 50 at the utmost; an
    // empty query finds nothing.
    [[nodiscard]] std::vector<Found> find(std::string_view query, std::size_t limit) const;

  private:
    struct Entry {
        std::string folded;
        Found found;
        bool alias = false; // a town with its county: never before those that are called so
    };
    void add(const core::Texts& name, Found found, bool alias);
    std::vector<Entry> entries_;
};

} // namespace kiosk::map
