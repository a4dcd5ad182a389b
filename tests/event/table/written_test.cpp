// What people write into headers and cells, in Chinese and English, by hand and by spreadsheet.
#include <gmock/gmock.h>

#include <map>

#include "event/folder.hpp"
#include "event/table/columns.hpp"
#include "event/table/values.hpp"

namespace kiosk::event {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class Written : public test::PackageFolder {};

core::LocalDay day(int year, unsigned month, unsigned d) {
    return core::LocalDay{
        (std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{d}})
            .time_since_epoch()};
}

TEST(Header, NoHeaderMeansTwoColumnsOfOneTable) {
    for (const auto columns :
         {delegation_columns(), participant_columns(), programme_columns(), checkpoint_columns(), place_columns()}) {
        std::map<std::string, std::string_view> meant;
        for (const auto& column : columns) {
            auto rest = std::string(column.name) + "|" + std::string(column.synonyms);
            while (!rest.empty()) {
                const auto cut = std::min(rest.find('|'), rest.size());
                const auto name = fold_word(rest.substr(0, cut));
                rest.erase(0, cut + 1);
                if (name.empty()) {
                    continue;
                }
                const auto [at, first] = meant.emplace(name, column.name);
                EXPECT_TRUE(first || at->second == column.name) << name << ": " << at->second << ", " << column.name;
                EXPECT_FALSE(is_unwanted_header(name)) << name;
            }
        }
    }
}

TEST_F(Written, ASchoolsOwnSheetIsUnderstood) {
    write("participants.csv", "序號,姓名（必填）,英文姓名,學校,職稱,身份,團體,分組,飲食,過敏原,拍照同意,學號\r\n"
                              "1,王小明,WANG Xiaoming,晴川高中,主任,老師,home,A,素食,無,同意,9910432\r\n"
                              "2,佐藤 美咲,SATO Misaki,,,學生,aoba,B,蛋奶素,花生，牛,否,\r\n");
    ASSERT_THAT(lines(), IsEmpty());
    const auto people = read().package->participants;
    EXPECT_EQ(people[0].id.str(), "1");
    EXPECT_EQ(people[0].latin, "WANG Xiaoming");
    EXPECT_EQ(people[0].affiliation, "晴川高中");
    EXPECT_EQ(people[0].role, "teacher");
    EXPECT_EQ(people[0].diet, core::Diet::Vegan);
    EXPECT_THAT(people[0].avoid, IsEmpty());
    EXPECT_TRUE(people[0].photo);
    EXPECT_THAT(people[0].external_codes, ElementsAre("9910432"));
    EXPECT_EQ(people[1].role, "student");
    EXPECT_THAT(people[1].avoid, ElementsAre("花生", "牛"));
    EXPECT_FALSE(people[1].photo);
}

TEST_F(Written, WidthCaseAndBlanksOfAHeaderMakeNoDifference) {
    write("places.csv", "ＩＤ, Name ,NAME＠JA,Kind,Longitude,ＬＡＴ\nhall,大禮堂,講堂,教室,１２０．６６,24.17\n");
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->places[0].name.in("ja"), "講堂");
    EXPECT_EQ(read().package->places[0].kind, "room");
    EXPECT_DOUBLE_EQ(read().package->places[0].longitude, 120.66);
}

TEST_F(Written, AnUnknownHeaderIsComparedWithTheSynonymsToo) {
    replace("participants.csv", "diet,avoid", "飲食習貫,avoid");
    EXPECT_THAT(lines(), ElementsAre(AllOf(StartsWith("participants.csv:1: warning: 飲食習貫: "),
                                           HasSubstr("did you mean \"飲食習慣\"?"))));
}

TEST_F(Written, TwoHeadersOfOneColumnAreAnErrorThatSaysWhichColumn) {
    replace("participants.csv", "diet,avoid", "餐別,飲食");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:1: 飲食: the column is there twice: it means diet")));
}

TEST_F(Written, AColumnOfNationalIdsIsNotReadAndNamed) {
    replace("participants.csv", "diet,avoid", "身分證字號,avoid");
    replace("participants.csv", "蛋奶素", "");
    replace("participants.csv", "葷", "");
    EXPECT_THAT(lines(), ElementsAre(AllOf(StartsWith("participants.csv:1: warning: 身分證字號: "),
                                           HasSubstr("must not hold"))));
}

