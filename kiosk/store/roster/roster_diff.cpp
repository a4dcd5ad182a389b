#include "store/roster/roster_diff.hpp"

#include <string_view>
#include <unordered_map>

#include "store/roster/roster_store.hpp"

namespace kiosk::store {

namespace {

template <class Item> void note(const std::vector<Item>& before, const std::vector<Item>& now, Changes& changes) {
    std::unordered_map<std::string_view, const Item*> old;
    old.reserve(before.size());
    for (const auto& item : before) old.emplace(item.id.str(), &item);
    for (const auto& item : now) {
        const auto found = old.find(item.id.str());
        if (found == old.end()) {
            changes.added.push_back(item.id.str());
            continue;
        }
        if (!(*found->second == item)) changes.changed.push_back(item.id.str());
        old.erase(found);
    }
    for (const auto& item : before)
        if (old.contains(item.id.str())) changes.removed.push_back(item.id.str());
}

template <class Item>
core::Status note_read(const core::Result<std::vector<Item>>& before, const std::vector<Item>& now, Changes& changes) {
    if (!before) return tl::unexpected(before.error());
    note(*before, now, changes);
    return {};
}

} // namespace

core::Status note_changes(Connection& connection, const std::vector<core::Participant>& people_before,
                          const core::EventPackage& package, LoadSummary& summary) {
    note(people_before, package.participants, summary.participants);
    return note_read(read_delegations(connection), package.delegations, summary.delegations)
        .and_then([&] { return note_read(read_programme(connection), package.programme, summary.programme); })
        .and_then([&] { return note_read(read_checkpoints(connection), package.checkpoints, summary.checkpoints); })
        .and_then([&] { return note_read(read_places(connection), package.places, summary.places); });
}

} // namespace kiosk::store
