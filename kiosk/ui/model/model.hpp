// What the screens know besides the session.
#pragma once

#include <map>
#include <vector>

#include "core/event/programme.hpp"
#include "core/event/roster.hpp"
#include "core/rules/day_changes.hpp"
#include "core/session/session.hpp"

namespace kiosk::ui {

// Places left behind a programme item's door, in its area today.
struct Seats {
    int left = 0, capacity = 0;
    bool operator==(const Seats&) const = default;
};

// A value, replaced whole when the event changes.
struct Model {
    core::EventInfo event;
    core::RevisionNumber revision;
    std::vector<core::Delegation> delegations;
    std::map<core::DelegationId, core::DelegationCount> delegation_counts;
    std::vector<core::ProgrammeItem> programme; // as core::live_programme() gives it
    std::map<core::ItemId, core::LateChange> late_changes;
    std::map<core::ItemId, Seats> seats; // of items whose door counts them
    core::Checkpoint checkpoint;         // as planned, where the kiosk stands; and all of them
    bool follows_programme = false;      // it stands where that says
    std::vector<core::Checkpoint> checkpoints{};
    core::DayChanges changes{}; // of the day: in all of this but the hours of checkpoints
    std::vector<core::Place> places;
};

} // namespace kiosk::ui
