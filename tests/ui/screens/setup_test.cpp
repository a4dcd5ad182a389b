// The first start on every shape of panel, in both languages and all sizes of text: words fit, signs exist, fingers
// hit. KIOSK_SCREENS_DIR and KIOSK_SCREENS_ONLY: as every_screen_test.cpp has them; the names begin with "setup-".
#include <algorithm>
#include <cstdlib>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ui/canvas/panel_metrics.hpp"
#include "ui/offscreen.hpp"
#include "ui/setup_interface.hpp"
#include "ui/stages/parts.hpp"
#include "ui/stages/setup.hpp"

namespace kiosk::test {
namespace {

struct SetupLook {
    int width = 1920, height = 1080;
    core::TextSize text = core::TextSize::Normal;
    bool contrast = false;
    ui::Panel panel{};
    [[nodiscard]] std::string name() const {
        return std::to_string(width) + "x" + std::to_string(height) + "-" + std::to_string(static_cast<int>(text)) +
               (contrast ? "-contrast" : "") + (panel.width_mm > 0 ? "-small" : "");
    }
};

// A screen with somebody in front of it.
class SetupScreen {
  public:
    explicit SetupScreen(const SetupLook& look = {})
        : look_(look), screen_(look.width, look.height),
          interface_(ui::SetupInterface::make(resources(look.panel)).value()) {}

    ui::SetupOutput frame(const SetupStage& stage, bool render = false) {
        ui::SetupOutput out;
        screen_.draw(
            [&](std::span<const ui::TouchSample> touches) {
                ui::SetupInput input{stage.state, stage.camera, at_stage(9, 41), kStageNow, touches};
                input.light = stage.light;
                input.hint = stage.hint;
                input.synchronised = stage.synchronised;
                input.high_contrast = look_.contrast;
                out = interface_->draw(input);
            },
            render);
        return out;
    }
    // Down and up; the events of all frames that it takes.
    std::vector<core::SetupEvent> tap_at(const SetupStage& stage, float x, float y) {
        std::vector<core::SetupEvent> events;
        const auto settle = [&] {
            for (int frames = 0; frames < 8; ++frames)
                for (core::SetupEvent& event : frame(stage).events) events.push_back(std::move(event));
        };
        screen_.finger_down(x, y);
        settle();
        screen_.finger_up();
        settle();
        return events;
    }
    std::vector<core::SetupEvent> tap(const SetupStage& stage, std::string_view id) {
        for (const ui::WidgetRect& widget : frame(stage).record.widgets)
            if (widget.id == id) return tap_at(stage, (widget.x0 + widget.x1) / 2, (widget.y0 + widget.y1) / 2);
        ADD_FAILURE() << stage.name << " has no " << id;
        return {};
    }
    Offscreen& offscreen() { return screen_; }

