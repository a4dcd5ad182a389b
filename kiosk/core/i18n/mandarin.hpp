// How a syllable of Mandarin is written: 漢語拼音, Wade-Giles and 通用拼音 (the spellings that passports of Taiwan
// have), 注音. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::core {

// As a search takes them: lower case, without tones, apostrophes and ü's dots.
struct SyllableSpellings {
    std::string pinyin;     // "xiao", "lu"
    std::string typed;      // the same as keyboards have it, v for ü after l and n: "lv"
    std::string wade_giles; // "hsiao"
    std::string tongyong;   // "siao", "lyu"
    std::string bopomofo;   // "ㄒㄧㄠ"
};
// Of a syllable in pinyin without its tone, v for ü after l and n ("xiao", "lv"). What is no syllable is spelt alike
// everywhere, and has no 注音.
[[nodiscard]] SyllableSpellings spell_syllable(std::string_view pinyin);

} // namespace kiosk::core
