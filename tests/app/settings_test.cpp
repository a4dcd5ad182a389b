#include "app/config/settings.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SettingsTest : public testing::Test {
  protected:
    [[nodiscard]] Settings settled() const {
        auto made = resolve_settings(options, folder.path() / "assets");
        EXPECT_TRUE(made) << (made ? "" : made.error().detail);
        return made ? std::move(*made) : Settings{};
    }
    test::Folder folder;
    Options options;
};

TEST_F(SettingsTest, WithNothingGivenTheDemoIsTaken) {
    fs::create_directories(folder.path() / "data" / "demo");
    const Settings made = settled();
    EXPECT_EQ(made.source.package, folder.path() / "data" / "demo");
    EXPECT_EQ(made.source.database.filename(), "demo.db");
    EXPECT_EQ(made.camera, "auto");
    EXPECT_FALSE(made.source.checkpoint);
}

TEST_F(SettingsTest, ADatabaseAloneNeedsNoPackage) {
    options.database = "visit.db";
    const Settings made = settled();
    EXPECT_EQ(made.source.database, "visit.db");
    EXPECT_FALSE(made.source.package);
}

TEST_F(SettingsTest, TheCommandLineComesBeforeTheConfig) {
    std::ofstream(folder.path() / "kiosk.toml")
        << "db = \"a.db\"\nevent = \"a\"\ncheckpoint = \"a\"\ncamera = \"none\"\nlang = \"en\"\n";
    options.config = folder.path() / "kiosk.toml";
    options.checkpoint = "b";
    options.language = "ja";
    options.theme = Theme::Contrast;
    const Settings made = settled();
    EXPECT_EQ(made.source.checkpoint, core::CheckpointId("b"));
    EXPECT_EQ(made.config.language, "ja");
    EXPECT_EQ(made.config.theme, Theme::Contrast);
    EXPECT_EQ(made.source.database, folder.path() / "a.db");
    EXPECT_EQ(made.source.package, folder.path() / "a");
    EXPECT_EQ(made.camera, "none");
}

TEST_F(SettingsTest, AnEventHasItsOwnDefaultDatabase) {
    EXPECT_EQ(default_database("/home/k/.local/share", "/srv/visit-2026"), "/home/k/.local/share/kiosk/visit-2026.db");
    EXPECT_EQ(default_database("/home/k/.local/share", "/srv/visit-2026/"), "/home/k/.local/share/kiosk/visit-2026.db");
    EXPECT_EQ(default_database("/d", "."), "/d/kiosk/event.db");
}

TEST_F(SettingsTest, ATourStartsWithANewDatabaseOfItsOwn) {
    options.tour = folder.path() / "shots";
    options.event = folder.path() / "demo";
    fs::create_directory(*options.tour);
    std::ofstream(*options.tour / "tour.db") << "old";
    std::ofstream(*options.tour / "home-en.png") << "old";
    const Settings made = settled();
    EXPECT_EQ(made.source.database, *options.tour / "tour.db");
    EXPECT_FALSE(fs::exists(made.source.database));
    EXPECT_TRUE(fs::exists(*options.tour / "home-en.png"));
}

TEST_F(SettingsTest, ATourLeavesADatabaseThatWasNamedAlone) {
    options.tour = folder.path() / "shots";
    options.database = folder.path() / "tour.db";
    std::ofstream(*options.database) << "mine";
    static_cast<void>(settled());
    EXPECT_TRUE(fs::exists(*options.database));
}

TEST_F(SettingsTest, ATornConfigIsToldAndTheLastGoodOneUsed) {
    options.config = folder.path() / "kiosk.toml";
    std::ofstream(*options.config) << "camera = ";
    std::ofstream(last_good_of(*options.config)) << "db = \"a.db\"\ncamera = \"none\"\n";
    const Settings made = settled();
    EXPECT_EQ(made.camera, "none");
    EXPECT_THAT(made.notes, testing::ElementsAre(HasSubstr("kiosk.toml:1:")));
    EXPECT_FALSE(made.config_text) << "it is not to be kept as the last good one";
}

TEST_F(SettingsTest, WhatTheConfigSaidAtTheStartIsWhatWillBeKept) {
    options.config = folder.path() / "kiosk.toml";
    std::ofstream(*options.config) << "db = \"a.db\"\n";
    EXPECT_EQ(settled().config_text, "db = \"a.db\"\n");
}

TEST_F(SettingsTest, AConfigThatNamesNoEventNeverStartsTheDemo) {
    fs::create_directories(folder.path() / "assets" / ".." / "data" / "demo");
    options.config = folder.path() / "kiosk.toml";
    std::ofstream(*options.config) << "camera = \"none\"\n";
    const auto refused = resolve_settings(options, folder.path() / "assets");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().detail, HasSubstr("kiosk.toml: neither db nor event is named"));
    options.database = folder.path() / "a.db";
    EXPECT_TRUE(resolve_settings(options, folder.path() / "assets")) << "the command line names one";
}

} // namespace
} // namespace kiosk::app
