// Files are opened again (opened_files.hpp).
#include <algorithm>

#include <gmock/gmock.h>

#include "report/csv_writer.hpp"
#include "report/opened_files.hpp"
#include "report/page.hpp"
#include "report/pdf_writer.hpp"
#include "report/recorded_day.hpp"
#include "report/signin.hpp"
#include "report/xlsx_writer.hpp"

namespace kiosk::test {
namespace {

using report::Document;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

RecordedDay visited() {
    RecordedDay day;
    day.person("sg-01").name = kLongName;
    day.person("sg-02").name = kThai;
    day.person("sg-02").language = "th";
    day.person("sg-03").name = kLongWord;
    day.in("jp-01", "gate", 8, 31);
    day.in("jp-01", "workshop", 13, 21).late = true;
    day.out("jp-01", "exit", 15, 46);
    day.in("sg-02", "gate", 9, 2);
    return day;
}

Document signin(const RecordedDay& day, const std::string& language = "zh-TW") {
    report::SigninOptions options;
    return must(report::signin_sheet(day.record, words_in(language), options));
}

// --- PDF

TEST(PdfWriter, EveryPageHasItsHeadItsTotalsAndItsNumber) {
    const auto pdf = must(report::write_pdf(signin(visited())));
    const auto pages = pages_of(pdf.bytes);
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pdf.pages, 3U);
    EXPECT_THAT(pdf.warnings, IsEmpty());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto text = without_blanks(pages[i]);
        EXPECT_THAT(text,
                    AllOf(HasSubstr("簽到表"), HasSubstr("中華民國115年11月26日"), HasSubstr("編號"), HasSubstr("應到"),
                          HasSubstr("承辦人"), HasSubstr("第" + std::to_string(i + 1) + "頁，共3頁")));
    }
    EXPECT_THAT(without_blanks(pages[0]),
                AllOf(HasSubstr("青木みなも"), HasSubstr("08:31"), HasSubstr("下午遲到11分"), HasSubstr("實到1人")));
}

TEST(PdfWriter, NoNameIsCut) {
    const auto pages = pages_of(must(report::write_pdf(signin(visited()))).bytes);
    // Narrow cells break it into lines, between which other cells of the row stand.
    for (const auto* part : {"Maximiliana", "Anastasia"}) EXPECT_THAT(pages.at(1), HasSubstr(part));
    EXPECT_THAT(pages.at(1), AllOf(Not(HasSubstr("Wolfeschlegelsteinhaus-")), Not(HasSubstr("\u2010"))));
    const auto day = visited();
    report::SigninOptions options;
    options.columns = must(report::parse_columns("name"));
    const auto text = without_blanks(
        pages_of(must(report::write_pdf(must(report::signin_sheet(day.record, words_in("en"), options)))).bytes).at(1));
    EXPECT_THAT(text,
                AllOf(HasSubstr(without_blanks(kLongName)), HasSubstr(kLongWord), HasSubstr(without_blanks(kThai))));
}

TEST(PdfWriter, ALongRosterGoesOnWithTheSameHead) {
    RecordedDay day;
    for (int i = 0; i < 57; ++i) {
        auto person = day.person("jp-01");
        person.id = core::ParticipantId{"more-" + std::to_string(i)};
        person.name = "來賓" + std::to_string(i);
        day.record.participants.push_back(person);
    }
    const auto pdf = must(report::write_pdf(signin(day)));
    const auto pages = pages_of(pdf.bytes);
    ASSERT_EQ(pdf.pages, 7U);
    for (int page = 0; page < 5; ++page)
        EXPECT_THAT(without_blanks(pages[static_cast<std::size_t>(page)]),
                    AllOf(HasSubstr("海野學園"), HasSubstr("編號"), HasSubstr("應到61人")));
    EXPECT_THAT(pages[4], HasSubstr("來賓56"));
}

TEST(PdfWriter, ASheetWithoutPeopleIsASentenceAndNotAnEmptyPage) {
    RecordedDay day;
    day.record.participants.clear();
    EXPECT_THAT(without_blanks(pages_of(must(report::write_pdf(signin(day))).bytes).at(0)),
                HasSubstr("名冊上沒有這個團體的成員。"));
}

TEST(PdfWriter, TheSameInputIsTheSameFile) {
    const auto bytes = must(report::write_pdf(signin(visited(), "zh-TW,en"))).bytes;
    EXPECT_EQ(bytes, must(report::write_pdf(signin(visited(), "zh-TW,en"))).bytes);
    EXPECT_THAT(bytes, Not(HasSubstr("CreationDate")));
}

