#include "report/signin.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/rules/staff.hpp"
#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::Document;
using report::Paper;
using report::plain;
using report::SigninOptions;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Document sheet_of(const RecordedDay& day, const SigninOptions& options = {}, const std::string& language = "zh-TW") {
    return must(report::signin_sheet(day.record, words_in(language), options));
}

SigninOptions only(const std::string& delegation) {
    SigninOptions options;
    options.scope.delegation = core::DelegationId{delegation};
    return options;
}

std::string all_notes(const Paper& paper) {
    std::string all;
    for (const auto& note : paper.notes) all += plain(note) + "\n";
    return all;
}

TEST(Signin, EachDelegationHasASheetForEachDayAndEveryoneOnItARowInTheRostersOrder) {
    RecordedDay day;
    day.record.event.last_day = kSecondDay;
    const auto document = sheet_of(day);
    ASSERT_EQ(document.papers.size(), 6U);
    EXPECT_EQ(plain(document.papers[0].subtitle), "海野學園");
    EXPECT_EQ(document.papers[0].day, kFirstDay);
    EXPECT_EQ(document.papers[5].day, kSecondDay);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < document.papers[0].rows.size(); ++i)
        names.push_back(text(document.papers[0], i, "name"));
    EXPECT_THAT(names, ElementsAre("青木 みなも", "白川 そら", "緑谷 はる", "黒田 ゆき"));
}

TEST(Signin, ARowSaysWhenSomebodyCameAndWentAndWhatIsToBeNoted) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "workshop", 13, 21).late = true;
    day.out("jp-01", "exit", 15, 46);
    day.in("jp-02", "gate", 8, 40);
    day.in("jp-03", "workshop", 13, 5).time_unsure = true;
    const auto paper = sheet_of(day, only("jp")).papers.at(0);
    EXPECT_EQ(text(paper, 0, "number"), "1");
    EXPECT_EQ(text(paper, 0, "affiliation"), "海野學園");
    EXPECT_EQ(text(paper, 0, "title"), "學生") << "the role where the roster has no title";
    EXPECT_EQ(text(paper, 0, "morning"), "08:31");
    EXPECT_EQ(text(paper, 0, "afternoon"), "13:21");
    EXPECT_EQ(text(paper, 0, "left"), "15:46");
    EXPECT_EQ(text(paper, 0, "meal"), "全素");
    EXPECT_EQ(text(paper, 0, "remark"), "下午遲到 11 分");
    EXPECT_EQ(text(paper, 1, "remark"), "下午未到") << "the workshop has a door, and expects this guest";
    EXPECT_EQ(text(paper, 2, "remark"), "上午未到、時間待確認");
    EXPECT_EQ(text(paper, 3, "remark"), "缺席");
    EXPECT_TRUE(cell(paper, 3, "remark").alarm);
    EXPECT_TRUE(cell(paper, 3, "morning").missing);
    EXPECT_THAT(totals(paper), ElementsAre(4, 3, 1));
    EXPECT_THAT(all_notes(paper), HasSubstr("時鐘未經確認"));
}

TEST(Signin, WhoIsExcusedOnThatDayIsNotAbsentWithoutAWord) {
    RecordedDay day;
    day.in("jp-02", "gate", 8, 40);
    core::Excuses& excuses = day.record.excuses[kFirstDay];
    excuses[core::ParticipantId{"jp-01"}].reason = "ill";
    excuses[core::ParticipantId{"jp-02"}].reason = "official";
    day.record.excuses[kSecondDay][core::ParticipantId{"jp-03"}].reason = "ill";
    const auto paper = sheet_of(day, only("jp")).papers.at(0);
    EXPECT_EQ(text(paper, 0, "remark"), "病假");
    EXPECT_FALSE(cell(paper, 0, "remark").alarm);
    EXPECT_EQ(text(paper, 1, "remark"), "下午未到、公假") << "half a day";
    EXPECT_EQ(text(paper, 2, "remark"), "缺席") << "excused on another day";
    EXPECT_THAT(totals(paper), ElementsAre(4, 1, 3));
    for (const auto& catalogue : catalogues())
        for (const auto reason : core::kExcuseReasons)
            EXPECT_TRUE(catalogue.has("report.excused_" + std::string(reason))) << catalogue.language() << reason;
}

TEST(Signin, SaysWhoRegisteredAtTheDoorWhoStandsInForWhomAndWhatIsFromPaper) {
    RecordedDay day;
    day.in("jp-02", "gate", 8, 31).paper = true;
    day.in("jp-03", "gate", 8, 31);
    day.in("jp-03", "workshop", 13, 0);
    day.record.walk_ins.insert(core::ParticipantId{"jp-03"});
    day.record.stand_ins[kFirstDay][core::ParticipantId{"jp-01"}] = {core::ParticipantId{"jp-03"}, {}};
    const auto document = sheet_of(day, only("jp"));
    const auto& paper = document.papers.at(0);
    EXPECT_EQ(text(paper, 0, "remark"), "由 緑谷 はる 代理");
    EXPECT_FALSE(cell(paper, 0, "remark").alarm);
    EXPECT_EQ(text(paper, 1, "remark"), "下午未到、補登");
    EXPECT_EQ(text(paper, 2, "remark"), "現場報名、代理 青木 みなも");
    EXPECT_THAT(all_notes(paper), HasSubstr("有 1 筆由老師依紙本補登。"));
}

