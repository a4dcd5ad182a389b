// Who came, for whoever asks: the guests' screens, kioskctl attendance. core::merge() says what attendance is; where
// numbers of people are enough, its running sums in the database are asked, which know them without the ledger.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/i18n/text.hpp"
#include "core/ledger/entry.hpp"
#include "core/rules/attendance.hpp"
#include "core/rules/outcome.hpp"

namespace kiosk::service {

// Places behind a programme item's door, in its area on one day.
struct Places {
    int left = 0, capacity = 0;
    bool operator==(const Places&) const = default;
};

// For the guests' screens of a kiosk. Each delegation: how many people it has, and how many of them came on this day to
// the area of the kiosk's checkpoint, as the result screen says after each badge (store/desk). Places: of items whose
// door counts them on this day.
struct PeopleCounted {
    std::map<core::DelegationId, core::DelegationCount> delegations;
    std::map<core::ItemId, Places> places;
};
[[nodiscard]] core::Result<PeopleCounted> count_people(const std::filesystem::path& database,
                                                       const core::Checkpoint& here, core::LocalDay day);

// All of it, from the whole ledger. Slow with a long one.
struct MergedAttendance {
    core::Attendance attendance;
    core::Zone zone = core::Zone::utc();
    std::map<core::SubjectKey, std::string> names;     // of people and delegations; an id where there is no name
    std::map<core::EntryRef, core::Entry> in_conflict; // every entry that attendance.conflicts names

    // The key itself of a badge that nobody knows.
    [[nodiscard]] std::string name_of(const core::SubjectKey& subject) const;
};
// Errors: of the database; find_checkpoint()'s, where a checkpoint is named and the event does not have it.
[[nodiscard]] core::Result<MergedAttendance> merge_attendance(const std::filesystem::path& database,
                                                              const core::CheckpointId& checkpoint = {});

} // namespace kiosk::service
