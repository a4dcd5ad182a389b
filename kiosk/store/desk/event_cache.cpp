#include "store/desk/event_cache.hpp"

#include <algorithm>

#include "core/base/find_by_id.hpp"
#include "core/event/programme.hpp"

namespace kiosk::store {

namespace {

core::Status count_expected(Connection& connection, EventCache& venue) {
    auto headcounts = TRY(read_headcounts(connection));
    for (const auto& [kind, people] : headcounts)
        if (core::admits(venue.here.audience, kind)) {
            venue.expected += people;
            venue.expected_of[kind.delegation] += people;
        }
    auto codes = TRY(connection.number("SELECT EXISTS (SELECT 1 FROM external_code)"));
    venue.has_codes = codes != 0;
    return {};
}

core::Status read_lists(Connection& connection, EventCache& venue) {
    auto programme = TRY(read_programme(connection));
    venue.programme = core::live_programme(std::move(programme), {}).items;
    auto delegations = TRY(read_delegations(connection));
    for (auto& one : delegations) venue.delegations.emplace(one.id, one);
    auto places = TRY(read_places(connection));
    for (auto& one : places) venue.places.emplace(one.id, one.name);
    return {};
}

} // namespace

const core::Checkpoint* EventCache::find_checkpoint(const core::CheckpointId& id) const {
    return core::find_by_id(checkpoints, id);
}

const core::Delegation* EventCache::find_delegation(const core::DelegationId& id) const {
    const auto at = delegations.find(id);
    return at == delegations.end() ? nullptr : &at->second;
}

core::Result<EventCache> read_event_cache(Connection& connection, const core::CheckpointId& here) {
    EventCache venue;
    auto stamp = TRY(read_stamp(connection));
    venue.stamp = stamp;
    auto event = TRY(read_event(connection));
    venue.event = std::move(event);
    auto checkpoints = TRY(read_checkpoints(connection));
    venue.checkpoints = std::move(checkpoints);
    if (!here.empty()) {
        const auto* found = venue.find_checkpoint(here);
        if (!found) return core::fail(core::ErrorKind::NotFound, "the event has no checkpoint " + here.str());
        venue.here = *found;
    }
    TRY(read_lists(connection, venue).and_then([&] { return count_expected(connection, venue); }));
    return venue;
}

} // namespace kiosk::store
