#include "core/i18n/kept_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

TEST(Kept, IsTheSameTextWhicheverWayALetterWasPutTogether) {
    for (const auto& [apart, whole] :
         {std::pair{"Nguye\u0302\u0303n Thi\u0323 Ha\u0302\u0323u", "Nguyễn Thị Hậu"},
          std::pair{"Ha\u0323\u0302u", "Hậu"}, std::pair{"\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글"},
          std::pair{"カ\u3099ク", "ガク"}, std::pair{"\u212B", "Å"}, std::pair{"\u2003", "\u2003"}})
        EXPECT_EQ(keep_text(apart).text, whole);
    EXPECT_EQ(keep_text("Ａ組 ｶﾞ ①").text, "Ａ組 ｶﾞ ①") << "width is a way of writing, not another order of marks";
}

TEST(Kept, IsTextWithoutWhatNobodySees) {
    const auto kept = keep_text("\u202A王\u200B小\u200B明\u202C");
    EXPECT_EQ(kept.text, "王小明");
    EXPECT_EQ(kept.hidden, U"\u202A\u200B\u202C") << "each once";
    EXPECT_EQ(keep_text("e\u034F\u0301").text, "é") << "a joiner of marks that nobody sees keeps no letter apart";
    EXPECT_EQ(keep_text("می\u200Cخواهم 👩\u200D🎓 葛\U000E0100城").text, "می\u200Cخواهم 👩\u200D🎓 葛\U000E0100城");
}

TEST(Kept, SaysNothingOfABreakBetweenTheWordsOfAScriptWithoutBlanks) {
    EXPECT_EQ(keep_text("กัลยา\u200Bณมิตร").text, "กัลยาณมิตร");
    EXPECT_TRUE(keep_text("กัลยา\u200Bณมิตร").hidden.empty());
    EXPECT_EQ(keep_text("กัลยา\u200Eณมิตร").hidden, U"\u200E");
    EXPECT_EQ(keep_text("王\u200B小明").hidden, U"\u200B");
}

TEST(Kept, SaysWhichIdeographsItWritesInAnotherShape) {
    EXPECT_EQ(keep_text("\uFA19社 \uFA19 \uF91D").text, "神社 神 欄");
    EXPECT_EQ(keep_text("\uFA19社 \uFA19 \uF91D").reshaped, U"\uFA19\uF91D");
    EXPECT_EQ(keep_text("\uFA11 \uFA0E").text, "\uFA11 \uFA0E") << "unified ideographs, in spite of their block";
    EXPECT_TRUE(keep_text("\uFA11").reshaped.empty());
    EXPECT_EQ(keep_text("\uF9E1\uFA0C").text, "李兀");
    EXPECT_TRUE(keep_text("\uF9E1\uFA0C").reshaped.empty()) << "doublets of KS X 1001 and Big5 look alike";
}

TEST(Kept, LeavesWhatIsNoUtf8AsItIs) {
    EXPECT_EQ(keep_text("a\xFF\u200B").text, "a\xFF\u200B");
    EXPECT_EQ(keep_text("").text, "");
}

TEST(Kept, HasNoBlankOfAnyWidthAtItsEnds) {
    EXPECT_EQ(without_blank_ends("\u2003 \u3000王 明\u2009\u00A0\r\n"), "王 明");
    EXPECT_EQ(without_blank_ends(" \u3000 "), "");
    EXPECT_EQ(without_blank_ends(""), "");
}

TEST(Kept, IsNamedAsPeopleLookSignsUp) {
    EXPECT_EQ(code_point_name(0xAD), "U+00AD");
    EXPECT_EQ(code_point_name(0x1F469), "U+1F469");
}

RC_GTEST_PROP(Kept, DoesNotChangeWhenItIsKeptAgain, ()) {
    // Signs that act upon each other, more often than chance would have it.
    const auto signs = *rc::gen::container<std::u32string>(rc::gen::oneOf(
        rc::gen::element<char32_t>(U'a', U'e', 0x301, 0x302, 0x323, 0x34F, 0x3099, U'カ', 0x1100, 0x1161, 0x11A8,
                                   0x200B, 0x200C, 0x200D, 0x202E, 0x645, 0x653, 0x6CC, 0x94D, 0x915, 0x93C, 0x1F469,
                                   0x1F3FD, 0xFE0F, 0xE0100, 0xFA19, 0xE01, 0xE48, 0xAC00, 0xAD),
        rc::gen::inRange<char32_t>(1, 0xD800)));
    std::string text;
    for (const auto sign : signs) append_utf8(text, sign);
    const auto kept = keep_text(text);
    RC_ASSERT(is_valid_utf8(kept.text));
    RC_ASSERT(keep_text(kept.text).text == kept.text);
    RC_ASSERT(keep_text(kept.text).hidden.empty());
}

} // namespace
} // namespace kiosk::core
