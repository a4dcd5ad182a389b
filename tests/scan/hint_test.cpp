#include "scan/hint.hpp"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "scan/hint_watch.hpp"
#include "support/badge_camera.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using core::ScanHint;
using core::ScanProblem;
using test::plain;

GrayImage room_with_badge(test::Paint paint, std::uint8_t ground = 110) {
    GrayImage image = plain(1280, 720, ground);
    paint.x = 640;
    paint.y = 360;
    test::paint_qr(image, test::token_text(1), paint);
    return image;
}

TEST(Hint, ASceneWithoutACodeGivesNone) {
    GrayImage noise = plain(1280, 720);
    test::add_noise(noise, 60);
    std::vector<GrayImage> scenes{plain(1280, 720), std::move(noise)};
    // Rings and stripes in them look like finder patterns.
    for (std::uint64_t seed = 500; seed < 524; ++seed) scenes.push_back(test::shoot_without_badge(seed, 1280, 720));
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        EXPECT_EQ(estimate_hint(scenes[i].view()).problem, ScanProblem::None) << i;
        EXPECT_EQ(estimate_faint_hint(scenes[i].view()).problem, ScanProblem::None) << i;
    }
}

TEST(Hint, ACodeTooFarAwayIsTooSmall) {
    EXPECT_EQ(estimate_hint(room_with_badge({.module = 1.5}).view()).problem, ScanProblem::TooSmall);
}

TEST(Hint, ABadgeSoFarAwayThatNothingReadsItIsTooSmall) {
    for (std::uint64_t seed = 1; seed < 5; ++seed) {
        const test::Shot shot = test::shoot({.condition = test::Condition::Distance, .seed = seed, .hardness = 0.87});
        EXPECT_EQ(estimate_faint_hint(shot.image.view()).problem, ScanProblem::TooSmall) << seed;
    }
}

TEST(Hint, ACodeOutOfFocusIsBlurred) {
    GrayImage image = room_with_badge({.module = 5});
    test::add_blur(image, 24);
    EXPECT_EQ(estimate_faint_hint(image.view()).problem, ScanProblem::Blurred);
}

TEST(Hint, AWashedOutCodeIsTooBright) {
    EXPECT_EQ(estimate_hint(room_with_badge({.module = 5, .dark = 215, .light = 255}, 240).view()).problem,
              ScanProblem::TooBright);
}

TEST(Hint, ACodeInTheDarkIsTooDark) {
    EXPECT_EQ(estimate_hint(room_with_badge({.module = 5, .dark = 8, .light = 34}, 15).view()).problem,
              ScanProblem::TooDark);
}

TEST(Hint, AGoodCodeGivesNone) {
    EXPECT_EQ(estimate_hint(room_with_badge({.module = 5, .angle = 10}).view()).problem, ScanProblem::None);
}

// A square of one grey over a corner, or the middle of a side, of a code of 41 modules of 5 pixels.
void cover(GrayImage& image, core::PointI part, std::uint8_t level) {
    constexpr int kReach = 60;
    const int middle_x = 640 + part.x * 80, middle_y = 360 + part.y * 80;
    for (int y = middle_y - kReach / 2; y < middle_y + kReach / 2; ++y) {
        for (int x = middle_x - kReach / 2; x < middle_x + kReach / 2; ++x)
            image.pixels[static_cast<std::size_t>(y * image.width + x)] = level;
    }
}

TEST(Hint, ACoveredCornerIsSaidWithItsPlaceWhicheverWayTheBadgeIsHeld) {
    for (const double angle : {0.0, 8.0, 90.0, 180.0}) {
        for (const core::PointI corner : {core::PointI{-1, -1}, {1, -1}, {-1, 1}, {1, 1}}) {
            GrayImage image = room_with_badge({.module = 5, .angle = angle});
            cover(image, corner, 120);
            EXPECT_EQ(estimate_hint(image.view()), (ScanHint{ScanProblem::Covered, corner}))
                << angle << ": " << corner.x << ' ' << corner.y;
        }
    }
}

