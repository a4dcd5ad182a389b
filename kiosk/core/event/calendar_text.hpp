// A programme to take away in a QR code: iCalendar text (RFC 5545). What takes place, when and where: no name and no
// token. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/event/roster.hpp"

namespace kiosk::core {

// A QR code of version 30 at level M holds so many bytes (ISO/IEC 18004, table 7): 137 modules a side, of which phones
// read the millimetre-wide ones that a panel shows.
inline constexpr std::size_t kMostCalendarBytes = 1370;

struct CalendarText {
    std::string text;      // empty: no item has room
    std::size_t items = 0; // of those given, from the first on
    bool operator==(const CalendarText&) const = default;
};
// Titles and places in that language. Times are UTC, so that no zone need be told; an item's UID is its id and the
// event's. stamped: when it was made (DTSTAMP). Lines end in CRLF and are folded at 75 bytes, never within a letter.
[[nodiscard]] CalendarText calendar_text(std::span<const ProgrammeItem* const> items, const EventInfo& event,
                                         const Language& language, LocalTime stamped,
                                         std::size_t most = kMostCalendarBytes);

} // namespace kiosk::core
