// Tables as .xlsx files: what spreadsheets write, and what nobody means well with.
#include <gmock/gmock.h>

#include "event/table/number_format.hpp"
#include "event/workbook_file.hpp"

namespace kiosk::event {
namespace {

using test::cell;
using test::parts_of;
using test::roster_rows;
using test::zip_of;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class Xlsx : public test::WorkbookFolder {};
class RealXlsx : public Xlsx {};

TEST_F(RealXlsx, AnOrganisersRosterIsReadAsItIs) {
    replace_groups();
    make([](lxw_workbook* book, lxw_worksheet* sheet) {
        row(sheet, 0, {"編號", "團體", "姓名", "身分", "條碼", "可拍照"});
        worksheet_write_number(sheet, 1, 0, 7, format(book, "0000"));
        row(sheet, 2, {"p2", "aoba", "田中 湊", "學生"});
        worksheet_write_string(sheet, 1, 1, "aoba", nullptr);
        lxw_format* bold = workbook_add_format(book);
        format_set_bold(bold);
        std::string family = "佐藤";
        std::string given = " 美咲";
        lxw_rich_string_tuple first{bold, family.data()};
        lxw_rich_string_tuple second{nullptr, given.data()};
        lxw_rich_string_tuple* runs[] = {&first, &second, nullptr};
        worksheet_write_rich_string(sheet, 1, 2, runs, nullptr);
        worksheet_write_number(sheet, 1, 4, 4710088432, nullptr);
        worksheet_write_boolean(sheet, 1, 5, 0, nullptr);
        worksheet_write_formula_str(sheet, 2, 4, "=\"X\"&1", nullptr, "X1");
        lxw_row_col_options hidden{1, 0, 0};
        worksheet_set_row_opt(sheet, 2, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    });
    ASSERT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:3: warning: row 3 is hidden")));
    const auto found = people();
    ASSERT_EQ(found.size(), 2U) << "a hidden row is a row";
    EXPECT_EQ(found[0].id.str(), "0007");
    EXPECT_EQ(found[0].name, "佐藤 美咲");
    EXPECT_THAT(found[0].external_codes, ElementsAre("4710088432"));
    EXPECT_FALSE(found[0].photo);
    EXPECT_EQ(found[1].role, "student");
    EXPECT_THAT(found[1].external_codes, ElementsAre("X1"));
}

TEST_F(RealXlsx, DaysAndTimesAreReadByTheirFormat) {
    make(
        [](lxw_workbook* book, lxw_worksheet* sheet) {
            row(sheet, 0, {"id", "day", "starts", "ends", "title"});
            row(sheet, 1, {"a", "", "", "", "歡迎"});
            row(sheet, 2, {"lab", "", "", "10:50", "共學"});
            lxw_datetime moment{2026, 11, 26, 9, 30, 0};
            lxw_datetime later{0, 0, 0, 10, 0, 0};
            worksheet_write_datetime(sheet, 1, 1, &moment, format(book, "yyyy/m/d"));
            worksheet_write_datetime(sheet, 1, 2, &moment, format(book, "[$-404]AM/PM hh:mm"));
            worksheet_write_datetime(sheet, 1, 3, &later, format(book, "h:mm"));
            lxw_datetime day{2026, 11, 26, 0, 0, 0};
            worksheet_write_datetime(sheet, 2, 1, &day, format(book, "[$-404]e\"年\"m\"月\"d\"日\""));
            worksheet_write_datetime(sheet, 2, 2, &later, format(book, "上午/下午hh\"時\"mm\"分\""));
        },
        "programme");
    ASSERT_THAT(lines(), IsEmpty());
    const auto items = read().package->programme;
    EXPECT_EQ(core::format_day(items[0].day, "en", core::DateStyle::Short), "Thu 26 Nov 2026");
    EXPECT_EQ(items[0].starts, std::chrono::minutes(570));
    EXPECT_EQ(items[0].ends, std::chrono::minutes(600));
    EXPECT_EQ(items[1].day, items[0].day);
    EXPECT_EQ(items[1].starts, std::chrono::minutes(600));
}

TEST_F(RealXlsx, TheSheetOfTheTablesNameIsTakenElseTheFirst) {
    replace_groups();
    make([](lxw_workbook* book, lxw_worksheet* sheet) {
        row(sheet, 0, {"說明", "這一頁不是名單"});
        lxw_worksheet* roster = workbook_add_worksheet(book, "Participants");
        row(roster, 0, {"id", "delegation", "name"});
        row(roster, 1, {"p1", "aoba", "佐藤"});
    });
    EXPECT_EQ(people().size(), 1U);
    make([](lxw_workbook* book, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name"});
        row(sheet, 1, {"p1", "aoba", "佐藤"});
        row(sheet, 2, {"p2", "aoba", "田中"});
        workbook_add_worksheet(book, "notes");
    });
    EXPECT_EQ(people().size(), 2U);
}

TEST_F(RealXlsx, ProblemsNameTheRowAsTheSpreadsheetShowsIt) {
    replace_groups();
    make([](lxw_workbook* book, lxw_worksheet* sheet) {
        row(sheet, 2, {"id", "delegation", "name", "codes"});
        row(sheet, 9, {"p1", "nowhere", "佐藤"});
        worksheet_write_number(sheet, 9, 3, 4710088432123456789.0, nullptr);
        worksheet_write_formula_str(sheet, 10, 2, "=NA()", nullptr, "#N/A");
        row(sheet, 10, {"p2", "aoba"});
        worksheet_write_blank(sheet, 400'000, 2, format(book, "0"));
        worksheet_write_blank(sheet, 20, 900, format(book, "0"));
    });
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("participants.xlsx:10: delegation: \"nowhere\" is not in delegations.csv"),
                            AllOf(StartsWith("participants.xlsx:10: codes: "), HasSubstr("turned the number into")),
                            StartsWith("participants.xlsx:11: name: a formula gave #N/A in cell C11")));
}

TEST_F(RealXlsx, OtherTablesNameTheSpreadsheetThatTheyReferTo) {
    make(
        [](lxw_workbook*, lxw_worksheet* sheet) {
            row(sheet, 0, {"id", "name", "country", "language"});
            row(sheet, 1, {"home", "本地", "TW", "zh-TW"});
        },
        "delegations");
    replace("checkpoints.csv", ",aoba,lab", ",,lab");
    EXPECT_THAT(lines(), testing::Contains(HasSubstr("\"aoba\" is not in delegations.xlsx")));
}

TEST_F(Xlsx, BesideTheCsvItIsAnErrorThatSaysWhichToRemove) {
    write("participants.xlsx", zip_of(parts_of(roster_rows())));
    EXPECT_THAT(
        lines(),
        testing::Contains("participants.xlsx: participants.csv is in the folder too, and only one of them can be the "
                          "table — remove the one that is not up to date"));
}

TEST_F(Xlsx, TheContentIsThatOfTheFilesBytesAndName) {
    const auto before = read().package->content;
    put(parts_of(roster_rows()));
    const auto report = read();
    ASSERT_TRUE(report.ok());
    EXPECT_NE(report.package->content, before);
    EXPECT_EQ(report.files[2].name, "participants.xlsx");
}

TEST_F(Xlsx, SharedTextsJoinTheirRunsAndLeaveOutHowTheySound) {
    put(parts_of(
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
        "<row><c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c></row>",
        "<si><t>id</t></si><si><t>delegation</t></si><si><t>name</t></si><si><t>p1</t></si><si><t>aoba</t></si>"
        "<si><r><t>佐藤</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> </t></r><r><t>美咲_x000D_\n</t></r>"
        "<rPh sb=\"0\" eb=\"2\"><t>サトウ</t></rPh><phoneticPr fontId=\"1\"/></si>"));
    EXPECT_EQ(people()[0].name, "佐藤 美咲");
}

TEST_F(Xlsx, PrefixesOfNamesMakeNoDifference) {
    auto parts = parts_of("");
    parts[3].second =
        "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\"><x:v>id</x:v></x:c>"
        "<x:c r=\"B1\" t=\"str\"><x:v>delegation</x:v></x:c><x:c r=\"C1\" t=\"str\"><x:v>name</x:v></x:c>"
        "</x:row><x:row r=\"2\"><x:c r=\"A2\" t=\"str\"><x:v>p1</x:v></x:c><x:c r=\"B2\" t=\"str\">"
        "<x:v>aoba</x:v></x:c><x:c r=\"C2\" t=\"str\"><x:v>A&amp;B &#x4F50;</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>";
    put(parts);
    EXPECT_EQ(people()[0].name, "A&B 佐");
}

TEST_F(Xlsx, AFormulaThatWasNeverWorkedOutIsNamed) {
    put(parts_of(
        roster_rows("<row r=\"3\">" + cell("A3", "p2") + cell("B3", "aoba") + "<c r=\"C3\"><f>A1</f></c></row>")));
    EXPECT_THAT(lines(),
                testing::Contains(StartsWith("participants.xlsx:3: the cell C3 holds a formula that was never")));
}

TEST_F(Xlsx, NationalIdsAndLostSignsAreSeenAsInCsv) {
    put(parts_of(roster_rows("<row r=\"3\">" + cell("A3", "p2") + cell("B3", "aoba") + cell("C3", "??") +
                             cell("D3", "Ａ123456789") + "</row>")));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:3: codes: this looks like a national ID"),
                                     StartsWith("participants.xlsx:3: name: the name holds a question mark")));
}

