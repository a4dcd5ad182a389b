// The attract screen: whom it welcomes, how its parts take turns, and that nothing bright stays put.
#include "ui/presenters/attract.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using ui::AttractPage;

class Attract : public testing::Test {
  protected:
    std::vector<core::Catalogue> all = catalogues();
    Stage stage = sample_stage(core::Screen::Attract, "en");

    [[nodiscard]] ui::AttractViewModel view() const {
        const ui::ScreenInput input{stage.state,           stage.model,       stage.local_now,      stage.now,
                                    stage.camera.status,   ui::LensSide::Top, stage.reduced_motion, stage.still,
                                    stage.photo != nullptr};
        return ui::attract_view_model(input, ui::Translator(all, stage.state.language));
    }
    static std::shared_ptr<const ui::Image> white(int width, int height) {
        auto photo = std::make_shared<ui::Image>(ui::Image{width, height, {}});
        photo->rgb.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 255);
        return photo;
    }
    std::vector<AttractPage> pages(int count) {
        std::vector<AttractPage> seen;
        for (int i = 0; i < count; ++i, stage.now += ui::kAttractPage) seen.push_back(view().page);
        return seen;
    }
};

TEST_F(Attract, WelcomesInTheDelegationsLanguagesFirstAndWhoIsDueBeforeAll) {
    stage.state.default_language = "ja";
    EXPECT_EQ(view().hello.text, "ようこそ");
    EXPECT_EQ(view().welcomes.size(), 2U);
    stage.model.delegations[0].language = "ko";
    EXPECT_EQ(view().hello.text, "환영합니다");
    EXPECT_EQ(view().welcomes[0].text, "Welcome   ");
    EXPECT_EQ(view().welcomes[1].text, "歡迎");
    stage.state.default_language = "en";
    EXPECT_EQ(view().hello.text, "Welcome");
}

TEST_F(Attract, WelcomesInTheHomeLanguageWhenNobodyVisits) {
    stage.model.delegations.clear();
    EXPECT_EQ(view().hello.text, "歡迎");
    EXPECT_EQ(view().page, AttractPage::Programme);
}

TEST_F(Attract, ALanguageThatTheKioskDoesNotSpeakIsLeftOut) {
    stage.model.delegations[0].language = "de";
    stage.state.default_language = "en";
    EXPECT_EQ(view().hello.text, "Welcome");
}

TEST_F(Attract, CountsWhoHasArrivedOfWhomItExpects) {
    const auto cards = view().delegations;
    ASSERT_EQ(cards.size(), 2U);
    const auto text = [](const ui::Spans& spans) {
        std::string joined;
        for (const auto& said : spans) joined += said.text;
        return joined;
    };
    EXPECT_EQ(text(cards[0].detail), "Japan ・ arrives 09:00 ・ 21 of 28 arrived");
    EXPECT_EQ(text(cards[1].detail), "Singapore ・ arrives 10:30 ・ 34 guests");
    stage.model.event.show_delegations = false;
    EXPECT_TRUE(view().delegations.empty());
}

TEST_F(Attract, DelegationsNowAndNextAndAPhotoTakeTurns) {
    stage.now = core::MonoTime{};
    using enum AttractPage;
    EXPECT_EQ(pages(3), (std::vector{Delegations, Programme, Delegations}));
    stage.photo = white(4, 3);
    stage.now = core::MonoTime{};
    EXPECT_EQ(pages(4), (std::vector{Delegations, Programme, Photo, Delegations}));
}

TEST_F(Attract, StandsStillWhenToldSoAndAsksForNoFrameBeforeTheNextMinute) {
    stage.still = true;
    stage.photo = white(4, 3);
    const auto before = view();
    stage.now += ui::kAttractPage + ui::kAttractStep;
    EXPECT_EQ(view().page, before.page);
    EXPECT_EQ(view().drift.x, before.drift.x);
    EXPECT_EQ(view().lit, before.lit);
    Offscreen screen(640, 360);
    EXPECT_EQ(screen.frame(stage).redraw_at, stage.now + std::chrono::minutes{1});
    stage.still = false;
    EXPECT_LE(screen.frame(stage).redraw_at, stage.now + ui::kAttractStep);
}

