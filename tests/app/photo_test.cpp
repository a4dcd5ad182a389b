// Photos of the attract screen: decoded within bounds, turned as the camera was held; what is broken is skipped.
#include "app/image/photo.hpp"

#include <condition_variable>
#include <fstream>
#include <mutex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <turbojpeg.h>

#include "app/image/png.hpp"
#include "app/workers/photo_loader.hpp"
#include "support/folder.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Red on the left, blue on the right.
std::vector<std::uint8_t> two_halves(int width, int height) {
    std::vector<std::uint8_t> rgb;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int channel : {x < width / 2 ? 255 : 0, 0, x < width / 2 ? 0 : 255})
                rgb.push_back(static_cast<std::uint8_t>(channel));
    return rgb;
}

std::string jpeg(int width, int height) {
    const auto rgb = two_halves(width, height);
    void* encoder = tjInitCompress();
    unsigned char* data = nullptr;
    unsigned long size = 0;
    EXPECT_EQ(tjCompress2(encoder, rgb.data(), width, 0, height, TJPF_RGB, &data, &size, TJSAMP_444, 95, 0), 0);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    tjFree(data);
    tjDestroy(encoder);
    return bytes;
}

std::string with_orientation(const std::string& plain, char value) {
    const std::string tiff =
        std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + value + std::string(6, '\0');
    const std::string exif = std::string("Exif\0\0", 6) + tiff;
    return plain.substr(0, 2) + "\xFF\xE1" + '\0' + static_cast<char>(exif.size() + 2) + exif + plain.substr(2);
}

core::Result<ui::Image> decode(const std::string& bytes) {
    return decode_photo(std::as_bytes(std::span(bytes)));
}

bool is_red(const ui::Image& photo, int x, int y) {
    const auto at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(photo.width) + static_cast<std::size_t>(x)) * 3;
    return photo.rgb[at] > 200 && photo.rgb[at + 2] < 60;
}

TEST(Photo, AJpegKeepsItsPixels) {
    const auto photo = decode(jpeg(40, 20));
    ASSERT_TRUE(photo) << photo.error().detail;
    EXPECT_EQ(photo->width, 40);
    EXPECT_EQ(photo->height, 20);
    EXPECT_TRUE(is_red(*photo, 3, 3));
    EXPECT_FALSE(is_red(*photo, 36, 3));
}

TEST(Photo, IsTurnedAsTheCameraWasHeld) {
    const auto upright = decode(with_orientation(jpeg(40, 20), 6));
    ASSERT_TRUE(upright) << upright.error().detail;
    EXPECT_EQ(upright->width, 20);
    EXPECT_EQ(upright->height, 40);
    EXPECT_TRUE(is_red(*upright, 10, 3)) << "turned to the right, the left is up";
    EXPECT_FALSE(is_red(*upright, 10, 36));
    const auto over = decode(with_orientation(jpeg(40, 20), 3));
    EXPECT_FALSE(is_red(*over, 3, 3));
    EXPECT_TRUE(is_red(*over, 36, 16));
    EXPECT_EQ(decode(with_orientation(jpeg(40, 20), 99))->width, 40) << "no such way to hold it";
}

TEST(Photo, ALargeOneIsShrunkToWhatAPanelShows) {
    const auto photo = decode(jpeg(5000, 2500));
    ASSERT_TRUE(photo) << photo.error().detail;
    EXPECT_LE(photo->width, kPhotoSide);
    EXPECT_GE(photo->width, kPhotoSide / 2);
    EXPECT_NEAR(photo->height, photo->width / 2, 1);
    EXPECT_TRUE(is_red(*photo, 10, 10));
}

TEST(Photo, APngIsReadToo) {
    const test::Folder folder;
    ASSERT_TRUE(save_png(folder.path() / "a.png", {3000, 1500, two_halves(3000, 1500)}));
    const auto photo = read_photo(folder.path(), "a.png");
    ASSERT_TRUE(photo) << photo.error().detail;
    EXPECT_EQ(photo->width, 1000);
    EXPECT_TRUE(is_red(*photo, 10, 10));
}

TEST(Photo, WhatIsBrokenOrNoPhotoIsAnErrorThatSaysSo) {
    const std::string whole = jpeg(400, 200);
    for (std::size_t size = 0; size < whole.size(); size += 97) EXPECT_FALSE(decode(whole.substr(0, size))) << size;
    EXPECT_THAT(decode("GIF89a, a moving picture").error().detail, HasSubstr("neither a JPEG nor a PNG"));
    EXPECT_THAT(decode("\x89PNG\r\n\x1A\n and no more").error().detail, HasSubstr("PNG"));
}

