#include "print/badge/test_page.hpp"

#include <algorithm>

#include "print/badge/draw_marks.hpp"
#include "print/badge/layout.hpp"
#include "scan/qr_writer.hpp"

namespace kiosk::print {
namespace {

using Align = Typesetter::Align;

constexpr double kHair = 0.15; // mm

void line(cairo_t* context, double x1, double y1, double x2, double y2) {
    cairo_move_to(context, x1, y1);
    cairo_line_to(context, x2, y2);
    cairo_stroke(context);
}

// Centimetres and their halves, from 0 at the corner; as long as whole centimetres fit, 100 mm at most.
class Ruler {
  public:
    Ruler(cairo_t* context, Typesetter& typesetter) : context_(context), typesetter_(typesetter) {}

    void draw(double x, double y, double room, bool down) {
        const int centimetres = static_cast<int>(std::clamp(room / 10, 0.0, 10.0));
        const auto tick = [&](double at, double length) {
            if (down)
                line(context_, x, y + at, x + length, y + at);
            else
                line(context_, x + at, y, x + at, y + length);
        };
        set_colour(context_, kInk);
        cairo_set_line_width(context_, kHair);
        if (down)
            line(context_, x, y, x, y + 10.0 * centimetres);
        else
            line(context_, x, y, x + 10.0 * centimetres, y);
        for (int mm = 0; mm <= 10 * centimetres; ++mm) tick(mm, mm % 10 == 0 ? 5 : mm % 5 == 0 ? 3.5 : 2);
        for (int at = 1; at <= centimetres; ++at) {
            const auto number = typesetter_.set_line({{std::to_string(10 * at), "en"}}, {6, false});
            const double where = 10.0 * at;
            typesetter_.draw(context_, number, down ? x + 5.6 : x + where - number.width() / 2,
                             down ? y + where - number.height() / 2 : y + 5.6, number.width(), Align::Left);
        }
    }

  private:
    cairo_t* context_;
    Typesetter& typesetter_;
};

// As many badges as a page holds.
Page full_page(const Layout& layout) {
    const std::vector<Slot> slots(kMostPlaces, Slot{});
    if (!layout.labels) return lay_out(slots, layout.cut).front();
    return lay_out(std::span<const Slot>(slots).first(layout.labels->places()), *layout.labels, 0).front();
}

} // namespace

core::Status draw_test_page(cairo_t* context, Typesetter& typesetter, const Layout& layout) {
    const auto page = full_page(layout);
    set_colour(context, kMuted);
    cairo_set_line_width(context, kHair);
    for (const auto& placed : page.badges) {
        cairo_rectangle(context, placed.box.x, placed.box.y, placed.box.width, placed.box.height);
        cairo_stroke(context);
    }
    draw_cut_marks(context, page.marks);
    const auto& first = page.badges.front().box;
    const auto zones = TRY(zones_of({first.width, first.height}));
    const auto code = TRY(scan::write_qr(kTestCode, scan::kQuietZone));
    draw_code(context, code, zones.code.moved(first.x, first.y), 0);
    constexpr double kPad = 12; // beside the rulers
    const double width = first.width - kPad - 2;
    const auto words =
        typesetter.set_within({{layout.name + "\u3000請以 100% 列印，不要「符合頁面大小」；尺上的 100 要是 100 公釐。 ",
                                core::Language(core::kHomeLanguage)},
                               {"Print at 100 %, not to fit the page: 100 on the rulers is 100 mm.", "en"}},
                              {6.5, false}, zones.portrait ? width : std::min(width, zones.code.x - kPad));
    set_colour(context, kInk);
    typesetter.draw(context, words, first.x + kPad, zones.portrait ? first.y + zones.code.bottom() : first.y + 9, width,
                    Align::Left);
    Ruler ruler(context, typesetter);
    const auto paper = layout.paper();
    ruler.draw(first.x, first.y, paper.width - first.x, false);
    ruler.draw(first.x, first.y, paper.height - first.y, true);
    return {};
}

} // namespace kiosk::print
