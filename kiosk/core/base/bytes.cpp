#include "core/base/bytes.hpp"

namespace kiosk::core {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string to_hex(ByteView data) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * data.size());
    for (const auto byte : data) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

Status from_hex(std::string_view hex, std::span<std::uint8_t> out) {
    if (hex.size() != 2 * out.size()) {
        return fail(ErrorKind::Invalid, "expected " + std::to_string(2 * out.size()) + " hex digits, found " +
                                            std::to_string(hex.size()) + " characters");
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = hex_digit(hex[2 * i]);
        const int low = hex_digit(hex[2 * i + 1]);
        if (high < 0 || low < 0) return fail(ErrorKind::Invalid, "a character that is not a hex digit");
        out[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return {};
}

} // namespace kiosk::core
