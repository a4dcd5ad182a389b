#include "core/i18n/hidden_marks.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace kiosk::core {
namespace {

constexpr UChar32 kZwnj = 0x200C, kZwj = 0x200D;

// The code point at offset, which moves behind it; negative: no UTF-8.
UChar32 take(std::string_view text, std::size_t& offset) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const std::size_t length = text.size();
    UChar32 sign = 0;
    U8_NEXT(bytes, offset, length, sign);
    return sign;
}

bool is_hidden(UChar32 sign) {
    if (sign >= 0xFFF9 && sign <= 0xFFFB) return true;
    if (sign < 0 || u_hasBinaryProperty(sign, UCHAR_VARIATION_SELECTOR) != 0) return false;
    return u_hasBinaryProperty(sign, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           u_hasBinaryProperty(sign, UCHAR_BIDI_CONTROL) != 0;
}

bool is_pictograph(UChar32 sign) {
    return u_hasBinaryProperty(sign, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
           u_hasBinaryProperty(sign, UCHAR_EMOJI_MODIFIER) != 0;
}

bool joins(UChar32 sign) {
    constexpr std::uint8_t kVirama = 9;
    const auto type = u_getIntPropertyValue(sign, UCHAR_JOINING_TYPE);
    if (type == U_JT_DUAL_JOINING || type == U_JT_RIGHT_JOINING || type == U_JT_LEFT_JOINING) return true;
    return u_getCombiningClass(sign) == kVirama || uscript_hasScript(sign, USCRIPT_ARABIC) != 0 ||
           u_hasBinaryProperty(sign, UCHAR_VARIATION_SELECTOR) != 0 || is_pictograph(sign);
}

// Whether U+200C or U+200D between these shapes what is seen.
bool shapes(UChar32 before, UChar32 after) {
    return before > 0 && after > 0 && joins(before) && (u_isalpha(after) != 0 || is_pictograph(after));
}

bool is_control(UChar32 sign) {
    return sign < 0 || sign < 0x20 || (sign >= 0x7F && sign < 0xA0) || sign == 0x2028 || sign == 0x2029;
}

// before: the last sign that is seen; after: the next of the text; 0: none.
struct SignPlace {
    UChar32 sign = 0, before = 0, after = 0;
    std::string_view bytes; // of the sign
    bool seen = true;
};
using Each = std::function<void(const SignPlace&)>;

void each_place(std::string_view text, const Each& each) {
    UChar32 before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto from = at;
        SignPlace place{take(text, at), before, 0, text.substr(from, at - from), true};
        std::size_t behind = at;
        place.after = at < text.size() ? take(text, behind) : 0;
        const bool joiner = place.sign == kZwnj || place.sign == kZwj;
        place.seen = joiner ? shapes(before, place.after) : !is_hidden(place.sign);
        if (place.seen) before = place.sign;
        each(place);
    }
}

void each_seen(std::string_view text, const Each& each) {
    each_place(text, [&](const SignPlace& place) {
        if (place.seen) each(place);
    });
}

// UAX 14's class SA: words of these scripts are found by a dictionary, or by U+200B between them.
bool parts_words(const SignPlace& place) {
    const auto without_blanks = [](UChar32 sign) {
        return sign > 0 && u_getIntPropertyValue(sign, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
    };
    return place.sign == 0x200B && (without_blanks(place.before) || without_blanks(place.after));
}

template <class... Values> void append_formatted(std::string& out, const char* format, Values... values) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    out += text.data();
}

} // namespace

std::string without_hidden(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    each_seen(text, [&](const SignPlace& place) { out += place.bytes; });
    return out;
}

std::u32string hidden_in(std::string_view text) {
    std::u32string found;
    each_place(text, [&](const SignPlace& place) {
        const auto sign = static_cast<char32_t>(place.sign);
        if (!place.seen && !parts_words(place) && found.find(sign) == std::u32string::npos) found += sign;
    });
    return found;
}

bool never_on_screen(char32_t sign) {
    const auto code = static_cast<UChar32>(sign);
    return code == kZwnj || code == kZwj || is_hidden(code) || u_hasBinaryProperty(code, UCHAR_VARIATION_SELECTOR) != 0;
}

std::string for_screen(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    each_seen(text, [&](const SignPlace& place) {
        if (place.sign < 0 || !never_on_screen(static_cast<char32_t>(place.sign))) out += place.bytes;
    });
    return out;
}

std::string for_terminal(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    each_seen(text, [&](const SignPlace& place) {
        if (!is_control(place.sign)) {
            out += place.bytes;
            return;
        }
        for (const char byte : place.bytes)
            append_formatted(out, "\\x%02x", static_cast<unsigned>(static_cast<std::uint8_t>(byte)));
    });
    return out;
}

std::string escape_hidden(std::string_view json) {
    std::string out;
    out.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const auto from = at;
        const auto sign = take(json, at);
        if (sign < 0x7F || !(is_hidden(sign) || is_control(sign)))
            out += json.substr(from, at - from);
        else if (sign <= 0xFFFF)
            append_formatted(out, "\\u%04x", static_cast<unsigned>(sign));
        else
            append_formatted(out, "\\u%04x\\u%04x", static_cast<unsigned>(U16_LEAD(sign)),
                             static_cast<unsigned>(U16_TRAIL(sign)));
    }
    return out;
}

} // namespace kiosk::core
