#include "report/pdf_writer.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "core/i18n/kept_text.hpp"
#include "report/brush.hpp"
#include "report/page.hpp"
#include "report/pages.hpp"

namespace kiosk::report {
namespace {

using print::Box;
using print::Type;
using print::Typesetter;

constexpr Type kTitle{19, true};
constexpr Type kSubtitle{10.5, false};
constexpr Type kBody{10, false};
constexpr Type kHeadText{10, true};
constexpr Type kNumber{14, true};
constexpr Type kSmall{8, false};
constexpr double kPadding = 1.6;
constexpr double kHeadRow = 7.2;
constexpr std::size_t kCellLines = 3;
constexpr double kRuleWidth = 0.2;

class Drawing final : public Pages {
  public:
    // Papers and the rows of each page, before anything is drawn: a page says how many there are.
    Drawing(cairo_t* context, Typesetter& typesetter, const Document& document,
            const std::function<void(Brush&)>& first_page)
        : context_(context), typesetter_(typesetter), fitter_(typesetter), document_(document),
          first_page_(first_page) {
        for (const auto& paper : document_.papers) layouts_.push_back(layout(paper));
        if (first_page_) pages_.push_back({});
        for (const auto& one : layouts_) {
            std::size_t first = 0;
            for (const auto count : one.pages) {
                pages_.push_back({&one, first, count});
                first += count;
            }
        }
    }

    [[nodiscard]] std::size_t count() const override { return pages_.size(); }

    void draw(std::size_t number) override {
        const auto& [layout, first, count] = pages_.at(number);
        if (layout != nullptr) {
            draw_rows(*layout, first, count);
        } else {
            Brush brush(context_, typesetter_);
            first_page_(brush);
        }
        draw_foot(number + 1, pages_.size());
    }

  private:
    struct Layout {
        const Paper* paper = nullptr;
        std::vector<double> left; // of each column, and where the last ends
        double head = 0;          // height
        bool grouped = false;
        std::vector<double> rows; // heights
        std::vector<std::size_t> pages;
    };
    struct PageRows {
        const Layout* layout = nullptr; // none: the first page
        std::size_t first = 0, count = 0;
    };

    Layout layout(const Paper& paper) {
        Layout made;
        made.paper = &paper;
        const double wanted = std::accumulate(paper.columns.begin(), paper.columns.end(), 0.0,
                                              [](double sum, const Column& column) { return sum + column.width; });
        double x = kMargin;
        for (const auto& column : paper.columns) {
            made.left.push_back(x);
            x += column.width / wanted * kInner;
            made.grouped = made.grouped || !column.group.empty();
        }
        made.left.push_back(x);
        const bool two_lines =
            std::ranges::any_of(paper.columns, [](const auto& each) { return each.heading.size() > 1; });
        made.head = made.grouped ? 2 * kHeadRow : two_lines ? 1.5 * kHeadRow : kHeadRow + 2;
        for (const auto& row : paper.rows) {
            double height = paper.row_height;
            for (std::size_t i = 0; i < row.size(); ++i)
                if (!is_low(row[i], width(made, i), height))
                    height = std::max(height, cell_block(paper.columns[i], row[i], width(made, i)).height() + kPadding);
            made.rows.push_back(height);
        }
        made.pages = rows_on_pages(made.rows, kTableBottom - kTableTop - made.head);
        return made;
    }

    static double width(const Layout& layout, std::size_t column) {
        return layout.left[column + 1] - layout.left[column];
    }

    // A cell whose words surely fit on one line need not be set to know that the row is high enough. No sign of ASCII,
    // no dash or dot of U+2010 … U+2027 and none of U+3000 … U+DFFF is wider than an ideograph or stands out of its
    // line.
    static bool is_low(const Cell& cell, double width, double height) {
        constexpr double kEm = kBody.size / print::kPointsPerMm, kMostHeight = 1.6 * kEm;
        const double room = (width - 2 * kPadding) / kEm;
        if (height < kMostHeight + kPadding) return false;
        const std::u32string text = core::code_points(cell_text(cell));
        return static_cast<double>(text.size()) <= room && std::ranges::all_of(text, [](char32_t sign) {
                   return (sign >= U' ' && sign <= U'~') || (sign >= 0x2010 && sign <= 0x2027) ||
                          (sign >= 0x3000 && sign <= 0xDFFF);
               });
    }

