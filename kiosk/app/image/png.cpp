#include "app/image/png.hpp"

#include <cstring>

#include <png.h>

namespace kiosk::app {
namespace {

constexpr int kLargestPngSide = 16384;

} // namespace

core::Status save_png(const std::filesystem::path& file, const Screenshot& screenshot) {
    if (screenshot.width <= 0 || screenshot.height <= 0 || screenshot.width > kLargestPngSide ||
        screenshot.height > kLargestPngSide ||
        screenshot.rgb.size() !=
            static_cast<std::size_t>(screenshot.width) * static_cast<std::size_t>(screenshot.height) * 3)
        return core::fail(core::ErrorKind::Invalid,
                          file.string() + ": the screenshot's size does not agree with its pixels");
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(screenshot.width);
    image.height = static_cast<png_uint_32>(screenshot.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, file.c_str(), 0, screenshot.rgb.data(), 0, nullptr) == 0)
        return core::fail(core::ErrorKind::Io, file.string() + ": " + image.message);
    return {};
}

} // namespace kiosk::app
