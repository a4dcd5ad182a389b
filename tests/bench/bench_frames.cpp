// How long a frame takes while fingers move the map and the programme: the kiosk's own window of 1920×1080 on an X
// server of its own, drawn by whatever OpenGL this machine has (llvmpipe without a graphics card). Beside the map
// stands its limit: the same triangles of areas and borders in the same window, and nothing else.
#include <benchmark/benchmark.h>
#include <imgui.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>

#include "app/assets.hpp"
#include "app/window/window.hpp"
#include "bench/figures.hpp"
#include "e2e/process.hpp"
#include "event/files/assets.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/input/pointer_input.hpp"
#include "ui/map/map_renderer.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::bench {
namespace {

constexpr int kWidth = 1920, kHeight = 1080;
constexpr core::Millis kStep{16};
constexpr double kFrameMs = 16;

double resident_megabytes() {
    std::ifstream statm("/proc/self/statm");
    double size = 0, resident = 0;
    statm >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

std::unique_ptr<app::Window> open_window() {
    auto window = app::Window::make({app::PixelSize{kWidth, kHeight}, 0}, app::Log(std::nullopt));
    if (!window) throw std::runtime_error(window.error().detail);
    return std::move(*window);
}

std::unique_ptr<ui::Interface> open_interface() {
    auto resources = app::find_fonts();
    if (!resources) throw std::runtime_error(resources.error().detail);
    auto texts = event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets");
    if (!texts) throw std::runtime_error(texts.error().detail);
    resources->catalogues = std::move(*texts);
    auto made = ui::Interface::make(std::move(*resources));
    if (!made) throw std::runtime_error(made.error().detail);
    return std::move(*made);
}

// The screens in their window, a clock that goes 16 ms a frame, and fingers.
class Panel {
  public:
    explicit Panel(test::Stage stage) : stage_(std::move(stage)) {
        stage_.reduced_motion = false;
        // As in a kiosk, where the map is prepared while nobody looks at it.
        const core::Screen screen = std::exchange(stage_.state.screen, core::Screen::Home);
        frames(60);
        stage_.state.screen = screen;
        frames(2);
    }

    void frame() {
        stage_.now += kStep;
        window_->wait(core::Millis::zero());
        each_.push_back(timed([&] {
            window_->begin_frame();
            const auto output = interface_->draw({stage_.state, stage_.model, stage_.camera, stage_.map,
                                                  stage_.local_now, stage_.now, stage_.reduced_motion, touches_});
            benchmark::DoNotOptimize(output);
            (void)window_->end_frame(false);
        }));
        touches_.clear();
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }
    void finger(int id, ui::TouchSample::Phase phase, ui::Vec at) {
        touches_.push_back({id, phase, at, stage_.now + kStep});
        if (id == 1) ui::tell_pointer(touches_.back());
    }
    void drag(ui::Vec from, ui::Vec to, int steps) {
        using Phase = ui::TouchSample::Phase;
        finger(1, Phase::Began, from);
        frame();
        for (int i = 1; i <= steps; ++i) {
            const float part = static_cast<float>(i) / static_cast<float>(steps);
            finger(1, Phase::Moved, {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
            frame();
        }
        finger(1, Phase::Ended, to);
        frame();
    }
    // Two fingers at both sides of the point.
    void pinch(ui::Vec about, float from, float to, int steps) {
        using Phase = ui::TouchSample::Phase;
        const auto both = [&](Phase phase, float apart) {
            finger(1, phase, {about.x - apart / 2, about.y});
            finger(2, phase, {about.x + apart / 2, about.y});
        };
        both(Phase::Began, from);
        frame();
        for (int i = 1; i <= steps; ++i) {
            both(Phase::Moved, from * std::pow(to / from, static_cast<float>(i) / static_cast<float>(steps)));
            frame();
        }
        both(Phase::Ended, to);
        frame();
    }
    [[nodiscard]] Durations take() { return std::exchange(each_, {}); }
    [[nodiscard]] test::Stage& stage() { return stage_; }

  private:
    test::Stage stage_;
    std::unique_ptr<app::Window> window_ = open_window();
    std::unique_ptr<ui::Interface> interface_ = open_interface();
    std::vector<ui::TouchSample> touches_;
    Durations each_;
};

void report(benchmark::State& state, const Durations& each) {
    figure(state, "p50_ms", percentile_ms(each, 0.5));
    figure_at_most(state, "p99_ms", percentile_ms(each, 0.99), kFrameMs);
    figure(state, "max_ms", percentile_ms(each, 1));
}

using Movement = std::function<void(Panel&)>;

void run(benchmark::State& state, const std::string& label, const test::Stage& stage, const Movement& before,
         const Movement& movement) {
    const double memory = resident_megabytes();
    Panel panel(stage);
    before(panel);
    (void)panel.take();
    Durations all;
    for (auto _ : state) {
        movement(panel);
        const Durations each = panel.take();
        all.insert(all.end(), each.begin(), each.end());
    }
    state.SetLabel(label);
    report(state, all);
    figure(state, "memory_MB", resident_megabytes() - memory);
}

test::Stage map() {
    return test::map_stage({4, {}, {}, {}}, "en");
}
void nothing(Panel&) {}

void map_dragged(benchmark::State& state) {
    run(state, "frame of the map: drag and fling, the whole island", map(), nothing, [](Panel& p) {
        p.drag({600, 700}, {800, 300}, 40);
        p.frames(50);
        p.drag({800, 300}, {600, 700}, 40);
        p.frames(50);
    });
}
BENCHMARK(map_dragged)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();

void map_pinched(benchmark::State& state) {
    run(state, "frame of the map: pinch from the island to towns and back", map(), nothing, [](Panel& p) {
        p.pinch({600, 500}, 100, 900, 60);
        p.frames(10);
        p.pinch({600, 500}, 900, 100, 60);
        p.frames(30);
    });
}
BENCHMARK(map_pinched)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();

void towns_dragged(benchmark::State& state) {
    const auto closer = [](Panel& p) {
        p.pinch({600, 500}, 100, 900, 30);
        p.frames(30);
    };
    run(state, "frame of the map: drag and fling among towns", map(), closer, [](Panel& p) {
        p.drag({600, 700}, {700, 300}, 40);
        p.frames(50);
        p.drag({700, 300}, {600, 700}, 40);
        p.frames(50);
    });
}
BENCHMARK(towns_dragged)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();

void programme_scrolled(benchmark::State& state) {
    run(state, "frame of the programme: scroll and fling", test::sample_stage(core::Screen::Programme, "en"), nothing,
        [](Panel& p) {
            p.drag({900, 800}, {900, 400}, 30);
            p.frames(40);
            p.drag({900, 400}, {900, 800}, 30);
            p.frames(40);
        });
}
BENCHMARK(programme_scrolled)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();

// What no map can be faster than: one fill of all areas and one stroke of all borders on the sea.
void triangles_alone(benchmark::State& state) {
    const auto window = open_window();
    const auto scene = test::sample_map().scene;
    ui::MapRenderer renderer;
    renderer.show(scene);
    map::Viewport viewport = map::fit(scene->overview, 1180, 840, {});
    const map::Level& level = scene->level_for(viewport.scale);
    Durations each;
    for (auto _ : state) {
        viewport.centre.x += 100;
        window->wait(core::Millis::zero());
        each.push_back(timed([&] {
            window->begin_frame();
            renderer.begin_frame();
            ui::Canvas canvas({ImGui::GetBackgroundDrawList(), nullptr, nullptr, nullptr, &ui::theme_for(false),
                               ui::panel_metrics(kWidth, kHeight, {}, false), 1});
            ui::MapPicture picture;
            picture.level = &level;
            picture.viewport = viewport;
            picture.px = {0, 112, 1180, 840};
            picture.fills.push_back({{0, static_cast<std::uint32_t>(level.indices.size())}, ui::Colour::hex(0x8899AA)});
            picture.strokes.push_back(
                {{0, static_cast<std::uint32_t>(level.lines.size())}, ui::Colour::hex(0xFFFFFF), 1.8F});
            renderer.draw(std::move(picture), canvas);
            (void)window->end_frame(false);
        }));
    }
    state.SetLabel("limit of the map: its triangles alone");
    figure(state, "p50_ms", percentile_ms(each, 0.5));
    figure(state, "p99_ms", percentile_ms(each, 0.99));
}
BENCHMARK(triangles_alone)->Iterations(200)->Unit(benchmark::kMillisecond)->UseRealTime();

// An empty frame shown: what the X server and the copy to it cost.
void empty_frame(benchmark::State& state) {
    const auto window = open_window();
    Durations each;
    for (auto _ : state) {
        each.push_back(timed([&] {
            window->begin_frame();
            (void)window->end_frame(false);
        }));
    }
    state.SetLabel("limit of any screen: an empty frame");
    figure(state, "p50_ms", percentile_ms(each, 0.5));
    figure(state, "p99_ms", percentile_ms(each, 0.99));
}
BENCHMARK(empty_frame)->Iterations(200)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace kiosk::bench

int main(int argc, char** argv) {
    const kiosk::e2e::XServer server(kiosk::bench::kWidth, kiosk::bench::kHeight);
    if (server.display().empty()) return EXIT_FAILURE;
    setenv("DISPLAY", server.display().c_str(), 1);
    unsetenv("WAYLAND_DISPLAY");
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return EXIT_SUCCESS;
}
