// What a sheet of paper says of somebody (補登): where and when they came or left while no kiosk recorded it. Pure.
#pragma once

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::core {

struct PaperNote {
    CheckpointId checkpoint;
    LocalTime at{}; // as the sheet claims it
    bool operator==(const PaperNote&) const = default;
};

// Where and by whom it is written down.
struct PaperDesk {
    const EventInfo& event;
    const Checkpoint& door; // the note's
    RevisionNumber revision;
    Now now;
    bool simulated = false;
};

// The fact: an entry by the door's way, out where it only lets out, with the claimed time. No rule of the door is
// asked, for they did pass it; who came late by its hours is late. Refused, in words: a time that is still to come, or
// a day on which the event or its door was not.
[[nodiscard]] Result<Entry> paper_entry(const PaperDesk& desk, const Participant& who, LocalTime claimed);

} // namespace kiosk::core
