// The programme under a finger, and the layout of its list.
#include "ui/screens/guest/programme.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "app/assets.hpp"

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using Events = std::vector<core::SessionEvent>;
using Kind = core::ProgrammeFilter::Kind;

class ProgrammeTaps : public testing::Test {
  protected:
    Offscreen screen{1920, 1080};
    Stage stage = sample_stage(core::Screen::Programme, "en");

    Events tap(std::string_view id) {
        auto events = screen.tap(stage, id);
        EXPECT_TRUE(events) << "no widget " << id;
        return events ? *events : Events{};
    }
    template <class Event> std::optional<Event> tapped(std::string_view id) {
        const Events events = tap(id);
        const auto* found = events.size() == 2 ? std::get_if<Event>(&events[1]) : nullptr;
        return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    std::optional<ui::WidgetRect> widget(std::string_view id) {
        const auto record = screen.frame(stage).record;
        const auto found =
            std::find_if(record.widgets.begin(), record.widgets.end(), [&](const auto& w) { return w.id == id; });
        return found == record.widgets.end() ? std::nullopt : std::optional(*found);
    }
    void long_day() {
        for (NamedStage& named : all_stages("en"))
            if (named.name == "programme-long") stage = named.stage;
    }
};

TEST_F(ProgrammeTaps, OnDaysFiltersAndItems) {
    EXPECT_EQ(tapped<core::ChooseDay>("programme.day.2")->day, stage.model.event.first_day + std::chrono::days{1});
    EXPECT_EQ(tapped<core::ChooseFilter>("programme.filter.delegation.jp")->filter.kind, Kind::Delegation);
    EXPECT_EQ(tapped<core::OpenItem>("programme.item.welcome")->item, core::ItemId{"welcome"});
    EXPECT_TRUE(tapped<core::GoBack>("header.back"));
    EXPECT_EQ(tapped<core::OpenSheet>("programme.more")->sheet, core::Sheet::ProgrammeFilter);
}

TEST(ProgrammeFilters, EndWhereTheListEndsOnAnyPanelInAnyLanguage) {
    for (const auto& [width, height] : {std::pair{1080, 1920}, {800, 1280}, {1280, 800}, {1024, 600}}) {
        Offscreen screen(width, height);
        for (const auto& language : core::guest_languages()) {
            const auto record = screen.frame(sample_stage(core::Screen::Programme, std::string(language))).record;
            const auto right_of = [&](std::string_view part) {
                float right = 0;
                for (const auto& widget : record.widgets)
                    if (widget.id.starts_with(part)) right = std::max(right, widget.x1);
                return right;
            };
            ASSERT_GT(right_of("programme.item."), 0);
            for (const auto* part : {"programme.filter.", "programme.more", "programme.day.", "programme.search"})
                EXPECT_LE(right_of(part), right_of("programme.item.") + 1)
                    << part << ' ' << language << ' ' << width << 'x' << height;
        }
    }
}

// --- an upright panel

class UprightProgramme : public testing::Test {
  protected:
    Offscreen screen{1080, 1920};
    Stage stage = sample_stage(core::Screen::Programme, "en");

