#include "core/i18n/mandarin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kiosk::core {
namespace {

std::string all_of(const char* pinyin) {
    const auto one = spell_syllable(pinyin);
    return one.pinyin + " " + one.typed + " " + one.wade_giles + " " + one.tongyong + " " + one.bopomofo;
}

TEST(SpellSyllable, FollowsEachScheme) {
    EXPECT_EQ(all_of("wang"), "wang wang wang wang ㄨㄤ");
    EXPECT_EQ(all_of("xiao"), "xiao xiao hsiao siao ㄒㄧㄠ");
    EXPECT_EQ(all_of("zhang"), "zhang zhang chang jhang ㄓㄤ");
    EXPECT_EQ(all_of("cai"), "cai cai tsai cai ㄘㄞ");
    EXPECT_EQ(all_of("qiu"), "qiu qiu chiu ciou ㄑㄧㄡ");
    EXPECT_EQ(all_of("xie"), "xie xie hsieh sie ㄒㄧㄝ");
    EXPECT_EQ(all_of("dong"), "dong dong tung dong ㄉㄨㄥ");
}

TEST(SpellSyllable, WritesUWithDotsAsItIsTypedAndAsItIsSpelt) {
    EXPECT_EQ(all_of("lv"), "lu lv lu lyu ㄌㄩ");
    EXPECT_EQ(all_of("xu"), "xu xu hsu syu ㄒㄩ");
    EXPECT_EQ(all_of("xue"), "xue xue hsueh syue ㄒㄩㄝ");
    EXPECT_EQ(all_of("yun"), "yun yun yun yun ㄩㄣ");
    EXPECT_EQ(all_of("xiong"), "xiong xiong hsiung syong ㄒㄩㄥ");
}

TEST(SpellSyllable, KnowsWhatFollowsFromNoRule) {
    EXPECT_EQ(all_of("shi"), "shi shi shih shih ㄕ");
    EXPECT_EQ(all_of("zi"), "zi zi tzu zih ㄗ");
    EXPECT_EQ(all_of("si"), "si si szu sih ㄙ");
    EXPECT_EQ(all_of("guo"), "guo guo kuo guo ㄍㄨㄛ");
    EXPECT_EQ(all_of("he"), "he he ho he ㄏㄜ");
    EXPECT_EQ(all_of("gui"), "gui gui kuei guei ㄍㄨㄟ");
    EXPECT_EQ(all_of("feng"), "feng feng feng fong ㄈㄥ");
    EXPECT_EQ(all_of("wen"), "wen wen wen wun ㄨㄣ");
}

TEST(SpellSyllable, LeavesWhatIsNoSyllable) {
    EXPECT_EQ(all_of("guest"), "guest guest guest guest ");
    EXPECT_EQ(all_of(""), "    ");
}

} // namespace
} // namespace kiosk::core
