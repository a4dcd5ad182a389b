#include "store/desk/event_cache.hpp"

#include <algorithm>

#include "core/event/programme.hpp"

namespace kiosk::store {

namespace {

core::Status count_expected(Connection& connection, EventCache& venue) {
    auto headcounts = read_headcounts(connection);
    if (!headcounts) return tl::unexpected(headcounts.error());
    for (const auto& [kind, people] : *headcounts)
        if (core::admits(venue.here.audience, kind)) {
            venue.expected += people;
            venue.expected_of[kind.delegation] += people;
        }
    auto codes = connection.number("SELECT EXISTS (SELECT 1 FROM external_code)");
    if (!codes) return tl::unexpected(codes.error());
    venue.has_codes = *codes != 0;
    return {};
}

core::Status read_lists(Connection& connection, EventCache& venue) {
    auto programme = read_programme(connection);
    if (!programme) return tl::unexpected(programme.error());
    venue.programme = core::live_programme(std::move(*programme), {}).items;
    auto delegations = read_delegations(connection);
    if (!delegations) return tl::unexpected(delegations.error());
    for (auto& one : *delegations) venue.delegations.emplace(one.id, one);
    auto places = read_places(connection);
    if (!places) return tl::unexpected(places.error());
    for (auto& one : *places) venue.places.emplace(one.id, one.name);
    return {};
}

} // namespace

const core::Checkpoint* EventCache::find_checkpoint(const core::CheckpointId& id) const {
    const auto at = std::ranges::find(checkpoints, id, &core::Checkpoint::id);
    return at == checkpoints.end() ? nullptr : &*at;
}

const core::Delegation* EventCache::find_delegation(const core::DelegationId& id) const {
    const auto at = delegations.find(id);
    return at == delegations.end() ? nullptr : &at->second;
}

core::Result<EventCache> read_event_cache(Connection& connection, const core::CheckpointId& here) {
    EventCache venue;
    auto stamp = read_stamp(connection);
    if (!stamp) return tl::unexpected(stamp.error());
    venue.stamp = *stamp;
    auto event = read_event(connection);
    if (!event) return tl::unexpected(event.error());
    venue.event = std::move(*event);
    auto checkpoints = read_checkpoints(connection);
    if (!checkpoints) return tl::unexpected(checkpoints.error());
    venue.checkpoints = std::move(*checkpoints);
    if (!here.empty()) {
        const auto* found = venue.find_checkpoint(here);
        if (!found) return core::fail(core::ErrorKind::NotFound, "the event has no checkpoint " + here.str());
        venue.here = *found;
    }
    if (auto done = read_lists(connection, venue).and_then([&] { return count_expected(connection, venue); }); !done)
        return tl::unexpected(done.error());
    return venue;
}

} // namespace kiosk::store
