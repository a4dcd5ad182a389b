// A teacher makes badges for an event on a stick: the key is chosen, the PIN or the passphrase typed, and forgotten.
#include "core/session/staff_badge_making.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/session/staff_guest.hpp"
#include "core/session/staff_page.hpp"

namespace kiosk::core {
namespace {

using From = IssuerKeyChoice::From;
using Why = StickFailed::Why;

const StickItem kVisit{StickKind::Workbook, "visit.xlsx", "visit.xlsx", 9, {}};
const IssuerKeyChoice kHere{From::Kiosk, {}}, kNew{From::New, {}}, kLocked{From::Stick, "issuer.key"},
    kOpen{From::Stick, "open.key"}, kStrange{From::Stick, "strange.key"};

StickCheck without_badges() {
    StickCheck check;
    check.item = kVisit;
    check.changes.revision = RevisionNumber{3};
    check.making = StickMaking{60,
                               {{kHere, StickKey::Use::Good, "t1", "aaaa0001", false},
                                {kLocked, StickKey::Use::Good, "issuer.key", "aaaa0002", false},
                                {kOpen, StickKey::Use::Good, "open.key", "aaaa0003", true},
                                {kStrange, StickKey::Use::OtherIssuer, "strange.key", "aaaa0004", true}},
                               {}};
    return check;
}

struct MakingBadges : test::StaffGuest {
    explicit MakingBadges(StickCheck check = without_badges()) {
        signs_in(StaffMember{OperatorId{"t1"}, StaffRole::Teacher});
        hears(BoardRead{});
        does(OpenStick{});
        StickSeen seen;
        seen.contents.items = {kVisit};
        told(StickLooked{seen, {}});
        does(CheckStick{});
        told(StickChecked{std::move(check)});
        does(OpenMaking{});
    }
    void told(StickAnswer answer) { does(StickAnswered{std::move(answer)}); }
    void types_secret(std::string_view text) {
        for (const char byte : text) does(TypeSecret{byte});
    }
    [[nodiscard]] std::vector<MakeBadges> made() const {
        std::vector<MakeBadges> all;
        for (const auto& effect : effects)
            if (const auto* asked = std::get_if<AskStick>(&effect))
                if (const auto* make = std::get_if<MakeBadges>(&asked->question)) all.push_back(*make);
        return all;
    }
    [[nodiscard]] const StaffStick& stick() const { return state.staff.stick; }
    [[nodiscard]] std::string_view typed() const { return stick().making ? stick().making->typed.text() : "closed"; }
};

TEST(StaffBadgeMaking, IsOfferedForWhatWasCheckedAndLacksBadges) {
    EXPECT_TRUE(MakingBadges().stick().making);
    auto sound = without_badges();
    sound.making.reset();
    EXPECT_FALSE(MakingBadges(sound).stick().making);
}

TEST(StaffBadgeMaking, SixDigitsMakeANewKeyAndTheBadges) {
    MakingBadges staff;
    staff.types_secret("1");
    EXPECT_EQ(staff.typed(), "") << "with which key is not said yet";
    staff.does(ChooseIssuerKey{kNew});
    staff.types_secret("07a39x41");
    ASSERT_EQ(staff.made().size(), 1U);
    EXPECT_EQ(staff.made()[0].key, kNew);
    EXPECT_EQ(staff.made()[0].secret.text(), "073941");
    EXPECT_EQ(staff.typed(), "") << "it is asked, and not kept";
    EXPECT_EQ(staff.stick().doing, StaffStick::Doing::MakingBadges);
    staff.types_secret("073941");
    EXPECT_EQ(staff.made().size(), 1U) << "once";
}

TEST(StaffBadgeMaking, APassphraseIsTypedToItsEnd) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kLocked});
    staff.does(UseSecret{});
    EXPECT_TRUE(staff.made().empty()) << "nothing is typed";
    staff.does(ToggleSecretSeen{});
    staff.does(ChooseSecretFace{SecretFace::Signs});
    staff.types_secret("Apfel #77\n");
    staff.does(EraseSecret{});
    EXPECT_EQ(staff.typed(), "Apfel #7");
    EXPECT_TRUE(staff.stick().making->seen);
    staff.does(UseSecret{});
    ASSERT_EQ(staff.made().size(), 1U);
    EXPECT_EQ(staff.made()[0].key, kLocked);
    EXPECT_EQ(staff.made()[0].secret.text(), "Apfel #7");
}

