// What is made ready while nobody is there: the letters of the screens that the next guest meets.
#include "ui/screens/guest/rehearsal.hpp"

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

int glyphs_made() {
    const ImFontAtlasBuilder& builder = *ImGui::GetIO().Fonts->Builder;
    int count = 0;
    for (int i = 0; i < builder.BakedPool.Size; ++i) count += builder.BakedPool[i].Glyphs.Size;
    return count;
}

class Rehearsing : public testing::Test {
  protected:
    Offscreen screen{1920, 1080};

    // Until nothing is left to make ready; the frames that it took.
    int until_ready(Stage& attract) {
        for (int frames = 1; frames < 200; ++frames) {
            const auto out = screen.frame(attract);
            attract.now += core::Millis{100};
            if (*out.redraw_at - attract.now >= core::Millis{100}) return frames;
        }
        return 200;
    }
    static Stage still_attract() {
        Stage attract = sample_stage(core::Screen::Attract, "ja");
        attract.still = true; // it asks for no frame of its own
        attract.rehearses = true;
        return attract;
    }
};

TEST_F(Rehearsing, LeavesNoLetterToBeMadeWhenAGuestComes) {
    Stage attract = still_attract();
    EXPECT_GT(until_ready(attract), 20);
    const int ready = glyphs_made();
    for (const char* language : {"ja", "en", "zh-TW"}) {
        for (const core::Screen each : {core::Screen::Home, core::Screen::Scan, core::Screen::Programme})
            (void)screen.frame(sample_stage(each, language));
    }
    EXPECT_EQ(glyphs_made(), ready);
    (void)screen.frame(result_stage({sample_outcome(core::Verdict::Admitted, "ja")}, "ja"));
    EXPECT_LT(glyphs_made(), ready + 60) << "a name alone is new";
}

TEST_F(Rehearsing, IsOverOnceAndBeginsAnewWithAnotherEvent) {
    Stage attract = still_attract();
    (void)until_ready(attract);
    EXPECT_EQ(until_ready(attract), 1);
    attract.model.revision = core::RevisionNumber{attract.model.revision.value() + 1};
    EXPECT_GT(until_ready(attract), 20);
}

TEST_F(Rehearsing, DoesNothingWhileSomebodyIsThereNorUnasked) {
    Stage home = sample_stage(core::Screen::Home, "en");
    home.rehearses = true;
    (void)screen.frame(home);
    EXPECT_EQ(screen.frame(home).redraw_at, home.now + std::chrono::minutes{1});
    Stage attract = still_attract();
    attract.rehearses = false;
    EXPECT_EQ(until_ready(attract), 1);
}

TEST_F(Rehearsing, IsSeenByNobodyAndFeelsNoFinger) {
    Stage attract = still_attract(), plain = attract;
    plain.rehearses = false;
    (void)screen.frame(attract, true);
    const auto with = screen.frame(attract, true).record;
    const Pixels rehearsed = screen.pixels();
    const auto without = screen.frame(plain, true).record;
    EXPECT_EQ(rehearsed.rgb, screen.pixels().rgb);
    EXPECT_EQ(with.widgets.size(), without.widgets.size());
    EXPECT_EQ(with.texts.size(), without.texts.size());
}

TEST_F(Rehearsing, KnowsWhoComesAndNoMoreThanFourLanguages) {
    const Stage stage = sample_stage(core::Screen::Attract, "ko");
    const auto all = catalogues();
    const ui::ScreenInput seen{stage.state, stage.model, stage.local_now, stage.now};
    EXPECT_EQ(ui::languages_to_rehearse(seen, ui::Translator(all, "zh-TW")),
              (std::vector<core::Language>{"ko", "ja", "en", "zh-TW"}));
}

} // namespace
} // namespace kiosk::test
