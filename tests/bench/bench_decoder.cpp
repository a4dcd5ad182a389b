// Decoding time of one frame: each pass of the decoder, and ZBar on the same frames as the peer; and what the frames of
// a camera cost one after another, beside their limits.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <zbar.h>

#include "bench/figures.hpp"
#include "scan/decoder.hpp"
#include "scan/hint.hpp"
#include "scan/live_decoder.hpp"
#include "scan/motion.hpp"
#include "scan/qr_writer.hpp"
#include "scan/scan_thread.hpp"
#include "support/badge_camera.hpp"

namespace kiosk::scan {
namespace {

// Blocks of grey with fine noise, as the room behind a guest is, and `badges` tokens of 3 to 5 pixels a module.
core::GrayFrame scene(int width, int height, int badges) {
    core::GrayFrame frame;
    frame.width = width;
    frame.height = height;
    frame.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::uint32_t state = 12345;
    const auto random = [&state] { return (state = state * 1664525U + 1013904223U) >> 16; };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const unsigned block =
                (static_cast<unsigned>(x / 90) * 37U + static_cast<unsigned>(y / 70) * 91U) % 140U + 50U;
            frame.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
                static_cast<std::uint8_t>(block + random() % 16U);
        }
    }
    for (int i = 0; i < badges; ++i) {
        const std::string token = "KB1" + std::string(137, static_cast<char>('A' + i)) + "Q";
        const QrMatrix code = write_qr(token).value();
        const int module = 3 + i % 3;
        const int left = width * (2 * i + 1) / (2 * badges) - code.size * module / 2;
        const int top = (height - code.size * module) / 2;
        for (int y = 0; y < code.size * module; ++y) {
            for (int x = 0; x < code.size * module; ++x) {
                const bool dark = code.dark(x / module, y / module);
                frame.pixels[static_cast<std::size_t>(top + y) * static_cast<std::size_t>(width) +
                             static_cast<std::size_t>(left + x)] =
                    static_cast<std::uint8_t>((dark ? 40U : 200U) + random() % 16U);
            }
        }
    }
    return frame;
}

core::GrayFrame frame_for(const benchmark::State& state) {
    const bool full_hd = state.range(0) == 1080;
    return scene(full_hd ? 1920 : 1280, full_hd ? 1080 : 720, static_cast<int>(state.range(1)));
}

void decode_pass(benchmark::State& state, Pass pass) {
    const core::GrayFrame frame = frame_for(state);
    const Decoder decoder;
    std::size_t codes = 0;
    for (auto _ : state) codes = decoder.decode(frame.view(), pass).size();
    state.counters["codes"] = static_cast<double>(codes);
}

// What a frame costs in live use: the rotation's own mixture of passes.
void decode_rotation(benchmark::State& state) {
    const core::GrayFrame frame = frame_for(state);
    LiveDecoder decoder;
    for (auto _ : state) {
        const auto codes = decoder.look(frame);
        benchmark::DoNotOptimize(codes.data());
    }
}

void decode_zbar(benchmark::State& state) {
    const core::GrayFrame frame = frame_for(state);
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    int codes = 0;
    for (auto _ : state) {
        zbar::Image image(static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height), "Y800",
                          frame.pixels.data(), frame.pixels.size());
        codes = scanner.scan(image);
    }
    state.counters["codes"] = codes;
}

void hint(benchmark::State& state) {
    const core::GrayFrame frame = frame_for(state);
    for (auto _ : state) benchmark::DoNotOptimize(estimate_hint(frame.view()));
}

void faint_hint(benchmark::State& state) {
    const core::GrayFrame frame = frame_for(state);
    for (auto _ : state) benchmark::DoNotOptimize(estimate_faint_hint(frame.view()));
}

void motion(benchmark::State& state) {
    const core::GrayFrame frame = frame_for(state);
    MotionDetector detector;
    for (auto _ : state) benchmark::DoNotOptimize(detector.moved(frame));
}

constexpr int kWidth = 1280, kHeight = 720;
constexpr std::uint64_t kSeeds = 930'000;

core::GrayFrame frame_of(GrayImage image) {
    core::GrayFrame frame;
    frame.width = image.width;
    frame.height = image.height;
    frame.pixels = std::move(image.pixels);
    return frame;
}

