#include "print/badge/sheet_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "print/badge/layout.hpp"

namespace kiosk::print {
namespace {

using core::ErrorKind;

constexpr double kMarkDistance =
    1; // from the badge's corner, so that no ink stays on a badge that is cut a little wide
constexpr double kMarkLength = 3;
constexpr double kShortestMark = 0.5;
constexpr double kCaptionHeight = 3;
constexpr double kTiny = 1e-6;
constexpr double kLeastPaper = 60;
constexpr double kLeastCardPaper = 50;
constexpr double kLargestPaper = 1200;

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

// How many of a size stand side by side in a length.
std::size_t how_many(double length, double each, double gap) {
    return static_cast<std::size_t>(std::max(0.0, std::floor((length + gap) / (each + gap) + kTiny)));
}

double length_of(std::size_t count, double each, double gap) {
    return count == 0 ? 0 : static_cast<double>(count) * (each + gap) - gap;
}

core::Status fits(const char* what, Size badge, const SheetSizes& sizes) {
    TRY(zones_of(badge));
    const double width = sizes.paper.width - 2 * sizes.margin;
    const double height = sizes.paper.height - 2 * sizes.margin;
    if (badge.width <= width + kTiny && badge.height <= height + kTiny) return {};
    return core::fail(ErrorKind::Usage, std::string(what) + " of " + number(badge.width) + "x" + number(badge.height) +
                                            " mm does not fit: between margins of " + number(sizes.margin) +
                                            " mm the paper has " + number(width) + "x" + number(height) + " mm");
}

bool in_range(double value, double least, double most) {
    return std::isfinite(value) && value >= least && value <= most;
}

bool is_free(const CutMark& mark, const std::vector<Placed>& badges) {
    const auto [left, right] = std::minmax(mark.x1, mark.x2);
    const auto [top, bottom] = std::minmax(mark.y1, mark.y2);
    return std::none_of(
        badges.begin(), badges.end(), [&, l = left, r = right, t = top, b = bottom](const Placed& placed) {
            const auto& box = placed.box;
            const double near = kMarkDistance - kTiny;
            return r > box.x - near && l < box.right() + near && b > box.y - near && t < box.bottom() + near;
        });
}

bool same(const CutMark& a, const CutMark& b) {
    return std::abs(a.x1 - b.x1) < kTiny && std::abs(a.y1 - b.y1) < kTiny && std::abs(a.x2 - b.x2) < kTiny &&
           std::abs(a.y2 - b.y2) < kTiny;
}

// From a point of a badge's edge outwards; direction is (±1, 0) or (0, ±1). Two badges that face each other over a gap
// ask for the same line: written from left to right and from top to bottom it is the same mark.
void add_mark(Page& page, double x, double y, double dx, double dy, double gap) {
    for (const double length : {kMarkLength, gap - 2 * kMarkDistance}) {
        if (length < kShortestMark) continue;
        const double from = kMarkDistance;
        const double to = kMarkDistance + length;
        CutMark mark{x + dx * from, y + dy * from, x + dx * to, y + dy * to};
        if (mark.x1 > mark.x2) std::swap(mark.x1, mark.x2);
        if (mark.y1 > mark.y2) std::swap(mark.y1, mark.y2);
        if (!is_free(mark, page.badges)) continue;
        const bool there =
            std::any_of(page.marks.begin(), page.marks.end(), [&](const CutMark& other) { return same(mark, other); });
        if (!there) page.marks.push_back(mark);
        return;
    }
}

void add_marks(Page& page, double gap) {
    for (const auto& placed : page.badges) {
        const auto& box = placed.box;
        for (const double x : {box.x, box.right()}) {
            add_mark(page, x, box.y, 0, -1, gap);
            add_mark(page, x, box.bottom(), 0, 1, gap);
        }
        for (const double y : {box.y, box.bottom()}) {
            add_mark(page, box.x, y, -1, 0, gap);
            add_mark(page, box.right(), y, 1, 0, gap);
        }
    }
}

// One delegation's pages. A page's block is centred as if it were full, so that the cuts of a stack of pages agree.
class Pager {
  public:
    Pager(const SheetSizes& sizes, std::size_t delegation, std::vector<Page>& pages)
        : sizes_(sizes), delegation_(delegation), pages_(&pages) {}

    void add(const std::vector<std::size_t>& slots, Size size) {
        const double inside = sizes_.paper.width - 2 * sizes_.margin;
        const auto columns = std::max<std::size_t>(1, how_many(inside, size.width, sizes_.gap));
        const double left = (sizes_.paper.width - length_of(columns, size.width, sizes_.gap)) / 2;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            const auto column = i % columns;
            if (column == 0) begin_row(size.height);
            const double x = left + static_cast<double>(column) * (size.width + sizes_.gap);
            pages_->back().badges.push_back({slots[i], {x, row_, size.width, size.height}});
        }
    }

    void finish() {
        if (open_) close_page();
    }

  private:
    void begin_row(double height) {
        const double foot = sizes_.paper.height - sizes_.margin;
        if (open_ && next_ + height > foot + kTiny) close_page();
        if (!open_) {
            open_ = true;
            next_ = sizes_.margin;
            pages_->push_back({});
            pages_->back().delegation = delegation_;
        }
        row_ = next_;
        next_ = row_ + height + sizes_.gap;
    }