TEST_F(Written, WordsMayBeChinese) {
    write("delegations.csv",
          "代號,團名,國別,語言,本地,抵達\naoba,青葉台,日本,日文,否,上午 9:00\nhome,本地教師,tw,ZH-tw,是,\n");
    write("checkpoints.csv", "編號,類別,名稱,區域,方向,日期,開放,截止,身分\n"
                             "gate,大門,正門,campus,進,,8:00,17:00,學生、帶隊老師\n"
                             "lab,場次,實驗室,lab,進出,115/11/26,09：50,下午 1:30:00,\n");
    replace("event.toml", "id = ", "kind = \"工作坊\"\nid = ");
    ASSERT_THAT(lines(), IsEmpty());
    const auto package = *read().package;
    EXPECT_EQ(package.event.kind, core::EventKind::Workshop);
    EXPECT_EQ(package.delegations[0].country, "JP");
    EXPECT_EQ(package.delegations[0].language, "ja");
    EXPECT_EQ(package.delegations[0].arrives, core::LocalTime(day(2026, 11, 26)) + std::chrono::hours(9));
    EXPECT_EQ(package.delegations[1].country, "TW");
    EXPECT_EQ(package.delegations[1].language, "zh-TW");
    EXPECT_TRUE(package.delegations[1].home);
    EXPECT_EQ(package.checkpoints[0].kind, core::CheckpointKind::Gate);
    EXPECT_THAT(package.checkpoints[0].audience.roles, ElementsAre("student", "teacher"));
    EXPECT_EQ(package.checkpoints[1].direction, core::Direction::Both);
    EXPECT_EQ(package.checkpoints[1].day, day(2026, 11, 26));
    EXPECT_EQ(package.checkpoints[1].closes, std::chrono::minutes(13 * 60 + 30));
}

TEST(WrittenDay, IsReadInBothCalendars) {
    for (const auto* text : {"2026-11-26", "2026/11/26", "2026.11.26", "115/11/26", "115-11-26", "民國115年11月26日",
                             "民國 115 年 11 月 26 日", "２０２６／１１／２６", "2026年11月26日", "2026/11/26 00:00:00",
                             "中華民國115年11月26日"}) {
        EXPECT_EQ(parse_written_day(text), day(2026, 11, 26)) << text;
    }
    EXPECT_EQ(parse_written_day("2026/1/5"), day(2026, 1, 5));
    EXPECT_EQ(parse_written_day("民國99年1月5日"), day(2010, 1, 5));
    for (const auto* text : {"", "26/11/2026", "11/26", "99/1/5", "2026-11-31", "115/13/1", "2026-11-26 09:00", "115",
                             "2026-11-26x", "1911/1/1", "20261126"}) {
        EXPECT_EQ(parse_written_day(text), std::nullopt) << text;
    }
}

TEST(WrittenTime, IsReadAsClocksAndSpreadsheetsShowIt) {
    using std::chrono::minutes;
    const std::map<std::string, int> times{
        {"9:30", 570},      {"09:30", 570},         {"09:30:00", 570}, {"09：30", 570}, {"０９：３０", 570},
        {"上午 9:30", 570}, {"下午 01:30:00", 810}, {"1:30 PM", 810},  {"12:00 AM", 0}, {"上午 12:05", 5},
        {"下午12:05", 725}, {"24:00", 1440},        {"00:00", 0}};
    for (const auto& [text, minute] : times) {
        EXPECT_EQ(parse_written_minute(text), minutes(minute)) << text;
    }
    for (const auto* text : {"", "9", "9:3", "24:01", "09:60", "09:30:15", "13:00 PM", "9h30", "0930", "9:30x"}) {
        EXPECT_EQ(parse_written_minute(text), std::nullopt) << text;
    }
}

TEST_F(Written, IdsInFullWidthAreTheSameIds) {
    replace("participants.csv", "p1,aoba", "ｐ１,ａｏｂａ");
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->participants[0].id.str(), "p1");
    append("participants.csv", "Ｐ１,home,林大同,,,,,,,\nｐ１,home,林大同,,,,,,,\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:6: id: \"p1\" is on line 2 already")));
}

TEST_F(Written, ANationalIdIsSeenInEveryGuise) {
    for (const std::string text : {"A123456789", "a123456789", "Ａ１２３４５６７８９", "A 123 456 789", "A800000014",
                                   "AC12345678", "(A223456789)", "ID: F131232216", "A123-456-789"}) {
        EXPECT_TRUE(holds_national_id(text)) << text;
    }
    for (const std::string text :
         {"A323456789", "AB1234567", "A1234567890", "XA123456789", "4710088432", "", "王小明"}) {
        EXPECT_FALSE(holds_national_id(text)) << text;
    }
    replace("participants.csv", "lib-77;x 1", "lib-77;ａ１２３４５６７８９");
    EXPECT_THAT(lines(), ElementsAre(AllOf(StartsWith("participants.csv:3: codes: this looks like a national ID"),
                                           Not(HasSubstr("５６７")))));
}

