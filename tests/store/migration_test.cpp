// Files of older versions go on. databases/ holds one of each (its README says how they were made): a sample event,
// three people, and entries of one ledger or, from version 3 on, of two.
#include <sqlite3.h>

#include <map>
#include <sstream>

#include "store/sqlite/schema.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using Rows = std::map<std::string, std::string>; // by table

class Migration : public StoreTest {
  protected:
    // The kept file of that version in place of this test's.
    void begin_with(std::int64_t version) const {
        for (const auto* suffix : {"", "-wal", "-shm", ".identity", ".lock"})
            std::filesystem::remove(file.string() + suffix);
        std::filesystem::copy_file(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests/store/databases" /
                                       ("v" + std::to_string(version) + ".db"),
                                   file);
        ASSERT_EQ(sql("PRAGMA user_version"), std::to_string(version) + "|\n");
    }
    // The rows, as any other program would read them.
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
    // How to ask for every row of every table as it is now, in columns that later versions have too.
    [[nodiscard]] Rows questions() const {
        Rows questions;
        std::istringstream tables(
            sql("SELECT t.name, group_concat('quote(' || c.name || ')') FROM sqlite_schema t,"
                " pragma_table_info(t.name) c WHERE t.type = 'table' AND (t.name, c.name) <> ('event', 'content')"
                " GROUP BY t.name"));
        for (std::string table, columns; std::getline(tables, table, '|') && std::getline(tables, columns, '|');) {
            table.erase(0, table.find_first_not_of('\n'));
            questions[table] = "SELECT " + columns + " FROM " + table + " ORDER BY " + columns;
        }
        return questions;
    }
    [[nodiscard]] Rows answers(const Rows& questions) const {
        Rows rows;
        for (const auto& [table, question] : questions) rows[table] = sql(question);
        return rows;
    }
    [[nodiscard]] std::string schema() const {
        return sql("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name");
    }
};

TEST_F(Migration, EveryVersionHasARowInEveryTable) {
    for (std::int64_t version = 1; version <= kSchemaVersion; ++version) {
        begin_with(version);
        const auto rows = answers(questions());
        EXPECT_GE(rows.size(), 13U) << version;
        for (const auto& [table, text] : rows) EXPECT_NE(text, "") << table << " of version " << version;
    }
}

TEST_F(Migration, AFileOfEveryVersionKeepsEverything) {
    for (std::int64_t version = 1; version <= kSchemaVersion; ++version) {
        begin_with(version);
        auto asked = questions();
        // Later versions sum up more, from the same entries.
        asked.at("tally") =
            "SELECT scope, name, day, delegation, people FROM tally WHERE scope <= 3 ORDER BY 1, 2, 3, 4";
        if (version < 15) asked.erase("committed_text"); // nothing wrote it before
        asked.erase("tally_made");                       // by later rules they are made anew
        const auto before = answers(asked);
        ASSERT_NE(before.at("participant").find("佐藤 美咲"), std::string::npos) << version;
        ASSERT_TRUE(Database::open(file, OpenMode::ReadWrite)) << version;
        EXPECT_EQ(sql("PRAGMA user_version"), std::to_string(kSchemaVersion) + "|\n") << version;
        EXPECT_EQ(answers(asked), before) << version;
        EXPECT_EQ(entries().size(), version < 3 ? 3U : 7U) << version;
        EXPECT_EQ(fault(), "") << version;
        EXPECT_EQ(must(database().participants()).size(), 3U) << version;
    }
}

TEST_F(Migration, AFileOfEveryVersionBecomesWhatANewOneIs) {
    must(Database::open(file, OpenMode::Create));
    const auto fresh = schema();
    for (std::int64_t version = 1; version <= kSchemaVersion; ++version) {
        begin_with(version);
        must(Database::open(file, OpenMode::ReadWrite));
        EXPECT_EQ(schema(), fresh) << version;
    }
}

TEST_F(Migration, ItsLedgerGoesOn) {
    for (std::int64_t version = 1; version <= kSchemaVersion; ++version) {
        begin_with(version);
        const auto exit = must(Desk::open(file, options_at("exit")));
        EXPECT_EQ(exit->present({"lib-7", core::Source::Scanner}, at(10, 0)).verdict, core::Verdict::CheckedOut)
            << version;
        EXPECT_EQ(fault(), "") << version;
    }
}

TEST_F(Migration, AReaderAsksForItToBeOpenedForWritingFirst) {
    for (std::int64_t version = 1; version < kSchemaVersion; ++version) {
        begin_with(version);
        EXPECT_EQ(Database::open(file, OpenMode::ReadOnly).error().kind, core::ErrorKind::Refused) << version;
        EXPECT_EQ(sql("PRAGMA user_version"), std::to_string(version) + "|\n");
    }
}

TEST_F(Migration, TheSameRevisionIsTakenThoughItsHashIsCountedOtherwiseNow) {
    begin_with(1);
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
    for (std::int64_t version = 1; version <= kSchemaVersion; ++version) {
        begin_with(version);
        must(Database::open(file, OpenMode::ReadWrite));
        const bool taken_again = version == 1 || version == 5 || version == 6; // 1: its hash was over other bytes
        EXPECT_EQ(must(database().content()), taken_again ? core::Hash{} : filled<core::Hash>(12)) << version;
    }
}

} // namespace
} // namespace kiosk::store::test
