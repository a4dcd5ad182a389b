// Syllables in 注音, as bytes of UTF-8.
#pragma once

#include <array>
#include <string_view>

namespace kiosk::core {

// By number; the first tone has no sign.
inline constexpr std::array<std::string_view, 6> kToneSigns{"", "", "ˊ", "ˇ", "ˋ", "˙"};
// Of the sign at a text's end; 0: there is none.
[[nodiscard]] int tone_of(std::string_view text);

// The syllable at the end of a text, with its tone or without: "ㄩˋ" of "張ㄩˋ". Empty: it ends in none.
[[nodiscard]] std::string_view open_syllable(std::string_view text);

} // namespace kiosk::core
