// The desk on a real disk, beside what the disk itself does in the same run. The databases are made in the current
// folder.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "bench/figures.hpp"
#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "store/sqlite/connection.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kCrowd = 100'000;
constexpr std::uint64_t kPresentations = 1'000;
// scripts/bench-process starts the kiosk on this one.
const fs::path kCrowdDatabase = "crowd.db";

const test::SampleEvent& crowd() {
    static const test::SampleEvent event = test::crowded_event(kCrowd);
    return event;
}

void remove_database(const fs::path& file) {
    for (const char* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) fs::remove(file.string() + suffix);
}

// What the disk does: append 4 KiB and wait until they are down.
class AppendedFile {
  public:
    AppendedFile() : handle_(::open(kName, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {}
    ~AppendedFile() {
        ::close(handle_);
        fs::remove(kName);
    }
    AppendedFile(const AppendedFile&) = delete;
    AppendedFile& operator=(const AppendedFile&) = delete;

    bool append_and_sync() {
        return ::write(handle_, page_.data(), page_.size()) == static_cast<ssize_t>(page_.size()) &&
               ::fdatasync(handle_) == 0;
    }

  private:
    static constexpr const char* kName = "append.tmp";
    int handle_;
    std::array<char, 4096> page_{};
};

// At the gate, of a fresh copy of the loaded event.
core::Result<std::unique_ptr<store::Desk>> desk_of_crowd(const fs::path& file) {
    remove_database(file);
    fs::copy_file(kCrowdDatabase, file);
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{"gate"};
    return store::Desk::open(file, options);
}

void load_event(benchmark::State& state) {
    const auto& package = crowd().package;
    Durations each;
    for (auto _ : state) {
        remove_database(kCrowdDatabase);
        each.push_back(timed([&] {
            auto database = store::Database::open(kCrowdDatabase, store::OpenMode::Create);
            if (!database || !database->load(package)) state.SkipWithError("the event did not load");
        }));
    }
    state.SetLabel("load an event of 100,000 people");
    figure_at_most(state, "whole_ms", percentile_ms(each, 0.5), 5000);
}

// The disk and the desk take turns, so that what else the disk has to do meets both. A kiosk's upkeep between badges
// counts for the rate, and not for the time until a verdict.
void present_each(benchmark::State& state) {
    const fs::path file = "desk.db";
    std::vector<std::string> tokens;
    for (std::uint64_t i = 1; i <= kPresentations; ++i)
        tokens.push_back(crowd().sign(core::BadgeId{1'000'001 + i * 7'919 % kCrowd})); // from all over the roster
    Durations verdicts;
    Durations processor;
    Durations upkeep;
    Durations disk;
    for (auto _ : state) {
        auto desk = desk_of_crowd(file);
        if (!desk) {
            state.SkipWithError(desk.error().detail.c_str());
            return;
        }
        AppendedFile appended;
        for (const auto& token : tokens) {
            bool sound = true;
            disk.push_back(timed([&] { sound = appended.append_and_sync(); }));
            if (!sound) state.SkipWithError("the disk refused");
            core::Outcome outcome;
            verdicts.push_back(timed([&] {
                processor.push_back(cpu_timed([&] {
                    outcome = (*desk)->present({token, core::Source::Camera}, test::at(9, 0));
                }));
            }));
            if (outcome.verdict != core::Verdict::Admitted) state.SkipWithError("not admitted");
            upkeep.push_back(timed([&] { (*desk)->checkpoint_wal(); }));
        }
    }
    remove_database(file);
    const auto sum = [](const Durations& durations) {
        double whole = 0;
        for (const auto& one : durations) whole += one.count();
        return whole;
    };
    const auto per_second = 1000.0 * static_cast<double>(disk.size());
    const auto desk_rate = per_second / (sum(verdicts) + sum(upkeep));
    const auto disk_rate = per_second / sum(disk);
    state.SetLabel("1,000 presentations among 100,000 people, each durable");
    figure(state, "rate_/s", desk_rate);
    state.counters["rate_/s_peer"] = disk_rate;
    figure_at_least(state, "share_of_the_disk's_rate_", desk_rate / disk_rate, 0.7);
    figure_at_most(state, "p99_ms", percentile_ms(verdicts, 0.99), 5.0 + percentile_ms(disk, 0.99));
    figure_at_most(state, "processor_p50_ms", percentile_ms(processor, 0.5), 1.0);
}

// What SQLite alone takes for rows of an entry's size, in one durable transaction.
std::chrono::duration<double, std::milli> bare_rows(std::uint64_t rows) {
    const fs::path file = "bare.db";
    remove_database(file);
    const core::Bytes bytes(250, 1);
    auto bare = store::Connection::open(file, store::Access::Create, core::Millis{0});
    auto done = (*bare)->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 "CREATE TABLE entry (ledger INTEGER, seq INTEGER, bytes BLOB, hash BLOB,"
                                 " PRIMARY KEY (ledger, seq)) WITHOUT ROWID");
    const auto took = timed([&] {
        done = done.and_then([&] { return (*bare)->execute("BEGIN IMMEDIATE"); });
        for (std::uint64_t i = 0; i < rows; ++i)
            done = done.and_then([&] { return (*bare)->run("INSERT INTO entry VALUES (1,?,?,?)", i, bytes, bytes); });
        done = done.and_then([&] { return (*bare)->execute("COMMIT"); });
    });
    if (!done) std::abort();
    bare->reset();
    remove_database(file);
    return took;
}

// Everybody of six coaches by one touch of staff, and undone by another.
void let_in_together(benchmark::State& state) {
    constexpr std::uint64_t kPeople = 300;
    const fs::path file = "together.db";
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    std::vector<core::ParticipantId> people;
    for (std::uint64_t i = 1; i <= kPeople; ++i)
        people.emplace_back("crowd-" + std::to_string(1 + i * 7'919 % kCrowd)); // from all over the roster
    Durations in, undone, bare;
    for (auto _ : state) {
        auto desk = desk_of_crowd(file);
        if (!desk) {
            state.SkipWithError(desk.error().detail.c_str());
            return;
        }
        core::Result<core::GroupActed> acted;
        in.push_back(timed([&] { acted = (*desk)->admit_people(people, teacher, test::at(9, 0)); }));
        if (!acted || acted->people != static_cast<int>(kPeople)) {
            state.SkipWithError("not all were let in");
            return;
        }
        bare.push_back(bare_rows(kPeople));
        undone.push_back(timed([&] {
            if (!(*desk)->undo_act(*acted->entry, "by_mistake", teacher, test::at(9, 1)))
                state.SkipWithError("not undone");
        }));
    }
    remove_database(file);
    state.SetLabel("300 of 100,000 people let in by one transaction, and undone by one");
    figure_at_most(state, "in_ms", percentile_ms(in, 0.5), 500);
    state.counters["in_ms_peer"] = percentile_ms(bare, 0.5);
    figure_at_most(state, "times_the_bare_rows_", percentile_ms(in, 0.5) / percentile_ms(bare, 0.5), 100);
    figure_at_most(state, "undone_ms", percentile_ms(undone, 0.5), 500);
}

BENCHMARK(load_event)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(present_each)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(let_in_together)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
} // namespace kiosk::bench
