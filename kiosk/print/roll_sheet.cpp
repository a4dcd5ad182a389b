#include "print/roll_sheet.hpp"

#include <algorithm>

#include "print/drawing.hpp"
#include "print/typesetter.hpp"

namespace kiosk::print {
namespace {

using Align = Typesetter::Align;

constexpr Size kUprightA4{210, 297};
constexpr double kEdge = 14, kColumnGap = 6, kTick = 3.6, kBelow = 2.2; // mm
constexpr std::size_t kColumns = 3;
constexpr Type kHeading{18, true}, kSubject{11, false}, kGroupName{12, true}, kSmall{9, false}, kName{11, false};

class RollPages {
  public:
    // pages: how many there are, as each says; 0: not known yet.
    RollPages(const RollSheet& sheet, int pages)
        : sheet_(sheet), pages_(pages),
          pdf_(pdf_surface(bytes_, kUprightA4, sheet.title.empty() ? "" : sheet.title.front().text)),
          context_(millimetres(pdf_.get())) {}

    struct Drawn {
        std::string pdf;
        int pages = 0;
    };
    [[nodiscard]] core::Result<Drawn> draw() && {
        begin_page();
        for (const RollSheet::Group& group : sheet_.groups) draw_group(group);
        if (sheet_.groups.empty()) line({sheet_.nobody}, kGroupName, kEdge, width());
        cairo_show_page(context_.get());
        TRY(finish(pdf_.get(), context_.get()));
        return Drawn{std::move(bytes_), page_};
    }

  private:
    [[nodiscard]] static double width() { return kUprightA4.width - 2 * kEdge; }
    [[nodiscard]] static double column() {
        return (width() - static_cast<double>(kColumns - 1) * kColumnGap) / static_cast<double>(kColumns);
    }

    void begin_page() {
        if (page_ > 0) cairo_show_page(context_.get());
        ++page_;
        y_ = kEdge;
        set_colour(context_.get(), kInk);
        const auto of_all = std::to_string(page_) + " / " + std::to_string(std::max(page_, pages_));
        const auto number = setter_.set_line({{of_all, "en"}}, kSmall);
        setter_.draw(context_.get(), number, kEdge, y_, width(), Align::Right);
        line(sheet_.title, kHeading, kEdge, width() - number.width() - 4);
        line(sheet_.when, kGroupName, kEdge, width());
        line(sheet_.event, kSubject, kEdge, width());
        y_ += 2;
    }

    void line(const Phrases& phrases, Type type, double x, double room) {
        const auto block = setter_.set_within(phrases, type, room);
        setter_.draw(context_.get(), block, x, y_, room, Align::Left);
        y_ += block.height() + kBelow / 2;
    }

    // What a page has no room left for begins the next one. Whether it does.
    bool need(double height) {
        const bool next = y_ + height > kUprightA4.height - kEdge;
        if (next) begin_page();
        return next;
    }

    void draw_group(const RollSheet::Group& group) {
        const auto name = setter_.set_within({group.name}, kGroupName, width() - 30);
        const auto leader = setter_.set_within({group.leader}, kSmall, width());
        (void)need(name.height() + leader.height() + 14);
        cairo_set_line_width(context_.get(), 0.3);
        cairo_move_to(context_.get(), kEdge, y_);
        cairo_line_to(context_.get(), kEdge + width(), y_);
        cairo_stroke(context_.get());
        y_ += kBelow;
        const auto count = setter_.set_line({{group.count, "en"}}, kGroupName);
        setter_.draw(context_.get(), count, kEdge, y_, width(), Align::Right);
        setter_.draw(context_.get(), name, kEdge, y_, width() - 30, Align::Left);
        y_ += name.height() + kBelow / 2;
        if (!group.leader.text.empty()) {
            setter_.draw(context_.get(), leader, kEdge, y_, width(), Align::Left);
            y_ += leader.height() + kBelow / 2;
        }
        for (std::size_t from = 0; from < group.people.size(); from += kColumns) draw_row(group, from);
        y_ += kBelow;
    }

    void draw_row(const RollSheet::Group& group, std::size_t from) {
        std::vector<Block> names;
        double height = kTick;
        for (std::size_t i = from; i < std::min(from + kColumns, group.people.size()); ++i) {
            names.push_back(setter_.set_within({group.people[i]}, kName, column() - kTick - 2));
            height = std::max(height, names.back().height());
        }
        // Pages are handed to several people: each says whose names are on it.
        if (need(height + kBelow)) line({group.name}, kGroupName, kEdge, width());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const double x = kEdge + static_cast<double>(i) * (column() + kColumnGap);
            cairo_set_line_width(context_.get(), 0.25);
            cairo_rectangle(context_.get(), x, y_, kTick, kTick);
            cairo_stroke(context_.get());
            setter_.draw(context_.get(), names[i], x + kTick + 2, y_, column() - kTick - 2, Align::Left);
        }
        y_ += height + kBelow;
    }

    const RollSheet& sheet_;
    int pages_;
    std::string bytes_;
    Surface pdf_;
    Context context_;
    Typesetter setter_;
    double y_ = 0;
    int page_ = 0;
};

} // namespace

core::Result<std::string> draw_roll_sheet(const RollSheet& sheet) {
    auto drawn = TRY(RollPages(sheet, 0).draw());
    if (drawn.pages > 1) drawn = TRY(RollPages(sheet, drawn.pages).draw());
    return std::move(drawn.pdf);
}

} // namespace kiosk::print