TEST(Signin, WhoLeftInTheAfternoonWasThereInTheAfternoon) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.out("jp-01", "exit", 15, 41);
    day.in("jp-02", "gate", 8, 31);
    day.out("jp-02", "exit", 12, 30);
    const auto paper = sheet_of(day, only("jp")).papers.at(0);
    EXPECT_EQ(text(paper, 0, "remark"), "");
    EXPECT_EQ(text(paper, 1, "remark"), "下午未到");
}

TEST(Signin, AnAfternoonWithoutADoorOfItsOwnIsMissedByNobody) {
    RecordedDay day;
    day.in("sg-01", "gate", 8, 31);
    const auto paper = sheet_of(day, only("sg")).papers.at(0);
    EXPECT_EQ(text(paper, 0, "remark"), "");
}

TEST(Signin, WhoWasCountedTogetherAndWhoIsOnNoRosterIsSaidBelow) {
    RecordedDay day;
    day.saw(core::subject_of(core::DelegationId{"jp"}), "gate", 9, 0).people = 28;
    day.saw(core::subject_of(core::BadgeId{77}), "gate", 9, 0);
    day.in("jp-01", "gate", 9, 0, kFirstDay - std::chrono::days{400});
    const auto paper = sheet_of(day, only("jp")).papers.at(0);
    EXPECT_THAT(all_notes(paper), AllOf(HasSubstr("28 人"), HasSubstr("不在這份名單上"), HasSubstr("1 筆")));
}

TEST(Signin, AnEventWithoutEntriesOrPeopleOrProgrammeSaysSo) {
    RecordedDay day;
    day.record.programme.clear();
    day.record.participants.clear();
    auto paper = sheet_of(day, only("jp")).papers.at(0);
    EXPECT_THAT(paper.rows, IsEmpty());
    EXPECT_EQ(plain(paper.nothing), "名冊上沒有這個團體的成員。");
    EXPECT_EQ(plain(paper.fields.at(4).value), "當日未排節目");
    paper = sheet_of(RecordedDay(), only("jp")).papers.at(0);
    EXPECT_THAT(all_notes(paper), HasSubstr("沒有任何一筆報到紀錄"));
    day.record.delegations.clear();
    const auto none = report::signin_sheet(day.record, words_in("zh-TW"), {});
    ASSERT_FALSE(none);
    EXPECT_THAT(none.error().detail, HasSubstr("no delegations"));
}

TEST(Signin, AfterThePurgeTheNumbersAreWhatTheyWere) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("home-01", "gate", 8, 31);
    const auto before = sheet_of(day);
    day.record.purged = true;
    for (auto& person : day.record.participants) person.name = person.latin = person.title = "";
    const auto after = sheet_of(day);
    for (std::size_t i = 0; i < before.papers.size(); ++i) {
        EXPECT_EQ(totals(after.papers[i]), totals(before.papers[i]));
        EXPECT_THAT(all_notes(after.papers[i]), HasSubstr("姓名已於保存期限後刪除"));
    }
    EXPECT_EQ(text(after.papers[0], 0, "name"), "jp-01");
    EXPECT_EQ(text(after.papers[0], 0, "morning"), "08:31");
}

TEST(Signin, ToSignThereAreCellsOfTwelveMillimetresBesideTheTimes) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    auto options = only("jp");
    options.sign = true;
    const auto paper = sheet_of(day, options).papers.at(0);
    EXPECT_EQ(paper.row_height, 12);
    EXPECT_EQ(text(paper, 0, "morning"), "08:31");
    EXPECT_EQ(text(paper, 0, "morning_signature"), "");
    EXPECT_EQ(std::ranges::count(paper.columns, true, &report::Column::by_hand), 2);
}

TEST(Signin, BeforeTheDayNothingIsFilledInButWhoIsExpected) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    auto options = only("jp");
    options.blank = true;
    const auto paper = sheet_of(day, options).papers.at(0);
    for (const auto* column : {"morning", "afternoon", "left", "remark"}) {
        EXPECT_EQ(text(paper, 0, column), "") << column;
        EXPECT_FALSE(cell(paper, 0, column).missing) << column;
    }
    EXPECT_EQ(paper.totals[0].value, 4);
    EXPECT_FALSE(paper.totals[1].value);
    EXPECT_THAT(paper.notes, IsEmpty());
}

