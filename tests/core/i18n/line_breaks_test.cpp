#include "core/i18n/text.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using testing::ElementsAre;

std::vector<std::string> pieces(std::string_view text, std::string_view language) {
    std::vector<std::string> out;
    std::size_t from = 0;
    for (const auto& point : line_breaks(text, language)) {
        out.emplace_back(text.substr(from, point.offset - from));
        from = point.offset;
    }
    return out;
}

TEST(LineBreaks, StandAfterSpacesInLatinText) {
    EXPECT_THAT(pieces("Show the way", "en"), ElementsAre("Show ", "the ", "way"));
}

TEST(LineBreaks, KeepClosingSignsOffTheLinesStart) {
    EXPECT_THAT(pieces("歡迎光臨。請進！", "zh-TW"), ElementsAre("歡", "迎", "光", "臨。", "請", "進！"));
    EXPECT_THAT(pieces("「本日」は、", "ja"), ElementsAre("「本", "日」", "は、"));
}

TEST(LineBreaks, FallBetweenThaiWords) {
    EXPECT_THAT(pieces("ยินดีต้อนรับสู่โรงเรียน", "th"), ElementsAre("ยินดี", "ต้อนรับ", "สู่", "โรงเรียน"));
}

TEST(LineBreaks, AtALineEndAreMandatory) {
    const auto points = line_breaks("a b\nc", "en");
    ASSERT_EQ(points.size(), 3U);
    EXPECT_FALSE(points[0].mandatory);
    EXPECT_TRUE(points[1].mandatory);
    EXPECT_EQ(points[1].offset, 4U);
    EXPECT_FALSE(points[2].mandatory);
    EXPECT_EQ(points[2].offset, 5U);
    EXPECT_TRUE(line_breaks("", "en").empty());
}

RC_GTEST_PROP(LineBreaks, RiseAndReachTheEndOfAnyText, (const std::string& text)) {
    RC_PRE(!text.empty());
    for (const auto language : guest_languages()) {
        std::size_t last = 0;
        for (const auto& point : line_breaks(text, language)) {
            RC_ASSERT(point.offset > last);
            last = point.offset;
        }
        RC_ASSERT(last == text.size());
    }
}

} // namespace
} // namespace kiosk::core
