// The one of a list that has the id. Ids are unique within each list of an event, and the lists are walked: each is
// looked into once for a screen or a command.
#pragma once

#include <algorithm>
#include <iterator>

namespace kiosk::core {

// What it points to is the list's. nullptr: the list has none.
template <class List, class Id>
[[nodiscard]] auto find_by_id(List& list, const Id& id) -> decltype(&*std::begin(list)) {
    const auto at = std::find_if(std::begin(list), std::end(list), [&](const auto& each) { return each.id == id; });
    return at == std::end(list) ? nullptr : &*at;
}
template <class List, class Id> auto find_by_id(const List&& list, const Id& id) = delete; // it ends with the call

} // namespace kiosk::core
