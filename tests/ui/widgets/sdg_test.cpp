#include "ui/widgets/sdg.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "ui/offscreen.hpp"

namespace kiosk::test {
namespace {

ui::Colour colour_of(const std::string& text) {
    return ui::Colour::hex(static_cast<std::uint32_t>(std::stoul(text.substr(1), nullptr, 16)));
}

TEST(Sdgs, HaveTheColoursAndInksOfTheDomainsFile) {
    std::ifstream file(std::filesystem::path(KIOSK_SOURCE_DIR) / "data/domain/sdgs.json");
    const auto all = nlohmann::json::parse(file).at("sdgs");
    ASSERT_EQ(all.size(), static_cast<std::size_t>(ui::kSdgCount));
    for (const auto& one : all) {
        const ui::SdgColours colours = ui::sdg_colours(one.at("no").get<int>());
        EXPECT_EQ(colours.ground, colour_of(one.at("hex").get<std::string>())) << one.at("no");
        EXPECT_EQ(colours.ink, colour_of(one.at("textColour").get<std::string>())) << one.at("no");
    }
}

TEST(Sdgs, WithoutRoomForAllSayHowManyMoreThereAre) {
    const float side = 60, five = ui::sdg_width(5, side);
    const auto fit = [&](std::size_t goals, float width) { return ui::sdg_fit(goals, side, width); };
    EXPECT_EQ(fit(5, five).tiles, 5U);
    EXPECT_EQ(fit(5, five).more, 0U);
    EXPECT_EQ(fit(6, five).tiles, 5U);
    EXPECT_EQ(fit(6, five).more, 2U) << "four goals and +2";
    EXPECT_EQ(fit(17, five - 1).tiles, 4U);
    EXPECT_EQ(fit(17, five - 1).more, 14U);
    EXPECT_EQ(fit(17, 10).more, 17U);
    EXPECT_EQ(fit(0, five).tiles, 0U);
}

TEST(Sdgs, CarryAnInkThatReads) {
    for (int goal = 1; goal <= ui::kSdgCount; ++goal) {
        const ui::SdgColours c = ui::sdg_colours(goal);
        EXPECT_GE(ui::contrast_ratio(c.ink, c.ground), 4.5) << goal;
    }
}

TEST(Sdgs, HaveATitleInEveryLanguage) {
    const auto all = catalogues();
    for (const std::string_view language : core::guest_languages()) {
        const ui::Translator words(all, core::Language(language));
        for (int goal = 1; goal <= ui::kSdgCount; ++goal) {
            const ui::Said title = ui::sdg_title(goal, words);
            EXPECT_EQ(title.language, language);
            EXPECT_GT(title.text.size(), 5U) << goal;
        }
    }
    EXPECT_EQ(ui::sdg_title(17, ui::Translator(all, "zh-TW")).text, "多元夥伴關係");
}

} // namespace
} // namespace kiosk::test
