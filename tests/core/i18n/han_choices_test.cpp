// Characters for a syllable in 注音.
#include "core/i18n/han_choices.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "support/must.hpp"

namespace kiosk::core {
namespace {

using testing::Contains, testing::Not;

TEST(HanChoices, AreTheCharactersThatAreReadSoCommonOnesFirst) {
    const auto choices = kiosk::test::must(HanChoices::make());
    const auto of = [&](const char* syllable) { return choices.of(syllable, 500); };
    EXPECT_THAT(of("ㄓㄤ"), Contains("張"));
    EXPECT_THAT(of("ㄩˋ"), Contains("育"));
    EXPECT_THAT(of("ㄩˋ"), Not(Contains("雨"))) << "of another tone";
    EXPECT_THAT(of("ㄩ"), Contains("雨"));
    EXPECT_THAT(of("ㄑㄧˊ"), Contains("琪"));
    EXPECT_THAT(of("ㄗㄥ"), Contains("曾")) << "as a surname";
    EXPECT_THAT(of("ㄌㄩˇ"), Contains("呂"));
    EXPECT_THAT(of("ㄕˋ"), Contains("世"));
    EXPECT_EQ(of("ㄓㄤ").front().size(), 3U);
    EXPECT_EQ(choices.of("ㄩ", 5).size(), 5U);
    EXPECT_TRUE(of("").empty());
    EXPECT_TRUE(of("ㄅㄅ").empty());
    const auto first = of("ㄨㄤˊ");
    ASSERT_GE(first.size(), 3U);
    EXPECT_THAT(std::vector(first.begin(), first.begin() + 3), Contains("王")) << "few strokes come first";
}

} // namespace
} // namespace kiosk::core
