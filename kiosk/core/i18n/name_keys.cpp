#include "core/i18n/name_keys.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "core/base/ascii.hpp"
#include "core/i18n/han_readings.hpp"
#include "core/i18n/mandarin.hpp"
#include "core/i18n/search_fold.hpp"
#include "core/i18n/surnames.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

using Word = std::u32string;
using Parts = std::vector<std::string>;

constexpr std::size_t kMostReadings = 8, kMostUsualSigns = 8;

bool is_of(char32_t c, UScriptCode script) {
    return uscript_hasScript(static_cast<UChar32>(c), script) != 0;
}

bool is_han(char32_t c) {
    return is_of(c, USCRIPT_HAN) && u_isalpha(static_cast<UChar32>(c));
}

bool is_kana(char32_t c) {
    return is_of(c, USCRIPT_HIRAGANA) || c == U'ー';
}

bool is_hangul(char32_t c) {
    return c >= 0xAC00 && c <= 0xD7A3;
}

// Scripts whose names are searched from any sign on.
bool begins_anywhere(char32_t c) {
    if (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) return false;
    UErrorCode status = U_ZERO_ERROR;
    return is_hangul(c) || is_han(c) || is_kana(c) ||
           uscript_breaksBetweenLetters(uscript_getScript(static_cast<UChar32>(c), &status)) != 0;
}

// Katakana as hiragana; of 注音 and pinyin no tone.
char32_t plain_sign(char32_t c) {
    if ((c >= U'ァ' && c <= U'ヶ') || c == U'ヽ' || c == U'ヾ') return c - 0x60;
    return c == U'ˇ' || c == U'ˊ' || c == U'ˋ' ? U'\0' : c;
}

std::vector<Word> words_of(std::string_view text) {
    const auto folded = icu::UnicodeString::fromUTF8(fold_search(text));
    std::vector<Word> words(1);
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const auto c = static_cast<char32_t>(folded.char32At(i));
        if (c == U' ')
            words.emplace_back();
        else if (const auto sign = plain_sign(c); sign != U'\0')
            words.back() += sign;
    }
    std::erase_if(words, [](const Word& word) { return word.empty(); });
    return words;
}

std::size_t signs_in(std::span<const Word> words) {
    std::size_t signs = 0;
    for (const auto& word : words) signs += word.size();
    return signs;
}

// As it stands in an index: hangul in its jamo.
std::string key_of(std::u32string_view signs) {
    std::string text;
    for (const auto sign : signs) {
        if (!is_hangul(sign)) {
            append_utf8(text, sign);
            continue;
        }
        const auto index = sign - 0xAC00; // The Unicode Standard, 3.12
        append_utf8(text, 0x1100 + index / 588);
        append_utf8(text, 0x1161 + index % 588 / 28);
        if (index % 28 != 0) append_utf8(text, 0x11A7 + index % 28);
    }
    return text;
}

std::string joined(std::span<const std::string> parts) {
    std::string text;
    for (const auto& part : parts) text += part;
    return text;
}

void add_key(Parts& keys, std::string key) {
    if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
}

// From each part on; and with the first ones last: the given name before the surname.
void add_parts(std::span<const std::string> parts, std::size_t first_ones, NameKeys& keys) {
    add_key(keys.whole, joined(parts));
    for (std::size_t i = 1; i < parts.size(); ++i)
        add_key(keys.within, joined(parts.subspan(i)) + (i == first_ones ? joined(parts.first(i)) : ""));
}

void add_initials(std::span<const std::string> parts, NameKeys& keys) {
    if (parts.size() < 2) return;
    Parts letters;
    for (const auto& part : parts) {
        const auto text = icu::UnicodeString::fromUTF8(part);
        std::string letter;
        append_utf8(letter, static_cast<char32_t>(text.char32At(0)));
        letters.push_back(letter);
    }
    add_key(keys.whole, joined(letters));
    if (letters.size() > 2) add_key(keys.within, joined(std::span(letters).subspan(1)));
}

// Long vowels as passports have them: satou and sato, oono and ono.
std::string short_vowels(std::string_view romaji) {
    std::string text;
    for (const char c : romaji) {
        const char last = text.empty() ? ' ' : text.back();
        if ((last == 'o' && (c == 'u' || c == 'o')) || (last == 'u' && c == 'u')) continue;
        text += c;
    }
    return text;
}

void add_short_vowels(std::span<const std::string> parts, NameKeys& keys) {
    Parts shorter;
    for (const auto& part : parts) shorter.push_back(short_vowels(part));
    if (!std::ranges::equal(parts, shorter)) add_parts(shorter, 1, keys);
}

// wang2xiao3ming2 → wangxiaoming
std::string without_tone_digits(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool tone = text[i] >= '1' && text[i] <= '5' && i > 0 && is_lower(text[i - 1]) &&
                          (i + 1 == text.size() || is_lower(text[i + 1]));
        if (!tone) out += text[i];
    }
    return out;
}

bool all(std::u32string_view signs, bool (*is)(char32_t)) {
    return !signs.empty() && std::ranges::all_of(signs, is);
}

