#include "report/roster.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using report::plain;
using report::Stayed;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

report::Document roster(const RecordedDay& day) {
    return must(report::actual_roster(day.record, words_in("zh-TW"), {}, {}));
}

TEST(Roster, HasTheProgrammeThenStudentsTeachersAndEscortsApartThenTheSums) {
    RecordedDay day;
    day.person("jp-03").role = "principal";
    day.person("jp-04").role = "parent";
    std::vector<std::string> subtitles;
    for (const auto& paper : roster(day).papers) subtitles.push_back(plain(paper.subtitle));
    EXPECT_THAT(subtitles, ElementsAre("活動行程", "海野學園 學生", "海野學園 教師", "海野學園 隨行人員",
                                       "椰林中學 學生", "本地教師 教師", "人數彙總"));
}

TEST(Roster, EachRowHasItsEvidence) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "lunch", 12, 5);
    day.out("jp-01", "exit", 15, 46);
    day.in("jp-02", "gate", 8, 40);
    day.person("jp-02").photo = false;
    const auto paper = roster(day).papers.at(1);
    EXPECT_THAT(lines(paper, "|"),
                ElementsAre("1|海野學園|學生|青木 みなも|全日|08:31|15:46|01010101:1, 01010101:3|",
                            "2|海野學園|學生|白川 そら|半日|08:40|08:40|01010101:4|未授權",
                            "3|海野學園|學生|緑谷 はる|未到||||", "4|海野學園|學生|黒田 ゆき|未到||||"));
    EXPECT_THAT(totals(paper), ElementsAre(1, 1, 2));
}

TEST(Roster, AnExcuseStandsWhereTheEvidenceIsOfWhoWasNotThereAllDay) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.out("jp-01", "exit", 15, 46);
    day.in("jp-02", "gate", 8, 40);
    for (const auto* who : {"jp-01", "jp-02", "jp-03"})
        day.record.excuses[kFirstDay][core::ParticipantId{who}].reason = "official";
    const auto paper = roster(day).papers.at(1);
    EXPECT_EQ(text(paper, 0, "entries"), "01010101:1, 01010101:2");
    EXPECT_EQ(text(paper, 1, "entries"), "01010101:3, 公假");
    EXPECT_EQ(text(paper, 2, "entries"), "公假");
    EXPECT_FALSE(cell(paper, 2, "stayed").alarm);
    EXPECT_TRUE(cell(paper, 3, "stayed").alarm);
    EXPECT_THAT(totals(paper), ElementsAre(1, 1, 2)) << "an excuse is no attendance";
}

TEST(Roster, WholeAndHalfDaysAreWhatTheRecordsShow) {
    report::DayAttendance attended;
    EXPECT_EQ(report::stayed(attended, true, true), Stayed::Absent);
    attended.morning.emplace();
    EXPECT_EQ(report::stayed(attended, true, true), Stayed::HalfDay);
    EXPECT_EQ(report::stayed(attended, true, false), Stayed::FullDay) << "there is nothing in the afternoon";
    EXPECT_EQ(report::stayed(attended, false, true), Stayed::HalfDay);
    EXPECT_EQ(report::stayed(attended, false, false), Stayed::HalfDay);
    attended.left = report::ClockTime{core::MinuteOfDay{12 * 60 + 59}};
    EXPECT_EQ(report::stayed(attended, true, true), Stayed::HalfDay);
    attended.left = report::ClockTime{core::MinuteOfDay{13 * 60}};
    EXPECT_EQ(report::stayed(attended, true, true), Stayed::FullDay);
    attended.left.reset();
    attended.afternoon.emplace();
    EXPECT_EQ(report::stayed(attended, true, true), Stayed::FullDay);
    attended.morning.reset();
    EXPECT_EQ(report::stayed(attended, true, true), Stayed::HalfDay);
}

TEST(Roster, TheProgrammeIsThatOfTheDayAsItTakesPlace) {
    RecordedDay day;
    day.record.programme[0].place_text = core::Texts{{{"zh-TW", "2F 大禮堂"}}};
    day.record.programme[0].sdgs = {4, 17};
    day.record.programme[1].status = core::ItemStatus::Cancelled;
    EXPECT_THAT(lines(roster(day).papers.at(0), "|"), ElementsAre("09:30–10:30|節目 opening|2F 大禮堂|4, 17"));
    day.record.programme.clear();
    EXPECT_THAT(roster(day).papers.at(0).rows, IsEmpty());
    EXPECT_EQ(plain(roster(day).papers.at(0).nothing), "當日未排節目");
}

