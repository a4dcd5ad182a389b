#include "app/config/config.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace kiosk::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kGood = R"(db = "data/visit.db"
event = "/srv/visit"
checkpoint = "gate"
camera = "auto"
lang = "en"
theme = "contrast"
volume = 0.25
idle_seconds = 60
barcodes = true
reduced_motion = true
log_file = "kiosk.log"
stick = "usb"
printer = "Brother_QL-820NWB"

[window]
monitor = "HDMI-1"
rotate = 90
touch = [0, 1, 0, -1, 0, 1]

[panel]
width_mm = 527
height_mm = 296.5
bottom_above_floor_mm = 950
lens = "left"

[attract]
still = true
dim_from = "19:00"
dim_to = "07:00"
brightness = 0.5

[sound]
quiet_from = "12:30"
quiet_to = "13:30"
quiet_volume = 0.125
spoken = true
)";

TEST(Config, EverySettingIsReadAndPathsAreRelativeToTheFile) {
    const auto read = parse_config(kGood, "/etc/kiosk/kiosk.toml");
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_THAT(read->warnings, IsEmpty());
    const Config& config = read->config;
    EXPECT_EQ(config.database, "/etc/kiosk/data/visit.db");
    EXPECT_EQ(config.event, "/srv/visit");
    EXPECT_EQ(config.checkpoint, "gate");
    EXPECT_EQ(config.camera, "auto");
    EXPECT_EQ(config.language, "en");
    EXPECT_EQ(config.theme, Theme::Contrast);
    EXPECT_DOUBLE_EQ(config.sound.volume, 0.25);
    EXPECT_TRUE(config.sound.spoken);
    EXPECT_EQ(config.idle, core::Millis(60'000));
    EXPECT_TRUE(config.barcodes);
    EXPECT_EQ(config.log_file, "/etc/kiosk/kiosk.log");
    EXPECT_EQ(config.stick, "/etc/kiosk/usb");
    EXPECT_EQ(config.printer, "Brother_QL-820NWB");
    EXPECT_EQ(config.monitor, MonitorChoice("HDMI-1"));
    EXPECT_EQ(config.rotate, 90);
    EXPECT_EQ(config.touch, core::turned_touch(90));
    EXPECT_FLOAT_EQ(config.panel.height_mm, 296.5F);
    EXPECT_EQ(config.panel.lens, ui::LensSide::Left);
}

TEST(Config, AHubsPassfileBecomesPartOfItsUrl) {
    const auto read =
        parse_config("[hub]\nurl = \"postgresql://kiosk_gate@hub.example/kiosk\"\npassfile = \"my gate.pgpass\"\n",
                     "/etc/kiosk/kiosk.toml");
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->config.hub, "postgresql://kiosk_gate@hub.example/kiosk?passfile=/etc/kiosk/my%20gate.pgpass");
    const auto more =
        parse_config("[hub]\nurl = \"postgresql://h/k?sslmode=verify-ca\"\npassfile = \"/p\"\n", "kiosk.toml");
    ASSERT_TRUE(more) << more.error().detail;
    EXPECT_EQ(more->config.hub, "postgresql://h/k?sslmode=verify-ca&passfile=/p");
    const auto wrong = parse_config("[hub]\nurl = \"hub.example\"\n", "kiosk.toml");
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().detail, HasSubstr("kiosk.toml:2:7: hub.url cannot be read"));
}

TEST(Config, SchedulesOfADayMayPassMidnight) {
    const auto config = parse_config(kGood, "kiosk.toml")->config;
    using std::chrono::hours;
    EXPECT_TRUE(config.reduced_motion && config.attract.still);
    EXPECT_TRUE(config.attract.dim.holds(hours{19}));
    EXPECT_TRUE(config.attract.dim.holds(hours{2}));
    EXPECT_FALSE(config.attract.dim.holds(hours{7}));
    EXPECT_DOUBLE_EQ(config.attract.brightness, 0.5);
    EXPECT_DOUBLE_EQ(config.sound.at(hours{13}), 0.125);
    EXPECT_DOUBLE_EQ(config.sound.at(hours{14}), 0.25);
    EXPECT_DOUBLE_EQ(config.sound.loudest(), 0.25);
    EXPECT_FALSE(Config{}.attract.dim.holds(hours{0})) << "never, unless it is said";
}

