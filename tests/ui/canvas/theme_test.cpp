#include "ui/canvas/theme.hpp"

#include <gtest/gtest.h>

#include "ui/map/map_colours.hpp"

namespace kiosk::ui {
namespace {

TEST(Theme, EveryTextOfTheLightThemeHasAContrastOfFourAndAHalf) {
    for (const TextPair& pair : text_pairs(theme_for(false)))
        EXPECT_GE(contrast_ratio(pair.text, pair.ground), 4.5) << pair.what;
}

TEST(Theme, EveryTextOfTheHighContrastThemeHasAContrastOfSeven) {
    for (const TextPair& pair : text_pairs(theme_for(true)))
        EXPECT_GE(contrast_ratio(pair.text, pair.ground), 7.0) << pair.what;
}

TEST(Theme, EveryNameOnTheMapCanBeReadOnWhateverItLies) {
    for (const bool high : {false, true}) {
        for (const TextPair& pair : map_text_pairs(map_colours(theme_for(high))))
            EXPECT_GE(contrast_ratio(pair.text, pair.ground), high ? 7.0 : 4.5) << pair.what;
    }
}

TEST(Theme, ContrastIsMeasuredAsTheGuidelinesDo) {
    EXPECT_NEAR(contrast_ratio(Colour::hex(0x000000), Colour::hex(0xFFFFFF)), 21.0, 1e-6);
    EXPECT_NEAR(contrast_ratio(Colour::hex(0x767676), Colour::hex(0xFFFFFF)), 4.54, 0.01);
}

TEST(Theme, EachToneHasItsOwnPanel) {
    for (const bool high : {false, true}) {
        const Theme& t = theme_for(high);
        EXPECT_NE(t.panel(core::Tone::Green), t.panel(core::Tone::Amber));
        EXPECT_NE(t.panel(core::Tone::Amber), t.panel(core::Tone::Red));
        EXPECT_NE(t.panel(core::Tone::Red), t.panel(core::Tone::Neutral));
    }
}

} // namespace
} // namespace kiosk::ui
