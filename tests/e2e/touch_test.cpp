// Two real fingers on the real binary: Xorg, its dummy screen, XInput 2.2.
#include <csignal>
#include <cstdlib>

#include <gtest/gtest.h>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "e2e/touch_screen.hpp"
#include "support/folder.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kCheckIn = 0x0F5C57; // of the home screen's large tile
constexpr std::uint32_t kLand = 0xE3BDB8;    // of the eighth office, in the middle of the map

TEST(Touch, TwoFingersPinchTheMapAndOneTapsIt) {
    test::Folder folder;
    TouchScreen screen(folder.path());
    ASSERT_FALSE(screen.display().empty()) << "packages xserver-xorg-core and xserver-xorg-video-dummy";
    const char* sanitizer = std::getenv("ASAN_OPTIONS");
    const std::string without_leaks = std::string(sanitizer != nullptr ? sanitizer : "") + ":detect_leaks=0";
    Process kiosk({KIOSK_BINARY_DIR "/kiosk", "--event", kDemo.string(), "--db", (folder.path() / "visit.db").string(),
                   "--checkpoint", "gate", "--camera", "none", "--lang", "en"},
                  {{"DISPLAY", screen.display()},
                   {"WAYLAND_DISPLAY", ""},
                   {"LIBGL_ALWAYS_SOFTWARE", "1"},
                   {"KIOSK_TRACE", "1"},
                   {"KIOSK_ASSETS", KIOSK_SOURCE_DIR "/assets"},
                   {"ASAN_OPTIONS", without_leaks}});
    ASSERT_TRUE(kiosk.wait_for("first_frame")) << kiosk.errors();
    Hands eyes(screen.display());
    ASSERT_TRUE(eyes.connected());
    const auto tap = [&](double x, double y) {
        screen.down(1, x, y);
        screen.up(1, x, y);
    };
    tap(400, 400);
    ASSERT_TRUE(eventually([&] { return eyes.count_pixels(kCheckIn) > 300'000; })) << "a finger leaves attract";
    tap(1657, 738);
    ASSERT_TRUE(eventually([&] { return eyes.count_pixels(kLand) > 3'000; })) << "the map is open";
    const std::size_t land = eyes.count_pixels(kLand);

    screen.down(1, 680, 500);
    screen.down(2, 760, 500);
    for (int step = 1; step <= 12; ++step) {
        screen.move(1, 680 - 25 * step, 500);
        screen.move(2, 760 + 25 * step, 500);
    }
    screen.up(1, 380, 500);
    screen.up(2, 1060, 500);
    EXPECT_TRUE(eventually([&] { return eyes.count_pixels(kLand) > 4 * land; })) << "its land fills the map";
    kiosk.signal(SIGTERM);
    EXPECT_EQ(kiosk.exit_code(), 0) << kiosk.errors();
}

} // namespace
} // namespace kiosk::e2e
