// A drawing of the campus within a rectangle of the screen, under the same fingers as the map: the chosen place's pin,
// the way there, which grows once from its start, and the names of the places on it. Needs the OpenGL context.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/session/session.hpp"
#include "map/labels.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/canvas/texture.hpp"
#include "ui/input/pan_zoom_gesture.hpp"
#include "ui/map/map_camera.hpp"
#include "ui/model/image.hpp"
#include "ui/model/touch_sample.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

class PlanWidget {
  public:
    struct Input {
        std::shared_ptr<const Plan> plan; // never null
        const core::MapChoice& choice;
        std::span<const core::Place> places;
        bool at_the_start = false; // the kiosk stands where ways begin
        const Translator& words;
        Rect area;  // of the drawing
        Rect tools; // buttons on it
        core::MonoTime now{};
        bool reduced_motion = false;
        std::span<const TouchSample> touches; // units
    };

    // Follows fingers, draws, and gives the place that was tapped.
    std::optional<core::MapChoice> draw(const Input& input, Canvas& canvas);
    void zoom_in(core::MonoTime now) { camera_.zoom(2, now); }
    void zoom_out(core::MonoTime now) { camera_.zoom(0.5, now); }
    void show_all(core::MonoTime now) { camera_.show_all(now); }
    [[nodiscard]] const MapCamera& camera() const { return camera_; }
    [[nodiscard]] bool moving() const { return gesture_.holding() || camera_.moving() || growing_; }
    [[nodiscard]] bool held() const { return gesture_.holding(); }
    // Another guest, or no drawing: nothing of it stays.
    void forget();

  private:
    struct Spot {
        const core::Place* place = nullptr;
        map::Pixel at; // of the area
    };
    void frame(const Input& input, Canvas& canvas);
    void find_spots(const Input& input);
    [[nodiscard]] std::optional<core::MapChoice> tapped(const Input& input, Vec at, const Canvas& canvas) const;
    void draw_picture(const Input& input, Canvas& canvas);
    // On the screen, whole; empty without one.
    [[nodiscard]] std::vector<Vec> route(const Input& input, const Canvas& canvas) const;
    void draw_way(std::span<const Vec> whole, const Input& input, Canvas& canvas);
    // Each below its dot, in the middle of its room; where something is there already, beside it.
    void place_names(std::span<const Vec> way, const Input& input, Canvas& canvas);
    void draw_names(std::span<const Vec> way, const Input& input, Canvas& canvas);
    [[nodiscard]] Vec on_screen(map::Pixel at, const Input& input, const Canvas& canvas) const;

    Texture texture_;
    std::shared_ptr<const Plan> shown_;
    core::PlaceId shown_place_;
    core::MonoTime place_since_{};
    bool growing_ = false; // the way
    MapCamera camera_;
    PanZoomGesture gesture_;
    std::vector<Spot> spots_; // of this frame; the chosen one is the last
    std::vector<map::PlacedLabel> placed_;
};

} // namespace kiosk::ui