// As the hand holds it: what lies beyond the edge that two finder patterns stand on looks like a part of a code, too.
TEST(Hint, AThumbIsSaidToBeWhereItIs) {
    int said = 0;
    for (std::uint64_t seed = 5000; seed < 5030; ++seed) {
        const test::Shot shot = test::shoot({.condition = test::Condition::Thumb, .seed = seed, .hardness = 1.25});
        const test::Shot bare = test::shoot({.condition = test::Condition::Thumb, .seed = seed, .hardness = -9});
        // Where the two pictures differ.
        double x = 0, y = 0, n = 0;
        for (int row = 0; row < shot.image.height; ++row) {
            for (int column = 0; column < shot.image.width; ++column) {
                const auto i = static_cast<std::size_t>(row * shot.image.width + column);
                if (bare.image.pixels[i] - shot.image.pixels[i] < 60) continue;
                x += column;
                y += row;
                ++n;
            }
        }
        const ScanHint hint = estimate_hint(shot.image.view());
        if (hint.problem != ScanProblem::Covered || hint.part == core::PointI{}) continue;
        ++said;
        const double side =
            (x / n - shot.image.width / 2.0) * hint.part.x + (y / n - shot.image.height / 2.0) * hint.part.y;
        EXPECT_GT(side, 0) << seed << ": said at " << hint.part.x << ' ' << hint.part.y;
    }
    EXPECT_GE(said, 20);
}

TEST(Hint, GlareIsSaidWithItsPlace) {
    for (const core::PointI part : {core::PointI{1, 0}, {0, 0}, {0, 1}, {1, 1}}) {
        GrayImage image = room_with_badge({.module = 5, .light = 190});
        cover(image, part, 255);
        EXPECT_EQ(estimate_hint(image.view()), (ScanHint{ScanProblem::TooBright, part})) << part.x << ' ' << part.y;
    }
}

// Of a picture whose light is dark, what glares is dark.
TEST(Hint, AReflectionOnAPhoneInDarkModeIsSaidWithItsPlace) {
    for (const core::PointI part : {core::PointI{1, 0}, {0, 0}, {1, 1}}) {
        GrayImage image = room_with_badge({.module = 5, .dark = 190, .light = 20}, 15);
        cover(image, part, 255);
        EXPECT_EQ(estimate_hint(image.view()), (ScanHint{ScanProblem::TooBright, part})) << part.x << ' ' << part.y;
        GrayImage other = room_with_badge({.module = 5, .dark = 190, .light = 20}, 15);
        cover(other, part, 100);
        EXPECT_EQ(estimate_hint(other.view()).problem, ScanProblem::Covered) << part.x << ' ' << part.y;
    }
}

TEST(Hint, ABentBadgeIsSaidToBeBent) {
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        const test::Shot shot = test::shoot(
            {.condition = test::Condition::Bent, .seed = seed, .hardness = 0.8, .width = 640, .height = 540});
        EXPECT_EQ(estimate_hint(shot.image.view()).problem, ScanProblem::Bent) << seed;
    }
}

TEST(Hint, APhoneInDarkModeThatIsTurnedDownIsTooDim) {
    EXPECT_EQ(estimate_hint(room_with_badge({.module = 5, .dark = 80, .light = 20}, 15).view()).problem,
              ScanProblem::PhoneDim);
    EXPECT_EQ(estimate_hint(room_with_badge({.module = 5, .dark = 210, .light = 20}, 15).view()).problem,
              ScanProblem::None);
}

// --- which of them is told

// Looks at successive pictures as the scan thread does; gives what was told after each.
std::vector<ScanHint> told_over(HintWatch& watch, int from_ms, int to_ms, int step_ms,
                                const std::function<ScanHint(int ms)>& seen) {
    std::vector<ScanHint> told;
    for (int ms = from_ms; ms < to_ms; ms += step_ms) {
        if (watch.wants_look(test::at(ms))) watch.saw(seen(ms), test::at(ms));
        told.push_back(watch.told(test::at(ms)));
    }
    return told;
}

int changes(const std::vector<ScanHint>& told) {
    int count = 0;
    for (std::size_t i = 1; i < told.size(); ++i) count += told[i] == told[i - 1] ? 0 : 1;
    return count;
}

ScanHint always_bent(int) {
    return {ScanProblem::Bent};
}