TEST(Roster, AfterThePurgeTheSumsAreWhatTheyWere) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("home-01", "gate", 8, 31);
    const auto before = totals(roster(day).papers.back());
    day.record.purged = true;
    for (auto& person : day.record.participants) {
        person.name = person.latin = "";
        person.photo = false;
    }
    EXPECT_EQ(lines(roster(day).papers.at(1), "|").at(1), "2|海野學園|學生|jp-02|未到||||")
        << "nobody knows who agreed";
    EXPECT_EQ(totals(roster(day).papers.back()), before);
    EXPECT_THAT(plain(roster(day).papers.back().notes.at(0)), HasSubstr("姓名已於保存期限後刪除"));
}

TEST(Roster, TheSubsidyIsCountedByTheEventsRates) {
    RecordedDay day;
    day.record.event.report.rates[core::PersonKind::Student] = {500, 250};
    day.record.event.report.due = kSecondDay;
    day.in("jp-01", "gate", 8, 31);
    day.out("jp-01", "exit", 15, 46);
    day.in("jp-02", "gate", 8, 40);
    day.in("home-01", "gate", 8, 40);
    const auto sums = roster(day).papers.back();
    EXPECT_THAT(lines(sums, "|"), ElementsAre("海野學園|學生|1|1|2|全日 500 元，半日 250 元|750",
                                              "椰林中學|學生|0|0|3|全日 500 元，半日 250 元|0",
                                              "本地教師|教師|1|0|1|全日 0 元，半日 0 元|0"));
    EXPECT_THAT(totals(sums), ElementsAre(2, 1, 6, 750));
    EXPECT_EQ(plain(sums.totals.back().words), "補助合計 750 元");
    EXPECT_EQ(plain(sums.fields.back().value), "中華民國115年11月27日 星期五");
}

// Full days, half days and absences of every paper are its rows, the sums are those of the papers and of the whole
// roster, and the subsidy is what the rates make of them.
RC_GTEST_PROP(RosterTotals, FullHalfAndAbsentAreTheRoster, ()) {
    RecordedDay day;
    day.record.event.report.rates[core::PersonKind::Student] = {500, 250};
    day.record.event.report.rates[core::PersonKind::Teacher] = {800, 300};
    const auto count = *rc::gen::inRange(0, 30);
    std::vector<std::pair<int, std::pair<int, int>>> events; // minute, who, door
    for (int i = 0; i < count; ++i)
        events.push_back({*rc::gen::inRange(0, 1'440), {*rc::gen::inRange(0, 9), *rc::gen::inRange(0, 5)}});
    std::ranges::sort(events);
    for (const auto& [minute, what] : events) {
        const auto& person = day.record.participants[static_cast<std::size_t>(what.first)];
        const auto door = day.record.checkpoints[static_cast<std::size_t>(what.second)].id.str();
        day.saw(core::subject_of(person.id), door, minute / 60, minute % 60, door != "exit");
    }
    const auto document = roster(day);
    std::int64_t rows = 0;
    for (std::size_t i = 1; i + 1 < document.papers.size(); ++i) {
        const auto& paper = document.papers[i];
        const auto found = totals(paper);
        RC_ASSERT(found[0] + found[1] + found[2] == static_cast<std::int64_t>(paper.rows.size()));
        rows += static_cast<std::int64_t>(paper.rows.size());
        std::map<std::string, std::int64_t> stayed;
        for (const auto& row : paper.rows) ++stayed[cell_text(row.at(4))];
        RC_ASSERT(stayed["全日"] == found[0]);
        RC_ASSERT(stayed["半日"] == found[1]);
        RC_ASSERT(stayed["未到"] == found[2]);
        const auto& sum = document.papers.back().rows.at(i - 1);
        for (std::size_t column = 0; column < 3; ++column)
            RC_ASSERT(std::get<std::int64_t>(sum.at(2 + column).value) == found[column]);
        const bool students = cell_text(sum.at(1)) == "學生";
        RC_ASSERT(std::get<std::int64_t>(sum.at(6).value) ==
                  (students ? 500 * found[0] + 250 * found[1] : 800 * found[0] + 300 * found[1]));
    }
    const auto& last = document.papers.back();
    const auto sums = totals(last);
    RC_ASSERT(rows == 9);
    RC_ASSERT(sums[0] + sums[1] + sums[2] == 9);
    for (const auto& [column, total] : {std::pair{2, 0}, {3, 1}, {4, 2}, {6, 3}}) {
        std::int64_t sum = 0;
        for (const auto& row : last.rows) sum += std::get<std::int64_t>(row.at(static_cast<std::size_t>(column)).value);
        RC_ASSERT(sum == sums.at(static_cast<std::size_t>(total)));
    }
}

} // namespace
} // namespace kiosk::test
