// Scripts as HarfBuzz sets them, in the fonts that the kiosk draws with.
#include "ui/text/shaper.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "app/assets.hpp"
#include "core/i18n/font_files.hpp"
#include "core/i18n/text.hpp"
#include "support/must.hpp"

namespace kiosk::test {
namespace {

class ThaiText : public testing::Test {
  protected:
    void SetUp() override {
        const auto files = app::find_fonts();
        ASSERT_TRUE(files) << files.error().detail;
        for (auto* file : {&regular, &bold}) {
            std::ifstream in(file == &regular ? files->thai_regular : files->thai_bold, std::ios::binary);
            file->assign(std::istreambuf_iterator<char>(in), {});
        }
        auto made =
            ui::ScriptShaper::make(ui::Script::Thai, std::as_bytes(std::span(regular)), std::as_bytes(std::span(bold)));
        ASSERT_TRUE(made) << made.error().detail;
        thai = std::move(*made);
    }
    [[nodiscard]] float width(std::string_view text) { return thai->shape(text, false, 64).width; }
    [[nodiscard]] float highest(std::string_view text) {
        const auto signs = thai->shape(text, false, 64).signs;
        return std::max_element(signs.begin(), signs.end(), [](const auto& a, const auto& b) { return a.y < b.y; })->y;
    }

