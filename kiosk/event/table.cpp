#include "event/table.hpp"

#include <csv.h>

#include <algorithm>
#include <optional>

namespace kiosk::event {
namespace {

// A quote that is never closed would otherwise swallow the rest of the file.
constexpr std::size_t kRunawayCell = 16'384;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string one_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : trimmed(text)) {
        const bool breaks = c == '\n' || c == '\r';
        if (!breaks) {
            out += c;
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U || byte == 0x7FU;
}

// Letter, then 1, 2, 8, 9 or A-D, then eight digits: a national identity or resident certificate number.
bool looks_like_national_id(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    constexpr std::string_view kSecond = "1289ABCDabcd";
    return text.size() == 10 && is_letter(text[0]) && kSecond.find(text[1]) != std::string_view::npos &&
           std::all_of(text.begin() + 2, text.end(), is_digit);
}

// Follows libcsv byte by byte, because it gives no positions itself.
class Reader {
  public:
    Reader(std::span<const Column> columns, const Reporter& reporter, const std::function<void(const Row&)>& each)
        : columns_(columns), reporter_(reporter), each_(each) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_blk_size(&parser_, 1024);
    }
    ~Reader() { csv_free(&parser_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    bool read(std::string_view bytes) {
        char previous = 0;
        for (const char byte : bytes) {
            if (cell_line_ == 0 && byte != '\r' && byte != '\n') {
                cell_line_ = line_;
            }
            if (csv_parse(&parser_, &byte, 1, &Reader::on_cell, &Reader::on_row, this) != 1) {
                return broken();
            }
            if (byte == '\r' || (byte == '\n' && previous != '\r')) {
                ++line_;
            }
            previous = byte;
            if (parser_.entry_pos > kRunawayCell) {
                reporter_.error(cell_line_, "",
                                "a cell that begins here is longer than " + std::to_string(kRunawayCell) + " bytes",
                                "close the quote that opens it");
                return false;
            }
            if (stopped_) {
                return false;
            }
        }
        if (csv_fini(&parser_, &Reader::on_cell, &Reader::on_row, this) != 0) {
            return broken();
        }
        if (!header_) {
            reporter_.error(1, "", "the table is empty", "give it a first row with the names of the columns");
            return false;
        }
        return !stopped_;
    }

  private:
    static void on_cell(void* data, std::size_t size, void* self) {
        static_cast<Reader*>(self)->take_cell(
            std::string_view(static_cast<const char*>(data), data == nullptr ? 0 : size));
    }
    static void on_row(int, void* self) { static_cast<Reader*>(self)->take_row(); }

    bool broken() {
        reporter_.error(cell_line_ == 0 ? line_ : cell_line_, "", "the quotes of this cell do not match",
                        "put the whole cell in quotes and double every quote within it");
        return false;
    }

    void take_cell(std::string_view text) {
        if (stopped_) {
            return;
        }
        if (used_ == kMaxColumns) {
            reporter_.error(line_, "", "the row has more than " + std::to_string(kMaxColumns) + " cells",
                            "remove the columns that are not needed");
            stopped_ = true;
            return;
        }
        if (used_ == cells_.size()) {
            cells_.emplace_back();
        }
        Cell& cell = cells_[used_++];
        cell.text = text.find_first_of("\r\n") == std::string_view::npos ? std::string(trimmed(text)) : one_line(text);
        cell.line = cell_line_ == 0 ? line_ : cell_line_;
        cell_line_ = 0;
    }

    void take_row() {
        const auto cells = std::span<const Cell>(cells_).first(used_);
        used_ = 0;
        cell_line_ = 0;
        if (stopped_ || std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.text.empty(); })) {
            return;
        }
        if (!header_) {
            read_header(cells);
            return;
        }
        if (++rows_ > kMaxRows) {
            reporter_.error(cells.front().line, "", "the table has more than " + std::to_string(kMaxRows) + " rows",
                            "split the event");
            stopped_ = true;
            return;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            check_cell(cells[i], i);
        }
        each_(Row(*header_, cells, cells.front().line, reporter_));
    }

