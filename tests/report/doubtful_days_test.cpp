// Days on which something is missing or in doubt: each paper says so in a sentence, and no page is empty.
#include <functional>
#include <map>

#include <gmock/gmock.h>

#include "report/certificates.hpp"
#include "report/hours.hpp"
#include "report/meals.hpp"
#include "report/opened_files.hpp"
#include "report/pdf_writer.hpp"
#include "report/recorded_day.hpp"
#include "report/roster.hpp"
#include "report/signin.hpp"
#include "report/summary.hpp"
#include "report/summary_page.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

using PaperMaker = std::function<core::Result<report::Document>(const service::EventRecord&, const report::Wording&)>;

const std::map<std::string, PaperMaker>& document_makers() {
    static const std::map<std::string, PaperMaker> kMakers{
        {"signin", [](const auto& record, const auto& wording) { return report::signin_sheet(record, wording, {}); }},
        {"roster",
         [](const auto& record, const auto& wording) { return report::actual_roster(record, wording, {}, {}); }},
        {"hours", [](const auto& record, const auto& wording) { return report::course_hours(record, wording, {}); }},
        {"meals", [](const auto& record, const auto& wording) { return report::meal_counts(record, wording, {}); }}};
    return kMakers;
}

// What each paper of that day says, as it is printed; of one that is not made the sentence why. Every page says more
// than its head and its foot.
std::map<std::string, std::string> printed(const RecordedDay& day) {
    const auto wording = words_in("zh-TW");
    std::map<std::string, std::string> all;
    for (const auto& [name, make] : document_makers()) {
        const auto document = make(day.record, wording);
        if (!document) {
            all[name] = document.error().detail;
            continue;
        }
        for (const auto& paper : document->papers)
            EXPECT_TRUE(!paper.rows.empty() || !report::plain(paper.nothing).empty()) << name;
        for (const auto& page : pages_of(must(report::write_pdf(*document)).bytes))
            all[name] += without_blanks(page) + "\n";
    }
    const auto summary = must(report::summarise(day.record, {}));
    all["summary"] = without_blanks(pages_of(must(report::write_summary_pdf(summary, wording, nullptr)).bytes).at(0));
    const auto certificates = report::certificates(day.record, wording, {}, {});
    all["certificates"] = certificates
                              ? without_blanks(pages_of(must(report::write_certificates(*certificates)).bytes).at(0))
                              : certificates.error().detail;
    return all;
}

TEST(DoubtfulDays, AnEventWithoutSessionsIsASentenceOnEachPaper) {
    RecordedDay day;
    day.record.programme.clear();
    day.record.checkpoints.clear();
    const auto said = printed(day);
    EXPECT_THAT(said.at("signin"), HasSubstr("當日未排節目"));
    EXPECT_THAT(said.at("roster"), HasSubstr("當日未排節目"));
    EXPECT_THAT(said.at("hours"), HasSubstr("這個活動沒有研習課程"));
    EXPECT_THAT(said.at("meals"), HasSubstr("這個活動沒有領餐的報到點"));
    EXPECT_THAT(said.at("summary"), AllOf(HasSubstr("行程沒有標示永續發展目標"), HasSubstr("這個活動沒有報到點")));
    EXPECT_THAT(said.at("certificates"), HasSubstr("the event has no course"));
}

TEST(DoubtfulDays, AnEventWithoutEntriesIsASentenceOnEachPaper) {
    const auto said = printed(RecordedDay());
    EXPECT_THAT(said.at("signin"), HasSubstr("當日沒有任何一筆報到紀錄"));
    EXPECT_THAT(said.at("roster"), HasSubstr("當日沒有任何一筆報到紀錄"));
    EXPECT_THAT(said.at("hours"), HasSubstr("沒有任何一筆報到紀錄"));
    EXPECT_THAT(said.at("meals"), HasSubstr("沒有任何一筆報到紀錄"));
    EXPECT_THAT(said.at("summary"), HasSubstr("沒有任何一筆報到紀錄"));
    EXPECT_THAT(said.at("certificates"), HasSubstr("nobody earned hours"));
}

TEST(DoubtfulDays, AnEventWithoutPeopleIsASentenceOnEachPaper) {
    RecordedDay day;
    day.record.participants.clear();
    auto said = printed(day);
    EXPECT_THAT(said.at("signin"), HasSubstr("名冊上沒有這個團體的成員"));
    EXPECT_THAT(said.at("roster"), HasSubstr("名冊上沒有這個團體的成員"));
    EXPECT_THAT(said.at("hours"), HasSubstr("沒有這門課程的對象"));
    EXPECT_THAT(said.at("meals"), HasSubstr("沒有人登記這一餐"));
    EXPECT_THAT(said.at("summary"), HasSubstr("沒有任何一筆報到紀錄"));
    day.record.delegations.clear();
    said = printed(day);
    EXPECT_THAT(said.at("signin"), HasSubstr("nobody to sign in"));
    EXPECT_THAT(said.at("summary"), HasSubstr("名冊上沒有任何團體"));
}

