#include "report/paper.hpp"

namespace kiosk::report {

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

} // namespace kiosk::report
