// How a benchmark tells scripts/bench-table its figures: as counters named NAME_UNIT, with their limit or peer beside
// them.
#pragma once

#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace kiosk::bench {

using Durations = std::vector<std::chrono::duration<double, std::milli>>;

// share: 0 … 1. The durations are not empty.
[[nodiscard]] inline double percentile_ms(Durations durations, double share) {
    const auto last = durations.size() - 1;
    const auto nth = std::min(last, static_cast<std::size_t>(share * static_cast<double>(durations.size())));
    std::nth_element(durations.begin(), durations.begin() + static_cast<std::ptrdiff_t>(nth), durations.end());
    return durations[nth].count();
}

inline void figure(benchmark::State& state, const std::string& name, double value) {
    state.counters[name] = value;
}

inline void figure_at_most(benchmark::State& state, const std::string& name, double value, double limit) {
    state.counters[name] = value;
    state.counters[name + "_at_most"] = limit;
}

inline void figure_at_least(benchmark::State& state, const std::string& name, double value, double limit) {
    state.counters[name] = value;
    state.counters[name + "_at_least"] = limit;
}

// Runs the body once and returns the processor time that this thread spent on it: what else runs does not count.
template <class Body> [[nodiscard]] std::chrono::duration<double, std::milli> cpu_timed(Body&& body) {
    const auto now = [] {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
    };
    const auto started = now();
    body();
    return now() - started;
}

// Runs the body once and returns how long it took.
template <class Body> [[nodiscard]] std::chrono::duration<double, std::milli> timed(Body&& body) {
    const auto started = std::chrono::steady_clock::now();
    body();
    return std::chrono::steady_clock::now() - started;
}

} // namespace kiosk::bench
