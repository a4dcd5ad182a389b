#include "core/rules/attendance.hpp"

#include <algorithm>

namespace kiosk::core {
namespace {

// Above any school; keeps sums of hostile counts inside an int.
constexpr std::uint32_t kMostPeople = 9'999;

} // namespace

bool changes_presence(EntryKind kind) {
    return std::ranges::find(kPresenceKinds, kind) != kPresenceKinds.end();
}

PresenceChange presence_change(EntryKind kind, Direction direction, std::uint32_t count) {
    switch (kind) {
    case EntryKind::CheckIn:
    case EntryKind::HandedOver:
        return {true, 1};
    case EntryKind::GroupCount:
        return {direction != Direction::Out, static_cast<int>(std::min(count, kMostPeople))};
    default:
        return {};
    }
}

} // namespace kiosk::core
