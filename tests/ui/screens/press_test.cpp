// A finger is answered in the frame in which it comes: what it lies on shows that it is pressed.
#include <cstdlib>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

constexpr int kPanelWidth = 1280, kPanelHeight = 800;

// How much of it looks otherwise, 0 … 1.
double share_changed(const Pixels& before, const Pixels& after) {
    constexpr int kSeen = 12; // of 255, in a channel
    std::size_t seen = 0;
    for (std::size_t pixel = 0; pixel < before.rgb.size(); pixel += 3) {
        for (std::size_t c = pixel; c < pixel + 3; ++c) {
            if (std::abs(int{before.rgb[c]} - int{after.rgb[c]}) < kSeen) continue;
            ++seen;
            break;
        }
    }
    return before.rgb.empty() ? 0 : 3 * static_cast<double>(seen) / static_cast<double>(before.rgb.size());
}

class Press : public testing::TestWithParam<bool> {
  protected:
    Offscreen screen{kPanelWidth, kPanelHeight};

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
        for (int i = 0; i < 3; ++i) (void)screen.frame(named.stage);
        const ui::FrameOutput out = screen.frame(named.stage);
        for (const ui::WidgetRect& widget : out.record.widgets) {
            if (!widget.touchable) continue;
            if (widget.id.starts_with("key.") || widget.id.starts_with("footer.")) {
                if (!drawn.insert(widget.id).second) continue;
            }
            const Pixels before = screen.pixels_of(widget, named.stage);
            screen.finger_down((widget.x0 + widget.x1) / 2, (widget.y0 + widget.y1) / 2);
            EXPECT_GE(share_changed(before, screen.pixels_of(widget, named.stage)), kLeast)
                << named.name << ": " << widget.id;
            let_go(named.stage);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, Press, testing::Bool(),
                         [](const auto& theme) { return theme.param ? "contrast" : "light"; });

TEST(PressOnAPicture, IsSeenUnderTheFingerUntilItDrags) {
    Offscreen screen{kPanelWidth, kPanelHeight};
    for (const Stage& stage : {map_stage({4, {}, {}, {}}, "en"), plan_stage(core::PlaceId{"lab"}, "en")}) {
        const auto under_the_finger = [&] { return screen.pixels_of({"finger", 260, 360, 340, 440, true}, stage); };
        const auto whole = [&] { return screen.pixels_of({"panel", 0, 0, kPanelWidth, kPanelHeight, true}, stage); };
        for (int i = 0; i < 3; ++i) (void)screen.frame(stage);
        const Pixels all_before = whole(), before = under_the_finger();
        screen.finger_down(300, 400);
        EXPECT_GT(share_changed(before, under_the_finger()), 0.4);
        screen.finger_lost();
        EXPECT_TRUE(whole().rgb == all_before.rgb);
    }
}

TEST(PressOnAButton, ThatIsHeldUpAgainInTheSameFrameIsStillSeenForOne) {
    Offscreen screen{kPanelWidth, kPanelHeight};
    const Stage home = sample_stage(core::Screen::Home, "en");
    const ui::FrameOutput out = screen.frame(home);
    for (const ui::WidgetRect& widget : out.record.widgets) {
        if (widget.id != "home.check_in") continue;
        const Pixels before = screen.pixels_of(widget, home);
        screen.finger_down((widget.x0 + widget.x1) / 2, (widget.y0 + widget.y1) / 2);
        screen.finger_up();
        EXPECT_GT(share_changed(before, screen.pixels_of(widget, home)), 0.5);
        EXPECT_EQ(screen.frame(home).events.size(), 1U) << "and then it is a tap";
    }
}

} // namespace
} // namespace kiosk::test
