#include "store/desk/event_cache.hpp"

#include <algorithm>

#include "core/base/find_by_id.hpp"
#include "core/event/programme.hpp"
#include "store/ledger/change_facts.hpp"

namespace kiosk::store {

namespace {

core::Status count_expected(Connection& connection, EventCache& cache) {
    auto headcounts = TRY(read_headcounts(connection));
    for (const auto& [kind, people] : headcounts)
        if (core::admits(cache.here.audience, kind)) {
            cache.expected += people;
            cache.expected_of[kind.delegation] += people;
        }
    auto codes = TRY(connection.number("SELECT EXISTS (SELECT 1 FROM external_code)"));
    cache.has_codes = codes != 0;
    return {};
}

core::Status read_lists(Connection& connection, EventCache& cache) {
    auto programme = TRY(read_programme(connection));
    cache.changes = core::DayChanges(TRY(read_changes(connection, cache.event.zone)), programme);
    for (auto& item : programme) item = cache.changes.changed(std::move(item));
    cache.programme = core::live_programme(std::move(programme), {}).items;
    auto delegations = TRY(read_delegations(connection));
    for (auto& one : delegations) cache.delegations.emplace(one.id, one);
    auto places = TRY(read_places(connection));
    for (auto& one : places) cache.places.emplace(one.id, one.name);
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
    EventCache cache;
    cache.stamp = TRY(read_stamp(connection));
    auto event = TRY(read_event(connection));
    cache.event = std::move(event);
    cache.checkpoints = TRY(read_checkpoints(connection));
    if (!here.empty()) {
        const auto* found = cache.find_checkpoint(here);
        if (!found) return core::fail(core::ErrorKind::NotFound, "the event has no checkpoint " + here.str());
        cache.here = *found;
    }
    TRY(read_lists(connection, cache).and_then([&] { return count_expected(connection, cache); }));
    return cache;
}

} // namespace kiosk::store
