#include "scan/grid_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scan/code_square.hpp"
#include "scan/decoder.hpp"
#include "scan/qr_writer.hpp"
#include "scan/sheet_stack.hpp"
#include "support/badge_camera.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::paint_qr;
using test::plain;
using test::token_text;
using testing::IsEmpty;
using testing::SizeIs;

void fill(GrayImage& image, int left, int top, int side, std::uint8_t level) {
    for (int y = std::max(0, top); y < std::min(image.height, top + side); ++y) {
        for (int x = std::max(0, left); x < std::min(image.width, left + side); ++x) {
            image.pixels[static_cast<std::size_t>(y * image.width + x)] = level;
        }
    }
}

// A finder pattern alone, by its middle.
void paint_finder(GrayImage& image, int x, int y, int module) {
    for (const auto& [side, level] : {std::pair{9, 220}, {7, 30}, {5, 220}, {3, 30}}) {
        fill(image, x - side * module / 2, y - side * module / 2, side * module, static_cast<std::uint8_t>(level));
    }
}

// Three finder patterns of a badge's size and modules that are no code between them.
void paint_lure(GrayImage& image, int left, int top, int module) {
    std::minstd_rand random(static_cast<unsigned>(left + 1));
    for (int y = 0; y < 34; ++y) {
        for (int x = 0; x < 34; ++x)
            fill(image, left + x * module, top + y * module, module, (random() >> 9) % 2 == 0 ? 30 : 220);
    }
    const int span = 34 * module;
    paint_finder(image, left, top, module);
    paint_finder(image, left + span, top, module);
    paint_finder(image, left, top + span, module);
}

TEST(GridReader, ReadsABadgeOfWhichACornerIsHidden) {
    for (const int corner : {0, 1, 2, 3}) {
        GrayImage image = plain(640, 480, 120);
        paint_qr(image, token_text(1), {.x = 320, .y = 240, .module = 5});
        const int reach = 11 * 5;
        const int left = 320 - 41 * 5 / 2 + (corner % 2 == 0 ? -20 : 41 * 5 - reach);
        const int top = 240 - 41 * 5 / 2 + (corner / 2 == 0 ? -20 : 41 * 5 - reach);
        for (int y = top; y < top + reach + 20; ++y) {
            for (int x = left; x < left + reach + 20; ++x) {
                image.pixels[static_cast<std::size_t>(y * image.width + x)] = 120;
            }
        }
        const auto codes = Decoder().decode(image.view(), Pass::Straightened);
        ASSERT_THAT(codes, SizeIs(1)) << corner;
        EXPECT_EQ(codes[0].text, token_text(1));
        EXPECT_NEAR(codes[0].outline[0].x, 320 - 41 * 5 / 2, 8) << corner;
        EXPECT_NEAR(codes[0].outline[2].y, 240 + 41 * 5 / 2, 8) << corner;
    }
}

// The bottom right corner of a badge in the middle of the picture.
void hide_corner(GrayImage& image, double module) {
    const int reach = static_cast<int>(12 * module), half = static_cast<int>(kModules * module / 2);
    fill(image, image.width / 2 + half - reach, image.height / 2 + half - reach, 2 * reach, 120);
}

TEST(GridReader, ReadsABadgeOfAnySizeFromThreePixelsAModule) {
    for (const double module : {3.0, 4.5, 6.0, 8.0}) {
        for (const double angle : {0.0, 17.0, 45.0}) {
            GrayImage image = plain(640, 540, 120);
            paint_qr(image, token_text(1), {.x = 320, .y = 270, .module = module, .angle = angle});
            hide_corner(image, module);
            SheetStack stack;
            std::vector<core::FoundCode> codes;
            for (unsigned turn = 0; turn < 4 && codes.empty(); ++turn)
                codes = Decoder().straighten(image.view(), test::at(33 * turn), turn, stack).codes;
            ASSERT_THAT(codes, SizeIs(1)) << module << " pixels a module, turned by " << angle;
            EXPECT_EQ(codes[0].text, token_text(1));
        }
    }
}

