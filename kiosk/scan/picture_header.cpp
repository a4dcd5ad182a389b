#include "scan/picture_header.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/big_endian.hpp"

namespace kiosk::scan {
namespace {

using Bytes = std::span<const std::uint8_t>;
using core::ErrorKind;
using core::from_big_endian;

bool begins_with(Bytes file, Bytes magic) {
    return file.size() >= magic.size() && std::equal(magic.begin(), magic.end(), file.begin());
}

core::Result<PictureHeader> checked(PictureHeader header) {
    if (header.width < 1 || header.height < 1) return core::fail(ErrorKind::Invalid, "the picture has no pixels");
    return header;
}

core::Result<PictureHeader> png_header(Bytes file) {
    constexpr std::array<std::uint8_t, 4> kIhdr{'I', 'H', 'D', 'R'};
    if (file.size() < 24 || !begins_with(file.subspan(12), kIhdr)) {
        return core::fail(ErrorKind::Invalid, "the PNG file is damaged or cut at its beginning");
    }
    return checked({PictureKind::Png, from_big_endian<std::uint32_t>(file.subspan(16, 4)),
                    from_big_endian<std::uint32_t>(file.subspan(20, 4))});
}

bool is_frame_header(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

core::Result<PictureHeader> jpeg_header(Bytes file) {
    std::size_t at = 2;
    while (at + 4 <= file.size() && file[at] == 0xFF) {
        const std::uint8_t marker = file[at + 1];
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        const std::size_t length = from_big_endian<std::uint16_t>(file.subspan(at + 2, 2));
        if (length < 2) break;
        if (is_frame_header(marker)) {
            if (length < 7 || at + 9 > file.size()) break;
            return checked({PictureKind::Jpeg, from_big_endian<std::uint16_t>(file.subspan(at + 7, 2)),
                            from_big_endian<std::uint16_t>(file.subspan(at + 5, 2))});
        }
        at += 2 + length;
    }
    return core::fail(ErrorKind::Invalid, "the JPEG file is damaged or cut at its beginning");
}

} // namespace

core::Result<PictureHeader> read_picture_header(Bytes file) {
    constexpr std::array<std::uint8_t, 8> kPng{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    constexpr std::array<std::uint8_t, 3> kJpeg{0xFF, 0xD8, 0xFF};
    if (begins_with(file, kPng)) return png_header(file);
    if (begins_with(file, kJpeg)) return jpeg_header(file);
    return core::fail(ErrorKind::Invalid, "this is neither a PNG nor a JPEG picture");
}

} // namespace kiosk::scan
