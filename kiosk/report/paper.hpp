// What stands on a paper, as values: a heading, a table, its totals and what is to be said of them. The writers
// (pdf_writer, xlsx_writer, csv_writer) make files of it. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/i18n/text.hpp"
#include "print/phrase.hpp"

namespace kiosk::report {

// One saying in the paper's language, or in both of a bilingual one.
using Words = print::Phrases;
[[nodiscard]] std::string plain(const Words& words); // "簽到表 Sign-in sheet"

enum class Align { Left, Centre };

struct Column {
    std::string id; // "name"; stands in the CSV's head
    Words heading;
    Words group{};    // above the columns beside each other that have the same; empty: none
    double width = 0; // mm; all are stretched to the paper's width
    Align align = Align::Centre;
    bool strong = false;
    bool by_hand = false; // an empty cell to write in
};

// A minute after midnight of the paper's day; of the small hours that belong to it 1440 and more.
struct ClockTime {
    core::MinuteOfDay minute{};
    bool operator==(const ClockTime&) const = default;
};
[[nodiscard]] std::string clock_text(ClockTime time); // "08:31", "24:20"

// Hours of training that somebody is given.
struct CreditedHours {
    std::chrono::minutes length{};
    bool operator==(const CreditedHours&) const = default;
};
[[nodiscard]] std::string hours_text(std::chrono::minutes length); // "3", "1.5", "1.33"

struct Cell {
    std::variant<std::monostate, std::string, std::int64_t, ClockTime, CreditedHours> value;
    core::Language language{}; // of a text
    bool alarm = false;        // to be seen at once
    bool missing = false;      // a dash on paper: there should be something
    bool operator==(const Cell&) const = default;
};

[[nodiscard]] std::string cell_text(const Cell& cell); // as it is shown; empty: nothing

// What a spreadsheet counts by itself.
struct Count {
    enum Kind { Rows, RowsWithAny, RowsWithNone, RowsWithText, Sum };
    Kind kind = Rows;
    std::vector<std::size_t> columns{}; // those that are looked at; RowsWithText and Sum: one
    std::string text{};                 // RowsWithText
};
struct Total {
    Words words;                       // with the number in it
    std::optional<std::int64_t> value; // none: to be written by hand
    std::optional<Count> count{};      // none: the sheet has not what it follows from
};

struct Field {
    Words label;
    Words value;
};

struct Paper {
    core::LocalDay day{};
    Words title;
    Words subtitle; // whom it is about
    Words date;
    std::vector<Field> fields; // three a line
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; // as many cells as columns
    std::vector<Total> totals;
    std::vector<Words> notes; // a sentence each, below the table
    Words nothing;            // said in place of rows
    std::vector<Words> signers;
    double row_height = 9; // mm, at least
    bool in_csv = true;    // all papers of a document that are have the same columns
};

// What a file is made of. Every paper begins a page, or is a worksheet.
struct Document {
    std::string title;
    std::string event;       // its short title, at the head of each page
    core::Language language; // of event
    core::LocalDay day{};    // stands for the day on which the file was made: the same input gives the same file
    Words source;            // at the foot: what the numbers were read from
    std::function<Words(std::size_t number, std::size_t pages)> page; // "page 1 of 3"
    std::vector<Paper> papers;                                        // at least one
};

} // namespace kiosk::report
