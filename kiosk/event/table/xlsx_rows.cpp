#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>

#include "core/i18n/text.hpp"
#include "event/limits.hpp"
#include "event/shared_faults.hpp"
#include "event/table/cell_name.hpp"
#include "event/table/merged_cells.hpp"
#include "event/table/rows.hpp"
#include "event/table/workbook.hpp"
#include "event/table_faults.hpp"
#include "event/workbook_faults.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kMaxFilledBytes = std::size_t{64} << 20U; // that merged cells hand on, as much as a file may have

// "3, 5–9 and 12 more" of rising numbers
Sentence ranges_of(const std::vector<int>& rows) {
    constexpr std::size_t kMostRanges = 8;
    std::vector<Sentence> ranges;
    std::size_t at = 0;
    while (at < rows.size() && ranges.size() < kMostRanges) {
        const auto first = at;
        while (at + 1 < rows.size() && rows[at + 1] == rows[at] + 1) ++at;
        ranges.emplace_back(std::to_string(rows[first]) + (at == first ? "" : "–" + std::to_string(rows[at])));
        ++at;
    }
    auto list = list_of(std::move(ranges));
    return at == rows.size() ? list : Sentence(faults::kAndMore(std::move(list), rows.size() - at));
}

class XlsxReader {
  public:
    XlsxReader(const TableFile& file, const Reporter& reporter, const TakeRow& take)
        : file_(file), reporter_(reporter), take_(take), archive_(file.bytes) {}

    bool read() {
        auto workbook = open_workbook(archive_, file_.sheet);
        if (!workbook) {
            return damaged(archive_.fault().value_or(faults::kNoSheet()));
        }
        workbook_ = std::move(*workbook);
        if (!read_layout()) {
            return false;
        }
        const bool whole = archive_.each_child(
            workbook_.sheet.part, "sheetData", "row",
            [&](const pugi::xml_node& row) { return !stopped_ && take_row(row); },
            [&](double share) {
                if (file_.passed) {
                    file_.passed(static_cast<std::size_t>(share * static_cast<double>(file_.bytes.size())));
                }
            });
        if (!whole) {
            return damaged(*archive_.fault());
        }
        report_hidden_rows();
        report_sheets();
        return !stopped_;
    }

  private:
    bool damaged(Fault fault) {
        reporter_.error(0, "", std::move(fault));
        return false;
    }

    bool stop(int line, Fault fault) {
        reporter_.error(line, "", std::move(fault));
        stopped_ = true;
        return false;
    }

    // What stands before and behind the rows.
    bool read_layout() {
        static constexpr std::array<std::string_view, 4> kNames{"sheetPr", "col", "filterColumn", "mergeCell"};
        std::optional<Fault> wrong;
        const auto seen = archive_.each_tag(workbook_.sheet.part, kNames, "sheetData", [&](const pugi::xml_node& node) {
            const auto name = local_name(node.name());
            if (name == "mergeCell") {
                wrong = merged_.add(attribute_of(node, "ref"));
            } else if (name == "col") {
                take_column(node);
            } else {
                filtered_ = filtered_ || name == "filterColumn" || is_true(attribute_of(node, "filterMode"));
            }
            return !wrong;
        });
        if (seen == Archive::Seen::Broken) {
            return damaged(*archive_.fault());
        }
        return !wrong || stop(0, *wrong);
    }

    void take_column(const pugi::xml_node& node) {
        const auto number = [&](const char* name) {
            const auto written = attribute_of(node, name);
            std::size_t value = 0;
            std::from_chars(written.data(), written.data() + written.size(), value);
            return std::min(value, kMaxColumns);
        };
        if (!is_true(attribute_of(node, "hidden")) && attribute_of(node, "width") != "0") {
            return;
        }
        for (auto column = number("min"); column > 0 && column <= number("max"); ++column) {
            hidden_columns_.set(column - 1);
        }
    }

    void report_hidden_rows() const {
        if (hidden_rows_.empty()) {
            return;
        }
        const bool one = hidden_rows_.size() == 1;
        const auto& kind = filtered_ ? (one ? faults::kFilteredRow : faults::kFilteredRows)
                                     : (one ? faults::kHiddenRow : faults::kHiddenRows);
        reporter_.warning(hidden_rows_.front(), "", kind(ranges_of(hidden_rows_)));
    }

