#include "scan/preprocess.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::plain;
using testing::Each;
using testing::ElementsAre;

GrayImage ramp(int width, int height) {
    GrayImage image = plain(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.pixels[static_cast<std::size_t>(y * width + x)] = static_cast<std::uint8_t>(x * 255 / (width - 1));
        }
    }
    return image;
}

std::uint8_t at(const GrayImage& image, int x, int y) {
    return image.pixels[static_cast<std::size_t>(y * image.width + x)];
}

TEST(Preprocess, InvertingTwiceChangesNothing) {
    const GrayImage image = ramp(67, 31);
    EXPECT_EQ(invert(invert(image.view()).view()).pixels, image.pixels);
}

TEST(Preprocess, AFlatPictureStaysFlat) {
    const GrayImage image = plain(90, 70, 100);
    EXPECT_THAT(gaussian3(image.view()).pixels, Each(100));
    EXPECT_THAT(upscale2(image.view()).pixels, Each(100));
    for (const std::uint8_t value : sharpen(image.view()).pixels) EXPECT_NEAR(value, 100, 3);
    EXPECT_THAT(local_threshold(image.view(), 4).pixels, Each(255));
}

TEST(Preprocess, GaussianSpreadsAPointAsTheBinomialDoes) {
    GrayImage image = plain(9, 9, 0);
    image.pixels[4 * 9 + 4] = 160;
    const GrayImage blurred = gaussian3(image.view());
    EXPECT_EQ(at(blurred, 4, 4), 40);
    EXPECT_EQ(at(blurred, 3, 4), 20);
    EXPECT_EQ(at(blurred, 3, 3), 10);
    EXPECT_EQ(at(blurred, 2, 4), 0);
}

TEST(Preprocess, ClaheWidensAWeakContrastAndKeepsItsOrder) {
    GrayImage image = ramp(256, 64);
    for (std::uint8_t& value : image.pixels) value = static_cast<std::uint8_t>(100 + value / 16);
    const GrayImage result = clahe(image.view(), 1, 40.0);
    EXPECT_LT(at(result, 0, 30), 40);
    EXPECT_GT(at(result, 255, 30), 215);
    for (int x = 1; x < 256; ++x) EXPECT_GE(at(result, x, 30), at(result, x - 1, 30));
}

TEST(Preprocess, ClaheTakesPicturesSmallerThanItsTiles) {
    for (const int side : {1, 2, 3, 5, 9, 17}) {
        EXPECT_EQ(clahe(plain(side, 1).view(), 16, 2).width, side);
        EXPECT_EQ(clahe(plain(1, side).view(), 16, 2).height, side);
    }
}

TEST(Preprocess, EnlargingDoublesBothSidesAndKeepsTheMean) {
    const GrayImage image = ramp(40, 10);
    const GrayImage large = upscale2(image.view());
    EXPECT_EQ(large.width, 80);
    EXPECT_EQ(large.height, 20);
    const auto mean = [](const GrayImage& of) {
        return std::accumulate(of.pixels.begin(), of.pixels.end(), 0.0) / static_cast<double>(of.pixels.size());
    };
    EXPECT_NEAR(mean(large), mean(image), 1);
}

TEST(Preprocess, MakingSmallerTakesTheMeanOfFourPixelsAndLeavesOutWhatIsOdd) {
    GrayImage image = plain(5, 3, 0);
    image.pixels = {10, 20, 0, 0, 99, 30, 41, 0, 255, 99, 99, 99, 99, 99, 99};
    const GrayImage small = downscale2(image.view());
    EXPECT_EQ(small.width, 2);
    EXPECT_EQ(small.height, 1);
    EXPECT_THAT(small.pixels, ElementsAre(25, 64));
    EXPECT_TRUE(downscale2(plain(1, 9).view()).empty());
}

