#include "core/i18n/kept_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "core/i18n/hidden_marks.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::core {
namespace {

const icu::Normalizer2* form_c() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) ? form : nullptr;
}

std::string composed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    const auto* form = form_c();
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (form != nullptr) form->normalizeUTF8(0, piece, sink, nullptr, status);
    return form != nullptr && U_SUCCESS(status) ? out : std::string(text);
}

// Blocks CJK Compatibility Ideographs and their Supplement (UAX 38,
// kCompatibilityVariant). What stands before U+FA10 are the doublets of KS X
// 1001 and Big5, which look like what they become; but for these, of JIS X
// 0213.
bool is_reshaped(UChar32 sign) {
    constexpr std::array<UChar32, 7> kOfJis{0xF91D, 0xF928, 0xF929, 0xF936, 0xF970, 0xF9D0, 0xF9DC};
    if (std::find(kOfJis.begin(), kOfJis.end(), sign) != kOfJis.end()) return true;
    const bool of_block = (sign >= 0xFA10 && sign <= 0xFAFF) || (sign >= 0x2F800 && sign <= 0x2FA1F);
    icu::UnicodeString other;
    return of_block && form_c() != nullptr && form_c()->getDecomposition(sign, other) != 0;
}

std::u32string reshaped_in(std::string_view text) {
    std::u32string found;
    for (const auto sign : code_points(text))
        if (is_reshaped(static_cast<UChar32>(sign)) && found.find(sign) == std::u32string::npos) found += sign;
    return found;
}

// Whether every sign is of a range in which all are seen, in Form C, and
// combine with nothing: most text is, and this takes a tenth of the time.
bool is_plainly_kept(std::string_view text) {
    struct Range {
        UChar32 first, last;
    };
    constexpr std::array<Range, 9> kPlain{{{0, 0x7F},
                                           {0xA0, 0xAC},
                                           {0xAE, 0x2FF},
                                           {0x3000, 0x3029},
                                           {0x3041, 0x3096},
                                           {0x309B, 0x30FF},
                                           {0x4E00, 0x9FFF},
                                           {0xAC00, 0xD7A3},
                                           {0xFF01, 0xFF9F}}};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    for (std::size_t at = 0; at < length;) {
        UChar32 sign = 0;
        U8_NEXT(bytes, at, length, sign);
        if (std::none_of(kPlain.begin(), kPlain.end(),
                         [&](const Range& range) { return sign >= range.first && sign <= range.last; }))
            return false;
    }
    return true;
}

} // namespace

KeptText keep_text(std::string_view text) {
    if (is_plainly_kept(text) || !is_valid_utf8(text)) return {std::string(text), {}, {}};
    KeptText kept{composed(text), {}, reshaped_in(text)};
    // Which signs are hidden is judged by their neighbours, and once they are
    // gone others compose, or stand in another order: until nothing changes,
    // which is the second time but for a few made-up texts.
    for (std::string before; before != kept.text;) {
        for (const auto sign : hidden_in(kept.text))
            if (kept.hidden.find(sign) == std::u32string::npos) kept.hidden += sign;
        before = std::exchange(kept.text, composed(without_hidden(kept.text)));
    }
    return kept;
}

std::string_view without_blank_ends(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::int32_t begin = 0;
    auto end = static_cast<std::int32_t>(text.size());
    const auto is_blank = [](UChar32 sign) { return sign >= 0 && u_isUWhiteSpace(sign) != 0; };
    for (auto next = begin; begin < end; begin = next) {
        UChar32 sign = 0;
        U8_NEXT(bytes, next, end, sign);
        if (!is_blank(sign)) break;
    }
    for (auto before = end; end > begin; end = before) {
        UChar32 sign = 0;
        U8_PREV(bytes, begin, before, sign);
        if (!is_blank(sign)) break;
    }
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::u32string code_points(std::string_view text) {
    std::u32string signs;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    for (std::size_t at = 0; at < length;) {
        UChar32 sign = 0;
        U8_NEXT_OR_FFFD(bytes, at, length, sign);
        signs += static_cast<char32_t>(sign);
    }
    return signs;
}

std::string code_point_name(char32_t sign) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(sign));
    return name.data();
}

} // namespace kiosk::core