TEST(NumberFormat, CodesAreSortedByWhatTheyAskFor) {
    using F = NumberFormat;
    for (const auto* code : {"yyyy-mm-dd", "m/d", "[$-404]e/m/d", "d-mmm-yy;@", "mmm", "yyyy\"年\"m\"月\""}) {
        EXPECT_EQ(format_of_code(code).kind, F::Date) << code;
    }
    for (const auto* code : {"h:mm", "hh:mm:ss", "[h]:mm", "mm:ss", "[$-404]AM/PM h:mm", "h\"時\"mm\"分\""}) {
        EXPECT_EQ(format_of_code(code).kind, F::Time) << code;
    }
    EXPECT_EQ(format_of_code("m/d/yy h:mm").kind, F::DateAndTime);
    for (const auto* code :
         {"General", "0", "0.00", "#,##0", "0.00E+00", "[Magenta]0", "\"day\"0", "@", "\\d0", "", "GENERAL"}) {
        EXPECT_EQ(format_of_code(code).kind, F::Plain) << code;
    }
    EXPECT_EQ(format_of_code("0000"), (F{F::Zeros, 4}));
    EXPECT_EQ(builtin_format(14).kind, F::Date);
    EXPECT_EQ(builtin_format(20).kind, F::Time);
    EXPECT_EQ(builtin_format(22).kind, F::DateAndTime);
    EXPECT_EQ(builtin_format(1).kind, F::Plain);
}

