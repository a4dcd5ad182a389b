#include "app/image/png.hpp"

#include <cstring>

#include <png.h>

namespace kiosk::app {
namespace {

constexpr int kLargestSide = 16384;

} // namespace

core::Status save_png(const std::filesystem::path& file, const Picture& picture) {
    if (picture.width <= 0 || picture.height <= 0 || picture.width > kLargestSide || picture.height > kLargestSide ||
        picture.rgb.size() != static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3)
        return core::fail(core::ErrorKind::Invalid,
                          file.string() + ": the picture's size does not agree with its pixels");
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, file.c_str(), 0, picture.rgb.data(), 0, nullptr) == 0)
        return core::fail(core::ErrorKind::Io, file.string() + ": " + image.message);
    return {};
}

} // namespace kiosk::app
