// What the walk over all screens relies on: the canvas tells when words do not fit, and the preview is mirrored.
#include "ui/canvas/canvas.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "app/assets.hpp"
#include "ui/offscreen.hpp"
#include "ui/screens/guest/scan.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {
namespace {

class OnCanvas : public testing::Test {
  protected:
    void SetUp() override {
        const auto files = app::find_fonts();
        ASSERT_TRUE(files) << files.error().detail;
        auto loaded = Fonts::load(
            {files->cjk_regular, files->cjk_bold, files->thai_regular, files->thai_bold, files->shaped_fonts});
        ASSERT_TRUE(loaded) << loaded.error().detail;
        fonts = std::move(*loaded);
        layout = std::make_unique<TextLayout>(*fonts);
        ImGui::GetIO().DisplaySize = ImVec2(1920, 1080);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
    }
    void TearDown() override { ImGui::EndFrame(); }

    Canvas canvas() {
        return Canvas({ImGui::GetBackgroundDrawList(), layout.get(), &touches, &record, &theme_for(false),
                       panel_metrics(1920, 1080, {}, false), 1});
    }

    test::Offscreen screen{1920, 1080};
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<TextLayout> layout;
    TouchRouter touches;
    FrameRecord record;
};

TextStyle plain(float size) {
    TextStyle style;
    style.size = size;
    return style;
}

TEST_F(OnCanvas, TextBeyondThePanelIsClipped) {
    Canvas c = canvas();
    c.text({1800, 100}, {{"A line that runs off the panel", "en"}}, plain(40));
    c.text({100, 1060}, {{"below", "en"}}, plain(40));
    c.text({100, 100}, {{"fits", "en"}}, plain(40));
    ASSERT_EQ(record.texts.size(), 3U);
    EXPECT_TRUE(record.texts[0].clipped);
    EXPECT_TRUE(record.texts[1].clipped);
    EXPECT_FALSE(record.texts[2].clipped);
}

TEST_F(OnCanvas, ANameIsLaidOutWithoutMarksThatNobodySees) {
    const auto laid = layout->lay({{"王\u202E小\u200B明", "zh-TW"}}, Weight::Regular, 40, 0);
    EXPECT_EQ(laid->spans, (Spans{{"王小明", "zh-TW"}}));
    EXPECT_FALSE(laid->missing_glyph);
    EXPECT_EQ(laid->width, layout->lay({{"王小明", "zh-TW"}}, Weight::Regular, 40, 0)->width);
}

TEST_F(OnCanvas, ANameWhoseGlyphAVariationSelectorChoosesIsDrawnWithoutASignForTheSelector) {
    const auto laid = layout->lay({{"葛\U000E0100城", "ja"}}, Weight::Regular, 40, 0);
    EXPECT_EQ(laid->spans, (Spans{{"葛城", "ja"}}));
    EXPECT_FALSE(laid->missing_glyph);
}

TEST_F(OnCanvas, ASignThatNoFaceHasIsReported) {
    Canvas c = canvas();
    c.text({100, 100}, {{"\u0531\u1200", "en"}}, plain(40));
    EXPECT_TRUE(record.texts.front().missing_glyph);
}

TEST_F(OnCanvas, ThaiAndVietnameseAreCoveredInEveryFace) {
    for (const char* language : {"zh-TW", "ja", "ko"}) {
        EXPECT_TRUE(fonts->covers(language, Weight::Bold, "ยินดีต้อนรับ Chào mừng 歡迎 ようこそ 환영합니다"));
    }
}

TEST_F(OnCanvas, NamesInScriptsWhoseLettersTakeTheirShapesFromTheirNeighboursAreDrawn) {
    for (const char* name : {"محمد علي", "प्रिया", "အောင်", "សុខា", "ສົມພອນ"})
        for (const auto weight : {Weight::Regular, Weight::Bold}) {
            EXPECT_TRUE(fonts->covers("zh-TW", weight, name)) << name;
            const auto laid = layout->lay({{name, "en"}}, weight, 40, 0);
            EXPECT_FALSE(laid->missing_glyph) << name;
            EXPECT_GT(laid->width, 40) << name;
        }
}

TEST_F(OnCanvas, ChineseAndJapaneseHaveTheirOwnFaces) {
    EXPECT_NE(fonts->face("zh-TW", Weight::Regular), fonts->face("ja", Weight::Regular));
    EXPECT_NE(fonts->face("ko", Weight::Regular), fonts->face("ja", Weight::Regular));
    EXPECT_EQ(fonts->face("vi", Weight::Regular), fonts->face("ko", Weight::Regular));
}

TEST_F(OnCanvas, NoLineBeginsWithAClosingMark) {
    Canvas c = canvas();
    const Spans text{{"二重には数えられません。ご不明な点は、受付スタッフにお声がけください。", "ja"}};
    for (float width = 200; width < 900; width += 7) {
        record.texts.clear();
        c.text({100, 100}, text, plain(32), width);
        for (const TextRun& run : record.texts) {
            EXPECT_FALSE(run.text.starts_with("。") || run.text.starts_with("、")) << width;
        }
    }
}

std::vector<std::string> lines_of(const FrameRecord& record) {
    std::vector<std::string> all;
    for (const TextRun& run : record.texts) all.push_back(run.text);
    return all;
}

TEST_F(OnCanvas, NoLineBeginsOrEndsWithTheBulletBetweenTwoParts) {
    Canvas c = canvas();
    const Spans parts =
        joined({{{"青葉台高等学校", "ja"}}, {{"生徒", "ja"}}, {{"B班", "ja"}}, {{"Group 8-3", "en"}}}, kDot);
    for (float width = 120; width < 1000; width += 7) {
        record.texts.clear();
        c.text({100, 100}, parts, plain(32), width);
        for (const TextRun& run : record.texts) {
            EXPECT_FALSE(run.text.starts_with("・") || run.text.starts_with(" ")) << width << run.text;
            EXPECT_FALSE(run.text.ends_with("・") || run.text.ends_with(" ")) << width << run.text;
        }
    }
    record.texts.clear();
    c.text({100, 100}, parts, plain(32));
    EXPECT_EQ(lines_of(record), (std::vector<std::string>{"青葉台高等学校 ・ 生徒 ・ B班 ・ Group 8-3"}));
}

TEST_F(OnCanvas, KoreanWordsStayWholeWhereALineHoldsThem) {
    Canvas c = canvas();
    const std::string text = "명찰의 QR 코드를 카메라 쪽으로 돌려 주세요";
    for (float width = 260; width < 1000; width += 11) {
        record.texts.clear();
        c.text({100, 100}, {{text, "ko"}}, plain(34), width);
        for (const TextRun& run : record.texts) {
            EXPECT_FALSE(run.word_broken) << width;
            EXPECT_NE((" " + text + " ").find(" " + run.text + " "), std::string::npos) << width << run.text;
        }
    }
}

TEST_F(OnCanvas, AJapanesePhraseIsBrokenOnlyWhereItIsLongerThanALine) {
    (void)canvas();
    const Spans text{{"国立大学法人附属高等学校の皆さん", "ja"}};
    EXPECT_FALSE(layout->lay(text, Weight::Regular, 30, 600)->phrase_broken);
    const auto narrow = layout->lay(text, Weight::Regular, 30, 200);
    EXPECT_TRUE(narrow->phrase_broken);
    EXPECT_FALSE(narrow->word_broken);
    EXPECT_LE(narrow->width, 200);
}

TEST_F(OnCanvas, ATitleOfManyLinesEndsInAnEllipsisInTheSecond) {
    Canvas c = canvas();
    TextStyle two = plain(34);
    two.most_lines = 2;
    std::string title, ideographs;
    for (int i = 0; i < 60; ++i) {
        title += "word, ";
        ideographs += "題";
    }
    struct Shortened {
        std::string text;
        const char* language;
        const char* end;
    };
    // Dots on the line after letters, in the middle of a square among ideographs; no comma before them.
    for (const auto& [text, language, end] :
         {Shortened{title, "en", "..."}, Shortened{"題" + title, "zh-TW", "..."}, Shortened{ideographs, "zh-TW", "題…"},
          Shortened{ideographs, "ja", "題…"}}) {
        record.texts.clear();
        EXPECT_FLOAT_EQ(c.text({100, 100}, {{text, language}}, two, 400), 2 * two.size * two.line);
        ASSERT_EQ(record.texts.size(), 2U);
        EXPECT_TRUE(record.texts[1].text.ends_with(end)) << record.texts[1].text;
        EXPECT_FALSE(record.texts[1].text.ends_with(",...")) << record.texts[1].text;
        EXPECT_FALSE(record.texts[1].clipped);
    }
    record.texts.clear();
    c.text({100, 100}, {{title + "\n" + title, "en"}}, two, 400);
    EXPECT_EQ(record.texts.size(), 4U) << "each language below the other has its two";
    record.texts.clear();
    c.text({100, 100}, {{"Two short words", "en"}}, two, 200);
    for (const TextRun& run : record.texts) EXPECT_EQ(run.text.find("..."), std::string::npos);
}

TEST_F(OnCanvas, AnApostropheInALatinNameTakesNoSquareWhateverTheLanguage) {
    const auto width = [&](const char* language) {
        return fonts->width(language, Weight::Regular, 40, "O\u2019Brien") -
               fonts->width(language, Weight::Regular, 40, "OBrien");
    };
    EXPECT_NEAR(width("ja"), width("en"), 0.5);
    EXPECT_NEAR(width("zh-TW"), width("en"), 0.5);
}

TEST_F(OnCanvas, ALineALittleTooLongShrinksBeforeItBreaks) {
    Canvas c = canvas();
    const Spans text{{"Qingchuan Senior High School", "en"}};
    const float full = c.measure(text, plain(70)).x;
    const TextStyle fitted = c.fit(text, plain(70), {full * 0.9F, 300}, 30);
    EXPECT_LT(fitted.size, 70);
    EXPECT_FLOAT_EQ(c.measure(text, fitted, full * 0.9F).y, fitted.size * fitted.line);
    EXPECT_FLOAT_EQ(c.fit(text, plain(70), {full * 0.5F, 300}, 30).size, 70) << "two lines keep their size";
}

TEST_F(OnCanvas, WordsThatAreMadeALittleSmallerForOneLineAreOnOne) {
    Canvas c = canvas();
    for (const char* label : {"開始演練（不列入紀錄）", "支援檔案存到隨身碟", "Rehearse (nothing counts)"}) {
        const Spans words{{label, "zh-TW"}};
        const float full = c.measure(words, plain(28)).x;
        for (float room = std::ceil(full * 0.8F); room < full; room += 1)
            EXPECT_LE(c.measure(words, c.fit(words, plain(28), {room, 100}, 20)).x, room) << label;
    }
}

TEST_F(OnCanvas, TwoLanguagesStandSideBySideOnlyWhereThereIsRoom) {
    Canvas c = canvas();
    const Spans both{{"Please go in.\u3000", "en"}, {"請直接入場。", "zh-TW"}};
    EXPECT_EQ(c.stacked(both, plain(40), 900), both);
    EXPECT_EQ(c.stacked(both, plain(40), 300).front().text, "Please go in.\n");
}

TEST(PanelMetrics, EverythingFitsWhateverTheAspect) {
    for (const auto& [width, height] :
         {std::pair(1024.0F, 600.0F), std::pair(1280.0F, 1024.0F), std::pair(3840.0F, 2160.0F),
          std::pair(1080.0F, 1920.0F), std::pair(2560.0F, 1080.0F), std::pair(600.0F, 1024.0F)}) {
        const PanelMetrics shape = panel_metrics(width, height, {}, false);
        EXPECT_GE(shape.width, shape.portrait ? 1079.0F : 1919.0F);
        EXPECT_GE(shape.height, shape.portrait ? 1919.0F : 1079.0F);
        EXPECT_FLOAT_EQ(shape.width * shape.scale, width);
    }
}

TEST(Preview, IsAMirror) {
    const Rect rect{0, 0, 1280, 720};
    EXPECT_EQ(mirrored({0, 0}, 1280, 720, rect), (Vec{1280, 0}));
    EXPECT_EQ(mirrored({640, 360}, 1280, 720, rect), (Vec{640, 360}));
    EXPECT_EQ(mirrored({1280, 720}, 1280, 720, rect), (Vec{0, 720}));
}

} // namespace
} // namespace kiosk::ui
