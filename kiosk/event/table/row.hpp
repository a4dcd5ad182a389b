// A table's rows as they are handed on: cells, which of them holds which column, and where the table is read from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/i18n/text.hpp"
#include "event/problems.hpp"
#include "event/table/columns.hpp"
#include "event/table/letters.hpp"
#include "event/table/shown_text.hpp"

namespace kiosk::event {

struct Cell {
    std::string text; // trimmed; a line break within it is a space
    int line = 0;     // where it begins, from 1; in a spreadsheet the number of the row

    // In a spreadsheet, whose text it is: its own, or that of the merged cell that covers it, which begins in a row
    // above, in this row further left, or both.
    enum class From : std::uint8_t { Itself, Above, Left, AboveLeft };
    From from = From::Itself;
    int rows_below = 0;         // of a merged cell in its first row: how many more it covers
    bool column_hidden = false; // nobody sees the column
};

// Which cell holds which column.
struct HeaderMap {
    struct Place {
        const Column* column = nullptr;
        core::Language language; // "" for the plain one
        std::size_t cell = 0;
    };
    std::vector<Place> places;
};

// Valid during the call that hands it over.
class Row {
  public:
    Row(const HeaderMap& header, std::span<const Cell> cells, int line, const Reporter& reporter)
        : header_(&header), cells_(cells), line_(line), reporter_(&reporter) {}

    [[nodiscard]] int line() const { return line_; }
    // column: as columns.hpp has it, or "name@ja". "" when the table has no such column.
    [[nodiscard]] std::string_view cell(std::string_view column) const;
    [[nodiscard]] int line_of(std::string_view column) const;
    [[nodiscard]] core::Texts texts(std::string_view column) const; // every language that is not empty

    void error(std::string_view column, Fault fault) const;
    void warning(std::string_view column, Fault fault) const;
    void report(std::string_view column, const Finding& finding) const;

  private:
    [[nodiscard]] const Cell* find(std::string_view column) const;
    const HeaderMap* header_;
    std::span<const Cell> cells_;
    int line_;
    const Reporter* reporter_;
};

// How the first cell of a row begins that shows how to fill one in, and does not count.
inline constexpr std::string_view kExampleMark = "例：";

// What a table is read from. The bytes outlive it. examples: the texts of the rows that a new workbook has; a row whose
// first cell begins with kExampleMark is left out, without a word where it is one of these.
struct TableFile {
    // NOLINTNEXTLINE(google-explicit-constructor): a text is a table by itself
    TableFile(std::string_view text) : bytes(text) {}

    std::string_view bytes; // UTF-8 text without a byte order mark, or a whole .xlsx file
    bool xlsx = false;
    std::string_view sheet;   // the sheet to read, if there is one of this name; else the first
    bool alone = false;       // the workbook's other sheets are somebody else's to read
    bool line_breaks = false; // a line break in a cell of a workbook is kept
    const std::vector<std::vector<std::string>>* examples = nullptr; // rows that do not count: see below; may be null
    const Letters* letters = nullptr;                                // what people see is looked up there; may be null
    std::function<void(std::size_t bytes)> passed; // told now and then how far the reading has come; may be empty
    std::stop_token stop;                          // once it is so, no further row is taken
};

} // namespace kiosk::event
