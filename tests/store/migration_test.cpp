// Files of older versions go on. version_1.sql is a dump of one that version 1 of the schema wrote: a sample event of
// revision 4, three people, three entries.
#include <fstream>
#include <iterator>
#include <sqlite3.h>

#include "store/sqlite/schema.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

class Migration : public StoreTest {
  protected:
    void SetUp() override {
        std::ifstream in(std::string(KIOSK_SOURCE_DIR) + "/tests/store/version_1.sql");
        const std::string dump{std::istreambuf_iterator<char>(in), {}};
        sql(dump + "PRAGMA application_id = " + std::to_string(kApplicationId) + "; PRAGMA user_version = 1;");
    }
    // Every table's rows as one text; the tables of the event with the columns of version 1.
    std::string sql(const std::string& text) const {
        sqlite3* handle = nullptr;
        EXPECT_EQ(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
        std::string rows;
        const auto add = [](void* out, int count, char** values, char**) {
            for (int i = 0; i < count; ++i)
                *static_cast<std::string*>(out) += std::string(values[i] ? values[i] : "-") + "|";
            *static_cast<std::string*>(out) += "\n";
            return 0;
        };
        char* error = nullptr;
        EXPECT_EQ(sqlite3_exec(handle, text.c_str(), add, &rows, &error), SQLITE_OK) << (error ? error : "");
        sqlite3_free(error);
        sqlite3_close(handle);
        return rows;
    }
    [[nodiscard]] std::string everything() const {
        return sql("SELECT id, title, host_school, zone, first_day, last_day, hex(issuers), sample, demo_now, revision,"
                   " generation FROM event; SELECT * FROM delegation; SELECT * FROM participant;"
                   "SELECT * FROM external_code; SELECT * FROM headcount; SELECT id, position, name, kind, longitude, "
                   "latitude FROM place;"
                   "SELECT id, position, day, starts, ends, title, place, audience, sdgs FROM programme_item; SELECT * "
                   "FROM checkpoint; SELECT * FROM badge;"
                   "SELECT number, hex(id), hex(key), own FROM ledger;"
                   "SELECT ledger, seq, hex(bytes), hex(hash), hex(signature), kind, participant, badge FROM entry;"
                   "SELECT * FROM tally;");
    }
};

TEST_F(Migration, AFileOfVersionOneKeepsEverything) {
    const auto before = everything();
    ASSERT_NE(before.find("佐藤 美咲"), std::string::npos);
    ASSERT_TRUE(Database::open(file, OpenMode::ReadWrite));
    EXPECT_EQ(sql("PRAGMA user_version"), std::to_string(kSchemaVersion) + "|\n");
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(entries().size(), 3U);
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(must(database().participants()).size(), 3U);
}

TEST_F(Migration, ItsLedgerGoesOn) {
    const auto exit = must(Desk::open(file, options_at("exit")));
    EXPECT_EQ(exit->present({"lib-7", core::Source::Scanner}, at(10, 0)).verdict, core::Verdict::CheckedOut);
    EXPECT_EQ(fault(), "");
}

TEST_F(Migration, AReaderAsksForItToBeOpenedForWritingFirst) {
    EXPECT_EQ(Database::open(file, OpenMode::ReadOnly).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(sql("PRAGMA user_version"), "1|\n");
}

TEST_F(Migration, TheSameRevisionIsTakenThoughItsHashIsCountedOtherwiseNow) {
    core::EventPackage package = sample.package;
    {
        const auto stored = must(Database::open(file, OpenMode::ReadWrite));
        package.event = must(stored.event());
        package.revision = must(stored.revision());
    }
    package.content = filled<core::Hash>(9);
    package.seal = {core::PackageSeal::Sound, package.event.issuers.front(), {}};
    must(database(OpenMode::ReadWrite).load(package));
    package.content = filled<core::Hash>(10);
    EXPECT_FALSE(database(OpenMode::ReadWrite).load(package)) << "from then on it counts";
}

TEST_F(Migration, ARevisionWhosePlacesAreOnADrawingIsTakenAgainWithTheDrawing) {
    must(Database::open(file, OpenMode::ReadWrite));
    sql("DROP TABLE drawing; UPDATE event SET content = x'" + std::string(64, 'a') + "'; PRAGMA user_version = 6");
    const auto content = [&] {
        must(Database::open(file, OpenMode::ReadWrite));
        return must(database().content());
    };
    EXPECT_NE(content(), core::Hash{}) << "without one, its hash is what it was";
    sql("DROP TABLE drawing; INSERT INTO place (id, position, name, kind, longitude, latitude, plan) VALUES"
        " ('room', 1, '', 'room', 0, 0, 'campus.svg'); PRAGMA user_version = 6");
    EXPECT_EQ(content(), core::Hash{});
}

} // namespace
} // namespace kiosk::store::test
