#include "core/rules/paper_note.hpp"

#include "core/rules/event_day.hpp"

namespace kiosk::core {

Result<Entry> paper_entry(const PaperDesk& desk, const Participant& who, LocalTime claimed) {
    const auto day = day_of(claimed);
    if (!is_event_day(desk.event, day) || (desk.door.day && *desk.door.day != day))
        return fail(ErrorKind::Refused, desk.door.id.str() + " was not open on that day");
    const auto wall = desk.event.zone.to_wall(claimed);
    if (wall > desk.now.wall) return fail(ErrorKind::Refused, "that time is still to come");
    const bool leaves = desk.door.direction == Direction::Out;
    auto entry = entry_at(leaves ? EntryKind::CheckOut : EntryKind::CheckIn, desk.event.tag, desk.revision, desk.door,
                          desk.now, desk.simulated);
    claim_time(entry, wall);
    entry.direction = leaves ? Direction::Out : Direction::In;
    entry.late = !leaves && desk.door.late_after && claimed > LocalTime{day} + *desk.door.late_after;
    entry.verdict = leaves ? Verdict::CheckedOut : entry.late ? Verdict::Late : Verdict::Admitted;
    entry.participant = who.id;
    entry.delegation = who.delegation;
    return entry;
}

} // namespace kiosk::core
