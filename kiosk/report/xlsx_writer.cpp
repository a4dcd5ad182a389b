#include "report/xlsx_writer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <xlsxwriter.h>

#include "platform/memory_file.hpp"
#include "print/geometry.hpp"

namespace kiosk::report {
namespace {

constexpr double kMmPerCharacter = 1.9; // a column's width is counted in digits of the default font
constexpr double kMinutesOfDay = 1'440;
constexpr std::size_t kMostBytes = std::size_t{1} << 30U; // of a workbook
constexpr std::size_t kMostName = 31;                     // characters of a worksheet's name

std::string sheet_name(std::size_t number, const Paper& paper) {
    std::string name = std::to_string(number) + " ";
    std::size_t characters = name.size();
    for (const auto& sign : core::graphemes(plain(paper.subtitle))) {
        // UTF-16 units count, and a family of emoji is many.
        const auto units = sign.size() > 3 ? sign.size() : 1;
        if (characters + units > kMostName) break;
        characters += units;
        name += std::string_view("[]:*?/\\'").find(sign) == std::string_view::npos ? sign : " ";
    }
    while (name.back() == ' ') name.pop_back();
    return name;
}

// The number inside its words, as a format: '"應到 "0" 人"'. Where it is not found, the bare number.
std::string number_format(const Total& total) {
    const auto text = plain(total.words);
    const auto number = std::to_string(*total.value);
    const auto at = text.find(number);
    if (at == std::string::npos) return "0";
    const auto quoted = [](std::string part) {
        std::erase(part, '"');
        return part.empty() ? part : "\"" + part + "\"";
    };
    auto rest = text.substr(at + number.size());
    // A second language repeats the number: the sheet can only count it once.
    if (const auto again = rest.find(number); again != std::string::npos) rest.clear();
    return quoted(text.substr(0, at)) + "0" + quoted(rest);
}

std::string column_letters(std::size_t column) {
    std::array<char, LXW_MAX_COL_NAME_LENGTH + 1> letters{};
    lxw_col_to_name(letters.data(), static_cast<lxw_col_t>(column), 0);
    return letters.data();
}

std::string formula_of(const Count& count, std::size_t first, std::size_t last) {
    const auto range = [&](std::size_t column) {
        const auto letters = column_letters(column);
        return letters + std::to_string(first + 1) + ":" + letters + std::to_string(last + 1);
    };
    if (count.kind == Count::Rows) return "=ROWS(" + range(0) + ")";
    if (count.kind == Count::Sum) return "=SUM(" + range(count.columns.front()) + ")";
    if (count.kind == Count::RowsWithText) {
        std::string text = count.text;
        std::erase(text, '"');
        return "=COUNTIF(" + range(count.columns.front()) + ",\"" + text + "\")";
    }
    std::string filled;
    for (const auto column : count.columns) filled += (filled.empty() ? "(" : "+(") + range(column) + "<>\"\")";
    return "=SUMPRODUCT(--((" + filled + (count.kind == Count::RowsWithAny ? ")>0))" : ")=0))");
}

class Workbook {
  public:
    explicit Workbook(lxw_workbook* book) : book_(book) {}

    // Two cells with one look share one format.
    lxw_format* format(Align align, bool border, bool bold, bool alarm, const std::string& number = "") {
        auto& made = formats_[{static_cast<int>(align), border, bold, alarm, number}];
        if (made != nullptr) return made;
        made = workbook_add_format(book_);
        format_set_font_name(made, "Microsoft JhengHei");
        format_set_align(made, align == Align::Left ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        if (border) {
            format_set_border(made, LXW_BORDER_THIN);
            format_set_text_wrap(made);
        }
        if (bold) format_set_bold(made);
        if (alarm) format_set_font_color(made, 0xA3221B);
        if (!number.empty()) format_set_num_format(made, number.c_str());
        return made;
    }
    lxw_format* head() {
        auto* made = format(Align::Centre, true, true, false, "@");
        format_set_bg_color(made, 0xECE8DF);
        return made;
    }
    [[nodiscard]] lxw_workbook* get() const { return book_; }

  private:
    lxw_workbook* book_;
    std::map<std::tuple<int, bool, bool, bool, std::string>, lxw_format*> formats_;
};

class SheetWriter {
  public:
    SheetWriter(Workbook& book, lxw_worksheet* sheet, const Paper& paper, const Document& document)
        : book_(book), sheet_(sheet), paper_(paper), document_(document) {}

    void write() {
        set_page();
        write_heading();
        write_head();
        const auto first = row_;
        write_rows();
        write_totals(first);
        for (const auto& note : paper_.notes)
            write_text(row_++, 0, plain(note), book_.format(Align::Left, false, false, false));
        write_text(row_, 0, plain(document_.source), book_.format(Align::Left, false, false, false));
        worksheet_print_area(sheet_, 0, 0, row_, last_column());
    }

  private:
    [[nodiscard]] lxw_col_t last_column() const { return static_cast<lxw_col_t>(paper_.columns.size() - 1); }

    void write_text(lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
        worksheet_write_string(sheet_, row, column, text.c_str(), format);
    }

    void set_page() {
        constexpr std::uint8_t kA4 = 9;
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, kA4);
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_set_footer(sheet_, "&C&P / &N");
        for (std::size_t i = 0; i < paper_.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, paper_.columns[i].width / kMmPerCharacter, nullptr);
        }
    }

