// What a sheet shows otherwise than it is loaded is named: hidden rows and columns, other sheets, titles.
#include <gmock/gmock.h>

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
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class Shown : public test::WorkbookFolder {
  protected:
    // A roster of that many, p1 in row 2, each with a name of their own.
    static void roster(lxw_worksheet* sheet, int people) {
        row(sheet, 0, {"id", "delegation", "name"});
        for (int i = 1; i <= people; ++i) {
            const auto id = "p" + std::to_string(i);
            const auto name = "佐藤 " + id;
            row(sheet, static_cast<lxw_row_t>(i), {id.c_str(), "aoba", name.c_str()});
        }
    }
    static void hide(lxw_worksheet* sheet, lxw_row_t at) {
        lxw_row_col_options hidden{1, 0, 0};
        worksheet_set_row_opt(sheet, at, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    }
};

TEST_F(Shown, HiddenRowsAreReadAndNamed) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        roster(sheet, 9);
        for (const lxw_row_t at : {2, 4, 5, 6, 20}) hide(sheet, at);
    });
    EXPECT_THAT(lines(), ElementsAre("participants.xlsx:3: warning: rows 3, 5–7 are hidden, and read all the same — "
                                     "show all rows, and remove those that are not meant"))
        << "an empty one hides nobody";
    EXPECT_THAT(people(), SizeIs(9));
}

TEST_F(Shown, RowsThatAFilterHidesAreReadAndNamed) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        roster(sheet, 4);
        worksheet_autofilter(sheet, 0, 0, 4, 2);
        std::string wanted = "p1";
        lxw_filter_rule rule{};
        rule.criteria = LXW_FILTER_CRITERIA_EQUAL_TO;
        rule.value_string = wanted.data();
        worksheet_filter_column(sheet, 0, &rule);
        for (const lxw_row_t at : {2, 3, 4}) hide(sheet, at);
    });
    EXPECT_THAT(lines(), ElementsAre(AllOf(StartsWith("participants.xlsx:3: warning: rows 3–5 are hidden by a filter"),
                                           HasSubstr("take the filter off"))));
    EXPECT_THAT(people(), SizeIs(4));
}

TEST_F(Shown, AFilterThatHidesNobodyIsNothingToSay) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        roster(sheet, 4);
        worksheet_autofilter(sheet, 0, 0, 4, 2);
    });
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(Shown, OfManyHiddenRowsTheFirstAreNamedAndTheOthersCounted) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        roster(sheet, 40);
        for (lxw_row_t at = 1; at <= 40; at += 2) hide(sheet, at);
    });
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("rows 2, 4, 6, 8, 10, 12, 14, 16 and 12 more are hidden")));
}

TEST_F(Shown, HiddenColumnsThatAreReadAreNamed) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        row(sheet, 0, {"id", "delegation", "name", "餐別", "輔助"});
        row(sheet, 1, {"p1", "aoba", "佐藤", "清真", "x"});
        lxw_row_col_options hidden{1, 0, 0};
        worksheet_set_column_opt(sheet, 3, 4, LXW_DEF_COL_WIDTH, nullptr, &hidden);
    });
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("輔助: the column is not known and not read"),
                                     StartsWith("participants.xlsx:1: warning: 餐別: the column D is hidden, and is "
                                                "read all the same")));
}

TEST_F(Shown, OtherSheetsWithSomethingOnThemAreNamed) {
    replace_groups();
    make(
        [](lxw_workbook* book, lxw_worksheet* sheet) {
            roster(sheet, 2);
            workbook_add_worksheet(book, "空白");
            lxw_worksheet* late = workbook_add_worksheet(book, "晚到");
            row(late, 3, {"", "p9"});
            lxw_worksheet* sums = workbook_add_worksheet(book, "合計");
            worksheet_write_number(sums, 0, 0, 62, nullptr);
            worksheet_hide(sums);
        },
        "participants", "名單");
    EXPECT_THAT(lines(), ElementsAre("participants.xlsx: warning: only the sheet \"名單\" is read, and there is "
                                     "something on \"晚到\", \"合計\" (hidden) too — move what belongs to the table "
                                     "there, and remove the other sheets"));
}

TEST_F(Shown, AHiddenSheetThatIsReadIsNamed) {
    replace_groups();
    make(
        [](lxw_workbook* book, lxw_worksheet* sheet) {
            row(sheet, 0, {"說明"});
            lxw_worksheet* table = workbook_add_worksheet(book, "participants");
            roster(table, 2);
            worksheet_hide(table);
        },
        "participants", "封面");
    EXPECT_THAT(lines(), ElementsAre(AllOf(HasSubstr("only the sheet \"participants\" is read"), HasSubstr("\"封面\"")),
                                     HasSubstr("the sheet \"participants\" is hidden, and is read all the same")));
}

TEST_F(Shown, ADamagedSheetBesideTheTableIsNotTheTablesFault) {
    auto parts = parts_of(roster_rows());
    parts[1].second = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"participants\" r:id=\"r1\"/>"
                      "<sheet name=\"broken\" r:id=\"r4\"/></sheets></workbook>";
    const std::string end = "</Relationships>";
    auto& relations = parts[2].second;
    relations.insert(relations.size() - end.size(),
                     "<Relationship Id=\"r4\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>");
    parts.emplace_back("xl/worksheets/sheet2.xml", "<worksheet><!-- -->");
    put(parts);
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("there is something on \"broken\" too")));
    EXPECT_THAT(people(), SizeIs(1));
}

