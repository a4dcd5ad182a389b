// A PDF that Cairo's own way of copying letters of Noto Sans CJK would break, read again by poppler.
#include <algorithm>
#include <random>

#include <cairo/cairo-pdf.h>
#include <gmock/gmock.h>

#include "core/i18n/text.hpp"
#include "print/paper.hpp"
#include "print/typesetter.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Letters : public testing::Test {
  protected:
    Folder folder_;
    print::Typesetter typesetter_;
    const std::string file_ = (folder_.path() / "letters.pdf").string();

    void write(const std::string& text, const std::string& language) {
        cairo_surface_t* surface = cairo_pdf_surface_create(file_.c_str(), 4000, 100);
        cairo_t* context = cairo_create(surface);
        cairo_scale(context, print::kPointsPerMm, print::kPointsPerMm);
        const auto block = typesetter_.set_line({{text, language}}, {9, false});
        typesetter_.draw(context, block, 10, 10, block.width(), print::Typesetter::Align::Left);
        cairo_destroy(context);
        cairo_surface_finish(surface);
        EXPECT_EQ(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
        cairo_surface_destroy(surface);
    }
    [[nodiscard]] std::string read() const { return output_of("pdftotext '" + file_ + "' -"); }
};

TEST_F(Letters, ThatCallTheSameSubroutineStandTogetherInOnePdf) {
    write("ờơ", "vi");
    EXPECT_EQ(read(), "ờơ\n\n\f");
}

TEST_F(Letters, AreWrittenInWhateverOrderTheyCome) {
    std::u32string letters = U"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzđơưĐƠƯ";
    for (char32_t letter = U'\u1EA0'; letter <= U'\u1EF9'; ++letter) letters += letter; // of Vietnamese
    for (char32_t letter = U'\u3042'; letter <= U'\u308D'; ++letter) letters += letter; // hiragana
    std::mt19937 order(1);
    for (int run = 0; run < 12; ++run) {
        std::shuffle(letters.begin(), letters.end(), order);
        std::string text;
        for (const char32_t letter : letters) core::append_utf8(text, letter);
        write(text, "vi");
        EXPECT_EQ(read(), text + "\n\n\f");
    }
}

TEST_F(Letters, OfATrueTypeFontAreCopiedAsTheyStand) {
    write("ใบรับรอง", "th");
    EXPECT_THAT(output_of("pdffonts '" + file_ + "'"), AllOf(HasSubstr("Loma"), HasSubstr("TrueType")));
    write("王小明", "zh-TW");
    EXPECT_THAT(output_of("pdffonts '" + file_ + "'"), AllOf(HasSubstr("CID Type 0C"), Not(HasSubstr("Noto"))));
}

TEST_F(Letters, OfNoFontAreDrawnAsABoxBesideTheOthers) {
    write("王\U0010FFFD小", "zh-TW");
    EXPECT_THAT(read(), HasSubstr("王"));
}

} // namespace
} // namespace kiosk::test
