// The desk on a real disk, beside what the disk itself does in the same run. The databases are made in the current folder.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/figures.hpp"
#include "store/database.hpp"
#include "store/desk.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kCrowd = 100'000;
constexpr int kPresentations = 1'000;
// scripts/bench-process starts the kiosk on this one.
const fs::path kCrowdDatabase = "crowd.db";

const test::SampleEvent& crowd() {
    static const test::SampleEvent event = test::crowded_event(kCrowd);
    return event;
}

void remove_database(const fs::path& file) {
    for (const char* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) fs::remove(file.string() + suffix);
}

// What the disk does: append 4 KiB and wait until they are down, one after another.
Durations append_and_sync(int times) {
    const fs::path file = "append.tmp";
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::array<char, 4096> page{};
    Durations each;
    bool sound = handle >= 0;
    for (int i = 0; sound && i < times; ++i) {
        each.push_back(timed([&] {
            sound = ::write(handle, page.data(), page.size()) == static_cast<ssize_t>(page.size()) && ::fdatasync(handle) == 0;
        }));
    }
    ::close(handle);
    fs::remove(file);
    return sound ? each : Durations{};
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

void present_each(benchmark::State& state) {
    const fs::path file = "desk.db";
    std::vector<std::string> tokens;
    for (int i = 1; i <= kPresentations; ++i) tokens.push_back(crowd().sign(core::BadgeId{1'000'000 + static_cast<std::uint64_t>(i)}));
    Durations each;
    Durations disk;
    for (auto _ : state) {
        remove_database(file);
        fs::copy_file(kCrowdDatabase, file);
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        auto desk = store::Desk::open(file, options);
        if (!desk) {
            state.SkipWithError(desk.error().detail.c_str());
            return;
        }
        disk = append_and_sync(kPresentations);
        for (const auto& token : tokens) {
            core::Outcome outcome;
            each.push_back(timed([&] { outcome = (*desk)->present({token, core::Source::Camera}, test::at(9, 0)); }));
            if (outcome.verdict != core::Verdict::Admitted) state.SkipWithError("not admitted");
        }
    }
    remove_database(file);
    if (disk.empty() || each.empty()) {
        state.SkipWithError("the disk refused");
        return;
    }
    const auto rate = [](const Durations& durations) {
        double whole = 0;
        for (const auto& one : durations) whole += one.count();
        return 1000.0 * static_cast<double>(durations.size()) / whole;
    };
    state.SetLabel("1,000 presentations among 100,000 people, each durable");
    figure(state, "rate_/s", rate(each));
    state.counters["rate_/s_peer"] = rate(disk);
    figure_at_least(state, "share_of_the_disk's_rate_", rate(each) / rate(disk), 0.7);
    figure_at_most(state, "p99_ms", percentile_ms(each, 0.99), 5.0 + percentile_ms(disk, 0.99));
}

BENCHMARK(load_event)->Unit(benchmark::kSecond)->Iterations(1);
BENCHMARK(present_each)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace
} // namespace kiosk::bench
