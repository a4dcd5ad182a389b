#include "app/image/png.hpp"

#include <cstring>

#include <gtest/gtest.h>
#include <png.h>

#include "support/folder.hpp"

namespace kiosk::app {
namespace {

TEST(Png, APictureComesBackAsItWasSaved) {
    const test::Folder folder;
    const auto file = folder.path() / "a.png";
    const Screenshot screenshot{2, 2, {255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3}};
    const auto saved = save_png(file, screenshot);
    ASSERT_TRUE(saved) << saved.error().detail;

    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    ASSERT_NE(png_image_begin_read_from_file(&image, file.c_str()), 0);
    image.format = PNG_FORMAT_RGB;
    ASSERT_EQ(image.width, 2U);
    ASSERT_EQ(image.height, 2U);
    std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
    ASSERT_NE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr), 0);
    EXPECT_EQ(rgb, screenshot.rgb);
}

TEST(Png, APictureWhosePixelsDoNotFitItsSizeIsRefused) {
    const test::Folder folder;
    const auto saved = save_png(folder.path() / "a.png", Screenshot{2, 2, {1, 2, 3}});
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, core::ErrorKind::Invalid);
}

TEST(Png, AFolderThatIsMissingIsAnErrorThatNamesTheFile) {
    const auto saved = save_png("/nowhere/at/all/a.png", Screenshot{1, 1, {1, 2, 3}});
    ASSERT_FALSE(saved);
    EXPECT_NE(saved.error().detail.find("/nowhere/at/all/a.png"), std::string::npos);
}

} // namespace
} // namespace kiosk::app
