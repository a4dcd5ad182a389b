#include <pugixml.hpp>

#include <algorithm>
#include <charconv>

#include "core/text.hpp"
#include "event/limits.hpp"
#include "event/rows.hpp"
#include "event/workbook.hpp"

namespace kiosk::event {
namespace {

constexpr int kLastRow = 1'048'576; // of a sheet
constexpr std::size_t kLastColumn = 16'384;

// "AB12": which column and row; nothing when it is no such name, or beyond a sheet's end.
struct Reference {
    std::size_t column = 0; // from 0
    int row = 0;            // from 1; 0: not said
};
std::optional<Reference> reference_of(std::string_view text) {
    Reference reference;
    std::size_t letters = 0;
    while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z' && letters < 4) {
        reference.column = reference.column * 26 + static_cast<std::size_t>(text[letters] - 'A') + 1;
        ++letters;
    }
    const auto digits = text.substr(letters);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), reference.row);
    const bool whole = problem == std::errc() && end == digits.data() + digits.size();
    if (letters == 0 || !whole || reference.column > kLastColumn || reference.row < 1 || reference.row > kLastRow) {
        return std::nullopt;
    }
    --reference.column;
    return reference;
}

class XlsxReader {
  public:
    XlsxReader(const TableFile& file, const Reporter& reporter, const TakeRow& take)
        : file_(file), reporter_(reporter), take_(take), archive_(file.bytes) {}

    bool read() {
        auto workbook = open_workbook(archive_, file_.sheet);
        if (!workbook) {
            return damaged(archive_.fault().empty() ? "there is no sheet in the file" : archive_.fault());
        }
        workbook_ = std::move(*workbook);
        const bool whole = archive_.each_child(
            workbook_.sheet, "sheetData", "row", [&](const pugi::xml_node& row) { return !stopped_ && take_row(row); },
            [&](double share) {
                if (file_.passed) {
                    file_.passed(static_cast<std::size_t>(share * static_cast<double>(file_.bytes.size())));
                }
            });
        if (!whole) {
            return damaged(archive_.fault());
        }
        return !stopped_;
    }

  private:
    bool damaged(const std::string& what) {
        reporter_.error(0, "", what, "open the file in a spreadsheet and save it again as .xlsx without a password");
        return false;
    }

    bool stop(int line, std::string what, std::string mend) {
        reporter_.error(line, "", std::move(what), std::move(mend));
        stopped_ = true;
        return false;
    }

    bool take_row(const pugi::xml_node& row) {
        const auto written = attribute_of(row, "r");
        int line = line_ + 1;
        if (!written.empty()) {
            const auto [end, problem] = std::from_chars(written.data(), written.data() + written.size(), line);
            line = problem == std::errc() && end == written.data() + written.size() ? line : 0;
        }
        if (line < 1 || line > kLastRow) {
            return stop(line_ + 1, "a row has a number that no sheet has", "save the file again");
        }
        line_ = line;
        used_ = 0;
        std::size_t next = 0;
        for (const auto& node : row.children()) {
            if (local_name(node.name()) == "c" && !take_cell(node, next)) {
                return false;
            }
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
            const auto reference = reference_of(written);
            if (!reference) {
                return stop(line_, "a cell has a name that no sheet has: " + in_quotes(written), "save the file again");
            }
            next = reference->column;
        }
        const auto column = next++;
        const auto text = text_of_cell(node);
        if (text.empty()) {
            return true;
        }
        if (column >= kMaxColumns) {
            return stop(line_, "the row has more than " + std::to_string(kMaxColumns) + " cells",
                        "remove the columns that are not needed");
        }
        while (used_ <= column) {
            if (used_ == cells_.size()) {
                cells_.emplace_back();
            }
            assign_cell(cells_[used_++], {}, line_);
        }
        assign_cell(cells_[column], text, line_);
        return true;
    }

    void wrong(const pugi::xml_node& cell, const std::string& what, const char* mend) {
        reporter_.error(line_, "", "the cell " + std::string(attribute_of(cell, "r")) + " " + what, mend);
    }

    std::string text_of_cell(const pugi::xml_node& cell) {
        const auto type = attribute_of(cell, "t");
        if (type == "inlineStr") {
            return checked(cell, string_of(child_of(cell, "is")));
        }
        const std::string value = child_of(cell, "v").text().get();
        if (value.empty()) {
            if (type != "str" && child_of(cell, "f")) {
                wrong(cell, "holds a formula that was never worked out", "open the file in a spreadsheet and save it");
            }
            return {};
        }
        if (type == "s") {
            std::size_t index = 0;
            const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), index);
            if (problem != std::errc() || end != value.data() + value.size() || index >= workbook_.texts.size()) {
                wrong(cell, "refers to a text that is not in the file", "save the file again");
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

    // ISO 8601: the day alone where the time says nothing.
    static std::string moment_of(std::string value) {
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
            wrong(cell, "holds no number, day or time that there is: " + in_quotes(value), "type it again");
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
        wrong(cell, "holds a text that is not in UTF-8", "type it again");
        return {};
    }

    const TableFile& file_;
    const Reporter& reporter_;
    const TakeRow& take_;
    Archive archive_;
    Workbook workbook_;
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