TEST(Config, AScheduleThatIsNoTimeOrHasOneEndOnlyIsNamed) {
    const auto read =
        parse_config("[attract]\ndim_from = \"7 pm\"\ndim_to = \"07:00\"\n[sound]\nquiet_from = \"12:00\"\n", "k.toml");
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail, HasSubstr("k.toml:2:12: attract.dim_from cannot be read: write a time"));
    EXPECT_THAT(read.error().detail,
                HasSubstr("k.toml:5:14: sound.quiet_from cannot be read: write both quiet_from and quiet_to"));
}

TEST(Config, APictureIsTurnedByQuartersAndAPanelIsNoLine) {
    const auto read = parse_config("setup = \"coffee\"\n[window]\nrotate = 45\ntouch = [1, 0, 0, 1, 0, 0]\n", "k.toml");
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail, HasSubstr("k.toml:1:9: setup cannot be read: take the line out"));
    EXPECT_THAT(read.error().detail, HasSubstr("k.toml:3:10: window.rotate cannot be read: write 0, 90, 180 or 270"));
    EXPECT_THAT(read.error().detail, HasSubstr("k.toml:4:9: window.touch cannot be read: write six numbers"));
    for (const char* touch : {"[1, 0, 0, 0, 1]", "[1, 0, 0, 0, 1, \"0\"]", "[1, 0, nan, 0, 1, 0]",
                              "[inf, 0, 0, 0, 1, 0]", "[100, 0, 0, 0, 1, 0]", "\"1 0 0 0 1 0\""})
        EXPECT_FALSE(parse_config(std::string("[window]\ntouch = ") + touch + "\n", "k.toml")) << touch;
}

