// Which names are shown, and where, so that none ever lies upon another. Pure: the caller measures the texts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "map/geometry.hpp"

namespace kiosk::map {

// Where a label may stand, best first. Over: centred on its anchor (areas). Beside: right, left, below, above of its
// anchor at `gap` px, then the four corners (pins).
enum class Placement : std::uint8_t { Over, Beside };

struct Label {
    std::uint64_t id = 0; // unique within a call; the same thing keeps it from call to call
    Pixel anchor;
    double width = 0, height = 0; // px, as measured; > 0
    int priority = 0;             // higher is more important
    Placement placement = Placement::Over;
    double gap = 0;          // px, Beside only
    bool left_first = false; // Beside only: the left comes before the right
};

struct PlacedLabel {
    std::uint64_t id = 0;
    std::uint8_t candidate = 0; // which of the positions
    PixelBox box;
    bool operator==(const PlacedLabel&) const = default;
};

// No two boxes overlap, none leaves the viewport, none lies on an obstacle (frames, buttons, pins); a label gives way
// only to labels of its own or a higher priority. `before` is the last call's answer: a label that was shown stays
// where it was, relative to its anchor, while it fits, and comes before others of its priority; one that was not needs
// kBreathing px of room around it. So a map that is dragged keeps its labels, but for those at the edges. Ordered by
// priority, then id. Labels with sizes or anchors that are not finite, or beyond the first kMaxLabels, are not shown.
inline constexpr double kBreathing = 2;
inline constexpr std::size_t kMaxLabels = 4096;
[[nodiscard]] std::vector<PlacedLabel> place_labels(std::span<const Label> labels, PixelBox viewport,
                                                    std::span<const PixelBox> obstacles,
                                                    std::span<const PlacedLabel> before);

} // namespace kiosk::map
