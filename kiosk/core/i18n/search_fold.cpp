#include "core/i18n/search_fold.hpp"

#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace kiosk::core {
namespace {

// Written on letters of several scripts, and no part of any: U+3099 and U+309A make other kana.
bool is_accent(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &status) == USCRIPT_INHERITED && c != 0x3099 &&
           c != 0x309A;
}

bool belongs_to_a_word(UChar32 c) {
    return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

UChar32 plain(UChar32 c) {
    switch (c) {
    case 0x0111: // đ has no decomposition
        return 'd';
    case 0x53F0: // 台
        return 0x81FA;
    default:
        return c;
    }
}

} // namespace

std::string fold_search(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFKDInstance(status);
    const auto* whole = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return std::string(text);
    auto source = apart->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))), status);
    source.foldCase();
    icu::UnicodeString folded;
    bool gap = false;
    for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
        const UChar32 c = source.char32At(i);
        if (is_accent(c)) continue;
        if (!belongs_to_a_word(c)) {
            gap = true;
            continue;
        }
        if (gap && !folded.isEmpty()) folded.append(static_cast<UChar32>(' '));
        gap = false;
        folded.append(plain(c));
    }
    std::string out;
    whole->normalize(folded, status).toUTF8String(out);
    return out;
}

bool begins_without_spaces(std::string_view folded) {
    if (folded.empty()) return false;
    std::int32_t offset = 0;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(folded.data()), offset, static_cast<std::int32_t>(folded.size()), c);
    UErrorCode status = U_ZERO_ERROR;
    return c >= 0 && uscript_breaksBetweenLetters(uscript_getScript(c, &status)) != 0;
}

} // namespace kiosk::core
