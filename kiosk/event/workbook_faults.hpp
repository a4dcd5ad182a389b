// Kinds of problems of workbooks: the file, its sheets, merged and hidden cells, the settings of 活動.
#pragma once

#include "event/problem.hpp"

namespace kiosk::event::faults {

// The file. All are mended alike.
inline constexpr std::string_view kSaveAgain =
    "open the file in a spreadsheet and save it again as .xlsx without a password";
inline constexpr KindWith<0> kOldOrLocked{"old_or_locked", "this is an .xls file of old, or one with a password",
                                          kSaveAgain};
inline constexpr KindWith<0> kNoWorkbook{"no_workbook", "the file is damaged, or no .xlsx file", kSaveAgain};
inline constexpr KindWith<1> kTooManyParts{"too_many_parts", "the file has more than {count} parts", kSaveAgain};
inline constexpr KindWith<1> kPartTooLarge{"part_too_large",
                                           "a part of the file unpacks to more than is reasonable: {part}", kSaveAgain};
inline constexpr KindWith<1> kPartPacked{"part_packed", "a part of the file cannot be unpacked: {part}", kSaveAgain};
inline constexpr KindWith<0> kPartDamaged{"part_damaged", "a part of the file is damaged", kSaveAgain};
inline constexpr KindWith<0> kNoXml{"no_xml", "a part of the file is no XML of a spreadsheet", kSaveAgain};
inline constexpr KindWith<0> kNoSheet{"no_sheet", "there is no sheet in the file", kSaveAgain};
inline constexpr KindWith<0> kNoSuchFile{"no_such_file", "the file is not there", "name a workbook (.xlsx)"};

// Sheets
inline constexpr KindWith<2> kTwoSheets{"two_sheets", "the sheets {one} and {other} are both the one of the event",
                                        "remove the one that is not up to date"};
inline constexpr KindWith<1> kSheetMissing{"sheet_missing", "the sheet {sheet} is missing",
                                           "add it, or give the sheet with its rows that name"};
inline constexpr KindWith<1> kOtherSheets{
    "other_sheets", "there is something on {sheets}, and it is not read",
    "move what belongs to the event to the sheets 活動, 團體, 名單, 行程, 報到點 and 地點"};
inline constexpr KindWith<2> kOnlySheet{"only_sheet",
                                        "only the sheet {sheet} is read, and there is something on {others} too",
                                        "move what belongs to the table there, and remove the other sheets"};
inline constexpr KindWith<1> kHiddenSheet{"hidden_sheet", "the sheet {sheet} is hidden, and is read all the same",
                                          "show it"};

// Rows and cells
inline constexpr std::string_view kShowRows = "show all rows, and remove those that are not meant";
inline constexpr std::string_view kNoFilter = "take the filter off, and remove the rows that are not meant";
inline constexpr KindWith<1> kHiddenRow{"hidden_row", "row {rows} is hidden, and read all the same", kShowRows};
inline constexpr KindWith<1> kHiddenRows{"hidden_rows", "rows {rows} are hidden, and read all the same", kShowRows};
inline constexpr KindWith<1> kFilteredRow{"filtered_row", "row {rows} is hidden by a filter, and read all the same",
                                          kNoFilter};
inline constexpr KindWith<1> kFilteredRows{"filtered_rows", "rows {rows} are hidden by a filter, and read all the same",
                                           kNoFilter};
inline constexpr std::string_view kSave = "save the file again";
inline constexpr KindWith<0> kRowNumber{"row_number", "a row has a number that no sheet has", kSave};
inline constexpr KindWith<1> kCellName{"cell_name", "a cell has a name that no sheet has: {name}", kSave};
inline constexpr KindWith<1> kNoSuchText{"no_such_text", "the cell {cell} refers to a text that is not in the file",
                                         kSave};
inline constexpr KindWith<1> kNeverWorkedOut{"never_worked_out",
                                             "the cell {cell} holds a formula that was never worked out",
                                             "open the file in a spreadsheet and save it"};
inline constexpr KindWith<2> kNoNumber{
    "no_number", "the cell {cell} holds no number, day or time that there is: {text}", "type it again"};
inline constexpr KindWith<1> kNotUtf8{"not_utf8", "the cell {cell} holds a text that is not in UTF-8", "type it again"};

// Merged cells
inline constexpr std::string_view kUnmerge = "unmerge the cells and write the text into each row";
inline constexpr KindWith<1> kMergedName{"merged_name", "merged cells have a name that no sheet has: {range}",
                                         kUnmerge};
inline constexpr KindWith<1> kTooManyMerged{"too_many_merged", "the sheet has more than {count} merged cells",
                                            kUnmerge};
inline constexpr KindWith<0> kRowOrder{"row_order", "the rows of the sheet are not in their order", kUnmerge};
inline constexpr KindWith<2> kMergedOverlap{"merged_overlap", "the merged cells {one} and {other} lie over each other",
                                            kUnmerge};
inline constexpr KindWith<1> kMergedTooMuch{
    "merged_too_much", "merged cells such as {range} hand on more text than a table may have", kUnmerge};
inline constexpr KindWith<3> kCovered{
    "covered", "the cell {cell} lies under the merged cell {merged}, and what it holds is not read: {text}",
    "unmerge them to see it"};

// 活動
inline constexpr KindWith<1> kTooManySettings{"too_many_settings", "there are more than {count} settings",
                                              "remove what is none"};
inline constexpr KindWith<1> kUnknownSetting{"unknown_setting", "the setting is not known and not read",
                                             "did you mean \"{name}\"?"};
inline constexpr KindWith<0> kSettingTwice{"setting_twice", "the setting is there twice", "remove one of them"};
inline constexpr KindWith<1> kSettingFormula{"setting_formula", "a formula gave {text}",
                                             "correct the formula, or type the text"};
inline constexpr KindWith<0> kTextsHidden{"texts_hidden", "the column of the texts is hidden, and is read all the same",
                                          "show it and look through it"};
inline constexpr KindWith<1> kMadeId{"made_id", "there is none, and the event is called {id}",
                                     "write it down: once badges are issued it must not change any more"};
inline constexpr KindWith<1> kBesideSetting{"beside_setting", "write it into the cell beside {name}"};

inline constexpr const ProblemKind* kOfWorkbooks[] = {
    &kOldOrLocked,     &kNoWorkbook,     &kTooManyParts, &kPartTooLarge,   &kPartPacked,    &kPartDamaged,
    &kNoXml,           &kNoSheet,        &kNoSuchFile,   &kTwoSheets,      &kSheetMissing,  &kOtherSheets,
    &kOnlySheet,       &kHiddenSheet,    &kHiddenRow,    &kHiddenRows,     &kFilteredRow,   &kFilteredRows,
    &kRowNumber,       &kCellName,       &kNoSuchText,   &kNeverWorkedOut, &kNoNumber,      &kNotUtf8,
    &kMergedName,      &kTooManyMerged,  &kRowOrder,     &kMergedOverlap,  &kMergedTooMuch, &kCovered,
    &kTooManySettings, &kUnknownSetting, &kSettingTwice, &kSettingFormula, &kTextsHidden,   &kMadeId,
    &kBesideSetting};

} // namespace kiosk::event::faults
