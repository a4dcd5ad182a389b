// What stands in the way of making badges at the kiosk: keys that do not fit, wrong PINs, sticks that fail.
#include "service/making_fixture.hpp"

#include <gmock/gmock.h>

#include "service/issue/badge_maker.hpp"
#include "store/kiosk_key.hpp"
#include "store/practice.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind;
using Why = core::StickFailed::Why;
using testing::HasSubstr;

TEST_F(MakingBadgesHere, AKeyOnTheStickIsUsedUnderItsPassphraseAndOneUnderNoneAsItIs) {
    const core::IssuerKey key{test::key_from(5), false}, other{test::key_from(6), false};
    lay_key("locked.key", key, "Apfel Birne 7");
    lay_key("open.key", other);
    lay("letter.key", "Dear key, ...");
    const auto before = check();
    ASSERT_TRUE(before.making);
    ASSERT_EQ(before.making->keys.size(), 2U) << "the letter is no key";
    for (const auto& each : before.making->keys) EXPECT_EQ(each.open, each.choice.file == "open.key");
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Stick, "locked.key"}, "apfel birne 7").why, Why::WrongPassphrase);
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Stick, "gone.key"}, "").why, Why::NoKey);
    EXPECT_EQ(drive_.writes, 0);
    (void)makes({core::IssuerKeyChoice::From::Stick, "locked.key"}, "Apfel Birne 7");
    EXPECT_THAT(pinned(), testing::ElementsAre(key.key.public_key()));
    (void)check();
    const auto refused = fails({core::IssuerKeyChoice::From::Stick, "open.key"}, "");
    EXPECT_EQ(refused.why, Why::OtherIssuer);
    EXPECT_THAT(refused.detail, HasSubstr(digits_of(other.key.public_key())));
}

TEST_F(MakingBadgesHere, ASampleKeyIsForNoRealEvent) {
    lay_key("sample.key", {test::key_from(5), true});
    const auto before = check();
    ASSERT_TRUE(before.making);
    ASSERT_EQ(before.making->keys.size(), 1U);
    EXPECT_EQ(before.making->keys[0].use, core::StickKey::Use::SampleOnly);
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Stick, "sample.key"}, "").why, Why::OtherIssuer);
    EXPECT_EQ(drive_.writes, 0);
}

TEST_F(MakingBadgesHere, WrongPinsAreCountedAndThenThereIsAWait) {
    (void)check();
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Kiosk, {}}, kTeachersPin).why, Why::NoKey) << "there is none yet";
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, kAnotherPin).why, Why::WrongPin) << "a volunteer's";
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, "951357").number, 2);
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, "951357").number, 1);
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, "951357").why, Why::PinWaits);
    const auto waits = fails({core::IssuerKeyChoice::From::New, {}}, kTeachersPin);
    EXPECT_EQ(waits.why, Why::PinWaits) << "nobody is heard meanwhile";
    EXPECT_EQ(waits.number, 30);
    now_.mono += std::chrono::seconds{31};
    now_.wall += std::chrono::seconds{31};
    (void)makes();
    (void)check();
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Kiosk, {}}, "951357").number, 2)
        << "a right one in between forgets the wrong ones";
}

TEST_F(MakingBadgesHere, AKeyStaysUnderThePinThatItWasMadeWith) {
    (void)check();
    (void)makes();
    auto writing = database();
    test::must(store::reset_pin(writing, core::OperatorId{"t1"}, "951358"));
    package_.participants[0].name = "青木 海";
    lay_workbook();
    (void)check();
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Kiosk, {}}, "951358").why, Why::WrongPin);
    EXPECT_EQ(makes({core::IssuerKeyChoice::From::Kiosk, {}}).issued, 0U);
}

TEST_F(MakingBadgesHere, AStickThatIsPulledOutFullOrProtectedLosesNothing) {
    (void)check();
    const auto revision = test::must(database().revision());
    for (const auto& [kind, why] :
         {std::pair{ErrorKind::DiskFull, Why::Full}, std::pair{ErrorKind::Refused, Why::Protected},
          std::pair{ErrorKind::Unavailable, Why::Gone}}) {
        drive_.refuses = kind;
        const auto held = test::must(store::read_kiosk_key(database()));
        EXPECT_EQ(
            fails({held ? core::IssuerKeyChoice::From::Kiosk : core::IssuerKeyChoice::From::New, {}}, kTeachersPin).why,
            why);
        EXPECT_EQ(test::must(database().revision()), revision) << "what is not on the stick is not loaded either";
    }
    EXPECT_FALSE(std::filesystem::exists(media_ / "visit.kiosk"));
    std::filesystem::rename(media_, folder_.path() / "pocket");
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::Kiosk, {}}, kTeachersPin).why, Why::Gone);
    std::filesystem::rename(folder_.path() / "pocket", media_);
    drive_.refuses.reset();
    EXPECT_GT(makes({core::IssuerKeyChoice::From::Kiosk, {}}).issued, 0U) << "done again it is done";
}

