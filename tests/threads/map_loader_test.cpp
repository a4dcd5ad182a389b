#include "app/workers/map_loader.hpp"

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <stop_token>

#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

const fs::path kMap = fs::path(KIOSK_SOURCE_DIR) / "data" / "map";

TEST(MapLoader, BuildsTheProjectsOwnMapOnItsThreadAndHandsItOverOnce) {
    std::mutex mutex;
    std::condition_variable woken;
    bool there = false;
    MapLoader loader(
        kMap,
        [&] {
            const std::lock_guard lock(mutex);
            there = true;
            woken.notify_one();
        },
        Log());
    std::unique_lock lock(mutex);
    ASSERT_TRUE(woken.wait_for(lock, std::chrono::seconds(100), [&] { return there; }));
    const auto source = loader.take();
    ASSERT_TRUE(source);
    ASSERT_EQ(source->status, ui::MapSource::Status::Ready);
    EXPECT_EQ(source->scene->regions.size(), 11U);
    EXPECT_FALSE(loader.take());
}

TEST(MapLoader, SaysWhichFileIsMissingOrBroken) {
    kiosk::test::Folder folder;
    const auto missing = load_scene(folder.path());
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().detail.find("towns.json"), std::string::npos) << missing.error().detail;
    for (const char* name : {"towns.json", "names.json"}) fs::copy_file(kMap / name, folder.path() / name);
    std::ofstream(folder.path() / "regions.json") << "{";
    const auto broken = load_scene(folder.path());
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().detail.find("regions.json"), std::string::npos) << broken.error().detail;
}

TEST(MapLoader, DoesNotBuildForAProgramThatEnds) {
    std::stop_source ending;
    ASSERT_TRUE(ending.request_stop());
    const auto stopped = load_scene(kMap, ending.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, core::ErrorKind::Unavailable) << stopped.error().detail;
}

} // namespace
} // namespace kiosk::app
