// How many badges are read that are far, moved, dark, glaring, covered, folded …, on frames that no test looks at; ZBar
// on the same frames, and on the same inverted, as the peer. "of several" is a badge held for five frames.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "bench/zbar_reader.hpp"
#include "scan/decoder.hpp"
#include "scan/sheet_stack.hpp"
#include "support/badge_camera.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

constexpr int kShots = 30;
constexpr int kFrames = 5;
constexpr std::uint64_t kSeeds = 910'000;

bool has(const std::vector<core::FoundCode>& codes, const std::string& text) {
    return std::any_of(codes.begin(), codes.end(), [&text](const core::FoundCode& code) { return code.text == text; });
}

bool read_from_several(test::ShotPlan plan) {
    SheetStack stack;
    for (; plan.moment < kFrames; ++plan.moment) {
        const test::Shot shot = shoot(plan);
        const auto turn = static_cast<unsigned>(plan.moment);
        if (has(Decoder().straighten(shot.image.view(), test::at(100 * plan.moment), turn, stack).codes, shot.text))
            return true;
    }
    return false;
}

// `text` instead of a badge's token, if it is not empty.
void read_shots(benchmark::State& state, test::Condition condition, const std::string& text) {
    int one = 0, several = 0, zbar = 0;
    for (auto _ : state) {
        for (int i = 0; i < kShots; ++i) {
            test::ShotPlan plan{.condition = condition,
                                .seed = kSeeds + static_cast<std::uint64_t>(i),
                                .hardness = i / (kShots - 1.0),
                                .text = text};
            const test::Shot shot = shoot(plan);
            const bool read = has(Decoder().decode_all_passes(shot.image.view()), shot.text);
            one += read ? 1 : 0;
            several += read || read_from_several(plan) ? 1 : 0;
            zbar += bench::zbar_texts(shot.image.view()).contains(shot.text) ? 1 : 0;
        }
    }
    state.counters["one_/30"] = one;
    state.counters["one_/30_peer"] = zbar;
    state.counters["several_/30"] = several;
}

void read_condition(benchmark::State& state) {
    const test::Condition condition = test::kConditions[static_cast<std::size_t>(state.range(0))];
    state.SetLabel("badges, " + std::string(name_of(condition)));
    read_shots(state, condition, "");
}

// Codes that an event's package lists instead of tokens: as long as a student's number, a ticket's number, a link. They
// are printed as large as a badge's, so that their modules are larger; the grid pass is for a badge's size alone.
void read_external(benchmark::State& state) {
    constexpr std::array<std::size_t, 4> kLengths{8, 20, 47, 90}; // of the versions 1, 1 or 2, 3 and 5
    const std::size_t length = kLengths.at(static_cast<std::size_t>(state.range(0)));
    const test::Condition condition = test::kConditions[static_cast<std::size_t>(state.range(1))];
    const std::string text =
        std::string("S1140233-ANNEX-4F7QK2ZR9XW3M8TB6YH5DPCV0JLGE1NU").append(60, '7').substr(0, length);
    state.SetLabel("external codes of " + std::to_string(length) + " signs, " + std::string(name_of(condition)));
    read_shots(state, condition, text);
}

BENCHMARK(read_condition)
    ->DenseRange(0, static_cast<int>(test::kConditions.size()) - 1)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(read_external)
    ->ArgsProduct({{0, 1, 2, 3},
                   {static_cast<int>(test::Condition::Distance), static_cast<int>(test::Condition::Laminated),
                    static_cast<int>(test::Condition::Thumb), static_cast<int>(test::Condition::Folded)}})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

} // namespace
} // namespace kiosk::scan