TEST_F(Written, ACellThatLooksLikeAFormulaIsAWarningAndAPhoneNumberIsNoError) {
    replace("participants.csv", "王小明", "=HYPERLINK(1)");
    replace("delegations.csv", "本地教師", "+886 4 1234");
    EXPECT_THAT(
        lines(),
        ElementsAre(StartsWith("delegations.csv:3: warning: name: the text begins like a formula: \"+886 4 1234\""),
                    StartsWith("participants.csv:4: warning: name: the text begins like a formula")));
    EXPECT_TRUE(read().ok());
}

TEST_F(Written, TheApostropheThatGuardsACellIsTakenOffAgain) {
    replace("participants.csv", "王小明", "'=HYPERLINK(1)");
    EXPECT_EQ(read().package->participants[2].name, "=HYPERLINK(1)");
    replace("participants.csv", "'=HYPERLINK(1)", "'t Hooft");
    EXPECT_EQ(read().package->participants[2].name, "'t Hooft");
}

TEST_F(Written, EmptyRowsAndColumnsOfASpreadsheetAreSkipped) {
    std::string text = "id,name,kind,lon,lat,,,\nhall,大禮堂,room,120.66,24.17,,,\n";
    for (int i = 0; i < 300'000; ++i) {
        text += i % 2 == 0 ? ",,,,,,,\n" : ",　,,,,,,\n";
    }
    write("places.csv", text);
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(Written, ACellUnderNoHeaderIsNamedOnce) {
    write("places.csv", "id,name,kind,lon,lat,\nhall,大禮堂,room,120.66,24.17,note\na,b,room,1,2,other\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: warning: the column of \"note\" has no name")));
}

TEST_F(Written, TwoItemsInOneRoomAtATimeAreAWarning) {
    append("programme.csv", "talk,2026-11-26,09:45,10:15,演講,,hall,,,\nnext,2026-11-26,10:15,10:20,休息,,hall,,,\n");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("programme.csv:4: warning: place: \"talk\" is at the place of \"welcome\"")));
}

TEST_F(Written, AShortItemWithinALongOneDoesNotHideThatTheNextOneOverlapsToo) {
    append("programme.csv", "long,2026-11-26,13:00,16:00,工作坊,,hall,,,\nshort,2026-11-26,13:10,13:20,合影,,hall,,,\n"
                            "late,2026-11-26,15:00,15:30,座談,,hall,,,\n");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("\"short\" is at the place of \"long\""),
                                     HasSubstr("\"late\" is at the place of \"long\"")));
}

TEST_F(Written, AClassThatASpreadsheetTookForADayIsAWarning) {
    write("participants.csv", "id,delegation,name,group,buddy_class,title\n"
                              "p1,aoba,佐藤 美咲,3月1日,2026-03-02,3月1日\n"
                              "1-Mar,aoba,田中 湊,Mar-01,3-1,\n"
                              "p3,home,王小明,高二-3,May-B,\np4,aoba,林 葵,A,,\np5,aoba,森 蓮,B,,\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:2: warning: group: a spreadsheet may have turned"),
                                     StartsWith("participants.csv:2: warning: buddy_class: "),
                                     StartsWith("participants.csv:3: warning: id: "),
                                     AllOf(StartsWith("participants.csv:3: warning: group: "), HasSubstr("as text"))));
}

TEST_F(Written, TwoDoorsOfOneAreaForTheSamePeopleAreAWarning) {
    append("checkpoints.csv", "back,gate,後門,campus,in,,16:00,18:00,,,no,,\n"
                              "late,gate,夜間,campus,in,,18:00,19:00,,,no,,\n"
                              "leave,gate,離場,campus,out,,,,,,no,,\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("checkpoints.csv:4: warning: opens: \"back\" and \"gate\" are open")));
}

TEST_F(Written, AnEventWithoutIssuersOrPrivacyNoticeIsAWarningThatSaysWhatIsMissing) {
    replace("event.toml", "issuers = [\"" + core::to_hex(test::folder_key().key.public_key().bytes) + "\"]\n", "");
    replace("event.toml", "privacy_notice = \"個資蒐集告知\"", "privacy_notice = \"\"");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("event.toml: warning: issuers: there is no public key yet"),
                            AllOf(StartsWith("event.toml:5: warning: privacy_notice: "), HasSubstr("個資蒐集告知"))));
    EXPECT_TRUE(read().ok());
    append("event.toml", "sample = true\n");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("issuers")));
}

} // namespace
} // namespace kiosk::event
