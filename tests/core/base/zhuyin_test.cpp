// Syllables in 注音 at the end of what is typed.
#include "core/base/zhuyin.hpp"

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

TEST(OpenSyllable, IsTheZhuyinAtTheEnd) {
    EXPECT_EQ(open_syllable("張ㄩˋ"), "ㄩˋ");
    EXPECT_EQ(open_syllable("ㄓㄤ"), "ㄓㄤ");
    EXPECT_EQ(open_syllable("ㄒㄧㄠˇ"), "ㄒㄧㄠˇ");
    EXPECT_EQ(open_syllable("A ㄅ"), "ㄅ");
    for (const auto* none : {"", "張", "ˋ", "張ˋ", "abc", "ㄩ張", "\xE3\x84", "カ"})
        EXPECT_EQ(open_syllable(none), "") << none;
}

} // namespace
} // namespace kiosk::core
