// The decoder on pictures like a camera's, beside ZBar on the very same ones. The pictures are computed: badges held at an
// angle, small, blurred, dim, noisy, from easy to hopeless, the same on every machine.
#include <benchmark/benchmark.h>
#include <zbar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "bench/figures.hpp"
#include "scan/decoder.hpp"
#include "scan/qr_writer.hpp"
#include "support/sample_event.hpp"

namespace kiosk::bench {
namespace {

struct Picture {
    core::GrayFrame frame;
    std::string text; // "" on an empty one
};

struct Scene {
    double pixels_per_module = 4;
    double degrees = 0;
    double squeeze = 1; // of its height: a badge that leans back
    int blur = 0;       // times a 3×3 mean
    double contrast = 1;
    double noise = 6;   // standard deviation, of 255
};

void blur_once(core::GrayFrame& frame) {
    const auto before = frame.pixels;
    for (int y = 1; y + 1 < frame.height; ++y) {
        for (int x = 1; x + 1 < frame.width; ++x) {
            int sum = 0;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) sum += before[static_cast<std::size_t>((y + dy) * frame.width + x + dx)];
            frame.pixels[static_cast<std::size_t>(y * frame.width + x)] = static_cast<std::uint8_t>(sum / 9);
        }
    }
}

Picture paint(int width, int height, const std::string& text, const Scene& scene, unsigned seed) {
    Picture picture{{.pixels = {}, .width = width, .height = height, .number = 1}, text};
    picture.frame.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const auto code = text.empty() ? scan::QrMatrix{} : scan::write_qr(text).value();
    const double angle = scene.degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle) / scene.pixels_per_module;
    const double sine = std::sin(angle) / scene.pixels_per_module;
    const auto shade = [&](double x, double y) {
        const double room = 90 + 60 * x / width + 20 * std::sin(x / 37) * std::cos(y / 53); // a wall with a pattern
        const double u = (x - width / 2.0) * cosine + (y - height / 2.0) * sine + code.size / 2.0;
        const double v = ((y - height / 2.0) * cosine - (x - width / 2.0) * sine) / scene.squeeze + code.size / 2.0;
        if (u < 0 || v < 0 || u >= code.size || v >= code.size) return room;
        const double ink = code.dark(static_cast<int>(u), static_cast<int>(v)) ? 30 : 225;
        return 128 + (ink - 128) * scene.contrast;
    };
    std::mt19937 random(seed);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double light = (shade(x + 0.25, y + 0.25) + shade(x + 0.75, y + 0.25) + shade(x + 0.25, y + 0.75) + shade(x + 0.75, y + 0.75)) / 4;
            picture.frame.pixels[static_cast<std::size_t>(y * width + x)] = static_cast<std::uint8_t>(light);
        }
    }
    for (int i = 0; i < scene.blur; ++i) blur_once(picture.frame);
    for (auto& pixel : picture.frame.pixels) {
        // Near enough to a bell, and the same with every standard library, which std::normal_distribution is not.
        const double bell = static_cast<double>(random() % 256 + random() % 256 + random() % 256) / 147.8 - 2.588;
        pixel = static_cast<std::uint8_t>(std::clamp(pixel + scene.noise * bell, 0.0, 255.0));
    }
    return picture;
}

const std::vector<Picture>& hard_set() {
    static const std::vector<Picture> pictures = [] {
        std::vector<Picture> made;
        const auto sample = test::sample_event();
        unsigned number = 0;
        for (const double pixels : {1.6, 1.9, 2.4, 3.2, 5.0}) {
            for (const double degrees : {3.0, 17.0, 44.0}) {
                for (const auto& [blur, contrast, noise] : {std::array{0.0, 1.0, 6.0}, {1.0, 0.6, 10.0}, {2.0, 1.0, 6.0}, {0.0, 0.15, 12.0}}) {
                    ++number;
                    const auto token = sample.sign(core::BadgeId{number});
                    const Scene scene{pixels, degrees, number % 2 == 0 ? 0.75 : 1.0, static_cast<int>(blur), contrast, noise};
                    made.push_back(paint(1280, 720, token, scene, number));
                }
            }
        }
        return made;
    }();
    return pictures;
}

