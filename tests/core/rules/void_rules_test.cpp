#include "core/rules/void_rules.hpp"

#include <gtest/gtest.h>

#include <map>

#include "core/ledger/entry_kind.hpp"

namespace kiosk::core {
namespace {

TEST(VoidRules, UndoWhatIsAboutAttendanceABadgeOrTheDayAndNothingElse) {
    using enum EntryKind;
    const std::map<EntryKind, bool> table{
        {CheckIn, true},    {CheckOut, true},        {Refused, true},      {Void, false},         {WalkIn, true},
        {Revoke, true},     {Reissue, true},         {Substitute, true},   {GroupCount, true},    {Override, true},
        {ClockJump, false}, {ClockConfirmed, false}, {ClockOffset, false}, {LedgerLinked, false}, {Purge, false},
        {Excused, true},    {Delayed, true},         {ItemMoved, true},    {ItemCancelled, true}, {ItemToRain, true},
        {HandedOver, true}};
    EXPECT_EQ(table.size(), static_cast<std::size_t>(kLastEntryKind)) << "every kind has its answer";
    for (const auto& [kind, expected] : table) EXPECT_EQ(can_be_voided(kind), expected) << static_cast<int>(kind);
}

TEST(VoidRules, AVolunteerUndoesWhatTheyDidThemselvesInTheLastTenMinutesATeacherEverything) {
    using namespace std::chrono_literals;
    const StaffMember teacher{OperatorId{"t1"}, StaffRole::Teacher}, volunteer{OperatorId{"v1"}, StaffRole::Volunteer};
    Now now{WallTime{20'000h}, {}, MonoTime{5h}, true};
    Entry entry;
    entry.by = volunteer.id;
    entry.mono = now.mono - 10min;
    entry.wall = now.wall - 3h; // the clock was set since
    EXPECT_TRUE(may_undo(volunteer, entry, now));
    entry.mono -= 1ms;
    EXPECT_FALSE(may_undo(volunteer, entry, now));
    entry.boot.bytes[0] = 1; // of another start of the machine: by the wall
    entry.wall = now.wall - 9min;
    EXPECT_TRUE(may_undo(volunteer, entry, now));
    entry.wall = now.wall + 1min;
    EXPECT_FALSE(may_undo(volunteer, entry, now)) << "nobody knows how long ago";
    EXPECT_TRUE(may_undo(teacher, entry, now));
    entry.wall = now.wall;
    entry.by = OperatorId{};
    EXPECT_FALSE(may_undo(volunteer, entry, now)) << "a badge's";
    entry.kind = EntryKind::Void;
    EXPECT_FALSE(may_undo(teacher, entry, now));
}

} // namespace
} // namespace kiosk::core