  private:
    SetupLook look_;
    Offscreen screen_;
    std::unique_ptr<ui::SetupInterface> interface_; // before the OpenGL context
};

const SetupStage& setup_stage(const std::string& name) {
    static const std::vector<SetupStage> all = setup_stages();
    return *std::ranges::find(all, name, &SetupStage::name);
}

void expect_it_can_be_read(const ui::FrameRecord& record, const std::string& where) {
    EXPECT_FALSE(record.texts.empty()) << where;
    for (const ui::TextRun& run : record.texts) {
        EXPECT_FALSE(run.clipped) << where << ": \"" << run.text << "\" at " << run.x0 << "," << run.y0;
        EXPECT_FALSE(run.missing_glyph) << where << ": \"" << run.text << "\"";
        EXPECT_FALSE(run.word_broken) << where << ": \"" << run.text << "\"";
    }
}

void expect_it_can_be_touched(const ui::FrameRecord& record, const SetupLook& look, const std::string& where) {
    const auto shape =
        ui::panel_metrics(static_cast<float>(look.width), static_cast<float>(look.height), look.panel, false);
    const float least = shape.touch * shape.scale - 0.5F; // pixels
    for (auto a = record.widgets.begin(); a != record.widgets.end(); ++a) {
        EXPECT_TRUE(a->x0 >= -1 && a->y0 >= -1 && a->x1 <= static_cast<float>(look.width) + 1 &&
                    a->y1 <= static_cast<float>(look.height) + 1)
            << where << " " << a->id;
        if (!a->touchable) continue;
        EXPECT_GE(a->x1 - a->x0, least) << where << " " << a->id;
        EXPECT_GE(a->y1 - a->y0, least) << where << " " << a->id;
        for (auto b = std::next(a); b != record.widgets.end(); ++b) {
            const bool apart =
                a->x1 <= b->x0 + 0.5F || b->x1 <= a->x0 + 0.5F || a->y1 <= b->y0 + 0.5F || b->y1 <= a->y0 + 0.5F;
            EXPECT_TRUE(!b->touchable || apart) << where << ": " << a->id << " overlaps " << b->id;
        }
    }
}

// Of the words that stand in a page, none lies over another. Those of a list go on out of sight.
void expect_setup_words_apart(const ui::FrameRecord& record, const std::string& where) {
    if (!record.scrolled.empty()) return;
    for (auto a = record.texts.begin(); a != record.texts.end(); ++a)
        for (auto b = std::next(a); b != record.texts.end(); ++b) {
            const float w = std::min(a->x1, b->x1) - std::max(a->x0, b->x0),
                        h = std::min(a->y1, b->y1) - std::max(a->y0, b->y0);
            EXPECT_TRUE(w < 1 || h < 3) << where << ": \"" << a->text << "\" covers \"" << b->text << "\"";
        }
}

class EverySetupScreen : public testing::TestWithParam<SetupLook> {};

TEST_P(EverySetupScreen, ShowsAllItsWordsAndTouchTargetsInBothLanguages) {
    const SetupLook& look = GetParam();
    SetupScreen screen(look);
    const char* folder = std::getenv("KIOSK_SCREENS_DIR");
    const char* only = std::getenv("KIOSK_SCREENS_ONLY");
    for (SetupStage stage : setup_stages())
        for (const bool english : {false, true}) {
            stage.state.english = english;
            stage.state.text = look.text;
            const std::string where = "setup-" + stage.name + (english ? "-en-" : "-zh-TW-") + look.name();
            const auto out = screen.frame(stage);
            expect_it_can_be_read(out.record, where);
            expect_it_can_be_touched(out.record, look, where);
            expect_setup_words_apart(out.record, where);
            if (folder == nullptr || (only != nullptr && where.find(only) == std::string::npos)) continue;
            (void)screen.frame(stage, true);
            EXPECT_TRUE(write_png(std::filesystem::path(folder) / (where + ".png"), screen.offscreen().pixels()));
        }
}

std::vector<SetupLook> setup_looks() {
    std::vector<SetupLook> all;
    for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920), std::pair(1024, 600)})
        for (const auto text : {core::TextSize::Normal, core::TextSize::Larger, core::TextSize::Largest})
            all.push_back({width, height, text});
    all.push_back({1920, 1080, core::TextSize::Normal, true});
    all.push_back({1280, 1024, core::TextSize::Largest});
    // 10": what can be touched is large in pixels.
    all.push_back({1280, 800, core::TextSize::Largest, false, {217, 136, 1000, ui::LensSide::Top}});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Looks, EverySetupScreen, testing::ValuesIn(setup_looks()), [](const auto& param) {
    std::string name = param.param.name();
    for (char& c : name) c = c == '-' ? '_' : c;
    return name;
});

template <class Event> std::optional<Event> first_of(const std::vector<core::SetupEvent>& events) {
    for (const core::SetupEvent& event : events)
        if (const auto* found = std::get_if<Event>(&event)) return *found;
    return std::nullopt;
}

TEST(SetupTouch, AnywhereTurnsThePictureButTheButtonsDoNot) {
    SetupScreen screen;
    const SetupStage& stage = setup_stage("upright");
    for (const auto& [x, y] :
         {std::pair(1000.0F, 600.0F), std::pair(100.0F, 500.0F), std::pair(960.0F, 1060.0F), std::pair(300.0F, 30.0F)})
        EXPECT_TRUE(first_of<core::TurnPicture>(screen.tap_at(stage, x, y))) << x << "," << y;
    const auto events = screen.tap(stage, "setup.language");
    EXPECT_TRUE(first_of<core::ToggleSetupLanguage>(events));
    EXPECT_FALSE(first_of<core::TurnPicture>(events));
}

