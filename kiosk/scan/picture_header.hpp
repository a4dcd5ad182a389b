// What a PNG or JPEG file says about itself before it is decoded, so that a hostile size costs nothing. Pure.
#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.hpp"

namespace kiosk::scan {

enum class PictureKind { Png, Jpeg };

struct PictureHeader {
    PictureKind kind = PictureKind::Png;
    std::int64_t width = 0; // pixels, 1 or more
    std::int64_t height = 0;
};

// Of the whole file's bytes. Errors: Invalid when it is neither format, or cut or damaged before its size.
// Sources: PNG (W3C) 11.2.1 IHDR; JPEG ITU-T T.81 B.2.2 frame header.
[[nodiscard]] core::Result<PictureHeader> read_picture_header(std::span<const std::uint8_t> file);

} // namespace kiosk::scan