bool all(std::span<const Word> words, bool (*is)(char32_t)) {
    return !words.empty() && std::ranges::all_of(words, [&](const Word& word) { return all(word, is); });
}

void add_own_script(std::span<const Word> words, NameKeys& keys) {
    Parts parts;
    std::size_t first_word = 0;
    for (const auto& word : words) {
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (i == 0 || begins_anywhere(word[i]))
                parts.push_back(key_of(word.substr(i, 1)));
            else
                parts.back() += key_of(word.substr(i, 1));
        }
        if (first_word == 0) first_word = parts.size();
    }
    add_parts(parts, first_word, keys);
}

std::size_t surname_signs(std::span<const Word> words) {
    const auto& first = words.front();
    if (words.size() > 1) return first.size();
    return first.size() > 2 && is_double_surname(first[0], first[1]) ? 2 : 1;
}

} // namespace

std::size_t count_signs(std::string_view typed) {
    const auto stands_alone = [](char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) == 0; };
    std::size_t signs = 0;
    if (is_valid_utf8(typed))
        for (const auto& word : words_of(typed)) signs += std::ranges::count_if(word, stands_alone);
    return signs;
}

struct NameReader::Impl {
    std::unique_ptr<icu::Transliterator> han, kana, hangul;
    std::map<std::pair<char32_t, bool>, Parts> read; // by character, and whether it is a surname

    static Status make(std::unique_ptr<icu::Transliterator>& one, const char* id) {
        if (one) return {};
        UErrorCode status = U_ZERO_ERROR;
        one.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
        if (U_FAILURE(status) || !one)
            return fail(ErrorKind::Unavailable,
                        std::string("ICU has no \"") + id + "\", by which names are read; install its data whole");
        return {};
    }

    Result<std::string> latin_of(std::unique_ptr<icu::Transliterator>& one, const char* id, std::u32string_view signs) {
        TRY(make(one, id));
        auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(signs.data()),
                                                  static_cast<std::int32_t>(signs.size()));
        one->transliterate(text);
        std::string latin;
        text.toUTF8String(latin);
        return latin;
    }

    // As ICU reads it, in pinyin without its tone, v for ü; empty: it does not.
    Result<std::string> icu_reading(char32_t character) {
        const auto spoken = TRY(latin_of(han, "Han-Latin", {&character, 1}));
        std::string marked;
        for (const auto c : icu_signs(spoken)) {
            if (std::u32string_view(U"üǖǘǚǜ").find(c) != std::u32string_view::npos)
                marked += 'v';
            else
                append_utf8(marked, c);
        }
        auto syllable = fold_search(marked);
        if (!std::ranges::all_of(syllable, is_lower)) syllable.clear();
        return syllable;
    }

    // All that it may be read as, the usual one first; none: nobody says how.
    Result<Parts> syllables_of(char32_t character, bool as_surname) {
        if (const auto at = read.find({character, as_surname}); at != read.end()) return at->second;
        Parts syllables;
        if (as_surname)
            for (const auto reading : surname_readings(character)) add_key(syllables, std::string(reading));
        if (!as_surname || !is_read_as_surname_only(character)) {
            add_key(syllables, TRY(icu_reading(character)));
            for (const auto reading : further_readings(character)) add_key(syllables, std::string(reading));
        }
        return read.emplace(std::pair(character, as_surname), std::move(syllables)).first->second;
    }

    static std::u32string icu_signs(std::string_view text) {
        const auto whole = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
        std::u32string signs;
        for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1))
            signs += static_cast<char32_t>(whole.char32At(i));
        return signs;
    }

    // Every way to read them all; the usual one alone of what comes after kMostReadings, and of what is no usual name.
    Result<std::vector<Parts>> readings_of(std::u32string_view signs, std::size_t surname) {
        std::vector<Parts> readings(1);
        for (std::size_t i = 0; i < signs.size(); ++i) {
            auto syllables = TRY(syllables_of(signs[i], i < surname));
            if (syllables.empty()) return std::vector<Parts>{};
            if (signs.size() > kMostUsualSigns || readings.size() * syllables.size() > kMostReadings)
                syllables.resize(1);
            const auto so_far = std::exchange(readings, {});
            for (const auto& syllable : syllables) {
                for (auto reading : so_far) {
                    reading.push_back(syllable);
                    readings.push_back(std::move(reading));
                }
            }
        }
        return readings;
    }

    Status add_mandarin(std::u32string_view signs, std::size_t surname, NameKeys& keys) {
        const auto readings = TRY(readings_of(signs, surname));
        for (const auto& syllables : readings) {
            std::vector<SyllableSpellings> spelt;
            for (const auto& one : syllables) spelt.push_back(spell_syllable(one));
            for (const auto scheme :
                 {&SyllableSpellings::pinyin, &SyllableSpellings::typed, &SyllableSpellings::wade_giles,
                  &SyllableSpellings::tongyong, &SyllableSpellings::bopomofo}) {
                Parts parts;
                for (const auto& one : spelt) parts.push_back(one.*scheme);
                if (std::ranges::find(parts, "") != parts.end()) continue;
                add_parts(parts, surname, keys);
                if (scheme == &SyllableSpellings::pinyin || scheme == &SyllableSpellings::bopomofo)
                    add_initials(parts, keys);
            }
        }
        return {};
    }

    Result<std::string> romaji_of(std::u32string_view kana_signs) {
        const auto latin = TRY(latin_of(kana, "Hiragana-Latin", kana_signs));
        std::string text;
        for (const auto c : fold_search(latin))
            if (c != ' ') text += c;
        return text;
    }

    Status add_kana(std::span<const Word> words, NameKeys& keys) {
        Parts parts;
        for (const auto& word : words) parts.push_back(TRY(romaji_of(word)));
        add_parts(parts, 1, keys);
        add_short_vowels(parts, keys);
        add_initials(parts, keys);
        return {};
    }

    Status add_korean(std::u32string_view signs, NameKeys& keys) {
        Parts initials;
        Parts parts;
        for (const auto sign : signs) {
            std::string initial;
            append_utf8(initial, 0x1100 + (sign - 0xAC00) / 588);
            initials.push_back(initial);
            parts.push_back(fold_search(TRY(latin_of(hangul, "Hangul-Latin", {&sign, 1}))));
        }
        add_parts(initials, 0, keys);
        add_parts(parts, 1, keys);
        add_initials(parts, keys);
        for (const auto surname : korean_surname_spellings(signs.front())) {
            parts.front() = surname;
            add_parts(parts, 1, keys);
            add_initials(parts, keys);
        }
        return {};
    }

    Result<Parts> alternatives(std::u32string_view signs) {
        Parts found;
        add_key(found, key_of(signs));
        add_key(found, without_tone_digits(found.front()));
        if (all(signs, is_kana)) {
            const auto romaji = TRY(romaji_of(signs));
            add_key(found, romaji);
            add_key(found, short_vowels(romaji));
        }
        return found;
    }
};

