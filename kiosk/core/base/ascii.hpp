// Letters and digits of ASCII, whatever the locale, of bytes of UTF-8: no byte of another letter is one.
#pragma once

#include <algorithm>
#include <string_view>

namespace kiosk::core {

[[nodiscard]] constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80U;
}
[[nodiscard]] constexpr bool is_all_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return is_ascii(c); });
}
[[nodiscard]] constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_letter(char c) {
    return is_upper(c) || is_lower(c);
}
[[nodiscard]] constexpr char to_upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
[[nodiscard]] constexpr char to_lower(char c) {
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace kiosk::core
