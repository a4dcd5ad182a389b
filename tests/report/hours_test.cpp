#include "report/hours.hpp"

#include <map>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "report/certificates.hpp"
#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::plain;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

report::Document hours(const RecordedDay& day, const report::Scope& scope = {}) {
    return must(report::course_hours(day.record, words_in("zh-TW"), scope));
}

TEST(Hours, HasARowForEachWhomTheCourseIsForInTheRostersOrder) {
    RecordedDay day;
    day.in("jp-02", "workshop", 13, 5);
    day.in("jp-03", "workshop", 13, 40);
    day.in("home-01", "workshop", 12, 58);
    const auto document = hours(day);
    ASSERT_EQ(document.papers.size(), 1U);
    const auto& paper = document.papers[0];
    EXPECT_EQ(plain(paper.subtitle), "節目 workshop");
    EXPECT_THAT(lines(paper, "|"),
                ElementsAre("1|海野學園|學生|青木 みなも|—|0|不核給|缺席|",
                            "2|海野學園|學生|白川 そら|13:05|2|全程|遲到 5 分|01010101:1",
                            "3|海野學園|學生|緑谷 はる|13:40|0|不核給|遲到 40 分，視同缺席|01010101:2",
                            "4|海野學園|學生|黒田 ゆき|—|0|不核給|缺席|",
                            "5|本地教師|教師|王小明|12:58|2|全程|不在課程對象內|01010101:3"));
    EXPECT_THAT(totals(paper), ElementsAre(2, 0, 3));
}

TEST(Hours, WhoIsExcusedOnThatDayIsNotAbsentWithoutAWord) {
    RecordedDay day;
    day.in("jp-02", "workshop", 13, 40);
    day.in("jp-03", "workshop", 13, 0);
    for (const auto* who : {"jp-01", "jp-02", "jp-03"})
        day.record.excuses[kFirstDay][core::ParticipantId{who}].reason = "ill";
    day.record.excuses[kSecondDay][core::ParticipantId{"jp-04"}].reason = "ill";
    const auto paper = hours(day, {{}, core::DelegationId{"jp"}}).papers.at(0);
    EXPECT_EQ(text(paper, 0, "remark"), "病假");
    EXPECT_FALSE(cell(paper, 0, "remark").alarm);
    EXPECT_EQ(text(paper, 1, "remark"), "遲到 40 分，視同缺席、病假") << "too late to count";
    EXPECT_EQ(text(paper, 2, "remark"), "") << "who came needs none";
    EXPECT_EQ(text(paper, 3, "remark"), "缺席") << "excused on another day";
    EXPECT_TRUE(cell(paper, 3, "remark").alarm);
    EXPECT_THAT(totals(paper), ElementsAre(1, 0, 3)) << "an excuse is no attendance";
}

TEST(Hours, SeveralCoursesEndWithWhatEachPersonHasOfAll) {
    RecordedDay day;
    day.record.event.report.courses = {{"A", {}, std::chrono::minutes{90}, {core::CheckpointId{"hall"}}},
                                       {"B", {}, std::chrono::minutes{60}, {core::CheckpointId{"workshop"}}}};
    day.in("jp-01", "hall", 9, 30);
    day.in("jp-01", "workshop", 13, 0);
    const auto document = hours(day, {{}, core::DelegationId{"jp"}});
    ASSERT_EQ(document.papers.size(), 3U);
    EXPECT_FALSE(document.papers[2].in_csv);
    EXPECT_EQ(lines(document.papers[2], "|").at(0), "1|海野學園|青木 みなも|1.5|1|2.5");
}

TEST(Hours, AnEventWithoutCoursesIsASentence) {
    RecordedDay day;
    day.record.programme.clear();
    const auto document = hours(day);
    ASSERT_EQ(document.papers.size(), 1U);
    EXPECT_THAT(document.papers[0].rows, IsEmpty());
    EXPECT_THAT(plain(document.papers[0].nothing), HasSubstr("這個活動沒有研習課程"));
}

TEST(Hours, WithoutAnyEntryItSaysSo) {
    RecordedDay day;
    EXPECT_EQ(plain(hours(day).papers.at(0).notes.at(0)), "沒有任何一筆報到紀錄。");
}

TEST(Hours, AfterThePurgeTheyAreWhatTheyWere) {
    RecordedDay day;
    day.in("jp-02", "workshop", 13, 5);
    const auto before = totals(hours(day).papers.at(0));
    day.record.purged = true;
    for (auto& person : day.record.participants) person.name = "";
    EXPECT_EQ(totals(hours(day).papers.at(0)), before);
    EXPECT_THAT(plain(hours(day).papers.at(0).notes.at(0)), HasSubstr("姓名已於保存期限後刪除"));
}

TEST(Hours, AreWrittenAsNumbersOfHours) {
    const auto text = [](int minutes) { return report::hours_text(std::chrono::minutes{minutes}); };
    EXPECT_EQ(text(0), "0");
    EXPECT_EQ(text(180), "3");
    EXPECT_EQ(text(90), "1.5");
    EXPECT_EQ(text(80), "1.33");
    EXPECT_EQ(text(63), "1.05");
    EXPECT_EQ(text(59), "0.98");
}

