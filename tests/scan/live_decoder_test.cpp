#include "scan/live_decoder.hpp"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scan/grid_reader.hpp"
#include "scan/sheet_stack.hpp"
#include "support/badge_camera.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::at;
using test::Condition;
using test::paint_qr;
using test::plain;
using test::token_text;
using testing::SizeIs;

TEST(PassRotation, PlainHasEveryOtherFrameAndEveryPassItsTurn) {
    PassRotation rotation;
    std::map<Pass, int> turns;
    for (int i = 0; i < 216; ++i) {
        const Pass pass = rotation.next();
        if (i % 2 == 0) {
            EXPECT_EQ(pass, Pass::Plain);
        }
        ++turns[pass];
    }
    EXPECT_EQ(turns[Pass::Plain], 108);
    for (std::size_t i = 1; i < kAllPasses.size(); ++i) {
        const bool seldom = i >= kAllPasses.size() - kSeldomPasses;
        EXPECT_EQ(turns[kAllPasses[i]], seldom ? 6 : 18) << static_cast<int>(kAllPasses[i]);
    }
}

TEST(PassRotation, APassThatReadTakesPlainsPlaceForAWhile) {
    PassRotation rotation;
    rotation.succeeded(Pass::Clahe);
    int plain_turns = 0;
    for (int i = 0; i < 40; ++i) {
        const Pass pass = rotation.next();
        if (i % 2 == 0) {
            EXPECT_EQ(pass, Pass::Clahe);
        }
        plain_turns += pass == Pass::Plain ? 1 : 0;
    }
    EXPECT_GT(plain_turns, 0) << "Plain moves to the turns between";
    for (int i = 0; i < 60; ++i) (void)rotation.next();
    EXPECT_EQ(rotation.next(), Pass::Plain) << "an old success is forgotten";
}

TEST(PassRotation, WhilePlainReadsNoDearerPassTakesItsPlace) {
    PassRotation rotation;
    for (int i = 0; i < 40; ++i) {
        const Pass pass = rotation.next();
        if (i % 2 == 0) {
            EXPECT_EQ(pass, Pass::Plain);
        }
        rotation.succeeded(pass);
    }
}

TEST(PassRotation, PlainTakesItsPlaceBackWhenItReads) {
    PassRotation rotation;
    (void)rotation.next();
    rotation.succeeded(Pass::Turned);
    (void)rotation.next();
    EXPECT_EQ(rotation.next(), Pass::Turned);
    rotation.succeeded(Pass::Plain);
    (void)rotation.next();
    EXPECT_EQ(rotation.next(), Pass::Plain);
}

TEST(PassRotation, WhatReadTheLastHardBadgeHasEveryFourthFrameForTheNext) {
    PassRotation rotation;
    rotation.succeeded(Pass::Turned);
    for (int i = 0; i < 100; ++i) (void)rotation.next();
    std::map<Pass, int> turns;
    for (int i = 0; i < 96; ++i) ++turns[rotation.next()];
    EXPECT_EQ(turns[Pass::Plain], 48);
    EXPECT_GE(turns[Pass::Turned], 24);
    for (const Pass pass : kAllPasses) EXPECT_GE(turns[pass], 1) << static_cast<int>(pass);
}

TEST(PassRotation, ACodeThatIsSeenAndNotReadIsStraightenedEveryFourthFrame) {
    PassRotation rotation;
    int turns = 0;
    for (int i = 0; i < 40; ++i) {
        if (rotation.next() != Pass::Straightened) continue;
        ++turns;
        rotation.saw_unread();
    }
    EXPECT_GE(turns, 9);
}

core::GrayFrame frame_at(const test::Shot& shot, std::int64_t ms) {
    core::GrayFrame frame;
    frame.pixels = shot.image.pixels;
    frame.width = shot.image.width;
    frame.height = shot.image.height;
    frame.taken = at(ms);
    return frame;
}

// Of a badge in film under a lamp each frame shows another part.
TEST(SheetStack, ReadsTogetherWhatNoFrameOfABadgeSaysAlone) {
    SheetStack stack;
    test::ShotPlan plan{.condition = Condition::Laminated, .seed = 4212, .hardness = 12 / 19.0};
    std::string read;
    int frames = 0;
    for (; frames < 10 && read.empty(); ++frames, ++plan.moment) {
        const test::Shot shot = shoot(plan);
        const auto found =
            Decoder().straighten(shot.image.view(), at(100 * frames), static_cast<unsigned>(frames), stack);
        if (!found.codes.empty()) read = found.codes[0].text;
        if (!read.empty()) {
            EXPECT_EQ(read, shot.text);
        }
    }
    EXPECT_GT(frames, 1) << "one frame was enough: this shows nothing";
    EXPECT_FALSE(read.empty());
}