    // Those that hold something besides the one that is read. The last to be asked of the archive: what is wrong with
    // another sheet is nothing to the table.
    void report_sheets() {
        std::vector<Sentence> others;
        const auto no_others = std::vector<Sheet>();
        for (const auto& sheet : file_.alone ? no_others : workbook_.others) {
            if (is_filled(archive_, sheet)) {
                others.push_back(sheet.hidden ? faults::kHiddenToo(in_quotes(sheet.name)) : in_quotes(sheet.name));
            }
        }
        const auto name = in_quotes(workbook_.sheet.name);
        if (!others.empty()) {
            reporter_.warning(0, "", faults::kOnlySheet(name, list_of(std::move(others))));
        }
        if (workbook_.sheet.hidden) {
            reporter_.warning(0, "", faults::kHiddenSheet(name));
        }
    }

    bool take_row(const pugi::xml_node& row) {
        const auto written = attribute_of(row, "r");
        int line = line_ + 1;
        if (!written.empty()) {
            const auto [end, problem] = std::from_chars(written.data(), written.data() + written.size(), line);
            line = problem == std::errc() && end == written.data() + written.size() ? line : 0;
        }
        if (line < 1 || line > kLastSheetRow) {
            return stop(line_ + 1, faults::kRowNumber());
        }
        line_ = line;
        used_ = 0;
        std::size_t next = 0;
        for (const auto& node : row.children()) {
            if (local_name(node.name()) == "c" && !take_cell(node, next)) {
                return false;
            }
        }
        if (!merged_.empty() && !take_merged()) {
            return false;
        }
        if (used_ > 0 && is_true(attribute_of(row, "hidden"))) {
            hidden_rows_.push_back(line_);
        }
        // A row without cells has no place in a file of text either.
        if (used_ > 0 && !take_(std::span<const Cell>(cells_).first(used_))) {
            stopped_ = true;
        }
        return !stopped_;
    }

    // next: the column of a cell that does not say its own; then that of the one after.
    bool take_cell(const pugi::xml_node& node, std::size_t& next) {
        if (const auto written = attribute_of(node, "r"); !written.empty()) {
            const auto name = cell_name_of(written);
            if (!name) {
                return stop(line_, faults::kCellName(in_quotes(written)));
            }
            next = name->column;
        }
        const auto column = next++;
        const auto text = text_of_cell(node);
        if (text.empty()) {
            return true;
        }
        if (column >= kMaxColumns) {
            return stop(line_, faults::kTooManyCells(kMaxColumns));
        }
        assign_cell(cell_at(column), text, line_, file_.line_breaks);
        return true;
    }

    // The row's cell of that column, with all before it.
    Cell& cell_at(std::size_t column) {
        while (used_ <= column) {
            if (used_ == cells_.size()) {
                cells_.emplace_back();
            }
            auto& cell = cells_[used_++];
            assign_cell(cell, {}, line_);
            cell.from = Cell::From::Itself;
            cell.rows_below = 0;
            cell.column_hidden = hidden_columns_.test(used_ - 1);
        }
        return cells_[column];
    }

    // Gives every cell of the row that a merged cell covers its text. A row that has no other texts than such stays
    // empty: nobody stands there.
    bool take_merged() {
        if (const auto wrong = merged_.go_to(line_)) {
            return stop(line_, *wrong);
        }
        for (auto& shown : merged_.here()) {
            take_covered(shown);
        }
        const auto own = std::span<const Cell>(cells_).first(used_);
        if (std::all_of(own.begin(), own.end(), [](const Cell& cell) { return cell.text.empty(); })) {
            used_ = 0;
            return true;
        }
        for (const auto& shown : merged_.here()) {
            if (!shown.text.empty() && !fill(shown)) {
                return false;
            }
        }
        return true;
    }

    // The texts of this row that lie under a merged cell, but for its own.
    void take_covered(MergedCells::Shown& shown) {
        const auto& [first, last] = shown.range;
        for (auto column = first.column; column <= last.column && column < used_; ++column) {
            auto& cell = cells_[column];
            if (column == first.column && line_ == first.row) {
                shown.text = cell.text;
            } else if (!cell.text.empty()) {
                // Some programs write the text into all of them.
                if (cell.text != shown.text) {
                    warn_of_covered(cell, {column, line_}, first);
                }
                cell.text.clear();
            }
        }
    }

