// What a dictionary does not say of a name: surnames that are read otherwise than the word, surnames of two characters,
// given names that are read in two ways, and how Korean surnames are spelt. Pure; any thread.
//
// Sources: 教育部《重編國語辭典修訂本》(readings marked 姓) and《國語一字多音審訂表》(1999, draft of 2012) for Chinese;
// for Korean the Revised Romanization (2000) beside the spellings that most passports have.
#pragma once

#include <span>
#include <string_view>

namespace kiosk::core {

// In pinyin without tones, v for ü; the first is the usual one. Empty: as the word is read.
[[nodiscard]] std::span<const std::string_view> surname_readings(char32_t character);
// The same of a character in a given name.
[[nodiscard]] std::span<const std::string_view> given_name_readings(char32_t character);
// 歐陽, 司馬 …
[[nodiscard]] bool is_double_surname(char32_t first, char32_t second);
// 김 → kim, gim; empty: as the syllable is spelt.
[[nodiscard]] std::span<const std::string_view> korean_surname_spellings(char32_t syllable);

} // namespace kiosk::core
