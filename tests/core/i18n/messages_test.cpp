#include "core/i18n/text.hpp"

#include <thread>

#include <gmock/gmock.h>

namespace kiosk::core {
namespace {

using testing::ElementsAre;

Catalogue english(std::map<std::string, std::string> patterns) {
    return Catalogue::make("en", std::move(patterns)).value();
}

TEST(Messages, ChoosePluralsAndForms) {
    const auto texts = english({{"people", "{count, plural, one {# guest} other {# guests}}"},
                                {"door", "{way, select, in {Welcome, {name}} out {Goodbye, {name}} other {{name}}}"}});
    EXPECT_EQ(texts.text("people", {{"count", std::int64_t{1}}}), "1 guest");
    EXPECT_EQ(texts.text("people", {{"count", std::int64_t{40}}}), "40 guests");
    EXPECT_EQ(texts.text("door", {{"way", "out"}, {"name", "王小明"}}), "Goodbye, 王小明");
    EXPECT_THAT(texts.placeholders("door"), ElementsAre("name", "way"));
    EXPECT_THAT(texts.placeholders("people"), ElementsAre("count"));
}

TEST(Messages, WithoutArgumentsAreThemselves) {
    const auto texts = english({{"a", "Don't worry"}, {"b", "It''s '{'here'}'"}, {"c", ""}});
    EXPECT_EQ(texts.text("a"), "Don't worry");
    EXPECT_EQ(texts.text("b"), "It's {here}");
    EXPECT_EQ(texts.text("c"), "");
    EXPECT_TRUE(texts.placeholders("a").empty());
}

TEST(Messages, AMissingKeyIsItsOwnText) {
    const auto texts = english({{"home.title", "Welcome"}});
    EXPECT_EQ(texts.text("home.titel"), "home.titel");
    EXPECT_TRUE(texts.has("home.title"));
    EXPECT_FALSE(texts.has("home.titel"));
    EXPECT_THAT(texts.keys(), ElementsAre("home.title"));
    EXPECT_EQ(Catalogue().text("a"), "a");
    EXPECT_EQ(Catalogue().language(), "");
    EXPECT_EQ(texts.language(), "en");
}

TEST(Messages, ABadPatternIsRefusedAndItsKeyNamed) {
    for (const auto* bad : {"{name", "name}}{", "{count, plural, one {#}}", "{count, plurall, other {#}}", "{0}", "{}",
                            "{a b}", "\xff"}) {
        const auto made = Catalogue::make("en", {{"a.good", "good"}, {"b.bad", bad}});
        ASSERT_FALSE(made) << bad;
        EXPECT_EQ(made.error().kind, ErrorKind::Invalid);
        EXPECT_TRUE(made.error().detail.starts_with("b.bad: ")) << made.error().detail;
    }
}

TEST(Messages, MayBeAskedByManyThreads) {
    const auto texts = english({{"people", "{count, plural, one {# guest} other {# guests}}"}});
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&texts] {
            for (std::int64_t n = 2; n < 200; ++n) {
                EXPECT_EQ(texts.text("people", {{"count", n}}), std::to_string(n) + " guests");
            }
        });
    }
    for (auto& thread : threads) thread.join();
}

} // namespace
} // namespace kiosk::core
