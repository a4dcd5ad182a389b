#include "core/i18n/hidden_marks.hpp"

#include <gtest/gtest.h>

#include <string>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

TEST(Hidden, DirectionMarksAndTheirKinAreTakenOutOfAName) {
    for (const char32_t mark :
         std::u32string(U"\u061C\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060"
                        U"\u2066\u2067\u2068\u2069\u206F\u00AD\u034F\u180E\u3164\uFEFF\uFFA0"
                        U"\uFFF9\uFFFA\uFFFB\U000E0041\U000E0001")) {
        std::string name = "王小";
        append_utf8(name, mark);
        EXPECT_EQ(without_hidden(name + "明"), "王小明") << static_cast<std::uint32_t>(mark);
        EXPECT_EQ(without_hidden(name + name), "王小王小") << static_cast<std::uint32_t>(mark);
    }
}

TEST(Hidden, WhatShapesAWrittenWordStays) {
    for (const std::string text : {
             "می\u200Cخواهم", // Persian: the letters do not join
             "क्\u200Dष",      // Devanagari: a half form
             "👩\u200D🎓",
             "👨🏽\u200D🏫", // pictographs
             "葛\U000E0100城",
             "❤\uFE0F", // variation selectors
             "Nguyễn Thị",
             "บุญมี",
             "김하늘",
             "佐々木 ﾊﾅｺ",
         })
        EXPECT_EQ(without_hidden(text), text);
    EXPECT_EQ(without_hidden("Li\u200Dn\u200CA"), "LinA") << "Latin letters do not join";
    EXPECT_EQ(without_hidden("می\u200C"), "می");
}

TEST(Hidden, AreToldApartEachOnce) {
    EXPECT_EQ(hidden_in("a\u202Eb\u200Bc\u202E"), U"\u202E\u200B");
    EXPECT_EQ(hidden_in("می\u200Cخواهم 👩\u200D🎓"), U"");
    EXPECT_EQ(hidden_in("ไทย\u200Bแลนด์"), U"") << "between Thai words it belongs to good writing";
    EXPECT_EQ(hidden_in("Li\u200Bn"), U"\u200B");
}

TEST(Hidden, AScreenGetsNoMarkThatItWouldDrawAsASignOfItsOwn) {
    EXPECT_EQ(for_screen("葛\U000E0100城 ❤\uFE0F 👩\u200D🎓 می\u200Cخواهم 王\u202E明\n\xFF"),
              "葛城 ❤ 👩🎓 میخواهم 王明\n\xFF");
    for (const char32_t sign : std::u32string(U"\u200C\u200D\u202E\uFE0F\U000E0100"))
        EXPECT_TRUE(never_on_screen(sign));
    for (const char32_t sign : std::u32string(U"a葛👩\u3000\uFFFD\uE000")) EXPECT_FALSE(never_on_screen(sign));
}

TEST(Hidden, ATerminalGetsNeitherControlsNorBrokenBytes) {
    EXPECT_EQ(for_terminal("a\u202Eb\x1b[2Jc\n"), "ab\\x1b[2Jc\\x0a");
    EXPECT_EQ(for_terminal("\xC2\x9B 2J \x7F"), "\\xc2\\x9b 2J \\x7f");
    EXPECT_EQ(for_terminal("\xFF王\xE7\x8E"), "\\xff王\\xe7\\x8e");
    EXPECT_EQ(for_terminal("a\u2028b"), "a\\xe2\\x80\\xa8b");
}

TEST(Hidden, JsonKeepsTheTextInEscapes) {
    EXPECT_EQ(escape_hidden("{\"name\":\"王\u202E明\U000E0041\x7F\"}"),
              "{\"name\":\"王\\u202e明\\udb40\\udc41\\u007f\"}");
    EXPECT_EQ(escape_hidden("[\"a\\n\"]\n"), "[\"a\\n\"]\n");
}

} // namespace
} // namespace kiosk::core