TEST(Signin, ColumnsStandAsTheyWereAskedForInEitherLanguage) {
    const auto columns = must(report::parse_columns("姓名,number,備註"));
    SigninOptions options = only("jp");
    options.columns = columns;
    const auto paper = sheet_of(RecordedDay(), options).papers.at(0);
    std::vector<std::string> ids;
    for (const auto& column : paper.columns) ids.push_back(column.id);
    EXPECT_THAT(ids, ElementsAre("name", "number", "remark"));
    EXPECT_FALSE(paper.totals[1].count) << "no times to count";
    for (const auto* wrong : {"", "nmae", "name,name", "name,", ",name"}) {
        const auto refused = report::parse_columns(wrong);
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().kind, core::ErrorKind::Usage) << wrong;
    }
    EXPECT_THAT(report::parse_columns("nmae").error().detail, HasSubstr("\"name\""));
}

TEST(Signin, DaysAndDelegationsThatAreNotOfTheEventAreWrongUsage) {
    SigninOptions options;
    options.scope.day = kSecondDay;
    auto refused = report::signin_sheet(RecordedDay().record, words_in("zh-TW"), options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, core::ErrorKind::Usage);
    refused = report::signin_sheet(RecordedDay().record, words_in("zh-TW"), only("jq"));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().detail, HasSubstr("jp, sg, home"));
}

TEST(Signin, TwoLanguagesStandBesideEachOther) {
    const auto paper = sheet_of(RecordedDay(), only("jp"), "zh-TW,en").papers.at(0);
    EXPECT_EQ(plain(paper.title), "簽到表 Sign-in sheet");
    EXPECT_EQ(paper.title.size(), 2U);
    EXPECT_EQ(plain(paper.date), "中華民國115年11月26日 星期四 Thursday, 26 November 2026");
    for (const auto* wrong : {"", "xx", "zh-TW,", "zh-TW,zh-TW", "zh-TW,en,ja"})
        EXPECT_FALSE(report::Wording::make(wrong, catalogues())) << wrong;
}

// Whatever is recorded: each row is there or absent, as its own times say, and the totals are those of the rows.
TEST(Signin, TheEventsOwnColumnsAndHeadingStandUnlessOthersAreAskedFor) {
    RecordedDay day;
    auto& rules = day.record.event.report;
    rules.columns = {report::SigninColumn::Name, report::SigninColumn::Number};
    rules.place = core::Texts{{{"zh-TW", "大禮堂"}}};
    rules.undertaker = core::Texts{{{"zh-TW", "國際教育組"}}};
    auto paper = sheet_of(day).papers.at(0);
    EXPECT_EQ(paper.columns.at(0).id, "name");
    EXPECT_EQ(paper.columns.size(), 2U);
    EXPECT_EQ(plain(paper.fields.at(1).value), "大禮堂");
    EXPECT_EQ(plain(paper.fields.at(5).value), "國際教育組");
    SigninOptions options;
    options.columns = {report::SigninColumn::Remark};
    options.heading.undertaker = "教務處";
    paper = sheet_of(day, options).papers.at(0);
    EXPECT_EQ(paper.columns.at(0).id, "remark");
    EXPECT_EQ(plain(paper.fields.at(5).value), "教務處");
}

TEST(Signin, ANumberOfFourDigitsIsWrittenAsTheWritersLookForIt) {
    RecordedDay day;
    const auto one = day.person("jp-01");
    for (int i = 0; i < 1'200; ++i) {
        day.record.participants.push_back(one);
        day.record.participants.back().id = core::ParticipantId{"more-" + std::to_string(i)};
    }
    EXPECT_EQ(plain(sheet_of(day).papers.at(0).totals.at(0).words), "應到 1204 人");
}

RC_GTEST_PROP(SigninTotals, RowsAddUpToTheFooter, ()) {
    RecordedDay day;
    const auto entries = *rc::gen::inRange(0, 40);
    std::vector<std::pair<int, std::pair<int, int>>> events; // minute, who, door
    for (int i = 0; i < entries; ++i)
        events.push_back({*rc::gen::inRange(0, 1'800), {*rc::gen::inRange(0, 9), *rc::gen::inRange(0, 5)}});
    std::ranges::sort(events);
    for (const auto& [minute, what] : events) {
        const auto& person = day.record.participants[static_cast<std::size_t>(what.first)];
        const auto door = day.record.checkpoints[static_cast<std::size_t>(what.second)].id.str();
        day.saw(core::subject_of(person.id), door, minute / 60, minute % 60, door != "exit");
    }
    for (const auto& paper : sheet_of(day).papers) {
        std::int64_t there = 0;
        for (std::size_t i = 0; i < paper.rows.size(); ++i) {
            const bool present = !text(paper, i, "morning").empty() || !text(paper, i, "afternoon").empty();
            RC_ASSERT(present != (text(paper, i, "remark") == "缺席"));
            there += present ? 1 : 0;
        }
        const auto found = totals(paper);
        RC_ASSERT(found[0] == static_cast<std::int64_t>(paper.rows.size()));
        RC_ASSERT(found[1] == there);
        RC_ASSERT(found[1] + found[2] == found[0]);
    }
}

} // namespace
} // namespace kiosk::test