TEST(NumberFormat, ValuesAreWrittenAsTheSpreadsheetShowsThem) {
    using F = NumberFormat;
    EXPECT_EQ(number_text(46352, {F::Date, 0}, false), "2026-11-26");
    EXPECT_EQ(number_text(46352 - 1462, {F::Date, 0}, true), "2026-11-26");
    EXPECT_EQ(number_text(1, {F::Date, 0}, false), "1900-01-01");
    EXPECT_EQ(number_text(61, {F::Date, 0}, false), "1900-03-01");
    EXPECT_EQ(number_text(0, {F::Date, 0}, true), "00:00");
    EXPECT_EQ(number_text(0.39583333333333331, {F::Time, 0}, false), "09:30");
    EXPECT_EQ(number_text(1, {F::Time, 0}, false), "24:00");
    EXPECT_EQ(number_text(46352.395833333336, {F::DateAndTime, 0}, false), "2026-11-26 09:30");
    EXPECT_EQ(number_text(46352, {F::DateAndTime, 0}, false), "2026-11-26");
    EXPECT_EQ(number_text(0.5, {F::DateAndTime, 0}, false), "12:00");
    EXPECT_EQ(number_text(46351.99999999999, {F::DateAndTime, 0}, false), "2026-11-26");
    EXPECT_EQ(number_text(9.5 / 24 + 1.0 / 86400, {F::Time, 0}, false), "09:30:01");
    EXPECT_EQ(number_text(4710088432, {}, false), "4710088432");
    EXPECT_EQ(number_text(120.66, {}, false), "120.66");
    EXPECT_EQ(number_text(0.1 + 0.2, {}, false), "0.3");
    EXPECT_EQ(number_text(-3, {}, false), "-3");
    EXPECT_EQ(number_text(7, {F::Zeros, 4}, false), "0007");
    EXPECT_EQ(number_text(12345, {F::Zeros, 4}, false), "12345");
    EXPECT_THAT(number_text(4710088432123456.0, {}, false), HasSubstr("E+15"));
    EXPECT_EQ(number_text(-1, {F::Date, 0}, false), "");
    EXPECT_EQ(number_text(3e6, {F::Date, 0}, false), "");
    EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN(), {}, false), "");
}

class HostileXlsx : public Xlsx {};