    void warn_of_covered(const Cell& cell, const CellName& name, const CellName& first) const {
        reporter_.warning(line_, "", faults::kCovered(text_of(name), text_of(first), in_quotes(cell.text)));
    }

    bool fill(const MergedCells::Shown& shown) {
        const auto& [first, last] = shown.range;
        const bool above = line_ > first.row;
        for (auto column = first.column; column <= last.column; ++column) {
            auto& cell = cell_at(column);
            cell.rows_below = above ? 0 : last.row - line_;
            if (column == first.column && !above) {
                continue;
            }
            cell.from = column == first.column ? Cell::From::Above : above ? Cell::From::AboveLeft : Cell::From::Left;
            cell.text = shown.text;
            filled_ += sizeof(Cell) + shown.text.size();
        }
        if (filled_ <= kMaxFilledBytes) {
            return true;
        }
        return stop(line_, faults::kMergedTooMuch(text_of(shown.range)));
    }

    template <class... Places> void wrong(const pugi::xml_node& cell, const auto& kind, Places&&... places) {
        reporter_.error(line_, "", kind(attribute_of(cell, "r"), std::forward<Places>(places)...));
    }

    std::string text_of_cell(const pugi::xml_node& cell) {
        const auto type = attribute_of(cell, "t");
        if (type == "inlineStr") {
            return checked(cell, string_of(child_of(cell, "is")));
        }
        const std::string value = child_of(cell, "v").text().get();
        if (value.empty()) {
            if (type != "str" && child_of(cell, "f")) {
                wrong(cell, faults::kNeverWorkedOut);
            }
            return {};
        }
        if (type == "s") {
            std::size_t index = 0;
            const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), index);
            if (problem != std::errc() || end != value.data() + value.size() || index >= workbook_.texts.size()) {
                wrong(cell, faults::kNoSuchText);
                return {};
            }
            return checked(cell, workbook_.texts[index]);
        }
        if (type == "b") {
            return value == "1" ? "TRUE" : "FALSE";
        }
        if (type == "str" || type == "e") {
            return checked(cell, value);
        }
        return type == "d" ? moment_of(value) : number_of(cell, value);
    }

    // ISO 8601: the day alone where the time says nothing; no fraction, and no zone, which spreadsheets do not show.
    static std::string moment_of(std::string value) {
        value.resize(std::min(value.find_first_of(".Z"), value.size()));
        std::replace(value.begin(), value.end(), 'T', ' ');
        return value.ends_with(" 00:00:00") ? value.substr(0, value.find(' ')) : value;
    }

    std::string number_of(const pugi::xml_node& cell, const std::string& value) {
        double number = 0;
        const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
        std::string text;
        if (problem == std::errc() && end == value.data() + value.size()) {
            text = number_text(number, format_of(cell), workbook_.since_1904);
        }
        if (text.empty()) {
            wrong(cell, faults::kNoNumber, in_quotes(value));
        }
        return text;
    }

    [[nodiscard]] NumberFormat format_of(const pugi::xml_node& cell) const {
        const auto written = attribute_of(cell, "s");
        std::size_t style = 0;
        std::from_chars(written.data(), written.data() + written.size(), style);
        return style < workbook_.formats.size() ? workbook_.formats[style] : NumberFormat{};
    }

    std::string checked(const pugi::xml_node& cell, std::string text) {
        if (core::is_valid_utf8(text)) {
            return text;
        }
        wrong(cell, faults::kNotUtf8);
        return {};
    }

    const TableFile& file_;
    const Reporter& reporter_;
    const TakeRow& take_;
    Archive archive_;
    Workbook workbook_;
    MergedCells merged_;
    std::size_t filled_ = 0; // bytes
    std::bitset<kMaxColumns> hidden_columns_;
    std::vector<int> hidden_rows_;
    bool filtered_ = false;
    std::vector<Cell> cells_; // kept from row to row for their storage
    std::size_t used_ = 0;
    int line_ = 0;
    bool stopped_ = false;
};

} // namespace

bool read_xlsx_rows(const TableFile& file, const Reporter& reporter, const TakeRow& take) {
    return XlsxReader(file, reporter, take).read();
}

} // namespace kiosk::event
