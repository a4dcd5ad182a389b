// What moves between two screens, and what a finger sees at once.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "ui/presenters/arrivals.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using core::Millis;
using core::Verdict;

// Of the rect, pixels, those that differ in the two pictures.
int changed_in(const Pixels& a, const Pixels& b, const ui::WidgetRect& r) {
    int changed = 0;
    for (int y = std::max(0, static_cast<int>(r.y0)); y < std::min(a.height, static_cast<int>(r.y1)); ++y)
        for (int x = std::max(0, static_cast<int>(r.x0)); x < std::min(a.width, static_cast<int>(r.x1)); ++x) {
            const auto at =
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x)) * 3;
            for (std::size_t c = 0; c < 3; ++c)
                if (std::abs(int{a.rgb[at + c]} - int{b.rgb[at + c]}) > 4) {
                    ++changed;
                    break;
                }
        }
    return changed;
}

int changed(const Pixels& a, const Pixels& b) {
    return changed_in(a, b, {"", 0, 0, static_cast<float>(a.width), static_cast<float>(a.height), false});
}

class Motion : public testing::Test {
  protected:
    Offscreen screen{960, 540};

    Pixels drawn(const Stage& stage) {
        (void)screen.frame(stage, true);
        return screen.pixels();
    }
    // As it is once it has arrived. The glyphs are there, too.
    Pixels at_rest(Stage stage) {
        stage.transitions = false;
        (void)drawn(stage);
        return drawn(stage);
    }
    static const ui::WidgetRect* find(const ui::FrameRecord& record, std::string_view id) {
        const auto found = std::ranges::find(record.widgets, id, &ui::WidgetRect::id);
        return found == record.widgets.end() ? nullptr : &*found;
    }
};

TEST_F(Motion, APageComesOutOfItsGroundAndThenNoFrameIsAskedFor) {
    Stage programme = sample_stage(core::Screen::Programme, "en"), home = sample_stage(core::Screen::Home, "en");
    const Pixels whole = at_rest(programme);
    (void)at_rest(home);
    programme.transitions = true;
    const Pixels first = drawn(programme);
    EXPECT_TRUE(screen.interface().moving());
    programme.now += ui::kPageArrives / 2;
    const Pixels middle = drawn(programme);
    programme.now += ui::kPageArrives / 2;
    const ui::FrameOutput out = screen.frame(programme, true);
    EXPECT_GT(changed(first, whole), 10'000);
    EXPECT_GT(changed(middle, first), 5'000) << "half way it is seen";
    EXPECT_EQ(changed(screen.pixels(), whole), 0);
    EXPECT_FALSE(screen.interface().moving());
    EXPECT_EQ(out.redraw_at, programme.now + std::chrono::minutes{1});
}

TEST_F(Motion, WhatArrivesCanBeTouchedAtOnce) {
    Stage home = sample_stage(core::Screen::Home, "en");
    (void)drawn(sample_stage(core::Screen::Scan, "en"));
    home.transitions = true;
    const auto events = screen.tap(home, "home.check_in");
    ASSERT_TRUE(events);
    EXPECT_TRUE(std::ranges::any_of(
        *events, [](const core::SessionEvent& each) { return std::holds_alternative<core::OpenScan>(each); }));
}

TEST_F(Motion, ASheetRisesToItsPlace) {
    Stage stage = sample_stage(core::Screen::Scan, "en");
    (void)drawn(stage);
    stage.transitions = true;
    stage.state.sheet = core::Sheet::Privacy;
    const ui::FrameRecord first = screen.frame(stage).record;
    stage.now += ui::kSheetArrives;
    const ui::FrameRecord last = screen.frame(stage).record;
    ASSERT_TRUE(find(first, "sheet") && find(last, "sheet"));
    EXPECT_GT(find(first, "sheet")->y0, find(last, "sheet")->y0 + 10);
    EXPECT_FALSE(screen.interface().moving());
}

TEST_F(Motion, AVerdictsColourIsThereAtOnceAndItsTickIsDrawn) {
    Stage green = result_stage({sample_outcome(Verdict::Admitted, "en")}, "en");
    const Pixels whole = at_rest(green);
    (void)at_rest(sample_stage(core::Screen::Scan, "en"));
    green.transitions = true;
    const ui::WidgetRect panel{"", 0, 0, 380, 440, false};
    const Pixels first = drawn(green);
    const int undrawn = changed_in(first, whole, panel);
    EXPECT_GT(undrawn, 200) << "the sign";
    EXPECT_LT(undrawn, 10'000) << "and nothing else of the panel";
    green.now += ui::kSignIsDrawn / 2;
    const int half = changed_in(drawn(green), whole, panel);
    EXPECT_LT(half, undrawn);
    EXPECT_GT(half, 0);
    green.now += ui::kSignIsDrawn / 2;
    EXPECT_EQ(changed_in(drawn(green), whole, panel), 0);
    EXPECT_FALSE(screen.interface().moving());
}

TEST_F(Motion, TheFrameGoesToABadgeThatIsReadAndSaysSo) {
    Stage scan = sample_stage(core::Screen::Scan, "en");
    scan.transitions = true;
    scan.camera = sample_camera();
    const auto codes = std::exchange(scan.camera.codes, {});
    const ui::WidgetRect asks = *find(screen.frame(scan).record, "scan.guide");
    scan.camera.codes = codes;
    const ui::FrameRecord read = screen.frame(scan).record;
    EXPECT_EQ(find(read, "scan.guide")->x0, asks.x0) << "it begins where it was";
    EXPECT_TRUE(std::ranges::any_of(read.texts, [](const ui::TextRun& run) { return run.text == "Got it"; }));
    scan.now += ui::kGuideSnaps;
    const ui::WidgetRect snapped = *find(screen.frame(scan).record, "scan.guide");
    EXPECT_LT(snapped.x1 - snapped.x0, asks.x1 - asks.x0);
    EXPECT_FALSE(screen.interface().moving());
}

TEST(SeveralBadges, FillThePage) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        Offscreen screen(width, height);
        const Stage two =
            result_stage({sample_outcome(Verdict::Admitted, "ja"), sample_outcome(Verdict::Late, "en")}, "en");
        float top = 1e6F, bottom = 0;
        for (const ui::WidgetRect& each : screen.frame(two).record.widgets) {
            if (each.id != "result.row") continue;
            top = std::min(top, each.y0);
            bottom = std::max(bottom, each.y1);
        }
        EXPECT_GT(bottom - top, 540) << width;
    }
}

} // namespace
} // namespace kiosk::test
