#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "ui/offscreen.hpp"
#include "ui/presenters/screens.hpp"

namespace kiosk::test {
namespace {

const core::Catalogue& home_of(const std::vector<core::Catalogue>& all) {
    return *std::find_if(all.begin(), all.end(), [](const auto& c) { return c.language() == core::kHomeLanguage; });
}

TEST(Texts, EveryGuestLanguageHasTheSameKeys) {
    const auto all = catalogues();
    ASSERT_EQ(all.size(), core::guest_languages().size());
    const auto expected = home_of(all).keys();
    EXPECT_GT(expected.size(), 150U);
    for (const core::Catalogue& catalogue : all) {
        const auto keys = catalogue.keys();
        std::vector<std::string> odd;
        std::set_symmetric_difference(expected.begin(), expected.end(), keys.begin(), keys.end(),
                                      std::back_inserter(odd));
        EXPECT_TRUE(odd.empty()) << catalogue.language() << ": " << testing::PrintToString(odd);
    }
}

TEST(Texts, EveryGuestLanguageUsesTheSameArguments) {
    const auto all = catalogues();
    for (const core::Catalogue& catalogue : all) {
        for (const std::string& key : home_of(all).keys()) {
            EXPECT_EQ(catalogue.placeholders(key), home_of(all).placeholders(key))
                << catalogue.language() << " " << key;
        }
    }
}

TEST(Texts, NoTextIsEmptyOrLeavesAnArgumentOpen) {
    const core::Args args{{"n", std::int64_t{3}},         {"time", std::string("09:12")}, {"school", std::string("S")},
                          {"name", std::string("B")},     {"what", std::string("w")},     {"arrived", std::int64_t{2}},
                          {"expected", std::int64_t{28}}, {"h", std::int64_t{2}},         {"m", std::int64_t{30}},
                          {"capacity", std::int64_t{44}}, {"km", std::string("7.2")}};
    for (const core::Catalogue& catalogue : catalogues()) {
        for (const std::string& key : catalogue.keys()) {
            const std::string text = catalogue.text(key, args);
            EXPECT_FALSE(text.empty()) << catalogue.language() << " " << key;
            EXPECT_EQ(text.find_first_of("{}"), std::string::npos)
                << catalogue.language() << " " << key << ": " << text;
            EXPECT_EQ(text.find("''"), std::string::npos) << catalogue.language() << " " << key << ": " << text;
        }
    }
}

TEST(Texts, RefusalsNeverSayWhy) {
    for (const core::Catalogue& catalogue : catalogues()) {
        for (const std::string& key : catalogue.keys()) {
            for (const char* reason : {"revoked", "expired", "signature", "forged", "wrong_event"}) {
                EXPECT_EQ(key.find(reason), std::string::npos) << key;
            }
        }
    }
}

} // namespace
} // namespace kiosk::test