TEST(HintWatch, TellsAReasonWithinHalfASecondAtAnyPaceOfTheCamera) {
    for (const int step : {16, 33, 66, 100, 200}) {
        HintWatch watch;
        const auto told = told_over(watch, 1000, 1500, step, always_bent);
        EXPECT_EQ(told.back().problem, ScanProblem::Bent) << step;
        EXPECT_EQ(told.front().problem, ScanProblem::None) << step << ": the badge may be read in a moment";
    }
}

TEST(HintWatch, TellsNothingThatWasSeenForAMoment) {
    HintWatch watch;
    const auto told = told_over(watch, 0, 3000, 33, [](int ms) { return ms < 190 ? always_bent(ms) : ScanHint{}; });
    EXPECT_EQ(changes(told), 0);
}

TEST(HintWatch, ACodeThatIsReadEndsItAtOnceAndForAWhile) {
    HintWatch watch;
    (void)told_over(watch, 0, 600, 33, always_bent);
    watch.read(test::at(600));
    EXPECT_EQ(watch.told(test::at(600)).problem, ScanProblem::None);
    EXPECT_FALSE(watch.wants_look(test::at(899)));
    EXPECT_TRUE(watch.wants_look(test::at(900)));
}

TEST(HintWatch, PicturesThatShowNoReasonBetweenThoseThatDoDoNotMakeItBlink) {
    HintWatch watch;
    const auto told =
        told_over(watch, 0, 6000, 33, [](int ms) { return ms / 100 % 3 == 0 ? always_bent(ms) : ScanHint{}; });
    EXPECT_EQ(told.back().problem, ScanProblem::Bent);
    EXPECT_EQ(changes(told), 1);
}

TEST(HintWatch, OfTwoReasonsInTurnOneIsTold) {
    HintWatch watch;
    const auto told = told_over(watch, 0, 6000, 33, [](int ms) {
        return ScanHint{ms / 100 % 2 == 0 ? ScanProblem::Blurred : ScanProblem::TooBright};
    });
    EXPECT_EQ(changes(told), 1);
}

TEST(HintWatch, OtherWordsComeWhenTheFirstCouldBeRead) {
    HintWatch watch;
    const auto told = told_over(watch, 0, 6000, 33, [](int ms) {
        return ScanHint{ms / 400 % 2 == 0 ? ScanProblem::Blurred : ScanProblem::TooBright};
    });
    EXPECT_GE(changes(told), 3);
    EXPECT_LE(changes(told), 1 + 6000 / 900);
}

TEST(HintWatch, WhatIsSeenNoLongerIsToldNoLonger) {
    HintWatch watch;
    (void)told_over(watch, 0, 500, 33, always_bent);
    const auto told = told_over(watch, 500, 1200, 33, [](int) { return ScanHint{}; });
    EXPECT_EQ(told.front().problem, ScanProblem::Bent);
    EXPECT_EQ(told.back().problem, ScanProblem::None);
    EXPECT_EQ(changes(told), 1);
}

TEST(HintWatch, WhatIsHardlySeenIsAskedForEveryOtherTimeWhileNothingIs) {
    HintWatch watch;
    EXPECT_FALSE(watch.wants_faint_look());
    watch.saw({}, test::at(0));
    EXPECT_TRUE(watch.wants_faint_look());
    watch.saw({ScanProblem::TooSmall}, test::at(100));
    EXPECT_TRUE(watch.wants_faint_look()) << "what saw it goes on";
    watch.saw({}, test::at(200));
    EXPECT_FALSE(watch.wants_faint_look());
}

TEST(HintWatch, APlaceIsFollowedAsSlowlyAsWordsAre) {
    HintWatch watch;
    const auto told = told_over(watch, 0, 6000, 33, [](int ms) {
        return ScanHint{ScanProblem::TooBright, {ms < 3000 ? (ms / 100 % 4 == 0 ? 1 : -1) : 0, 0}};
    });
    EXPECT_EQ(told[3000 / 33 - 1], (ScanHint{ScanProblem::TooBright, {-1, 0}})) << "most often seen there";
    EXPECT_EQ(told.back(), (ScanHint{ScanProblem::TooBright, {0, 0}}));
    EXPECT_LE(changes(told), 3);
}

} // namespace
} // namespace kiosk::scan
