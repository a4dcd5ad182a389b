#include "core/presented.hpp"

#include <algorithm>

#include "core/token.hpp"

namespace kiosk::core {
namespace {

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_base32(char c) {
    c = upper(c);
    return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

// One character in UTF-8 that leaves nothing to see: white space, controls, marks of direction, joiners, the BOM.
bool is_unseen(std::string_view character) {
    const auto byte = [character](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return byte(0) <= 0x20 || byte(0) == 0x7F;
    if (character.size() == 2) return byte(0) == 0xC2 && (byte(1) <= 0xA0 || byte(1) == 0xAD); // U+0080–00A0, 00AD
    const unsigned last_two = byte(1) * 0x100U + byte(2);
    switch (byte(0)) {
    case 0xE1:
        return last_two == 0xA08E; // U+180E
    case 0xE2:
        return (last_two >= 0x8080 && last_two <= 0x808F) || // U+2000–200F
               (last_two >= 0x80A8 && last_two <= 0x80AF) || // U+2028–202F
               (last_two >= 0x819F && last_two <= 0x81AF);   // U+205F–206F
    case 0xE3:
        return last_two == 0x8080; // U+3000
    case 0xEF:
        return last_two == 0xBBBF; // U+FEFF
    default:
        return false;
    }
}

bool drop_unseen(std::string_view& text) {
    for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(3, text.size()); ++bytes) {
        if (is_unseen(text.substr(0, bytes))) {
            text.remove_prefix(bytes);
            return true;
        }
        if (is_unseen(text.substr(text.size() - bytes))) {
            text.remove_suffix(bytes);
            return true;
        }
    }
    return false;
}

} // namespace

bool is_whole_token(std::string_view text) {
    return text.size() == kTokenCharacters && looks_like_token(text) &&
           std::all_of(text.begin() + kTokenPrefix.size(), text.end(), is_base32);
}

std::string presented_text(std::string_view text) {
    std::string upper_text(text);
    std::transform(upper_text.begin(), upper_text.end(), upper_text.begin(), upper);
    // Base32 has no 1, so each KB1 begins anew: what stands before the last may be a piece of the same token.
    for (auto at = upper_text.rfind(kTokenPrefix); at != std::string::npos;
         at = at == 0 ? std::string::npos : upper_text.rfind(kTokenPrefix, at - 1)) {
        const std::string token = upper_text.substr(at, kTokenCharacters);
        if (is_whole_token(token)) return token;
    }
    while (drop_unseen(text)) {
    }
    return std::string(text);
}

} // namespace kiosk::core
