// Signs that are typed by more than one key.
#include "core/i18n/key_strokes.hpp"

#include <initializer_list>

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

std::string typed(std::initializer_list<const char*> keys) {
    std::string text;
    for (const auto* key : keys) text = with_key(std::move(text), key);
    return text;
}

TEST(KeyStrokes, HangulLettersBecomeSyllables) {
    EXPECT_EQ(typed({"ㅎ", "ㅏ", "ㄴ"}), "한");
    EXPECT_EQ(typed({"ㄱ", "ㅣ", "ㅁ", "ㅎ", "ㅏ", "ㄴ", "ㅡ", "ㄹ"}), "김하늘");
    EXPECT_EQ(typed({"ㄱ", "ㅗ", "ㅏ", "ㄴ"}), "관");
    EXPECT_EQ(typed({"ㅇ", "ㅜ", "ㅓ", "ㄴ"}), "원");
    EXPECT_EQ(typed({"ㄷ", "ㅏ", "ㄹ", "ㄱ"}), "닭");
    EXPECT_EQ(typed({"ㄲ", "ㅗ", "ㅊ"}), "꽃");
}

TEST(KeyStrokes, AVowelTakesTheConsonantBeforeItAlong) {
    EXPECT_EQ(typed({"ㅎ", "ㅏ", "ㄴ", "ㅏ"}), "하나");
    EXPECT_EQ(typed({"ㄷ", "ㅏ", "ㄹ", "ㄱ", "ㅣ"}), "달기");
    EXPECT_EQ(typed({"ㅇ", "ㅏ", "ㅃ", "ㅏ"}), "아빠") << "ㅃ ends no syllable";
}

TEST(KeyStrokes, InitialConsonantsStayApart) {
    EXPECT_EQ(typed({"ㄱ", "ㅎ", "ㄴ"}), "ㄱㅎㄴ");
    EXPECT_EQ(typed({"ㄴ", "ㅈ"}), "ㄴㅈ") << "only a syllable ends with two";
    EXPECT_EQ(typed({"ㅏ", "ㅣ"}), "ㅏㅣ");
    EXPECT_EQ(typed({"김", "ㅎ"}), "김ㅎ");
}

TEST(KeyStrokes, KanaTurnToTheirVoicedAndSmallForms) {
    EXPECT_EQ(typed({"か", "゛"}), "が");
    EXPECT_EQ(typed({"は", "゛", "゛"}), "ぱ");
    EXPECT_EQ(typed({"は", "゛", "゛", "゛"}), "は");
    EXPECT_EQ(typed({"し", "よ", "゛", "う", "た"}), "しょうた");
    EXPECT_EQ(typed({"つ", "゛"}), "っ");
    EXPECT_EQ(typed({"ん", "゛"}), "ん");
    EXPECT_EQ(typed({"゛"}), "");
    EXPECT_EQ(typed({"a", "゛"}), "a");
}

TEST(KeyStrokes, EverythingElseIsAddedAsItIs) {
    EXPECT_EQ(typed({"ㄨ", "ㄒ"}), "ㄨㄒ");
    EXPECT_EQ(typed({"한", "a"}), "한a");
    EXPECT_EQ(typed({"ก", "ุ"}), "กุ");
    EXPECT_EQ(with_key("", " "), " ");
    EXPECT_EQ(with_key("\xFF", "ㅏ"), "\xFFㅏ") << "no text at all";
}

} // namespace
} // namespace kiosk::core