TEST_F(HostileXlsx, ADamagedFileIsSaidSo) {
    const auto whole = zip_of(parts_of(roster_rows()));
    put(parts_of(roster_rows()));
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        write("participants.xlsx", whole.substr(0, size));
        EXPECT_THAT(lines(),
                    ElementsAre(AllOf(StartsWith("participants.xlsx: "), HasSubstr("save it again as .xlsx"))));
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        write("participants.xlsx", bytes);
        (void)read();
    }
    write("participants.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old .xls");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("participants.xlsx: this is an .xls file of old, or one with a password")));
}

TEST_F(HostileXlsx, APartThatUnpacksBeyondReasonIsNotUnpacked) {
    put(parts_of(std::string(std::size_t{32} << 20U, ' ')));
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("participants.xlsx: a part of the file unpacks to more than is reasonable")));
}

TEST_F(HostileXlsx, APartLongerThanItDeclaresIsDamaged) {
    auto bytes = zip_of(parts_of(roster_rows()));
    put(parts_of(roster_rows()));
    // The declared size of the sheet, in the central directory: 24 bytes behind its signature.
    const auto name = bytes.rfind("xl/worksheets/sheet1.xml");
    bytes[name - 46 + 24] = 5;
    bytes[name - 46 + 25] = 0;
    write("participants.xlsx", bytes);
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx: a part of the file")));
}

TEST_F(HostileXlsx, TooManyPartsAreRefused) {
    auto parts = parts_of(roster_rows());
    for (int i = 0; i < 2'000; ++i) {
        parts.emplace_back("xl/media/" + std::to_string(i), "x");
    }
    put(parts);
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx: the file has more than 2000 parts")));
}

TEST_F(HostileXlsx, DeclarationsThatCouldExplodeAreRefused) {
    auto parts = parts_of(roster_rows());
    parts[3].second = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + parts[3].second;
    put(parts);
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx: a part of the file is no XML of a spreadsheet")));
}

TEST_F(HostileXlsx, DeepAndEndlessXmlIsBounded) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) {
        deep += "<a>" + std::to_string(i);
    }
    put(parts_of(roster_rows("<row r=\"3\">" + deep + "</row>")));
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("no XML of a spreadsheet")));
    std::string wide = "<row r=\"3\">";
    for (int i = 0; i < 600'000; ++i) {
        wide += "<c v=\"" + std::to_string(1'000'000'000 + i) + "\"/>";
    }
    put(parts_of(roster_rows(wide + "</row>")));
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("no XML of a spreadsheet"))) << "a row of 10 MB";
}

TEST_F(HostileXlsx, NamesOfCellsAndRowsBeyondASheetAreRefused) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>", "has a name that no sheet has"},
        {"<row r=\"3\"><c r=\"AAAAAAAAA3\"><v>1</v></c></row>", "has a name that no sheet has"},
        {"<row r=\"3\"><c r=\"A99999999999\"><v>1</v></c></row>", "has a name that no sheet has"},
        {"<row r=\"1048577\"/>", "a row has a number that no sheet has"},
        {"<row r=\"-1\"/>", "a row has a number that no sheet has"},
        {"<row r=\"3\"><c r=\"IW3\"><v>1</v></c></row>", "more than 256 cells"},
        {"<row r=\"3\"><c r=\"A3\" t=\"s\"><v>99</v></c></row>", "refers to a text that is not in the file"},
        {"<row r=\"3\"><c r=\"A3\"><v>1e999</v></c></row>", "holds no number"},
        {"<row r=\"3\"><c r=\"A3\"><v>nan</v></c></row>", "holds no number"}};
    for (const auto& [row, what] : rows) {
        put(parts_of(roster_rows(row)));
        EXPECT_THAT(lines(), ElementsAre(HasSubstr(what))) << row;
    }
}

TEST_F(HostileXlsx, AMillionEmptyRowsAreSkipped) {
    std::string rows;
    for (int i = 3; i <= 1'048'576; ++i) {
        rows += "<row r=\"" + std::to_string(i) + "\"><c s=\"1\"/></row>";
    }
    put(parts_of(roster_rows(rows)));
    EXPECT_EQ(people().size(), 1U);
}

TEST_F(HostileXlsx, AWorkbookWithoutASheetIsSaidSo) {
    auto parts = parts_of(roster_rows());
    parts[1].second = "<workbook/>";
    put(parts);
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx: there is no sheet in the file")));
    put({{"hello.txt", "hello"}});
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx: there is no sheet in the file")));
}

} // namespace
} // namespace kiosk::event
