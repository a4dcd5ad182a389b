// Merged cells: what a sheet shows in every cell of a range is what is loaded, or a problem names the cell.
#include <gmock/gmock.h>

#include "event/package/package.hpp"
#include "event/table/cell_name.hpp"
#include "event/table/merged_cells.hpp"
#include "event/workbook_file.hpp"

namespace kiosk::event {
namespace {

using test::cell;
using test::parts_of;
using test::roster_rows;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

class Merged : public test::WorkbookFolder {
  protected:
    // The hand-made roster with these rows and these ranges behind it.
    void put_merged(const std::string& rows, const std::string& ranges) const {
        auto parts = parts_of(rows);
        auto& sheet = parts[3].second;
        const std::string end = "</worksheet>";
        sheet.insert(sheet.size() - end.size(), "<mergeCells>" + ranges + "</mergeCells>");
        put(parts);
    }
    static std::string range(const std::string& name) { return "<mergeCell ref=\"" + name + "\"/>"; }
};

TEST_F(Merged, AGroupWrittenOnceOverItsRowsIsTheGroupOfEachOfThem) {
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name", "group", "diet", "affiliation"});
        row(sheet, 1, {"p1", "aoba", "佐藤 美咲"});
        row(sheet, 2, {"p2", "aoba", "田中 湊"});
        row(sheet, 3, {"p3", "aoba", "鈴木 葵"});
        row(sheet, 4, {"p4", "aoba", "高橋 蓮", "B"});
        worksheet_merge_range(sheet, 1, 3, 3, 3, "A", nullptr);
        worksheet_merge_range(sheet, 1, 4, 2, 4, "清真", nullptr);
        worksheet_merge_range(sheet, 1, 5, 4, 5, "青葉台高校", nullptr);
    });
    ASSERT_THAT(lines(), IsEmpty());
    const auto found = people();
    ASSERT_THAT(found, SizeIs(4));
    EXPECT_EQ(found[0].group, "A");
    EXPECT_EQ(found[1].group, "A");
    EXPECT_EQ(found[2].group, "A");
    EXPECT_EQ(found[3].group, "B");
    EXPECT_EQ(found[1].diet, core::Diet::Halal);
    EXPECT_EQ(found[2].diet, core::Diet::Unstated) << "below the range";
    EXPECT_EQ(found[3].affiliation, "青葉台高校");
}

TEST_F(Merged, AColumnThatMustBeFilledInIsFilledInByThem) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name"});
        row(sheet, 1, {"p1", "", "佐藤"});
        row(sheet, 2, {"p2", "", "田中"});
        worksheet_merge_range(sheet, 1, 1, 2, 1, "aoba", nullptr);
    });
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(people()[1].delegation.str(), "aoba");
}

TEST_F(Merged, DaysAndTimesGoDownAsTheyAreShown) {
    make(
        [](lxw_workbook* book, lxw_worksheet* sheet) {
            row(sheet, 0, {"id", "day", "starts", "ends", "title"});
            row(sheet, 1, {"a", "", "09:30", "10:00", "歡迎"});
            row(sheet, 2, {"lab", "", "10:00", "10:50", "共學"});
            worksheet_merge_range(sheet, 1, 1, 2, 1, "", nullptr);
            lxw_datetime day{2026, 11, 26, 0, 0, 0};
            worksheet_write_datetime(sheet, 1, 1, &day, format(book, "m/d"));
        },
        "programme");
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->programme[1].day, read().package->event.first_day);
}

TEST_F(Merged, RowsThatOnlyARangeReachesAreNobody) {
    put_merged(roster_rows("<row r=\"3\"><c r=\"C3\" s=\"1\"/></row><row r=\"4\"/>"), range("B2:B9") + range("D2:D4"));
    EXPECT_THAT(lines(), IsEmpty());
    EXPECT_THAT(people(), SizeIs(1));
}

TEST_F(Merged, AcrossColumnsTheTextIsThatOfEachAndAWarningNamesTheCell) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name", "group", "buddy_class", "經費"});
        row(sheet, 1, {"p1", "aoba", "佐藤"});
        row(sheet, 2, {"p2", "aoba", "田中"});
        worksheet_merge_range(sheet, 1, 3, 2, 5, "A", nullptr);
    });
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("經費"),
                                     "participants.xlsx:2: warning: buddy_class: the merged cell D2 covers this column "
                                     "too: \"A\" — unmerge the cells if it is not meant for all of these columns"))
        << "once, in its first row, and for columns that are read";
    EXPECT_EQ(people()[1].buddy_class, "A");
}

TEST_F(Merged, ANameOverTwoRowsIsDoubted) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name"});
        row(sheet, 1, {"p1", "aoba", ""});
        row(sheet, 2, {"p2", "aoba", ""});
        worksheet_merge_range(sheet, 1, 2, 2, 2, "佐藤", nullptr);
    });
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:3: warning: name: the cell is merged with the one "
                                                "above: \"佐藤\" once more"),
                                     HasSubstr("\"p2\" has the name, school and delegation of \"p1\"")));
}