// The texts that ZBar reads as QR codes.
std::vector<std::string> read_with_zbar(zbar::ImageScanner& scanner, const core::GrayFrame& frame) {
    zbar::Image image(static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height), "Y800", frame.pixels.data(), frame.pixels.size());
    std::vector<std::string> texts;
    if (scanner.scan(image) > 0)
        for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) texts.push_back(symbol->get_data());
    image.set_data(nullptr, 0);
    return texts;
}

struct Tally {
    int read = 0;
    int misread = 0;
};

using Reader = std::function<std::vector<std::string>(const Picture&)>;

Tally tally(const std::vector<Picture>& pictures, const Reader& read) {
    Tally counted;
    for (const Picture& picture : pictures) {
        const auto texts = read(picture);
        const auto right = std::ranges::count(texts, picture.text);
        counted.read += right > 0 ? 1 : 0;
        counted.misread += static_cast<int>(static_cast<std::ptrdiff_t>(texts.size()) - right);
    }
    return counted;
}

std::vector<std::string> texts_of(const std::vector<core::FoundCode>& codes) {
    std::vector<std::string> texts;
    for (const auto& code : codes) texts.push_back(code.text);
    return texts;
}

void share_read(benchmark::State& state, const char* label, const Reader& read, int at_least) {
    const auto& pictures = hard_set();
    Tally ours;
    for (auto _ : state) ours = tally(pictures, read);
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    const Tally theirs = tally(pictures, [&](const Picture& picture) { return read_with_zbar(scanner, picture.frame); });
    const auto percent = [&](int count) { return 100.0 * count / static_cast<double>(pictures.size()); };
    state.SetLabel(label);
    state.counters["read_percent_peer"] = percent(theirs.read);
    figure_at_least(state, "read_percent", percent(ours.read), percent(theirs.read) + at_least);
    figure_at_most(state, "misread_", ours.misread, 0);
}

void read_plain(benchmark::State& state) {
    const scan::Decoder decoder;
    share_read(state, "60 hard pictures, one plain look each (peer: ZBar)",
               [&](const Picture& picture) { return texts_of(decoder.decode(picture.frame.view(), scan::Pass::Plain)); }, 0);
}

// What a guest gets who holds the badge still for half a second of a 30 Hz camera.
void read_in_turn(benchmark::State& state) {
    const scan::Decoder decoder;
    share_read(state, "60 hard pictures, 16 frames each (peer: ZBar)", [&](const Picture& picture) {
        scan::PassRotation rotation;
        std::vector<core::FoundCode> found;
        for (int i = 0; i < 16 && found.empty(); ++i) found = decoder.decode(picture.frame.view(), rotation.next());
        return texts_of(found);
    }, 0);
}

// Frames as they come: the passes take turns, half of the frames show a badge.
void decode_frame(benchmark::State& state, int width, int height, double limit_ms) {
    const auto sample = test::sample_event();
    std::vector<Picture> pictures;
    for (unsigned i = 0; i < 8; ++i) {
        const Scene scene{3.0 + 0.3 * i, 7.0 * i, 0.9, static_cast<int>(i % 3), 0.9, 8};
        pictures.push_back(paint(width, height, i % 2 == 0 ? sample.sign(core::BadgeId{i + 1}) : "", scene, i));
    }
    const scan::Decoder decoder;
    scan::PassRotation rotation;
    Durations each;
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& picture = pictures[next++ % pictures.size()];
        each.push_back(cpu_timed([&] { benchmark::DoNotOptimize(decoder.decode(picture.frame.view(), rotation.next())); }));
    }
    double sum = 0;
    for (const auto& one : each) sum += one.count();
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    const auto zbar_ms = cpu_timed([&] { for (const auto& picture : pictures) benchmark::DoNotOptimize(read_with_zbar(scanner, picture.frame)); });
    state.SetLabel("decode " + std::to_string(width) + "x" + std::to_string(height) + ", passes in turn (peer: ZBar)");
    state.counters["processor_time_a_frame_ms_peer"] = zbar_ms.count() / static_cast<double>(pictures.size());
    figure_at_most(state, "processor_time_a_frame_ms", sum / static_cast<double>(each.size()), limit_ms);
    figure(state, "processor_time_a_frame_p95_ms", percentile_ms(each, 0.95));
}

BENCHMARK(read_plain)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(read_in_turn)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(decode_frame, hd, 1280, 720, 10.0)->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK_CAPTURE(decode_frame, full_hd, 1920, 1080, 25.0)->Unit(benchmark::kMillisecond)->MinTime(2);

} // namespace
} // namespace kiosk::bench
