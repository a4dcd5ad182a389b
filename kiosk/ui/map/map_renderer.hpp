// Taiwan on the GPU: areas as triangles, borders as lines of a constant width in pixels with soft edges. Each level of
// detail is uploaded when it is first drawn, once. Needs the current OpenGL context in every call and in the
// destructor.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "map/scene.hpp"
#include "map/viewport.hpp"
#include "ui/model/geometry.hpp"

namespace kiosk::ui {

class Canvas;

// Triangles of Level::indices in one colour.
struct MapFill {
    map::Range indices;
    Colour colour;
    bool operator==(const MapFill&) const = default;
};
// Borders in one colour: first and count of Level::lines.
struct MapStroke {
    map::Range lines;
    Colour colour;
    float width_px = 1;
    bool operator==(const MapStroke&) const = default;
};

// The land's areas once more, moved by some pixels, below them.
struct MapShadow {
    Vec by_px;
    Colour colour; // with its alpha
    bool operator==(const MapShadow&) const = default;
};
// The sea's colour at the coast, fading to that of the open sea.
struct MapSea {
    Colour near, open;
    bool operator==(const MapSea&) const = default;
};

// One picture of the map within a rectangle of the screen.
struct MapPicture {
    const map::Level* level = nullptr; // of the scene that was shown; none: the sea alone
    map::Viewport viewport;            // of the rectangle
    Rect px;                           // the rectangle, framebuffer pixels
    std::optional<MapSea> sea;
    std::vector<MapShadow> shadows;
    std::vector<MapFill> fills;
    std::vector<MapStroke> strokes; // in order; later ones lie on top
    bool operator==(const MapPicture&) const = default;
};

class MapRenderer {
  public:
    MapRenderer();
    ~MapRenderer();
    MapRenderer(const MapRenderer&) = delete;
    MapRenderer& operator=(const MapRenderer&) = delete;

    // What is drawn from now on; another scene than before frees what was uploaded.
    void show(std::shared_ptr<const map::Scene> scene);
    // Brings one level more to the graphics card. False: all of them are there, and nothing was done.
    bool prepare();
    // From now on pictures are compared with those of the frame before, in their order.
    void begin_frame();
    // Puts the picture into the canvas's order: what the canvas draws later lies over it.
    void draw(MapPicture picture, Canvas& canvas);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::ui
