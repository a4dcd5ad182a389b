#include "scan/decoder.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/badge_camera.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::paint_qr;
using test::plain;
using test::token_text;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

std::vector<std::string> texts(const std::vector<core::FoundCode>& codes) {
    std::vector<std::string> result;
    for (const core::FoundCode& code : codes) result.push_back(code.text);
    return result;
}

GrayImage badge_frame() {
    GrayImage image = plain(1280, 720, 110);
    paint_qr(image, token_text(1), {.x = 640, .y = 360, .module = 4, .angle = 12});
    return image;
}

TEST(Decoder, ReadsABadgeInAFrame) {
    EXPECT_THAT(texts(Decoder().decode(badge_frame().view(), Pass::Plain)), ElementsAre(token_text(1)));
}

TEST(Decoder, GivesATokenWithoutWhatAPrintShopPutAroundIt) {
    for (const std::string before : {"", " ", "\xEF\xBB\xBF", "\r\n"}) {
        for (const std::string after : {"#", ";", "\n", "\r\n", "\t", " ", "\u3000"}) {
            GrayImage image = plain(1280, 720, 110);
            paint_qr(image, before + token_text(1) + after, {.x = 640, .y = 360, .module = 5});
            EXPECT_THAT(texts(Decoder().decode(image.view(), Pass::Plain)), ElementsAre(token_text(1)))
                << before << "|" << after;
        }
    }
}

TEST(Decoder, GivesAnotherCodeAsItIs) {
    for (const std::string text : {" S0022-x\r\n", "\x1b[2J\nKB1", "https://example.org/ "}) {
        GrayImage image = plain(640, 480, 110);
        paint_qr(image, text, {.x = 320, .y = 240, .module = 6});
        EXPECT_THAT(texts(Decoder().decode(image.view(), Pass::Plain)), ElementsAre(text));
    }
}

TEST(Decoder, EveryPassForDarkCodesReadsAnEasyBadge) {
    const GrayImage image = badge_frame();
    for (const Pass pass : kAllPasses) {
        if (pass == Pass::Inverted) continue;
        EXPECT_THAT(texts(Decoder().decode(image.view(), pass)), ElementsAre(token_text(1))) << static_cast<int>(pass);
    }
}

TEST(Decoder, OutlinesOfEveryPassLieOnTheSymbol) {
    GrayImage image = plain(1280, 720, 110);
    paint_qr(image, token_text(1), {.x = 700, .y = 330, .module = 4});
    const int half = 41 * 4 / 2;
    const core::Quad expected{
        {{700 - half, 330 - half}, {700 + half, 330 - half}, {700 + half, 330 + half}, {700 - half, 330 + half}}};
    for (const Pass pass : kAllPasses) {
        for (const core::FoundCode& code : Decoder().decode(image.view(), pass)) {
            for (std::size_t i = 0; i < expected.size(); ++i) {
                EXPECT_NEAR(code.outline[i].x, expected[i].x, 6) << static_cast<int>(pass) << " corner " << i;
                EXPECT_NEAR(code.outline[i].y, expected[i].y, 6) << static_cast<int>(pass) << " corner " << i;
            }
        }
    }
}

TEST(Decoder, SeveralBadgesInOneFrameAreAllRead) {
    GrayImage image = plain(1280, 720, 110);
    paint_qr(image, token_text(1), {.x = 250, .y = 350, .module = 4, .angle = -8});
    paint_qr(image, token_text(2), {.x = 640, .y = 360, .module = 4});
    paint_qr(image, token_text(3), {.x = 1030, .y = 350, .module = 4, .angle = 185});
    EXPECT_THAT(texts(Decoder().decode(image.view(), Pass::Plain)),
                UnorderedElementsAre(token_text(1), token_text(2), token_text(3)));
}

TEST(Decoder, LightCodesOnADarkGroundNeedTheInvertedPass) {
    GrayImage image = plain(800, 600, 20);
    paint_qr(image, token_text(1), {.x = 400, .y = 300, .module = 5, .dark = 230, .light = 20});
    EXPECT_THAT(Decoder().decode(image.view(), Pass::Plain), IsEmpty());
    EXPECT_THAT(texts(Decoder().decode(image.view(), Pass::Inverted)), ElementsAre(token_text(1)));
}

