// A room of the host school on a drawing of its campus.
#include <algorithm>
#include <optional>
#include <variant>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using Phase = ui::TouchSample::Phase;
using core::PlaceId;

class Plan : public testing::Test {
  protected:
    Offscreen screen{1920, 1080};

    // A name left of the sheet.
    static const ui::TextRun* on_plan(const ui::FrameOutput& out, std::string_view text) {
        const auto& texts = out.record.texts;
        const auto found = std::find_if(texts.begin(), texts.end(), [&](const ui::TextRun& run) {
            return run.text == text && run.x0 < 1100 && run.y0 > 120 && run.y1 < 940;
        });
        return found == texts.end() ? nullptr : &*found;
    }
    static const core::MapChoice* chosen(const std::vector<core::SessionEvent>& events) {
        for (const auto& event : events) {
            if (const auto* choice = core::event_if<core::ChooseOnMap>(event)) return &choice->choice;
        }
        return nullptr;
    }
    static bool shows_taiwan(const ui::FrameOutput& out) { return on_plan(out, "11") != nullptr; }
};

TEST_F(Plan, IsShownForAPlaceThatIsOnIt) {
    const auto out = screen.frame(plan_stage(PlaceId{"lab"}, "en"));
    EXPECT_EQ(out.plan_wanted, "campus.png");
    EXPECT_FALSE(shows_taiwan(out));
    EXPECT_NE(on_plan(out, "Science lab 3"), nullptr);
    EXPECT_NE(on_plan(out, "Auditorium"), nullptr);
}

TEST_F(Plan, IsHeadedByTheSchoolAndSaysWhatIsOnInTheRoom) {
    Stage stage = plan_stage(PlaceId{"auditorium"}, "en");
    core::ProgrammeItem& item = stage.model.programme.front();
    item.place = PlaceId{"auditorium"};
    stage.local_now = core::LocalTime{item.day} + item.starts;
    const auto texts = screen.frame(stage).record.texts;
    const auto beside = [&](const std::string& text) {
        return std::any_of(texts.begin(), texts.end(), [&](const ui::TextRun& run) {
            return run.x0 > 1180 && run.text.find(text) != std::string::npos;
        });
    };
    EXPECT_TRUE(beside("Qingchuan Senior High"));
    EXPECT_FALSE(beside("Regional Office"));
    EXPECT_TRUE(beside(item.title.in("en"))) << "in the room's card";
    stage.local_now = core::LocalTime{item.day} + std::chrono::hours{23};
    for (const ui::TextRun& run : screen.frame(stage).record.texts) EXPECT_NE(run.text, item.title.in("en")) << "over";
}

TEST_F(Plan, NamesStandInTheMiddleOfTheirRooms) {
    const auto out = screen.frame(plan_stage(PlaceId{"lab"}, "en"));
    const ui::TextRun* gym = on_plan(out, "Gymnasium");
    const ui::TextRun* hall = on_plan(out, "Auditorium");
    ASSERT_NE(gym, nullptr);
    ASSERT_NE(hall, nullptr);
    // 220 and 100 of the drawing's 400 pixels apart: so are the middles of the names.
    const float apart = (gym->x0 + gym->x1 - hall->x0 - hall->x1) / 2;
    EXPECT_GT(apart, 400);
    EXPECT_GT(gym->y0, hall->y0) << "below their dots, as they lie";
}

// Where the way ends that is drawn by now.
std::optional<ui::Vec> way_end(const ui::FrameOutput& out) {
    for (const ui::WidgetRect& each : out.record.widgets)
        if (each.id == "plan.way") return ui::Vec{(each.x0 + each.x1) / 2, (each.y0 + each.y1) / 2};
    return std::nullopt;
}

TEST_F(Plan, TheWayGrowsOnceFromItsStartToTheRoomAndThenNothingMoves) {
    Stage stage = plan_stage(PlaceId{"lab"}, "en");
    stage.reduced_motion = false;
    (void)screen.frame(stage);
    EXPECT_TRUE(screen.interface().moving());
    stage.now += core::Millis{300};
    const auto early = way_end(screen.frame(stage));
    stage.now += core::Millis{300};
    const auto later = way_end(screen.frame(stage));
    stage.now += core::Millis{300};
    const auto out = screen.frame(stage);
    const auto last = way_end(out);
    ASSERT_TRUE(early && later && last);
    EXPECT_LT(later->y, early->y) << "up the drawing";
    EXPECT_GT(last->x, later->x) << "then to the right";
    EXPECT_FALSE(screen.interface().moving());
    EXPECT_EQ(out.redraw_at, stage.now + std::chrono::minutes{1});
    Stage still = plan_stage(PlaceId{"lab"}, "en");
    (void)screen.frame(sample_stage(core::Screen::Home, "en"));
    const auto whole = way_end(screen.frame(still));
    ASSERT_TRUE(whole);
    EXPECT_NEAR(whole->x, last->x, 1) << "with reduced motion it is there at once";
    EXPECT_FALSE(screen.interface().moving());
    still.state.map.place = PlaceId{"gym"};
    EXPECT_FALSE(way_end(screen.frame(still))) << "nobody told the way there";
}

