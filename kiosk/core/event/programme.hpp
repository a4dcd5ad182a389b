// Whom the programme is shown to, and how the items of one day lie beside each other. Pure.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/event/roster.hpp"

namespace kiosk::core {

// What a badge tells about a guest that the programme asks for. No name.
struct Attendee {
    DelegationId delegation;
    std::string group;
    std::string role;
    std::string buddy_class{};
    bool operator==(const Attendee&) const = default;
};

struct ProgrammeFilter {
    enum class Kind { Everyone, Delegation, Group, Guest };
    Kind kind = Kind::Everyone;
    DelegationId delegation; // Delegation
    std::string group;       // Group
    bool operator==(const ProgrammeFilter&) const = default;
};

// Everyone: all items. A delegation or a group: those that any of its people may attend. Guest: those for this very
// guest, the same as admits(); without one none.
[[nodiscard]] bool concerns(const Audience& audience, const ProgrammeFilter& filter,
                            const std::optional<Attendee>& guest);

// The day to show first: today, or the event's nearest one.
[[nodiscard]] LocalDay nearest_day(const std::vector<LocalDay>& days, LocalDay today); // days in order; none: today

// --- what a new revision changed when the event had begun already

// Of an item that is not when or where it was announced to be.
struct LateChange {
    bool time = false;    // was_day, was_starts, was_ends
    bool place = false;   // was_place
    bool dropped = false; // the new revision has no such item any more: it is shown as cancelled
    LocalDay was_day{};
    MinuteOfDay was_starts{}, was_ends{};
    Texts was_place{};
    bool operator==(const LateChange&) const = default;
};

struct LiveProgramme {
    std::vector<ProgrammeItem> items;     // as they take place; those that were dropped come last, cancelled
    std::map<ItemId, LateChange> changes; // of some of them
};
// now: the loaded revision. before: items as they stood when the event began, of those that later revisions touched.
// An item that is sent to its rain_place is there: that is its place_text, and its way is not known.
[[nodiscard]] LiveProgramme live_programme(std::vector<ProgrammeItem> now, std::span<const ProgrammeItem> before);

// --- one day as a grid: a row for each start, lanes side by side for what runs at once

struct TimelineItem {
    MinuteOfDay starts{};
    MinuteOfDay ends{}; // > starts
};
struct TimelineSlot {
    std::size_t item = 0;   // of those given
    int row = 0, rows = 1;  // from its start to the last row that begins before its end
    int lane = 0, span = 1; // from this lane on, so many lanes
    int lanes = 1;          // side by side here: one lane is 1 / lanes of the width
};
struct TimelineRow {
    MinuteOfDay starts{};
    MinuteOfDay ends{}; // of the last of those that begin here
};
struct Timeline {
    std::vector<TimelineRow> rows;   // by start
    std::vector<TimelineSlot> slots; // by start; at the same start as given
};
// No two slots share a row and a lane. Where more than most_lanes (1 or more) items run at once, all that overlap with
// them are listed in rows of at most so many, those of one start beside each other.
[[nodiscard]] Timeline lay_out(std::span<const TimelineItem> items, int most_lanes);

} // namespace kiosk::core
