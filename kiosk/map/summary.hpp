// What the sheet of a regional office says. Every figure has a source in the event or in the regions' file; what has
// none is empty and not shown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/ids.hpp"
#include "core/event/roster.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

// This event, as far as the map shows it. The spans outlive the call.
struct EventFacts {
    std::span<const core::Place> places;
    std::span<const core::ProgrammeItem> programme;
    core::PlaceId here;             // where this kiosk stands; empty: the first place of kind "host"
    std::optional<int> delegations; // of this event; counted for the office where it takes place
    std::optional<int> guests;
};

struct SchoolLine {
    std::uint32_t place = 0; // index of EventFacts::places
    bool here = false;
    std::optional<double> km; // from here, along the great circle, not rounded; none when "here" is unknown
};

struct RegionSummary {
    std::uint16_t region = 0;        // index of Scene::regions: number, name, host city, counties
    bool hosts_event = false;        // this event's host school lies in it
    std::vector<SchoolLine> schools; // places of kind "host" and "school" that lie in it; here first, then by distance
    std::vector<std::uint32_t> sights; // places of kind "sight" that lie in it, in the package's order
    std::vector<int> sdgs;             // of the programme's items that take place in it, ascending, each once
    std::optional<int> delegations;    // only where hosts_event
    std::optional<int> guests;
};

// The office in whose counties the place lies; nothing at sea beyond the shores, or without a place (both coordinates
// 0).
[[nodiscard]] std::optional<std::uint16_t> region_at(const Scene& scene, LonLat place);
// The place where this kiosk stands; nullptr when the event names none.
[[nodiscard]] const core::Place* here(const EventFacts& facts);
[[nodiscard]] RegionSummary summarise(const Scene& scene, std::uint16_t region, const EventFacts& facts);

} // namespace kiosk::map