NameReader::NameReader() : impl_(std::make_unique<Impl>()) {}
NameReader::NameReader(NameReader&&) noexcept = default;
NameReader& NameReader::operator=(NameReader&&) noexcept = default;
NameReader::~NameReader() = default;

Status NameReader::add_name(std::string_view name, NameKeys& keys, Named named) {
    auto words = words_of(name);
    while (signs_in(words) > kMaxNameSigns)
        if (words.back().pop_back(); words.back().empty()) words.pop_back();
    if (words.empty()) return {};
    add_own_script(words, keys);
    Word signs;
    for (const auto& word : words) signs += word;
    const bool person = named == Named::Person;
    if (all(words, is_han)) return impl_->add_mandarin(signs, person ? surname_signs(words) : 0, keys);
    if (all(words, is_kana)) return impl_->add_kana(words, keys);
    if (all(words, is_hangul)) return impl_->add_korean(signs, keys);
    // 青木 みなも: each word as it can be read; the first one begins the name.
    Parts parts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        parts.push_back(key_of(words[i]));
        NameKeys read;
        if (all(words[i], is_han)) TRY(impl_->add_mandarin(words[i], person && i == 0 ? words[i].size() : 0, read));
        if (all(words[i], is_kana)) TRY(impl_->add_kana(std::span(words).subspan(i, 1), read));
        for (auto& key : read.whole) add_key(i == 0 ? keys.whole : keys.within, std::move(key));
    }
    add_initials(parts, keys);
    add_short_vowels(parts, keys);
    return {};
}

void NameReader::add_code(std::string_view code, NameKeys& keys) {
    Parts parts;
    for (const auto& word : words_of(code.substr(0, 4 * kMaxNameSigns))) {
        for (std::size_t i = 0; i < word.size(); ++i) {
            const auto is_digit = [&](std::size_t at) { return u_isdigit(static_cast<UChar32>(word[at])) != 0; };
            if (i == 0 || is_digit(i) != is_digit(i - 1)) parts.emplace_back();
            parts.back() += key_of(word.substr(i, 1));
        }
    }
    if (!parts.empty()) add_parts(parts, 0, keys);
}

Result<NameQuery> NameReader::read_query(std::string_view typed) {
    if (!is_valid_utf8(typed)) return fail(ErrorKind::Invalid, "what to look for is no UTF-8 text");
    const auto words = words_of(typed);
    if (words.empty())
        return fail(ErrorKind::Invalid, "nothing to look for: type a letter or a digit of a name, number or code");
    if (signs_in(words) > kMaxQuerySigns)
        return fail(ErrorKind::Invalid,
                    "what to look for has more than " + std::to_string(kMaxQuerySigns) + " signs: type less of it");
    Word signs;
    for (const auto& word : words) signs += word;
    NameQuery query;
    query.run = TRY(impl_->alternatives(signs));
    if (words.size() > 1)
        for (const auto& word : words) query.words.push_back(TRY(impl_->alternatives(word)));
    return query;
}

} // namespace kiosk::core
