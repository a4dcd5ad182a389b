// What keys of a keyboard on the screen make of a text, where a sign is more than the last of its keys: hangul from its
// letters as they are typed on the two-set keyboard (KS X 5002), and kana with marks and small. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

// The key that turns the kana before it: か to が, は to ば and ぱ, つ to っ and づ, や to ゃ, and round again.
inline constexpr std::string_view kKanaTurn = "゛";

// text with the key's sign behind it. A hangul letter (ㄱ … ㅣ, U+3131 … U+3163) joins the syllable before it, and
// takes its last consonant along where a vowel follows: 한 and ㅏ are 하나. kKanaTurn behind anything else changes
// nothing. Any other sign is added as it is.
[[nodiscard]] std::string with_key(std::string text, std::string_view sign);

} // namespace kiosk::core
