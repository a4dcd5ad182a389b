// What staff write of one person: that a badge is lost, that they stay away.
#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

const ParticipantId kMarked{"home-01"};

struct Marking : test::StaffGuest {
    explicit Marking(StaffRole role) {
        signs_in(StaffMember{OperatorId{"x1"}, role});
        does(OpenPerson{kMarked});
    }
    [[nodiscard]] const StaffQuestion& last_asked() const {
        for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect)
            if (const auto* asked = std::get_if<AskDesk>(&*effect)) return asked->question;
        throw std::out_of_range("nothing was asked");
    }
};

TEST(StaffMarks, AreAskedWhyBeforeTheDeskWritesThem) {
    Marking staff(StaffRole::Teacher);
    staff.does(ReportLostBadge{kMarked});
    ASSERT_TRUE(staff.state.staff.why);
    staff.does(GiveReason{"ill"});
    EXPECT_FALSE(std::holds_alternative<AskToReissue>(staff.last_asked())) << "no reason of a badge";
    staff.does(ReportLostBadge{kMarked});
    staff.does(GiveReason{"lost"});
    const auto* revoke = std::get_if<AskToReissue>(&staff.last_asked());
    ASSERT_NE(revoke, nullptr);
    EXPECT_EQ(revoke->who, kMarked);
    EXPECT_EQ(revoke->reason, "lost");
    staff.does(ExcusePerson{kMarked});
    EXPECT_FALSE(staff.state.staff.why) << "the desk is at it";
    staff.does(StaffAnswered{BadgeReissued{kMarked, "王小明", NewBadge{"KW1ABCDEFGHIJKLMNOP", {}, 1}}});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Reissued);
    EXPECT_TRUE(std::holds_alternative<AskPerson>(staff.last_asked())) << "the page is read again";
    staff.does(ExcusePerson{kMarked});
    staff.does(GiveReason{"family"});
    EXPECT_TRUE(std::holds_alternative<AskToExcuse>(staff.last_asked()));
    staff.does(StaffAnswered{PersonMarked{kMarked, "王小明", PersonMarked::As::Excused, true}});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::Excused);
    EXPECT_EQ(staff.state.staff.news->name, "王小明");
}

TEST(StaffMarks, AreATeachers) {
    Marking staff(StaffRole::Volunteer);
    staff.does(ReportLostBadge{kMarked});
    EXPECT_FALSE(staff.state.staff.why);
    staff.does(ExcusePerson{kMarked});
    EXPECT_FALSE(staff.state.staff.why);
}

TEST(StaffMarks, ThatTheDeskRefusedAreSaidToBe) {
    Marking staff(StaffRole::Teacher);
    staff.does(ExcusePerson{kMarked});
    staff.does(GiveReason{"ill"});
    staff.does(StaffAnswered{PersonMarked{kMarked, "", PersonMarked::As::Excused, false}});
    EXPECT_EQ(staff.state.staff.news->what, StaffNews::What::NotYours);
    EXPECT_FALSE(staff.state.staff.acting);
}

} // namespace
} // namespace kiosk::core
