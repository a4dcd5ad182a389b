#include "core/base/zhuyin.hpp"

#include <cstddef>

namespace kiosk::core {

int tone_of(std::string_view text) {
    for (std::size_t tone = 2; tone < kToneSigns.size(); ++tone)
        if (text.ends_with(kToneSigns[tone])) return static_cast<int>(tone);
    return 0;
}

std::string_view open_syllable(std::string_view text) {
    constexpr std::string_view kFirst = "ㄅ", kLast = "ㄩ"; // U+3105 … U+3129, in the order of their bytes
    constexpr std::size_t kMostLetters = 3;
    auto rest = text;
    rest.remove_suffix(kToneSigns[static_cast<std::size_t>(tone_of(text))].size());
    auto begin = rest.size();
    for (std::size_t letters = 0; letters < kMostLetters && begin >= kFirst.size(); ++letters) {
        const auto letter = rest.substr(begin - kFirst.size(), kFirst.size());
        if (letter < kFirst || letter > kLast) break;
        begin -= kFirst.size();
    }
    return begin == rest.size() ? std::string_view() : text.substr(begin);
}

} // namespace kiosk::core