    std::map<std::string, ui::WidgetRect> widgets() {
        std::map<std::string, ui::WidgetRect> found;
        for (const ui::WidgetRect& each : screen.frame(stage).record.widgets) found[each.id] = each;
        return found;
    }
};

TEST_F(UprightProgramme, AShortDayUsesTheHeightWithOneCardARowAndLargerWords) {
    auto shown = widgets();
    const ui::WidgetRect first = shown.at("programme.item.welcome"), left = shown.at("programme.item.lacquer"),
                         right = shown.at("programme.item.planning");
    EXPECT_EQ(left.x0, right.x0) << "what runs at once stands one below the other";
    const float foot = shown.at("footer.language.en").y0;
    EXPECT_GT(right.y1, foot - 200);
    EXPECT_LT(right.y1, foot);
    EXPECT_GT(first.y1 - first.y0, 120);
    stage.model.programme.resize(1);
    EXPECT_LT(widgets().at("programme.item.arrival").y1, foot / 2) << "one item alone is no page";
}

TEST_F(UprightProgramme, ADayThatDoesNotFitHasItsSessionsSideBySideAsBefore) {
    for (int i = 0; i < 8; ++i) {
        stage.model.programme.push_back(stage.model.programme[2]);
        stage.model.programme.back().id = core::ItemId{"more" + std::to_string(i)};
        stage.model.programme.back().starts = core::MinuteOfDay{960 + 30 * i};
        stage.model.programme.back().ends = core::MinuteOfDay{980 + 30 * i};
    }
    auto shown = widgets();
    EXPECT_LT(shown.at("programme.item.lacquer").x0, shown.at("programme.item.planning").x0);
    stage.model.programme.resize(8);
    shown = widgets();
    EXPECT_EQ(shown.at("programme.item.lacquer").x0, shown.at("programme.item.planning").x0) << "once it fits again";
}

// --- visits of many days

struct Visit {
    int days, width, height;
    bool lower;
};

class ManyDays : public testing::TestWithParam<Visit> {};

TEST_P(ManyDays, EveryDayIsReachedFromTheOneBesideItAndLeavesRoomForTheList) {
    const Visit& visit = GetParam();
    Offscreen screen(visit.width, visit.height);
    Stage stage = sample_stage(core::Screen::Programme, "vi");
    stage.state.accessibility = {core::TextSize::Largest, false, visit.lower};
    const core::LocalDay first = stage.model.event.first_day;
    stage.model.event.last_day = first + std::chrono::days{visit.days - 1};
    stage.state.programme.day = first;
    stage.state.last_activity = stage.now;
    const auto go_to = [&](int day, const std::string& beyond) {
        const std::string tab = "programme.day." + std::to_string(day);
        const auto record = screen.frame(stage).record;
        const bool shown = std::any_of(record.widgets.begin(), record.widgets.end(),
                                       [&](const ui::WidgetRect& widget) { return widget.id == tab; });
        const auto events = screen.tap(stage, shown ? tab : beyond);
        ASSERT_TRUE(events) << "neither " << tab << " nor " << beyond;
        for (const auto& event : *events) stage.state = core::step(std::move(stage.state), event, stage.now).state;
        ASSERT_EQ(stage.state.programme.day, first + std::chrono::days{day - 1});
        std::set<float> rows;
        for (const ui::WidgetRect& widget : screen.frame(stage).record.widgets)
            if (widget.id.starts_with("programme.day.")) rows.insert(widget.y0);
        EXPECT_FALSE(rows.empty());
        EXPECT_LE(rows.size(), 2U);
    };
    for (int day = 2; day <= visit.days; ++day) go_to(day, "programme.later");
    for (int day = visit.days - 1; day >= 1; --day) go_to(day, "programme.earlier");
}

INSTANTIATE_TEST_SUITE_P(Visits, ManyDays,
                         testing::Values(Visit{5, 1920, 1080, false}, Visit{5, 1080, 1920, true},
                                         Visit{14, 1920, 1080, false}, Visit{14, 1080, 1920, false},
                                         Visit{14, 1920, 1080, true}, Visit{14, 1080, 1920, true},
                                         Visit{31, 1024, 600, true}));

TEST_F(ProgrammeTaps, OnTheSheetOfFilters) {
    stage.state.sheet = core::Sheet::ProgrammeFilter;
    EXPECT_EQ(tapped<core::ChooseFilter>("programme.filter.group.B.sheet")->filter.group, "B");
    EXPECT_TRUE(tapped<core::CloseSheet>("sheet.close"));
}

TEST_F(ProgrammeTaps, AnItemsSheetClosesAndSoDoesThatOfAnItemThatIsGone) {
    stage.state.sheet = core::Sheet::ProgrammeItem;
    stage.state.programme.item = core::ItemId{"lacquer"};
    EXPECT_TRUE(tapped<core::CloseSheet>("sheet.close"));
    stage.state.programme.item = core::ItemId{"gone"};
    const auto events = screen.frame(stage).events;
    ASSERT_EQ(events.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<core::CloseSheet>(events[0]));
}

TEST_F(ProgrammeTaps, MyProgrammeIsAButtonOfAGreenResultInThePagesLanguage) {
    stage = result_stage({sample_outcome(core::Verdict::Admitted, "ja")}, "en");
    EXPECT_EQ(tapped<core::OpenMyProgramme>("result.my_programme")->language, "ja");
    stage = result_stage({sample_outcome(core::Verdict::TooEarly, "ja")}, "en");
    EXPECT_FALSE(widget("result.my_programme"));
}

TEST_F(ProgrammeTaps, ALongDayOpensAtNowAndStaysWhereTheFingerLeavesIt) {
    long_day();
    const auto on = std::find_if(stage.model.programme.begin(), stage.model.programme.end(),
                                 [&](const auto& each) { return each.day + each.ends > stage.local_now; });
    const std::string id = "programme.item." + on->id.str();
    ASSERT_TRUE(widget(id)) << "what is on is on the screen";
    const float before = widget(id)->y0;
    screen.finger_down(900, 800);
    for (const float y : {760.0F, 700.0F, 640.0F}) {
        stage.now += core::Millis{40};
        screen.finger_move(900, y);
        (void)screen.frame(stage);
    }
    stage.now += core::Millis{400};
    (void)screen.frame(stage);
    screen.finger_up();
    stage.now += core::Millis{40};
    (void)screen.frame(stage);
    ASSERT_TRUE(widget(id));
    const float after = widget(id)->y0;
    EXPECT_LT(after, before - 80);
    stage.local_now += std::chrono::minutes{1};
    EXPECT_FLOAT_EQ(widget(id)->y0, after) << "a minute later";
    stage.state.screen = core::Screen::Home;
    (void)screen.frame(stage);
    stage.state.screen = core::Screen::Programme;
    EXPECT_FLOAT_EQ(widget(id)->y0, before) << "opened again";
}

TEST_F(ProgrammeTaps, ALongDayDrawsOnlyWhatIsSeenOfIt) {
    long_day();
    const auto record = screen.frame(stage).record;
    const auto cards = std::count_if(record.widgets.begin(), record.widgets.end(),
                                     [](const auto& w) { return w.id.starts_with("programme.item."); });
    EXPECT_GT(cards, 7);
    EXPECT_LT(cards, 20);
    EXPECT_LT(record.texts.size(), 90U);
}

// --- the list's layout

class ProgrammeList : public testing::Test {
  protected:
    void SetUp() override {
        const auto files = app::find_fonts();
        ASSERT_TRUE(files) << files.error().detail;
        auto loaded = ui::Fonts::load({files->cjk_regular, files->cjk_bold, files->thai_regular, files->thai_bold});
        ASSERT_TRUE(loaded) << loaded.error().detail;
        fonts = std::move(*loaded);
        texts = std::make_unique<ui::TextLayout>(*fonts);
        ImGui::GetIO().DisplaySize = ImVec2(1920, 1080);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
    }
    void TearDown() override { ImGui::EndFrame(); }

