#include "core/i18n/encoding.hpp"

#include <gtest/gtest.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

using namespace std::string_literals;

TEST(Encoding, Utf8IsTakenAsItIsWithoutItsMark) {
    EXPECT_EQ(decode("\xEF\xBB\xBF"
                     "王小明")
                  .text,
              "王小明");
    EXPECT_EQ(decode("王小明").encoding, "utf-8");
    EXPECT_EQ(decode("").text, "");
}

TEST(Encoding, Utf16IsSeenByItsMarkInBothOrders) {
    const auto little = decode("\xFF\xFE\x8B\x73\x3D\xD8\x00\xDE"s);
    EXPECT_EQ(little.text, "玉😀"s.replace(0, 3, "\u738B"));
    EXPECT_EQ(little.encoding, "utf-16le");
    EXPECT_EQ(decode("\xFE\xFF\x73\x8B"s).text, "\u738B");
    EXPECT_EQ(decode("i\0d\0,\0"s).text, "id,") << "without a mark by its zero bytes";
    EXPECT_EQ(decode("\0i\0d"s).text, "id");
}

TEST(Encoding, AHalfOfAPairOrOfAUnitIsNoUtf16) {
    const auto lone = decode("\xFF\xFE\x41\x00\x00\xD8\x42\x00"s);
    EXPECT_FALSE(lone.whole);
    EXPECT_EQ(lone.text, "A");
    EXPECT_FALSE(decode("\xFF\xFE\x41"s).whole);
}

TEST(Encoding, Big5IsWhatWindowsInTaiwanWrites) {
    const auto read = decode("\xBDs\xB8\xB9,\xA9m\xA6W,\xB3\\\xA5\\\xBB\\");
    EXPECT_TRUE(read.whole);
    EXPECT_EQ(read.encoding, "big5");
    EXPECT_EQ(read.text, "編號,姓名,許功蓋") << "signs whose second byte is a backslash";
}

TEST(Encoding, Big5HasTheSignsThatEtenAdded) {
    EXPECT_EQ(decode("\xF9\xD6\xF9\xD7\xF9\xD8\xF9\xD9\xF9\xDA\xF9\xDB\xF9\xDC", "big5").text, "碁銹裏墻恒粧嫺");
    EXPECT_EQ(decode("\xC6\xE7\xC7\x7B", "big5").text, "ぁァ") << "kana, which code page 950 leaves to private use";
    EXPECT_EQ(decode("\xA3\xE1", "cp950").text, "€");
}

TEST(Encoding, ASignOfPrivateUseIsNoneOfBig5) {
    const auto read = decode("a\xFA\x40", "big5");
    EXPECT_FALSE(read.whole);
    EXPECT_EQ(read.text, "a");
}

TEST(Encoding, WhatIsNeitherGivesTheReadingThatGetsFarthest) {
    const auto mixed = decode("王小明\n林大同\n\xA4\xBD\xB6\xE9\n");
    EXPECT_FALSE(mixed.whole);
    EXPECT_EQ(mixed.encoding, "utf-8");
    EXPECT_EQ(mixed.text, "王小明\n林大同\n");
    const auto cut = decode("\xA4\xBD\n\xB6\xE9\n\xFF");
    EXPECT_EQ(cut.encoding, "big5");
    EXPECT_EQ(cut.text, "公\n園\n");
}

TEST(Encoding, ARosterOfFourIsReadAsItsOwnCountrysExcelWroteIt) {
    const std::pair<const char*, std::pair<const char*, const char*>> rosters[] = {
        {"euc-kr",
         {"p1,\xB1\xE8\xC7\xCF\xB4\xC3\np2,\xC0\xCC\xBC\xAD\xC1\xD8\np3,\xB9\xDA\xC1\xF6\xBF\xEC\np4,"
          "\xC3\xD6\xB9\xCE\xBC\xAD\n",
          "p1,김하늘\np2,이서준\np3,박지우\np4,최민서\n"}},
        {"gb18030",
         {"p1,\xC1\xF5\xD1\xF3\np2,\xD5\xC5\xCE\xB0\np3,\xD5\xD4\xD4\xC6\np4,\xB3\xC2\xBE\xB2\n",
          "p1,刘洋\np2,张伟\np3,赵云\np4,陈静\n"}},
        {"shift_jis",
         {"p1,\x8D\x82\x8B\xB4 \x8C\x8B\x88\xDF\np2,\x8D\xB2\x93\xA1 \x98\x40\n", "p1,高橋 結衣\np2,佐藤 蓮\n"}},
        {"windows-874", {"p1,\xCA\xC1\xAA\xD2\xC2 \xE3\xA8\xB4\xD5\n", "p1,สมชาย ใจดี\n"}},
        {"windows-1252",
         {"p1,Ren\xE9"
          "e \xD6st\np2,Jos\xE9 Pe\xF1"
          "a\np3,Zo\xEB M\xFCller\n",
          "p1,Renée Öst\np2,José Peña\np3,Zoë Müller\n"}},
        {"big5", {"p1,\xA4\xFD\xA4p\xA9\xFA\np2,\xB3\\\xA5\\\xBB\\\n", "p1,王小明\np2,許功蓋\n"}}};
    for (const auto& [encoding, roster] : rosters) {
        const auto read = find_encoding(roster.first);
        EXPECT_TRUE(read.whole) << encoding;
        EXPECT_EQ(read.encoding, encoding);
        EXPECT_EQ(read.text, roster.second);
        EXPECT_TRUE(read.doubts.empty()) << encoding << " is as likely " << read.doubts.front();
    }
}

