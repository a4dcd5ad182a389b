// A guest without a badge, on the real screens, through the session.
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

struct NameVisit {
    Offscreen screen{1920, 1080};
    Stage stage = sample_stage(core::Screen::Scan, "zh-TW");
    std::vector<core::SessionEffect> effects;

    void does(const core::SessionEvent& event) {
        auto stepped = core::step(std::move(stage.state), event, stage.now);
        stage.state = std::move(stepped.state);
        for (auto& effect : stepped.effects) effects.push_back(std::move(effect));
    }
    void touches(const std::string& widget) {
        (void)screen.frame(stage);
        const auto events = screen.tap(stage, widget);
        ASSERT_TRUE(events) << "nothing to touch named " << widget;
        for (const core::SessionEvent& event : *events) does(event);
    }
    [[nodiscard]] std::string words() {
        (void)screen.frame(stage);
        std::string all;
        for (const ui::TextRun& run : screen.frame(stage).record.texts) all += run.text + "\n";
        return all;
    }
};

TEST(NameSearchScreens, FromNoBadgeToTheirNameAndAVolunteerLetsThemIn) {
    NameVisit visit;
    visit.touches("scan.no_badge");
    visit.touches("sheet.leads");
    EXPECT_EQ(visit.stage.state.sheet, core::Sheet::FindName);
    EXPECT_THAT(visit.words(), testing::HasSubstr("請至少輸入兩個字"));
    for (const char* sign : {"ㄨ", "ㄒ"}) visit.touches(std::string("key.") + sign);
    EXPECT_EQ(visit.stage.state.search, "ㄨㄒ");
    visit.does(core::StaffAnswered{core::NamesFound{"ㄨㄒ", {{core::ParticipantId{"home-01"}, "王○明"}}, false}});
    EXPECT_THAT(visit.words(), testing::HasSubstr("王○明"));
    visit.touches("search.name.home-01");
    const auto* help = std::get_if<core::AskForHelp>(&visit.effects.back());
    ASSERT_NE(help, nullptr);
    EXPECT_EQ(help->who, core::ParticipantId{"home-01"});
    // Two touches and a PIN.
    visit.touches("footer.staff");
    EXPECT_EQ(visit.stage.state.screen, core::Screen::Staff);
    for (const char digit : std::string("073941")) visit.touches(std::string("pad.") + digit);
    visit.does(core::StaffAnswered{
        core::PinChecked{core::StaffMember{core::OperatorId{"v1"}, core::StaffRole::Volunteer}, 0, {}}});
    core::PersonPage page;
    page.row.id = core::ParticipantId{"home-01"};
    page.row.name = "王小明";
    visit.does(core::StaffAnswered{core::PersonRead{page.row.id, page}});
    visit.touches("staff.act.in");
    const auto* ask = std::get_if<core::AskDesk>(&visit.effects.back());
    ASSERT_NE(ask, nullptr);
    EXPECT_EQ(std::get<core::AskToAct>(ask->question).who, core::ParticipantId{"home-01"});
}

TEST(NameSearchScreens, EachFaceTypesItsSigns) {
    NameVisit visit;
    visit.does(core::OpenSheet{core::Sheet::FindName});
    visit.touches("key.face.한");
    for (const char* sign : {"ㅎ", "ㅏ", "ㄴ"}) visit.touches(std::string("key.") + sign);
    EXPECT_EQ(visit.stage.state.search, "한");
    visit.does(core::TypeSearch{""});
    visit.touches("key.face.あ");
    for (const char* sign : {"は", "゛", "る"}) visit.touches(std::string("key.") + sign);
    EXPECT_EQ(visit.stage.state.search, "ばる");
    visit.does(core::TypeSearch{""});
    visit.touches("key.face.ก");
    for (const char* sign : {"ก", "ี"}) visit.touches(std::string("key.") + sign);
    visit.touches("key.shift");
    visit.touches("key.ธ");
    EXPECT_EQ(visit.stage.state.search, "กีธ");
    visit.touches("key.erase");
    EXPECT_EQ(visit.stage.state.search, "กี");
    visit.touches("key.face.A");
    visit.touches("key.q");
    EXPECT_EQ(visit.stage.state.search, "กีq");
    visit.touches("key.done");
    EXPECT_EQ(visit.stage.state.sheet, core::Sheet::None);
    EXPECT_EQ(visit.stage.state.search, "");
}

} // namespace
} // namespace kiosk::test