TEST_F(MakingBadgesHere, HalfOfWhatAStickGotIsMendedByDoingItAgain) {
    (void)check();
    (void)makes();
    const auto badges = bytes_of("visit.kiosk/badges.csv");
    std::filesystem::remove(media_ / "visit.kiosk" / "seal.toml"); // pulled out before the last of them
    const auto cut = check();
    ASSERT_TRUE(cut.making) << cut.detail;
    EXPECT_EQ(cut.making->without, 0U);
    EXPECT_EQ(makes({core::IssuerKeyChoice::From::Kiosk, {}}).issued, 0U);
    EXPECT_EQ(bytes_of("visit.kiosk/badges.csv"), badges) << "those that were printed stay good";
    EXPECT_FALSE(check().making);
}

TEST_F(MakingBadgesHere, WhatIsAnotherThanWhatWasCheckedIsCheckedFirst) {
    (void)check();
    package_.participants[0].name = "青木 海";
    lay_workbook();
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, kTeachersPin).why, Why::Changed);
    EXPECT_EQ(drive_.writes, 0);
}

TEST_F(MakingBadgesHere, AStickAddsNoIssuerToThoseThatAreKnown) {
    (void)check();
    (void)makes();
    auto text = bytes_of("visit.kiosk/event.toml");
    const auto strange = core::to_hex(test::key_from(6).public_key().bytes);
    text.insert(text.find('[', text.find("issuers")) + 1, "\"" + strange + "\", ");
    lay("visit.kiosk/event.toml", text);
    package_.participants[0].name = "青木 海";
    lay_workbook();
    ASSERT_TRUE(check().making);
    const int writes = drive_.writes;
    const auto refused = fails({core::IssuerKeyChoice::From::Kiosk, {}}, kTeachersPin);
    EXPECT_EQ(refused.why, Why::NotMade);
    EXPECT_THAT(refused.detail, HasSubstr(strange.substr(0, 8)));
    EXPECT_EQ(drive_.writes, writes);
}

TEST_F(MakingBadgesHere, WhatIsStoppedChangesNothing) {
    (void)check();
    stop_.request_stop();
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, kTeachersPin).why, Why::Stopped);
    EXPECT_EQ(drive_.writes, 0);
}

TEST_F(MakingBadgesHere, ADeskThatDoesNotLoadItLeavesItOnTheStick) {
    (void)check();
    write_ = [](Writes what, const auto& work) -> core::Status {
        if (what == Writes::Revision) return core::fail(ErrorKind::Unavailable, "the desk takes no more work");
        return work(nullptr);
    };
    EXPECT_EQ(fails({core::IssuerKeyChoice::From::New, {}}, kTeachersPin).why, Why::NotLoaded);
    const auto after = check();
    EXPECT_EQ(after.hindrance, std::nullopt) << after.detail;
    EXPECT_TRUE(after.changes.is_new) << "it can be loaded by itself";
    EXPECT_GT(after.new_badges, 0U);
}

TEST_F(MakingBadgesHere, ARehearsalMakesNone) {
    test::must(store::make_practice(file_));
    const auto practice = store::practice_file(file_);
    const auto stick = test::must(drive_.open());
    const auto read = test::must(read_stick_event(stick, item_, {}));
    EXPECT_FALSE(test::must(next_revision_of(read, item_, practice, {}, nullptr)).check.making);
}

TEST_F(MakingBadgesHere, ABadgesFileThatWouldLoseSomethingIsLeftAsItIs) {
    std::filesystem::create_directory(media_ / "visit.kiosk");
    const std::string theirs = "badge,kind,for,status,token,remark\n0000000000000001,participant,jp-01,revoked,,lost\n";
    lay("visit.kiosk/badges.csv", theirs);
    ASSERT_TRUE(check().making);
    const auto refused = fails({core::IssuerKeyChoice::From::New, {}}, kTeachersPin);
    EXPECT_EQ(refused.why, Why::NotMade);
    EXPECT_THAT(refused.detail, HasSubstr("badges.csv would lose"));
    EXPECT_EQ(bytes_of("visit.kiosk/badges.csv"), theirs);
}

} // namespace
} // namespace kiosk::service
