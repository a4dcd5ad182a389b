#include "app/image/photo.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <png.h>
#include <turbojpeg.h>

#include "core/base/big_endian.hpp"
#include "platform/folder.hpp"

namespace kiosk::app {
namespace {

using core::ErrorKind;
using core::Result;
using ui::Image;

std::uint8_t byte_at(std::span<const std::byte> bytes, std::size_t at) {
    return std::to_integer<std::uint8_t>(bytes[at]);
}

Result<Image> invalid_photo(std::string what) {
    return core::fail(ErrorKind::Invalid, std::move(what));
}

std::size_t pixels_of(int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

// --- Exif (CIPA DC-008): only how the camera was held

// A TIFF structure's numbers in its own order of bytes; beyond its end everything is zero.
struct Tiff {
    std::span<const std::byte> bytes;
    bool big = false;
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t size) const { // size: at most 4
        std::array<std::uint8_t, 4> big_first{};
        for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
            big_first[big ? i : size - 1 - i] = byte_at(bytes, at + i);
        return core::from_big_endian<std::uint32_t>(std::span(big_first).first(size));
    }
};

int orientation_in(std::span<const std::byte> tiff) {
    if (tiff.size() < 8) return 1;
    const Tiff data{tiff, byte_at(tiff, 0) == 'M'};
    const std::size_t directory = data.number(4, 4);
    const std::uint32_t count = directory < tiff.size() ? data.number(directory, 2) : 0;
    for (std::uint32_t i = 0; i < std::min(count, 256U); ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        constexpr std::uint32_t kOrientation = 0x0112;
        if (data.number(entry, 2) != kOrientation) continue;
        const std::uint32_t value = data.number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

// 1 … 8 as in Exif; 1: as it lies.
int orientation_of(std::span<const std::byte> jpeg) {
    std::size_t at = 2;
    while (at + 4 <= jpeg.size() && byte_at(jpeg, at) == 0xFF) {
        const std::uint8_t marker = byte_at(jpeg, at + 1);
        const std::array length{byte_at(jpeg, at + 2), byte_at(jpeg, at + 3)};
        const std::size_t size = core::from_big_endian<std::uint16_t>(length);
        if (marker == 0xDA || size < 2 || at + 2 + size > jpeg.size()) return 1;
        constexpr std::size_t kHead = 6; // "Exif", two zeroes
        const auto segment = jpeg.subspan(at + 4, size - 2);
        if (marker == 0xE1 && segment.size() > kHead && std::memcmp(segment.data(), "Exif\0", kHead) == 0)
            return orientation_in(segment.subspan(kHead));
        at += 2 + size;
    }
    return 1;
}

Image turned(Image photo, int orientation) {
    if (orientation == 1) return photo;
    const bool sideways = orientation >= 5;
    Image made{sideways ? photo.height : photo.width, sideways ? photo.width : photo.height, {}};
    made.rgb.resize(photo.rgb.size());
    for (int y = 0; y < made.height; ++y) {
        for (int x = 0; x < made.width; ++x) {
            int from_x = sideways ? y : x, from_y = sideways ? x : y;
            const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
            const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
            if (flip_x) from_x = photo.width - 1 - from_x;
            if (flip_y) from_y = photo.height - 1 - from_y;
            const std::size_t from = (pixels_of(photo.width, from_y) + static_cast<std::size_t>(from_x)) * 3;
            const std::size_t to = (pixels_of(made.width, y) + static_cast<std::size_t>(x)) * 3;
            std::copy_n(photo.rgb.begin() + static_cast<std::ptrdiff_t>(from), 3,
                        made.rgb.begin() + static_cast<std::ptrdiff_t>(to));
        }
    }
    return made;
}

// The mean of so many by so many pixels each, until the longest side is short enough.
Result<Image> shrunk(Image photo) {
    const int by = (std::max(photo.width, photo.height) + kPhotoSide - 1) / kPhotoSide;
    if (by <= 1) return photo;
    Image made{photo.width / by, photo.height / by, {}};
    if (made.width < 1 || made.height < 1) return invalid_photo("too narrow for its length");
    made.rgb.resize(pixels_of(made.width, made.height) * 3);
    std::size_t to = 0;
    for (int y = 0; y < made.height; ++y) {
        for (int x = 0; x < made.width; ++x) {
            std::array<unsigned, 3> sum{};
            for (int dy = 0; dy < by; ++dy) {
                std::size_t from =
                    (pixels_of(photo.width, y * by + dy) + static_cast<std::size_t>(x) * static_cast<std::size_t>(by)) *
                    3;
                for (int i = 0; i < 3 * by; ++i) sum.at(static_cast<std::size_t>(i) % 3) += photo.rgb[from++];
            }
            for (const unsigned channel : sum)
                made.rgb[to++] = static_cast<std::uint8_t>(channel / static_cast<unsigned>(by * by));
        }
    }
    return made;
}

struct Destroy {
    void operator()(void* decoder) const { tjDestroy(decoder); }
};

Result<Image> decode_jpeg(std::span<const std::byte> bytes) {
    const std::unique_ptr<void, Destroy> decoder(tjInitDecompress());
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<unsigned long>(bytes.size());
    int width = 0, height = 0, sampling = 0, colours = 0;
    if (!decoder || tjDecompressHeader3(decoder.get(), data, size, &width, &height, &sampling, &colours) != 0)
        return invalid_photo("not a JPEG that can be read");
    if (width < 1 || height < 1 || pixels_of(width, height) > kMaxPhotoPixels)
        return invalid_photo("too large: " + std::to_string(width) + "x" + std::to_string(height) + " pixels");
    if (colours == TJCS_CMYK || colours == TJCS_YCCK) return invalid_photo("made for print (CMYK): save it as sRGB");
    // The decoder itself skips what would be averaged away.
    int count = 0;
    const tjscalingfactor* factors = tjGetScalingFactors(&count);
    tjscalingfactor best{1, 1};
    for (int i = 0; i < count; ++i) {
        const tjscalingfactor f = factors[i];
        const bool smaller = f.num * best.denom < best.num * f.denom;
        if (f.num <= f.denom && smaller && TJSCALED(std::max(width, height), f) >= kPhotoSide) best = f;
    }
    Image photo{TJSCALED(width, best), TJSCALED(height, best), {}};
    photo.rgb.resize(pixels_of(photo.width, photo.height) * 3);
    if (tjDecompress2(decoder.get(), data, size, photo.rgb.data(), photo.width, 0, photo.height, TJPF_RGB,
                      TJFLAG_STOPONWARNING) != 0)
        return invalid_photo(std::string("a broken JPEG: ") + tjGetErrorStr2(decoder.get()));
    return shrunk(std::move(photo)).map([&](Image made) { return turned(std::move(made), orientation_of(bytes)); });
}

} // namespace

Result<Image> decode_png(std::span<const std::byte> bytes, std::size_t most_pixels, std::uint8_t ground) {
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return invalid_photo(std::string("not a PNG that can be read: ") + image.message);
    const std::unique_ptr<png_image, void (*)(png_image*)> held(&image, png_image_free);
    if (image.width < 1 || image.height < 1 || image.width > most_pixels ||
        std::size_t{image.width} * image.height > most_pixels)
        return invalid_photo("too large: " + std::to_string(image.width) + "x" + std::to_string(image.height) +
                             " pixels");
    image.format = PNG_FORMAT_RGB;
    Image photo{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    photo.rgb.resize(PNG_IMAGE_SIZE(image));
    const png_color below{ground, ground, ground};
    if (png_image_finish_read(&image, &below, photo.rgb.data(), 0, nullptr) == 0)
        return invalid_photo(std::string("a broken PNG: ") + image.message);
    return photo;
}

Result<Image> decode_photo(std::span<const std::byte> bytes) {
    if (bytes.size() > kMaxPhotoBytes) return invalid_photo("larger than 24 MiB");
    const auto begins = [&](std::string_view signature) {
        return bytes.size() > signature.size() && std::memcmp(bytes.data(), signature.data(), signature.size()) == 0;
    };
    if (begins("\xFF\xD8\xFF")) return decode_jpeg(bytes);
    if (begins("\x89PNG\r\n\x1A\n")) return decode_png(bytes, kMaxPhotoPixels / 2, 0).and_then(shrunk);
    return invalid_photo("neither a JPEG nor a PNG");
}

Result<Image> read_photo(const std::filesystem::path& package, std::string_view name) {
    const auto bytes =
        platform::Folder::open(package).and_then([&](const auto& folder) { return folder.read(name, kMaxPhotoBytes); });
    if (!bytes) return tl::unexpected(bytes.error().at(name));
    return decode_photo(std::as_bytes(std::span(*bytes))).map_error([&](const core::Error& error) {
        return error.at(name);
    });
}

} // namespace kiosk::app
