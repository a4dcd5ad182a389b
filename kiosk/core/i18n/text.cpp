// Languages, Unicode and names.
#include "core/i18n/text.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "core/i18n/hidden_marks.hpp"

namespace kiosk::core {
namespace {

const std::string kNoText;
constexpr std::string_view kMask = "○";

UChar32 next_code_point(std::string_view text, std::int32_t& offset) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    U8_NEXT(bytes, offset, length, c);
    return c;
}

UChar32 first_code_point(std::string_view text) {
    std::int32_t offset = 0;
    return text.empty() ? 0 : next_code_point(text, offset);
}

// Scripts whose names are masked in the middle, because each sign is about a syllable.
bool is_east_asian(std::string_view sign) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(first_code_point(sign), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
        return true;
    default:
        return false;
    }
}

bool separates_words(std::string_view sign) {
    const auto c = first_code_point(sign);
    return u_isUWhiteSpace(c) || c == '-' || c == 0x00B7 || c == 0x30FB;
}

std::string mask_word(std::span<const std::string> signs, bool only_word) {
    if (signs.size() == 1) return only_word ? std::string(kMask) : signs[0];
    const bool keep_last = signs.size() > 2 && is_east_asian(signs.front());
    std::string masked = signs.front();
    for (std::size_t i = 1; i < signs.size(); ++i) {
        masked += keep_last && i + 1 == signs.size() ? std::string_view(signs[i]) : kMask;
    }
    return masked;
}

} // namespace

std::span<const std::string_view> guest_languages() {
    static constexpr std::array<std::string_view, 7> languages{"zh-TW", "en", "ja", "ko", "vi", "th", "id"};
    return languages;
}

std::span<const std::string_view> staff_languages() {
    static constexpr std::array<std::string_view, 2> languages{kHomeLanguage, "en"};
    return languages;
}

const std::string* Texts::exactly(std::string_view language) const {
    const auto find = [&](std::string_view tag) -> const std::string* {
        const auto found = by_language.find(Language(tag));
        return found == by_language.end() || found->second.empty() ? nullptr : &found->second;
    };
    if (const auto* text = find(language)) return text;
    return language == kHomeLanguage ? find("") : nullptr;
}

const std::string& Texts::in(std::string_view language) const {
    for (const std::string_view tag : {language, std::string_view("en"), std::string_view("")}) {
        if (const auto* text = exactly(tag)) return *text;
    }
    for (const auto& [tag, text] : by_language) {
        if (!text.empty()) return text;
    }
    return kNoText;
}

bool Texts::empty() const {
    return std::all_of(by_language.begin(), by_language.end(), [](const auto& pair) { return pair.second.empty(); });
}

void append_utf8(std::string& text, char32_t character) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t length = 0;
    bool impossible = false;
    U8_APPEND(bytes.data(), length, bytes.size(), static_cast<UChar32>(character), impossible);
    text += impossible ? std::string_view("\uFFFD") : std::string_view(bytes.data(), length);
}

bool is_valid_utf8(std::string_view text) {
    for (std::int32_t offset = 0; offset < static_cast<std::int32_t>(text.size());) {
        if (next_code_point(text, offset) < 0) return false;
    }
    return true;
}

std::vector<std::string> graphemes(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
    std::vector<std::string> signs;
    if (U_SUCCESS(status)) {
        iterator->setText(&utf8, status);
        std::size_t from = 0;
        for (auto to = iterator->next(); to != icu::BreakIterator::DONE; to = iterator->next()) {
            signs.emplace_back(text.substr(from, static_cast<std::size_t>(to) - from));
            from = static_cast<std::size_t>(to);
        }
    }
    utext_close(&utf8);
    return signs;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const auto& sign : graphemes(text)) {
        const auto c = first_code_point(sign);
        const auto type = u_charType(c);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
            continue;
        const auto kind = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        width += kind == U_EA_WIDE || kind == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

std::string mask_name(std::string_view name) {
    const auto signs = graphemes(name);
    const std::span<const std::string> all(signs);
    const bool only_word = std::none_of(signs.begin(), signs.end(), separates_words);
    std::string masked;
    for (std::size_t from = 0; from < signs.size();) {
        if (separates_words(signs[from])) {
            masked += signs[from++];
            continue;
        }
        auto to = from;
        while (to < signs.size() && !separates_words(signs[to])) ++to;
        masked += mask_word(all.subspan(from, to - from), only_word);
        from = to;
    }
    return masked;
}

std::string fold_code(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    auto folded = nfkc->normalize(icu::UnicodeString::fromUTF8(without_hidden(text)), status);
    folded.toUpper(icu::Locale::getRoot());
    folded = nfkc->normalize(folded, status).trim();
    std::string out;
    folded.toUTF8String(out);
    return out;
}

std::string fold_width(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    std::string out;
    nfkc->normalize(icu::UnicodeString::fromUTF8(text), status).trim().toUTF8String(out);
    return out;
}

} // namespace kiosk::core
