// My programme goes away to a phone, and a delegation's last arrival has its moment.
#include <algorithm>

#include <gtest/gtest.h>

#include "app/workers/qr_maker.hpp"
#include "core/event/calendar_text.hpp"
#include "scan/decoder.hpp"
#include "ui/presenters/arrivals.hpp"
#include "ui/presenters/programme.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using core::Verdict;

Stage stage_named(std::string_view name, const core::Language& language) {
    for (NamedStage& named : all_stages(language))
        if (named.name == name) return named.stage;
    ADD_FAILURE() << "no stage " << name;
    return {};
}

const ui::WidgetRect* widget_of(const ui::FrameRecord& record, std::string_view id) {
    const auto found = std::ranges::find(record.widgets, id, &ui::WidgetRect::id);
    return found == record.widgets.end() ? nullptr : &*found;
}

std::vector<core::FoundCode> read_screen(const Pixels& pixels) {
    std::vector<std::uint8_t> grey;
    for (std::size_t i = 0; i < pixels.rgb.size(); i += 3)
        grey.push_back(static_cast<std::uint8_t>((pixels.rgb[i] + 2 * pixels.rgb[i + 1] + pixels.rgb[i + 2]) / 4));
    return scan::Decoder().decode({grey.data(), pixels.width, pixels.height, pixels.width}, scan::Pass::Plain);
}

TEST(TakeAway, TheCodeIsReadFromTheScreenAndHoldsNoName) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        for (const char* language : {"zh-TW", "en", "ja"}) {
            for (const bool contrast : {false, true}) {
                Stage stage = stage_named("programme-take", language);
                stage.state.accessibility.high_contrast = contrast;
                Offscreen screen(width, height);
                const ui::FrameOutput out = screen.frame(stage, true);
                ASSERT_FALSE(out.qr_wanted.empty());
                EXPECT_EQ(out.qr_wanted, stage.qr->text);
                const auto codes = read_screen(screen.pixels());
                ASSERT_EQ(codes.size(), 1U) << language << width;
                EXPECT_EQ(codes[0].text, out.qr_wanted);
                EXPECT_EQ(codes[0].text.find("KB1"), std::string::npos);
            }
        }
    }
}

// At 24 inches and 1080 lines a pixel is 0.277 mm: what phones read at arm's length is a millimetre a module.
TEST(TakeAway, TheFullestCodeHasModulesOfFourPixels) {
    Stage stage = stage_named("programme-take", "en");
    const auto fullest = app::make_qr(std::string(core::kMostCalendarBytes, 'x'));
    ASSERT_TRUE(fullest);
    EXPECT_LE(fullest->size, 137 + 8);
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1080, 1920}}) {
        Offscreen screen(width, height);
        const ui::FrameRecord record = screen.frame(stage).record;
        const ui::WidgetRect* box = widget_of(record, "programme.code");
        ASSERT_NE(box, nullptr);
        EXPECT_GE((box->x1 - box->x0) / static_cast<float>(fullest->size), 4) << width;
    }
    EXPECT_FALSE(app::make_qr(std::string(5000, 'x'))) << "no code holds that";
}

TEST(TakeAway, ACodeOfAnotherTextIsNotShown) {
    Stage stage = stage_named("programme-take", "en");
    stage.qr = app::make_qr("of somebody else");
    Offscreen screen(1920, 1080);
    EXPECT_NE(screen.frame(stage, true).qr_wanted, "of somebody else");
    EXPECT_TRUE(read_screen(screen.pixels()).empty());
}

TEST(TakeAway, IsOfferedWithMyProgrammeAlone) {
    Offscreen screen(1920, 1080);
    Stage mine = stage_named("programme-mine", "en");
    const auto events = screen.tap(mine, "programme.take");
    ASSERT_TRUE(events);
    EXPECT_TRUE(std::ranges::any_of(*events, [](const core::SessionEvent& each) {
        const auto* opened = std::get_if<core::OpenSheet>(&each);
        return opened != nullptr && opened->sheet == core::Sheet::MyCalendar;
    }));
    EXPECT_FALSE(screen.tap(sample_stage(core::Screen::Programme, "en"), "programme.take"));
    mine.local_now += std::chrono::days{9};
    EXPECT_FALSE(screen.tap(mine, "programme.take")) << "all is over";
}

// --- all are here

float filled(const ui::FrameOutput& out) {
    const ui::WidgetRect* bar = widget_of(out.record, "result.all_here");
    return bar == nullptr ? 0 : bar->x1 - bar->x0;
}

TEST(AllAreHere, TheLastOfADelegationHasEightTenthsOfASecondAndThenNothingMoves) {
    Offscreen screen(1920, 1080);
    Stage stage = stage_named("result-all-here", "en");
    const ui::FrameOutput still = screen.frame(stage);
    EXPECT_FALSE(screen.interface().moving()) << "with reduced motion it is said and does not move";
    EXPECT_TRUE(std::ranges::any_of(still.record.texts, [](const ui::TextRun& run) {
        return run.text.find("All 28 are here") != std::string::npos;
    }));
    (void)screen.frame(sample_stage(core::Screen::Scan, "en"));
    stage.transitions = true;
    const float begun = filled(screen.frame(stage));
    stage.now += core::Millis{100};
    const float later = filled(screen.frame(stage));
    stage.now += core::Millis{650};
    const float full = filled(screen.frame(stage));
    EXPECT_LT(begun, later);
    EXPECT_LT(later, full);
    EXPECT_TRUE(screen.interface().moving());
    stage.now += core::Millis{50};
    EXPECT_FLOAT_EQ(filled(screen.frame(stage)), filled(still));
    EXPECT_FALSE(screen.interface().moving());
}

TEST(AllAreHere, IsNotSaidToWhoeverShowsABadgeAgainNorBeforeTheLast) {
    Offscreen screen(1920, 1080);
    core::Outcome again = sample_outcome(Verdict::AlreadyIn, "en");
    again.repeats_green = true;
    again.delegation = core::DelegationCount{core::DelegationId{"jp"}, {}, 28, 28, "en"};
    EXPECT_EQ(filled(screen.frame(result_stage({again}, "en"))), 0);
    EXPECT_EQ(filled(screen.frame(result_stage({sample_outcome(Verdict::Admitted, "en")}, "en"))), 0);
}

} // namespace
} // namespace kiosk::test
