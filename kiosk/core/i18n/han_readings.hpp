// How characters are read in Taiwan where ICU does not say so: it reads each in one way, mostly as in the mainland, and
// not each version alike. Pure; any thread.
//
// Sources: 教育部《重編國語辭典修訂本》 (as 萌典 has it), all readings of every character of Big5 that ICU 72 or 76
// reads as the dictionary does not; besides, chosen by hand, second readings that given names have (樂, 朝, 行 …), each
// of them in the dictionary but for 筠 as jun (Unicode CLDR, Han-Latin/Names), 茜 as xi and simplified characters
// (Unihan, kTGHZ2013).
#pragma once

#include <string_view>
#include <vector>

namespace kiosk::core {

// In pinyin without tones, v for ü; beside ICU's own.
[[nodiscard]] std::vector<std::string_view> further_readings(char32_t character);

} // namespace kiosk::core
