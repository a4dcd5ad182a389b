// When names go, and what goes with them.
#include "core/rules/retention.hpp"

#include <gtest/gtest.h>

#include "core/ledger/entry_kind.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::at, kiosk::test::kSecondDay;

Entry purge_at(const Now& now) {
    return entry_at(EntryKind::Purge, {}, {}, {}, now, false);
}

TEST(Retention, NamesAreKeptForTheDaysThatTheEventStatesAfterItsLastDay) {
    auto event = kiosk::test::sample_event().package.event;
    event.retention_days = 30;
    EXPECT_EQ(names_kept_until(event), kSecondDay + std::chrono::days{30});
}

TEST(Retention, APurgeTakesNamesOnlyFromTheDayAfterTheEventOn) {
    const auto event = kiosk::test::sample_event().package.event;
    EXPECT_FALSE(takes_names(purge_at(at(23, 59, 59, kSecondDay)), event));
    EXPECT_TRUE(takes_names(purge_at(at(0, 0, 0, kSecondDay + std::chrono::days{1})), event));
}

TEST(Retention, APurgeByAClockThatCannotBeTrustedTakesNothing) {
    auto later = at(0, 0, 0, kSecondDay + std::chrono::days{400});
    later.trusted = false;
    EXPECT_FALSE(takes_names(purge_at(later), kiosk::test::sample_event().package.event));
}

TEST(Retention, NoOtherEntryTakesNames) {
    auto entry = purge_at(at(0, 0, 0, kSecondDay + std::chrono::days{400}));
    for (int kind = 1; kind <= static_cast<int>(kLastEntryKind); ++kind) {
        entry.kind = static_cast<EntryKind>(kind);
        if (entry.kind == EntryKind::Purge) continue;
        EXPECT_FALSE(takes_names(entry, kiosk::test::sample_event().package.event)) << kind;
    }
}

TEST(Retention, WithoutNamesThereAreStillIdsDelegationsGroupsRolesAndBadges) {
    auto given = kiosk::test::sample_event().package;
    given.programme.front().speakers = {{{"zh-TW", "林大樹"}}};
    auto& first = given.participants.front();
    first.title = "t";
    first.affiliation = "a";
    first.buddy_class = "b";
    first.buddy = "c";
    first.language = "ja";
    const auto package = without_names(given);
    ASSERT_EQ(package.participants.size(), given.participants.size());
    for (std::size_t i = 0; i < given.participants.size(); ++i) {
        Participant nobody;
        nobody.id = given.participants[i].id;
        nobody.delegation = given.participants[i].delegation;
        nobody.role = given.participants[i].role;
        nobody.group = given.participants[i].group;
        nobody.photo = false;
        EXPECT_EQ(package.participants[i], nobody);
    }
    EXPECT_EQ(package.programme.front().speakers, Texts{});
    EXPECT_EQ(package.programme.front().title, given.programme.front().title);
    EXPECT_EQ(package.badges, given.badges);
    EXPECT_EQ(package.delegations, given.delegations);
}

} // namespace
} // namespace kiosk::core
