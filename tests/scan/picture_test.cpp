#include "scan/picture.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "scan/picture_header.hpp"

namespace kiosk::scan {
namespace {

using core::ErrorKind;
using testing::HasSubstr;

const std::string kCorpus = std::string(KIOSK_SOURCE_DIR) + "/tests/corpus/qr/";

std::vector<std::uint8_t> bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class TemporaryFile {
  public:
    explicit TemporaryFile(const std::vector<std::uint8_t>& bytes) {
        path_ = (std::filesystem::temp_directory_path() / ("kiosk-picture-" + std::to_string(::getpid()))).string();
        std::ofstream(path_, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    ~TemporaryFile() { std::remove(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

TEST(Picture, PngAndJpegBecomeLuminance) {
    const auto png = load_picture(kCorpus + "plain.png");
    ASSERT_TRUE(png.has_value()) << png.error().detail;
    EXPECT_EQ(png->pixels.size(), static_cast<std::size_t>(png->width) * static_cast<std::size_t>(png->height));
    const auto jpeg = load_picture(kCorpus + "perspective.jpg");
    ASSERT_TRUE(jpeg.has_value()) << jpeg.error().detail;
    EXPECT_EQ(jpeg->pixels.size(), static_cast<std::size_t>(jpeg->width) * static_cast<std::size_t>(jpeg->height));
}

TEST(Picture, TransparentPartsLieOnWhite) {
    const auto picture = load_picture(kCorpus + "transparent.png");
    ASSERT_TRUE(picture.has_value()) << picture.error().detail;
    EXPECT_EQ(picture->pixels.front(), 255);
}

TEST(Picture, WhatIsNoPictureGivesAClearErrorWithItsName) {
    const auto missing = load_picture("/nonexistent/picture.png");
    EXPECT_EQ(missing.error().kind, ErrorKind::NotFound);
    EXPECT_THAT(missing.error().detail, HasSubstr("/nonexistent/picture.png"));
    EXPECT_EQ(load_picture(std::string(KIOSK_SOURCE_DIR)).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(load_picture("/dev/zero").error().kind, ErrorKind::Invalid);
    EXPECT_THAT(load_picture(std::string(KIOSK_SOURCE_DIR) + "/CMakeLists.txt").error().detail,
                HasSubstr("neither a PNG nor a JPEG"));
    EXPECT_EQ(load_picture(TemporaryFile({}).path()).error().kind, ErrorKind::Invalid);
}

TEST(Picture, ADamagedPictureIsAnErrorAndNoCrash) {
    for (const std::string name : {"plain.png", "perspective.jpg"}) {
        std::vector<std::uint8_t> bytes = bytes_of(kCorpus + name);
        ASSERT_GT(bytes.size(), 200U);
        for (const std::size_t length : {8UL, 24UL, 30UL, 100UL}) {
            const TemporaryFile cut(
                std::vector<std::uint8_t>(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)));
            EXPECT_FALSE(load_picture(cut.path()).has_value()) << name << " cut to " << length;
        }
        for (std::size_t i = 40; i < bytes.size(); i += 97) bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ 0x5A);
        const TemporaryFile scrambled(bytes);
        const auto result = load_picture(scrambled.path()); // either answer is right
        EXPECT_TRUE(result.has_value() || !result.error().detail.empty()) << name;
    }
}

TEST(Picture, ASizeBeyondTheLimitIsRefusedBeforeDecoding) {
    std::vector<std::uint8_t> bytes = bytes_of(kCorpus + "plain.png");
    ASSERT_GT(bytes.size(), 24U);
    bytes[16] = bytes[20] = 0;
    bytes[17] = bytes[21] = 0;
    bytes[18] = bytes[22] = 0x75; // 30,000 × 30,000
    bytes[19] = bytes[23] = 0x30;
    const TemporaryFile bomb(bytes);
    EXPECT_THAT(load_picture(bomb.path()).error().detail, HasSubstr("50 megapixels"));
}

TEST(PictureHeader, AnyCutOrChangedBeginningIsHandled) {
    for (const std::string name : {"plain.png", "perspective.jpg"}) {
        const std::vector<std::uint8_t> bytes = bytes_of(kCorpus + name);
        const auto whole = read_picture_header(bytes);
        ASSERT_TRUE(whole.has_value());
        for (std::size_t length = 0; length < 700 && length < bytes.size(); ++length) {
            const auto cut = read_picture_header(std::span(bytes).first(length));
            if (cut) {
                EXPECT_EQ(cut->width, whole->width);
                EXPECT_EQ(cut->height, whole->height);
            }
        }
    }
    const std::array<std::uint8_t, 6> endless{0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xFF};
    EXPECT_FALSE(read_picture_header(endless).has_value());
}

} // namespace
} // namespace kiosk::scan
