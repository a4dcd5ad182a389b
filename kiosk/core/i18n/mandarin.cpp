#include "core/i18n/mandarin.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace kiosk::core {
namespace {

using std::string_view;

// ISO 7098; Wade-Giles as the tables of 教育部中文譯音轉換 have it; 通用拼音 of 2002.
struct Initial {
    string_view pinyin, bopomofo, wade_giles, tongyong;
};
constexpr std::array kInitials{
    // Those of two letters first.
    Initial{"zh", "ㄓ", "ch", "jh"}, Initial{"ch", "ㄔ", "ch", "ch"}, Initial{"sh", "ㄕ", "sh", "sh"},
    Initial{"b", "ㄅ", "p", "b"},    Initial{"p", "ㄆ", "p", "p"},    Initial{"m", "ㄇ", "m", "m"},
    Initial{"f", "ㄈ", "f", "f"},    Initial{"d", "ㄉ", "t", "d"},    Initial{"t", "ㄊ", "t", "t"},
    Initial{"n", "ㄋ", "n", "n"},    Initial{"l", "ㄌ", "l", "l"},    Initial{"g", "ㄍ", "k", "g"},
    Initial{"k", "ㄎ", "k", "k"},    Initial{"h", "ㄏ", "h", "h"},    Initial{"j", "ㄐ", "ch", "j"},
    Initial{"q", "ㄑ", "ch", "c"},   Initial{"x", "ㄒ", "hs", "s"},   Initial{"r", "ㄖ", "j", "r"},
    Initial{"z", "ㄗ", "ts", "z"},   Initial{"c", "ㄘ", "ts", "c"},   Initial{"s", "ㄙ", "s", "s"},
};

struct Final {
    string_view pinyin, bopomofo, wade_giles, tongyong; // after an initial
    string_view alone, alone_wade_giles, alone_tongyong;
};
constexpr std::array kFinals{
    Final{"a", "ㄚ", "a", "a", "a", "a", "a"},
    Final{"o", "ㄛ", "o", "o", "o", "o", "o"},
    Final{"e", "ㄜ", "e", "e", "e", "o", "e"},
    Final{"ai", "ㄞ", "ai", "ai", "ai", "ai", "ai"},
    Final{"ei", "ㄟ", "ei", "ei", "ei", "ei", "ei"},
    Final{"iai", "ㄧㄞ", "iai", "iai", "yai", "yai", "yai"},
    Final{"ao", "ㄠ", "ao", "ao", "ao", "ao", "ao"},
    Final{"ou", "ㄡ", "ou", "ou", "ou", "ou", "ou"},
    Final{"an", "ㄢ", "an", "an", "an", "an", "an"},
    Final{"en", "ㄣ", "en", "en", "en", "en", "en"},
    Final{"ang", "ㄤ", "ang", "ang", "ang", "ang", "ang"},
    Final{"eng", "ㄥ", "eng", "eng", "eng", "eng", "eng"},
    Final{"er", "ㄦ", "erh", "er", "er", "erh", "er"},
    Final{"i", "ㄧ", "i", "i", "yi", "i", "yi"},
    Final{"ia", "ㄧㄚ", "ia", "ia", "ya", "ya", "ya"},
    Final{"io", "ㄧㄛ", "io", "io", "yo", "yo", "yo"},
    Final{"ie", "ㄧㄝ", "ieh", "ie", "ye", "yeh", "ye"},
    Final{"iao", "ㄧㄠ", "iao", "iao", "yao", "yao", "yao"},
    Final{"iu", "ㄧㄡ", "iu", "iou", "you", "yu", "you"},
    Final{"ian", "ㄧㄢ", "ien", "ian", "yan", "yen", "yan"},
    Final{"in", "ㄧㄣ", "in", "in", "yin", "yin", "yin"},
    Final{"iang", "ㄧㄤ", "iang", "iang", "yang", "yang", "yang"},
    Final{"ing", "ㄧㄥ", "ing", "ing", "ying", "ying", "ying"},
    Final{"iong", "ㄩㄥ", "iung", "yong", "yong", "yung", "yong"},
    Final{"u", "ㄨ", "u", "u", "wu", "wu", "wu"},
    Final{"ua", "ㄨㄚ", "ua", "ua", "wa", "wa", "wa"},
    Final{"uo", "ㄨㄛ", "o", "uo", "wo", "wo", "wo"},
    Final{"uai", "ㄨㄞ", "uai", "uai", "wai", "wai", "wai"},
    Final{"ui", "ㄨㄟ", "ui", "uei", "wei", "wei", "wei"},
    Final{"uan", "ㄨㄢ", "uan", "uan", "wan", "wan", "wan"},
    Final{"un", "ㄨㄣ", "un", "un", "wen", "wen", "wun"},
    Final{"uang", "ㄨㄤ", "uang", "uang", "wang", "wang", "wang"},
    Final{"ong", "ㄨㄥ", "ung", "ong", "weng", "weng", "wong"},
    Final{"v", "ㄩ", "u", "yu", "yu", "yu", "yu"},
    Final{"ve", "ㄩㄝ", "ueh", "yue", "yue", "yueh", "yue"},
    Final{"van", "ㄩㄢ", "uan", "yuan", "yuan", "yuan", "yuan"},
    Final{"vn", "ㄩㄣ", "un", "yun", "yun", "yun", "yun"},
};

// Where a scheme does not follow from initial and final; empty: it does.
struct Exception {
    string_view pinyin, wade_giles, tongyong;
};
constexpr std::array kExceptions{
    Exception{"zi", "tzu", ""},    Exception{"ci", "tzu", ""},   Exception{"si", "szu", ""},
    Exception{"ge", "ko", ""},     Exception{"ke", "ko", ""},    Exception{"he", "ho", ""},
    Exception{"guo", "kuo", ""},   Exception{"kuo", "kuo", ""},  Exception{"huo", "huo", ""},
    Exception{"shuo", "shuo", ""}, Exception{"gui", "kuei", ""}, Exception{"kui", "kuei", ""},
    Exception{"feng", "", "fong"},
};

std::string dotless(std::string text) {
    std::ranges::replace(text, 'v', 'u');
    return text;
}

SyllableSpellings spelt(string_view pinyin, std::string bopomofo, std::string wade_giles, std::string tongyong) {
    return {dotless(std::string(pinyin)), std::string(pinyin), std::move(wade_giles), std::move(tongyong),
            std::move(bopomofo)};
}

// zhi, chi, shi, ri, zi, ci, si: 空韻.
std::optional<SyllableSpellings> without_vowel(const Initial& initial, string_view pinyin) {
    constexpr std::array<string_view, 7> kThese{"zh", "ch", "sh", "r", "z", "c", "s"};
    if (std::ranges::find(kThese, initial.pinyin) == kThese.end()) return std::nullopt;
    return spelt(pinyin, std::string(initial.bopomofo), std::string(initial.wade_giles) + "ih",
                 std::string(initial.tongyong) + "ih");
}

std::optional<SyllableSpellings> regular(string_view pinyin) {
    for (const auto& one : kFinals)
        if (one.alone == pinyin)
            return spelt(pinyin, std::string(one.bopomofo), std::string(one.alone_wade_giles),
                         std::string(one.alone_tongyong));
    const auto* const initial =
        std::ranges::find_if(kInitials, [&](const Initial& one) { return pinyin.starts_with(one.pinyin); });
    if (initial == kInitials.end()) return std::nullopt;
    std::string rest(pinyin.substr(initial->pinyin.size()));
    if (rest == "i")
        if (auto syllable = without_vowel(*initial, pinyin)) return syllable;
    const bool palatal = initial->pinyin == "j" || initial->pinyin == "q" || initial->pinyin == "x";
    if (palatal && rest.starts_with('u')) rest.front() = 'v';
    const auto* const ending = std::ranges::find(kFinals, string_view(rest), &Final::pinyin);
    if (ending == kFinals.end()) return std::nullopt;
    return spelt(pinyin, std::string(initial->bopomofo) + std::string(ending->bopomofo),
                 std::string(initial->wade_giles) + std::string(ending->wade_giles),
                 std::string(initial->tongyong) + std::string(ending->tongyong));
}

} // namespace

SyllableSpellings spell_syllable(string_view pinyin) {
    auto syllable = regular(pinyin).value_or(spelt(pinyin, "", std::string(pinyin), std::string(pinyin)));
    for (const auto& one : kExceptions) {
        if (one.pinyin != pinyin) continue;
        if (!one.wade_giles.empty()) syllable.wade_giles = one.wade_giles;
        if (!one.tongyong.empty()) syllable.tongyong = one.tongyong;
    }
    return syllable;
}

} // namespace kiosk::core
