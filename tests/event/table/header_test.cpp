// Names of columns that say the same in two languages, carry remarks, or say two things.
#include <gmock/gmock.h>

#include "event/folder.hpp"
#include "event/table/header_names.hpp"

namespace kiosk::event {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

// "name", "name half", "name or title", "unwanted", "?", "name@en"
std::string meaning(std::span<const Column> columns, std::string_view header) {
    const auto found = ColumnNames(columns).meaning(header);
    if (found.unwanted) return "unwanted";
    if (found.column == nullptr) return "?";
    return std::string(found.column->name) + (found.other == nullptr ? "" : " or " + std::string(found.other->name)) +
           (found.half ? " half" : "") + (found.language ? "@" + *found.language : "");
}

std::string person(std::string_view header) {
    return meaning(participant_columns(), header);
}

TEST(HeaderNames, BothLanguagesOfAHeaderNameOneColumn) {
    for (const auto* header : {"姓名 Name",         "姓名Name",   "Name 姓名",      "Name\n姓名",  "姓名/Name",
                               "姓名／Name",        "姓名(Name)", "姓名（Name）",   "Name (姓名)", "姓名 | Full Name",
                               "【姓名】Name",      "姓名・Name", "姓名 - Name",    "姓名:Name",   "*姓名 Name",
                               "姓名 Name（必填）", "姓名*",      "＊姓名",         "※姓名",       "姓名（必填）",
                               "姓名(同護照)",      "姓名：",     "姓　名 ＮＡＭＥ"}) {
        EXPECT_EQ(person(header), "name") << header;
    }
    EXPECT_EQ(person("編號 ID"), "id");
    EXPECT_EQ(person("序號 No."), "id");
    EXPECT_EQ(person("團體編號 Delegation ID"), "delegation");
    EXPECT_EQ(person("英文姓名 English Name"), "latin");
    EXPECT_EQ(person("接待班級 Buddy Class"), "buddy_class");
    EXPECT_EQ(person("餐別/Meal"), "diet");
    EXPECT_EQ(meaning(place_columns(), "圖上X Plan X"), "plan_x");
    EXPECT_EQ(meaning(programme_columns(), "開始時間 Start Time"), "starts");
    EXPECT_EQ(meaning(checkpoint_columns(), "可重複 Re-entry"), "many_entries");
    EXPECT_EQ(meaning(delegation_columns(), "學校名稱 School name"), "name");
}

TEST(HeaderNames, OnePartThatIsKnownIsEnoughWhereTheOtherIsNoColumnsName) {
    EXPECT_EQ(person("氏名 Name"), "name half");
    EXPECT_EQ(person("이름/Name"), "name half");
    EXPECT_EQ(person("飲食習慣 Dietary Restrictions"), "diet half");
    EXPECT_EQ(person("學號 Student number"), "codes half");
}

TEST(HeaderNames, PartsOfOneLanguageAreNotTornApart) {
    for (const auto* header : {"Parent name", "家長姓名", "Delegation name", "School trip", "過敏1", "緊急聯絡人",
                               "Q&A", "經費 Budget", "", "()", "/", "*", "@", "@ja", "（必填）"}) {
        EXPECT_EQ(person(header), "?") << header;
    }
}

TEST(HeaderNames, PartsThatNameTwoColumnsAreNotClear) {
    EXPECT_EQ(person("姓名 Title"), "name or title");
    EXPECT_EQ(person("姓名/職稱"), "name or title");
    EXPECT_EQ(person("學號 ID"), "codes or id");
    EXPECT_EQ(person("編號（學號）"), "id or codes");
    EXPECT_EQ(meaning(programme_columns(), "地點 Place"), "place_text or place");
}

TEST(HeaderNames, ARemarkInBracketsMaySayWhichOfTwoColumnsIsMeant) {
    EXPECT_EQ(person("姓名（英文）"), "latin");
    EXPECT_EQ(person("姓名（中文）"), "name");
    EXPECT_EQ(person("Name (English)"), "latin");
    EXPECT_EQ(person("團體（編號）"), "delegation");
    EXPECT_EQ(meaning(programme_columns(), "地點（編號）"), "place");
}

TEST(HeaderNames, ALanguageInBracketsIsThatOfTheColumn) {
    EXPECT_EQ(meaning(programme_columns(), "活動名稱（英文）"), "title@en");
    EXPECT_EQ(meaning(programme_columns(), "活動名稱 (Japanese)"), "title@ja");
    EXPECT_EQ(meaning(programme_columns(), "活動名稱（中文）"), "title") << "the house's own";
    EXPECT_EQ(meaning(programme_columns(), "title@ja（日文）"), "title@ja");
    EXPECT_EQ(meaning(programme_columns(), "活動 Title@ja"), "title@ja");
    EXPECT_EQ(person("職稱（英文）"), "title") << "a column without translations";
}

TEST(HeaderNames, WhatTheKioskMustNotHoldIsNotReadUnderAnyPartOfItsName) {
    for (const auto* header : {"身分證字號", "身分證 ID", "ID（身分證字號）", "電話 Phone", "護照號碼 / Passport No",
                               "生日 Title", "Name Passport/護照號碼"}) {
        EXPECT_EQ(person(header), "unwanted") << header;
    }
}

TEST(HeaderNames, AHeaderOfAnyLengthAndOfAnyBytesIsJustNotKnown) {
    EXPECT_EQ(person(std::string(1'000'000, 'x')), "?");
    std::string mixed;
    for (int i = 0; i < 100'000; ++i) mixed += "姓 n ";
    EXPECT_EQ(person(mixed), "?");
    EXPECT_EQ(person("\xE5\xA7\xFF\x80 /\xC0"), "?");
    EXPECT_EQ(person("姓名（" + std::string(10'000, 'x') + "）"), "name") << "the beginning says it";
}

class Headers : public test::PackageFolder {};

TEST_F(Headers, InTwoLanguagesIsReadAsAWhole) {
    write("participants.csv",
          "編號 ID,團體 Delegation,\"Name\n姓名\",英文姓名/English Name,身分(Role),餐別 Meal（必填）\n"
          "p1,aoba,佐藤 美咲,SATO Misaki,學生,清真\n");
    write("programme.csv", "編號 ID,日期 Date,開始 Start,結束 End,活動名稱 Title,活動名稱（英文）,地點編號 Place ID\n"
                           "welcome,2026-11-26,09:30,10:00,歡迎式,Welcome,hall\n"
                           "lab,2026-11-26,10:00,10:50,共學,Class,\n");
    ASSERT_THAT(lines(), IsEmpty());
    const auto package = *read().package;
    EXPECT_EQ(package.participants[0].name, "佐藤 美咲");
    EXPECT_EQ(package.participants[0].latin, "SATO Misaki");
    EXPECT_EQ(package.participants[0].diet, core::Diet::Halal);
    EXPECT_EQ(package.programme[0].title.in("en"), "Welcome");
    EXPECT_EQ(package.programme[0].title.in("zh-TW"), "歡迎式");
    EXPECT_EQ(package.programme[0].place.str(), "hall");
}

TEST_F(Headers, ThatNamesTwoColumnsIsAnErrorOfItsCell) {
    replace("participants.csv", "latin", "姓名/職稱");
    EXPECT_THAT(lines(), ElementsAre("participants.csv:1: 姓名/職稱: the name of the column says name and title — name "
                                     "it after one of them"));
    replace("participants.csv", "id,", "編號（學號）,");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("says id and codes"), HasSubstr("says name and title")))
        << "and the column is not missing besides";
}

TEST_F(Headers, ThatNamesAColumnByHalfGivesWayToOneThatIsSure) {
    replace("participants.csv", "latin", "監護人 Name");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:1: warning: 監護人 Name: the column is not read, for "
                                                "another one is name already")));
    EXPECT_EQ(read().package->participants[0].name, "佐藤 美咲");
    replace("participants.csv", "delegation,name", "delegation,氏名 Name");
    EXPECT_THAT(lines(), ElementsAre(AllOf(StartsWith("participants.csv:1: 監護人 Name: the column is there twice"),
                                           HasSubstr("it means name"))));
}

} // namespace
} // namespace kiosk::event
