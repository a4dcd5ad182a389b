// Kinds of entries in statements: their numbers are the enum's, and the partial indexes serve them.
#include "store/sqlite/kind_sql.hpp"

#include <forward_list>

#include "core/rules/attendance.hpp"
#include "store/sqlite/connection.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::EntryKind;

TEST(KindSql, NamesAKindByItsNumber) {
    EXPECT_EQ(is_kind("kind", EntryKind::Void), "kind = 4");
    EXPECT_EQ(is_kind("e.kind", core::kPresenceKinds), "e.kind IN (1, 2, 9, 21)");
    EXPECT_EQ(is_kind("kind", std::span<const EntryKind>{}), "kind IN ()") << "which is true of nothing";
}

TEST_F(StoreTest, EveryIndexOfOneKindServesTheStatementsThatAskForIt) {
    load();
    std::forward_list<std::string> kept; // for as long as the connection
    const auto stored = database();
    const auto plan_of = [&](const std::string& condition) {
        kept.push_front("EXPLAIN QUERY PLAN SELECT bytes FROM entry WHERE " + condition);
        std::string plan;
        must(stored.connection().each(kept.front().c_str(), [&](const Statement& row) {
            plan += row.get<std::string>(3) + "\n";
            return true;
        }));
        return plan;
    };
    const std::vector<std::pair<std::string, std::string>> table{
        {is_kind("kind", core::kPresenceKinds) + " AND subject = 'p:x' AND area = 'y' AND wall >= 0 AND wall < 9",
         "entry_subject"},
        {is_kind("kind", EntryKind::Void) + " AND refers_ledger = x'00' AND refers_seq = 1", "entry_void"},
        {is_kind("kind", EntryKind::Revoke) + " AND badge = 7", "entry_revoked"},
        {is_kind("kind", EntryKind::Purge), "entry_purge"},
        {is_kind("kind", EntryKind::Excused) + " AND participant = 'x'", "entry_excused"},
        {is_kind("kind", std::vector{EntryKind::Delayed, EntryKind::ItemMoved, EntryKind::ItemCancelled,
                                     EntryKind::ItemToRain}),
         "entry_change"}};
    for (const auto& [condition, index] : table)
        EXPECT_NE(plan_of(condition).find("USING INDEX " + index), std::string::npos) << plan_of(condition);
}

} // namespace
} // namespace kiosk::store::test
