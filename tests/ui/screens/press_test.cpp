// A finger is answered in the frame in which it comes: what it lies on shows that it is pressed.
#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

constexpr int kPanelWidth = 1280, kPanelHeight = 800;

// How much of the widget looks otherwise, 0 … 1.
double changed_within(const ui::WidgetRect& widget, const Pixels& before, const Pixels& after) {
    constexpr int kSeen = 12; // of 255, in a channel
    std::size_t changed = 0, all = 0;
    for (int y = std::max(0, static_cast<int>(widget.y0)); y < std::min(before.height, static_cast<int>(widget.y1));
         ++y) {
        for (int x = std::max(0, static_cast<int>(widget.x0)); x < std::min(before.width, static_cast<int>(widget.x1));
             ++x, ++all) {
            const std::size_t at = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(before.width) +
                                        static_cast<std::size_t>(x));
            for (std::size_t c = at; c < at + 3; ++c) {
                if (std::abs(int{before.rgb[c]} - int{after.rgb[c]}) < kSeen) continue;
                ++changed;
                break;
            }
        }
    }
    return all == 0 ? 0 : static_cast<double>(changed) / static_cast<double>(all);
}

class Press : public testing::TestWithParam<bool> {
  protected:
    Offscreen screen{kPanelWidth, kPanelHeight};

    Pixels look(const Stage& stage) {
        (void)screen.frame(stage, true);
        return screen.pixels();
    }
    // Let go so that nothing is tapped.
    void let_go(const Stage& stage) {
        screen.finger_lost();
        std::size_t events = 0;
        for (int i = 0; i < 3; ++i) events += screen.frame(stage).events.size();
        EXPECT_EQ(events, 0U);
    }
};

TEST_P(Press, IsSeenOnEveryTargetOfEveryScreenInTheFrameInWhichTheFingerComes) {
    constexpr double kLeast = 0.04; // an edge all around it is enough
    std::set<std::string> drawn;    // keys and the footer are the same on every screen: one look at each will do
    for (NamedStage& named : all_stages("en")) {
        named.stage.state.accessibility.high_contrast = GetParam();
        for (int i = 0; i < 3; ++i) (void)look(named.stage);
        const ui::FrameOutput out = screen.frame(named.stage, true);
        const Pixels before = screen.pixels();
        for (const ui::WidgetRect& widget : out.record.widgets) {
            if (!widget.touchable) continue;
            if (widget.id.starts_with("key.") || widget.id.starts_with("footer.")) {
                if (!drawn.insert(widget.id).second) continue;
            }
            screen.finger_down((widget.x0 + widget.x1) / 2, (widget.y0 + widget.y1) / 2);
            EXPECT_GE(changed_within(widget, before, look(named.stage)), kLeast) << named.name << ": " << widget.id;
            let_go(named.stage);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, Press, testing::Bool(),
                         [](const auto& theme) { return theme.param ? "contrast" : "light"; });

TEST(PressOnAPicture, IsSeenUnderTheFingerUntilItDrags) {
    Offscreen screen{kPanelWidth, kPanelHeight};
    for (const Stage& stage : {map_stage({4, {}, {}, {}}, "en"), plan_stage(core::PlaceId{"lab"}, "en")}) {
        const auto look = [&] {
            (void)screen.frame(stage, true);
            return screen.pixels();
        };
        for (int i = 0; i < 3; ++i) (void)look();
        const Pixels before = look();
        screen.finger_down(300, 400);
        EXPECT_GT(changed_within({"finger", 260, 360, 340, 440, true}, before, look()), 0.4);
        screen.finger_lost();
        EXPECT_TRUE(look().rgb == before.rgb);
    }
}

TEST(PressOnAButton, ThatIsHeldUpAgainInTheSameFrameIsStillSeenForOne) {
    Offscreen screen{kPanelWidth, kPanelHeight};
    const Stage home = sample_stage(core::Screen::Home, "en");
    const ui::FrameOutput out = screen.frame(home);
    for (const ui::WidgetRect& widget : out.record.widgets) {
        if (widget.id != "home.check_in") continue;
        (void)screen.frame(home, true);
        const Pixels before = screen.pixels();
        screen.finger_down((widget.x0 + widget.x1) / 2, (widget.y0 + widget.y1) / 2);
        screen.finger_up();
        (void)screen.frame(home, true);
        EXPECT_GT(changed_within(widget, before, screen.pixels()), 0.5);
        EXPECT_EQ(screen.frame(home).events.size(), 1U) << "and then it is a tap";
    }
}

} // namespace
} // namespace kiosk::test