TEST_F(Plan, SaysWhereYouAreWhereWaysBeginAtThisDoorAndHowLongTheyAre) {
    Stage stage = plan_stage(PlaceId{"lab"}, "en");
    auto out = screen.frame(stage);
    EXPECT_NE(on_plan(out, "You are here"), nullptr);
    EXPECT_NE(on_plan(out, "Science lab 3"), nullptr);
    const auto says = [&](std::string_view text) {
        return std::ranges::any_of(out.record.texts, [&](const ui::TextRun& run) { return run.text == text; });
    };
    EXPECT_TRUE(says("About 3 min on foot")) << "in the room's card";
    stage.state.map.way = core::ItemId{"lacquer"};
    stage.model.programme[5].place = PlaceId{"lab"};
    out = screen.frame(stage);
    EXPECT_TRUE(says("About 3 min on foot")) << "among the directions";
    stage.model.checkpoint.kind = core::CheckpointKind::Session;
    out = screen.frame(stage);
    EXPECT_EQ(on_plan(out, "You are here"), nullptr) << "this kiosk stands at another door";
}

TEST_F(Plan, UntilItIsReadTheMapIsShown) {
    Stage stage = plan_stage(PlaceId{"lab"}, "en");
    stage.map.plan = nullptr;
    const auto out = screen.frame(stage);
    EXPECT_EQ(out.plan_wanted, "campus.png");
    EXPECT_EQ(on_plan(out, "Science lab 3"), nullptr);
}

TEST_F(Plan, IsNotWantedForPlacesElsewhereNorOnOtherScreens) {
    EXPECT_EQ(screen.frame(plan_stage(PlaceId{"lake"}, "en")).plan_wanted, "");
    Stage home = plan_stage(PlaceId{"lab"}, "en");
    home.state.screen = core::Screen::Home;
    EXPECT_EQ(screen.frame(home).plan_wanted, "");
}

TEST_F(Plan, ATouchOnAnotherPlaceChoosesItAndOneBesideEverythingNothing) {
    const Stage stage = plan_stage(PlaceId{"lab"}, "en");
    (void)screen.tap(stage, "map.whole");
    const auto out = screen.frame(stage);
    const ui::TextRun* name = on_plan(out, "Auditorium");
    ASSERT_NE(name, nullptr);
    // Its dot lies above the middle of the name.
    const auto events = screen.tap_at(stage, (name->x0 + name->x1) / 2, name->y0 - 20);
    ASSERT_NE(chosen(events), nullptr);
    EXPECT_EQ(chosen(events)->place, PlaceId{"auditorium"});
    EXPECT_EQ(chosen(events)->office, 4);
    EXPECT_EQ(chosen(screen.tap_at(stage, 150, 300)), nullptr);
}

TEST_F(Plan, FollowsFingersAsTheMapDoes) {
    Stage stage = plan_stage(PlaceId{"lab"}, "en");
    auto out = screen.frame(stage);
    const ui::TextRun before = *on_plan(out, "Science lab 3");
    screen.touch(1, Phase::Began, 500, 500);
    (void)screen.frame(stage);
    screen.touch(1, Phase::Moved, 580, 500); // past the slop
    (void)screen.frame(stage);
    const ui::TextRun begun = *on_plan(screen.frame(stage), "Science lab 3");
    screen.touch(1, Phase::Moved, 550, 540);
    out = screen.frame(stage);
    const ui::TextRun* after = on_plan(out, "Science lab 3");
    ASSERT_NE(after, nullptr);
    EXPECT_NEAR(after->x0 - begun.x0, -30, 2);
    EXPECT_NEAR(after->y0 - begun.y0, 40, 2);
    EXPECT_TRUE(screen.interface().moving());
    screen.touch(1, Phase::Ended, 550, 540);
    (void)screen.frame(stage);
    EXPECT_LT(before.x0, 1100);
}

TEST_F(Plan, GivesWayToTheMapAndBack) {
    Stage stage = plan_stage(PlaceId{"lab"}, "en");
    const auto events = screen.tap(stage, "map.plan");
    ASSERT_TRUE(events);
    const core::MapChoice* choice = chosen(*events);
    ASSERT_NE(choice, nullptr);
    EXPECT_EQ(choice->place, PlaceId{"lab"});
    EXPECT_TRUE(choice->atlas);
    stage.state.map = *choice;
    (void)screen.tap(stage, "map.whole");
    EXPECT_TRUE(shows_taiwan(screen.frame(stage)));
    const auto back = screen.tap(stage, "map.plan");
    ASSERT_TRUE(back);
    ASSERT_NE(chosen(*back), nullptr);
    EXPECT_FALSE(chosen(*back)->atlas);
}

TEST_F(Plan, ItsRoomsAreInTheListOfTheHostsOffice) {
    Stage stage = plan_stage(PlaceId{"lab"}, "en");
    stage.state.map = {4, {}, {}, {}};
    const auto out = screen.frame(stage);
    const bool listed = std::any_of(out.record.widgets.begin(), out.record.widgets.end(),
                                    [](const ui::WidgetRect& widget) { return widget.id == "map.place.gym"; });
    EXPECT_TRUE(listed);
}

} // namespace
} // namespace kiosk::test
