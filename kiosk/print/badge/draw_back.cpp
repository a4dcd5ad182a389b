#include "print/badge/draw_back.hpp"

#include <algorithm>

#include "print/badge/draw_badge.hpp"
#include "print/badge/draw_marks.hpp"
#include "scan/qr_writer.hpp"

namespace kiosk::print {
namespace {

using Align = Typesetter::Align;

constexpr double kMapCode = 17; // mm with its quiet zone: a short link has large modules

// From the top: heading, items, what is left out; the link to the map in a corner, beside which lines are shorter.
class BackPainter {
  public:
    BackPainter(cairo_t* context, Typesetter& typesetter, const BadgeContent& badge, Size size)
        : context_(context), typesetter_(typesetter), back_(*badge.back), badge_(badge), size_(size),
          scale_(std::min({size.width / 80, size.height / 50, 1.6})), pad_(4 * scale_) {}

    core::Status paint() {
        TRY(paint_map());
        paint_foot();
        double y = pad_;
        const auto heading = typesetter_.set_within(back_.heading, {10 * scale_, true}, inside());
        set_colour(context_, kInk);
        typesetter_.draw(context_, heading, pad_, y, inside(), Align::Left);
        y += heading.height() + 1.6 * scale_;
        // Smaller first, then fewer.
        for (const double size : {8.0, 7.0, 6.0, kLeastText})
            if (const auto lines = set_items(size * scale_ < kLeastText ? kLeastText : size * scale_);
                height_of(lines) <= foot_ - y)
                return draw_lines(lines, y);
        return draw_some(y);
    }

  private:
    struct Line {
        Block hours;
        Block text;
        double before = 0;
        [[nodiscard]] double height() const { return before + std::max(hours.height(), text.height()); }
    };

    [[nodiscard]] double inside() const { return size_.width - 2 * pad_; }
    [[nodiscard]] double text_width() const { return inside() - hours_width_; }

    static double height_of(const std::vector<Line>& lines) {
        double height = 0;
        for (const auto& line : lines) height += line.height();
        return height;
    }

    std::vector<Line> set_items(double size) {
        hours_width_ = 0;
        std::vector<Line> lines;
        for (const auto& item : back_.items) {
            Line line;
            const auto hours = item.day.empty() ? item.hours : item.day + "  " + item.hours;
            line.hours = typesetter_.set_line({{hours, "en"}}, {size, !item.day.empty()});
            line.before = lines.empty() ? 0 : (item.day.empty() ? 0.7 : 1.6) * scale_;
            hours_width_ = std::max(hours_width_, line.hours.width() + 1.5 * scale_);
            lines.push_back(std::move(line));
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            auto phrases = back_.items[i].title;
            if (!back_.items[i].place.empty() && !phrases.empty()) {
                phrases.back().text += " · ";
                phrases.insert(phrases.end(), back_.items[i].place.begin(), back_.items[i].place.end());
            }
            lines[i].text = typesetter_.set_within(phrases, {size, false}, text_width());
        }
        return lines;
    }

    core::Status draw_lines(const std::vector<Line>& lines, double y) {
        for (const auto& line : lines) {
            y += line.before;
            set_colour(context_, kMuted);
            typesetter_.draw(context_, line.hours, pad_, y, hours_width_, Align::Left);
            set_colour(context_, kInk);
            typesetter_.draw(context_, line.text, pad_ + hours_width_, y, text_width(), Align::Left);
            y += line.height() - line.before;
        }
        return {};
    }

    core::Status draw_some(double y) {
        auto lines = set_items(kLeastText);
        const double air = 1 * scale_;
        const auto all = lines.size();
        Block more;
        while (!lines.empty()) {
            more = typesetter_.set_within(back_.more[all - lines.size()], {kLeastText, false}, inside());
            lines.pop_back();
            if (height_of(lines) + air + more.height() <= foot_ - y) break;
        }
        if (lines.empty())
            return core::fail(core::ErrorKind::Invalid,
                              badge_.id + ": the programme does not fit on the back: print larger badges");
        const double below = y + height_of(lines) + air;
        TRY(draw_lines(lines, y));
        set_colour(context_, kMuted);
        typesetter_.draw(context_, more, pad_, below, inside(), Align::Left);
        return {};
    }

    // In the lower right corner, its words on the left.
    core::Status paint_map() {
        foot_ = size_.height - pad_;
        if (back_.map_link.empty()) return {};
        const auto code = scan::write_qr(back_.map_link, scan::kQuietZone);
        if (!code) return tl::unexpected(code.error().at(badge_.id));
        const double width = kMapCode * scale_;
        const Box box{size_.width - pad_ / 2 - width, size_.height - pad_ / 2 - width, width, width};
        draw_code(context_, *code, box, 0);
        const double room = box.x - pad_ - 1 * scale_;
        const auto words = typesetter_.set_within(back_.map_words, {7 * scale_, false}, room);
        set_colour(context_, kMuted);
        typesetter_.draw(context_, words, pad_, box.bottom() - 2 * scale_ - words.height(), room, Align::Right);
        foot_ = box.y;
        return {};
    }

    // Event and host, where the map leaves room for them.
    void paint_foot() {
        if (!back_.map_link.empty()) return;
        const auto event = typesetter_.set_within(badge_.event, {kLeastText * scale_, false}, inside());
        foot_ -= event.height();
        set_colour(context_, kMuted);
        typesetter_.draw(context_, event, pad_, foot_, inside(), Align::Left);
        foot_ -= 1 * scale_;
    }

    cairo_t* context_;
    Typesetter& typesetter_;
    const BackContent& back_;
    const BadgeContent& badge_;
    Size size_;
    double scale_;
    double pad_;
    double foot_ = 0; // of what the items have
    double hours_width_ = 0;
};

} // namespace

core::Status draw_back(cairo_t* context, Typesetter& typesetter, const BadgeContent& badge, Size size) {
    return BackPainter(context, typesetter, badge, size).paint();
}

} // namespace kiosk::print
