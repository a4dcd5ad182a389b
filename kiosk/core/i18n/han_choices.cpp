#include "core/i18n/han_choices.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include "core/base/zhuyin.hpp"
#include "core/i18n/encoding.hpp"
#include "core/i18n/han_readings.hpp"
#include "core/i18n/kept_text.hpp"
#include "core/i18n/mandarin.hpp"
#include "core/i18n/surnames.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

struct Spoken {
    std::string pinyin; // v for ü
    int tone = 5;
};

// "zhāng": its letters, and the mark over one of them.
Spoken spoken_of(const icu::UnicodeString& latin, const icu::Normalizer2& decompose) {
    UErrorCode status = U_ZERO_ERROR;
    const auto marked = decompose.normalize(latin, status);
    Spoken spoken;
    for (std::int32_t i = 0; i < marked.length(); ++i) {
        switch (const auto c = marked[i]) {
        case 0x0304:
            spoken.tone = 1;
            break;
        case 0x0301:
            spoken.tone = 2;
            break;
        case 0x030C:
            spoken.tone = 3;
            break;
        case 0x0300:
            spoken.tone = 4;
            break;
        case 0x0308:
            if (!spoken.pinyin.empty()) spoken.pinyin.back() = 'v';
            break;
        default:
            if (c < 'a' || c > 'z') return {};
            spoken.pinyin += static_cast<char>(c);
        }
    }
    return spoken;
}

// The common ones (A440 … C67E) before the others (C940 … F9D5), as the standard orders them.
std::vector<std::string> characters_of_big5() {
    std::vector<std::string> all;
    for (int lead = 0xA4; lead <= 0xF9; ++lead)
        for (int trail = 0x40; trail <= 0xFE; ++trail) {
            if (trail > 0x7E && trail < 0xA1) continue;
            const std::array<char, 2> bytes{static_cast<char>(lead), static_cast<char>(trail)};
            auto decoded = decode({bytes.data(), bytes.size()}, "big5");
            if (decoded.whole && code_points(decoded.text).size() == 1) all.push_back(std::move(decoded.text));
        }
    return all;
}

} // namespace

Result<HanChoices> HanChoices::make() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> read(
        icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
    const auto* decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) || !read)
        return fail(ErrorKind::Unavailable, "ICU has no \"Han-Latin\", by which characters are read; install its data");
    HanChoices choices;
    const auto add = [&](const std::string& character, std::string_view pinyin, int tone) {
        auto syllable = spell_syllable(pinyin).bopomofo;
        if (syllable.empty()) return;
        auto& all = choices.by_syllable_[std::move(syllable)];
        if (std::ranges::find(all, character, &Choice::character) == all.end()) all.push_back({character, tone});
    };
    for (const auto& character : characters_of_big5()) {
        auto latin = icu::UnicodeString::fromUTF8(character);
        read->transliterate(latin);
        if (const auto spoken = spoken_of(latin, *decompose); !spoken.pinyin.empty())
            add(character, spoken.pinyin, spoken.tone);
        const auto sign = code_points(character).front();
        for (const auto reading : further_readings(sign)) add(character, reading, 0);
        for (const auto reading : surname_readings(sign)) add(character, reading, 0);
    }
    return choices;
}

std::vector<std::string> HanChoices::of(std::string_view syllable, std::size_t most) const {
    const int tone = tone_of(syllable);
    syllable.remove_suffix(kToneSigns[static_cast<std::size_t>(tone)].size());
    const auto found = by_syllable_.find(syllable);
    if (found == by_syllable_.end()) return {};
    std::vector<std::string> all;
    const auto take = [&](const auto& wanted) {
        for (const auto& choice : found->second)
            if (wanted(choice.tone) && all.size() < most) all.push_back(choice.character);
    };
    if (tone != 0) {
        take([&](int of) { return of == tone || of == 0; });
        return all;
    }
    take([](int of) { return of <= 1; });
    take([](int of) { return of > 1; });
    return all;
}

} // namespace kiosk::core