    void close_page() {
        open_ = false;
        auto& page = pages_->back();
        const double foot = sizes_.paper.height - sizes_.margin;
        const auto more = how_many(foot - next_, sizes_.badge.height, sizes_.gap);
        const double used = next_ - sizes_.gap + static_cast<double>(more) * (sizes_.badge.height + sizes_.gap);
        const double down = std::max(0.0, (foot - used) / 2);
        for (auto& placed : page.badges) placed.box = placed.box.moved(0, down);
        add_marks(page, sizes_.gap);
        const double above_marks = sizes_.margin - kMarkDistance - kMarkLength;
        page.caption = {sizes_.margin, above_marks - kCaptionHeight - 0.5, sizes_.paper.width - 2 * sizes_.margin,
                        kCaptionHeight};
    }

    SheetSizes sizes_;
    std::size_t delegation_;
    std::vector<Page>* pages_;
    bool open_ = false;
    double row_ = 0;
    double next_ = 0;
};

} // namespace

core::Status check_sizes(const SheetSizes& sizes) {
    if (!in_range(sizes.paper.width, kLeastPaper, kLargestPaper) ||
        !in_range(sizes.paper.height, kLeastPaper, kLargestPaper)) {
        return core::fail(ErrorKind::Usage, "a sheet of paper is 60 to 1200 mm wide and high");
    }
    if (!in_range(sizes.margin, kLeastMargin, kMostMargin)) {
        return core::fail(ErrorKind::Usage, "a margin of " + number(sizes.margin) + " mm is out of range: it is " +
                                                number(kLeastMargin) + " to " + number(kMostMargin) + " mm");
    }
    if (!in_range(sizes.gap, 0, kMostGap)) {
        return core::fail(ErrorKind::Usage, "a gap of " + number(sizes.gap) + " mm is out of range: it is 0 to " +
                                                number(kMostGap) + " mm");
    }
    TRY(fits("a badge", sizes.badge, sizes));
    return fits("a leader's badge", sizes.leader, sizes);
}

std::vector<Page> lay_out(std::span<const Slot> slots, const SheetSizes& sizes) {
    std::vector<Page> pages;
    for (std::size_t begin = 0; begin < slots.size();) {
        const auto delegation = slots[begin].delegation;
        std::vector<std::size_t> leaders;
        std::vector<std::size_t> badges;
        auto end = begin;
        for (; end < slots.size() && slots[end].delegation == delegation; ++end) {
            (slots[end].leader ? leaders : badges).push_back(end);
        }
        Pager pager(sizes, delegation, pages);
        pager.add(leaders, sizes.leader);
        pager.add(badges, sizes.badge);
        pager.finish();
        begin = end;
    }
    return pages;
}

core::Status check_labels(const LabelSheet& labels) {
    const auto wrong = [&](const std::string& what) {
        return core::fail(ErrorKind::Invalid, "the label sheet " + labels.name + ": " + what);
    };
    TRY(zones_of(labels.label));
    if (!in_range(labels.paper.width, kLeastCardPaper, kLargestPaper) ||
        !in_range(labels.paper.height, kLeastCardPaper, kLargestPaper))
        return wrong("its paper is 50 to 1200 mm wide and high");
    if (labels.columns < 1 || labels.rows < 1 || labels.columns > kMostPlaces || labels.rows > kMostPlaces ||
        labels.places() > kMostPlaces)
        return wrong("it has 1 to " + std::to_string(kMostPlaces) + " labels");
    const auto fit = [](double first, std::size_t count, double step, double each, double paper) {
        if (count > 1 && !(step >= each - kTiny)) return false;
        const double last = first + static_cast<double>(count - 1) * (count > 1 ? step : 0) + each;
        return std::isfinite(first) && first >= 0 && std::isfinite(last) && last <= paper + kTiny;
    };
    if (!fit(labels.left, labels.columns, labels.across, labels.label.width, labels.paper.width) ||
        !fit(labels.top, labels.rows, labels.down, labels.label.height, labels.paper.height))
        return wrong("its labels overlap, or lie beside the paper");
    return {};
}

std::vector<Page> lay_out(std::span<const Slot> slots, const LabelSheet& labels, std::size_t skip) {
    std::vector<Page> pages;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto place = (skip + i) % labels.places();
        if (i == 0 || place == 0) {
            pages.emplace_back();
            pages.back().delegation = slots[i].delegation;
        }
        pages.back().badges.push_back({i,
                                       {labels.left + static_cast<double>(place % labels.columns) * labels.across,
                                        labels.top + static_cast<double>(place / labels.columns) * labels.down,
                                        labels.label.width, labels.label.height}});
    }
    return pages;
}

Page back_of(const Page& page, Size paper) {
    Page back;
    back.delegation = page.delegation;
    for (auto placed : page.badges) {
        placed.box.x = paper.width - placed.box.right();
        back.badges.push_back(placed);
    }
    return back;
}

} // namespace kiosk::print
