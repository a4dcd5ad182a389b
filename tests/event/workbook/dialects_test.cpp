// Workbooks as the spreadsheets of schools save them: each opens as the same event.
#include "event/workbook/dialects.hpp"

#include <gmock/gmock.h>

#include "event/workbook/event_workbook_file.hpp"

namespace kiosk::event {
namespace {

using test::Dialect;
using test::DialectBook;
using test::DialectCell;
using test::DialectSheet;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class Dialects : public test::EventWorkbookFolder {
  protected:
    std::map<std::string, DialectSheet> event = test::dialect_event();
    static constexpr core::LocalDay day{std::chrono::year{2026} / 11 / 26};
    std::vector<DialectSheet> more{}; // before the event's own

    void write_as(const Dialect& dialect) {
        auto sheets = more;
        for (const auto* name : {"活動", "團體", "名單", "行程", "報到點"}) sheets.push_back(event.at(name));
        save(DialectBook(dialect).bytes(sheets));
    }
    void expect_event() const {
        const auto report = open();
        ASSERT_TRUE(report.ok()) << (report.problems.empty() ? "" : to_line(report.problems.front()));
        const auto& package = *report.package;
        EXPECT_EQ(package.event.id.str(), "visit-5");
        EXPECT_EQ(package.event.title.in("zh-TW"), "交流參訪");
        EXPECT_EQ(package.event.first_day, day);
        EXPECT_EQ(package.event.retention_days, 90);
        ASSERT_EQ(package.delegations.size(), 2U);
        EXPECT_EQ(package.delegations[0].country, "JP");
        EXPECT_TRUE(package.delegations[1].home);
        ASSERT_EQ(package.participants.size(), 3U);
        EXPECT_EQ(package.participants[0].external_codes, std::vector<std::string>{core::fold_code("0012345")});
        EXPECT_EQ(package.participants[1].name, "田中 湊") << "a formula counts with the value that was saved";
        EXPECT_EQ(package.participants[2].role, "teacher");
        ASSERT_EQ(package.programme.size(), 1U);
        EXPECT_EQ(package.programme[0].day, day);
        EXPECT_EQ(package.programme[0].starts, core::MinuteOfDay{9 * 60 + 30});
        EXPECT_EQ(package.programme[0].ends, core::MinuteOfDay{10 * 60 + 30});
        EXPECT_EQ(package.checkpoints.size(), 1U);
    }
};

TEST_F(Dialects, AWorkbookOfExcelOpens) {
    Dialect excel;
    excel.row = " spans=\"1:5\" x14ac:dyDescent=\"0.25\"";
    write_as(excel);
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
}

TEST_F(Dialects, AWorkbookOfLibreOfficeOpens) {
    Dialect office;
    office.row = " customFormat=\"false\" ht=\"12.8\" hidden=\"false\" customHeight=\"false\" outlineLevel=\"0\"";
    office.number = " t=\"n\"";
    for (auto& [name, sheet] : event)
        sheet.before = "<sheetPr filterMode=\"false\"><pageSetUpPr fitToPage=\"false\"/></sheetPr><cols>"
                       "<col collapsed=\"false\" customWidth=\"true\" hidden=\"false\" min=\"1\" max=\"1025\" "
                       "width=\"11.5\"/></cols>";
    write_as(office);
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
}

TEST_F(Dialects, AWorkbookOfWpsOpensAndAPictureInACellIsNoText) {
    Dialect wps;
    wps.row = " spans=\"1:5\"";
    for (auto& [name, sheet] : event) sheet.behind = "<headerFooter/><extLst><ext uri=\"etc\"/></extLst>";
    write_as(wps);
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
    event["名單"].rows[1][2] = {"=DISPIMG(&quot;ID_1&quot;,1)", DialectCell::Formula};
    write_as(wps);
    EXPECT_THAT(said(), testing::Contains(StartsWith("名單!C2: 姓名 Name: the cell holds a picture")));
}

TEST_F(Dialects, AWorkbookOfGoogleSheetsOpens) {
    Dialect google;
    google.row = " ht=\"15.75\" customHeight=\"1\"";
    for (auto& [name, sheet] : event) {
        sheet.before = "<sheetPr><outlinePr summaryBelow=\"0\" summaryRight=\"0\"/></sheetPr>";
        sheet.behind = "<drawing r:id=\"rId1\"/>";
        sheet.rows.resize(900, std::vector<DialectCell>(5, {"", DialectCell::Empty}));
    }
    write_as(google);
    EXPECT_THAT(said(), IsEmpty()) << "a thousand rows that only have a look are no rows";
    expect_event();
}

TEST_F(Dialects, AWorkbookOfNumbersOpensWithItsSummaryAndTheNamesOfItsTables) {
    for (auto& [name, sheet] : event) sheet.name += " - 表格 1";
    event["名單"].rows.insert(event["名單"].rows.begin(), {{"表格 1"}});
    more = {{"匯出摘要", {{{"This document was exported from Numbers"}}}}};
    write_as({});
    EXPECT_THAT(said(),
                ElementsAre(StartsWith("名單 - 表格 1:1: warning: what stands above the names of the columns")));
    expect_event();
}

TEST_F(Dialects, AWorkbookOfSheetJsOpens) {
    Dialect js;
    js.strings = Dialect::Plain;
    js.styles = false;
    for (const auto& [sheet, row, column] :
         {std::tuple("活動", 3, 1), std::tuple("活動", 4, 1), std::tuple("行程", 1, 1)})
        event[sheet].rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = {
            "2026-11-26T00:00:00.000Z", DialectCell::Moment};
    event["行程"].rows[1][2] = {"09:30"};
    event["行程"].rows[1][3] = {"10:30"};
    write_as(js);
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
}

TEST_F(Dialects, AWorkbookOfOpenpyxlOpens) {
    Dialect python;
    python.strings = Dialect::Inline;
    python.folder = "/xl/worksheets/";
    python.number = " t=\"n\"";
    write_as(python);
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
    event["活動"].rows[3][1] = {"2026-11-26T00:00:00", DialectCell::Moment};
    event["行程"].rows[1][2] = {"09:30:00", DialectCell::Moment};
    write_as(python);
    EXPECT_THAT(said(), IsEmpty()) << "days as ISO 8601, if asked for";
    expect_event();
}

TEST_F(Dialects, AFormulaThatNobodyWorkedOutIsAnErrorOfItsCell) {
    event["名單"].rows[2][2] = {"", DialectCell::Formula};
    Dialect python;
    python.strings = Dialect::Inline;
    write_as(python);
    spoil("xl/worksheets/sheet3.xml", "t=\"str\"><f", "><f");
    EXPECT_THAT(said(), testing::Contains(HasSubstr("holds a formula that was never worked out")));
}

TEST_F(Dialects, WhatIsHiddenIsReadAndNamedByItsSheetAndMergedCellsFillWhatTheyCover) {
    event["名單"].rows[2][1] = {};
    event["名單"].behind = "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>";
    event["活動"].rows[1] = {{"活動名稱 Title"}, {}, {"交流參訪"}};
    event["活動"].behind = "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>";
    write_as({});
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
    spoil("xl/worksheets/sheet3.xml", "<row r=\"3\"", "<row r=\"3\" hidden=\"1\"");
    spoil("xl/workbook.xml", "sheetId=\"3\" state=\"visible\"", "sheetId=\"3\" state=\"hidden\"");
    EXPECT_THAT(said(),
                testing::UnorderedElementsAre(StartsWith("名單:3: warning: row 3 is hidden, and read all the same"),
                                              StartsWith("名單: warning: the sheet \"名單\" is hidden")));
    expect_event();
}

TEST_F(Dialects, ASettingThatNobodyKnowsIsNamedWhereverItStands) {
    event["活動"].rows.insert(event["活動"].rows.begin(), {{"項目 Item"}, {"內容 Text"}});
    event["活動"].rows.insert(event["活動"].rows.begin(), {{"保存日數"}, {"30"}});
    event["活動"].rows.insert(event["活動"].rows.begin(), {{"一一五學年度國際交流"}});
    write_as({});
    EXPECT_THAT(said(), ElementsAre(StartsWith("活動:2: warning: 保存日數: the setting is not known and not read")));
    expect_event();
    event["活動"].rows.pop_back();
    event["活動"].rows.push_back({{"區域辦事處"}, {"#REF!", DialectCell::Formula}});
    write_as({});
    EXPECT_THAT(said(), testing::Contains(HasSubstr("區域辦事處: a formula gave #REF!")));
}

TEST_F(Dialects, CellsWithoutNamesAndElementsWithAPrefixAreTheSame) {
    Dialect odd;
    odd.prefix = "x:";
    odd.names = false;
    write_as(odd);
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
}

TEST_F(Dialects, AWorkbookWithMacrosIsReadAndTheirSheetsAreNot) {
    write_as({});
    std::filesystem::rename(file, dir_ / "visit.xlsm");
    file = dir_ / "visit.xlsm";
    EXPECT_THAT(said(), IsEmpty());
    expect_event();
}

} // namespace
} // namespace kiosk::event
