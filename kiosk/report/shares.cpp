#include "report/shares.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numbers>
#include <string_view>
#include <utility>

namespace kiosk::report {

print::Colour share_colour(std::size_t number) {
    static constexpr std::array<print::Colour, kMostShares> kColours{print::kPrimary,
                                                                     print::Colour::hex(0x5E9E93),
                                                                     print::Colour::hex(0xC4420E),
                                                                     print::Colour::hex(0xD99F5B),
                                                                     print::Colour::hex(0x12263A),
                                                                     print::Colour::hex(0x8C9AA6)};
    return kColours.at(number);
}

void keep_largest(std::vector<Share>& shares, std::size_t most, const Words& others) {
    std::ranges::stable_sort(shares, std::greater{}, &Share::people);
    if (shares.size() <= most) return;
    Share rest{others, 0};
    for (std::size_t i = most - 1; i < shares.size(); ++i) rest.people += shares[i].people;
    shares.resize(most - 1);
    shares.push_back(std::move(rest));
}

void draw_ring(Brush& brush, std::span<const Share> shares, std::int64_t all, double middle_x, double middle_y) {
    constexpr double kOuter = 14;
    constexpr double kInner = 9;
    auto* context = brush.context();
    brush.dot(middle_x, middle_y, kOuter, kEmpty);
    double from = -std::numbers::pi / 2;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double to = from + 2 * std::numbers::pi * static_cast<double>(shares[i].people) /
                                     static_cast<double>(std::max<std::int64_t>(1, all));
        print::set_colour(context, share_colour(i));
        cairo_move_to(context, middle_x, middle_y);
        cairo_arc(context, middle_x, middle_y, kOuter, from, to);
        cairo_close_path(context);
        cairo_fill(context);
        from = to;
    }
    brush.dot(middle_x, middle_y, kInner, print::kWhite);
}

std::string language_name(const core::Language& tag) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNames{{{"zh-TW", "中文"},
                                                                                          {"en", "English"},
                                                                                          {"ja", "日本語"},
                                                                                          {"ko", "한국어"},
                                                                                          {"vi", "Tiếng Việt"},
                                                                                          {"th", "ไทย"},
                                                                                          {"id", "Indonesia"}}};
    const auto found = std::ranges::find(kNames, tag, &std::pair<std::string_view, std::string_view>::first);
    return std::string(found == kNames.end() ? std::string_view(tag) : found->second);
}

} // namespace kiosk::report
