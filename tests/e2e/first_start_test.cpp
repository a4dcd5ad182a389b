// A machine that was never a kiosk, on a real window and by touches alone: from nothing to the guests' screen, switched
// off midway, and from a stick on a panel that hangs upright and tells its places mirrored.
#include <csignal>
#include <fstream>
#include <iterator>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/config/config.hpp"
#include "e2e/finger.hpp"
#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "e2e/touch_screen.hpp"
#include "store/database.hpp"
#include "store/staff.hpp"
#include "support/folder.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstPin = "402915";

class ANewKiosk : public testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<Process> start(const std::string& display, std::vector<std::string> options) const {
        std::vector<std::string> command{KIOSK_BINARY_DIR "/kiosk", "--config", config.string(), "--camera", "none"};
        command.insert(command.end(), options.begin(), options.end());
        auto environment = program_environment(display, folder.path());
        environment["KIOSK_TRACE_TOUCH"] = "1";
        return std::make_unique<Process>(command, environment);
    }
    [[nodiscard]] static bool touches_all(Finger& finger, const std::vector<std::string>& ids) {
        for (const std::string& id : ids)
            if (!finger.touches("setup." + id)) {
                ADD_FAILURE() << id;
                return false;
            }
        return true;
    }
    [[nodiscard]] static std::vector<std::string> pin_twice() {
        std::vector<std::string> keys;
        for (const char digit : std::string(kFirstPin) + kFirstPin) keys.push_back(std::string("key.") + digit);
        keys.emplace_back("on");
        return keys;
    }
    static void end(Process& kiosk) {
        kiosk.signal(SIGTERM);
        EXPECT_EQ(kiosk.exit_code(), 0) << kiosk.errors();
    }
    [[nodiscard]] app::Config written() const {
        const auto loaded = app::load_config(config);
        EXPECT_TRUE(loaded) << loaded.error().detail;
        return loaded ? loaded->read.config : app::Config{};
    }

    test::Folder folder;
    fs::path config = folder.path() / "new" / "kiosk.toml";
};

TEST_F(ANewKiosk, IsSetUpByTouchesSwitchedOffMidwayAndThenStartsByItself) {
    XServer server(1920, 1080);
    ASSERT_FALSE(server.display().empty());
    const std::vector<std::string> windowed{"--windowed", "1920x1080"};
    {
        const auto kiosk = start(server.display(), windowed);
        Hands hands(server.display());
        ASSERT_TRUE(hands.connected());
        Finger finger(*kiosk, hands);
        ASSERT_TRUE(finger.finds("setup.turn")) << kiosk->errors();
        ASSERT_TRUE(touches_all(finger, {"corner.1", "corner.2", "corner.3", "corner.4"})) << kiosk->errors();
        ASSERT_TRUE(finger.finds("setup.no_camera")) << kiosk->errors();
        hands.type_like_a_scanner("TEST1234");
        ASSERT_TRUE(touches_all(finger, {"on", "demo", "door.gate", "on"})) << kiosk->errors();
        ASSERT_TRUE(finger.finds("setup.hour.more")) << kiosk->errors();
        end(*kiosk);
        EXPECT_EQ(written().setup, core::SetupStep::Clock);
    }
    {
        const auto kiosk = start(server.display(), windowed);
        Hands hands(server.display());
        Finger finger(*kiosk, hands);
        ASSERT_TRUE(finger.finds("setup.hour.more")) << "it goes on where it was: " << kiosk->errors();
        ASSERT_TRUE(finger.touches("setup.on"));
        ASSERT_TRUE(touches_all(finger, pin_twice())) << kiosk->errors();
        ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
        end(*kiosk);
    }
    const app::Config made = written();
    EXPECT_FALSE(made.setup);
    EXPECT_EQ(made.checkpoint, "gate");
    ASSERT_TRUE(made.database);
    EXPECT_TRUE(fs::exists(made.database->string() + ".clock")) << "somebody compared the time";
    const auto kiosk = start(server.display(), windowed);
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    EXPECT_EQ(kiosk->errors().find("setup."), std::string::npos) << "nothing is asked any more";
    Hands hands(server.display());
    Finger finger(*kiosk, hands);
    ASSERT_TRUE(finger.enters_staff_mode(kFirstPin)) << kiosk->errors();
    EXPECT_TRUE(finger.finds("staff.stick")) << kiosk->errors();
    end(*kiosk);
}

TEST_F(ANewKiosk, OnAPanelThatHangsUprightAndTellsItsPlacesMirroredTakesItsEventFromTheStick) {
    const fs::path stick = folder.path() / "STICK";
    fs::create_directories(stick);
    fs::create_directories(config.parent_path());
    fs::copy(kDemo, stick / "visit", fs::copy_options::recursive);
    std::ofstream(config) << "stick = \"../STICK\"\nreduced_motion = true\n";
    TouchScreen screen(folder.path());
    ASSERT_FALSE(screen.display().empty()) << "packages xserver-xorg-core and xserver-xorg-video-dummy";
    // The picture is turned clockwise: its upper left is at the panel's upper right, which tells its upper left.
    const auto down = [&screen](int x, int y) { screen.down(1, y, x); };
    const auto up = [&screen](int x, int y) { screen.up(1, y, x); };
    {
        const auto kiosk = start(screen.display(), {"--setup"});
        Finger finger(*kiosk, down, up);
        ASSERT_TRUE(finger.touches("setup.turn")) << kiosk->errors();
        ASSERT_TRUE(touches_all(
            finger, {"corner.1", "corner.2", "corner.3", "corner.4", "no_camera", "file.visit", "door.gate", "on"}))
            << kiosk->errors();
        ASSERT_TRUE(finger.finds("setup.hour.more")) << kiosk->errors();
        ASSERT_TRUE(finger.touches("setup.on"));
        ASSERT_TRUE(touches_all(finger, pin_twice())) << kiosk->errors();
        ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
        ASSERT_TRUE(finger.enters_staff_mode(kFirstPin)) << "a finger is where it is seen: " << kiosk->errors();
        EXPECT_TRUE(finger.finds("staff.stick")) << kiosk->errors();
        end(*kiosk);
    }
    const app::Config made = written();
    EXPECT_EQ(made.rotate, 90);
    ASSERT_TRUE(made.touch);
    EXPECT_NEAR(made.touch->xx, 0, 0.01);
    EXPECT_NEAR(made.touch->xy, 1, 0.01) << "to the right on the picture is down on the panel";
    EXPECT_NEAR(made.touch->yx, 1, 0.01);
    EXPECT_EQ(made.camera, "none");
    EXPECT_EQ(made.stick, folder.path() / "STICK") << "what stood there stays";
    const auto database = store::Database::open(*made.database, store::OpenMode::ReadOnly);
    ASSERT_TRUE(database);
    EXPECT_GT(database->participants()->size(), 0U);
    EXPECT_THAT(store::read_staff(*database).value(),
                testing::ElementsAre(core::StaffMember{core::OperatorId{"t1"}, core::StaffRole::Teacher}));
}

} // namespace
} // namespace kiosk::e2e
