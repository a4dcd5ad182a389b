#include "event/table.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/csv.hpp"
#include "event/header.hpp"
#include "event/limits.hpp"
#include "event/rows.hpp"
#include "event/values.hpp"

namespace kiosk::event {
namespace {

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U || byte == 0x7FU;
}

// What a spreadsheet shows, and saves, where a formula has no value.
bool is_formula_error(std::string_view text) {
    constexpr std::array<std::string_view, 9> kErrors{"#N/A",  "#REF!",  "#VALUE!", "#NAME?", "#DIV/0!",
                                                      "#NUM!", "#NULL!", "#SPILL!", "#CALC!"};
    return std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

// U+E000 … U+F8FF and U+F0000 … U+10FFFF, as UTF-8 has them.
bool holds_private_letter(std::string_view text) {
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto second = static_cast<unsigned char>(text[at + 1]);
        if (first == 0xEEU || (first == 0xEFU && second < 0xA4U) || (first == 0xF3U && second >= 0xB0U) ||
            first == 0xF4U)
            return true;
    }
    return false;
}

// A, B … Z, AA …
std::string letters_of(std::size_t column) {
    constexpr std::size_t kLetters = 26;
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / kLetters) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % kLetters));
    }
    return letters;
}

// Takes the rows of any source: the first that is not empty is the header, the others are checked and handed on.
class TableReader {
  public:
    TableReader(std::span<const Column> columns, const Reporter& reporter, const std::function<void(const Row&)>& each)
        : columns_(columns), reporter_(reporter), each_(each) {}

    bool take(std::span<const Cell> cells) {
        if (std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.empty(); })) {
            return true;
        }
        if (!has_header_) {
            has_header_ = true;
            for (const auto& cell : cells) {
                names_.push_back(cell.text);
            }
            header_ = read_header(cells, columns_, reporter_);
            return header_.has_value();
        }
        if (++rows_ > kMaxRows) {
            reporter_.error(cells.front().line, "", "the table has more than " + std::to_string(kMaxRows) + " rows",
                            "split the event");
            return false;
        }
        guarded_.clear();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            check_cell(cells[i], i);
        }
        each_(Row(*header_, guarded_.empty() ? cells : unguarded(cells), cells.front().line, reporter_));
        return true;
    }

    // Whether there was a table at all.
    bool finish() {
        if (!has_header_) {
            reporter_.error(1, "", "the table is empty", "give it a first row with the names of the columns");
        }
        return has_header_;
    }

  private:
    void check_cell(const Cell& cell, std::size_t index) {
        const auto& text = cell.text;
        if (text.empty()) {
            return;
        }
        const auto column = index < names_.size() ? std::string_view(names_[index]) : std::string_view();
        if (index >= names_.size()) {
            reporter_.error(cell.line, "", "the row has a cell beyond the last column: " + in_quotes(text),
                            "put quotes round a cell that has a comma in it");
        } else if (column.empty() && !nameless_told_) {
            nameless_told_ = true;
            reporter_.warning(cell.line, "", "the column of " + in_quotes(text) + " has no name and is not read",
                              "name it in the first row, or empty it");
        } else if (text.size() > kMaxCellBytes) {
            reporter_.error(cell.line, column, "the text is longer than " + std::to_string(kMaxCellBytes) + " bytes",
                            "shorten it");
        } else if (std::any_of(text.begin(), text.end(), is_control)) {
            reporter_.error(cell.line, column, "the text holds a control character", "type it again");
        } else if (text.front() == '#' && is_read(index) && is_formula_error(text)) {
            reporter_.error(cell.line, column,
                            "a formula gave " + text + " in cell " + letters_of(index) + std::to_string(cell.line),
                            "correct the formula, or type the value");
        } else if (text.find("\xEF\xBF\xBD") != std::string::npos) {
            reporter_.error(cell.line, column, "the text holds a sign that was lost on the way (�)",
                            "type it again and save the table as \"CSV UTF-8\"");
        } else if (holds_private_letter(text)) {
            reporter_.error(cell.line, column,
                            "the text holds a letter for private use (自造字), a box on every other machine",
                            "write the letter that Unicode has for it, or another form of the name");
        } else if (holds_national_id(text)) {
            reporter_.error(cell.line, column, "this looks like a national ID number, which the kiosk must not hold",
                            "remove it; badges need none");
        } else if (text.front() == '\'' && core::begins_like_formula(std::string_view(text).substr(1))) {
            guarded_.push_back(index);
        }
    }

    [[nodiscard]] bool is_read(std::size_t index) const {
        return std::any_of(header_->places.begin(), header_->places.end(),
                           [&](const auto& place) { return place.cell == index; });
    }

    // The row without the apostrophes that keep a spreadsheet from running cells.
    std::span<const Cell> unguarded(std::span<const Cell> cells) {
        bare_.assign(cells.begin(), cells.end());
        for (const auto index : guarded_) {
            bare_[index].text.erase(0, 1);
        }
        return bare_;
    }

    std::span<const Column> columns_;
    const Reporter& reporter_;
    const std::function<void(const Row&)>& each_;
    bool has_header_ = false;
    std::optional<HeaderMap> header_;
    std::vector<std::string> names_;
    std::vector<std::size_t> guarded_;
    std::vector<Cell> bare_;
    std::size_t rows_ = 0;
    bool nameless_told_ = false;
};

} // namespace

const Cell* Row::find(std::string_view column) const {
    for (const auto& place : header_->places) {
        if (place.language.empty() && place.column->name == column) {
            return place.cell < cells_.size() ? &cells_[place.cell] : nullptr;
        }
    }
    return nullptr;
}

std::string_view Row::cell(std::string_view column) const {
    const Cell* found = find(column);
    return found == nullptr ? std::string_view() : std::string_view(found->text);
}

int Row::line_of(std::string_view column) const {
    const Cell* found = find(column);
    return found == nullptr ? line_ : found->line;
}

core::Texts Row::texts(std::string_view column) const {
    core::Texts texts;
    for (const auto& place : header_->places) {
        if (place.column->name == column && place.cell < cells_.size() && !cells_[place.cell].text.empty()) {
            texts.by_language.emplace(place.language, cells_[place.cell].text);
        }
    }
    return texts;
}

void Row::error(std::string_view column, std::string what, std::string mend) const {
    reporter_->error(line_of(column), column, std::move(what), std::move(mend));
}

void Row::warning(std::string_view column, std::string what, std::string mend) const {
    reporter_->warning(line_of(column), column, std::move(what), std::move(mend));
}

bool read_table(const TableFile& file, std::span<const Column> columns, const Reporter& reporter,
                const std::function<void(const Row&)>& each) {
    TableReader reader(columns, reporter, each);
    const auto take = [&](std::span<const Cell> cells) { return reader.take(cells); };
    const bool whole = file.xlsx ? read_xlsx_rows(file, reporter, take) : read_csv_rows(file, reporter, take);
    return whole && reader.finish();
}

} // namespace kiosk::event