TEST(GridReader, ReadsAnExternalCodeOfABadgesSizeToo) {
    const std::string text = "https://example.org/guest?ticket=" + std::string(64, 'x');
    GrayImage image = plain(640, 480, 120);
    paint_qr(image, text, {.x = 320, .y = 240, .module = 5});
    fill(image, 320 - 205 / 2 - 20, 240 - 205 / 2 - 20, 75, 120); // the top left
    EXPECT_THAT(Decoder().decode(image.view(), Pass::Plain), IsEmpty());
    const auto codes = Decoder().decode(image.view(), Pass::Straightened);
    ASSERT_THAT(codes, SizeIs(1));
    EXPECT_EQ(codes[0].text, text);
}

// Between whose finder patterns lie fewer modules or more; of all sizes the one that is as large as a badge.
TEST(GridReader, TakesNoCodeOfAnotherSizeForABadge) {
    for (const std::size_t length : {20U, 80U, 120U, 213U}) {
        const std::string text(length, 'g');
        const int modules = write_qr(text, 0).value().size;
        ASSERT_NE(modules, kModules);
        GrayImage image = plain(480, 400, 120);
        paint_qr(image, text, {.x = 240, .y = 200, .module = 205.0 / modules});
        for (unsigned turn = 0; turn < 4; ++turn) {
            for (const GridReading& reading : read_grids(image.view(), turn))
                EXPECT_FALSE(reading.code.has_value()) << modules;
        }
        EXPECT_THAT(read_all_grids(image.view()), IsEmpty()) << modules;
    }
}

TEST(GridReader, ReadsLightModulesOnADarkGround) {
    GrayImage image = plain(640, 480, 25);
    paint_qr(image, token_text(1), {.x = 320, .y = 240, .module = 4, .angle = 9, .dark = 90, .light = 25});
    const auto codes = Decoder().decode(image.view(), Pass::Straightened);
    ASSERT_THAT(codes, SizeIs(1));
    EXPECT_EQ(codes[0].text, token_text(1));
}

TEST(GridReader, SeesNothingWhereNoFinderPatternsAre) {
    GrayImage image = plain(640, 480, 120);
    test::add_noise(image, 40);
    EXPECT_THAT(read_grids(image.view(), 0), IsEmpty());
}

TEST(GridReader, FindsTheBadgeAmongLuresAfterAFewTurnsAtNoMoreThanTwoPlacesEach) {
    GrayImage image = plain(1280, 720, 120);
    for (int i = 0; i < 2; ++i) paint_lure(image, 60 + 400 * i, 40, 5);
    paint_qr(image, token_text(1), {.x = 800, .y = 500, .module = 5});
    fill(image, 800 - 41 * 5 / 2 - 20, 500 - 41 * 5 / 2 - 20, 11 * 5 + 20, 120);
    const std::size_t places = find_squares(image.view(), kWideWindow).size();
    ASSERT_GT(places, 2U);
    ASSERT_LE(places, kMostSquares);
    std::vector<core::FoundCode> codes;
    SheetStack stack;
    for (unsigned turn = 0; turn < 8 * places && codes.empty(); ++turn) {
        codes = Decoder().straighten(image.view(), test::at(100 * static_cast<int>(turn)), turn, stack).codes;
    }
    ASSERT_THAT(codes, SizeIs(1));
    EXPECT_EQ(codes[0].text, token_text(1));
    EXPECT_THAT(Decoder().decode_all_passes(image.view()), SizeIs(1)) << "of a picture every place is tried";
}

int read_at(unsigned turn, const std::vector<test::ShotPlan>& plans) {
    int read = 0;
    for (const test::ShotPlan& plan : plans) {
        const auto readings = read_grids(shoot(plan).image.view(), turn);
        read += std::any_of(readings.begin(), readings.end(),
                            [](const GridReading& reading) { return reading.code && reading.code->spare >= kProof; });
    }
    return read;
}

