// How many badges are read that are far, moved, dark, glaring, covered, folded …, on frames that no test looks at; ZBar
// on the same frames, and on the same inverted, as the peer. "of several" is a badge held for five frames.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>
#include <zbar.h>

#include "scan/decoder.hpp"
#include "scan/preprocess.hpp"
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

bool zbar_reads(const GrayImage& image, const std::string& text) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    for (const GrayImage& picture : {image, invert(image.view())}) {
        zbar::Image frame(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                          picture.pixels.data(), picture.pixels.size());
        scanner.scan(frame);
        for (auto symbol = frame.symbol_begin(); symbol != frame.symbol_end(); ++symbol) {
            if (symbol->get_data() == text) return true;
        }
    }
    return false;
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

void read_condition(benchmark::State& state) {
    const test::Condition condition = test::kConditions[static_cast<std::size_t>(state.range(0))];
    state.SetLabel("badges, " + std::string(name_of(condition)));
    int one = 0, several = 0, zbar = 0;
    for (auto _ : state) {
        for (int i = 0; i < kShots; ++i) {
            test::ShotPlan plan{
                .condition = condition, .seed = kSeeds + static_cast<std::uint64_t>(i), .hardness = i / (kShots - 1.0)};
            const test::Shot shot = shoot(plan);
            const bool read = has(Decoder().decode_all_passes(shot.image.view()), shot.text);
            one += read ? 1 : 0;
            several += read || read_from_several(plan) ? 1 : 0;
            zbar += zbar_reads(shot.image, shot.text) ? 1 : 0;
        }
    }
    state.counters["one_/30"] = one;
    state.counters["one_/30_peer"] = zbar;
    state.counters["several_/30"] = several;
}

BENCHMARK(read_condition)
    ->DenseRange(0, static_cast<int>(test::kConditions.size()) - 1)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

} // namespace
} // namespace kiosk::scan
