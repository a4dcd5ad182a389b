// The zones of one badge. Pure: knows sizes, not texts.
#pragma once

#include "core/base/result.hpp"
#include "print/geometry.hpp"

namespace kiosk::print {

// A token's code is version 6: 41 modules, and 4 of quiet zone on each side.
inline constexpr double kCodeModules = 41;
inline constexpr double kCodeModulesWithQuiet = 49;
inline constexpr double kLeastCode = 28; // mm, without the quiet zone: what the kiosk's camera reads with ease

inline constexpr Size kLeastLandscape{80, 50};
inline constexpr Size kLeastPortrait{54, 85};
inline constexpr double kLargestBadge = 400; // mm, either side

// Inside of the badge's own box, from its upper left corner. band touches three of the badge's edges; nothing overlaps.
struct BadgeZones {
    bool portrait = false; // band above, everything centred; else band on the left
    double scale = 1;      // of text, over the sizes of a badge of 90 × 55 mm
    Box band;
    Box name;    // name and Latin name
    Box code;    // the code with its quiet zone, a square
    Box details; // school, role, event …

    [[nodiscard]] double code_width() const { return code.width * kCodeModules / kCodeModulesWithQuiet; }
};

// Usage, with the limit: too small for a code of kLeastCode and a name, or too large.
[[nodiscard]] core::Result<BadgeZones> zones_of(Size badge);

} // namespace kiosk::print