    const print::Block& cell_block(const Column& column, const Cell& cell, double width) {
        Words words;
        const bool text = std::holds_alternative<std::string>(cell.value);
        if (!std::holds_alternative<std::monostate>(cell.value))
            words = {{cell_text(cell), text ? cell.language : document_.language}};
        else if (cell.missing)
            words = {{"—", document_.language}};
        Type type = kBody;
        type.bold = column.strong;
        return fitter_.fit(words, type, width - 2 * kPadding, kCellLines);
    }

    void put(const print::Block& block, const Box& box, Alignment align) {
        typesetter_.draw(context_, block, box.x, box.y + (box.height - block.height()) / 2, box.width, align);
    }

    void line(double x1, double y1, double x2, double y2) {
        cairo_move_to(context_, x1, y1);
        cairo_line_to(context_, x2, y2);
        cairo_stroke(context_);
    }

    void draw_rows(const Layout& layout, std::size_t first, std::size_t count) {
        draw_heading(*layout.paper);
        double y = kTableTop;
        draw_head(layout, y);
        y += layout.head;
        draw_grid(layout, first, count, y);
        for (std::size_t i = first; i < first + count; ++i) {
            draw_row(layout, i, y);
            y += layout.rows[i];
        }
        if (layout.paper->rows.empty()) {
            const Box box{kMargin, y, kInner, 3 * kHeadRow};
            print::set_colour(context_, kQuiet);
            put(fitter_.fit(layout.paper->nothing, kSubtitle, box.width - 8, 2), box, Alignment::Centre);
            frame(box);
            y = box.bottom();
        }
        draw_end(*layout.paper);
    }

    void frame(const Box& box) {
        print::set_colour(context_, kRule);
        cairo_set_line_width(context_, kRuleWidth);
        cairo_rectangle(context_, box.x, box.y, box.width, box.height);
        cairo_stroke(context_);
    }

    void draw_heading(const Paper& paper) {
        const Box mark{kMargin, 11.5, 8, 8};
        print::set_colour(context_, print::kPrimary);
        print::rounded_box(context_, mark, 1.9);
        cairo_fill(context_);
        print::set_colour(context_, print::kWhite);
        put(typesetter_.set_line({{"際", std::string(core::kHomeLanguage)}}, {14, true}), mark, Alignment::Centre);
        print::set_colour(context_, print::kPrimary);
        const Box name{mark.right() + 2.2, mark.y, 82, mark.height};
        put(fitter_.fit({{document_.event, document_.language}}, {10, true}, name.width, 2), name, Alignment::Left);
        constexpr double kTitleWidth = 80;
        const Box title{(kPage.width - kTitleWidth) / 2, 10.5, kTitleWidth, 9};
        print::set_colour(context_, kText);
        put(fitter_.fit(one_line(paper.title, " "), kTitle, title.width, 1), title, Alignment::Centre);
        const Box subtitle{title.x - 25, 19.8, title.width + 50, 5.5};
        print::set_colour(context_, kQuiet);
        put(fitter_.fit(one_line(paper.subtitle, " ・ "), kSubtitle, subtitle.width, 1), subtitle, Alignment::Centre);
        draw_fields(paper);
    }

