#include "scan/us_keyboard.hpp"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace kiosk::scan {
namespace {

constexpr std::uint16_t kLeftShiftKey = 42;
constexpr std::uint16_t kRightShift = 54;

// linux/input-event-codes.h, and whether a US keyboard wants Shift: the 45 characters of a QR code's alphanumeric mode.
const std::map<char, std::pair<std::uint16_t, bool>> kCodes{
    {'1', {2, false}}, {'2', {3, false}},  {'3', {4, false}},  {'4', {5, false}},  {'5', {6, false}},
    {'6', {7, false}}, {'7', {8, false}},  {'8', {9, false}},  {'9', {10, false}}, {'0', {11, false}},
    {'Q', {16, true}}, {'W', {17, true}},  {'E', {18, true}},  {'R', {19, true}},  {'T', {20, true}},
    {'Y', {21, true}}, {'U', {22, true}},  {'I', {23, true}},  {'O', {24, true}},  {'P', {25, true}},
    {'A', {30, true}}, {'S', {31, true}},  {'D', {32, true}},  {'F', {33, true}},  {'G', {34, true}},
    {'H', {35, true}}, {'J', {36, true}},  {'K', {37, true}},  {'L', {38, true}},  {'Z', {44, true}},
    {'X', {45, true}}, {'C', {46, true}},  {'V', {47, true}},  {'B', {48, true}},  {'N', {49, true}},
    {'M', {50, true}}, {' ', {57, false}}, {'$', {5, true}},   {'%', {6, true}},   {'*', {9, true}},
    {'+', {13, true}}, {'-', {12, false}}, {'.', {52, false}}, {'/', {53, false}}, {':', {39, true}}};

// The keys of those characters with Shift the other way round.
const std::map<char, char> kOtherwise{{'1', '!'}, {'2', '@'}, {'3', '#'}, {'4', '$'}, {'5', '%'},
                                      {'6', '^'}, {'7', '&'}, {'8', '*'}, {'9', '('}, {'0', ')'},
                                      {' ', ' '}, {'$', '4'}, {'%', '5'}, {'*', '8'}, {'+', '='},
                                      {'-', '_'}, {'.', '>'}, {'/', '?'}, {':', ';'}};

std::optional<char32_t> typed(std::uint16_t code, std::optional<std::uint16_t> held) {
    UsKeyboard keyboard;
    if (held) {
        EXPECT_EQ(keyboard.type({*held, true}), std::nullopt);
    }
    const auto character = keyboard.type({code, true});
    EXPECT_EQ(keyboard.type({code, false}), std::nullopt) << "a key that goes up types nothing";
    return character;
}

TEST(UsKeyboard, TypesEachOfThe45CharactersOfAnAlphanumericCodeWithAndWithoutShift) {
    ASSERT_EQ(kCodes.size(), 45U);
    for (const auto& [character, key] : kCodes) {
        const auto [code, shifted] = key;
        const auto expected = static_cast<char32_t>(character);
        const auto other = kOtherwise.find(character);
        const auto expected_otherwise =
            static_cast<char32_t>(other != kOtherwise.end() ? other->second : character - 'A' + 'a');
        for (const std::uint16_t shift : {kLeftShiftKey, kRightShift}) {
            EXPECT_EQ(typed(code, shift), shifted ? expected : expected_otherwise) << character;
        }
        EXPECT_EQ(typed(code, std::nullopt), shifted ? expected_otherwise : expected) << character;
    }
}

TEST(UsKeyboard, EnterAndTabEndALineWhereverTheyStand) {
    EXPECT_EQ(typed(28, std::nullopt), U'\n');
    EXPECT_EQ(typed(96, std::nullopt), U'\n') << "of the numeric pad";
    EXPECT_EQ(typed(15, std::nullopt), U'\t');
}

TEST(UsKeyboard, TheNumericPadGivesDigitsWithAndWithoutNumLock) {
    UsKeyboard keyboard;
    constexpr std::string_view digits = "7894561230";
    constexpr std::uint16_t codes[] = {71, 72, 73, 75, 76, 77, 79, 80, 81, 82};
    for (const bool lock : {false, true}) {
        if (lock) {
            EXPECT_EQ(keyboard.type({69, true}), std::nullopt) << "Num Lock";
        }
        for (std::size_t i = 0; i < digits.size(); ++i)
            EXPECT_EQ(keyboard.type({codes[i], true}), static_cast<char32_t>(digits[i]));
    }
}

TEST(UsKeyboard, CapsLockChangesNothingForTheScannerKnowsNothingOfIt) {
    UsKeyboard keyboard;
    EXPECT_EQ(keyboard.type({58, true}), std::nullopt);
    EXPECT_EQ(keyboard.type({58, false}), std::nullopt);
    EXPECT_EQ(keyboard.type({30, true}), U'a');
}

TEST(UsKeyboard, AKeyHeldWithCtrlAltAltGrOrSuperIsNoCharacter) {
    for (const std::uint16_t held : std::initializer_list<std::uint16_t>{29, 97, 56, 100, 125, 126})
        EXPECT_EQ(typed(30, held), std::nullopt) << held;
    UsKeyboard keyboard;
    EXPECT_EQ(keyboard.type({29, true}), std::nullopt);
    EXPECT_EQ(keyboard.type({29, false}), std::nullopt);
    EXPECT_EQ(keyboard.type({30, true}), U'a') << "once it is let go";
}

TEST(UsKeyboard, KeysThatTypeNothingAreNothing) {
    for (const std::uint16_t code : std::initializer_list<std::uint16_t>{0, 1, 14, 59, 86, 103, 111, 113, 255, 65535})
        EXPECT_EQ(typed(code, std::nullopt), std::nullopt) << code;
}

} // namespace
} // namespace kiosk::scan