// Rooms without a badge, each seen for a second by a decoder that rotates its passes; processor time of the thread.
void frames_without_code(benchmark::State& state) {
    std::vector<core::GrayFrame> rooms;
    for (std::uint64_t i = 0; i < 8; ++i)
        rooms.push_back(frame_of(test::shoot_without_badge(kSeeds + i, kWidth, kHeight)));
    bench::Durations times;
    for (auto _ : state) {
        LiveDecoder decoder;
        for (core::GrayFrame& room : rooms) {
            for (int i = 0; i < 36; ++i) {
                room.taken += core::Millis{33};
                times.push_back(bench::cpu_timed([&] { benchmark::DoNotOptimize(decoder.look(room)); }));
            }
        }
    }
    state.SetLabel("a frame of 720p without a code");
    double sum = 0;
    for (const auto time : times) sum += time.count();
    bench::figure_at_most(state, "mean_ms", sum / static_cast<double>(times.size()), 6);
    bench::figure_at_most(state, "p95_ms", bench::percentile_ms(times, 0.95), 12);
}

// Badges whose place is seen and which no single frame says enough of.
void located_codes(benchmark::State& state) {
    std::vector<core::GrayFrame> frames;
    for (const test::Condition condition :
         {test::Condition::Laminated, test::Condition::Folded, test::Condition::Thumb, test::Condition::Motion}) {
        for (std::uint64_t i = 0; i < 4; ++i) {
            frames.push_back(frame_of(test::shoot({.condition = condition,
                                                   .seed = kSeeds + i,
                                                   .hardness = 0.8 + 0.05 * static_cast<double>(i),
                                                   .width = kWidth,
                                                   .height = kHeight})
                                          .image));
        }
    }
    bench::Durations times;
    for (auto _ : state) {
        for (const core::GrayFrame& frame : frames) {
            SheetStack stack;
            for (unsigned turn = 0; turn < 16; ++turn) {
                const core::MonoTime taken{core::Millis{33 * turn}};
                times.push_back(bench::cpu_timed(
                    [&] { benchmark::DoNotOptimize(Decoder().straighten(frame.view(), taken, turn, stack)); }));
            }
        }
    }
    state.SetLabel("a located code at 720p, straightened");
    bench::figure_at_most(state, "p95_ms", bench::percentile_ms(times, 0.95), 15);
}

// What the scan thread does while nothing moves: two passes and one look for a reason in each of five frames a second,
// as tests/threads/scan_thread_test.cpp counts them.
void nothing_moves(benchmark::State& state) {
    core::GrayFrame frame = frame_of(test::shoot({.condition = test::Condition::Laminated,
                                                  .seed = kSeeds,
                                                  .hardness = 1,
                                                  .width = kWidth,
                                                  .height = kHeight})
                                         .image);
    constexpr int kFrames = 50;
    double spent = 0;
    for (auto _ : state) {
        LiveDecoder decoder;
        spent += bench::cpu_timed([&] {
                     for (int i = 0; i < kFrames; ++i) {
                         frame.taken += ScanThread::kIdlePause;
                         for (int pass = 0; pass < 2; ++pass) benchmark::DoNotOptimize(decoder.look(frame));
                         benchmark::DoNotOptimize(i % 2 == 0 ? estimate_hint(frame.view())
                                                             : estimate_faint_hint(frame.view()));
                     }
                 }).count();
    }
    state.SetLabel("nothing moves before the camera, a code that is not read");
    const double passed = kFrames * static_cast<double>(ScanThread::kIdlePause.count() * state.iterations());
    bench::figure_at_most(state, "of a core_percent", 100 * spent / passed, 25);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"p", "badges"})->ArgsProduct({{720, 1080}, {0, 1, 3}})->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(decode_pass, plain, Pass::Plain)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, sharpened, Pass::Sharpened)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, clahe, Pass::Clahe)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, turned, Pass::Turned)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, gaussian, Pass::Gaussian)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, upscaled_centre, Pass::UpscaledCentre)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, inverted, Pass::Inverted)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, thresholded, Pass::Thresholded)->Apply(sizes);
BENCHMARK_CAPTURE(decode_pass, straightened, Pass::Straightened)->Apply(sizes);
BENCHMARK(decode_rotation)->Apply(sizes);
BENCHMARK(decode_zbar)->Apply(sizes);
BENCHMARK(hint)->Apply(sizes);
BENCHMARK(faint_hint)->Apply(sizes);
BENCHMARK(motion)->Apply(sizes);
BENCHMARK(frames_without_code)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(located_codes)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(nothing_moves)->Iterations(2)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace kiosk::scan