TEST(SetupTouch, ACornerTellsWhereTheFingerWasAndWhereTheCircleIs) {
    SetupScreen screen;
    const auto first = first_of<core::TouchCorner>(screen.tap_at(setup_stage("corners"), 1800, 30));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->touched, (core::TouchPoint{1800, 30})) << "wherever that is";
    EXPECT_EQ(first->target, (core::TouchPoint{108, 108}));
    EXPECT_EQ(first->size, (core::TouchPoint{1920, 1080}));
    const auto third = first_of<core::TouchCorner>(screen.tap(setup_stage("corners-two"), "setup.corner.3"));
    ASSERT_TRUE(third);
    EXPECT_EQ(third->target, (core::TouchPoint{1812, 972}));
    EXPECT_EQ(third->touched, third->target);
    const auto events = screen.tap(setup_stage("corners"), "setup.back");
    EXPECT_TRUE(first_of<core::SetupBack>(events));
    EXPECT_FALSE(first_of<core::TouchCorner>(events)) << "a button is no corner";
}

TEST(SetupTouch, WhileSettingsAreOfferedNothingElseIsTouched) {
    SetupScreen screen;
    const SetupStage& stage = setup_stage("settings");
    EXPECT_TRUE(first_of<core::UseSettings>(screen.tap(stage, "setup.settings.use")));
    EXPECT_TRUE(first_of<core::LeaveSettings>(screen.tap(stage, "setup.settings.leave")));
    EXPECT_THAT(screen.tap_at(stage, 60, 500), testing::IsEmpty());
}

TEST(SetupTouch, EachPagesWidgetsDoWhatTheySay) {
    SetupScreen screen;
    EXPECT_TRUE(first_of<core::WithoutCamera>(screen.tap(setup_stage("camera-lost"), "setup.no_camera")));
    EXPECT_TRUE(first_of<core::NextCamera>(screen.tap(setup_stage("camera-read"), "setup.next_camera")));
    EXPECT_TRUE(first_of<core::SetupOn>(screen.tap(setup_stage("camera-read"), "setup.on")));
    SetupStage without = setup_stage("camera-starting");
    without.state.choices.camera = "none";
    without.state.test.devices = {"/dev/video0"};
    EXPECT_TRUE(first_of<core::NextCamera>(screen.tap(without, "setup.next_camera"))) << "there is one all the same";
    const auto demo = first_of<core::ReadEventFrom>(screen.tap(setup_stage("event-none"), "setup.demo"));
    ASSERT_TRUE(demo);
    EXPECT_FALSE(demo->item);
    const auto file =
        first_of<core::ReadEventFrom>(screen.tap(setup_stage("event-stick"), "setup.file.參訪_1126.xlsx"));
    ASSERT_TRUE(file && file->item);
    EXPECT_EQ(file->item->kind, core::StickKind::Workbook);
    const auto door = first_of<core::ChooseSetupCheckpoint>(screen.tap(setup_stage("event-doors"), "setup.door.hall"));
    ASSERT_TRUE(door);
    EXPECT_EQ(door->id, core::CheckpointId{"hall"});
    EXPECT_TRUE(first_of<core::AnotherEvent>(screen.tap(setup_stage("event-doors"), "setup.another")));
    EXPECT_TRUE(first_of<core::ToggleSetupFollow>(screen.tap(setup_stage("event-doors"), "setup.follow")));
    const auto later = first_of<core::MoveClock>(screen.tap(setup_stage("clock"), "setup.hour.more"));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->field, core::ClockField::Hour);
    EXPECT_EQ(later->by, 1);
    EXPECT_EQ(later->machine, at_stage(9, 41));
    const auto digit = first_of<core::TypeSetupPin>(screen.tap(setup_stage("pin"), "setup.key.7"));
    ASSERT_TRUE(digit);
    EXPECT_EQ(digit->digit, '7');
    EXPECT_TRUE(first_of<core::EraseSetupPin>(screen.tap(setup_stage("pin-four"), "setup.key.erase")));
    EXPECT_TRUE(first_of<core::SetupOn>(screen.tap(setup_stage("pin-done"), "setup.on")));
    EXPECT_FALSE(first_of<core::SetupOn>(screen.tap(setup_stage("pin-four"), "setup.on"))) << "not yet";
    EXPECT_TRUE(first_of<core::SetupBack>(screen.tap(setup_stage("clock"), "setup.back")));
    EXPECT_TRUE(first_of<core::NextTextSize>(screen.tap(setup_stage("clock"), "setup.text_size")));
}

TEST(SetupTouch, APinIsNeverOnTheScreen) {
    SetupScreen screen;
    for (const char* name : {"pin-four", "pin-done", "pin-guessed"})
        for (const ui::TextRun& run : screen.frame(setup_stage(name)).record.texts) {
            EXPECT_EQ(run.text.find("4029"), std::string::npos) << run.text;
            EXPECT_EQ(run.text.find("1234"), std::string::npos) << run.text;
        }
}

} // namespace
} // namespace kiosk::test