ModuleSheet half_of(unsigned token, bool upper) {
    GrayImage image = plain(640, 480, 120);
    paint_qr(image, token_text(token), {.x = 320, .y = 240, .module = 5});
    ModuleSheet sheet = read_grids(image.view(), 0).at(0).sheet;
    for (int y = 7; y < kModules - 7; ++y) {
        for (int x = 0; x < kModules; ++x) {
            if ((y < kModules / 2 - 3 && !upper) || (y > kModules / 2 + 3 && upper)) {
                sheet.evidence[static_cast<std::size_t>(y * kModules + x)] = 0;
            }
        }
    }
    return sheet;
}

TEST(SheetStack, TwoHalvesOfABadgeAreTheBadge) {
    SheetStack stack;
    EXPECT_FALSE(stack.add(half_of(1, true), at(0)).has_value());
    EXPECT_TRUE(stack.add(half_of(1, false), at(100)).has_value());
}

TEST(SheetStack, AnotherBadgeBeginsAnew) {
    SheetStack stack;
    EXPECT_FALSE(stack.add(half_of(1, true), at(0)).has_value());
    EXPECT_FALSE(stack.add(half_of(2, false), at(100)).has_value());
    EXPECT_EQ(stack.count(), 1);
}

TEST(SheetStack, AnOldSheetIsForgotten) {
    SheetStack stack;
    EXPECT_FALSE(stack.add(half_of(1, true), at(0)).has_value());
    EXPECT_FALSE(stack.add(half_of(1, false), at(0) + SheetStack::kForget + core::Millis{1}).has_value());
    EXPECT_EQ(stack.count(), 1);
}

TEST(SheetStack, HoldsABoundedNumberSoThatOlderOnesFade) {
    SheetStack stack;
    const ModuleSheet sheet = half_of(1, true);
    for (int i = 0; i < 60; ++i) (void)stack.add(sheet, at(33 * i));
    EXPECT_LT(stack.count(), 30);
}

// Lying still, so that nothing but another way to fit sees more of it.
TEST(LiveDecoder, GoesOnToOtherWaysToFitWhatTheFirstDoesNot) {
    for (const std::uint64_t seed : {4304U, 4306U}) {
        const test::Shot shot = test::shoot({.condition = Condition::Folded, .seed = seed, .hardness = 0.9});
        LiveDecoder decoder;
        std::vector<core::FoundCode> codes;
        for (int frame = 0; frame < 48 && codes.empty(); ++frame) codes = decoder.look(frame_at(shot, 33 * frame));
        ASSERT_THAT(codes, SizeIs(1)) << seed;
        EXPECT_EQ(codes[0].text, shot.text);
    }
}

TEST(LiveDecoder, ReadsAnExternalCodeOfAnySizeThatNeedsAPassOfItsOwnWithinASecond) {
    for (const std::size_t length : {6U, 30U, 80U, 180U}) {
        const std::string text = std::string("S1140233-").append(length, '7').substr(0, length);
        GrayImage image = plain(640, 480, 20);
        paint_qr(image, text, {.x = 320, .y = 240, .module = 5, .angle = 8, .dark = 90, .light = 20});
        LiveDecoder decoder;
        std::vector<core::FoundCode> codes;
        for (int frame = 0; frame < 30 && codes.empty(); ++frame)
            codes = decoder.look(frame_at({image, text, ""}, 33 * frame));
        ASSERT_THAT(codes, SizeIs(1)) << length;
        EXPECT_EQ(codes[0].text, text);
    }
}

TEST(LiveDecoder, ReadsABadgeInFilmUnderALampWhileItIsHeld) {
    LiveDecoder decoder;
    test::ShotPlan plan{.condition = Condition::Laminated, .seed = 4212, .hardness = 12 / 19.0};
    std::vector<core::FoundCode> codes;
    for (int frame = 0; frame < 60 && codes.empty(); ++frame) {
        plan.moment = frame / 3;
        codes = decoder.look(frame_at(shoot(plan), 33 * frame));
    }
    ASSERT_THAT(codes, SizeIs(1));
    EXPECT_EQ(codes[0].text, shoot(plan).text);
}

} // namespace
} // namespace kiosk::scan
