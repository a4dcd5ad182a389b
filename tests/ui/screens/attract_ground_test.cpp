// The attract screen's ground: what lies behind words and signs, and that nothing stands on anything else.
#include <algorithm>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

struct AttractLook {
    int width, height;
    core::TextSize text;
};

template <class Box> bool lies_in(const Box& a, const ui::WidgetRect& b) {
    return a.x0 >= b.x0 - 1 && a.x1 <= b.x1 + 1 && a.y0 >= b.y0 - 1 && a.y1 <= b.y1 + 1;
}
template <class Box, class Other> bool lie_apart(const Box& a, const Other& b) {
    return a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
}

std::vector<ui::WidgetRect> noted(const ui::FrameRecord& record, std::string_view id) {
    std::vector<ui::WidgetRect> found;
    std::ranges::copy_if(record.widgets, std::back_inserter(found), [&](const auto& each) { return each.id == id; });
    return found;
}

void expect_clear_ground(const ui::FrameRecord& record, const std::string& where) {
    const auto maps = noted(record, "attract.map"), cleared = noted(record, "attract.clear");
    ASSERT_EQ(maps.size(), 1U) << where;
    const auto on_clear = [&](const auto& box) {
        return std::ranges::any_of(cleared, [&](const ui::WidgetRect& each) { return lies_in(box, each); });
    };
    for (const ui::TextRun& run : record.texts)
        EXPECT_TRUE(lie_apart(run, maps.front()) || on_clear(run)) << where << ": \"" << run.text << "\"";
    for (const ui::WidgetRect& sign : noted(record, "attract.sign")) EXPECT_TRUE(on_clear(sign)) << where;
}

void expect_words_apart(const ui::FrameRecord& record, const std::string& where) {
    const auto& texts = record.texts;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            EXPECT_TRUE(lie_apart(texts[i], texts[j]))
                << where << ": \"" << texts[i].text << "\" covers \"" << texts[j].text << "\"";
}

class AttractGround : public testing::TestWithParam<AttractLook> {};

TEST_P(AttractGround, NoBorderRunsThroughWordsOrSignsAndNoWordsLieOverOthers) {
    const AttractLook& look = GetParam();
    Offscreen screen(look.width, look.height);
    for (const auto& language : core::guest_languages()) {
        for (NamedStage& named : all_stages(std::string(language))) {
            if (named.stage.state.screen != core::Screen::Attract) continue;
            named.stage.state.accessibility.text = look.text;
            const std::string where = named.name + "-" + std::string(language);
            const ui::FrameRecord record = screen.frame(named.stage).record;
            expect_clear_ground(record, where);
            expect_words_apart(record, where);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Looks, AttractGround,
                         testing::Values(AttractLook{1920, 1080, core::TextSize::Normal},
                                         AttractLook{1080, 1920, core::TextSize::Normal},
                                         AttractLook{1920, 1080, core::TextSize::Largest},
                                         AttractLook{1080, 1920, core::TextSize::Largest},
                                         AttractLook{1024, 600, core::TextSize::Normal}));

bool shows(const ui::FrameRecord& record, std::string_view words) {
    return std::ranges::any_of(record.texts,
                               [&](const ui::TextRun& run) { return run.text.find(words) != std::string::npos; });
}

TEST(AttractPages, WhatIsOnStandsBesideWhoVisitsWhereThereIsRoom) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        Offscreen screen(width, height);
        Stage stage = sample_stage(core::Screen::Attract, "en");
        stage.now = core::MonoTime{};
        const ui::FrameRecord record = screen.frame(stage).record;
        EXPECT_TRUE(shows(record, "青葉台高等学校")) << width;
        EXPECT_TRUE(shows(record, "Arrival and reception")) << width;
        EXPECT_TRUE(shows(record, "Welcome ceremony")) << width;
    }
}

TEST(AttractPages, ThePhotoTakesNoPlaceFromWhoVisitsAndWhatIsOn) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        Offscreen screen(width, height);
        for (const NamedStage& named : all_stages("en")) {
            if (named.name != "attract-photo") continue;
            (void)screen.frame(named.stage);
            const ui::FrameRecord record = screen.frame(named.stage).record;
            EXPECT_TRUE(shows(record, "青葉台高等学校")) << width;
            EXPECT_TRUE(shows(record, "Arrival and reception")) << width;
        }
    }
}

TEST(AttractPages, WhoVisitsGivesNoPlaceToWhatIsOn) {
    Offscreen screen(1920, 1080);
    Stage stage = sample_stage(core::Screen::Attract, "en");
    stage.now = core::MonoTime{};
    for (const char* id : {"c", "d", "e"}) {
        stage.model.delegations.push_back(stage.model.delegations[1]);
        stage.model.delegations.back().id = core::DelegationId{id};
    }
    const ui::FrameRecord record = screen.frame(stage).record;
    EXPECT_TRUE(shows(record, "Marina Grove"));
    EXPECT_FALSE(shows(record, "Arrival and reception"));
}

} // namespace
} // namespace kiosk::test
