// Promise 1: a green screen means that the entry survives pulling the plug.
#include <algorithm>

#include "shim_vfs.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

class Durability : public StoreTest {};

TEST_F(Durability, TheWalIsSyncedBetweenAnEntrysLastWriteAndItsVerdict) {
    load();
    ShimVfs vfs;
    auto gate = desk();
    for (const auto* whose : {"jp-01", "jp-02", "jp-01", "sg-01"}) {
        vfs.operations.clear();
        ASSERT_TRUE(show(*gate, whose, at(9, 0)).entry);
        const auto& done = vfs.operations;
        const auto is = [](FileOperation::Kind kind) {
            return [kind](const FileOperation& one) { return one.wal && one.kind == kind; };
        };
        const auto last_write = std::find_if(done.rbegin(), done.rend(), is(FileOperation::Write));
        ASSERT_NE(last_write, done.rend());
        EXPECT_TRUE(std::any_of(done.rbegin(), last_write, is(FileOperation::Sync))) << whose;
    }
}

TEST_F(Durability, AFullDiskIsNotRecordedAndTheNextBadgeRecovers) {
    load();
    ShimVfs vfs;
    auto gate = desk();
    ASSERT_EQ(show(*gate, "jp-01", at(9, 0)).verdict, core::Verdict::Admitted);

    vfs.disk_full = true;
    const auto full = show(*gate, "jp-02", at(9, 1));
    EXPECT_EQ(full.verdict, core::Verdict::NotRecorded);
    EXPECT_FALSE(full.entry);
    EXPECT_FALSE(full.person);
    EXPECT_NE(gate->last_failure(), "");

    vfs.disk_full = false;
    EXPECT_EQ(show(*gate, "jp-02", at(9, 2)).verdict, core::Verdict::Admitted);
    EXPECT_EQ(gate->last_failure(), "");
    EXPECT_EQ(entries().size(), 2U);
    EXPECT_EQ(fault(), "");
}

TEST_F(Durability, ASyncThatFailsIsNotRecordedAndTheNextBadgeRecovers) {
    load();
    ShimVfs vfs;
    auto gate = desk();
    vfs.sync_fails = true;
    EXPECT_EQ(show(*gate, "jp-01", at(9, 0)).verdict, core::Verdict::NotRecorded);
    EXPECT_EQ(show(*gate, "jp-01", at(9, 0)).verdict, core::Verdict::NotRecorded);
    vfs.sync_fails = false;
    EXPECT_EQ(show(*gate, "jp-02", at(9, 1)).verdict, core::Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(Durability, AVoidOnAFullDiskIsAnErrorAndChangesNothing) {
    load();
    ShimVfs vfs;
    auto gate = desk();
    const auto admitted = show(*gate, "jp-01", at(9, 0));
    vfs.disk_full = true;
    const auto undone = gate->void_entry(*admitted.entry, "mistake", core::OperatorId{"op"}, at(9, 1));
    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().kind, core::ErrorKind::DiskFull);
    vfs.disk_full = false;
    EXPECT_EQ(gate->counts(at(9, 2)).checked_in, 1);
}

TEST_F(Durability, ADatabaseThatWasMovedAwayIsNotRecorded) {
    load();
    auto gate = desk();
    ASSERT_EQ(show(*gate, "jp-01", at(9, 0)).verdict, core::Verdict::Admitted);
    const auto elsewhere = folder.path() / "elsewhere.db";
    std::filesystem::rename(file, elsewhere);
    EXPECT_EQ(show(*gate, "jp-02", at(9, 1)).verdict, core::Verdict::NotRecorded);
    EXPECT_EQ(show(*gate, "jp-02", at(9, 1)).verdict, core::Verdict::NotRecorded);
    EXPECT_FALSE(std::filesystem::exists(file)) << "an empty database would look like one";
    std::filesystem::rename(elsewhere, file);
    EXPECT_EQ(show(*gate, "jp-02", at(9, 2)).verdict, core::Verdict::Admitted);
}

TEST_F(Durability, OnlyTheHolderOfTheLockMovesTheWalIntoTheDatabase) {
    load();
    ShimVfs vfs;
    const auto database_writes = [&] {
        return std::ranges::count_if(vfs.operations, [](const FileOperation& one) { return !one.wal; });
    };
    auto kiosk = desk();
    auto tool = desk("exit");
    auto big = kiosk::test::crowded_event(3'000);
    for (auto& person : big.package.participants) person.title.assign(2'000, 'x');
    big.package.revision = core::RevisionNumber{2};
    vfs.operations.clear();
    load(big.package); // thousands of pages, while the kiosk holds the lock
    (void)show(*tool, "jp-01", at(9, 0));
    tool->checkpoint_wal();
    EXPECT_EQ(database_writes(), 0);
    (void)show(*kiosk, "jp-02", at(9, 0));
    kiosk->checkpoint_wal();
    EXPECT_GT(database_writes(), 1'000);

    kiosk.reset();
    big.package.revision = core::RevisionNumber{3};
    big.package.content = filled<core::Hash>(3);
    for (auto& person : big.package.participants) person.group = "Z";
    vfs.operations.clear();
    auto database = must(Database::open(file, OpenMode::ReadWrite));
    must(database.load(big.package));
    EXPECT_GT(database_writes(), 100) << "nobody holds the lock now";
}

} // namespace
} // namespace kiosk::store::test
