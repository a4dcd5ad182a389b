// A grey PNG with stored (uncompressed) deflate blocks: enough to hand a picture to a decoder without a library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kiosk::test {

inline std::string big_endian(std::uint32_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>((value >> shift) & 0xffU);
    return text;
}

// CRC-32 of ISO 3309, as the PNG specification's appendix D gives it.
inline std::uint32_t crc32(const std::string& data) {
    std::uint32_t crc = 0xffffffffU;
    for (const char c : data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? 0xedb88320U ^ (crc >> 1U) : crc >> 1U;
    }
    return ~crc;
}

// RFC 1950: stored blocks of RFC 1951 and the Adler-32 checksum.
inline std::string stored_zlib(const std::string& data) {
    std::string out("\x78\x01", 2);
    for (std::size_t at = 0; at < data.size(); at += 65535) {
        const auto block = data.substr(at, 65535);
        const auto size = static_cast<unsigned>(block.size());
        out += at + 65535 >= data.size() ? '\1' : '\0';
        for (const auto value : {size, ~size}) {
            out += static_cast<char>(value & 0xffU);
            out += static_cast<char>((value >> 8U) & 0xffU);
        }
        out += block;
    }
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : data) {
        a = (a + static_cast<unsigned char>(c)) % 65521U;
        b = (b + a) % 65521U;
    }
    return out + big_endian((b << 16U) | a);
}

// pixels: width × height bytes, row by row.
inline std::string png_of(const std::string& pixels, int width, int height) {
    const auto chunk = [](const std::string& type, const std::string& data) {
        return big_endian(static_cast<std::uint32_t>(data.size())) + type + data + big_endian(crc32(type + data));
    };
    std::string rows;
    for (int y = 0; y < height; ++y) {
        rows += '\0';
        rows += pixels.substr(static_cast<std::size_t>(y) * static_cast<std::size_t>(width),
                              static_cast<std::size_t>(width));
    }
    const auto header = big_endian(static_cast<std::uint32_t>(width)) + big_endian(static_cast<std::uint32_t>(height)) +
                        std::string("\x08\0\0\0\0", 5);
    return std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", stored_zlib(rows)) +
           chunk("IEND", "");
}

} // namespace kiosk::test
