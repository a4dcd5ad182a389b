#include <csv.h>

#include <algorithm>
#include <array>
#include <compare>
#include <optional>

#include "core/base/ascii.hpp"
#include "event/limits.hpp"
#include "event/table/rows.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

// A quote that is never closed would otherwise swallow the rest of the file.
constexpr std::size_t kRunawayCell = 16'384;

constexpr std::array kSeparators{',', '\t', ';'};

// "sep=;", a line that tells Excel the separator and that it does not show: the separator, and where the next line
// begins. Nothing when the first line is another.
struct Told {
    std::optional<char> separator; // none: the line was saved again as a row like any other, with who knows which
    std::size_t rest = 0;
};
std::optional<Told> told_separator(std::string_view text) {
    constexpr std::string_view kWord = "sep=";
    const bool quoted = text.starts_with('"');
    const auto line = text.substr(quoted ? 1 : 0, kWord.size() + 1);
    const bool word = std::equal(kWord.begin(), kWord.end(), line.begin(),
                                 line.begin() + static_cast<std::ptrdiff_t>(std::min(line.size(), kWord.size())),
                                 [](char a, char b) { return a == core::to_lower(b); });
    if (!word || line.size() <= kWord.size() ||
        std::find(kSeparators.begin(), kSeparators.end(), line.back()) == kSeparators.end()) {
        return std::nullopt;
    }
    auto end = line.size() + (quoted ? 1 : 0);
    end += quoted && text.substr(end).starts_with('"') ? 1 : 0;
    const auto word_end = end;
    end = std::min(text.find_first_not_of(",\t;", end), text.size());
    if (end < text.size() && text[end] != '\r' && text[end] != '\n') {
        return std::nullopt;
    }
    const bool alone = end == word_end;
    end += text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0;
    return Told{alone ? std::optional(line.back()) : std::nullopt, end};
}

// The separator that stands in most of the first lines, outside of quotes; then the one that stands there most often.
// A comma when none does.
char separator_of(std::string_view text) {
    constexpr std::size_t kLines = 20;
    struct Count {
        std::size_t lines = 0;
        std::size_t all = 0;
        bool here = false;
        auto operator<=>(const Count& other) const = default;
    };
    std::array<Count, kSeparators.size()> counts{};
    bool quoted = false;
    bool begun = false;
    std::size_t lines = 0;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        if (!quoted && (c == '\n' || c == '\r')) {
            for (auto& count : counts) count.here = false;
            lines += begun ? 1 : 0;
            begun = false;
            if (lines == kLines) {
                break;
            }
            continue;
        }
        begun = true;
        const auto* const found = std::find(kSeparators.begin(), kSeparators.end(), c);
        if (!quoted && found != kSeparators.end()) {
            auto& count = counts[static_cast<std::size_t>(found - kSeparators.begin())];
            count.lines += count.here ? 0 : 1;
            count.here = true;
            ++count.all;
        }
    }
    for (auto& count : counts) count.here = false;
    const auto* const most = std::max_element(counts.begin(), counts.end());
    return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

// libcsv gives no positions. It is fed up to each byte that may end a cell, so that at most one cell ends at a time.
class CsvReader {
  public:
    CsvReader(const TableFile& file, const Reporter& reporter, const TakeRow& take)
        : file_(file), reporter_(reporter), take_(take) {
        const auto told = told_separator(file.bytes);
        begin_ = told ? told->rest : 0;
        separator_ = told && told->separator ? *told->separator : separator_of(file.bytes.substr(begin_));
        line_ = told ? 2 : 1;
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
        csv_set_blk_size(&parser_, 1024);
    }
    ~CsvReader() { csv_free(&parser_); }
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    bool read() {
        const std::array kEnds{separator_, '"', '\r', '\n'};
        const std::string_view ends(kEnds.data(), kEnds.size());
        const auto bytes = file_.bytes;
        char previous = 0;
        for (auto at = begin_; at < bytes.size();) {
            const auto end = std::min(bytes.find_first_of(ends, at), bytes.size() - 1);
            // Not more at once than the longest cell, so that a runaway one is seen in time.
            const auto piece = bytes.substr(at, std::min(end - at + 1, kRunawayCell));
            if (cell_line_ == 0 && piece.front() != '\r' && piece.front() != '\n') {
                cell_line_ = line_;
            }
            if (csv_parse(&parser_, piece.data(), piece.size(), &CsvReader::on_cell, &CsvReader::on_row, this) !=
                piece.size()) {
                return broken();
            }
            const char last = piece.back();
            if (last == '\r' || (last == '\n' && (piece.size() > 1 || previous != '\r'))) {
                ++line_;
            }
            previous = last;
            at += piece.size();
            if (parser_.entry_pos > kRunawayCell) {
                reporter_.error(cell_line_, "", faults::kRunawayCell(kRunawayCell));
                return false;
            }
            if (stopped_) {
                return false;
            }
            tell(at);
        }
        if (csv_fini(&parser_, &CsvReader::on_cell, &CsvReader::on_row, this) != 0) {
            return broken();
        }
        return !stopped_;
    }

