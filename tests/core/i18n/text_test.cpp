#include "core/i18n/text.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using testing::ElementsAre;

// --- languages

TEST(Texts, FallBackToEnglishThenThePlainColumnThenAny) {
    Texts texts;
    EXPECT_EQ(texts.in("ja"), "");
    texts.by_language = {{"vi", "chào"}};
    EXPECT_EQ(texts.in("ja"), "chào");
    texts.by_language[""] = "歡迎";
    EXPECT_EQ(texts.in("ja"), "歡迎");
    texts.by_language["en"] = "welcome";
    EXPECT_EQ(texts.in("ja"), "welcome");
    EXPECT_EQ(texts.in("zh-TW"), "歡迎") << "the plain column is the home language's";
    texts.by_language["ja"] = "ようこそ";
    EXPECT_EQ(texts.in("ja"), "ようこそ");
}

TEST(Texts, AnEmptyCellIsMissing) {
    const Texts texts{{{"", "歡迎"}, {"ja", ""}}};
    EXPECT_EQ(texts.exactly("ja"), nullptr);
    EXPECT_EQ(*texts.exactly("zh-TW"), "歡迎");
    EXPECT_EQ(texts.exactly("en"), nullptr);
    EXPECT_FALSE(texts.empty());
    EXPECT_TRUE((Texts{{{"ja", ""}}}.empty()));
}

TEST(Languages, StandInTheFootersOrder) {
    EXPECT_THAT(guest_languages(), ElementsAre("zh-TW", "en", "ja", "ko", "vi", "th", "id"));
}

// --- Unicode

TEST(Utf8, RefusesOverlongFormsSurrogatesAndCutText) {
    for (const auto* text : {"", "abc", "王小明", "👩‍👩‍👧"}) EXPECT_TRUE(is_valid_utf8(text)) << text;
    for (const auto* text : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xe7\x8e", "\xf4\x90\x80\x80"})
        EXPECT_FALSE(is_valid_utf8(text)) << text;
}

TEST(Utf8, IsWrittenInOneToFourBytes) {
    std::string text;
    for (const auto character : U"aéܒ咲👩") {
        if (character != 0) append_utf8(text, character);
    }
    EXPECT_EQ(text, "aéܒ咲👩");
    append_utf8(text, U'\0');
    EXPECT_EQ(text.size(), std::string_view("aéܒ咲👩").size() + 1);
    for (const auto impossible : {char32_t{0xD800}, char32_t{0x110000}}) {
        std::string replaced;
        append_utf8(replaced, impossible);
        EXPECT_EQ(replaced, "\uFFFD");
    }
}

TEST(Graphemes, AreWhatAReaderCallsOneSign) {
    EXPECT_THAT(graphemes("e\xCC\x81王👩‍👩‍👧"), ElementsAre("e\xCC\x81", "王", "👩‍👩‍👧"));
    EXPECT_TRUE(graphemes("").empty());
}

RC_GTEST_PROP(Graphemes, TogetherAreTheText, (const std::string& text)) {
    std::string together;
    for (const auto& sign : graphemes(text)) together += sign;
    RC_ASSERT(together == text);
}

TEST(DisplayWidth, CountsColumnsOfATerminal) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("王小明"), 6U);
    EXPECT_EQ(display_width("김민준"), 6U);
    EXPECT_EQ(display_width("e\xCC\x81"), 1U);
    EXPECT_EQ(display_width("ﾊﾝｶｸ"), 4U);
    EXPECT_EQ(display_width(""), 0U);
}

TEST(MaskedNames, KeepTheEndsOfEastAsianNames) {
    EXPECT_EQ(mask_name("王小明"), "王○明");
    EXPECT_EQ(mask_name("王明"), "王○");
    EXPECT_EQ(mask_name("歐陽小明"), "歐○○明");
    EXPECT_EQ(mask_name("佐藤 美咲"), "佐○ 美○");
    EXPECT_EQ(mask_name("김민준"), "김○준");
    EXPECT_EQ(mask_name("王"), "○");
    EXPECT_EQ(mask_name(""), "");
}

TEST(MaskedNames, KeepTheFirstLetterOfOtherWords) {
    EXPECT_EQ(mask_name("Tan Wei"), "T○○ W○○");
    EXPECT_EQ(mask_name("Nguyễn"), "N○○○○○");
    EXPECT_EQ(mask_name("Al-Amin"), "A○-A○○○");
}

TEST(FoldedCodes, IgnoreCaseWidthAndSpaceAround) {
    EXPECT_EQ(fold_code(" ab12\t"), "AB12");
    EXPECT_EQ(fold_code("ＡＢ１２"), "AB12");
    EXPECT_EQ(fold_code("　ab12　"), "AB12");
    EXPECT_EQ(fold_code("\u202Aab\u200B12\u202C\u2003"), "AB12")
        << "marks that nobody sees come from dialogs and chats";
    EXPECT_EQ(fold_code("straße"), "STRASSE");
    EXPECT_EQ(fold_code(""), "");
}

RC_GTEST_PROP(FoldedCodes, FoldedAgainAreTheSame, ()) {
    const auto text = *rc::gen::string<std::string>();
    RC_ASSERT(fold_code(fold_code(text)) == fold_code(text));
}

} // namespace
} // namespace kiosk::core