// Two tiles across of 33 by 17 pixels, whose middles are whole pixels; a few levels that both have, one oftener than
// the other.
TEST(Preprocess, ClahePutsBetweenTwoTilesWhatBothMakeOfALevelByHowNearTheyAre) {
    GrayImage image = plain(66, 34);
    for (int y = 0; y < 34; ++y) {
        for (int x = 0; x < 66; ++x) {
            const int level = (x * 7 + y * 3) % 8;
            image.pixels[static_cast<std::size_t>(y * 66 + x)] =
                static_cast<std::uint8_t>(100 + (x < 33 ? level : level * level / 7));
        }
    }
    const auto made_of = [&](int left) {
        const core::GrayView tile{image.pixels.data() + left, 33, 17, 66};
        const GrayImage alone = clahe(tile, 1, 40.0);
        std::map<int, int> levels;
        for (int y = 0; y < 17; ++y) {
            for (int x = 0; x < 33; ++x) levels[at(image, left + x, y)] = at(alone, x, y);
        }
        return levels;
    };
    std::map<int, int> first = made_of(0), second = made_of(33);
    const GrayImage both = clahe(image.view(), 2, 40.0);
    int between = 0;
    for (int x = 16; x <= 49; ++x) {
        const int level = at(image, x, 8);
        if (!first.contains(level) || !second.contains(level)) continue;
        const double nearness = (x - 16) / 33.0;
        EXPECT_NEAR(at(both, x, 8), (1 - nearness) * first[level] + nearness * second[level], 1.5) << x;
        between += std::abs(first[level] - second[level]) > 20 ? 1 : 0;
    }
    EXPECT_GT(between, 5) << "the tiles hardly differ: this shows nothing";
}

TEST(Preprocess, ARotatedPointGoesBackToWhereItWas) {
    GrayImage image = plain(200, 160, 0);
    for (int y = 48; y < 53; ++y) {
        for (int x = 138; x < 143; ++x) image.pixels[static_cast<std::size_t>(y * 200 + x)] = 255;
    }
    const Rotation rotation = Rotation::degrees(20);
    const GrayImage turned = rotate(image.view(), rotation);
    const auto brightest = std::max_element(turned.pixels.begin(), turned.pixels.end(),
                                            [](int a, int b) { return (a == 128 ? 0 : a) < (b == 128 ? 0 : b); });
    const auto index = static_cast<int>(brightest - turned.pixels.begin());
    const core::PointI back = rotation.back({index % 200, index / 200}, 200, 160);
    EXPECT_NEAR(back.x, 140, 4);
    EXPECT_NEAR(back.y, 50, 4);
}

TEST(Preprocess, BlurLowersSharpness) {
    GrayImage image = plain(400, 400, 200);
    test::paint_qr(image, "SHARP", {.x = 200, .y = 200, .module = 6});
    GrayImage blurred = image;
    test::add_blur(blurred, 6);
    EXPECT_GT(sharpness(image.view()), 4 * sharpness(blurred.view()));
    EXPECT_EQ(sharpness(plain(2, 2).view()), 0);
}

TEST(Preprocess, BrightnessTellsDarkLightAndClipped) {
    const Brightness ramped = brightness(ramp(256, 100).view());
    EXPECT_NEAR(ramped.mean, 127.5, 1);
    EXPECT_NEAR(ramped.dark, 13, 2);
    EXPECT_NEAR(ramped.light, 242, 2);
    EXPECT_EQ(brightness(plain(100, 100, 255).view()).clipped, 1.0);
}

TEST(Preprocess, AnUnusableViewGivesAnEmptyPicture) {
    const core::GrayView broken{nullptr, 10, 10, 10};
    EXPECT_TRUE(invert(broken).empty() && gaussian3(broken).empty() && clahe(broken, 8, 3).empty() &&
                sharpen(broken).empty());
    EXPECT_TRUE(local_threshold(broken, 2).empty() && upscale2(broken).empty() && rotate(broken, {}).empty());
    EXPECT_EQ(brightness(broken).mean, 0);
}

} // namespace
} // namespace kiosk::scan