  private:
    static void on_cell(void* data, std::size_t size, void* self) {
        static_cast<CsvReader*>(self)->take_cell(
            std::string_view(static_cast<const char*>(data), data == nullptr ? 0 : size));
    }
    static void on_row(int, void* self) { static_cast<CsvReader*>(self)->take_row(); }

    bool broken() {
        reporter_.error(cell_line_ == 0 ? line_ : cell_line_, "", faults::kQuotes());
        return false;
    }

    void tell(std::size_t at) {
        constexpr std::size_t kStep = std::size_t{1} << 18U;
        if (file_.passed && at - told_ >= kStep) {
            told_ = at;
            file_.passed(at);
        }
    }

    void take_cell(std::string_view text) {
        if (stopped_) {
            return;
        }
        if (used_ == kMaxColumns) {
            reporter_.error(line_, "", faults::kTooManyCells(kMaxColumns));
            stopped_ = true;
            return;
        }
        if (used_ == cells_.size()) {
            cells_.emplace_back();
        }
        assign_cell(cells_[used_++], text, cell_line_ == 0 ? line_ : cell_line_);
        cell_line_ = 0;
    }

    void take_row() {
        const auto cells = std::span<const Cell>(cells_).first(used_);
        used_ = 0;
        cell_line_ = 0;
        stopped_ = stopped_ || !take_(cells);
    }

    const TableFile& file_;
    const Reporter& reporter_;
    const TakeRow& take_;
    char separator_ = ',';
    std::size_t begin_ = 0; // of the bytes that are read
    csv_parser parser_{};
    std::vector<Cell> cells_; // kept from row to row for their storage
    std::size_t used_ = 0;
    std::size_t told_ = 0;
    int line_ = 1;
    int cell_line_ = 0; // 0: no byte of the next cell was seen
    bool stopped_ = false;
};

std::size_t blank_at_front(std::string_view text) {
    for (const std::string_view blank : {" ", "\t", "\r", "\n", "\u3000", "\u00A0", "\uFEFF", "\u200B"}) {
        if (text.starts_with(blank)) {
            return blank.size();
        }
    }
    return 0;
}

std::size_t blank_at_back(std::string_view text) {
    for (const std::string_view blank : {" ", "\t", "\r", "\n", "\u3000", "\u00A0", "\uFEFF", "\u200B"}) {
        if (text.ends_with(blank)) {
            return blank.size();
        }
    }
    return 0;
}

} // namespace

void assign_cell(Cell& cell, std::string_view text, int line, bool line_breaks) {
    while (const auto size = blank_at_front(text)) {
        text.remove_prefix(size);
    }
    while (const auto size = blank_at_back(text)) {
        text.remove_suffix(size);
    }
    cell.line = line;
    cell.text.assign(text);
    if (text.find_first_of("\r\n") == std::string_view::npos) {
        return;
    }
    cell.text.clear();
    if (line_breaks) {
        for (const char c : text)
            if (c != '\r') cell.text += c;
        return;
    }
    for (const char c : text) {
        const bool breaks = c == '\n' || c == '\r';
        if (!breaks) {
            cell.text += c;
        } else if (cell.text.back() != ' ') {
            cell.text += ' ';
        }
    }
}

bool read_csv_rows(const TableFile& file, const Reporter& reporter, const TakeRow& take) {
    return CsvReader(file, reporter, take).read();
}

} // namespace kiosk::event