    std::string regular, bold;
    std::unique_ptr<ui::ScriptShaper> thai;
};

TEST_F(ThaiText, AToneMarkStandsOnAVowelAndLowerWithoutOne) {
    const auto plain = thai->shape("ก่", false, 64).signs, over_vowel = thai->shape("กี่", false, 64).signs;
    ASSERT_EQ(plain.size(), 2U);
    ASSERT_EQ(over_vowel.size(), 3U);
    const bool other_sign = plain[1].glyph != over_vowel[2].glyph; // fonts may have a low one of its own
    EXPECT_TRUE(other_sign || over_vowel[2].y > plain[1].y + 4);
}

TEST_F(ThaiText, MarksTakeNoWidthOfTheirOwn) {
    EXPECT_FLOAT_EQ(width("ที่"), width("ท"));
    EXPECT_GT(width("ทท"), width("ท") * 1.9F);
}

TEST_F(ThaiText, TheVowelAmIsTakenApartSoThatItsRingStandsUnderTheToneMark) {
    EXPECT_EQ(thai->shape("น้ำ", false, 64).signs.size(), 4U) << "consonant, ring, tone mark, vowel";
}

TEST_F(ThaiText, SizesScaleInBothFaces) {
    for (const bool bold_face : {false, true}) {
        const float small = thai->shape("ยินดีต้อนรับ", bold_face, 64).width;
        EXPECT_NEAR(thai->shape("ยินดีต้อนรับ", bold_face, 128).width / small, 2, 0.06);
    }
}

TEST_F(ThaiText, WhatIsNoFontIsRefused) {
    const std::string text = "no font at all";
    EXPECT_FALSE(
        ui::ScriptShaper::make(ui::Script::Thai, std::as_bytes(std::span(text)), std::as_bytes(std::span(text))));
}

// In the regular face of a script; signs at 64 px.
std::vector<ui::ShapedSign> shaped(ui::Script script, std::string_view text) {
    const auto& font = core::kShapedFonts.at(static_cast<std::size_t>(script) - ui::kFirstShaped);
    std::string file;
    std::ifstream in(std::string(font.regular), std::ios::binary);
    file.assign(std::istreambuf_iterator<char>(in), {});
    const auto bytes = std::as_bytes(std::span(file));
    return must(ui::ScriptShaper::make(script, bytes, bytes))->shape(text, false, 64).signs;
}

TEST(ShapedText, ArabicJoinsAndRunsFromRightToLeft) {
    const auto alone = shaped(ui::Script::Arabic, "ب"), joined = shaped(ui::Script::Arabic, "بب");
    ASSERT_EQ(alone.size(), 1U);
    ASSERT_GE(joined.size(), 2U);
    for (const auto& sign : joined) EXPECT_NE(sign.glyph, alone[0].glyph) << "a letter that has a neighbour joins it";
    const auto word = shaped(ui::Script::Arabic, "اد"), first = shaped(ui::Script::Arabic, "ا");
    EXPECT_EQ(word.back().glyph, first.front().glyph) << "what is written first stands rightmost";
}

TEST(ShapedText, AVowelThatIsWrittenBeforeItsConsonantStandsThere) {
    using ui::Script;
    for (const auto& [script, syllable, consonant] :
         {std::tuple{Script::Devanagari, "\u0915\u093F", "\u0915"},
          std::tuple{Script::Burmese, "\u1000\u1031", "\u1000"}, std::tuple{Script::Khmer, "\u1780\u17C1", "\u1780"}}) {
        const auto signs = shaped(script, syllable), alone = shaped(script, consonant);
        ASSERT_EQ(signs.size(), 2U) << syllable;
        ASSERT_EQ(alone.size(), 1U) << consonant;
        EXPECT_EQ(signs[1].glyph, alone[0].glyph) << syllable;
    }
}

TEST(ShapedText, AConsonantWithoutAVowelStandsBelowTheOneBeforeIt) {
    const auto alone = shaped(ui::Script::Khmer, "\u1780\u1780"),
               stacked = shaped(ui::Script::Khmer, "\u1780\u17D2\u1780");
    ASSERT_EQ(stacked.size(), 2U);
    EXPECT_LT(stacked[1].x, alone[1].x);
}

std::string scripts(std::string_view text) {
    std::string all;
    ui::each_script(text, [&](std::string_view piece, ui::Script script) {
        const bool thai = script == ui::Script::Thai, latin = script == ui::Script::Latin;
        all += thai ? "<" : latin ? "{" : "[";
        all += piece;
        all += thai ? ">" : latin ? "}" : "]";
    });
    return all;
}

TEST(Scripts, OnlyThaiRunsAreTakenOut) {
    EXPECT_EQ(scripts("ห้อง 3, 4F 實驗室"), "<ห้อง>[ 3, 4F 實驗室]");
    EXPECT_EQ(scripts("Qingchuan"), "[Qingchuan]");
    EXPECT_EQ(scripts("A ก"), "[A ]<ก>");
    EXPECT_EQ(scripts(""), "");
    EXPECT_EQ(scripts("ก\xE0\xB8"), "<ก>[\xE0\xB8]") << "cut off";
}

TEST(Scripts, EachScriptThatIsShapedIsARunAndArabicWordsAreOne) {
    const auto runs = [](std::string_view text) {
        std::vector<std::pair<std::string, ui::Script>> all;
        ui::each_script(text, [&](std::string_view piece, ui::Script script) { all.emplace_back(piece, script); });
        return all;
    };
    using ui::Script;
    using Runs = std::vector<std::pair<std::string, Script>>;
    EXPECT_EQ(runs("محمد علي"), (Runs{{"محمد علي", Script::Arabic}})) << "from right to left as a whole";
    EXPECT_EQ(runs("علي 3"), (Runs{{"علي", Script::Arabic}, {" 3", Script::Own}}));
    EXPECT_EQ(runs("王 प्रिया"), (Runs{{"王 ", Script::Own}, {"प्रिया", Script::Devanagari}}));
    EXPECT_EQ(runs("အောင်"), (Runs{{"အောင်", Script::Burmese}}));
    EXPECT_EQ(runs("សុខា"), (Runs{{"សុខា", Script::Khmer}}));
    EXPECT_EQ(runs("ສົມພອນ ก"), (Runs{{"ສົມພອນ", Script::Lao}, {" ", Script::Own}, {"ก", Script::Thai}}));
}

TEST(Scripts, AnApostropheBesideALatinLetterIsLatin) {
    EXPECT_EQ(scripts("O\u2019Brien"), "[O]{\u2019}[Brien]");
    EXPECT_EQ(scripts("Dato\u2019 Seri"), "[Dato]{\u2019}[ Seri]");
    EXPECT_EQ(scripts("\u2018Okina"), "{\u2018}[Okina]");
    EXPECT_EQ(scripts("Lê\u2019s"), "[Lê]{\u2019}[s]");
    EXPECT_EQ(scripts("Ngọc\u2019"), "[Ngọc]{\u2019}");
    EXPECT_EQ(scripts("他說\u2018好\u2019"), "[他說\u2018好\u2019]") << "an ideograph's";
    EXPECT_EQ(scripts("\u2019"), "[\u2019]");
}

} // namespace
} // namespace kiosk::test