TEST(GridReader, SuccessiveTurnsFitInOtherWaysWhatTheFirstDoesNot) {
    using test::Condition;
    const std::vector<test::ShotPlan> plans{{.condition = Condition::Folded, .seed = 4304, .hardness = 0.9},
                                            {.condition = Condition::Folded, .seed = 4306, .hardness = 0.9},
                                            {.condition = Condition::Bent, .seed = 4300, .hardness = 0.7},
                                            {.condition = Condition::Bent, .seed = 4301, .hardness = 0.7},
                                            {.condition = Condition::Thumb, .seed = 4308, .hardness = 0.7}};
    EXPECT_LE(read_at(0, plans), 1) << "what the first way reads shows nothing";
    EXPECT_GE(read_at(2, plans), 4);
    EXPECT_LE(read_at(8, plans), 1) << "after four ways, each with two windows, it begins anew";
}

TEST(GridReader, EverySecondTurnLooksThroughANarrowerWindow) {
    const std::vector<test::ShotPlan> plans{{.condition = test::Condition::Bent, .seed = 4306, .hardness = 0.7},
                                            {.condition = test::Condition::Thumb, .seed = 4307, .hardness = 0.9}};
    EXPECT_EQ(read_at(0, plans), 0) << "what the wide window shows proves nothing";
    EXPECT_GE(read_at(1, plans), 1);
}

// 141 characters as a token has, so that the code is as large.
TEST(GridReader, WithLittleRedundancyLeftOnlyATextOfABadgesFormIsBelieved) {
    const std::string other = "KX" + std::string(139, '7');
    int barely = 0;
    for (int side = 86; side < 122; side += 6) {
        for (const bool token : {true, false}) {
            GrayImage image = plain(480, 400, 120);
            paint_qr(image, token ? token_text(1) : other, {.x = 240, .y = 200, .module = 5});
            fill(image, 250 - side / 2, 210 - side / 2, side, 120);
            const auto readings = read_grids(image.view(), 0);
            if (readings.empty() || !readings[0].code) continue;
            const bool proven = readings[0].code->spare >= kProof;
            barely += proven ? 0 : 1;
            EXPECT_THAT(Decoder().decode(image.view(), Pass::Straightened), SizeIs(proven || token ? 1 : 0)) << side;
        }
    }
    EXPECT_GT(barely, 1) << "no picture was near the limit: this shows nothing";
}

// A row crosses the modules of a turned code at a slant and finds them wider than they are.
TEST(CodeSquare, ATurnedCodeIsHardlyMoreDoubtfulThanAnUprightOne) {
    const auto doubt = [](double angle) {
        GrayImage image = plain(640, 480, 120);
        paint_qr(image, token_text(1), {.x = 320, .y = 240, .module = 5, .angle = angle});
        const auto squares = find_squares(image.view(), kWideWindow);
        return squares.empty() ? 9 : squares.front().doubt;
    };
    for (const double angle : {30.0, 60.0}) EXPECT_LT(doubt(angle), doubt(0) + 0.05) << angle;
}

TEST(CodeSquare, TwoRingsOnABareWallAreNone) {
    GrayImage image = plain(640, 480, 220);
    paint_finder(image, 230, 240, 5);
    paint_finder(image, 230 + 34 * 5, 240, 5);
    EXPECT_THAT(find_squares(image.view(), kWideWindow), IsEmpty());
}

TEST(CodeSquare, AStripedShirtAboveDoesNotHideTheBadgeBelow) {
    GrayImage image = plain(1280, 720, 120);
    for (int i = 0; i < 150; ++i) paint_finder(image, 30 + 48 * (i % 25), 20 + 24 * (i / 25), 2);
    paint_qr(image, token_text(1), {.x = 640, .y = 480, .module = 5});
    const auto squares = find_squares(image.view(), kWideWindow);
    EXPECT_TRUE(std::any_of(squares.begin(), squares.end(), [](const CodeSquare& square) {
        return length(square.middle() - PointF{640, 480}) < 8 && square.has_three();
    }));
}

} // namespace
} // namespace kiosk::scan