TEST(Config, AnEmptyFileIsAllDefaults) {
    const auto read = parse_config("", "kiosk.toml");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->config.monitor, MonitorChoice(0));
    EXPECT_EQ(read->config.idle, core::Millis(45'000));
    EXPECT_FALSE(read->config.database);
}

TEST(Config, AnUnknownSettingIsAWarningWithItsPlaceAndTheNearestName) {
    const auto read =
        parse_config("volume = 1\nchekpoint = \"gate\"\n[panel]\nlenz = \"top\"\nzzzzzzzz = 1\n", "kiosk.toml");
    ASSERT_TRUE(read);
    EXPECT_THAT(read->warnings,
                testing::UnorderedElementsAre(
                    "kiosk.toml:2:1: chekpoint is not a setting and was not read: did you mean checkpoint?",
                    "kiosk.toml:4:1: panel.lenz is not a setting and was not read: did you mean panel.lens?",
                    "kiosk.toml:5:1: panel.zzzzzzzz is not a setting and was not read"));
}

TEST(Config, AMistakeInTheSyntaxIsNamedWithLineAndColumn) {
    const auto read = parse_config("db = \"a.db\"\ncamera = \n", "kiosk.toml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, core::ErrorKind::Invalid);
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:2:"));
}

TEST(Config, EveryWrongValueIsNamedInOneGo) {
    const auto read = parse_config(
        "volume = 7\ntheme = \"dark\"\nlang = \"fr\"\ndb = 3\nbarcodes = 1\n[window]\nmonitor = -1\n", "kiosk.toml");
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:1:10: volume cannot be read: write a number from 0 to 1"));
    EXPECT_THAT(read.error().detail,
                HasSubstr("kiosk.toml:2:9: theme cannot be read: write one of \"light\" \"contrast\""));
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:3:8: lang"));
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:4:6: db"));
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:7:11: window.monitor"));
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:5:12: barcodes cannot be read: write true or false"));
}

TEST(Config, ASectionThatIsNoSectionIsNamed) {
    const auto read = parse_config("panel = 3\n", "kiosk.toml");
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail, HasSubstr("kiosk.toml:1:9: panel cannot be read: write it as a section, [panel]"));
}

class ConfigFile : public testing::Test {
  protected:
    void write(const char* text) const { std::ofstream(file) << text; }
    test::Folder folder;
    std::filesystem::path file = folder.path() / "kiosk.toml";
};

TEST_F(ConfigFile, ABrokenFileFallsBackToTheLastGoodOne) {
    ASSERT_TRUE(keep_last_good(file, "volume = 0.125\n"));
    write("volume = \"loud\"\n");
    const auto loaded = load_config(file);
    ASSERT_TRUE(loaded);
    EXPECT_TRUE(loaded->from_last_good);
    EXPECT_THAT(loaded->problem, HasSubstr("kiosk.toml:1:"));
    EXPECT_DOUBLE_EQ(loaded->read.config.sound.volume, 0.125);
}

TEST_F(ConfigFile, AGoodFileIsPreferredToTheLastGoodOne) {
    ASSERT_TRUE(keep_last_good(file, "volume = 0.125\n"));
    write("volume = 0.5\n");
    const auto loaded = load_config(file);
    ASSERT_TRUE(loaded);
    EXPECT_FALSE(loaded->from_last_good);
    EXPECT_EQ(loaded->text, "volume = 0.5\n");
    EXPECT_DOUBLE_EQ(loaded->read.config.sound.volume, 0.5);
}

// What ext4, XFS and FAT leave of a file that was being saved: nothing, zero bytes, or its beginning.
TEST_F(ConfigFile, WhateverAPowerCutLeavesOfAFileWithAnEndLineTheLastGoodOneGoesOn) {
    const std::string whole = "db = \"k.db\"\ncheckpoint = \"lunch\"\n[panel]\nwidth_mm = 600\n# end of kiosk.toml\n";
    ASSERT_TRUE(keep_last_good(file, whole));
    const auto expect_last_good = [&](const std::string& left) {
        std::ofstream(file, std::ios::binary) << left;
        const auto loaded = load_config(file);
        ASSERT_TRUE(loaded) << left;
        EXPECT_TRUE(loaded->from_last_good) << left;
        EXPECT_EQ(loaded->read.config.checkpoint, "lunch") << left;
    };
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        expect_last_good(whole.substr(0, size));
        expect_last_good(whole.substr(0, size) + std::string(whole.size() - size, '\0'));
        expect_last_good("volume = 0.5\n" + whole.substr(0, size));
    }
}

TEST_F(ConfigFile, WithoutAnEndLineEveryBeginningOfTheLastGoodOneIsTorn) {
    const std::string whole = "db = \"k.db\"\ncheckpoint = \"lunch\"\n[panel]\nwidth_mm = 600\n";
    ASSERT_TRUE(keep_last_good(file, whole));
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        std::ofstream(file, std::ios::binary) << whole.substr(0, size);
        const auto loaded = load_config(file);
        ASSERT_TRUE(loaded) << size;
        EXPECT_TRUE(loaded->from_last_good) << size;
    }
    write("db = \"k.db\"\ncheckpoint = \"lunch\"\n[panel]\nwidth_mm = 600"); // Notepad adds no last newline
    EXPECT_FALSE(load_config(file)->from_last_good);
}

TEST_F(ConfigFile, WhoMeansItShorterSaysSoWithTheEndLine) {
    ASSERT_TRUE(keep_last_good(file, "db = \"k.db\"\ncheckpoint = \"lunch\"\n"));
    write("db = \"k.db\"\n");
    const auto torn_one = load_config(file);
    ASSERT_TRUE(torn_one);
    EXPECT_THAT(torn_one->problem, HasSubstr("If it is meant so, end it with the line # end of kiosk.toml"));
    write("db = \"k.db\"\r\n#  End of Kiosk.toml \r\n\r\n");
    const auto meant = load_config(file);
    ASSERT_TRUE(meant);
    EXPECT_FALSE(meant->from_last_good);
    EXPECT_FALSE(meant->read.config.checkpoint);
}

