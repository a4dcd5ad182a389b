#include "core/i18n/spellings.hpp"

#include <gtest/gtest.h>

#include "support/must.hpp"

namespace kiosk::core {
namespace {

using test::must;

bool finds(std::string_view typed, const std::string& text) {
    NameReader reader;
    return must(Spellings::of({{text}})).match(text, must(reader.read_query(typed)));
}

TEST(Spellings, ATitleIsFoundAsItIsRead) {
    for (const auto* typed : {"ㄑㄧㄑㄧ", "ㄑㄑㄍㄧ", "qiqi", "qqgy", "漆器", "工藝"})
        EXPECT_TRUE(finds(typed, "漆器工藝體驗")) << typed;
    EXPECT_FALSE(finds("ㄊㄠ", "漆器工藝體驗"));
}

TEST(Spellings, NothingIsReadAsASurnameThatIsNone) {
    EXPECT_TRUE(finds("chakan", "查看")) << "as a surname it is Zha";
    EXPECT_TRUE(finds("ㄔㄚ", "查看"));
}

TEST(Spellings, HangulIsFoundLetterByLetterAndByItsInitials) {
    for (const auto* typed : {"체", "체험", "ㅊㅎ", "cheheom"}) EXPECT_TRUE(finds(typed, "체험 학습")) << typed;
}

TEST(Spellings, KanaIsFoundInRomaji) {
    EXPECT_TRUE(finds("ようこそ", "ようこそ"));
    EXPECT_TRUE(finds("youkoso", "ようこそ"));
}

TEST(Spellings, EachWordMayBeginAnother) {
    EXPECT_TRUE(finds("工藝 漆器", "漆器工藝體驗"));
    EXPECT_FALSE(finds("工藝 陶", "漆器工藝體驗"));
}

TEST(Spellings, WhatIsWrittenInLettersIsNotReadAgain) {
    EXPECT_FALSE(finds("lacquer", "Lacquer workshop")) << "it is found as it is written";
    EXPECT_FALSE(finds("x", "\xFF\xFE"));
}

TEST(Spellings, StopWhenTheyAreToldTo) {
    std::stop_source stop;
    stop.request_stop();
    const std::vector<std::string> texts{"漆器"};
    EXPECT_EQ(Spellings::of(texts, stop.get_token()).error().kind, ErrorKind::Unavailable);
}

} // namespace
} // namespace kiosk::core
