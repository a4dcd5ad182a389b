#include "map/summary.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "core/base/find_by_id.hpp"

namespace kiosk::map {
namespace {

// Piers and mud flats lie a little outside of the surveyed coast.
constexpr double kShore = 2000; // map units

bool is_school(const core::Place& place) {
    return place.kind == "host" || place.kind == "school";
}

LonLat where(const core::Place& place) {
    return {place.longitude, place.latitude};
}

std::vector<int> themes(const Scene& scene, std::uint16_t region, const EventFacts& facts, const core::Place* host) {
    std::set<int> sdgs;
    for (const core::ProgrammeItem& item : facts.programme) {
        const core::Place* place = item.place.empty() ? host : core::find_by_id(facts.places, item.place);
        // Rooms may have no place on earth but the school's.
        if (place != nullptr && where(*place) == LonLat{}) place = host;
        if (place != nullptr && region_at(scene, where(*place)) == region)
            sdgs.insert(item.sdgs.begin(), item.sdgs.end());
    }
    return {sdgs.begin(), sdgs.end()};
}

} // namespace

std::optional<std::uint16_t> region_at(const Scene& scene, LonLat place) {
    if (place == LonLat{}) return std::nullopt;
    const auto town = scene.areas.town_near(project(place), kShore);
    return town ? std::optional(scene.region_of_town(*town)) : std::nullopt;
}

const core::Place* here(const EventFacts& facts) {
    if (!facts.here.empty()) return core::find_by_id(facts.places, facts.here);
    const auto host = std::ranges::find(facts.places, "host", &core::Place::kind);
    return host == facts.places.end() ? nullptr : &*host;
}

RegionSummary summarise(const Scene& scene, std::uint16_t region, const EventFacts& facts) {
    RegionSummary summary;
    summary.region = region;
    const core::Place* host = here(facts);
    summary.hosts_event = host != nullptr && region_at(scene, where(*host)) == region;
    for (std::uint32_t i = 0; i < facts.places.size(); ++i) {
        const core::Place& place = facts.places[i];
        const bool school = is_school(place);
        if ((!school && place.kind != "sight") || region_at(scene, where(place)) != region) continue;
        if (!school) {
            summary.sights.push_back(i);
            continue;
        }
        std::optional<double> km;
        if (host != nullptr) km = distance_km(where(*host), where(place));
        summary.schools.push_back({i, &place == host, km});
    }
    std::ranges::stable_sort(summary.schools, {}, [](const SchoolLine& line) {
        return line.here ? -1.0 : line.km.value_or(std::numeric_limits<double>::infinity());
    });
    summary.sdgs = themes(scene, region, facts, host);
    if (summary.hosts_event) {
        summary.delegations = facts.delegations;
        summary.guests = facts.guests;
    }
    return summary;
}

} // namespace kiosk::map