// Whoever is on the paper is in full, in part or not.
RC_GTEST_PROP(HoursTotals, AreTheRows, ()) {
    RecordedDay day;
    auto& rules = day.record.event.report;
    rules.courses = {{"A", {}, std::chrono::minutes{90}, {core::CheckpointId{"hall"}, core::CheckpointId{"workshop"}}}};
    rules.credit = *rc::gen::element(core::CourseCredit::ProRata, core::CourseCredit::FullAttendance);
    const auto count = *rc::gen::inRange(0, 20);
    for (int i = 0; i < count; ++i) {
        const auto& person = day.record.participants[static_cast<std::size_t>(*rc::gen::inRange(0, 9))];
        day.in(person.id.str(), *rc::gen::element<std::string>("hall", "workshop"), *rc::gen::inRange(9, 15), 0);
    }
    const auto paper = hours(day).papers.at(0);
    const auto found = totals(paper);
    RC_ASSERT(found[0] + found[1] + found[2] == static_cast<std::int64_t>(paper.rows.size()));
    std::map<std::string, std::int64_t> results;
    for (const auto& row : paper.rows) ++results[cell_text(row.at(6))];
    RC_ASSERT(results["全程"] == found[0]);
    RC_ASSERT(results["部分"] == found[1]);
    RC_ASSERT(results["不核給"] == found[2]);
    if (rules.credit == core::CourseCredit::FullAttendance) RC_ASSERT(found[1] == 0);
}

// The last paper's sum is that of its courses, and what the certificate says.
RC_GTEST_PROP(HoursTotals, OfAllCoursesAreThoseOfEachAndOfTheCertificate, ()) {
    RecordedDay day;
    auto& rules = day.record.event.report;
    rules.courses = {{"A", {}, std::chrono::minutes{90}, {core::CheckpointId{"hall"}, core::CheckpointId{"gate"}}},
                     {"B", {}, std::chrono::minutes{120}, {core::CheckpointId{"workshop"}}}};
    rules.credit = *rc::gen::element(core::CourseCredit::ProRata, core::CourseCredit::FullAttendance);
    const auto count = *rc::gen::inRange(0, 20);
    for (int i = 0; i < count; ++i) {
        const auto& person = day.record.participants[static_cast<std::size_t>(*rc::gen::inRange(0, 9))];
        day.in(person.id.str(), *rc::gen::element<std::string>("gate", "hall", "workshop"), *rc::gen::inRange(9, 15),
               0);
    }
    const auto wording = words_in("zh-TW");
    const auto papers = hours(day).papers;
    RC_ASSERT(papers.size() == 3U);
    std::map<std::string, std::chrono::minutes> credited; // by name
    for (const auto& row : papers.back().rows) {
        std::chrono::minutes sum{};
        for (const std::size_t column : {3U, 4U})
            if (const auto* given = std::get_if<report::CreditedHours>(&row.at(column).value)) sum += given->length;
        RC_ASSERT(std::get<report::CreditedHours>(row.at(5).value).length == sum);
        if (sum.count() > 0) credited[cell_text(row.at(2))] = sum;
    }
    std::map<std::string, std::chrono::minutes> certified;
    if (const auto made = report::certificates(day.record, wording, {}, {}))
        for (const auto& one : made->all) certified[plain(one.name)] = one.hours;
    RC_ASSERT(certified == credited);
}

// --- certificates

TEST(Certificates, AreForThoseAloneWhoEarnedHours) {
    RecordedDay day;
    day.in("jp-02", "workshop", 13, 5);
    day.in("jp-03", "workshop", 13, 40);
    const auto made = must(report::certificates(day.record, words_in("zh-TW"), {}, {}));
    ASSERT_EQ(made.all.size(), 1U);
    EXPECT_EQ(plain(made.all[0].name), "白川 そら");
    EXPECT_EQ(made.all[0].hours, std::chrono::minutes{120});
    EXPECT_EQ(made.all[0].evidence, "01010101:1");
    EXPECT_EQ(plain(made.all[0].statement), "參加「國際交流參訪」，依實際出席紀錄核給研習時數 2 小時，特此證明。");
    EXPECT_EQ(plain(made.organiser), "示範高級中學");
}

TEST(Certificates, MarkTheEntriesThatAreFromPaper) {
    RecordedDay day;
    day.in("jp-02", "workshop", 13, 5).paper = true;
    const auto made = must(report::certificates(day.record, words_in("zh-TW"), {}, {}));
    EXPECT_EQ(made.all.at(0).evidence, "01010101:1 (補登)");
}

TEST(Certificates, InTwoLanguagesBearTheNameInBothScripts) {
    RecordedDay day;
    day.in("jp-02", "workshop", 13, 5);
    const auto made = must(report::certificates(day.record, words_in("zh-TW,en"), {}, {}));
    EXPECT_EQ(plain(made.all.at(0).name), "白川 そら SHIRAKAWA Sora");
    EXPECT_EQ(made.all[0].statement.size(), 2U);
    EXPECT_THAT(made.all[0].statement[1].text, HasSubstr("“International visit”"));
}

TEST(Certificates, OfNobodyAreASentenceAndNoFile) {
    RecordedDay day;
    const auto wording = words_in("zh-TW");
    EXPECT_THAT(report::certificates(day.record, wording, {}, {}).error().detail, HasSubstr("nobody earned hours"));
    day.record.purged = true;
    EXPECT_THAT(report::certificates(day.record, wording, {}, {}).error().detail, HasSubstr("names"));
    day.record.purged = false;
    day.record.programme.clear();
    EXPECT_THAT(report::certificates(day.record, wording, {}, {}).error().detail, HasSubstr("no course"));
}

} // namespace
} // namespace kiosk::test
