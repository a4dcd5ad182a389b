// The regional map under a finger: what a touch on the map and on the sheet beside it chooses.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using core::MapChoice;

class MapScreen : public testing::Test {
  protected:
    Offscreen screen{1920, 1080};

    static const MapChoice* chosen(const std::vector<core::SessionEvent>& events) {
        for (const auto& event : events) {
            if (const auto* choice = core::event_if<core::ChooseOnMap>(event)) return &choice->choice;
        }
        return nullptr;
    }
    MapChoice tap(const Stage& stage, std::string_view id) {
        const auto events = screen.tap(stage, id);
        EXPECT_TRUE(events) << "no widget " << id;
        const MapChoice* choice = events ? chosen(*events) : nullptr;
        EXPECT_NE(choice, nullptr) << id;
        return choice != nullptr ? *choice : MapChoice{};
    }
    // A name or a number that is drawn left of the sheet.
    ui::TextRun on_map(const Stage& stage, std::string_view text) {
        const auto record = screen.frame(stage).record;
        const auto found = std::find_if(record.texts.begin(), record.texts.end(), [&](const ui::TextRun& run) {
            return run.text == text && run.x0 < 1100 && run.y0 > 120 && run.y1 < 940;
        });
        EXPECT_NE(found, record.texts.end()) << text;
        return found != record.texts.end() ? *found : ui::TextRun{};
    }
    std::vector<core::SessionEvent> tap_text(const Stage& stage, std::string_view text) {
        const ui::TextRun run = on_map(stage, text);
        return screen.tap_at(stage, (run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2);
    }
};

TEST_F(MapScreen, EveryOfficeHasItsNumberAndATouchOnItChoosesIt) {
    const Stage stage = map_stage({4, {}, {}, {}}, "en");
    for (int number = 1; number <= 11; ++number) (void)on_map(stage, std::to_string(number));
    const MapChoice* choice = nullptr;
    const auto events = tap_text(stage, "5");
    choice = chosen(events);
    ASSERT_NE(choice, nullptr);
    EXPECT_EQ(*choice, (MapChoice{5, {}, {}, {}}));
}

TEST_F(MapScreen, TheListAndTheMapNameTheOfficesCityInTheGuestsLanguage) {
    for (const auto& [language, city] :
         {std::pair("zh-TW", "臺北市"), std::pair("ja", "台北市"), std::pair("ko", "타이베이시"),
          std::pair("vi", "Đài Bắc"), std::pair("th", "ไทเป"), std::pair("id", "Kota Taipei")}) {
        const auto texts = screen.frame(map_stage({}, language)).record.texts;
        const auto said = [&](bool on_map) {
            return std::any_of(texts.begin(), texts.end(),
                               [&](const ui::TextRun& run) { return run.text == city && (run.x0 < 1100) == on_map; });
        };
        EXPECT_TRUE(said(true)) << language << ": beside its number on the map";
        EXPECT_TRUE(said(false)) << language << ": in the list";
    }
}

TEST_F(MapScreen, FramesNameTheirIslandsInBothLanguagesWithTheOfficesNumber) {
    const auto record = screen.frame(map_stage({4, {}, {}, {}}, "ko")).record;
    for (const auto& [county, own, home, office] :
         {std::tuple("09007", "마쭈", "馬祖", "10"), std::tuple("09020", "진먼", "金門", "11"),
          std::tuple("10016", "펑후", "澎湖", "11")}) {
        const auto frame =
            std::find_if(record.widgets.begin(), record.widgets.end(),
                         [&](const ui::WidgetRect& widget) { return widget.id == std::string("map.inset.") + county; });
        ASSERT_NE(frame, record.widgets.end()) << county;
        for (const char* text : {own, home, office}) {
            EXPECT_TRUE(std::any_of(record.texts.begin(), record.texts.end(), [&](const ui::TextRun& run) {
                return run.text == text && run.x0 >= frame->x0 && run.x1 <= frame->x1 && run.y0 >= frame->y0 &&
                       run.y1 <= frame->y1;
            })) << text;
        }
    }
}

TEST_F(MapScreen, AFrameWhoseNamesAreTheSameInBothLanguagesHasTheCountys) {
    const auto texts = screen.frame(map_stage({4, {}, {}, {}}, "ja")).record.texts;
    for (const char* text : {"馬祖", "金門", "澎湖", "連江縣", "金門縣", "澎湖縣"}) {
        EXPECT_EQ(std::count_if(texts.begin(), texts.end(), [&](const ui::TextRun& run) { return run.text == text; }),
                  1)
            << text;
    }
}

TEST(MapOnASmallPanel, NamesOfTownsAreLargeEnough) {
    Offscreen small(1024, 600);
    const auto record = small.frame(map_stage({4, "66000", {}, {}, "66000060"}, "zh-TW")).record;
    int towns = 0;
    for (const ui::TextRun& run : record.texts) {
        if (!run.text.ends_with("區") || run.x0 > 600) continue;
        ++towns;
        EXPECT_GE(run.y1 - run.y0, 14) << run.text << ": its ink, of an em of 16 px";
    }
    EXPECT_GT(towns, 2);
}

TEST_F(MapScreen, PlusGoesToWhatIsChosenAndStopsWhileThereIsSomethingToSee) {
    const Stage stage = map_stage({7, "10005", {}, {}}, "zh-TW");
    (void)screen.frame(stage);
    for (int i = 0; i < 3; ++i) (void)screen.tap(stage, "map.closer");
    const ui::TextRun county = on_map(stage, "苗栗縣");
    EXPECT_NEAR((county.x0 + county.x1) / 2, 590, 330) << "the county's own middle comes to the map's";
    for (int i = 0; i < 6; ++i) (void)screen.tap(stage, "map.closer");
    const auto record = screen.frame(stage).record;
    const auto closer = std::find_if(record.widgets.begin(), record.widgets.end(),
                                     [](const ui::WidgetRect& widget) { return widget.id == "map.closer"; });
    ASSERT_NE(closer, record.widgets.end());
    EXPECT_FALSE(closer->touchable) << "dimmed";
    EXPECT_TRUE(std::any_of(record.texts.begin(), record.texts.end(), [](const ui::TextRun& run) {
        return run.x0 < 1100 && (run.text.ends_with("鄉") || run.text.ends_with("鎮"));
    })) << "a town";
}

TEST_F(MapScreen, TheTargetLeadsHereAndTheIslandToAllOfIt) {
    const Stage stage = map_stage({7, "10005", {}, {}}, "en");
    (void)screen.frame(stage);
    (void)screen.tap(stage, "map.here");
    (void)on_map(stage, stage.model.places.front().name.in("en"));
    (void)screen.tap(stage, "map.whole");
    (void)on_map(stage, "11");
}

TEST_F(MapScreen, AnOfficeThatIsChosenIsFlownTo) {
    Stage stage = map_stage({}, "en");
    (void)on_map(stage, "8");
    stage.state.map = {8, {}, {}, {}};
    (void)screen.frame(stage);
    (void)on_map(stage, "Nantou County");
    stage.state.map = {};
    (void)screen.frame(stage);
    (void)on_map(stage, "8");
}

TEST_F(MapScreen, CloserATouchChoosesTheCounty) {
    const Stage stage = map_stage({7, "10005", {}, {}}, "zh-TW");
    const auto events = tap_text(stage, "苗栗縣");
    ASSERT_NE(chosen(events), nullptr);
    EXPECT_EQ(*chosen(events), (MapChoice{7, "10005", {}, {}}));
}

TEST_F(MapScreen, TheListReachesEveryOfficeItsCountiesAndPlacesWithoutTheMap) {
    const Stage list = map_stage({}, "en");
    EXPECT_EQ(tap(list, "map.office.1"), (MapChoice{1, {}, {}, {}}));
    EXPECT_EQ(tap(list, "map.office.4"), (MapChoice{4, {}, {}, {}}));
    const Stage eight = map_stage({8, {}, {}, {}}, "en");
    EXPECT_EQ(tap(eight, "map.place.lake"), (MapChoice{8, {}, core::PlaceId{"lake"}, {}}));
    EXPECT_EQ(tap(eight, "map.county.10008"), (MapChoice{8, "10008", {}, {}}));
    EXPECT_EQ(tap(eight, "map.offices"), MapChoice{});
}

TEST_F(MapScreen, ATouchOnAFrameChoosesItsIslands) {
    const Stage stage = map_stage({4, {}, {}, {}}, "en");
    EXPECT_EQ(tap(stage, "map.inset.09020").county, "09020");
}

TEST_F(MapScreen, ADragChoosesNothingAndAButtonUnderTheFingerMovesNoMap) {
    const Stage stage = map_stage({4, {}, {}, {}}, "en");
    const ui::TextRun before = on_map(stage, "5");
    std::vector<core::SessionEvent> events;
    const auto frames = [&] {
        for (int i = 0; i < 6; ++i) {
            for (auto& event : screen.frame(stage).events) events.push_back(std::move(event));
        }
    };
    screen.finger_down(700, 300);
    frames();
    for (const float x : {740.0F, 780.0F, 820.0F}) {
        screen.finger_move(x, 300);
        frames();
    }
    screen.finger_up();
    frames();
    EXPECT_EQ(chosen(events), nullptr);
    EXPECT_GT(on_map(stage, "5").x0, before.x0 + 40);
}

TEST_F(MapScreen, TwoFingersApartBringTowns) {
    const Stage stage = map_stage({4, {}, {}, {}}, "zh-TW");
    (void)screen.frame(stage);
    using Phase = ui::TouchSample::Phase;
    screen.touch(1, Phase::Began, 560, 500);
    screen.touch(2, Phase::Began, 640, 500);
    screen.touch(1, Phase::Moved, 500, 500);
    for (int i = 1; i <= 10; ++i) {
        screen.touch(1, Phase::Moved, 500 - 35.0F * static_cast<float>(i), 500);
        screen.touch(2, Phase::Moved, 640 + 35.0F * static_cast<float>(i), 500);
    }
    (void)screen.frame(stage);
    EXPECT_TRUE(screen.interface().moving());
    const auto record = screen.frame(stage).record;
    const auto towns = std::count_if(record.texts.begin(), record.texts.end(), [](const ui::TextRun& run) {
        return run.text.ends_with("鄉") || run.text.ends_with("鎮") || run.text.ends_with("區");
    });
    EXPECT_GT(towns, 3);
}

TEST_F(MapScreen, ASheetOverItKeepsFingersOffTheMap) {
    Stage stage = map_stage({4, {}, {}, {}}, "en");
    stage.state.asking_until = stage.now + core::Millis{9000};
    (void)screen.frame(stage);
    screen.touch(1, ui::TouchSample::Phase::Began, 700, 300);
    (void)screen.frame(stage);
    EXPECT_FALSE(screen.interface().moving());
}

TEST_F(MapScreen, ALongDragKeepsIdleAway) {
    Stage stage = map_stage({4, {}, {}, {}}, "en");
    (void)screen.frame(stage);
    screen.touch(1, ui::TouchSample::Phase::Began, 700, 300);
    (void)screen.frame(stage);
    stage.now += core::Millis{5000};
    const auto events = screen.frame(stage).events;
    ASSERT_FALSE(events.empty());
    EXPECT_TRUE(core::event_if<core::Touched>(events.front()));
}

TEST_F(MapScreen, AResultShowsTheWayInItsOwnLanguage) {
    const Stage green = result_stage({sample_outcome(core::Verdict::Admitted, "ja")}, "en");
    const auto events = screen.tap(green, "result.show_way");
    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), 2U);
    const auto* way = core::event_if<core::ShowTheWay>(events->back());
    ASSERT_NE(way, nullptr);
    EXPECT_EQ(way->item, core::ItemId{"welcome"});
    EXPECT_EQ(way->language, "ja");
}

TEST_F(MapScreen, WithoutAMapTheWayIsStillTold) {
    Stage stage = map_stage({0, {}, {}, core::ItemId{"welcome"}}, "en");
    stage.map = {ui::MapSource::Status::Broken, nullptr};
    const auto record = screen.frame(stage).record;
    EXPECT_TRUE(std::any_of(record.texts.begin(), record.texts.end(),
                            [](const auto& run) { return run.text.find("Auditorium") != std::string::npos; }));
}

} // namespace
} // namespace kiosk::test
