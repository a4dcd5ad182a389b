// What no rule says of a surname: Chinese ones that are read otherwise than the word, Chinese ones of two characters,
// how Korean ones are spelt. Pure; any thread.
//
// Sources. Readings: 教育部《重編國語辭典修訂本》 (as 萌典 has it), every character with a meaning "姓" under a reading
// that ICU 72 or 76 does not give it; for simplified characters, and for 折, 秘, 重, 牟, 莘, Unicode CLDR's transform
// Han-Latin/Names. Surnames of two characters: "複姓" in the same dictionary, but for those that begin like a usual
// surname (王子, 高堂), which would split 王子明 wrongly; 公孫, 呼延, 赫連, 獨孤 and, known in Taiwan, 張簡 and 范姜
// stand there from common knowledge. So do the spellings of Korean surnames, of which no authority keeps a list; the
// Revised Romanization of 2000 comes out of ICU beside them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace kiosk::core {

// Of a character as fold_search() leaves it: 臺, not 台. In pinyin without tones, v for ü; besides those that the
// character has anyhow.
[[nodiscard]] std::vector<std::string_view> surname_readings(char32_t character);
// 曾, 單: whoever bears it is called by surname_readings() alone.
[[nodiscard]] bool is_read_as_surname_only(char32_t character);
// 歐陽, 司馬 …
[[nodiscard]] bool is_double_surname(char32_t first, char32_t second);
// 김 → kim, gim; empty: as the syllable is spelt.
[[nodiscard]] std::span<const std::string_view> korean_surname_spellings(char32_t syllable);

} // namespace kiosk::core
