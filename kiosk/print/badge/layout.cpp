#include "print/badge/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace kiosk::print {
namespace {

// What a badge of 90 × 55 mm (landscape) or 54 × 86 mm (portrait) has; all grow with the badge.
constexpr double kBand = 11;
constexpr double kPad = 4;
constexpr double kTrim = 1.5; // between the quiet zone and the cut: a blade is not exact

constexpr double kLeastCodeWithQuiet = kLeastCode * kCodeModulesWithQuiet / kCodeModules;

BadgeZones landscape(Size badge) {
    BadgeZones zones;
    const double s = zones.scale = std::min(badge.width / 90, badge.height / 55);
    const double trim = kTrim * s;
    const double band = kBand * s;
    const double left = band + kPad * s;
    const double code = std::max(kLeastCodeWithQuiet, std::min(0.61 * badge.height, 0.372 * badge.width));
    zones.code = {badge.width - trim - code, badge.height - trim - code, code, code};
    zones.band = {0, 0, band, badge.height};
    zones.name = {left, 3.4 * s, badge.width - left - kPad * s, zones.code.y - 3.4 * s};
    // The upper edge of the dark modules is where the eye sees the code begin; its foot is the column's foot.
    const double quiet = code * 4 / kCodeModulesWithQuiet;
    zones.details = {left, zones.code.y + quiet, zones.code.x - 0.3 * s - left,
                     badge.height - trim - 2 * quiet - zones.code.y};
    return zones;
}

BadgeZones portrait(Size badge) {
    BadgeZones zones;
    zones.portrait = true;
    const double s = zones.scale = std::min(badge.width / 54, badge.height / 86);
    const double pad = 3 * s;
    const double band = 8 * s;
    const double texts = 35 * s;
    const double code =
        std::max(kLeastCodeWithQuiet, std::min(badge.width - 2 * pad, badge.height - band - kTrim * s - texts - pad));
    zones.band = {0, 0, badge.width, band};
    zones.code = {(badge.width - code) / 2, band + kTrim * s, code, code};
    const double rest = badge.height - zones.code.bottom() - pad;
    const double inside = badge.width - 2 * pad;
    zones.name = {pad, zones.code.bottom(), inside, 0.43 * rest};
    zones.details = {pad, zones.name.bottom() + 0.07 * rest, inside, 0.50 * rest};
    return zones;
}

std::string of_mm(Size size) {
    char text[64];
    std::snprintf(text, sizeof text, "%gx%g", size.width, size.height);
    return text;
}

} // namespace

core::Result<BadgeZones> zones_of(Size badge) {
    const bool sane = std::isfinite(badge.width) && std::isfinite(badge.height);
    const bool upright = badge.height > badge.width;
    const Size least = upright ? kLeastPortrait : kLeastLandscape;
    if (!sane || badge.width < least.width || badge.height < least.height) {
        return core::fail(core::ErrorKind::Usage,
                          "a badge of " + of_mm(badge) +
                              " mm is too small: with a QR code of 28 mm and a name it is at least " +
                              of_mm(kLeastLandscape) + " mm, or upright " + of_mm(kLeastPortrait) + " mm");
    }
    if (badge.width > kLargestBadge || badge.height > kLargestBadge) {
        return core::fail(core::ErrorKind::Usage,
                          "a badge of " + of_mm(badge) + " mm is too large: at most 400 mm a side");
    }
    return upright ? portrait(badge) : landscape(badge);
}

} // namespace kiosk::print
