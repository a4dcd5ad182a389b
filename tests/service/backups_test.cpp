// Copies of the database: one a day, verified, seven kept, and no name in one that is gone from the database.
#include "service/backups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <sys/stat.h>

#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "store/sqlite/connection.hpp"
#include "support/event_bench.hpp"
#include "support/must.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using kiosk::test::at, kiosk::test::must;

class Backups : public testing::Test, public kiosk::test::EventBench {
  protected:
    [[nodiscard]] static core::WallTime on_day(int day) {
        return at(9, 0, 0, kiosk::test::kFirstDay + std::chrono::days{day}).wall;
    }
    [[nodiscard]] std::unique_ptr<store::Desk> desk(const char* door) const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{door};
        options.machine = kiosk::test::filled<core::MachineId>(9);
        return must(store::Desk::open(file(), options));
    }
    [[nodiscard]] std::vector<std::string> kept() const {
        std::vector<std::string> names;
        for (const auto& backup : list_backups(file())) names.push_back(backup.file.filename().string());
        return names;
    }
};

TEST_F(Backups, IsAWholeDatabaseOfItsOwnThatOnlyThisUserCanRead) {
    EXPECT_TRUE(must(backup_is_due(file(), on_day(0))));
    const auto made = must(back_up(file(), on_day(0)));
    EXPECT_EQ(made.made, on_day(0));
    EXPECT_FALSE(must(backup_is_due(file(), on_day(0))));
    const auto copy = must(store::Database::open(made.file, store::OpenMode::ReadOnly));
    const auto real = must(store::Database::open(file(), store::OpenMode::ReadOnly));
    EXPECT_EQ(must(copy.participants()), must(real.participants()));
    EXPECT_EQ(must(copy.entries()), must(real.entries()));
    EXPECT_FALSE(must(copy.verify_ledgers()).first_fault);
    EXPECT_FALSE(fs::exists(made.file.string() + ".identity")) << "one that is put back starts a new ledger";
    struct stat there {};
    ASSERT_EQ(::stat(made.file.c_str(), &there), 0);
    EXPECT_EQ(there.st_mode & 0777U, 0600U);
    ASSERT_EQ(::stat(backup_folder(file()).c_str(), &there), 0);
    EXPECT_EQ(there.st_mode & 0777U, 0700U);
}

TEST_F(Backups, OneADayAndTheNewestSevenAreKept) {
    for (int day = 0; day < 10; ++day) (void)must(back_up(file(), on_day(day)));
    (void)must(back_up(file(), on_day(9)));
    const auto all = list_backups(file());
    ASSERT_EQ(all.size(), kBackupsKept);
    EXPECT_EQ(all.front().made, on_day(9));
    EXPECT_EQ(all.back().made, on_day(3));
    EXPECT_TRUE(must(backup_is_due(file(), on_day(10))));
}

TEST_F(Backups, OfADatabaseThatIsNotWholeThereIsNoneAndTheOldOnesStay) {
    (void)must(back_up(file(), on_day(0)));
    const auto gate = desk("gate");
    for (const auto* who : {"jp-01", "jp-02"}) (void)gate->present({event.token(who)}, at(9, 0));
    must(must(store::Database::open(file(), store::OpenMode::ReadWrite))
             .connection()
             .execute("DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE seq = 1"));
    const auto failed = back_up(file(), on_day(1));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, core::ErrorKind::Corrupt);
    EXPECT_EQ(kept().size(), 1U);
    EXPECT_FALSE(fs::exists(backup_folder(file()) / "unfinished"));
}

TEST_F(Backups, WhatElseLiesInTheFolderIsNoBackupAndStays) {
    (void)must(back_up(file(), on_day(0)));
    for (const auto* other : {"notes.txt", "2026-11-2.db", "older.db"})
        std::ofstream(backup_folder(file()) / other) << 'x';
    for (int day = 1; day < 9; ++day) (void)must(back_up(file(), on_day(day)));
    EXPECT_EQ(kept().size(), kBackupsKept);
    EXPECT_TRUE(fs::exists(backup_folder(file()) / "older.db"));
}

TEST_F(Backups, NoneKeepsNamesThatAreGoneFromTheDatabase) {
    for (int day = 0; day < 3; ++day) (void)must(back_up(file(), on_day(day)));
    const auto afterwards = at(9, 0, 0, kiosk::test::kFirstDay + std::chrono::days{400});
    (void)must(desk("gate")->purge_names(core::OperatorId{"t1"}, afterwards));
    EXPECT_TRUE(must(backup_is_due(file(), on_day(2)))) << "though the day has one";
    (void)must(back_up(file(), on_day(3)));
    ASSERT_EQ(kept().size(), 1U);
    const auto copy = must(store::Database::open(list_backups(file()).front().file, store::OpenMode::ReadOnly));
    for (const auto& person : must(copy.participants())) EXPECT_EQ(person.name, "");
    ASSERT_TRUE(forget_backups(file()));
    EXPECT_TRUE(kept().empty());
}

} // namespace
} // namespace kiosk::service