TEST(DoubtfulDays, AClockThatNobodyConfirmedIsASentenceOnEachPaper) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31).time_unsure = true;
    day.in("jp-01", "workshop", 13, 5).time_unsure = true;
    day.in("jp-01", "lunch", 12, 5);
    auto said = printed(day);
    for (const auto* paper : {"signin", "roster", "hours"})
        EXPECT_THAT(said.at(paper), HasSubstr("有報到機的時鐘未經確認：標示「時間待確認」的時間可能有誤")) << paper;
    for (const auto* paper : {"meals", "summary"})
        EXPECT_THAT(said.at(paper), HasSubstr("有報到機的時鐘未經確認：依時間統計的人數可能有誤")) << paper;
    EXPECT_THAT(said.at("certificates"), HasSubstr("茲證明"))
        << "the hours were earned: nobody is late by such a clock";
    for (auto& [subject, sightings] : day.record.sightings)
        for (auto& each : sightings) each.time_unsure = false;
    for (const auto& [paper, text] : printed(day)) EXPECT_THAT(text, Not(HasSubstr("未經確認"))) << paper;
}

TEST(DoubtfulDays, AnEveningThatEndsAfterMidnightIsASentenceWhereItsTimesStand) {
    RecordedDay day;
    day.record.programme[1].starts = core::MinuteOfDay{23 * 60 + 50};
    day.record.programme[1].ends = core::MinuteOfDay{24 * 60};
    day.door("workshop").day.reset();
    day.in("jp-02", "gate", 0, 5, kSecondDay);
    day.in("jp-02", "workshop", 0, 10, kSecondDay);
    day.out("jp-02", "exit", 0, 40, kSecondDay);
    const auto said = printed(day);
    for (const auto* paper : {"signin", "roster", "hours", "summary"})
        EXPECT_THAT(said.at(paper), HasSubstr("24:00以後的時間為次日凌晨")) << paper;
    EXPECT_THAT(said.at("signin"), AllOf(HasSubstr("24:05"), HasSubstr("24:40")));
    RecordedDay early;
    early.in("jp-02", "gate", 23, 59);
    for (const auto& [paper, text] : printed(early)) EXPECT_THAT(text, Not(HasSubstr("次日凌晨"))) << paper;
}

TEST(DoubtfulDays, WhoseTimesTheyAreIsASentenceWhereGuestsHaveAnother) {
    RecordedDay day;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "workshop", 13, 5);
    day.in("sg-01", "lunch", 12, 5);
    const auto said = printed(day);
    for (const auto* paper : {"signin", "roster", "hours", "meals", "summary"})
        EXPECT_THAT(said.at(paper), HasSubstr("時間均為活動所在地時間（UTC+08:00）")) << paper;
    const auto wording = words_in("zh-TW");
    const auto sheets = must(report::signin_sheet(day.record, wording, {})).papers;
    const auto notes = [](const report::Paper& paper) {
        std::vector<std::string> all;
        for (const auto& note : paper.notes) all.push_back(report::plain(note));
        return all;
    };
    EXPECT_THAT(notes(sheets.at(0)), Contains(HasSubstr("UTC+08:00"))) << "Japan is an hour ahead";
    EXPECT_THAT(notes(sheets.at(1)), Not(Contains(HasSubstr("UTC")))) << "Singapore has Taipei's time";
    day.record.delegations[0].country = "SG";
    for (const auto& [paper, text] : printed(day)) EXPECT_THAT(text, Not(HasSubstr("UTC"))) << paper;
}

TEST(DoubtfulDays, EverySentenceFitsTheSummaryInTwoLanguages) {
    RecordedDay day;
    day.in("jp-01", "gate", 0, 31, kSecondDay).time_unsure = true;
    day.in("jp-02", "gate", 9, 0, kFirstDay - std::chrono::days{400});
    const auto summary = must(report::summarise(day.record, {}));
    for (const std::string languages : {"zh-TW,en", "vi,id", "ja,ko"}) {
        const auto wording = words_in(languages);
        const auto page =
            without_blanks(pages_of(must(report::write_summary_pdf(summary, wording, nullptr)).bytes).at(0));
        const core::Args zone{{"zone", summary.zone}};
        for (const auto& phrase : wording.say("zone_time", zone))
            EXPECT_THAT(page, HasSubstr(without_blanks(phrase.text))) << languages;
    }
}

} // namespace
} // namespace kiosk::test
