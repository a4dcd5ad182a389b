// What of the screen differs from the frame before, so that nothing else has to be drawn: without a graphics card the
// pixels of a page cost more than all that is thought about it. Works on Dear ImGui's triangles, and knows no screen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ui/model/geometry.hpp"

struct ImDrawData;

namespace kiosk::ui {

class DirtyRegion {
  public:
    // Whole framebuffer pixels. Outside of it the data shows what the last call's did, in the same order; empty:
    // everywhere. All of it at first and when the size changed. What shows a texture that is not Dear
    // ImGui's own counts as changed, since its pixels may have.
    [[nodiscard]] Rect follow(const ImDrawData& data);

  private:
    struct Painter;
    [[nodiscard]] std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    int width_ = 0, height_ = 0; // pixels
    int columns_ = 0, rows_ = 0;
    std::vector<std::uint64_t> cells_, before_;
    std::vector<std::uint64_t> vertices_;
};

// Nothing of the data is drawn outside of the rectangle any more.
void confine(ImDrawData& data, const Rect& px);

} // namespace kiosk::ui
