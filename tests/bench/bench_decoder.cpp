// Decoding time of one frame: each pass of the decoder, and ZBar on the same frames as the peer.
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>
#include <zbar.h>

#include "scan/decoder.hpp"
#include "scan/hint.hpp"
#include "scan/live_decoder.hpp"
#include "scan/motion.hpp"
#include "scan/qr_writer.hpp"

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

void motion(benchmark::State& state) {
    const core::GrayFrame frame = frame_for(state);
    MotionDetector detector;
    for (auto _ : state) benchmark::DoNotOptimize(detector.moved(frame));
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
BENCHMARK(motion)->Apply(sizes);

} // namespace
} // namespace kiosk::scan
