// By what a name is found: what is typed begins one of its keys.
#include "core/i18n/name_keys.hpp"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/i18n/han_readings.hpp"
#include "core/i18n/mandarin.hpp"
#include "core/i18n/surnames.hpp"
#include "support/must.hpp"

namespace kiosk::core {
namespace {

using test::must;

bool begins_one(const std::vector<std::string>& keys, const std::string& typed) {
    return std::ranges::any_of(keys, [&](const std::string& key) { return key.starts_with(typed); });
}

class Named {
  public:
    explicit Named(const char* name) { must(reader_.add_name(name, keys_)); }
    // Whether typing this finds the name.
    [[nodiscard]] bool by(const char* typed) {
        const auto query = must(reader_.read_query(typed));
        const auto found = [&](const std::vector<std::string>& alternatives) {
            return std::ranges::any_of(alternatives, [&](const std::string& each) {
                return begins_one(keys_.whole, each) || begins_one(keys_.within, each);
            });
        };
        return found(query.run) || (!query.words.empty() && std::ranges::all_of(query.words, found));
    }
    [[nodiscard]] const NameKeys& keys() const { return keys_; }

  private:
    NameReader reader_;
    NameKeys keys_;
};

void expect_found(const char* name, std::initializer_list<const char*> typed) {
    Named named(name);
    for (const auto* one : typed) EXPECT_TRUE(named.by(one)) << name << " by " << one;
}

void expect_not_found(const char* name, std::initializer_list<const char*> typed) {
    Named named(name);
    for (const auto* one : typed) EXPECT_FALSE(named.by(one)) << name << " by " << one;
}

TEST(NameKeys, AChineseNameIsFoundAsItIsWritten) {
    expect_found("王小明", {"王", "王小", "王小明", "小明", "明", "王 小明"});
    expect_not_found("王小明", {"大", "王明", "李"});
    expect_found("台大偉", {"臺", "台大"});
    expect_found("臺大偉", {"台大偉", "臺"});
}

TEST(NameKeys, AChineseNameIsFoundAsItIsRead) {
    expect_found("王小明",
                 {"w", "wang", "WANG", "wangxiaoming", "wang xiao ming", "xiaoming", "Xiaoming Wang", "ming"});
    expect_found("王小明", {"wáng xiǎo míng", "wang2xiao3ming2", "wang2 xiao3 ming2", "ｗａｎｇ"});
    expect_not_found("王小明", {"ang", "iao", "wangming"});
}

TEST(NameKeys, AChineseNameIsFoundAsPassportsSpellIt) {
    expect_found("王小明", {"Wang Hsiao-ming", "WANG, HSIAO-MING", "Hsiao-ming Wang", "hsiaoming", "siaoming"});
    expect_found("謝志強", {"Hsieh Chih-chiang", "xie zhiqiang", "Sie Jhih-ciang"});
    expect_found("蔡子華", {"Ts'ai Tzu-hua", "Tsai Tzu-hua", "caizihua"});
    expect_found("呂淑君", {"Lu Shu-chun", "lvshujun", "lü", "Lyu Shu-jyun"});
}

TEST(NameKeys, AChineseNameIsFoundByZhuyin) {
    expect_found("王小明", {"ㄨㄤˊ", "ㄨㄤ", "ㄨ", "ㄨㄤˊㄒㄧㄠˇㄇㄧㄥˊ", "ㄨㄤ ㄒㄧㄠ", "ㄒㄧㄠˇㄇㄧㄥˊ", "ㄇㄧㄥˊ"});
    expect_not_found("王小明", {"ㄤ", "ㄏㄨㄤ"});
}

TEST(NameKeys, AChineseNameIsFoundByItsInitials) {
    expect_found("王小明", {"wxm", "WXM", "wx", "xm", "ㄨㄒㄇ", "ㄨㄒ", "ㄒㄇ"});
    expect_not_found("王小明", {"wm", "ㄨㄇ"});
}

TEST(NameKeys, SurnamesAreReadAsSurnames) {
    expect_found("曾大文", {"zeng", "tseng", "ㄗㄥ"});
    expect_found("單小芳", {"shan", "ㄕㄢˋ"});
    expect_found("解志明", {"xie", "hsieh"});
    expect_found("查文心", {"zha", "ㄓㄚ"});
    expect_found("葉大同", {"ye", "yeh"});
    expect_found("尤美玲", {"you", "yu"});
    expect_found("樂正明", {"yue", "yueh", "le"});
    expect_found("區文海", {"ou", "ㄡ"});
    expect_found("仇志文", {"qiu", "chiu"});
    expect_not_found("曾大文", {"ceng"});
    expect_not_found("單小芳", {"dan"});
    expect_not_found("解志明", {"jie"});
    expect_not_found("查文心", {"cha da", "ㄔㄚˊ"}); // zha is cha in Wade-Giles
    expect_found("繆文心", {"miao", "ㄇㄧㄠˋ"});
    expect_not_found("繆文心", {"mou"});
    expect_found("覃大文", {"qin", "tan"});
    expect_found("朴大偉", {"piao", "pu"});
    expect_found("尉遲明", {"yuchi", "ming yuchi"});
    expect_found("万俟明", {"moqi", "ㄇㄛˋㄑㄧˊ"});
    expect_found("单小芳", {"shan"});
}

TEST(NameKeys, WhatBeginsLikeASurnameOfTwoCharactersIsNone) {
    expect_found("王子明", {"ziming wang", "zm"});
}

TEST(NameKeys, ASurnameOfTwoCharactersIsOne) {
    expect_found("歐陽大海", {"ouyang", "dahai ouyang", "oydh", "大海"});
    expect_found("歐陽海", {"hai ouyang"});
}

TEST(NameKeys, AGivenNameThatIsReadInTwoWaysIsFoundByBoth) {
    expect_found("林樂樂", {"linlele", "linyuele"});
    expect_found("林朝明", {"linchaoming", "linzhaoming"});
    expect_found("林樂朝", {"linlechao", "linyuechao", "linlezhao", "linyuezhao"});
    expect_found("林珩", {"linheng", "lh"});
    expect_found("林崴縝", {"linweizhen", "ㄌㄨㄓ"}); // as in Taiwan, not as in the mainland
}

TEST(NameKeys, AnyNumberOfReadingsEndsSomewhere) {
    std::string many;
    for (int i = 0; i < 64; ++i) many += "樂";
    EXPECT_LT(Named(many.c_str()).keys().within.size(), 1000U);
    EXPECT_LT(Named("樂樂樂樂樂樂樂樂").keys().within.size(), 1000U);
}

TEST(NameKeys, EveryReadingInTheTablesIsASyllable) {
    std::size_t readings = 0;
    for (char32_t c = 0x3400; c < 0xA000; ++c) {
        for (const auto& some : {further_readings(c), surname_readings(c)}) {
            for (const auto reading : some) EXPECT_NE(spell_syllable(reading).bopomofo, "") << reading;
            readings += some.size();
        }
    }
    EXPECT_GT(readings, 500U);
}

TEST(NameKeys, AJapaneseNameIsFoundByKanaAndRomaji) {
    expect_found("さとう みさき", {"さとう", "サトウ", "ｻﾄｳ", "satou", "sato", "Sato Misaki", "misaki", "み"});
    expect_found("SATO Misaki", {"さとう", "みさき", "サトウ ミサキ", "misaki", "Misaki Sato", "sm"});
    expect_found("Satō Misaki", {"sato", "さとう"});
    expect_found("佐藤 美咲", {"佐", "美咲", "藤", "佐藤美咲", "zuoteng"});
    expect_found("青木 みなも", {"みなも", "ミナモ", "minamo", "青木", "qingmu"});
}

TEST(NameKeys, AKoreanNameIsFoundByHangulAndRomaja) {
    expect_found("김하늘", {"김", "ㄱㅎㄴ", "ㄱㅎ", "ㅎㄴ", "하늘", "kim", "gim", "Kim Haneul", "haneul kim", "khn"});
    expect_found("김하늘", {"기", "김ㅎ", "김하느"}); // as it is being typed
    expect_not_found("김하늘", {"박", "ㅂ", "park"});
}

TEST(NameKeys, ALatinNameIsFoundWithoutAccentsAndFromEachWord) {
    expect_found("Nguyễn Đức Anh", {"nguyen", "duc", "anh", "Đức", "anh nguyen", "nda"});
    expect_found("Zoë O'Brien", {"zoe", "obrien", "o'brien", "brien"});
    expect_not_found("Alma Reed", {"eed", "lma"});
}

TEST(NameKeys, ANumberIsFoundFromEachOfItsPartsOn) {
    NameKeys keys;
    NameReader::add_code("jp-01", keys);
    EXPECT_THAT(keys.whole, testing::ElementsAre("jp01"));
    EXPECT_THAT(keys.within, testing::ElementsAre("01"));
    NameKeys seat;
    NameReader::add_code("Ｓ１１２０３４", seat);
    EXPECT_THAT(seat.whole, testing::ElementsAre("s112034"));
    EXPECT_THAT(seat.within, testing::ElementsAre("112034"));
}

TEST(NameKeys, HoldNothingThatASearchCouldMistake) {
    Named named("\" OR * NEAR(a) 'x'; -- ( \t\x01 ^");
    for (const auto& key : named.keys().whole) EXPECT_THAT(key, testing::MatchesRegex("[a-z0-9]+"));
    Named empty("—・—");
    EXPECT_TRUE(empty.keys().whole.empty());
    const std::string endless(100'000, 'x');
    Named bounded(endless.c_str());
    EXPECT_EQ(bounded.keys().whole.front().size(), kMaxNameSigns);
}

TEST(NameQuery, SignsAreCountedAsPeopleDoAndOnlyThoseThatAreSearchedBy) {
    for (const auto* one : {"王", "ㄨ", "ㄨˊ", "w", "김", "กี", "が", "  a ", "a。。", "ｗ"})
        EXPECT_EQ(count_signs(one), 1U) << one;
    for (const auto* two : {"王小", "ㄨㄒ", "w x", "ㄱㅎ", "กีด"}) EXPECT_EQ(count_signs(two), 2U) << two;
    for (const auto* none : {"", " ", "ˊˇ", "-・", "\xFF\xFE"}) EXPECT_EQ(count_signs(none), 0U) << none;
}

TEST(NameQuery, SaysWhatCannotBeLookedFor) {
    NameReader reader;
    EXPECT_THAT(reader.read_query("").error().detail, testing::HasSubstr("nothing to look for"));
    EXPECT_THAT(reader.read_query(" -・ˊ ").error().detail, testing::HasSubstr("nothing to look for"));
    EXPECT_THAT(reader.read_query("\xFF\xFE").error().detail, testing::HasSubstr("UTF-8"));
    EXPECT_THAT(reader.read_query(std::string(65, 'x')).error().detail, testing::HasSubstr("more than 64 signs"));
    EXPECT_TRUE(reader.read_query(std::string(64, 'x')));
}

} // namespace
} // namespace kiosk::core