TEST(Photo, OneThatClaimsToBeHugeIsRefusedBeforeItIsDecoded) {
    std::string bytes = jpeg(400, 200);
    const auto frame = bytes.find("\xFF\xC0");
    ASSERT_NE(frame, std::string::npos);
    bytes.replace(frame + 5, 4, "\xFD\xE8\xFD\xE8");
    EXPECT_THAT(decode(bytes).error().detail, HasSubstr("too large: 65000x65000"));
}

TEST(Photo, OneThatIsALineIsRefusedForNoScreenShowsIt) {
    EXPECT_THAT(decode(jpeg(5000, 1)).error().detail, HasSubstr("too narrow"));
    const auto photo = decode(jpeg(1280, 1));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->height, 1);
}

TEST(Photos, AreFoundByTheirEndingInOrderOfTheirNames) {
    const test::Folder folder;
    fs::create_directory(folder.path() / "media");
    for (const char* name : {"b.JPG", "a.png", "c.jpeg", "notes.txt", "jpg"})
        std::ofstream(folder.path() / "media" / name) << "x";
    EXPECT_THAT(photos_in(folder.path()), ElementsAre("a.png", "b.JPG", "c.jpeg"));
    EXPECT_THAT(photos_in(folder.path() / "media"), IsEmpty());
}

TEST(Photos, OutsideThePackageAreNotShown) {
    const test::Folder machine;
    const fs::path package = machine.path() / "visit";
    fs::create_directories(package / "media");
    std::ofstream(machine.path() / "private.jpg", std::ios::binary) << jpeg(20, 10);
    fs::create_symlink(machine.path() / "private.jpg", package / "media" / "a.jpg");
    EXPECT_THAT(read_photo(package, "media/a.jpg").error().detail, HasSubstr("a link to another place"));
    EXPECT_FALSE(read_photo(package, "../private.jpg"));

    fs::remove_all(package / "media");
    fs::create_directory_symlink(machine.path(), package / "media");
    EXPECT_THAT(photos_in(package), IsEmpty());
    EXPECT_FALSE(read_photo(package, "media/private.jpg"));
}

TEST(Photos, OfTheDemoAreSmallAndCanBeShown) {
    const fs::path folder = fs::path(KIOSK_SOURCE_DIR) / "data" / "demo";
    const auto names = photos_in(folder);
    EXPECT_EQ(names.size(), 3U);
    for (const std::string& name : names) {
        EXPECT_LE(fs::file_size(folder / "media" / name), 60U * 1024) << name;
        EXPECT_TRUE(read_photo(folder, "media/" + name)) << name;
    }
}

// Waits for the loader's next photo.
class Awaited {
  public:
    void wake() {
        const std::lock_guard lock(mutex_);
        ++woken_;
        bell_.notify_one();
    }
    std::shared_ptr<const ui::Image> next(PhotoLoader& loader) {
        std::unique_lock lock(mutex_);
        loader.want_next();
        if (!bell_.wait_for(lock, std::chrono::seconds(60), [&] { return woken_ > seen_; })) return nullptr;
        seen_ = woken_;
        return loader.take();
    }

  private:
    std::mutex mutex_;
    std::condition_variable bell_;
    int woken_ = 0, seen_ = 0;
};

TEST(PhotoLoader, ShowsOneAfterTheOtherSkipsABrokenOneAndNamesItOnceInTheLog) {
    const test::Folder folder;
    fs::create_directory(folder.path() / "media");
    std::ofstream(folder.path() / "media" / "1.jpg", std::ios::binary) << jpeg(20, 10);
    std::ofstream(folder.path() / "media" / "2.jpg", std::ios::binary) << jpeg(20, 10).substr(0, 300);
    std::ofstream(folder.path() / "media" / "3.jpg", std::ios::binary) << jpeg(30, 10);
    const fs::path log = folder.path() / "log";
    Awaited awaited;
    {
        PhotoLoader loader(
            folder.path(), [&] { awaited.wake(); }, Log(log));
        for (const int width : {20, 30, 20, 30}) {
            const auto photo = awaited.next(loader);
            ASSERT_TRUE(photo);
            EXPECT_EQ(photo->width, width);
        }
    }
    std::ifstream in(log);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_THAT(text, HasSubstr("2.jpg"));
    EXPECT_EQ(text.find("2.jpg"), text.rfind("2.jpg"));
}

} // namespace
} // namespace kiosk::app
