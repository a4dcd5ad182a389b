#include "core/rules/void_rules.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kiosk::core {
namespace {

TEST(VoidRules, UndoWhatIsAboutAttendanceOrABadgeAndNothingElse) {
    using enum EntryKind;
    const std::map<EntryKind, bool> table{
        {CheckIn, true},    {CheckOut, true},        {Refused, true},      {Void, false},         {WalkIn, true},
        {Revoke, true},     {Reissue, true},         {Substitute, true},   {GroupCount, true},    {Override, true},
        {ClockJump, false}, {ClockConfirmed, false}, {ClockOffset, false}, {LedgerLinked, false}, {Purge, false}};
    EXPECT_EQ(table.size(), static_cast<std::size_t>(Purge)) << "every kind has its answer";
    for (const auto& [kind, expected] : table) EXPECT_EQ(can_be_voided(kind), expected) << static_cast<int>(kind);
}

} // namespace
} // namespace kiosk::core
