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

TEST(LineBreaks, KeepSmallKanaAndLongVowelsOffTheLinesStart) {
    for (const auto* text : {"ちょっと待って、ウィンドウのカーソルを", "キャンパスツアー", "始まっています"}) {
        for (const auto& piece : pieces(text, "ja")) {
            for (const auto* small : {"ゃ", "ょ", "っ", "ィ", "ャ", "ッ", "ー"})
                EXPECT_FALSE(piece.starts_with(small)) << text << ": " << piece;
        }
    }
}

// What is read as one, with its parts where a line is too narrow for it left out.
std::vector<std::string> wholes(std::string_view text, std::string_view language) {
    std::vector<std::string> out;
    std::size_t from = 0;
    for (const auto& point : line_breaks(text, language)) {
        if (point.within) continue;
        out.emplace_back(text.substr(from, point.offset - from));
        from = point.offset;
    }
    return out;
}

TEST(LineBreaks, StandAtSpacesInKorean) {
    EXPECT_THAT(wholes("명찰의 QR 코드를 카메라에 보여 주세요", "ko"),
                ElementsAre("명찰의 ", "QR ", "코드를 ", "카메라에 ", "보여 ", "주세요"));
    EXPECT_THAT(wholes("체크인되었습니다.\n이름은", "ko"), ElementsAre("체크인되었습니다.\n", "이름은"));
    EXPECT_THAT(pieces("체크인", "ko"), ElementsAre("체", "크", "인")) << "where a line is narrower than the word";
}

TEST(LineBreaks, StandBetweenChineseWords) {
    EXPECT_THAT(wholes("請到服務台", "zh-TW"), ElementsAre("請到", "服務台"));
    EXPECT_THAT(wholes("請出示識別證。", "zh-TW"), ElementsAre("請", "出示", "識別證。"));
    EXPECT_THAT(wholes("團體報到，請確認 QR 人數", "zh-TW"),
                ElementsAre("團體", "報到，", "請", "確認 ", "QR ", "人數"));
    EXPECT_THAT(pieces("服務台", "zh-TW"), ElementsAre("服", "務", "台")) << "where a line is narrower than the word";
}

TEST(LineBreaks, StandBetweenJapanesePhrases) {
    EXPECT_THAT(wholes("画面が緑になれば受付完了です", "ja"), ElementsAre("画面が", "緑になれば", "受付完了です"));
    EXPECT_THAT(wholes("受付が完了しました。お名前は", "ja"), ElementsAre("受付が", "完了しました。", "お名前は"));
    EXPECT_THAT(wholes("スタッフがお名前を確認します。", "ja"), ElementsAre("スタッフが", "お名前を", "確認します。"));
    EXPECT_THAT(wholes("つまり、始まっています", "ja"), ElementsAre("つまり、", "始まっています"));
    EXPECT_THAT(wholes("カメラにかざしてください", "ja"), ElementsAre("カメラに", "かざして", "ください"));
    EXPECT_THAT(wholes("動かさずに持ちます", "ja"), ElementsAre("動かさずに", "持ちます"));
}

TEST(LineBreaks, FallAfterABulletAndNeverBeforeIt) {
    for (const auto language : guest_languages()) {
        const auto all = wholes("Ａ ・ 3F", language);
        EXPECT_THAT(all, ElementsAre("Ａ ・ ", "3F")) << language;
    }
    EXPECT_THAT(wholes("ジョン・スミス", "ja"), testing::Not(testing::Contains("・"))) << "a name's is no bullet";
}

TEST(LineBreaks, DoNotPartASpanOfTime) {
    for (const auto language : guest_languages())
        EXPECT_THAT(wholes("09:30–10:00", language), ElementsAre("09:30–10:00")) << language;
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
