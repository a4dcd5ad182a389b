// The map within a rectangle of the screen: sea, areas, borders, islands in frames, pins, names; and what a finger on
// it means. Owns what outlives a frame: the camera, the graphics card's copies, where names stand. Needs the OpenGL
// context.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/input/pan_zoom_gesture.hpp"
#include "ui/map/map_camera.hpp"
#include "ui/map/map_labels.hpp"
#include "ui/map/map_renderer.hpp"
#include "ui/model/touch_sample.hpp"

namespace kiosk::ui {

// A room may have no place but on a drawing of the campus.
[[nodiscard]] inline bool is_on_earth(const core::Place& place) {
    return place.kind != "room" && (place.longitude != 0 || place.latitude != 0);
}

class MapWidget {
  public:
    struct Input {
        std::shared_ptr<const map::Scene> scene; // never null
        const core::MapChoice& choice;
        std::span<const core::Place> places;
        const core::Place* here = nullptr;
        const Translator& words;
        Rect area;            // of the map
        Rect tools;           // buttons on it
        Rect credits;         // a line on it
        float insets_top = 0; // islands' frames below this y
        core::MonoTime now{};
        bool reduced_motion = false;
        std::span<const TouchSample> touches; // units
    };

    // Follows fingers, draws, and gives what was chosen by a tap on the map.
    std::optional<core::MapChoice> draw(const Input& input, Canvas& canvas);
    // While another screen is shown: a little of what the first frames of the map would otherwise have to do at once.
    // True: there is more of it.
    bool prepare(const std::shared_ptr<const map::Scene>& scene, const Translator& words, Canvas& canvas);
    // Closer to what is chosen, while that is in sight; else to the middle.
    void zoom_in(core::MonoTime now);
    void zoom_out(core::MonoTime now) { camera_.zoom(0.5, now); }
    void show_all(core::MonoTime now) { camera_.show_all(now); }
    // To the place where this kiosk stands; nothing without one.
    void show_here(core::MonoTime now);
    [[nodiscard]] const MapCamera& camera() const { return camera_; }
    [[nodiscard]] bool knows_here() const { return here_.has_value(); }
    // A finger holds the map, or it moves by itself.
    [[nodiscard]] bool moving() const { return gesture_.holding() || camera_.moving(); }
    [[nodiscard]] bool held() const { return gesture_.holding(); }
    // Another guest: the whole island, nothing under way. What is on the graphics card stays.
    void forget();

  private:
    struct Inset {
        Rect frame; // units
        std::size_t index = 0;
        std::optional<Rect> own_place; // in sight, clear of the frames
    };
    void lay_out(const Input& input, Canvas& canvas);
    void find_own_places(const Input& input, const Canvas& canvas);
    void place_pins(const Canvas& canvas);
    void index_places(const Input& input);
    [[nodiscard]] std::optional<core::MapChoice> tapped(const Input& input, Vec at, Canvas& canvas);
    void go_to_choice(const Input& input);
    [[nodiscard]] double overview_scale() const;
    void draw_sea(const Input& input, Canvas& canvas);
    [[nodiscard]] MapPicture whole_picture(const Input& input, Canvas& canvas) const;
    [[nodiscard]] MapPicture pane_picture(const Input& input, const map::InsetPane& pane, const map::County& county,
                                          const Rect& area, Canvas& canvas) const;
    [[nodiscard]] Colour colour_of(const map::County& county, const core::MapChoice& choice,
                                   const Canvas& canvas) const;
    void add_fills(const Input& input, MapPicture& into, Canvas& canvas) const;
    void add_strokes(const Input& input, MapPicture& into, Canvas& canvas) const;
    void add_outline(const Input& input, MapPicture& into, Canvas& canvas) const;
    // Far islands whose own place lies under a frame are shown in the frame only.
    [[nodiscard]] bool hidden(std::uint16_t town) const { return !hidden_.empty() && hidden_[town] != 0; }
    void draw_panes(const Input& input, const map::Inset& islands, const Rect& sea, Canvas& canvas);
    void draw_caption(const Input& input, const map::Inset& islands, const Rect& strip, Canvas& canvas) const;
    void draw_own_places(Canvas& canvas) const;
    void draw_insets(const Input& input, Canvas& canvas, std::optional<core::MapChoice>& chosen);
    void draw_pins(const Input& input, Canvas& canvas);
    void draw_pin(const Input& input, const map::Cluster& cluster, Canvas& canvas);
    [[nodiscard]] Rect pin_box(Vec tip, const map::Cluster& cluster, const Input& input) const;
    [[nodiscard]] Vec on_screen(map::Point point, const Input& input, const Canvas& canvas) const;

    MapRenderer renderer_;
    MapCamera camera_;
    PanZoomGesture gesture_;
    MapLabels names_;
    std::shared_ptr<const map::Scene> scene_;
    std::vector<core::Place> indexed_;  // what the tree was made of
    std::vector<std::uint32_t> pinned_; // indices of those with a place on earth
    std::optional<std::uint32_t> here_; // where this kiosk stands, when it has a place on earth
    map::PinTree tree_;
    std::vector<map::Cluster> clusters_; // of this frame, members are indices of places
    std::vector<map::Cluster> drawn_;    // those of them that have a mark; the others have no name either
    std::vector<Inset> insets_;
    std::vector<char> hidden_;      // by town; empty: none is
    std::optional<map::Box> focus_; // what is chosen
    std::vector<Rect> covered_;     // by buttons and frames
    std::vector<map::PixelBox> obstacles_;
    std::optional<core::MapChoice> shown_choice_;
    std::optional<core::MapChoice> own_choice_; // made on the map: the map does not move for it
    bool arrived_ = false;
};

} // namespace kiosk::ui