// Badges that Plain does not read, each as the passes that do, in their order.
const std::vector<std::vector<Pass>>& hard_badges() {
    using test::Condition;
    static const std::vector<std::vector<Pass>> all = [] {
        const std::vector<test::ShotPlan> plans{
            {.condition = Condition::LowLight, .seed = 4300, .hardness = 1.0},
            {.condition = Condition::LowLight, .seed = 4302, .hardness = 0.85},
            {.condition = Condition::LowLight, .seed = 4303, .hardness = 0.85},
            {.condition = Condition::Backlight, .seed = 4301, .hardness = 0.7},
            {.condition = Condition::Backlight, .seed = 4302, .hardness = 0.85},
            {.condition = Condition::Backlight, .seed = 4303, .hardness = 0.85},
            {.condition = Condition::Distance, .seed = 4302, .hardness = 0.85},
            {.condition = Condition::Motion, .seed = 4301, .hardness = 0.7},
            {.condition = Condition::DirtyLens, .seed = 4300, .hardness = 0.5},
            {.condition = Condition::DirtyLens, .seed = 4301, .hardness = 0.7},
            {.condition = Condition::PhoneDark, .seed = 4300, .hardness = 0.3},
            {.condition = Condition::Folded, .seed = 4300, .hardness = 0.85},
            {.condition = Condition::Folded, .seed = 4301, .hardness = 0.5},
            {.condition = Condition::Thumb, .seed = 4300, .hardness = 1},
            {.condition = Condition::Thumb, .seed = 4301, .hardness = 1},
            {.condition = Condition::Thumb, .seed = 4302, .hardness = 1},
            {.condition = Condition::Bent, .seed = 4300, .hardness = 0.7},
            {.condition = Condition::Bent, .seed = 4302, .hardness = 0.7},
        };
        std::vector<std::vector<Pass>> badges;
        for (const test::ShotPlan& plan : plans) {
            const test::Shot shot = shoot(plan);
            std::vector<Pass> passes;
            for (const Pass pass : kAllPasses) {
                if (!Decoder().decode(shot.image.view(), pass).empty()) passes.push_back(pass);
            }
            if (!passes.empty() && passes.front() != Pass::Plain) badges.push_back(std::move(passes));
        }
        return badges;
    }();
    return all;
}

TEST(Decoder, EachPassReadsABadgeThatPlainDoesNot) {
    for (const Pass pass : kAllPasses) {
        if (pass == Pass::Plain) continue;
        const auto reads = [pass](const std::vector<Pass>& passes) {
            return std::find(passes.begin(), passes.end(), pass) != passes.end();
        };
        EXPECT_TRUE(std::any_of(hard_badges().begin(), hard_badges().end(), reads)) << static_cast<int>(pass);
    }
}

int reads(Pass pass, test::Condition condition, double hardness) {
    int count = 0;
    for (std::uint64_t seed = 4400; seed < 4408; ++seed) {
        const test::Shot shot = test::shoot({.condition = condition, .seed = seed, .hardness = hardness});
        count += Decoder().decode(shot.image.view(), pass).empty() ? 0 : 1;
    }
    return count;
}

TEST(Decoder, BadgesTooFarForPlainAreReadEnlargedAndSharpened) {
    EXPECT_LE(reads(Pass::Plain, test::Condition::Distance, 0.83), 6) << "too near: this shows nothing";
    EXPECT_GE(reads(Pass::UpscaledCentre, test::Condition::Distance, 0.83), 7);
}

TEST(Decoder, PhonesInDarkModeThatAreTurnedDownAreReadInverted) {
    EXPECT_EQ(reads(Pass::Plain, test::Condition::PhoneDark, 0.9), 0);
    EXPECT_GE(reads(Pass::Inverted, test::Condition::PhoneDark, 0.9), 7);
}

TEST(Decoder, NoiseIsNotSharpenedWithTheModules) {
    EXPECT_LE(reads(Pass::Plain, test::Condition::LowLight, 0.8), 6) << "too light: this shows nothing";
    EXPECT_GE(reads(Pass::Sharpened, test::Condition::LowLight, 0.8), 7);
}