    void draw_fields(const Paper& paper) {
        constexpr std::size_t kAcross = 3;
        constexpr double kLines[] = {27.2, 34.4};
        constexpr double kHeight = 6.6;
        constexpr double kLeft[] = {kMargin, kMargin + 0.42 * kInner, kMargin + 0.76 * kInner, kMargin + kInner + 3};
        double labels[kAcross] = {};
        for (std::size_t i = 0; i < paper.fields.size(); ++i) {
            auto& widest = labels[i % kAcross];
            const auto& block = fitter_.fit(one_line(paper.fields[i].label, " "), kBody, 40, 1);
            widest = std::max(widest, block.width());
        }
        for (std::size_t i = 0; i < paper.fields.size(); ++i) {
            const auto column = i % kAcross;
            const Box box{kLeft[column], kLines[i / kAcross], kLeft[column + 1] - kLeft[column] - 3, kHeight};
            print::set_colour(context_, kQuiet);
            put(fitter_.fit(one_line(paper.fields[i].label, " "), kBody, 40, 1), box, Alignment::Left);
            const double label = labels[column] + 3;
            print::set_colour(context_, kText);
            put(field_block(paper.fields[i].value, box.width - label),
                {box.x + label, box.y, box.width - label, box.height}, Alignment::Left);
        }
    }

    // On one line; what would be too small to read there, as what is said in two languages may be, on two.
    const print::Block& field_block(const Words& value, double width) {
        constexpr Type kLeastOnOne{8, false}, kOnTwo{7.5, false};
        const auto words = one_line(value, " ・ ");
        const bool fits = typesetter_.set_line(words, kLeastOnOne).width() <= width;
        return fits ? fitter_.fit(words, kBody, width, 1) : fitter_.fit(words, kOnTwo, width, 2);
    }

    // A heading in two languages is one below the other.
    void draw_heading_cell(const Words& words, const Box& box) {
        frame(box);
        print::set_colour(context_, kText);
        if (words.size() < 2) {
            put(fitter_.fit(words, kHeadText, box.width - kPadding, 2), box, Alignment::Centre);
            return;
        }
        const Box upper{box.x + kPadding / 2, box.y, box.width - kPadding, box.height * 0.56};
        const Box lower{upper.x, upper.bottom() - 0.6, upper.width, box.height - upper.height};
        put(fitter_.fit({words[0]}, {9, true}, upper.width, 1), upper, Alignment::Centre);
        put(fitter_.fit({words[1]}, {7, false}, lower.width, 2), lower, Alignment::Centre);
    }

    void draw_head(const Layout& layout, double y) {
        const auto& columns = layout.paper->columns;
        print::set_colour(context_, kHeadGround);
        cairo_rectangle(context_, kMargin, y, kInner, layout.head);
        cairo_fill(context_);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Box whole{layout.left[i], y, width(layout, i), layout.head};
            if (columns[i].group.empty()) {
                draw_heading_cell(columns[i].heading, whole);
                continue;
            }
            draw_heading_cell(columns[i].heading, {whole.x, y + layout.head / 2, whole.width, layout.head / 2});
            if (i > 0 && columns[i - 1].group == columns[i].group) continue;
            auto end = i + 1;
            while (end < columns.size() && columns[end].group == columns[i].group) ++end;
            draw_heading_cell(columns[i].group, {whole.x, y, layout.left[end] - whole.x, layout.head / 2});
        }
    }

    // The lines around the cells of some rows: long ones, for a box around each cell is most of what a file of many
    // pages is made of.
    void draw_grid(const Layout& layout, std::size_t first, std::size_t count, double top) {
        if (count == 0) return;
        double y = top;
        const auto across = [&] {
            cairo_move_to(context_, layout.left.front(), y);
            cairo_line_to(context_, layout.left.back(), y);
        };
        across();
        for (std::size_t i = first; i < first + count; ++i) {
            y += layout.rows[i];
            across();
        }
        for (const double x : layout.left) {
            cairo_move_to(context_, x, top);
            cairo_line_to(context_, x, y);
        }
        print::set_colour(context_, kRule);
        cairo_set_line_width(context_, kRuleWidth);
        cairo_set_line_cap(context_, CAIRO_LINE_CAP_SQUARE); // whole corners
        cairo_stroke(context_);
        cairo_set_line_cap(context_, CAIRO_LINE_CAP_BUTT);
    }

