// The names on the map: what is worth a name at this scale, where it fits, and its letters. Remembers where names
// stood, so that they stay put while the map is dragged.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/session/session.hpp"
#include "map/labels.hpp"
#include "map/numbers.hpp"
#include "map/pins.hpp"
#include "map/scene.hpp"
#include "map/viewport.hpp"
#include "ui/canvas/canvas.hpp"
#include "ui/map/map_colours.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

class MapLabels {
  public:
    struct Frame {
        const map::Scene& scene;
        const map::Viewport& viewport;
        Vec origin; // of the viewport, framebuffer pixels
        const core::MapChoice& choice;
        std::span<const core::Place> places;
        std::span<const map::Cluster> clusters;   // members are indices of places
        std::optional<std::uint32_t> here;        // a member that is shown as itself, whoever stands with it
        std::span<const map::PixelBox> obstacles; // px of the viewport
        const Translator& words;
        const MapColours& colours;
    };
    void draw(const Frame& frame, Canvas& canvas);
    // Lays out some of the scene's names as they will be drawn, so that their letters are in the atlas before a finger
    // needs them. False: all are, in this language, and nothing was done.
    bool prepare(const map::Scene& scene, const Translator& words, Canvas& canvas);
    // Nothing stays where it was: another map, another guest.
    void forget() { placed_.clear(); }

  private:
    enum class Face : std::uint8_t { County, Town, Place, City };
    struct Name {
        Face face = Face::County;
        bool chosen = false;
        const core::Texts* texts = nullptr;
    };
    void collect(const Frame& frame, Canvas& canvas);
    // The offices' numbers, and the cities that the offices are in, beside them.
    void place_numbers(const Frame& frame, Canvas& canvas);
    void draw_numbers(const Frame& frame, Canvas& canvas) const;
    void place_beside(const map::PixelBox& all, const std::vector<map::PlacedLabel>& before, Canvas& canvas);
    [[nodiscard]] static int on_others(const map::Label& label, int side, std::uint16_t region, const Frame& frame);
    void add_areas(const Frame& frame, Canvas& canvas);
    void add_places(const Frame& frame, Canvas& canvas);
    void add(std::uint64_t id, const Name& name, map::Pixel anchor, int priority, const Frame& frame, Canvas& canvas);
    void draw_one(const map::PlacedLabel& placed, const Name& name, const Frame& frame, Canvas& canvas);
    [[nodiscard]] static TextStyle look_of(Face face, const Frame& frame, const Canvas& canvas);
    [[nodiscard]] static Vec on_screen(map::Pixel at, const Frame& frame, const Canvas& canvas);

    std::vector<map::PlacedNumber> numbers_;
    std::vector<map::PixelBox> taken_; // the frame's obstacles, and the numbers
    std::vector<map::Label> labels_;
    std::vector<Name> names_;
    std::vector<map::PlacedLabel> placed_;
    core::Language prepared_;        // the names below are laid out in it
    float prepared_scale_ = 0;       // of texts
    std::size_t prepared_names_ = 0; // counties, then towns
};

} // namespace kiosk::ui
