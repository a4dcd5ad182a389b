// Badges as the camera at a desk sees them: one printed or on a phone, in a hand, each picture spoilt in one way. Made
// from numbers alone: the same seed gives the same picture, on every machine up to the last bit of a sine.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "scan/preprocess.hpp"

namespace kiosk::scan::test {

enum class Condition {
    Distance,     // 6 down to 1.2 pixels a module
    Motion,       // up to 2.4 modules while the shutter is open
    LowLight,     // little contrast, much noise
    Laminated,    // a lamp in the film: up to 40 % of the code is burnt out
    Thumb,        // over one corner
    Folded,       // creased once or twice
    PhoneMoire,   // the screen's pixels beat with the camera's
    PhoneDark,    // light modules on a dark ground, the screen turned down
    PhoneCracked, // splinters over the code
    Bent,         // in two axes, as wet paper is
    Sway,         // turning on a lanyard
    Backlight,    // a door behind it: the badge is dark and hazed over
    DirtyLens,    // smeared: part of the light is spread far
    SecondBadge,  // another one, partly in the picture or behind the first
};
inline constexpr std::array kConditions{
    Condition::Distance, Condition::Motion,     Condition::LowLight,  Condition::Laminated,    Condition::Thumb,
    Condition::Folded,   Condition::PhoneMoire, Condition::PhoneDark, Condition::PhoneCracked, Condition::Bent,
    Condition::Sway,     Condition::Backlight,  Condition::DirtyLens, Condition::SecondBadge};
[[nodiscard]] std::string_view name_of(Condition condition);

struct ShotPlan {
    Condition condition = Condition::Distance;
    std::uint64_t seed = 1; // which badge, in which hand
    double hardness = 0;    // 0, which anything reads, … 1, which nothing does
    int moment = 0;         // successive pictures of one badge: the hand moves a little, and what glares moves with it
    int width = 560;
    int height = 480;
    std::string text{}; // of the code, which is always as large; empty: a token of this seed
};

struct Shot {
    GrayImage image;
    std::string text;   // of the badge in the middle
    std::string second; // of the one beside it, if there is one
};

[[nodiscard]] Shot shoot(const ShotPlan& plan);

// A room without a badge: stripes, print, tiles, faces of clocks, noise. Some have rings as finder patterns have.
[[nodiscard]] GrayImage shoot_without_badge(std::uint64_t seed, int width, int height);

} // namespace kiosk::scan::test