TEST(StaffBadgeMaking, AKeyUnderNoPassphraseIsUsedAtOnce) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kOpen});
    ASSERT_EQ(staff.made().size(), 1U);
    EXPECT_EQ(staff.made()[0].secret.size(), 0U);
}

TEST(StaffBadgeMaking, AKeyThatTheEventDoesNotTakeIsNotUsed) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kStrange});
    staff.does(ChooseIssuerKey{{From::Stick, "gone.key"}});
    EXPECT_TRUE(staff.made().empty());
    EXPECT_FALSE(staff.stick().making->key);
    auto pinned = without_badges();
    pinned.making->wanted = {"aaaa0001"};
    MakingBadges bound(pinned);
    bound.does(ChooseIssuerKey{kNew});
    EXPECT_FALSE(bound.stick().making->key) << "nor is a new one";
}

TEST(StaffBadgeMaking, WhatWasTypedIsForgottenWithEachStepBack) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kHere});
    staff.types_secret("0739");
    staff.does(GoBack{});
    ASSERT_TRUE(staff.stick().making);
    EXPECT_FALSE(staff.stick().making->key);
    EXPECT_EQ(staff.typed(), "");
    staff.does(GoBack{});
    EXPECT_FALSE(staff.stick().making);
    EXPECT_TRUE(staff.stick().reading) << "the check is there again";
    staff.does(OpenMaking{});
    staff.does(ChooseIssuerKey{kHere});
    staff.types_secret("0739");
    staff.does(ChooseIssuerKey{kLocked});
    EXPECT_EQ(staff.typed(), "") << "of another key";
    staff.does(LeaveStaff{});
    EXPECT_FALSE(staff.stick().making);
}

TEST(StaffBadgeMaking, AWrongPinIsSaidAndTypedAgain) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kHere});
    staff.types_secret("111112");
    staff.told(StickFailed{Why::WrongPin, {}, 2});
    EXPECT_EQ(std::get<StickFailed>(*staff.stick().said).number, 2);
    EXPECT_EQ(staff.stick().making->key, kHere);
    staff.types_secret("0");
    EXPECT_FALSE(staff.stick().said) << "whoever types has read it";
    staff.types_secret("73941");
    EXPECT_EQ(staff.made().size(), 2U);
}

TEST(StaffBadgeMaking, TheCheckIsThereAgainWithTheNewBadges) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kHere});
    staff.types_secret("073941");
    auto after = without_badges();
    after.making.reset();
    after.badges = after.new_badges = 60;
    StickDone done;
    done.what = StickDone::What::Made;
    done.badges = 60;
    staff.told(BadgesMade{done, after});
    EXPECT_FALSE(staff.stick().making);
    EXPECT_TRUE(staff.stick().reading);
    EXPECT_FALSE(staff.stick().check->changes.is_new) << "it is loaded";
    EXPECT_EQ(std::get<StickDone>(*staff.stick().said).badges, 60U);
    staff.does(LoadStick{});
    EXPECT_NE(staff.stick().doing, StaffStick::Doing::Loading);
    staff.does(OpenStickBadges{});
    EXPECT_TRUE(staff.stick().choosing);
}

TEST(StaffBadgeMaking, IsStoppedByATouchAndKeepsWhoeverWaitsHere) {
    MakingBadges staff;
    staff.does(ChooseIssuerKey{kHere});
    staff.types_secret("073941");
    staff.does(GoBack{});
    staff.does(LeaveStaff{});
    EXPECT_TRUE(staff.stick().is_busy()) << "nobody goes away meanwhile";
    EXPECT_TRUE(staff.stick().may_stop());
    staff.does(StopStick{});
    staff.told(StickFailed{Why::Stopped, {}});
    EXPECT_FALSE(staff.stick().is_busy());
    EXPECT_TRUE(staff.stick().making) << "another try is a touch away";
}

} // namespace
} // namespace kiosk::core