    void lay_out(const std::string& name, float width, float height, float text_scale) {
        ui::Canvas canvas({ImGui::GetBackgroundDrawList(), texts.get(), &touches, &record, &ui::theme_for(false),
                           ui::panel_metrics(width, height, {}, false), text_scale});
        for (const NamedStage& each : all_stages("vi")) {
            if (each.name != name) continue;
            const ui::ScreenInput borrowed{each.stage.state, each.stage.model, each.stage.local_now, each.stage.now};
            view = ui::programme_view_model(borrowed, ui::Translator(all, "vi"), ui::most_lanes(canvas));
        }
        ASSERT_FALSE(view.cards.empty());
        list = ui::lay_out_programme(view, canvas, width - 96);
    }

    Offscreen screen{1920, 1080};
    std::unique_ptr<ui::Fonts> fonts;
    std::unique_ptr<ui::TextLayout> texts;
    ui::TouchRouter touches;
    ui::FrameRecord record;
    std::vector<core::Catalogue> all = catalogues();
    ui::ProgrammeViewModel view;
    ui::ProgrammeLayout list;
};

TEST_F(ProgrammeList, HasNoTwoCardsThatOverlapWhateverThePanelAndTheTextSize) {
    for (const char* name : {"programme-parallel", "programme-long", "programme-mine"}) {
        for (const auto& [width, height] : {std::pair(1920.0F, 1080.0F), std::pair(1080.0F, 1920.0F)}) {
            for (const float text_scale : {1.0F, 1.3F, 1.6F}) {
                lay_out(name, width, height, text_scale);
                ASSERT_EQ(list.cards.size(), view.cards.size());
                for (std::size_t i = 0; i < list.cards.size(); ++i) {
                    const ui::Rect& card = list.cards[i];
                    EXPECT_GE(card.x, list.cards_x - 0.5F);
                    EXPECT_LE(card.right(), list.width + 0.5F);
                    EXPECT_GE(card.y, list.next.bottom());
                    EXPECT_LE(card.bottom(), list.height);
                    for (std::size_t j = i + 1; j < list.cards.size(); ++j) {
                        const ui::Rect common = card.meet(list.cards[j]);
                        EXPECT_LE(common.w * common.h, 0) << name << " " << i << " " << j;
                    }
                }
            }
        }
    }
}

TEST_F(ProgrammeList, LetsTheLineOfNowMoveDownAllDay) {
    lay_out("programme-parallel", 1920, 1080, 1);
    float last = -1e6F;
    for (core::MinuteOfDay minute{500}; minute < core::MinuteOfDay{1100}; ++minute) {
        const float y = ui::y_of_minute(view, list, minute);
        EXPECT_GE(y, last) << minute.count();
        last = y;
    }
    const ui::Rect& first = list.rows.front();
    EXPECT_FLOAT_EQ(ui::y_of_minute(view, list, core::MinuteOfDay{555}), first.y + first.h / 2)
        << "half of the first item";
    EXPECT_GT(ui::y_of_minute(view, list, core::MinuteOfDay{655}), list.rows[2].bottom()) << "between two items";
    EXPECT_LT(ui::y_of_minute(view, list, core::MinuteOfDay{655}), list.rows[3].y);
}

} // namespace
} // namespace kiosk::test