    void check_cell(const Cell& cell, std::size_t index) {
        const auto column = [&] {
            return index < names_.size() ? std::string_view(names_[index]) : std::string_view();
        };
        if (index >= names_.size() && !cell.text.empty()) {
            reporter_.error(cell.line, "", "the row has a cell beyond the last column: " + in_quotes(cell.text),
                            "put quotes round a cell that has a comma in it");
            return;
        }
        if (cell.text.size() > kMaxCellBytes) {
            reporter_.error(cell.line, column(), "the text is longer than " + std::to_string(kMaxCellBytes) + " bytes",
                            "shorten it");
        } else if (std::any_of(cell.text.begin(), cell.text.end(), is_control)) {
            reporter_.error(cell.line, column(), "the text holds a control character", "type it again");
        } else if (cell.text.find("\xEF\xBF\xBD") != std::string::npos) {
            reporter_.error(cell.line, column(), "the text holds a sign that was lost on the way (�)",
                            "type it again and save the table as \"CSV UTF-8\"");
        } else if (looks_like_national_id(cell.text)) {
            reporter_.error(cell.line, column(), "this looks like a national ID number, which the kiosk must not hold",
                            "remove it; badges need none");
        }
    }

    void read_header(std::span<const Cell> cells) {
        header_.emplace();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            names_.push_back(cells[i].text);
            read_column(cells[i], i);
        }
        for (const auto& column : columns_) {
            const bool there = std::any_of(header_->places.begin(), header_->places.end(),
                                           [&](const auto& place) { return place.column == &column; });
            if (column.required && !there) {
                reporter_.error(cells.front().line, column.name, "the column is missing",
                                "add a column with this name in the first row");
                stopped_ = true;
            }
        }
    }

    void read_column(const Cell& cell, std::size_t index) {
        if (cell.text.empty()) {
            return;
        }
        const auto at = cell.text.find('@');
        const std::string name = cell.text.substr(0, at);
        const core::Language language = at == std::string::npos ? core::Language() : cell.text.substr(at + 1);
        const auto column = std::find_if(columns_.begin(), columns_.end(), [&](const Column& candidate) {
            return candidate.name == name || (!candidate.synonym.empty() && candidate.synonym == name);
        });
        if (column == columns_.end()) {
            unknown_column(cell, name);
            return;
        }
        if (at != std::string::npos && !is_offered(*column, language, cell)) {
            return;
        }
        for (const auto& place : header_->places) {
            if (place.column == &*column && place.language == language) {
                reporter_.error(cell.line, cell.text, "the column is there twice", "remove one of them");
                return;
            }
        }
        header_->places.push_back({&*column, language, index});
    }

    bool is_offered(const Column& column, const core::Language& language, const Cell& cell) {
        if (!column.by_language) {
            reporter_.warning(cell.line, cell.text, "the column has no translations and is not read",
                              "name it \"" + std::string(column.name) + "\" or remove it");
            return false;
        }
        const auto known = core::guest_languages();
        if (std::find(known.begin(), known.end(), language) != known.end()) {
            return true;
        }
        reporter_.warning(cell.line, cell.text,
                          "the language " + in_quotes(language) + " is not offered and the column is not read",
                          "did you mean \"" + std::string(nearest(language, {known.begin(), known.end()})) + "\"?");
        return false;
    }

    void unknown_column(const Cell& cell, const std::string& name) {
        std::vector<std::string_view> names;
        for (const auto& column : columns_) {
            names.push_back(column.name);
        }
        reporter_.warning(cell.line, cell.text, "the column is not known and not read",
                          "did you mean \"" + std::string(nearest(name, names)) + "\"?");
    }

    std::span<const Column> columns_;
    const Reporter& reporter_;
    const std::function<void(const Row&)>& each_;
    csv_parser parser_{};
    std::optional<HeaderMap> header_;
    std::vector<std::string> names_;
    std::vector<Cell> cells_; // kept from row to row for their storage
    std::size_t used_ = 0;
    std::size_t rows_ = 0;
    int line_ = 1;
    int cell_line_ = 0; // 0: no byte of the next cell was seen
    bool stopped_ = false;
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

bool read_table(std::string_view bytes, std::span<const Column> columns, const Reporter& reporter,
                const std::function<void(const Row&)>& each) {
    return Reader(columns, reporter, each).read(bytes);
}

} // namespace kiosk::event
