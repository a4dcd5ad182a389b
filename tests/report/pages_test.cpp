// Pages that are no tables, opened again: certificates, the summary, the alliance's map.
#include <array>
#include <cstdio>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "platform/file.hpp"
#include "report/alliance.hpp"
#include "report/alliance_page.hpp"
#include "report/certificates.hpp"
#include "report/hours.hpp"
#include "report/opened_files.hpp"
#include "report/recorded_day.hpp"
#include "report/sdg_colours.hpp"
#include "report/summary_page.hpp"
#include "report/xlsx_writer.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

RecordedDay trained() {
    RecordedDay day;
    day.record.event.regional_office = 4;
    day.record.programme[0].sdgs = {4, 17};
    day.person("jp-01").name = kLongName;
    day.person("jp-02").name = kThai;
    day.person("jp-02").language = "th";
    for (const auto* who : {"jp-01", "jp-02"}) {
        day.in(who, "gate", 8, 31);
        day.in(who, "workshop", 13, 5);
    }
    return day;
}

const map::Scene& taiwan() {
    static const auto scene = [] {
        const auto folder = std::filesystem::path(KIOSK_SOURCE_DIR) / "data/map";
        const auto read = [&](const char* name) { return must(platform::read_file(folder / name, 32U << 20U)); };
        const auto towns = read("towns.json");
        const auto names = read("names.json");
        const auto regions = read("regions.json");
        return must(map::build_scene({{"towns", towns}, {"names", names}, {"regions", regions}}));
    }();
    return scene;
}

std::string flat(const std::string& page) {
    return without_blanks(page);
}

TEST(CertificatePages, EachHasANameItsHoursAndTheEntriesThatSaySo) {
    for (const std::string language : {"zh-TW", "en", "ja", "zh-TW,en", "th"}) {
        const auto made = must(report::certificates(trained().record, words_in(language), {}, {}));
        const auto pdf = must(report::write_certificates(made));
        const auto pages = pages_of(pdf.bytes);
        ASSERT_EQ(pages.size(), 2U) << language;
        EXPECT_THAT(pdf.warnings, IsEmpty());
        EXPECT_THAT(flat(pages[0]), AllOf(HasSubstr(without_blanks(kLongName)), HasSubstr("01010101:2"))) << language;
        EXPECT_THAT(flat(pages[1]), HasSubstr(without_blanks(kThai))) << language;
        EXPECT_EQ(pdf.bytes, must(report::write_certificates(made)).bytes);
    }
    const auto zh = must(report::certificates(trained().record, words_in("zh-TW"), {}, {}));
    EXPECT_THAT(flat(pages_of(must(report::write_certificates(zh)).bytes)[1]),
                AllOf(HasSubstr("研習證明"), HasSubstr("茲證明"), HasSubstr("核給研習時數2小時"),
                      HasSubstr("節目workshop"), HasSubstr("中華民國115年11月26日")));
}

TEST(CertificatePages, ManyCoursesEndWithHowManyMore) {
    auto day = trained();
    for (int i = 0; i < 40; ++i)
        day.record.event.report.courses.push_back({"C-" + std::to_string(i),
                                                   core::Texts{{{"", "課程"}}},
                                                   std::chrono::minutes{60},
                                                   {core::CheckpointId{"gate"}}});
    const auto made = must(report::certificates(day.record, words_in("zh-TW"), {}, {}));
    const auto text = flat(pages_of(must(report::write_certificates(made)).bytes).at(0));
    EXPECT_THAT(text, AllOf(HasSubstr("C-10"), HasSubstr("+29"), HasSubstr("核給研習時數40小時")));
}

TEST(HoursPages, AreTypedInTheWorkbook) {
    const auto document = must(report::course_hours(trained().record, words_in("zh-TW"), {}));
    Workbook book(must(report::write_xlsx(document)));
    EXPECT_EQ(book.cell(1, "F7"), "時數");
    EXPECT_EQ(book.cell(1, "F8"), "2");
    EXPECT_EQ(book.cell(1, "A12"), "=COUNTIF(G8:G11,\"全程\")");
}

