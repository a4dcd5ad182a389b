#include "app/config/options.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

using testing::HasSubstr;

std::variant<Options, EarlyExit> parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "kiosk");
    return parse_options(arguments);
}

TEST(Options, NothingGivenLeavesEverythingToTheConfig) {
    const auto parsed = parse({});
    const Options* options = std::get_if<Options>(&parsed);
    ASSERT_NE(options, nullptr);
    EXPECT_FALSE(options->config || options->database || options->event || options->checkpoint || options->camera ||
                 options->windowed || options->language || options->theme || options->now || options->tour);
}

TEST(Options, EveryOptionIsRead) {
    const auto parsed = parse({"--config",     "k.toml", "--db",     "a.db",     "--event",    "demo",
                               "--checkpoint", "gate",   "--camera", "none",     "--windowed", "1080x1920",
                               "--lang",       "ja",     "--theme",  "contrast", "--now",      "2026-11-26T09:00",
                               "--tour",       "shots"});
    const Options* options = std::get_if<Options>(&parsed);
    ASSERT_NE(options, nullptr);
    EXPECT_EQ(options->config, "k.toml");
    EXPECT_EQ(options->database, "a.db");
    EXPECT_EQ(options->event, "demo");
    EXPECT_EQ(options->checkpoint, "gate");
    EXPECT_EQ(options->camera, "none");
    EXPECT_EQ(options->windowed, (PixelSize{1080, 1920}));
    EXPECT_EQ(options->language, "ja");
    EXPECT_EQ(options->theme, Theme::Contrast);
    EXPECT_EQ(options->now, "2026-11-26T09:00");
    EXPECT_EQ(options->tour, "shots");
}

TEST(Options, HelpNamesEveryOptionAndIsNoFailure) {
    const auto parsed = parse({"--help"});
    const EarlyExit* exit = std::get_if<EarlyExit>(&parsed);
    ASSERT_NE(exit, nullptr);
    EXPECT_EQ(exit->code, kExitOk);
    for (const char* name : {"--config", "--db", "--event", "--checkpoint", "--camera", "--windowed", "--lang",
                             "--theme", "--now", "--tour", "--setup"})
        EXPECT_THAT(exit->text, HasSubstr(name));
}

TEST(Options, TheFirstStartAsksForTheEventItself) {
    EXPECT_TRUE(std::get<Options>(parse({"--setup", "--config", "k.toml"})).setup);
    const auto alone = parse({"--setup"});
    ASSERT_TRUE(std::holds_alternative<EarlyExit>(alone));
    EXPECT_THAT(std::get<EarlyExit>(alone).text, HasSubstr("--setup needs --config FILE"));
    for (const char* other : {"--event", "--db", "--tour"})
        EXPECT_TRUE(std::holds_alternative<EarlyExit>(parse({"--setup", "--config", "k.toml", other, "x"}))) << other;
}

struct Bad {
    std::vector<const char*> arguments;
    const char* says;
};
class BadOptions : public testing::TestWithParam<Bad> {};

TEST_P(BadOptions, AreAUsageErrorThatNamesThem) {
    const auto parsed = parse(GetParam().arguments);
    const EarlyExit* exit = std::get_if<EarlyExit>(&parsed);
    ASSERT_NE(exit, nullptr);
    EXPECT_EQ(exit->code, kExitUsage);
    EXPECT_THAT(exit->text, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(CommandLine, BadOptions,
                         testing::Values(Bad{{"--colour"}, "--colour"}, Bad{{"--db"}, "--db"},
                                         Bad{{"--windowed", "big"}, "big"}, Bad{{"--windowed", "100x100"}, "480"},
                                         Bad{{"--windowed", "1280x720x3"}, "1280x720"},
                                         Bad{{"--windowed", "99999999999x720"}, "7680"}, Bad{{"--lang", "fr"}, "zh-TW"},
                                         Bad{{"--theme", "dark"}, "contrast"}, Bad{{"demo"}, "demo"}));

} // namespace
} // namespace kiosk::app
