// Kinds of problems of tables, whether they are CSV or sheets: cells, texts, names of columns.
#pragma once

#include "event/problem.hpp"

namespace kiosk::event::faults {

// Cells
inline constexpr KindWith<0> kEmptyCell{"empty_cell", "the cell is empty", "fill it in"};
inline constexpr KindWith<1> kLikeFormula{"like_formula", "the text begins like a formula: {text}",
                                          "correct it if a spreadsheet's formula was meant to be worked out"};
inline constexpr KindWith<1> kTurnedIntoDay{"turned_into_day",
                                            "a spreadsheet may have turned the text into the day {text}",
                                            "format the column as text and type it again, if no day is meant"};
inline constexpr KindWith<2> kIdTwice{"id_twice", "{id} is on line {line} already", "give every row an id of its own"};
inline constexpr KindWith<1> kTurnedIntoNumber{"turned_into_number", "a spreadsheet turned the number into {text}",
                                               "format the column as text and type it again"};
inline constexpr KindWith<1> kNotAnId{"not_an_id", "{text} is not an id", "use 1 to 64 of A-Z a-z 0-9 . _ -"};
inline constexpr KindWith<2> kNotIn{"not_in", "{id} is not in {table}", "correct it, or add it there"};
inline constexpr KindWith<1> kNotADay{"not_a_day", "{text} is not a day", "write it as 2026-11-26 or 115/11/26"};
inline constexpr KindWith<1> kNotATime{"not_a_time", "{text} is not a time", "write it as 09:30, from 00:00 to 24:00"};
inline constexpr KindWith<3> kNotFromTo{"not_from_to", "{text} is not a number from {least} to {most}", "correct it"};
inline constexpr KindWith<1> kNotDegrees{"not_degrees", "{text} is not a number of degrees", "write it as 120.6736"};
inline constexpr KindWith<1> kNotALanguage{"not_a_language", "{text} is not a language", "write it as ja, en, zh-TW …"};
inline constexpr KindWith<2> kUnknownWord{"unknown_word", "{text} is not known here", "did you mean \"{word}\"?"};
inline constexpr KindWith<1> kTooLong{"too_long", "the text is longer than {count} bytes", "shorten it"};
inline constexpr KindWith<0> kControl{"control", "the text holds a control character", "type it again"};
inline constexpr KindWith<2> kFormulaError{"formula_error", "a formula gave {text} in cell {cell}",
                                           "correct the formula, or type the value"};
inline constexpr KindWith<0> kPicture{"picture", "the cell holds a picture, which is no text", "type the text"};
inline constexpr KindWith<0> kNationalId{"national_id",
                                         "this looks like a national ID number, which the kiosk must not hold",
                                         "remove it; badges need none"};

// Rows
inline constexpr KindWith<1> kTooManyRows{"too_many_rows", "the table has more than {count} rows", "split the event"};
inline constexpr KindWith<1> kTooManyCells{"too_many_cells", "the row has more than {count} cells",
                                           "remove the columns that are not needed"};
inline constexpr KindWith<0> kRepeatsHeader{"repeats_header",
                                            "the row repeats the names of the columns and is not read", "remove it"};
inline constexpr KindWith<1> kExample{"example", "the row begins with {mark} and does not count: it is an example",
                                      "give it an id of its own if it is somebody's"};
inline constexpr KindWith<1> kOneMergedRow{"one_merged_row", "the row is one merged cell, {text}, and nothing else",
                                           "remove it, or write its text into a column of the rows that it is about"};
inline constexpr KindWith<1> kMergedWithAbove{"merged_with_above",
                                              "the cell is merged with the one above: {text} once more",
                                              "unmerge them, and write into each row its own"};
inline constexpr KindWith<2> kMergedAcross{"merged_across", "the merged cell {cell} covers this column too: {text}",
                                           "unmerge the cells if it is not meant for all of these columns"};
inline constexpr KindWith<1> kBeyondLast{"beyond_last", "the row has a cell beyond the last column: {text}",
                                         "put quotes round a cell that has a comma in it"};
inline constexpr KindWith<1> kRunawayCell{"runaway_cell", "a cell that begins here is longer than {count} bytes",
                                          "close the quote that opens it"};
inline constexpr KindWith<0> kQuotes{"quotes", "the quotes of this cell do not match",
                                     "put the whole cell in quotes and double every quote within it"};

// Names of columns
inline constexpr KindWith<0> kEmptyTable{"empty_table", "the table is empty",
                                         "give it a first row with the names of the columns"};
inline constexpr KindWith<0> kColumnMissing{"column_missing", "the column is missing",
                                            "add a column with this name in the first row"};
inline constexpr KindWith<2> kTwoNames{"two_names", "the name of the column says {one} and {other}",
                                       "name it after one of them"};
inline constexpr KindWith<1> kLessSure{"less_sure", "the column is not read, for another one is {column} already",
                                       "remove it, or name it otherwise"};
inline constexpr KindWith<0> kColumnTwice{"column_twice", "the column is there twice", "remove one of them"};
inline constexpr KindWith<1> kMeantTwice{"meant_twice", "the column is there twice: it means {column}",
                                         "remove one of them"};
inline constexpr KindWith<1> kNoTranslations{"no_translations", "the column has no translations and is not read",
                                             "name it \"{column}\" or remove it"};
inline constexpr KindWith<2> kLanguageNotOffered{"language_not_offered",
                                                 "the language {language} is not offered and the column is not read",
                                                 "did you mean \"{tag}\"?"};
inline constexpr KindWith<0> kUnwantedColumn{"unwanted_column",
                                             "the column is not read, and the kiosk must not hold what is in it",
                                             "remove the column: badges need none of it"};
inline constexpr KindWith<1> kUnknownColumn{"unknown_column", "the column is not known and not read",
                                            "did you mean \"{name}\"?"};
inline constexpr KindWith<1> kNameMerged{"name_merged", "the name of the column is merged over this one too: {text}",
                                         "unmerge it and give each column a name of its own"};
inline constexpr KindWith<1> kNameMergedDown{"name_merged_down",
                                             "a name of a column is merged with the cells below it down to line {line}",
                                             "unmerge it: only names stand in the rows of the names"};
inline constexpr KindWith<1> kNamelessColumn{"nameless_column", "the column of {text} has no name and is not read",
                                             "name it in the first row, or empty it"};
inline constexpr KindWith<1> kHiddenColumn{"hidden_column", "the column {column} is hidden, and is read all the same",
                                           "show it and look through it, or remove it"};
inline constexpr KindWith<2> kAboveNames{"above_names",
                                         "what stands above the names of the columns, in {lines}, is not read: {text}",
                                         "remove it if it is more than a title"};
inline constexpr KindWith<1> kLine{"line", "line {line}"};
inline constexpr KindWith<2> kLines{"lines", "lines {lines} and {last}"};

// Texts that people see
inline constexpr KindWith<0> kTypeInTable{
    "type_in_table",
    "type it again and save the table as \"CSV UTF-8\" or .xlsx: code page 950 lacks kana, hangul and many signs"};
inline constexpr KindWith<0> kTypeInFile{"type_in_file", "type it again and save the file in UTF-8"};
inline constexpr KindWith<1> kNameAsks{
    "name_asks", "the name holds a question mark, which a spreadsheet writes for letters that it cannot save",
    "{again}"};
inline constexpr KindWith<2> kStandIn{
    "stand_in", "{sign} stands in the name {name}, as if for a letter that could not be typed",
    "write the letter itself, or another form of the name", "a sign in the place of a letter"};
inline constexpr KindWith<2> kLostLetter{
    "lost_letter", "a question mark stands in the place of a letter that a spreadsheet could not save: {text}",
    "{again}; put a blank behind a question mark that is meant"};
inline constexpr KindWith<2> kMayBeLost{
    "may_be_lost", "a question mark may stand in the place of a letter that a spreadsheet could not save: {text}",
    "if so, {again}", "a question mark that may stand for a letter"};
inline constexpr KindWith<1> kLostSign{"lost_sign", "the text holds a sign that was lost on the way (�)", "{again}"};
inline constexpr KindWith<0> kPrivateLetter{
    "private_letter", "the text holds a letter for private use (自造字), a box on every other machine",
    "write the letter that Unicode has for it, or another form of the name"};
inline constexpr KindWith<1> kHiddenMarks{"hidden_marks", "the text holds marks that nobody sees: {marks}",
                                          "they are left out; type the text again, if it does not read as it should",
                                          "marks that nobody sees"};
inline constexpr KindWith<2> kReshaped{"reshaped", "the kiosk writes {letters} in its usual form: {text}",
                                       "nothing is lost, but tell guests whose name it is",
                                       "letters that are kept in another form"};
inline constexpr KindWith<1> kNoGlyph{
    "no_glyph", "the kiosk has no glyph for {letters} and draws a question mark in its place",
    "write it in letters that the kiosk has: Chinese, Japanese, Korean, Thai, Vietnamese, English",
    "letters that the kiosk has no glyph for"};

inline constexpr const ProblemKind* kOfTables[] = {
    &kEmptyCell,      &kLikeFormula,   &kTurnedIntoDay, &kIdTwice,        &kTurnedIntoNumber, &kNotAnId,
    &kNotIn,          &kNotADay,       &kNotATime,      &kNotFromTo,      &kNotDegrees,       &kNotALanguage,
    &kUnknownWord,    &kTooLong,       &kControl,       &kFormulaError,   &kPicture,          &kNationalId,
    &kTooManyRows,    &kTooManyCells,  &kRepeatsHeader, &kExample,        &kOneMergedRow,     &kMergedWithAbove,
    &kMergedAcross,   &kBeyondLast,    &kRunawayCell,   &kQuotes,         &kEmptyTable,       &kColumnMissing,
    &kTwoNames,       &kLessSure,      &kColumnTwice,   &kMeantTwice,     &kNoTranslations,   &kLanguageNotOffered,
    &kUnwantedColumn, &kUnknownColumn, &kNameMerged,    &kNameMergedDown, &kNamelessColumn,   &kHiddenColumn,
    &kAboveNames,     &kLine,          &kLines,         &kTypeInTable,    &kTypeInFile,       &kNameAsks,
    &kStandIn,        &kLostLetter,    &kMayBeLost,     &kLostSign,       &kPrivateLetter,    &kHiddenMarks,
    &kReshaped,       &kNoGlyph};

} // namespace kiosk::event::faults