TEST_F(Attract, TellsWhileAPhotoIsShown) {
    stage.photo = white(64, 48);
    Offscreen screen(640, 360);
    stage.now = core::MonoTime{};
    EXPECT_FALSE(screen.frame(stage).photo_turn);
    stage.now += ui::kAttractPage * 2;
    EXPECT_TRUE(screen.frame(stage).photo_turn);
    stage.state.screen = core::Screen::Home;
    EXPECT_FALSE(screen.frame(stage).photo_turn);
}

TEST_F(Attract, AnEventWithPhotosOnlyCountsTheirTurns) {
    stage.photo = white(64, 48);
    stage.model.delegations.clear();
    stage.model.programme.clear();
    Offscreen screen(640, 360);
    stage.now = core::MonoTime{ui::kAttractPage * 7};
    const auto first = screen.frame(stage).photo_turn;
    ASSERT_TRUE(first);
    stage.now += ui::kAttractPage - core::Millis{1};
    EXPECT_EQ(screen.frame(stage).photo_turn, first);
    stage.now += core::Millis{1};
    EXPECT_EQ(screen.frame(stage).photo_turn, *first + 1);
}

int luminance(const Pixels& pixels, std::size_t at) {
    return (2126 * pixels.rgb[at * 3] + 7152 * pixels.rgb[at * 3 + 1] + 722 * pixels.rgb[at * 3 + 2]) / 10000;
}

// Of each pixel the darkest that it was in ten minutes: the largest of these stayed the brightest.
int brightest_that_stays(Stage stage, int width, int height) {
    Offscreen screen(width, height);
    std::vector<int> darkest(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    (void)screen.frame(stage, true); // letters come into the atlas
    for (int i = 0; i < 40; ++i, stage.now += core::Millis{15'000}, stage.local_now += core::Millis{15'000}) {
        (void)screen.frame(stage, true);
        const Pixels pixels = screen.pixels();
        for (std::size_t at = 0; at < darkest.size(); ++at) darkest[at] = std::min(darkest[at], luminance(pixels, at));
    }
    return *std::max_element(darkest.begin(), darkest.end());
}

TEST_F(Attract, NothingBrightStaysPutForTenMinutes) {
    stage.map = sample_map();
    stage.photo = white(64, 48);
    EXPECT_LT(brightest_that_stays(stage, 640, 360), 130);
    EXPECT_LT(brightest_that_stays(stage, 360, 640), 130);
    stage.still = true;
    EXPECT_LT(brightest_that_stays(stage, 640, 360), 150) << "a still image changes its sides, too";
}

TEST_F(Attract, IsDimmedAsMuchAsTheScheduleSays) {
    Offscreen screen(640, 360);
    const auto brightest = [&] {
        (void)screen.frame(stage, true);
        (void)screen.frame(stage, true);
        const Pixels pixels = screen.pixels();
        return int{*std::max_element(pixels.rgb.begin(), pixels.rgb.end())};
    };
    EXPECT_GT(brightest(), 250);
    stage.brightness = 0.4F;
    EXPECT_NEAR(brightest(), 102, 3);
}

TEST_F(Attract, SaysGoodbyeWhereGuestsLeaveAndWhenAllIsOver) {
    EXPECT_EQ(view().hello.text, "Welcome");
    EXPECT_TRUE(view().invites);
    stage.model.checkpoint.direction = core::Direction::Out;
    EXPECT_EQ(view().hello.text, "Goodbye");
    EXPECT_TRUE(view().invites) << "to check out";
    EXPECT_EQ(view().delegations.front().detail.back().text, "28 guests") << "not how many came";
    stage.model.checkpoint.direction = core::Direction::In;
    stage.local_now += std::chrono::days{3};
    EXPECT_EQ(view().hello.text, "再見，一路順風") << "nobody visits on that day";
    EXPECT_FALSE(view().invites);
    EXPECT_EQ(view().call.back().text, "Thank you for coming");
}

TEST_F(Attract, PointsToNoLensWhereThereIsNone) {
    EXPECT_TRUE(view().arrow);
    for (const auto status : {ui::CameraStatus::Off, ui::CameraStatus::Lost}) {
        stage.camera.status = status;
        EXPECT_FALSE(view().arrow);
    }
}

} // namespace
} // namespace kiosk::test