TEST(Encoding, OneWordThatTwoCountriesCouldHaveWrittenIsDoubtful) {
    const std::string bytes = "p1,\xB1\xE8\n"; // 김, or 梯
    const auto read = find_encoding(bytes);
    EXPECT_TRUE(read.whole);
    EXPECT_FALSE(read.doubts.empty());
    EXPECT_EQ(find_encoding(bytes, {}, std::vector<std::string>{"KR"}).encoding, "euc-kr")
        << "where the guests are from decides which is the likelier";
}

TEST(Encoding, AMarkAndUtf8WinAgainstANameThatIsGivenForTheOthers) {
    EXPECT_EQ(find_encoding("王小明", "euc-kr").text, "王小明");
    EXPECT_EQ(find_encoding("\xEF\xBB\xBFid", "euc-kr").text, "id");
    EXPECT_EQ(find_encoding("\xFF\xFEi\0"s, "big5").text, "i");
    EXPECT_EQ(find_encoding("\xB1\xE8", "big5").encoding, "big5");
}

TEST(Encoding, ASmallTableOfTaiwanStaysBig5ThoughItsBytesHoldUtf8ByChance) {
    const auto read = find_encoding("open,\xC5w\xAA\xEF\xA6\xA1,?\xAA\xEF\xA6\xA1,???,\xA4j\xC2\xA7\xB0\xF3\r\n");
    EXPECT_TRUE(read.whole);
    EXPECT_EQ(read.encoding, "big5");
    EXPECT_EQ(read.text, "open,歡迎式,?迎式,???,大禮堂\r\n");
}

TEST(Encoding, Big5WithALetterOfPrivateUseIsTakenForNoOtherEncoding) {
    const auto read = find_encoding("id,delegation,name,role\r\np01,a1,\xAAL\xFA\x40\xB6\xB3,student\r\n");
    EXPECT_FALSE(read.whole);
    EXPECT_EQ(read.encoding, "big5");
    EXPECT_EQ(read.text, "id,delegation,name,role\r\np01,a1,林");
}

TEST(Encoding, WhatIsNoTextInAnyOfThemIsNotWhole) {
    EXPECT_FALSE(find_encoding("\xC8\xE2\xE0\xED \xCF\xE5\xF2\xF0\xEE\xE2\n").whole) << "Cyrillic of code page 1251";
}

TEST(Encoding, ANamedOneIsForced) {
    EXPECT_EQ(decode("\x8D\xB2\x93\xA1 \x94\xFC\x8D\xE7", "shift_jis").text, "佐藤 美咲");
    EXPECT_EQ(decode("\xB1\xE8\xB9\xCE\xBC\xF6", "euc-kr").text, "김민수");
    EXPECT_EQ(decode("\xCD\xF5\xD0\xA1\xC3\xF7", "gb18030").text, "王小明");
    EXPECT_FALSE(decode("\xFF\xFF", "shift_jis").whole);
    EXPECT_FALSE(decode("abc", "ebcdic").whole);
}

TEST(Encoding, EveryNameIsOneThatThisMachineCanRead) {
    for (const auto name : encoding_names()) {
        const bool wide = name.starts_with("utf-16");
        const auto read = decode(wide ? (name == "utf-16be" ? "\0A"s : "A\0"s) : "A"s, name);
        EXPECT_TRUE(read.whole) << name;
        EXPECT_EQ(read.text, "A") << name;
    }
}

TEST(Encoding, ALongTextIsWholeAcrossEveryBuffer) {
    std::string text;
    for (int i = 0; i < 5'000; ++i)
        text += "\x94\x39\xFC\x36"
                "a"; // 😀 in GB 18030: two units of UTF-16
    const auto read = decode(text, "gb18030");
    EXPECT_TRUE(read.whole);
    EXPECT_EQ(read.text.size(), 25'000U);
    EXPECT_EQ(read.text.find("\xEF\xBF\xBD"), std::string::npos);
}

TEST(Width, FullWidthSignsBecomePlainOnes) {
    EXPECT_EQ(fold_width("　Ａ１２："), "A12:");
}

} // namespace
} // namespace kiosk::core
