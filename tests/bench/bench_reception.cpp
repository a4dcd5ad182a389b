// What staff look at while badges keep coming, beside bare SQLite reading the same rows in the same run. The database
// is made in the current folder.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "bench/figures.hpp"
#include "service/reception.hpp"
#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "store/sqlite/connection.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kVisitors = 3'000;
constexpr int kSeconds = 120, kBadgesASecond = 20; // of a busy door
const fs::path kReception = "reception.db";

void remove_reception() {
    for (const char* suffix : {"", "-wal", "-shm", ".identity", ".lock"}) fs::remove(kReception.string() + suffix);
}

// Each second: the badges of that second, then the day as the page shows it.
void refresh_the_day(benchmark::State& state) {
    const auto event = test::crowded_event(kVisitors);
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    Durations badges, boards, bare;
    for (auto _ : state) {
        remove_reception();
        auto database = store::Database::open(kReception, store::OpenMode::Create);
        if (!database || !database->load(event.package)) return state.SkipWithError("the event did not load");
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        auto desk = store::Desk::open(kReception, options);
        auto reception = service::Reception::open(kReception);
        if (!desk || !reception) return state.SkipWithError("the desk did not open");
        std::uint64_t next = 0;
        for (int second = 0; second < kSeconds; ++second) {
            const auto now = test::at(9, second / 60, second % 60);
            badges.push_back(timed([&] {
                for (int i = 0; i < kBadgesASecond; ++i)
                    (void)(*desk)->present({event.sign(core::BadgeId{1'000'001 + next++ % kVisitors})}, now);
            }));
            bool sound = true;
            boards.push_back(timed([&] {
                sound = reception->board(teacher, {(*desk)->checkpoint(), kVisitors, now}).has_value();
            }));
            bare.push_back(timed([&] {
                std::size_t bytes = 0;
                sound = sound && database->connection()
                                     .each("SELECT bytes FROM entry",
                                           [&](const store::Statement& row) {
                                               bytes += row.blob(0).size();
                                               return true;
                                           })
                                     .has_value();
                benchmark::DoNotOptimize(bytes);
            }));
            if (!sound) return state.SkipWithError("the day was not read");
        }
    }
    remove_reception();
    state.SetLabel("the day of 3,000 people, read once a second while 20 badges a second arrive");
    figure_at_most(state, "refresh_p99_ms", percentile_ms(boards, 0.99), 200);
    figure(state, "badges_of_a_second_p99_ms", percentile_ms(badges, 0.99));
    figure(state, "refresh_p50_ms", percentile_ms(boards, 0.5));
    state.counters["refresh_p50_ms_peer"] = percentile_ms(bare, 0.5);
    figure_at_most(state, "times_the_rows_alone_", percentile_ms(boards, 0.5) / percentile_ms(bare, 0.5), 60);
}

BENCHMARK(refresh_the_day)->Unit(benchmark::kSecond)->Iterations(1);

} // namespace
} // namespace kiosk::bench