TEST_F(Merged, AnIdOverTwoRowsIsThereTwice) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name"});
        row(sheet, 1, {"", "aoba", "佐藤"});
        row(sheet, 2, {"", "aoba", "田中"});
        worksheet_merge_range(sheet, 1, 0, 2, 0, "p1", nullptr);
    });
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:3: id: \"p1\" is on line 2 already")));
}

TEST_F(Merged, AHeadingAmongTheRowsIsOneProblemNotOneForEachColumn) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name", "group"});
        row(sheet, 1, {"p1", "aoba", "佐藤"});
        worksheet_merge_range(sheet, 2, 0, 2, 3, "第二車", nullptr);
        row(sheet, 3, {"p2", "aoba", "田中"});
    });
    EXPECT_THAT(lines(), ElementsAre(StartsWith(
                             "participants.xlsx:3: the row is one merged cell, \"第二車\", and nothing else")));
}

TEST_F(Merged, AHeaderOfTwoRowsNamesEachColumnByItsLowestCell) {
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"", "", "", "", "", "", ""});
        worksheet_merge_range(sheet, 0, 0, 1, 0, "編號", nullptr);
        worksheet_merge_range(sheet, 0, 1, 1, 1, "團體", nullptr);
        worksheet_merge_range(sheet, 0, 2, 0, 3, "姓名", nullptr);
        worksheet_merge_range(sheet, 0, 4, 0, 5, "餐飲", nullptr);
        worksheet_merge_range(sheet, 0, 6, 1, 6, "組別", nullptr);
        row(sheet, 1, {"", "", "中文", "英文", "餐別", "忌食"});
        row(sheet, 2, {"p1", "aoba", "佐藤 美咲", "SATO Misaki", "清真", "花生", "A"});
        row(sheet, 3, {"p2", "aoba", "田中 湊", "TANAKA Minato", "葷", "", "B"});
        // Merging writes blanks over the cells it covers, so that these come last.
        worksheet_write_string(sheet, 1, 2, "中文", nullptr);
    });
    ASSERT_THAT(lines(), IsEmpty());
    const auto found = people();
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].name, "佐藤 美咲");
    EXPECT_EQ(found[0].latin, "SATO Misaki");
    EXPECT_EQ(found[0].diet, core::Diet::Halal);
    EXPECT_THAT(found[0].avoid, ElementsAre("花生"));
    EXPECT_EQ(found[1].group, "B");
}

TEST_F(Merged, AHeaderWhoseUpperRowDoesNotNameAllIsOneHeaderToo) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        worksheet_merge_range(sheet, 0, 0, 1, 0, "編號", nullptr);
        worksheet_merge_range(sheet, 0, 1, 1, 1, "團體", nullptr);
        worksheet_merge_range(sheet, 0, 2, 0, 3, "個人資料", nullptr);
        worksheet_write_string(sheet, 1, 2, "姓名", nullptr);
        worksheet_write_string(sheet, 1, 3, "職稱", nullptr);
        row(sheet, 2, {"p1", "aoba", "佐藤", "主任"});
    });
    EXPECT_THAT(lines(), IsEmpty());
    EXPECT_EQ(people()[0].title, "主任");
}

TEST_F(Merged, ANameOfAColumnOverTwoColumnsWithTextsIsRefused) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation"});
        worksheet_merge_range(sheet, 0, 2, 0, 3, "姓名", nullptr);
        row(sheet, 1, {"p1", "aoba", "佐藤", "美咲"});
        row(sheet, 2, {"p2", "aoba", "田中", "湊"});
    });
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:2: 姓名: the name of the column is merged over this "
                                                "one too: \"美咲\"")));
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation"});
        worksheet_merge_range(sheet, 0, 2, 0, 3, "姓名", nullptr);
        row(sheet, 1, {"p1", "aoba", "佐藤"});
    });
    EXPECT_THAT(lines(), IsEmpty()) << "nothing is lost where the second column is empty";
}

TEST_F(Merged, ANameOfAColumnMergedFarDownIsRefused) {
    put_merged(roster_rows("<row r=\"3\">" + cell("A3", "p2") + cell("B3", "aoba") + "</row>"), range("C1:C40"));
    EXPECT_THAT(lines(),
                Contains(StartsWith("participants.xlsx:1: a name of a column is merged with the cells below it "
                                    "down to line 40")));
}

TEST_F(Merged, WhatLiesUnderAMergedCellIsNamedAndNotRead) {
    put_merged(roster_rows("<row r=\"3\">" + cell("A3", "p2") + cell("B3", "home") + cell("C3", "田中") + "</row>"),
               range("B2:B3"));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:3: warning: the cell B3 lies under the merged cell "
                                                "B2, and what it holds is not read: \"home\"")));
    EXPECT_EQ(people()[1].delegation.str(), "aoba");
    put_merged(roster_rows("<row r=\"3\">" + cell("A3", "p2") + cell("B3", "aoba") + cell("C3", "田中") + "</row>"),
               range("B2:B3"));
    EXPECT_THAT(lines(), IsEmpty()) << "the same text under it is no loss";
}

