#include "core/base/base32.hpp"

#include <cstdint>

namespace kiosk::core {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

int value_of(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a';
    if (c >= '2' && c <= '7') return c - '2' + 26;
    return -1;
}

// 1, 3 and 6 characters over a multiple of eight hold no whole number of bytes that a shorter text could not.
bool possible_length(std::size_t length) {
    const auto rest = length % 8;
    return rest != 1 && rest != 3 && rest != 6;
}

} // namespace

std::string base32_encode(ByteView data) {
    std::string text;
    text.reserve((data.size() * 8 + 4) / 5);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const auto byte : data) {
        buffer = ((buffer << 8) | byte) & 0xfffU;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += kAlphabet[(buffer >> bits) & 31U];
        }
    }
    if (bits > 0) text += kAlphabet[(buffer << (5 - bits)) & 31U];
    return text;
}

Result<Bytes> base32_decode(std::string_view text) {
    if (!possible_length(text.size())) return fail(ErrorKind::Invalid, "Base32: impossible length");
    Bytes bytes;
    bytes.reserve(text.size() * 5 / 8);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const int value = value_of(c);
        if (value < 0) return fail(ErrorKind::Invalid, "Base32: a character outside A-Z and 2-7");
        buffer = ((buffer << 5) | static_cast<std::uint32_t>(value)) & 0xfffU;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>((buffer >> bits) & 0xffU));
        }
    }
    if ((buffer & ((1U << bits) - 1U)) != 0)
        return fail(ErrorKind::Invalid, "Base32: the bits after the last byte are not zero");
    return bytes;
}

} // namespace kiosk::core