    void write_heading() {
        write_text(row_++, 0, plain(paper_.title) + "  " + plain(paper_.subtitle),
                   book_.format(Align::Left, false, true, false));
        for (const auto& field : paper_.fields)
            write_text(row_++, 0, plain(field.label) + "  " + plain(field.value),
                       book_.format(Align::Left, false, false, false));
    }

    void write_head() {
        const bool grouped =
            std::ranges::any_of(paper_.columns, [](const Column& column) { return !column.group.empty(); });
        const auto top = row_;
        row_ += grouped ? 2 : 1;
        for (std::size_t i = 0; i < paper_.columns.size(); ++i) {
            const auto& column = paper_.columns[i];
            const auto at = static_cast<lxw_col_t>(i);
            if (column.group.empty()) {
                if (grouped)
                    worksheet_merge_range(sheet_, top, at, row_ - 1, at, plain(column.heading).c_str(), book_.head());
                else
                    write_text(top, at, plain(column.heading), book_.head());
                continue;
            }
            write_text(row_ - 1, at, plain(column.heading), book_.head());
            if (i > 0 && paper_.columns[i - 1].group == column.group) continue;
            auto end = i;
            while (end + 1 < paper_.columns.size() && paper_.columns[end + 1].group == column.group) ++end;
            if (end > i)
                worksheet_merge_range(sheet_, top, at, top, static_cast<lxw_col_t>(end), plain(column.group).c_str(),
                                      book_.head());
            else
                write_text(top, at, plain(column.group), book_.head());
        }
        worksheet_freeze_panes(sheet_, row_, 0);
        worksheet_repeat_rows(sheet_, top, row_ - 1);
    }

    void write_cell(lxw_col_t at, const Column& column, const Cell& cell) {
        const auto look = [&](const std::string& number) {
            return book_.format(column.align, true, column.strong, cell.alarm, number);
        };
        if (const auto* text = std::get_if<std::string>(&cell.value)) {
            write_text(row_, at, *text, look("@"));
        } else if (const auto* number = std::get_if<std::int64_t>(&cell.value)) {
            worksheet_write_number(sheet_, row_, at, static_cast<double>(*number), look("0"));
        } else if (const auto* time = std::get_if<ClockTime>(&cell.value)) {
            worksheet_write_number(sheet_, row_, at, static_cast<double>(time->minute.count()) / kMinutesOfDay,
                                   look("[hh]:mm"));
        } else if (const auto* hours = std::get_if<CreditedHours>(&cell.value)) {
            worksheet_write_number(sheet_, row_, at, std::stod(hours_text(hours->length)), look("General"));
        } else {
            worksheet_write_blank(sheet_, row_, at, look("@"));
        }
    }

    void write_rows() {
        if (paper_.rows.empty())
            write_text(row_++, 0, plain(paper_.nothing), book_.format(Align::Left, false, false, false));
        for (const auto& row : paper_.rows) {
            worksheet_set_row(sheet_, row_, paper_.row_height * print::kPointsPerMm, nullptr);
            for (std::size_t i = 0; i < row.size(); ++i)
                write_cell(static_cast<lxw_col_t>(i), paper_.columns[i], row[i]);
            ++row_;
        }
    }

    void write_totals(lxw_row_t first) {
        for (const auto& total : paper_.totals) {
            auto* plain_look = book_.format(Align::Left, false, true, false);
            if (!total.value) {
                write_text(row_++, 0, plain(total.words), plain_look);
                continue;
            }
            auto* look = book_.format(Align::Left, false, true, false, number_format(total));
            const auto value = static_cast<double>(*total.value);
            // A number does not run over into the next cell as a text does.
            if (const auto wide = std::min<lxw_col_t>(last_column(), 3); wide > 0)
                worksheet_merge_range(sheet_, row_, 0, row_, wide, "", look);
            if (total.count && !paper_.rows.empty())
                worksheet_write_formula_num(sheet_, row_, 0,
                                            formula_of(*total.count, first, first + paper_.rows.size() - 1).c_str(),
                                            look, value);
            else
                worksheet_write_number(sheet_, row_, 0, value, look);
            ++row_;
        }
    }

    Workbook& book_;
    lxw_worksheet* sheet_;
    const Paper& paper_;
    const Document& document_;
    lxw_row_t row_ = 0;
};

} // namespace

core::Result<std::string> write_xlsx(const Document& document) {
    // The library writes to a path only, and nobody chose one yet.
    const auto memory = TRY(platform::MemoryFile::make("workbook"));
    Workbook book(workbook_new(memory.path().c_str()));
    if (book.get() == nullptr) return core::fail(core::ErrorKind::Io, "no memory for the workbook");
    lxw_doc_properties properties{};
    std::string title = document.title; // the library takes no const
    properties.title = title.data();
    properties.created =
        static_cast<time_t>(std::chrono::duration_cast<std::chrono::seconds>(document.day.time_since_epoch()).count());
    workbook_set_properties(book.get(), &properties);
    for (std::size_t i = 0; i < document.papers.size(); ++i) {
        const auto& paper = document.papers[i];
        auto* sheet = workbook_add_worksheet(book.get(), sheet_name(i + 1, paper).c_str());
        if (sheet == nullptr) {
            workbook_close(book.get());
            return core::fail(core::ErrorKind::Io, "the workbook takes no more sheets");
        }
        SheetWriter(book, sheet, paper, document).write();
    }
    if (const auto error = workbook_close(book.get()); error != LXW_NO_ERROR)
        return core::fail(core::ErrorKind::Io, std::string("the workbook: ") + lxw_strerror(error));
    return memory.read(kMostBytes);
}

} // namespace kiosk::report