TEST_F(Merged, RangesThatNoSheetHasAreRefused) {
    for (const auto* name : {"B2", "B0:B3", "B3:B2", "C2:B3", "B2:XFE3", "B2:B1048577", "B2:B3:B4", "", ":", "B2:"}) {
        put_merged(roster_rows(), range(name));
        const std::string text(name);
        if (text == "B2") {
            EXPECT_THAT(lines(), IsEmpty()) << "one cell is merged with nothing";
        } else {
            EXPECT_THAT(lines(),
                        ElementsAre(StartsWith("participants.xlsx: merged cells have a name that no sheet has")))
                << name;
        }
    }
}

TEST_F(Merged, RangesThatLieOverEachOtherAreRefused) {
    put_merged(roster_rows("<row r=\"4\">" + cell("A4", "p2") + "</row>"), range("C3:D9") + range("B2:C5"));
    EXPECT_THAT(lines(), Contains(StartsWith("participants.xlsx:4: the merged cells C3:D9 and B2:C5 lie over each")));
    put_merged(roster_rows("<row r=\"9\">" + cell("A9", "p2") + "</row>"), range("D3:D4") + range("D5:D6"));
    EXPECT_THAT(lines(), Contains(StartsWith("participants.xlsx:9: delegation: the cell is empty")));
}

TEST_F(Merged, RowsOutOfOrderAreRefusedWhereTheyMatter) {
    put_merged(roster_rows("<row r=\"1\">" + cell("A1", "p2") + "</row>"), range("B2:B3"));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.xlsx:1: the rows of the sheet are not in their order")));
}

TEST_F(Merged, TheWholeSheetAsOneCellNeitherHangsNorFills) {
    std::string rows = "<row r=\"1\">" + cell("A1", "標題") + "</row>";
    for (int i = 2; i <= 100'000; ++i) {
        rows += "<row r=\"" + std::to_string(i) + "\"><c s=\"1\"/></row>";
    }
    put_merged(rows, range("A1:XFD1048576"));
    EXPECT_THAT(lines(), Contains(HasSubstr("the column is missing")).Times(3));
}

TEST_F(Merged, MoreRangesThanTheLimitAreRefused) {
    std::string ranges;
    for (int i = 0; i <= 200'000; ++i) {
        ranges += range("A" + std::to_string(i + 1) + ":XFD1048576");
    }
    put_merged(roster_rows(), ranges);
    EXPECT_THAT(lines(), ElementsAre("participants.xlsx: the sheet has more than 200000 merged cells — unmerge the "
                                     "cells and write the text into each row"));
}

TEST_F(Merged, TextThatIsHandedOnBeyondReasonIsRefused) {
    std::string rows = roster_rows();
    for (int i = 3; i <= 1'000; ++i) {
        rows +=
            "<row r=\"" + std::to_string(i) + "\">" + cell("A" + std::to_string(i), "p" + std::to_string(i)) + "</row>";
    }
    const auto at = rows.find("</row><row r=\"3\">");
    put_merged(rows.insert(at, cell("E2", std::string(1'000, 'x'))), range("E2:IV1048576"));
    EXPECT_THAT(lines(), Contains(HasSubstr("merged cells such as E2:IV1048576 hand on more text")));
}

TEST(CellName, IsThatOfACellOfASheet) {
    EXPECT_EQ(cell_name_of("A1"), (CellName{0, 1}));
    EXPECT_EQ(cell_name_of("XFD1048576"), (CellName{16'383, 1'048'576}));
    for (const auto* wrong : {"", "A", "1", "XFE1", "A1048577", "A0", "A-1", "a1", "A1 ", "AAAA1", "A1B"}) {
        EXPECT_EQ(cell_name_of(wrong), std::nullopt) << wrong;
    }
    for (const std::size_t column : {0U, 25U, 26U, 701U, 702U, 16'383U}) {
        EXPECT_EQ(cell_name_of(text_of(CellName{column, 7})), (CellName{column, 7}));
    }
}

TEST(MergedCells, ComeIntoReachAndLeaveItRowByRow) {
    MergedCells merged;
    for (const auto* range : {"B7:C8", "A2:A3", "D1:D9", "IW1:IX2", "E1:XFD1"}) ASSERT_FALSE(merged.add(range));
    const auto here = [&](int row) {
        EXPECT_FALSE(merged.go_to(row));
        std::vector<std::string> names;
        for (const auto& shown : merged.here()) names.push_back(text_of(shown.range));
        return names;
    };
    EXPECT_THAT(here(1), testing::UnorderedElementsAre("D1:D9", "E1:IV1")) << "as far as a table may reach";
    EXPECT_THAT(here(2), testing::UnorderedElementsAre("D1:D9", "A2:A3"));
    EXPECT_THAT(here(4), ElementsAre("D1:D9"));
    EXPECT_THAT(here(8), testing::UnorderedElementsAre("D1:D9", "B7:C8"));
    EXPECT_THAT(here(10), IsEmpty());
    EXPECT_THAT(say(merged.go_to(10)->what), HasSubstr("not in their order"));
}

} // namespace
} // namespace kiosk::event
