// Which of a table's first rows names the columns: titles may stand above it, and in a spreadsheet it may take several
// rows, where merged cells reach from the first into the others.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "event/table/header.hpp"
#include "event/table/header_names.hpp"
#include "event/table/row.hpp"

namespace kiosk::event {

class HeaderSearch {
  public:
    HeaderSearch(std::span<const Column> columns, const Reporter& reporter) : names_(columns), reporter_(reporter) {}

    // Takes a row that is not empty. False when it stands below the header, which is known then.
    bool take(std::span<const Cell> row);
    // At the table's end. False, and reported, when there was no row at all.
    bool finish();

    [[nodiscard]] bool failed() const { return failed_; } // no row names every required column: reported
    [[nodiscard]] const HeaderMap* header() const { return header_ ? &*header_ : nullptr; }
    [[nodiscard]] const ColumnNames& names() const { return names_; }
    // By the column's place; empty where it has no name.
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
    // Of a column without a name: of the merged header that covers it, if one does and if that is read.
    [[nodiscard]] std::string shared_name(std::size_t column) const;

  private:
    using Cells = std::vector<Cell>;
    void settle();
    void give_up();
    [[nodiscard]] int reach_of(const Cells& row) const;
    [[nodiscard]] std::string name_of(std::size_t column) const;
    void report_above() const;
    void report_hidden() const;

    ColumnNames names_;
    const Reporter& reporter_;
    std::vector<Cells> above_;  // rows that name no columns
    std::vector<Cells> chosen_; // the rows of the header
    int last_line_ = 0;         // of the header
    std::optional<HeaderMap> header_;
    std::vector<std::string> texts_;
    bool failed_ = false;
};

} // namespace kiosk::event
