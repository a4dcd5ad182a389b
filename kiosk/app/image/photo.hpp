// Photos of the event package's media/ folder, as the attract screen shows them. They come from anybody's camera:
// sizes are bounded before anything is decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "core/base/result.hpp"
#include "ui/model/image.hpp"

namespace kiosk::app {

inline constexpr std::size_t kMaxPhotoBytes = 24U << 20U;       // of the file
inline constexpr std::size_t kMaxPhotoPixels = 32U * 1'000'000; // of a JPEG; a PNG may have half as many
inline constexpr int kPhotoSide = 1280;                         // longest side of what is shown

// JPEG (turned as its Exif data say) or PNG (on black where it is transparent). Invalid: neither, broken or too large;
// the detail says which. Pure.
[[nodiscard]] core::Result<ui::Image> decode_photo(std::span<const std::byte> bytes);
// A PNG in its own size; what is transparent in it lies on grey of that level. Invalid: as above. Pure.
[[nodiscard]] core::Result<ui::Image> decode_png(std::span<const std::byte> bytes, std::size_t most_pixels,
                                                 std::uint8_t ground);
// NotFound, Io, Invalid: the detail begins with the file's name.
[[nodiscard]] core::Result<ui::Image> read_photo(const std::filesystem::path& package, std::string_view name);

} // namespace kiosk::app