TEST_F(ConfigFile, ThatWasChangedAndEndsAsTheLastGoodOneDoesIsUsed) {
    ASSERT_TRUE(keep_last_good(file, "volume = 0.125\n# end of kiosk.toml\n"));
    write("volume = 0.25\n# end of kiosk.toml\n");
    const auto loaded = load_config(file);
    ASSERT_TRUE(loaded);
    EXPECT_FALSE(loaded->from_last_good) << loaded->problem;
    EXPECT_EQ(loaded->read.config.sound.volume, 0.25);
}

TEST_F(ConfigFile, OneWrittenByHandNeedsNoEndLineAtTheFirstStart) {
    write("db = \"k.db\"\n");
    const auto loaded = load_config(file);
    ASSERT_TRUE(loaded);
    EXPECT_FALSE(loaded->from_last_good);
}

TEST_F(ConfigFile, WithoutALastGoodOneATornFileIsAnErrorThatSaysHowToMendIt) {
    for (const std::string& left : {std::string(), std::string("\r\n \n"), std::string(40, '\0')}) {
        std::ofstream(file, std::ios::binary) << left;
        const auto loaded = load_config(file);
        ASSERT_FALSE(loaded);
        EXPECT_EQ(loaded.error().kind, core::ErrorKind::Invalid);
        EXPECT_THAT(loaded.error().detail, HasSubstr("write it anew, and end it with the line # end of kiosk.toml"));
    }
}

TEST_F(ConfigFile, OneThatWasSavedAsUtf16IsToldSo) {
    std::ofstream(file, std::ios::binary) << std::string("\xFF\xFE"
                                                         "d\0b\0",
                                                         6);
    EXPECT_THAT(load_config(file).error().detail, HasSubstr("save it as UTF-8"));
}

TEST_F(ConfigFile, ATornLastGoodOneIsNotGoneBackTo) {
    std::ofstream(last_good_of(file)) << "";
    write("volume = \"loud\"\n");
    ASSERT_FALSE(load_config(file));
    EXPECT_THAT(load_config(file).error().detail, HasSubstr("kiosk.toml:1:10: volume"));
}

TEST_F(ConfigFile, WithoutALastGoodOneTheFilesOwnProblemIsTold) {
    write("volume = \"loud\"\n");
    const auto loaded = load_config(file);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().detail, HasSubstr("kiosk.toml:1:10: volume"));
}

TEST_F(ConfigFile, AFileThatIsMissingIsNotFound) {
    const auto loaded = load_config(file);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind, core::ErrorKind::NotFound);
}

TEST(Config, ToFollowTheProgrammeIsYesNearACheckpointOrAListOfThem) {
    const auto near = parse_config("checkpoint = \"hall\"\nfollow_programme = true\n", "k.toml");
    ASSERT_TRUE(near) << near.error().detail;
    EXPECT_TRUE(near->config.follow_programme);
    EXPECT_THAT(near->config.followed, IsEmpty());
    const auto among = parse_config("follow_programme = [\"gate\", \"lunch\"]\n", "k.toml");
    ASSERT_TRUE(among) << among.error().detail;
    EXPECT_TRUE(among->config.follow_programme);
    EXPECT_THAT(among->config.followed, ElementsAre("gate", "lunch"));
    EXPECT_FALSE(parse_config("follow_programme = false\n", "k.toml")->config.follow_programme);
}

TEST(Config, ToFollowTheProgrammeOtherwiseIsRefusedWithItsLineAndHowToMendIt) {
    const auto says = [](const std::string& text) { return parse_config(text, "k.toml").error().detail; };
    EXPECT_EQ(says("volume = 0.5\nfollow_programme = true\n"),
              "k.toml:2:20: follow_programme cannot be read: write in checkpoint, too, near which one: "
              "checkpoint = \"hall\"");
    for (const auto* wrong : {"\"gate\"", "1", "[]", "[1]", "[\"gate\", 2]", "[\"\"]"})
        EXPECT_EQ(says("follow_programme = " + std::string(wrong) + "\n"),
                  "k.toml:1:20: follow_programme cannot be read: write true, or a list of at most 50 checkpoints: "
                  "[\"gate\", \"lunch\"]")
            << wrong;
}

} // namespace
} // namespace kiosk::app