    void draw_row(const Layout& layout, std::size_t number, double y) {
        const auto& row = layout.paper->rows[number];
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto& column = layout.paper->columns[i];
            const Box box{layout.left[i], y, width(layout, i), layout.rows[number]};
            print::set_colour(context_, row[i].alarm ? kAlarm : kText);
            put(cell_block(column, row[i], box.width), {box.x + kPadding, box.y, box.width - 2 * kPadding, box.height},
                column.align == Align::Left ? Alignment::Left : Alignment::Centre);
        }
    }

    // Totals on the left, with their numbers large; who signs on the right; then what is to be said.
    void draw_end(const Paper& paper) {
        constexpr double kTop = 181;
        constexpr double kHeight = 8;
        double x = kMargin;
        for (const auto& total : paper.totals) x += draw_total(total, {x, kTop, kInner / 2, kHeight}) + 6;
        constexpr double kSigner = 34;
        double right = kMargin + kInner;
        for (auto signer = paper.signers.rbegin(); signer != paper.signers.rend(); ++signer) {
            const Box box{right - kSigner, kTop - 1.5, kSigner, kHeight};
            print::set_colour(context_, kQuiet);
            put(fitter_.fit(one_line(*signer, " "), {8.5, false}, box.width, 1), box, Alignment::Left);
            print::set_colour(context_, kRule);
            cairo_set_line_width(context_, 0.25);
            line(box.x, box.bottom() + 1, box.right(), box.bottom() + 1);
            right -= kSigner + 5;
        }
        Words notes;
        for (const auto& note : paper.notes)
            for (const auto& phrase : note)
                notes.push_back({(notes.empty() ? "" : "  ") + phrase.text, phrase.language});
        print::set_colour(context_, kAlarm);
        const Box box{kMargin, kTop + kHeight + 2, kInner, 6.5};
        put(fitter_.fit(notes, kSmall, box.width, 2), box, Alignment::Left);
    }

    double draw_total(const Total& total, const Box& box) {
        const auto number = total.value ? std::to_string(*total.value) : std::string();
        double x = box.x;
        const auto add = [&](const std::string& text, const core::Language& language, Type type) {
            if (text.empty()) return;
            const auto block = typesetter_.set_line({{text, language}}, type);
            put(block, {x, box.y, block.width(), box.height}, Alignment::Left);
            x += block.width();
        };
        print::set_colour(context_, kText);
        for (const auto& phrase : total.words) {
            if (x > box.x) x += 1.5;
            const auto at = number.empty() ? std::string::npos : phrase.text.find(number);
            if (at == std::string::npos) {
                add(phrase.text, phrase.language, kBody);
                continue;
            }
            add(phrase.text.substr(0, at), phrase.language, kBody);
            add(number, phrase.language, kNumber);
            add(phrase.text.substr(at + number.size()), phrase.language, kBody);
        }
        return x - box.x;
    }

    void draw_foot(std::size_t number, std::size_t pages) {
        const Box box{kMargin, kFootTop, kInner, 5};
        print::set_colour(context_, kQuiet);
        put(fitter_.fit(one_line(document_.source, " ・ "), kSmall, box.width - 50, 2), box, Alignment::Left);
        put(fitter_.fit(one_line(document_.page(number, pages), " ・ "), kSmall, 48, 1), box, Alignment::Right);
    }

    cairo_t* context_;
    Typesetter& typesetter_;
    Fitter fitter_;
    const Document& document_;
    const std::function<void(Brush&)>& first_page_;
    std::vector<Layout> layouts_;
    std::vector<PageRows> pages_;
};

PageSet page_set_of(const Document& document, const std::function<void(Brush&)>& first) {
    return {kPage, document.title, [&](cairo_t* context, Typesetter& typesetter) {
                return std::make_unique<Drawing>(context, typesetter, document, first);
            }};
}

} // namespace

core::Result<Pdf> write_pdf(const Document& document, const std::function<void(Brush&)>& first) {
    return write_pages(page_set_of(document, first));
}

core::Result<PagePicture> draw_document(const Document& document, std::size_t number, int width) {
    return draw_page(page_set_of(document, {}), number, width);
}

} // namespace kiosk::report
