#include "event/table/table.hpp"

#include <algorithm>

#include "core/base/csv.hpp"
#include "event/limits.hpp"
#include "event/table/cell_name.hpp"
#include "event/table/header_search.hpp"
#include "event/table/kept_row.hpp"
#include "event/table/rows.hpp"
#include "event/table/shown_text.hpp"
#include "event/table/values.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

constexpr std::string_view kPicture = "=DISPIMG("; // as WPS saves one in a cell

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U || byte == 0x7FU;
}

// Takes the rows of any source: the first that is not empty is the header, the others are checked and handed on.
class TableReader {
  public:
    TableReader(const TableFile& file, std::span<const Column> columns, const Reporter& reporter,
                const std::function<void(const Row&)>& each)
        : search_(columns, reporter), reporter_(reporter), letters_(file.letters), examples_(file.examples),
          stop_(file.stop), each_(each) {}

    bool take(std::span<const Cell> written) {
        if (stop_.stop_requested()) return false;
        const auto cells = kept_.of(written);
        if (std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.empty(); })) {
            return true;
        }
        if (search_.take(cells)) {
            return !search_.failed();
        }
        if (is_example(cells)) {
            return true;
        }
        if (++rows_ > kMaxRows) {
            reporter_.error(cells.front().line, "", faults::kTooManyRows(kMaxRows));
            return false;
        }
        if (repeats_header(cells)) {
            reporter_.warning(cells.front().line, "", faults::kRepeatsHeader());
            return true;
        }
        if (!check_merged(cells)) {
            return true;
        }
        guarded_.clear();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            check_cell(cells[i], i);
        }
        for (const auto& change : kept_.changes()) {
            report_text(cells[change.cell], change.cell, findings_of(change.kept));
        }
        for (std::size_t i = 0; letters_ != nullptr && i < cells.size(); ++i) {
            report_text(cells[i], i, letters_->findings_in(cells[i].text));
        }
        each_(Row(*search_.header(), guarded_.empty() ? cells : unguarded(cells), cells.front().line, reporter_));
        return true;
    }

    // Whether there was a table at all, and one with a header.
    bool finish() { return search_.finish() && !search_.failed(); }

  private:
    // A row that shows how to fill one in. What somebody wrote over it and left its mark is said.
    [[nodiscard]] bool is_example(std::span<const Cell> cells) const {
        if (examples_ == nullptr || !cells.front().text.starts_with(kExampleMark)) {
            return false;
        }
        std::vector<std::string> texts;
        for (const auto& cell : cells) {
            if (!cell.text.empty()) texts.push_back(cell.text);
        }
        if (std::find(examples_->begin(), examples_->end(), texts) == examples_->end()) {
            reporter_.warning(cells.front().line, name_of(0), faults::kExample(in_quotes(kExampleMark)));
        }
        return true;
    }

    [[nodiscard]] std::string_view name_of(std::size_t index) const {
        return index < search_.texts().size() ? std::string_view(search_.texts()[index]) : std::string_view();
    }

    // Whether every cell that is read names its own column: a printed table has the names on every page, and the row
    // below the first may have them in another language.
    [[nodiscard]] bool repeats_header(std::span<const Cell> cells) const {
        std::size_t named = 0;
        for (const auto& place : search_.header()->places) {
            if (place.cell >= cells.size() || cells[place.cell].text.empty()) continue;
            const auto& text = cells[place.cell].text;
            if (text != search_.texts()[place.cell] &&
                (rows_ > 1 || search_.names().meaning(text).column != place.column))
                return false;
            ++named;
        }
        return named > 1;
    }

    // What merged cells may mean otherwise than they are read. False when the row is no row of the table.
    bool check_merged(std::span<const Cell> cells) const {
        std::size_t own = 0;
        std::size_t first = 0;
        bool across = false;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto& cell = cells[i];
            if (cell.from == Cell::From::Itself && !cell.text.empty()) {
                ++own;
                first = i;
            }
            across = across || cell.from == Cell::From::Left;
        }
        if (own == 1 && across) {
            reporter_.error(cells[first].line, "", faults::kOneMergedRow(in_quotes(cells[first].text)));
            return false;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].from == Cell::From::Left) {
                warn_of_width(cells, i);
            } else if (cells[i].from == Cell::From::Above && has_each_its_own(i)) {
                reporter_.warning(cells[i].line, name_of(i), faults::kMergedWithAbove(in_quotes(cells[i].text)));
            }
        }
        return true;
    }

    void warn_of_width(std::span<const Cell> cells, std::size_t index) const {
        auto first = index;
        while (cells[first].from == Cell::From::Left) --first;
        bool told = false;
        for (auto before = first + 1; before < index; ++before) {
            told = told || is_read(before);
        }
        if (told || !is_read(index)) {
            return;
        }
        reporter_.warning(
            cells[index].line, name_of(index),
            faults::kMergedAcross(text_of(CellName{first, cells[index].line}), in_quotes(cells[index].text)));
    }

    void check_cell(const Cell& cell, std::size_t index) {
        const auto& text = cell.text;
        if (text.empty() || (cell.from != Cell::From::Itself && !is_read(index))) {
            return;
        }
        const auto column = name_of(index);
        if (index >= search_.texts().size()) {
            reporter_.error(cell.line, "", faults::kBeyondLast(in_quotes(text)));
        } else if (const auto shared = column.empty() ? search_.shared_name(index) : ""; !shared.empty()) {
            if (shared_told_) {
                return;
            }
            shared_told_ = true;
            reporter_.error(cell.line, shared, faults::kNameMerged(in_quotes(text)));
        } else if (column.empty() && !nameless_told_) {
            nameless_told_ = true;
            reporter_.warning(cell.line, "", faults::kNamelessColumn(in_quotes(text)));
        } else if (text.size() > kMaxCellBytes) {
            reporter_.error(cell.line, column, faults::kTooLong(kMaxCellBytes));
        } else if (std::any_of(text.begin(), text.end(), is_control)) {
            reporter_.error(cell.line, column, faults::kControl());
        } else if (text.front() == '#' && is_read(index) && is_formula_error(text)) {
            reporter_.error(cell.line, column,
                            faults::kFormulaError(text, letters_of(index) + std::to_string(cell.line)));
        } else if (text.starts_with(kPicture) && is_read(index)) {
            reporter_.error(cell.line, column, faults::kPicture());
        } else if (const auto lost = lost_letters_in(text); !lost.empty()) {
            reporter_.error(cell.line, column, lost.front().fault);
        } else if (holds_national_id(text)) {
            reporter_.error(cell.line, column, faults::kNationalId());
        } else if (text.front() == '\'' && core::begins_like_formula(std::string_view(text).substr(1))) {
            guarded_.push_back(index);
        }
    }

    [[nodiscard]] bool is_read(std::size_t index) const { return place_of(index) != nullptr; }
    // Whether it is a column of which every row has its own text.
    [[nodiscard]] bool has_each_its_own(std::size_t index) const {
        const auto* place = place_of(index);
        return place != nullptr && place->column->each_own;
    }
    [[nodiscard]] const HeaderMap::Place* place_of(std::size_t index) const {
        const auto& places = search_.header()->places;
        const auto found =
            std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.cell == index; });
        return found == places.end() ? nullptr : &*found;
    }

    // Only of what people see. An id, a word or a number is the same without marks that nobody sees. Of a merged cell
    // once, where it begins.
    void report_text(const Cell& cell, std::size_t index, const std::vector<Finding>& findings) {
        if (findings.empty() || cell.from != Cell::From::Itself) {
            return;
        }
        const auto* place = place_of(index);
        if (place == nullptr || !is_text_column(place->column->name)) {
            return;
        }
        for (const auto& finding : findings) {
            reporter_.warning(cell.line, name_of(index), finding.fault);
        }
    }

    // The row without the apostrophes that keep a spreadsheet from running cells.
    std::span<const Cell> unguarded(std::span<const Cell> cells) {
        bare_.assign(cells.begin(), cells.end());
        for (const auto index : guarded_) {
            bare_[index].text.erase(0, 1);
        }
        return bare_;
    }

    HeaderSearch search_;
    const Reporter& reporter_;
    const Letters* letters_;
    const std::vector<std::vector<std::string>>* examples_;
    std::stop_token stop_;
    const std::function<void(const Row&)>& each_;
    KeptRow kept_;
    std::vector<std::size_t> guarded_;
    std::vector<Cell> bare_;
    std::size_t rows_ = 0;
    bool nameless_told_ = false;
    bool shared_told_ = false;
};

} // namespace

bool read_table(const TableFile& file, std::span<const Column> columns, const Reporter& reporter,
                const std::function<void(const Row&)>& each) {
    TableReader reader(file, columns, reporter, each);
    const auto take = [&](std::span<const Cell> cells) { return reader.take(cells); };
    const bool whole = file.xlsx ? read_xlsx_rows(file, reporter, take) : read_csv_rows(file, reporter, take);
    return whole && reader.finish();
}

} // namespace kiosk::event