// The turns until a badge is read that Plain does not read: of all passes, and of those that are left where it is no
// code of a badge's size.
TEST(Decoder, TheOrderOfThePassesReadsAHardBadgeWithinTwoTurns) {
    const auto mean_turns = [](bool straightened) {
        double turns = 0;
        int badges = 0;
        for (const std::vector<Pass>& passes : hard_badges()) {
            int turn = 0;
            for (const Pass pass : kAllPasses) {
                if (pass == Pass::Plain || (pass == Pass::Straightened && !straightened)) continue;
                ++turn;
                if (std::find(passes.begin(), passes.end(), pass) == passes.end()) continue;
                turns += turn;
                ++badges;
                break;
            }
        }
        return turns / badges;
    };
    EXPECT_LT(mean_turns(true), 1.8);
    EXPECT_LT(mean_turns(false), 2.2);
}

TEST(Decoder, AllPassesTogetherGiveEachTextOnce) {
    EXPECT_THAT(texts(Decoder().decode_all_passes(badge_frame().view())), ElementsAre(token_text(1)));
}

TEST(Decoder, RowsMayBePadded) {
    const GrayImage image = badge_frame();
    const int stride = image.width + 37;
    std::vector<std::uint8_t> padded(static_cast<std::size_t>(stride) * static_cast<std::size_t>(image.height), 0);
    for (int y = 0; y < image.height; ++y) {
        std::copy_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width, image.width,
                    padded.begin() + static_cast<std::ptrdiff_t>(y) * stride);
    }
    const core::GrayView view{padded.data(), image.width, image.height, stride};
    for (const Pass pass : kAllPasses) {
        EXPECT_EQ(Decoder().decode(view, pass), Decoder().decode(image.view(), pass)) << static_cast<int>(pass);
    }
}

TEST(Decoder, AViewThatBreaksItsPromiseHasNoCodes) {
    std::vector<std::uint8_t> data(100 * 100);
    const std::vector<core::GrayView> broken{{nullptr, 100, 100, 100},
                                             {data.data(), 0, 100, 100},
                                             {data.data(), 100, 0, 100},
                                             {data.data(), -5, 100, 100},
                                             {data.data(), 100, -1, 100},
                                             {data.data(), 101, 100, 100},
                                             {data.data(), 100, 100, -100},
                                             {data.data(), 40'000, 1, 40'000},
                                             {data.data(), 32'000, 32'000, 32'000},
                                             {data.data(), 100, 30'000, 2'000'000'000}};
    for (const core::GrayView& view : broken) {
        for (const Pass pass : kAllPasses) EXPECT_THAT(Decoder().decode(view, pass), IsEmpty());
        EXPECT_THAT(Decoder().decode_all_passes(view), IsEmpty());
    }
}

TEST(Decoder, PicturesOfAnySmallSizeAreSafe) {
    for (const int width : {1, 2, 3, 7, 20, 21, 22, 39, 40, 41}) {
        for (const int height : {1, 2, 3, 7, 20, 21, 22, 39, 40, 41}) {
            GrayImage image = plain(width, height);
            test::add_noise(image, 127, static_cast<std::uint32_t>(width * 100 + height));
            EXPECT_THAT(Decoder(CodeKinds::QrAndBarcodes).decode_all_passes(image.view()), IsEmpty());
        }
    }
}

TEST(Decoder, NoiseAndStripesAreNoCodes) {
    GrayImage noise = plain(640, 480);
    test::add_noise(noise, 127, 5);
    EXPECT_THAT(Decoder().decode_all_passes(noise.view()), IsEmpty());
    GrayImage stripes = plain(640, 480, 255);
    for (std::size_t i = 0; i < stripes.pixels.size(); ++i) stripes.pixels[i] = i / 7 % 2 == 0 ? 0 : 255;
    EXPECT_THAT(Decoder().decode_all_passes(stripes.view()), IsEmpty());
}

TEST(Decoder, TextIsUtf8) {
    GrayImage image = plain(600, 600, 255);
    paint_qr(image, "學生證 42 é", {.x = 300, .y = 300, .module = 6});
    EXPECT_THAT(texts(Decoder().decode(image.view(), Pass::Plain)), ElementsAre("學生證 42 é"));
}

TEST(Decoder, ATokenThatAPrintShopMadeACodeOfIsTheTokenAlone) {
    for (const std::string after : {"#", ";", " ", "\n", "\r\n", "\t"}) {
        GrayImage image = plain(640, 480, 200);
        paint_qr(image, "\xEF\xBB\xBF" + token_text(4) + after, {.x = 320, .y = 240, .module = 5});
        EXPECT_THAT(texts(Decoder().decode(image.view(), Pass::Plain)), ElementsAre(token_text(4)));
    }
}

} // namespace
} // namespace kiosk::scan
