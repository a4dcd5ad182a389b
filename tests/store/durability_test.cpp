// Promise 1: a green screen means that the entry survives pulling the plug.
#include <algorithm>
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

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

// --- kill -9

struct Burst {
    pid_t child = 0;
    int acknowledged = -1; // the reading end: one byte a recorded presentation
};

// A child that presents badges as fast as it can and acknowledges each over a pipe. It never comes back.
[[noreturn]] void present_for_ever(const std::filesystem::path& file, const kiosk::test::SampleEvent& sample, int pipe,
                                   int die_at) {
    ShimVfs vfs;
    vfs.die_at_operation = die_at;
    auto desk = Desk::open(file, options_at("gate"));
    if (!desk) ::_exit(1);
    while (true)
        for (const auto& [whose, token] : sample.tokens) {
            const auto outcome = (*desk)->present({token, core::Source::Camera}, at(9, 0));
            if (outcome.verdict == core::Verdict::NotRecorded) ::_exit(2);
            if (outcome.entry && ::write(pipe, "+", 1) != 1) ::_exit(3);
            (*desk)->checkpoint_wal();
        }
}

// As a kiosk does: while its desk writes, its other threads open the same file, read and close it again.
[[noreturn]] void present_among_readers(const std::filesystem::path& file, const kiosk::test::SampleEvent& sample,
                                        int pipe) {
    auto desk = Desk::open(file, options_at("gate"));
    if (!desk) ::_exit(1);
    while (true)
        for (const auto& [whose, token] : sample.tokens) {
            for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
                if (const auto reader = Database::open(file, mode); !reader || !reader->event()) ::_exit(4);
            const auto outcome = (*desk)->present({token, core::Source::Camera}, at(9, 0));
            if (outcome.verdict == core::Verdict::NotRecorded) ::_exit(2);
            if (outcome.entry && ::write(pipe, "+", 1) != 1) ::_exit(3);
        }
}

// The child has no thread and no connection of ours: it opens its own, and presents through its end of a pipe.
template <class Present> Burst start_burst(Present present) {
    int ends[2];
    if (::pipe(ends) != 0) std::abort();
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        present(ends[1]);
    }
    ::close(ends[1]);
    return {child, ends[0]};
}

// Kills after so many acknowledgements (0: it dies by itself), and gives how many were sent in all.
std::size_t finish_burst(const Burst& burst, std::size_t kill_after) {
    std::size_t acknowledged = 0;
    char bytes[256];
    bool killed = false;
    while (true) {
        const auto got = ::read(burst.acknowledged, bytes, kill_after > acknowledged ? 1 : sizeof bytes);
        if (got <= 0) break;
        acknowledged += static_cast<std::size_t>(got);
        if (!killed && kill_after > 0 && acknowledged >= kill_after) {
            ::kill(burst.child, SIGKILL);
            killed = true;
        }
    }
    ::close(burst.acknowledged);
    int status = 0;
    ::waitpid(burst.child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        << "the child gave up by itself: " << WEXITSTATUS(status);
    return acknowledged;
}

TEST_F(Durability, NoAcknowledgedEntryIsLostByTwoHundredKillsInABurst) {
    load();
    std::mt19937 random(20261126);
    std::size_t acknowledged = 0;
    for (int round = 0; round < 200; ++round) {
        // Every other round dies inside the file layer, so that every step of a transaction is cut.
        const bool inside = round % 2 == 1;
        const int die_at = inside ? std::uniform_int_distribution(1, 60)(random) : 0;
        const auto burst = start_burst([&](int pipe) { present_for_ever(file, sample, pipe, die_at); });
        acknowledged += finish_burst(burst, inside ? 0 : std::uniform_int_distribution<std::size_t>(1, 8)(random));

        auto after = database(OpenMode::ReadWrite);
        const auto ledgers = must(after.ledgers());
        std::uint64_t recorded = 0;
        for (const auto& ledger : ledgers) recorded += ledger.last.value();
        ASSERT_GE(recorded, acknowledged) << "round " << round;
        if (round % 20 == 19) {
            const auto report = must(after.verify_ledgers());
            ASSERT_FALSE(report.first_fault) << "round " << round << ": " << report.first_fault->what;
            ASSERT_EQ(report.entries, static_cast<std::int64_t>(recorded));
        }
        // What was cut off counts as never acknowledged from here on.
        acknowledged = recorded;
    }
    EXPECT_EQ(must(database().ledgers()).size(), 1U) << "a kill must not cost the identity";
}

// What kioskctl does beside a running kiosk: a program that closes the file as its last user deletes its WAL, and takes
// for the last whoever sees no lock of another.
TEST_F(Durability, NoAcknowledgedEntryIsLostByTwoHundredKillsThoughOtherProgramsOpenAndCloseTheFile) {
    load();
    std::uint64_t before = 0;
    for (int round = 0; round < 200; ++round) {
        const auto burst = start_burst([&](int pipe) { present_among_readers(file, sample, pipe); });
        char acknowledged = 0;
        ASSERT_EQ(::read(burst.acknowledged, &acknowledged, 1), 1) << "round " << round;
        { const auto beside = database(round % 2 == 0 ? OpenMode::ReadWrite : OpenMode::ReadOnly); }
        const auto count = 1 + finish_burst(burst, 2);

        std::uint64_t recorded = 0;
        for (const auto& ledger : must(database(OpenMode::ReadWrite).ledgers())) recorded += ledger.last.value();
        ASSERT_GE(recorded, before + count) << "round " << round;
        before = recorded;
    }
    EXPECT_FALSE(must(database().verify_ledgers()).first_fault);
}

} // namespace
} // namespace kiosk::store::test
