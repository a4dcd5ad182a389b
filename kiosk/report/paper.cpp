#include "report/paper.hpp"

namespace kiosk::report {
namespace {

struct AsText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(ClockTime time) const { return clock_text(time); }
    std::string operator()(CreditedHours hours) const { return hours_text(hours.length); }
};

} // namespace

std::string plain(const Words& words) {
    std::string text;
    for (const auto& phrase : words) {
        if (phrase.text.empty()) continue;
        text += (text.empty() ? "" : " ") + phrase.text;
    }
    return text;
}

std::string clock_text(ClockTime time) {
    constexpr int kHour = 60;
    const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(time.minute.count() / kHour) + ":" + two(time.minute.count() % kHour);
}

std::string hours_text(std::chrono::minutes length) {
    constexpr int kHour = 60;
    constexpr int kHundred = 100;
    const auto hundredths = (length.count() * kHundred + kHour / 2) / kHour;
    auto text = std::to_string(hundredths / kHundred);
    const auto rest = hundredths % kHundred;
    if (rest == 0) return text;
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
    return text;
}

std::string cell_text(const Cell& cell) {
    return std::visit(AsText{}, cell.value);
}

} // namespace kiosk::report
