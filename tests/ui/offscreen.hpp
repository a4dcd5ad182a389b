// The interface without a window: EGL surfaceless, a framebuffer object, a finger that taps by widget id.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "ui/interface.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/geometry.hpp"
#include "ui/model/image.hpp"
#include "ui/model/model.hpp"
#include "ui/model/panel.hpp"
#include "ui/model/touch_sample.hpp"

namespace kiosk::test {

struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb; // top row first
};
[[nodiscard]] core::Result<Pixels> read_png(const std::filesystem::path& file);
[[nodiscard]] core::Status write_png(const std::filesystem::path& file, const Pixels& pixels);

// What a caller of Interface::draw holds, with a clock that the test turns.
struct Stage {
    core::State state;
    ui::Model model;
    ui::CameraFeed camera;
    ui::MapSource map;
    core::LocalTime local_now{};
    core::MonoTime now{};
    bool reduced_motion = false;
    std::shared_ptr<const ui::Image> photo{};
    bool still = false;
    float brightness = 1;
    bool keyboard_away = false;
    bool clock_trusted = true;
    bool speaks = true;
    std::string trouble{};
    bool transitions = false;
    std::shared_ptr<const ui::QrCode> qr{};
    bool rehearses = false;
};

class Offscreen {
  public:
    // Ends the test program's assertion chain by throwing std::runtime_error: nothing here works without it.
    Offscreen(int width, int height, ui::Panel panel = {});
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    // One frame; rendered to pixels only when asked.
    ui::FrameOutput frame(const Stage& stage, bool render = false);
    // A frame of whatever else draws itself between Dear ImGui's NewFrame() and Render().
    void draw(const std::function<void(std::span<const ui::TouchSample> touches)>& whatever, bool render = false);
    [[nodiscard]] Pixels pixels() const; // of the last rendered frame
    // A frame of which only what the widget covers is rendered: most of a frame's cost is its pixels.
    [[nodiscard]] Pixels pixels_of(const ui::WidgetRect& widget, const Stage& stage);
    // A frame that draws nothing but what changed since the last one of these, and the same frame drawn whole.
    struct InPieces {
        ui::Rect changed;
        Pixels kept, whole;
    };
    InPieces frame_in_pieces(const Stage& stage);
    void finger_down(float x, float y);
    void finger_move(float x, float y);
    void finger_up();
    void finger_lost(); // the panel takes it back: it taps nothing
    // A finger that only the map sees; the time is the last frame's.
    void touch(int id, ui::TouchSample::Phase phase, float x, float y);
    // Down and up in the middle of the widget; all events of the frames that it takes. none: no such widget.
    std::optional<std::vector<core::SessionEvent>> tap(const Stage& stage, std::string_view id);
    std::vector<core::SessionEvent> tap_at(const Stage& stage, float x, float y);
    [[nodiscard]] ui::Interface& interface();
    void resize(int width, int height);

  private:
    void finger(ui::TouchSample::Phase phase, float x, float y);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

[[nodiscard]] ui::Resources resources(ui::Panel panel = {}); // fonts and texts
[[nodiscard]] std::vector<core::Catalogue> catalogues();
[[nodiscard]] std::vector<core::Catalogue> staff_catalogues();

} // namespace kiosk::test
