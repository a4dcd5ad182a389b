#include <algorithm>
#include <memory>

#include "report/brush.hpp"
#include "report/certificates.hpp"
#include "report/pages.hpp"

namespace kiosk::report {
namespace {

using print::Box;

constexpr print::Size kPortrait{210, 297};
constexpr double kLeft = 30;
constexpr double kWide = kPortrait.width - 2 * kLeft;
constexpr double kCoursesTop = 158;
constexpr double kCoursesBottom = 222;
constexpr double kTallestRow = 9;
constexpr std::size_t kMostRows = 12; // of the table; more courses are told by their number and hours

class CertificatePages final : public Pages {
  public:
    CertificatePages(cairo_t* context, print::Typesetter& typesetter, const Certificates& shared)
        : brush_(context, typesetter), shared_(shared) {}

    [[nodiscard]] std::size_t count() const override { return shared_.all.size(); }

    void draw(std::size_t number) override {
        const Certificate& one = shared_.all.at(number);
        draw_frame();
        brush_.text(one_line(shared_.title, "  "), {kLeft, 52, kWide, 18},
                    {{34, true}, print::kPrimary, Alignment::Centre, 1});
        brush_.text(one_line(shared_.preamble, " ・ "), {kLeft, 78, kWide, 8},
                    {{13, false}, kQuiet, Alignment::Centre, 1});
        draw_name(one);
        brush_.text(one.affiliation, {kLeft, 108, kWide, 8}, {{13, false}, kText, Alignment::Centre, 1});
        draw_statement(one);
        draw_courses(one);
        draw_end(one);
    }

  private:
    void draw_frame() {
        brush_.frame({12, 12, kPortrait.width - 24, kPortrait.height - 24}, print::kPrimary, 0.9, 2);
        brush_.frame({14.5, 14.5, kPortrait.width - 29, kPortrait.height - 29}, print::kLine, 0.3, 1);
        const Box mark{(kPortrait.width - 13) / 2, 24, 13, 13};
        brush_.fill(mark, print::kPrimary, 3);
        brush_.text({{"際", std::string(core::kHomeLanguage)}}, mark,
                    {{22, true}, print::kWhite, Alignment::Centre, 1});
        brush_.text({{shared_.event, shared_.language}}, {kLeft, 39, kWide, 8},
                    {{12, true}, print::kPrimary, Alignment::Centre, 1});
    }

    // Another script of the name stands below it.
    void draw_name(const Certificate& one) {
        const bool two = one.name.size() > 1;
        brush_.text({one.name.front()}, {kLeft, 88, kWide, two ? 12.0 : 17.0},
                    {{28, true}, kText, Alignment::Centre, 1});
        if (two) brush_.text({one.name[1]}, {kLeft, 100, kWide, 7}, {{13, false}, kText, Alignment::Centre, 1});
        brush_.line(kLeft + 20, 107, kLeft + kWide - 20, 107, print::kLine, 0.3);
    }

    void draw_statement(const Certificate& one) {
        double y = 120;
        const double height = one.statement.size() > 1 ? 16 : 30;
        for (const auto& phrase : one.statement) {
            brush_.paragraph({phrase}, {kLeft, y, kWide, height}, {{14, false}, kText, Alignment::Centre, 3});
            y += height + 1;
        }
    }

    void draw_courses(const Certificate& one) {
        const auto shown = one.courses.size() > kMostRows ? kMostRows - 1 : one.courses.size();
        const auto rows = std::min(one.courses.size(), kMostRows) + 2; // with the head and the sum
        const double height = std::min(kTallestRow, (kCoursesBottom - kCoursesTop) / static_cast<double>(rows));
        double y = kCoursesTop;
        brush_.fill({kLeft, y, kWide, height}, kHeadGround);
        draw_row(one_line(shared_.course, " "), one_line(shared_.code, " "), one_line(shared_.days, " "),
                 one_line(shared_.hours, " "), y, height, true);
        std::chrono::minutes rest = one.hours;
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& course = one.courses[i];
            rest -= course.hours;
            draw_row(one_line(course.title, " ・ "), plain_words(course.code), course.days,
                     plain_words(hours_text(course.hours)), y += height, height, false);
        }
        if (shown < one.courses.size())
            draw_row(plain_words("+ " + std::to_string(one.courses.size() - shown)), {}, {},
                     plain_words(hours_text(rest)), y += height, height, false);
        draw_row(one_line(shared_.sum, " "), {}, {}, plain_words(hours_text(one.hours)), y += height, height, true);
    }

    [[nodiscard]] Words plain_words(const std::string& text) const { return {{text, shared_.language}}; }

    void draw_row(const Words& course, const Words& code, const Words& days, const Words& hours, double y,
                  double height, bool strong) {
        constexpr double kColumns[] = {0, 62, 88, 132, kWide};
        const Words* cells[] = {&course, &code, &days, &hours};
        for (std::size_t i = 0; i < std::size(cells); ++i) {
            const Box box{kLeft + kColumns[i], y, kColumns[i + 1] - kColumns[i], height};
            brush_.frame(box, kRule, 0.2);
            brush_.text(*cells[i], {box.x + 1.5, box.y, box.width - 3, box.height},
                        {{10, strong}, kText, i == 0 ? Alignment::Left : Alignment::Centre, 2});
        }
    }

    void draw_end(const Certificate& one) {
        brush_.text(one_line(shared_.organiser_label, " "), {kLeft, 230, 40, 8}, {{10, false}, kQuiet});
        brush_.text(one_line(shared_.organiser, " ・ "), {kLeft, 237, kWide / 2, 9}, {{15, true}, kText});
        const double right = kLeft + kWide / 2 + 8;
        brush_.text(one_line(shared_.signer, " "), {right, 230, kWide / 2 - 8, 8}, {{10, false}, kQuiet});
        brush_.line(right, 247, kLeft + kWide, 247, kRule, 0.25);
        brush_.text(one_line(shared_.issued, " ・ "), {kLeft, 254, kWide, 9},
                    {{13, false}, kText, Alignment::Centre, 1});
        Words source = one_line(shared_.evidence_label, " ");
        source.push_back({" " + one.evidence + " ・ ", shared_.language});
        const auto read_from = one_line(shared_.source, " ・ ");
        source.insert(source.end(), read_from.begin(), read_from.end());
        brush_.text(source, {20, 268, kPortrait.width - 40, 11}, {{7.5, false}, kQuiet, Alignment::Centre, 3});
    }

    Brush brush_;
    const Certificates& shared_;
};

PageSet page_set_of(const Certificates& certificates) {
    return {kPortrait, certificates.document_title, [&](cairo_t* context, print::Typesetter& typesetter) {
                return std::make_unique<CertificatePages>(context, typesetter, certificates);
            }};
}

} // namespace

core::Result<Pdf> write_certificates(const Certificates& certificates) {
    return write_pages(page_set_of(certificates));
}

core::Result<PagePicture> draw_certificate(const Certificates& certificates, std::size_t number, int width) {
    return draw_page(page_set_of(certificates), number, width);
}

} // namespace kiosk::report
