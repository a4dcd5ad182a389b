#include "app/config/config_writer.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/i18n/text.hpp"

namespace kiosk::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kFile = "/etc/kiosk/kiosk.toml";

std::string written(const Config& config) {
    const auto text = write_config(config, kFile);
    EXPECT_TRUE(text) << text.error().detail;
    return text.value_or("");
}

Config read_back(const std::string& text) {
    const auto read = parse_config(text, kFile);
    EXPECT_TRUE(read) << read.error().detail << "\n" << text;
    if (!read) return {};
    EXPECT_THAT(read->warnings, testing::IsEmpty());
    return read->config;
}

Config everything() {
    Config config;
    config.setup = core::SetupStep::Camera;
    config.database = "/etc/kiosk/data/visit.db";
    config.event = "/srv/visit";
    config.checkpoint = "gate";
    config.follow_programme = true;
    config.followed = {"gate", "hall"};
    config.camera = "v4l2src device=/dev/video2 ! video/x-raw,format=\"YUY2\"";
    config.language = "ja";
    config.theme = Theme::Contrast;
    config.sound = {0.25, {core::MinuteOfDay{12 * 60 + 30}, core::MinuteOfDay{24 * 60}}, 0.125, true};
    config.attract = {true, {core::MinuteOfDay{19 * 60}, core::MinuteOfDay{7 * 60}}, 0.1};
    config.reduced_motion = true;
    config.idle = core::Millis{61'500};
    config.barcodes = true;
    config.log_file = "/etc/kiosk/kiosk.log";
    config.stick = "/srv/stick";
    config.printer = "Brother_QL-820NWB";
    config.hub = "postgresql://kiosk_gate@hub.example/kiosk?passfile=/etc/kiosk/my%20gate.pgpass";
    config.monitor = std::string("HDMI-1");
    config.rotate = 270;
    config.touch = core::TouchMap{0.001, -1.0203, 1.01, 1.0 / 3, 1e-7, -0.25};
    config.panel = {527.5F, 296.1F, 950, ui::LensSide::Left};
    return config;
}

TEST(ConfigWriter, WhatIsWrittenIsReadAgain) {
    const Config config = everything();
    const Config read = read_back(written(config));
    EXPECT_EQ(read.setup, config.setup);
    EXPECT_EQ(read.database, config.database);
    EXPECT_EQ(read.event, config.event);
    EXPECT_EQ(read.checkpoint, config.checkpoint);
    EXPECT_TRUE(read.follow_programme);
    EXPECT_EQ(read.followed, config.followed);
    EXPECT_EQ(read.camera, config.camera);
    EXPECT_EQ(read.language, config.language);
    EXPECT_EQ(read.theme, config.theme);
    EXPECT_EQ(read.sound.volume, config.sound.volume);
    EXPECT_EQ(read.sound.quiet, config.sound.quiet);
    EXPECT_EQ(read.sound.quiet_volume, config.sound.quiet_volume);
    EXPECT_EQ(read.sound.spoken, config.sound.spoken);
    EXPECT_EQ(read.attract.still, config.attract.still);
    EXPECT_EQ(read.attract.dim, config.attract.dim);
    EXPECT_EQ(read.attract.brightness, config.attract.brightness);
    EXPECT_EQ(read.reduced_motion, config.reduced_motion);
    EXPECT_EQ(read.idle, config.idle);
    EXPECT_EQ(read.barcodes, config.barcodes);
    EXPECT_EQ(read.log_file, config.log_file);
    EXPECT_EQ(read.stick, config.stick);
    EXPECT_EQ(read.printer, config.printer);
    EXPECT_EQ(read.hub, config.hub);
    EXPECT_EQ(read.monitor, config.monitor);
    EXPECT_EQ(read.rotate, config.rotate);
    EXPECT_EQ(read.touch, config.touch);
    EXPECT_EQ(read.panel.width_mm, config.panel.width_mm);
    EXPECT_EQ(read.panel.height_mm, config.panel.height_mm);
    EXPECT_EQ(read.panel.bottom_above_floor_mm, config.panel.bottom_above_floor_mm);
    EXPECT_EQ(read.panel.lens, config.panel.lens);
}

TEST(ConfigWriter, ANewMachinesFileIsShortAndShowsItsEnd) {
    const std::string text = written({});
    EXPECT_TRUE(has_end_line(text));
    EXPECT_THAT(text, Not(HasSubstr("[")));
    EXPECT_THAT(text, Not(HasSubstr(" = ")));
    EXPECT_FALSE(torn(text, std::nullopt));
}

TEST(ConfigWriter, WhatLiesBesideTheFileIsNamedSoThatACopyElsewhereNamesItsOwn) {
    Config config;
    config.database = "/etc/kiosk/visit.db";
    config.event = "/etc/kiosk2/visit";
    const std::string text = written(config);
    EXPECT_THAT(text, HasSubstr("db = \"visit.db\"\n"));
    EXPECT_THAT(text, HasSubstr("event = \"/etc/kiosk2/visit\"\n"));
    const auto elsewhere = parse_config(text, "/home/kiosk/kiosk.toml");
    ASSERT_TRUE(elsewhere);
    EXPECT_EQ(elsewhere->config.database, "/home/kiosk/visit.db");
    EXPECT_EQ(write_config(config, "kiosk.toml")->find("db = \"/etc/kiosk/visit.db\""), text.find("db = "));
}

TEST(ConfigWriter, TextsComeBackWhateverStandsInThem) {
    std::vector<std::string> texts{"正門",
                                   "\xF0\x9F\x8C\xB8",
                                   "\"\"\"",
                                   "'''",
                                   "\\",
                                   "\\\"",
                                   "a\r\n[window]\nrotate = 90\n",
                                   "# end of kiosk.toml",
                                   "\xE2\x80\xAE",
                                   "\xEF\xBB\xBF",
                                   " "};
    for (char32_t sign = 1; sign < 0x100; ++sign) {
        texts.emplace_back();
        core::append_utf8(texts.back(), sign);
    }
    for (const std::string& text : texts) {
        Config config;
        config.checkpoint = text;
        config.camera = text + "\"\n[window]\nrotate = 90\n" + text;
        const Config read = read_back(written(config));
        EXPECT_EQ(read.checkpoint, config.checkpoint);
        EXPECT_EQ(read.camera, config.camera);
        EXPECT_FALSE(read.rotate);
    }
}

TEST(ConfigWriter, APathThatIsNoTextIsRefusedByName) {
    Config config;
    config.database = "/etc/kiosk/\xFF.db";
    const auto text = write_config(config, kFile);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().kind, core::ErrorKind::Invalid);
    EXPECT_THAT(text.error().detail, testing::StartsWith("db is no UTF-8"));
}

} // namespace
} // namespace kiosk::app
