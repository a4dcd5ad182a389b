// The papers after the day on the real screens.
#include <algorithm>
#include <string_view>

#include <gmock/gmock.h>

#include "ui/screens/staff_visit.hpp"

namespace kiosk::test {
namespace {

TEST(StaffPaperScreens, APaperIsChosenTurnedAndSavedByTouches) {
    StaffVisit visit(named("staff-stick-none"));
    visit.touches("stick.papers");
    const core::StaffWork& staff = visit.stage.state.staff;
    EXPECT_EQ(staff.view, core::StaffView::Papers);
    EXPECT_TRUE(staff.papers.asked);
    EXPECT_THAT(visit.words(), testing::HasSubstr("製作中"));
    visit.touches("papers.meals");
    EXPECT_EQ(staff.papers.choice.kind, core::PaperKind::Meals);
    visit.stage = named("staff-papers-signin");
    EXPECT_THAT(visit.words(), testing::AllOf(testing::HasSubstr("第 2 頁 / 共 3 頁"),
                                              testing::HasSubstr("隨身碟「晴川國際組」"), testing::HasSubstr("今天")));
    visit.touches("papers.on");
    EXPECT_EQ(staff.papers.page, 2U);
    visit.touches("papers.pdf");
    EXPECT_EQ(staff.papers.files, core::PaperFiles::Pdf);
    visit.touches("papers.save");
    EXPECT_EQ(staff.stick.doing, core::StaffStick::Doing::Saving);
    EXPECT_THAT(visit.words(),
                testing::AllOf(testing::HasSubstr("請不要拔除隨身碟"), testing::HasSubstr("寫入中，不會登出")));
    visit.stage = named("staff-papers-signin");
    visit.touches("papers.blank");
    EXPECT_EQ(staff.papers.choice.signing, core::PaperSigning::Blank);
    EXPECT_EQ(staff.papers.choice.whom, core::PaperWhom::Guests) << "what else was chosen stays";
    visit.touches("papers.summary");
    EXPECT_EQ(staff.papers.choice.whom, core::PaperWhom::All) << "it makes no difference there";
}

TEST(StaffPaperScreens, WhyAPaperIsNotSavedOrNotThereIsSaid) {
    const std::pair<const char*, const char*> told[] = {{"no-stick", "插上隨身碟就可以存"},
                                                        {"locked", "防寫"},
                                                        {"nobody", "還沒有人依活動規則取得時數"},
                                                        {"full", "隨身碟滿了"}};
    for (const auto& [name, words] : told) {
        StaffVisit visit(named(std::string("staff-papers-") + name));
        EXPECT_THAT(visit.words(), testing::HasSubstr(words)) << name;
        const auto record = visit.screen.frame(visit.stage).record;
        const auto save = std::ranges::find(record.widgets, std::string("papers.save"), &ui::WidgetRect::id);
        ASSERT_NE(save, record.widgets.end());
        EXPECT_EQ(save->touchable, std::string_view(name) == "full") << name;
    }
}

} // namespace
} // namespace kiosk::test
