#include "core/i18n/lost_text.hpp"

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

TEST(QuestionMark, EndsAQuestionAfterAWord) {
    for (const auto* text :
         {"What is fair trade?", "Who? What? When?", "\"Why?\" (how?)", "Really?!", "是嗎?", "這是什麼?好",
          "這是什麼？好", "真的？太好了", "何ですか?", "공정무역이란?", "Bạn khỏe không?", "คุณเป็นใคร?",
          "https://example.org/page?id=3", "www.example.org?a=?", "50%?", "he said \"no\"?"})
        EXPECT_EQ(question_marks(text), QuestionMarks::Asking) << text;
}

TEST(QuestionMark, WithinOrBeforeAWordIsALostLetter) {
    for (const auto* text :
         {"陳?明", "?組", "??", "???", "?????? ??", "大禮堂 ???", "L? ch?o", "(?組)", "青葉台高等?校 ?際科",
          "真的?太好了", "Welcome ??", "陳??明", "？組", "1?2", "高級???", "青葉??", "Nguy?n"})
        EXPECT_EQ(question_marks(text), QuestionMarks::Lost) << text;
}

TEST(QuestionMark, MayBeEitherAfterAChineseWordThatAsksNothing) {
    for (const auto* text : {"大禮堂?", "歡迎?", "Really??", "真的嗎??", "?", "？", "Quoi ?", "サクラ?"})
        EXPECT_EQ(question_marks(text), QuestionMarks::Doubtful) << text;
}

TEST(QuestionMark, OfATextIsAsBadAsItsWorst) {
    EXPECT_EQ(question_marks("Who? 大禮堂?"), QuestionMarks::Doubtful);
    EXPECT_EQ(question_marks("Who? 大禮堂? ?組"), QuestionMarks::Lost);
    EXPECT_EQ(question_marks("¿Qué! 大禮堂"), QuestionMarks::None);
    EXPECT_EQ(question_marks(""), QuestionMarks::None);
}

TEST(PrivateLetter, IsOneOfTheThreeAreasAndNoneBesideThem) {
    for (const auto* text : {"\uE000", "林\uF8FF", "\U000F0000x", "\U0010FFFD"})
        EXPECT_TRUE(holds_private_letter(text));
    for (const auto* text : {"", "\uD7FF", "\uF900", "\uFFFD", "\U000E01EF", "林", "Ａ", "\xEE"})
        EXPECT_FALSE(holds_private_letter(text)) << text;
}

TEST(StandIn, IsAShapeBesideALetterThatIsASyllable) {
    EXPECT_EQ(stand_in_letter("王□明"), "□");
    EXPECT_EQ(stand_in_letter("●明"), "●");
    EXPECT_EQ(stand_in_letter("김○늘"), "○");
    EXPECT_EQ(stand_in_letter("林〓"), "〓");
    EXPECT_EQ(stand_in_letter("⿰木堯"), "⿰");
    for (const auto* name : {"", "〇田", "王小明", "SATO ○ Misaki", "○ □"})
        EXPECT_EQ(stand_in_letter(name), "") << name;
}

} // namespace
} // namespace kiosk::core