TEST(SummaryPage, HasEveryFigureAndNoName) {
    const auto summary = must(report::summarise(trained().record, {}));
    for (const std::string language : {"zh-TW", "en", "ja", "zh-TW,en", "th"}) {
        const auto pdf = must(report::write_summary_pdf(summary, words_in(language), &taiwan()));
        const auto pages = pages_of(pdf.bytes);
        ASSERT_EQ(pages.size(), 1U) << language;
        EXPECT_THAT(pdf.warnings, IsEmpty());
        EXPECT_THAT(flat(pages[0]), AllOf(Not(HasSubstr("Maximiliana")), Not(HasSubstr("สมหญิง"))));
        EXPECT_THAT(flat(pages[0]), HasSubstr("2/4")) << language;
    }
    const auto zh = flat(pages_of(must(report::write_summary_pdf(summary, words_in("zh-TW"), &taiwan())).bytes)[0]);
    EXPECT_THAT(zh, AllOf(HasSubstr("成果摘要"), HasSubstr("第4區辦事處"), HasSubstr("實到人數"), HasSubstr("優質教育"),
                          HasSubstr("1場，1小時"), HasSubstr("最多在08:30，2人"), HasSubstr("本頁不含任何姓名")));
}

TEST(SummaryPage, AnEventWithoutEntriesOrProgrammeIsASentence) {
    RecordedDay day;
    day.record.programme.clear();
    day.record.checkpoints.clear();
    const auto summary = must(report::summarise(day.record, {}));
    const auto text = flat(pages_of(must(report::write_summary_pdf(summary, words_in("zh-TW"), nullptr)).bytes)[0]);
    EXPECT_THAT(text, AllOf(HasSubstr("沒有任何一筆報到紀錄"), HasSubstr("行程沒有標示永續發展目標")));
}

TEST(SummaryPage, GoalsHaveTheColoursOfTheSharedTable) {
    const auto table = nlohmann::json::parse(
        must(platform::read_file(std::filesystem::path(KIOSK_SOURCE_DIR) / "data/domain/sdgs.json", 1U << 20U)));
    ASSERT_EQ(table["sdgs"].size(), 17U);
    const auto hex = [](print::Colour colour) {
        std::array<char, 8> text{};
        std::snprintf(text.data(), text.size(), "#%02X%02X%02X", colour.red, colour.green, colour.blue);
        return std::string(text.data());
    };
    for (const auto& goal : table["sdgs"]) {
        const auto colours = report::sdg_colours(goal["no"].get<int>());
        EXPECT_EQ(hex(colours.ground), goal["hex"].get<std::string>());
        EXPECT_EQ(hex(colours.ink), goal["textColour"].get<std::string>());
    }
}

TEST(SummaryPage, IsAPictureTooAndTheSameEveryTime) {
    const auto summary = must(report::summarise(trained().record, {}));
    const auto one = must(report::write_summary_png(summary, words_in("zh-TW"), &taiwan())).png;
    EXPECT_THAT(one, StartsWith("\x89PNG"));
    EXPECT_EQ(one, must(report::write_summary_png(summary, words_in("zh-TW"), &taiwan())).png);
    EXPECT_EQ(must(report::write_summary_pdf(summary, words_in("zh-TW"), &taiwan())).bytes,
              must(report::write_summary_pdf(summary, words_in("zh-TW"), &taiwan())).bytes);
}

TEST(AlliancePages, BeginWithTheMapAndGoOnWithTheTables) {
    const auto text = report::write_visit_file(must(report::summarise(trained().record, {})));
    const std::vector visits{must(report::parse_visit_file(text, "a.json"))};
    const auto wording = words_in("zh-TW");
    const auto document = must(report::alliance_tables(visits, wording));
    const auto pdf = must(report::write_alliance_pdf(document, visits, wording, &taiwan()));
    const auto pages = pages_of(pdf.bytes);
    ASSERT_EQ(pages.size(), 6U);
    EXPECT_THAT(flat(pages[0]), AllOf(HasSubstr("年度交流統計"), HasSubstr("第4區辦事處"), HasSubstr("第1頁，共6頁")));
    EXPECT_THAT(flat(pages[1]), AllOf(HasSubstr("各區辦事處"), HasSubstr("來賓2人")));
    Workbook book(must(report::write_xlsx(document)));
    EXPECT_EQ(book.cell(1, "A4"), "第 4 區辦事處");
    EXPECT_EQ(book.cell(1, "C4"), "2");
}

} // namespace
} // namespace kiosk::test
