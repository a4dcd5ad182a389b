#include "core/i18n/key_strokes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include <unicode/utf8.h>

#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

constexpr char32_t kNoSign = 0;

// --- hangul: The Unicode Standard, 3.12; the letters as keyboards send them (U+3130 … U+318F)

constexpr std::u32string_view kHangulInitials = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kHangulVowels = U"ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
// The first stands for none.
constexpr std::u32string_view kHangulFinals = U"\u3164ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

struct LetterPair {
    char32_t first, second, both;
};
constexpr std::array<LetterPair, 7> kVowelPairs{{{U'ㅗ', U'ㅏ', U'ㅘ'},
                                                 {U'ㅗ', U'ㅐ', U'ㅙ'},
                                                 {U'ㅗ', U'ㅣ', U'ㅚ'},
                                                 {U'ㅜ', U'ㅓ', U'ㅝ'},
                                                 {U'ㅜ', U'ㅔ', U'ㅞ'},
                                                 {U'ㅜ', U'ㅣ', U'ㅟ'},
                                                 {U'ㅡ', U'ㅣ', U'ㅢ'}}};
constexpr std::array<LetterPair, 11> kFinalPairs{{{U'ㄱ', U'ㅅ', U'ㄳ'},
                                                  {U'ㄴ', U'ㅈ', U'ㄵ'},
                                                  {U'ㄴ', U'ㅎ', U'ㄶ'},
                                                  {U'ㄹ', U'ㄱ', U'ㄺ'},
                                                  {U'ㄹ', U'ㅁ', U'ㄻ'},
                                                  {U'ㄹ', U'ㅂ', U'ㄼ'},
                                                  {U'ㄹ', U'ㅅ', U'ㄽ'},
                                                  {U'ㄹ', U'ㅌ', U'ㄾ'},
                                                  {U'ㄹ', U'ㅍ', U'ㄿ'},
                                                  {U'ㄹ', U'ㅎ', U'ㅀ'},
                                                  {U'ㅂ', U'ㅅ', U'ㅄ'}}};

template <std::size_t N>
std::optional<char32_t> joined_letter(const std::array<LetterPair, N>& pairs, char32_t a, char32_t b) {
    const auto at =
        std::ranges::find_if(pairs, [&](const LetterPair& pair) { return pair.first == a && pair.second == b; });
    return at == pairs.end() ? std::nullopt : std::optional(at->both);
}

bool holds_letter(std::u32string_view letters, char32_t letter) {
    return letters.find(letter) != std::u32string_view::npos;
}

struct HangulSyllable {
    char32_t initial = kNoSign, vowel = kNoSign, final = kNoSign; // a lone letter is an initial or a vowel
    [[nodiscard]] char32_t sign() const {
        if (vowel == kNoSign) return initial;
        if (initial == kNoSign) return vowel;
        const auto at = [](std::u32string_view letters, char32_t letter) {
            return static_cast<char32_t>(letter == kNoSign ? 0 : letters.find(letter));
        };
        return 0xAC00 + (at(kHangulInitials, initial) * 21 + at(kHangulVowels, vowel)) * 28 + at(kHangulFinals, final);
    }
};

std::optional<HangulSyllable> hangul_of(char32_t sign) {
    if (holds_letter(kHangulInitials, sign)) return HangulSyllable{sign, kNoSign, kNoSign};
    if (holds_letter(kHangulVowels, sign)) return HangulSyllable{kNoSign, sign, kNoSign};
    if (sign < 0xAC00 || sign > 0xD7A3) return std::nullopt;
    const auto index = static_cast<std::size_t>(sign - 0xAC00);
    const auto final = index % 28;
    return HangulSyllable{kHangulInitials[index / 588], kHangulVowels[index % 588 / 28],
                          final == 0 ? kNoSign : kHangulFinals[final]};
}

// What the last sign and a vowel behind it become; the second is none where they are one.
std::pair<char32_t, char32_t> with_vowel(HangulSyllable last, char32_t vowel) {
    if (last.vowel == kNoSign) {
        last.vowel = vowel;
        return {last.sign(), kNoSign};
    }
    if (last.final == kNoSign) {
        const auto both = joined_letter(kVowelPairs, last.vowel, vowel);
        if (!both) return {last.sign(), vowel};
        last.vowel = *both;
        return {last.sign(), kNoSign};
    }
    const auto pair = std::ranges::find(kFinalPairs, last.final, &LetterPair::both);
    const bool two = pair != kFinalPairs.end();
    const HangulSyllable next{two ? pair->second : last.final, vowel, kNoSign};
    last.final = two ? pair->first : kNoSign;
    return {last.sign(), next.sign()};
}

std::pair<char32_t, char32_t> with_consonant(HangulSyllable last, char32_t consonant) {
    const bool open = last.initial != kNoSign && last.vowel != kNoSign;
    if (open && last.final == kNoSign && holds_letter(kHangulFinals, consonant)) {
        last.final = consonant;
        return {last.sign(), kNoSign};
    }
    if (const auto both = joined_letter(kFinalPairs, last.final, consonant); open && both) {
        last.final = *both;
        return {last.sign(), kNoSign};
    }
    return {last.sign(), consonant};
}

// --- kana

constexpr std::array<std::u32string_view, 27> kKanaRounds{
    U"かが",   U"きぎ",   U"くぐ", U"けげ",   U"こご", U"さざ", U"しじ",   U"すず",   U"せぜ",
    U"そぞ",   U"ただ",   U"ちぢ", U"つっづ", U"てで", U"とど", U"はばぱ", U"ひびぴ", U"ふぶぷ",
    U"へべぺ", U"ほぼぽ", U"やゃ", U"ゆゅ",   U"よょ", U"あぁ", U"いぃ",   U"うぅゔ", U"えぇ"};

char32_t turned(char32_t kana) {
    for (const auto round : kKanaRounds)
        if (const auto at = round.find(kana); at != std::u32string_view::npos) return round[(at + 1) % round.size()];
    return kana;
}

// ---

char32_t last_sign(std::string_view text) {
    auto at = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    U8_PREV(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, c);
    return c < 0 ? kNoSign : static_cast<char32_t>(c);
}

std::string with_last(std::string text, char32_t last, char32_t more) {
    auto at = static_cast<std::int32_t>(text.size());
    U8_BACK_1(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at);
    text.resize(static_cast<std::size_t>(at));
    append_utf8(text, last);
    if (more != kNoSign) append_utf8(text, more);
    return text;
}

} // namespace

std::string with_key(std::string text, std::string_view sign) {
    const char32_t last = text.empty() ? kNoSign : last_sign(text);
    if (sign == kKanaTurn) return last == kNoSign ? text : with_last(std::move(text), turned(last), kNoSign);
    const char32_t key = last_sign(sign);
    const auto syllable = hangul_of(last);
    const bool vowel = holds_letter(kHangulVowels, key), consonant = holds_letter(kHangulInitials, key);
    if (!syllable || (!vowel && !consonant)) return text.append(sign);
    const auto [first, second] = vowel ? with_vowel(*syllable, key) : with_consonant(*syllable, key);
    return with_last(std::move(text), first, second);
}

} // namespace kiosk::core