TEST_F(Shown, TitlesAboveTheHeaderArePassedOverAndNamed) {
    replace_groups();
    make([](lxw_workbook*, lxw_worksheet* sheet) {
        worksheet_merge_range(sheet, 0, 0, 0, 3, "青葉台高校 參訪名單", nullptr);
        row(sheet, 1, {"日期：2026/11/26", "", "姓名請與護照相同"});
        row(sheet, 3, {"id", "delegation", "name", "group"});
        row(sheet, 4, {"p1", "aoba", "佐藤", "A"});
    });
    EXPECT_THAT(lines(), ElementsAre("participants.xlsx:1: warning: what stands above the names of the columns, in "
                                     "lines 1 and 2, is not read: \"青葉台高校 參訪名單\" — remove it if it is more "
                                     "than a title"));
    EXPECT_EQ(people()[0].group, "A");
}

TEST_F(Shown, TitlesArePassedOverInTextToo) {
    const auto plain = *read().package;
    for (const auto* name : {"delegations.csv", "participants.csv", "programme.csv", "checkpoints.csv", "places.csv"}) {
        write(name, "114學年度 國際教育參訪；日期：2026/11/26\n\n" + test::file_text(dir_ / name));
    }
    EXPECT_THAT(lines(), AllOf(SizeIs(5), testing::Each(HasSubstr("in line 1, is not read: \"114學年度"))));
    EXPECT_EQ(read().package->participants, plain.participants);
    EXPECT_EQ(read().package->checkpoints, plain.checkpoints);
    replace("participants.csv", "蛋奶素", "肉");
    EXPECT_THAT(lines(), Contains(StartsWith("participants.csv:4: diet: ")));
}

TEST_F(Shown, RowsThatRepeatTheNamesOfTheColumnsArePassedOverAndNamed) {
    write("places.csv",
          "編號,名稱,類別,經度,緯度,備註\nID,Name,Kind,Longitude,Latitude,Remarks\n"
          "hall,大禮堂,room,120.66,24.17,\n編號,名稱,類別,經度,緯度,備註\nlab,實驗室,room,120.66,24.17,\n");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("備註"), StartsWith("places.csv:2: warning: the row repeats the names"),
                                     StartsWith("places.csv:4: warning: the row repeats the names")));
    EXPECT_THAT(read().package->places, SizeIs(2));
    append("places.csv", "ID,Name,room,1,2,\n");
    EXPECT_THAT(read().package->places, SizeIs(3)) << "a place may have such an id and such a name";
}

TEST_F(Shown, ATableWithoutAHeaderSaysWhatIsMissingInTheRowThatComesNearest) {
    write("places.csv", "校園地點一覽\n編號,名稱,類別,經度\nhall,大禮堂,room,120.66\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:2: lat: the column is missing")));
    std::string titles;
    for (int i = 0; i < 21; ++i) titles += "說明" + std::to_string(i) + "\n";
    write("places.csv", titles + "id,name,kind,lon,lat\nhall,大禮堂,room,120.66,24.17\n");
    EXPECT_THAT(lines(), Contains(StartsWith("places.csv:1: id: the column is missing"))) << "no title has 21 rows";
}

TEST_F(Shown, ALineThatTellsExcelTheSeparatorIsUnderstood) {
    const auto plain = *read().package;
    const auto places = test::file_text(dir_ / "places.csv");
    auto semicolons = places;
    std::replace(semicolons.begin(), semicolons.end(), ',', ';');
    auto tabs = places;
    std::replace(tabs.begin(), tabs.end(), ',', '\t');
    for (const auto& text :
         {"sep=,\n" + places, "sep=;\r\n" + semicolons, "SEP=;\n" + semicolons, "\"sep=;\"\n" + semicolons,
          "sep=\t\n" + tabs, "\xEF\xBB\xBFsep=,\r" + places, "sep=;,,,,\n" + places}) {
        write("places.csv", text);
        EXPECT_THAT(lines(), IsEmpty()) << text;
        EXPECT_EQ(read().package->places, plain.places) << text;
    }
    write("places.csv", "sep=;\n" + semicolons + "room 2;x;room;1;2\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:4: id: \"room 2\"")));
    for (const auto* text : {"sep=", "sep=\n", "sep=;", "sep=;\n", "sep=x\n", "sep=;x\n"}) {
        write("places.csv", text);
        EXPECT_THAT(lines(), Not(IsEmpty())) << text;
    }
}

TEST_F(Shown, ATitleWithCommasDoesNotMakeThemTheSeparator) {
    const auto plain = *read().package;
    auto text = test::file_text(dir_ / "places.csv");
    std::replace(text.begin(), text.end(), ',', ';');
    write("places.csv", "Places of the visit, 2026, all of them\n" + text);
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:1: warning: what stands above")));
    EXPECT_EQ(read().package->places, plain.places);
}

TEST_F(Shown, ListsInCellsDoNotMakeTheirSignTheSeparator) {
    write("participants.csv", "id,delegation,name,avoid,codes\np1,aoba,佐藤,花生;牛;豬;蝦;蟹,a;b;c;d;e;f\n"
                              "p2,aoba,田中,花生;牛;豬;蝦;蟹,g;h;i;j;k;l\n");
    replace_groups();
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_THAT(read().package->participants[1].avoid, SizeIs(5));
}

TEST_F(Shown, AWorkbookWithMacrosIsReadAndItsMacrosAreNot) {
    make([](lxw_workbook* book, lxw_worksheet* sheet) {
        roster(sheet, 2);
        workbook_add_worksheet(book, nullptr);
    });
    replace_groups();
    std::filesystem::rename(dir_ / "participants.xlsx", dir_ / "participants.xlsm");
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_THAT(people(), SizeIs(2));
    EXPECT_EQ(read().files[2].name, "participants.xlsm");
}

} // namespace
} // namespace kiosk::event
