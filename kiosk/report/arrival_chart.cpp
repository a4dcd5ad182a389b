#include "report/arrival_chart.hpp"

#include <algorithm>
#include <array>

#include "core/base/iso_day.hpp"

namespace kiosk::report {
namespace {

using core::MinuteOfDay;
using print::Box;

constexpr std::array kCurves{print::kPrimary, print::Colour::hex(0xC4420E), print::Colour::hex(0x12263A),
                             print::Colour::hex(0x9A6A00), print::Colour::hex(0x5B3E8C)};
constexpr double kLabelsBelow = 7;
constexpr double kLabelsBeside = 12;
constexpr int kMostLabels = 9;

class Chart {
  public:
    Chart(Brush& brush, const std::vector<DayArrivals>& arrivals, const core::Language& language, const Box& box)
        : brush_(brush), arrivals_(arrivals),
          language_(language), plot_{box.x + kLabelsBeside, box.y, box.width - kLabelsBeside,
                                     box.height - kLabelsBelow} {
        first_ = arrivals.front().people.begin()->first;
        last_ = first_;
        for (const auto& day : arrivals) {
            first_ = std::min(first_, day.people.begin()->first);
            last_ = std::max(last_, day.people.rbegin()->first);
        }
        first_ -= kArrivalStep;
        last_ += kArrivalStep;
        top_ = chart_top(peak_of(arrivals).people);
    }

    void draw() {
        for (const auto value : {std::int64_t{0}, top_ / 2, top_}) {
            const double y = y_of(value);
            brush_.line(plot_.x, y, plot_.right(), y, print::kLine, 0.2);
            brush_.text({{std::to_string(value), language_}}, {plot_.x - kLabelsBeside, y - 3, kLabelsBeside - 2, 6},
                        {{8.5, false}, print::kMuted, Alignment::Right, 1});
        }
        draw_hours();
        for (std::size_t i = 0; i < arrivals_.size(); ++i) draw_day(arrivals_[i], kCurves[i % kCurves.size()]);
    }

  private:
    [[nodiscard]] double x_of(MinuteOfDay minute) const {
        return plot_.x + plot_.width * static_cast<double>((minute - first_).count()) /
                             static_cast<double>((last_ - first_).count());
    }
    [[nodiscard]] double y_of(std::int64_t people) const {
        return plot_.bottom() - plot_.height * static_cast<double>(people) / static_cast<double>(top_);
    }

    void draw_hours() {
        int step = 15;
        for (const int wider : {30, 60, 120, 180, 240, 360, 720})
            if ((last_ - first_).count() / step > kMostLabels) step = wider;
        auto minute = MinuteOfDay{(first_.count() + step - 1) / step * step};
        for (; minute <= last_; minute += MinuteOfDay{step})
            brush_.text({{clock_text({minute}), language_}},
                        {std::min(x_of(minute) - 9, plot_.right() - 14), plot_.bottom() + 1, 18, 6},
                        {{8.5, false}, print::kMuted, Alignment::Centre, 1});
    }

    void trace(const DayArrivals& day) {
        auto* context = brush_.context();
        cairo_move_to(context, x_of(first_), y_of(0));
        for (auto minute = first_; minute <= last_; minute += kArrivalStep) {
            const auto found = day.people.find(minute);
            cairo_line_to(context, x_of(minute), y_of(found == day.people.end() ? 0 : found->second));
        }
    }

    void draw_day(const DayArrivals& day, print::Colour colour) {
        auto* context = brush_.context();
        trace(day);
        cairo_line_to(context, x_of(last_), y_of(0));
        cairo_close_path(context);
        cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, 0.18);
        cairo_fill(context);
        trace(day);
        print::set_colour(context, colour);
        cairo_set_line_width(context, 0.7);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(context);
        const auto peak = peak_of({day});
        const double x = x_of(peak.minute);
        const double y = y_of(peak.people);
        brush_.dot(x, y, 1.5, colour);
        brush_.dot(x, y, 0.9, print::kWhite);
        auto label = std::to_string(peak.people);
        if (arrivals_.size() > 1) label = core::format_day(day.day).substr(5) + ": " + label;
        brush_.text({{label, language_}}, {std::clamp(x - 15, plot_.x, plot_.right() - 30), y - 6.6, 30, 5},
                    {{9, true}, colour, Alignment::Centre, 1});
    }

    Brush& brush_;
    const std::vector<DayArrivals>& arrivals_;
    const core::Language& language_;
    Box plot_;
    MinuteOfDay first_{}, last_{};
    std::int64_t top_ = 1;
};

} // namespace

std::int64_t chart_top(std::int64_t people) {
    for (std::int64_t power = 1;; power *= 10)
        for (const std::int64_t factor : {2, 4, 6, 10})
            if (people <= factor * power) return factor * power;
}

Peak peak_of(const std::vector<DayArrivals>& arrivals) {
    Peak peak;
    for (const auto& day : arrivals)
        for (const auto& [minute, people] : day.people)
            if (people > peak.people) peak = {day.day, minute, people};
    return peak;
}

void draw_arrivals(Brush& brush, const std::vector<DayArrivals>& arrivals, const core::Language& language,
                   const Box& box) {
    Chart(brush, arrivals, language, box).draw();
}

} // namespace kiosk::report
