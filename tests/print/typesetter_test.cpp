// Text on paper, as Pango sets it.
#include "print/typesetter.hpp"

#include <gtest/gtest.h>

namespace kiosk::print {
namespace {

double width_of(const std::string& text, const core::Language& language) {
    return Typesetter().set_line({{text, language}}, {}).width();
}

TEST(Typesetter, AnApostropheInAWordOfLatinLettersIsNarrowWhateverThePhrasesLanguage) {
    for (const char* text : {"Teachers\u2019 workshop", "L\u2019Atelier", "caf\u00E9\u2019s", "\u201Cjoint\u201D"}) {
        for (const char* language : {"zh-TW", "ja", "ko"})
            EXPECT_NEAR(width_of(text, language), width_of(text, "en"), 0.01) << text << " in " << language;
    }
}

TEST(Typesetter, AQuotationMarkBesideIdeographsIsAsWideAsOne) {
    const double em = Type{}.size / kPointsPerMm;
    EXPECT_NEAR(width_of("\u6642\u2019", "zh-TW"), 2 * em, 0.01);
    EXPECT_LT(width_of("\u6642\u2019", "en"), 1.6 * em);
}

} // namespace
} // namespace kiosk::print
