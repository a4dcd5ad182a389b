// Promise 1 under kill -9: a green screen means that the entry survives.
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "store/shim_vfs.hpp"
#include "store/store_fixture.hpp"

namespace kiosk::store::test {
namespace {

class Kills : public StoreTest {};

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

TEST_F(Kills, NoAcknowledgedEntryIsLostByTwoHundredKillsInABurst) {
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
TEST_F(Kills, NoAcknowledgedEntryIsLostByTwoHundredKillsThoughOtherProgramsOpenAndCloseTheFile) {
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