// A cell that surely fits on one line is not set to know how high it is. With a sign that is drawn as nothing it is.
TEST(PdfWriter, ARowIsAsHighAsItsWordsNeedWhateverSignsTheyAreOf) {
    constexpr std::size_t kRowsOfAPage = 16; // of that height, and less than a line more is too much
    constexpr double kRowHeight = 7.5;
    for (const std::string sign : {"W", "m", "@", "1", "a ", "國", "あ", "한", "—", "…", "・", "Ệ", "ก", "g國"}) {
        const auto pages = [&](const char* end) {
            auto document = signin(visited());
            auto paper = document.papers.at(0);
            paper.columns.resize(3);
            paper.row_height = kRowHeight;
            document.papers.clear();
            std::string text;
            for (int signs = 1; signs < 25; signs += 2) {
                text += text.empty() ? sign : sign + sign;
                const report::Cell cell{text + end, "zh-TW"};
                paper.rows.assign(kRowsOfAPage, {cell, cell, cell});
                document.papers.push_back(paper);
            }
            return must(report::write_pdf(document)).pages;
        };
        EXPECT_EQ(pages(""), pages("\u2060")) << sign;
    }
}

TEST(Page, RowsGoOnWhereTheyDoNotFit) {
    EXPECT_THAT(report::rows_on_pages({}, 100), ElementsAre(0));
    EXPECT_THAT(report::rows_on_pages({40, 40, 40}, 100), ElementsAre(2, 1));
    EXPECT_THAT(report::rows_on_pages({40, 200, 40}, 100), ElementsAre(1, 1, 1));
}

// --- workbook

TEST(XlsxWriter, TimesAreTypedAndTotalsAreFormulasOverTheRows) {
    Workbook book(must(report::write_xlsx(signin(visited()))));
    EXPECT_EQ(book.cell(1, "A1"), "簽到表  海野學園");
    EXPECT_EQ(book.cell(1, "A7"), "編號");
    EXPECT_EQ(book.cell(1, "D8"), "青木 みなも");
    EXPECT_EQ(book.cell(1, "A8"), "1");
    EXPECT_NEAR(std::stod(book.cell(1, "E8")), (8 * 60 + 31) / 1440.0, 1e-9);
    EXPECT_EQ(book.cell(1, "E9"), "");
    EXPECT_EQ(book.cell(1, "A12"), "=ROWS(A8:A11)");
    EXPECT_EQ(book.cell(1, "A13"), "=SUMPRODUCT(--(((E8:E11<>\"\")+(F8:F11<>\"\"))>0))");
    EXPECT_EQ(book.cell(1, "A14"), "=SUMPRODUCT(--(((E8:E11<>\"\")+(F8:F11<>\"\"))=0))");
    const auto sheet = book.part("xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, AllOf(HasSubstr("<v>1</v>"), HasSubstr("state=\"frozen\""),
                             HasSubstr("orientation=\"landscape\""), HasSubstr("ySplit=\"7\"")));
    const auto names = book.part("xl/workbook.xml");
    EXPECT_THAT(names, AllOf(HasSubstr("_xlnm.Print_Area"), HasSubstr("_xlnm.Print_Titles"), HasSubstr("1 海野學園")));
    EXPECT_THAT(book.part("xl/styles.xml"), AllOf(HasSubstr("[hh]:mm"), HasSubstr("應到 &quot;0&quot; 人")));
}

TEST(XlsxWriter, ANameThatLooksLikeAFormulaIsAText) {
    auto day = visited();
    day.person("jp-01").name = "=HYPERLINK(\"x\")";
    Workbook book(must(report::write_xlsx(signin(day))));
    EXPECT_EQ(book.cell(1, "D8"), "=HYPERLINK(\"x\")");
    EXPECT_THAT(book.part("xl/worksheets/sheet1.xml"), Not(HasSubstr("<f>HYPERLINK")));
}

TEST(XlsxWriter, SheetsOfAnyNameAreMade) {
    auto day = visited();
    day.record.delegations[0].name = core::Texts{{{"zh-TW", "a/b:c*[d]?" + std::string(40, 'x')}}};
    day.record.delegations[1].name = core::Texts{{{"zh-TW", ""}}};
    day.record.delegations[2].name = core::Texts{{{"zh-TW", "'單引號'"}}};
    Workbook book(must(report::write_xlsx(signin(day))));
    EXPECT_THAT(book.part("xl/workbook.xml"),
                AllOf(HasSubstr("1 a b c  d"), HasSubstr("name=\"2\""), HasSubstr("3  單引號")));
}

TEST(XlsxWriter, TheSameInputIsTheSameFile) {
    const auto bytes = must(report::write_xlsx(signin(visited())));
    EXPECT_EQ(bytes, must(report::write_xlsx(signin(visited()))));
    Workbook book(bytes);
    EXPECT_THAT(book.part("docProps/core.xml"), HasSubstr("2026-11-26T00:00:00Z"));
}

// --- CSV

TEST(CsvWriter, IsAsExcelTakesItAndRunsNothing) {
    auto day = visited();
    day.person("jp-01").name = "=HYPERLINK(1)";
    const auto words = words_in("zh-TW");
    const auto text = report::write_csv(signin(day), words.say("date"), words.say("whom"));
    EXPECT_THAT(
        text,
        StartsWith("\xEF\xBB\xBF日期,團體,編號,服務單位,職稱,姓名,上午簽到,下午簽到,簽退,餐別,備註\r\n"
                   "2026-11-26,海野學園,1,海野學園,學生,'=HYPERLINK(1),08:31,13:21,15:46,全素,下午遲到 11 分\r\n"));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 10);
}

} // namespace
} // namespace kiosk::test
