#include "core/rules/decide.hpp"

#include <gtest/gtest.h>

#include "core/rules/door.hpp"

namespace kiosk::core {
namespace {

using test::at;
using test::kFirstDay;

TEST(Examine, TakesNoForeignCodeForABadge) {
    const auto event = test::sample_event();
    for (const auto* text : {"", "https://example.org", "KB2AAAA", " KB1"}) {
        const auto credential = examine(text, event.package.event.issuers);
        EXPECT_EQ(credential.state, CredentialState::Unreadable) << text;
        EXPECT_FALSE(credential.token) << text;
    }
}

TEST(Examine, KnowsAnIssuedTokenByTheIssuersKey) {
    const auto event = test::sample_event();
    const auto credential = examine(event.token("jp-01"), event.package.event.issuers);
    EXPECT_EQ(credential.state, CredentialState::Genuine);
    ASSERT_TRUE(credential.token);
    EXPECT_EQ(credential.token->badge, event.package.badges.front().id);
    EXPECT_EQ(credential.fingerprint, token_fingerprint(event.token("jp-01")));
}

TEST(Examine, TakesATokenOfAnUnknownIssuerAsForged) {
    const auto event = test::sample_event();
    const std::array others{test::key_from(9).public_key()};
    const auto credential = examine(event.token("jp-01"), others);
    EXPECT_EQ(credential.state, CredentialState::Forged);
    EXPECT_FALSE(credential.token);
}

TEST(Examine, TakesAnyTextThatClaimsToBeOursAndIsNotAsForged) {
    const auto event = test::sample_event();
    EXPECT_EQ(examine("KB1", event.package.event.issuers).state, CredentialState::Forged);
    auto altered = event.token("jp-01");
    altered[40] = altered[40] == 'A' ? 'B' : 'A';
    EXPECT_EQ(examine(altered, event.package.event.issuers).state, CredentialState::Forged);
}

// --- what is presented

TEST(Decide, AdmitsAGuestWithAGenuineBadge) {
    LocalReplica door("gate");
    const auto decision = door.present_badge("jp-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Admitted);
    ASSERT_TRUE(decision.entry);
    const auto& entry = *decision.entry;
    EXPECT_EQ(entry.kind, EntryKind::CheckIn);
    EXPECT_EQ(entry.direction, Direction::In);
    EXPECT_EQ(entry.verdict, Verdict::Admitted);
    EXPECT_EQ(entry.participant.str(), "jp-01");
    EXPECT_EQ(entry.delegation.str(), "jp");
    EXPECT_EQ(entry.badge, door.badge_of("jp-01").id);
    EXPECT_EQ(entry.checkpoint.str(), "gate");
    EXPECT_EQ(entry.area.str(), "school");
    EXPECT_EQ(entry.event, door.sample.package.event.tag);
    EXPECT_EQ(entry.revision, RevisionNumber{4});
    EXPECT_EQ(entry.wall, at(9, 0).wall);
    EXPECT_EQ(entry.mono, at(9, 0).mono);
    EXPECT_EQ(entry.boot, at(9, 0).boot);
    EXPECT_EQ(entry.token_fingerprint, 0U);
    EXPECT_EQ(entry.seq, LedgerSeq{});
    EXPECT_FALSE(entry.time_unsure);
    EXPECT_FALSE(entry.late);
}

TEST(Decide, WritesNothingOfACodeThatIsNotOurs) {
    const auto decision = LocalReplica("gate").present("https://example.org", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Unreadable);
    EXPECT_FALSE(decision.entry);
}

TEST(Decide, KeepsOnlyTheFingerprintOfAForgedBadge) {
    LocalReplica door("gate");
    auto altered = door.sample.token("jp-01");
    altered.back() = altered.back() == 'A' ? 'C' : 'A';
    const auto decision = door.present(altered, at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::BadSignature);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::Refused);
    EXPECT_EQ(decision.entry->verdict, Verdict::BadSignature);
    EXPECT_EQ(decision.entry->badge, BadgeId{});
    EXPECT_TRUE(decision.entry->participant.empty());
    EXPECT_TRUE(decision.entry->delegation.empty());
    EXPECT_EQ(decision.entry->token_fingerprint, token_fingerprint(altered));
}

TEST(Decide, KeepsOnlyTheFingerprintOfABadgeOfAnotherEvent) {
    LocalReplica door("gate");
    const auto text = door.sample.token("jp-01");
    door.sample.package.event.tag = EventTag{1};
    const auto decision = door.present(text, at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::WrongEvent);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->badge, BadgeId{});
    EXPECT_TRUE(decision.entry->participant.empty());
    EXPECT_EQ(decision.entry->token_fingerprint, token_fingerprint(text));
}

TEST(Decide, RefusesABadgeThatWasRevokedOrReplaced) {
    for (const auto status : {BadgeStatus::Revoked, BadgeStatus::Replaced}) {
        LocalReplica door("gate");
        door.badge_of("jp-01").status = status;
        const auto decision = door.present_badge("jp-01", at(9, 0));
        EXPECT_EQ(decision.verdict, Verdict::Revoked);
        ASSERT_TRUE(decision.entry);
        EXPECT_EQ(decision.entry->kind, EntryKind::Refused);
        EXPECT_EQ(decision.entry->participant.str(), "jp-01");
    }
}

TEST(Decide, RefusesATokenOutsideItsDaysBothOfWhichAreInclusive) {
    LocalReplica door("gate");
    door.sample.package.event.first_day = kFirstDay - std::chrono::days{5};
    door.sample.package.event.last_day = kFirstDay + std::chrono::days{90};
    const auto on = [&](int day) {
        return door.present_badge("jp-01", at(9, 0, 0, kFirstDay + std::chrono::days{day})).verdict;
    };
    EXPECT_EQ(on(-1), Verdict::TooEarly);
    EXPECT_EQ(on(0), Verdict::Admitted);
    EXPECT_EQ(on(61), Verdict::Admitted);
    EXPECT_EQ(on(62), Verdict::Expired);
}

TEST(Decide, ABadgeShownBeforeItsFirstDayIsTooEarlyAndSaysWhenItsDoorOpens) {
    LocalReplica door("gate");
    door.checkpoint().opens = MinuteOfDay{8 * 60 + 30};
    const auto day_before = at(15, 0, 0, kFirstDay - std::chrono::days{1});
    for (const char* badge : {"jp-01", "sg"}) {
        const auto decision = door.present_badge(badge, day_before);
        EXPECT_EQ(decision.verdict, Verdict::TooEarly) << badge;
        EXPECT_EQ(decision.opens, LocalTime{kFirstDay} + std::chrono::minutes{8 * 60 + 30});
        ASSERT_TRUE(decision.entry);
        EXPECT_EQ(decision.entry->kind, EntryKind::Refused);
    }
    door.checkpoint().direction = Direction::Out;
    EXPECT_EQ(door.present_badge("jp-01", day_before).verdict, Verdict::TooEarly) << "nobody leaves before they came";
    auto unsure = day_before;
    unsure.trusted = false;
    door.checkpoint().direction = Direction::In;
    EXPECT_EQ(door.present_badge("jp-01", unsure).verdict, Verdict::Admitted);
}

TEST(Decide, CountsATokensDaysInTheEventsZone) {
    LocalReplica door("gate");
    EXPECT_EQ(door.present_badge("jp-01", at(0, 0)).verdict, Verdict::Admitted); // 16:00 UTC of the day before
    EXPECT_EQ(door.present_badge("jp-01", at(0, 0, -1)).verdict, Verdict::TooEarly);
}

TEST(Decide, AdmitsTheOneParticipantOfAnExternalCode) {
    const auto decision = LocalReplica("gate").present_person(CredentialState::External, "jp-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Admitted);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->participant.str(), "jp-01");
    EXPECT_EQ(decision.entry->badge, BadgeId{});
}

TEST(Decide, RefusesACodeThatANewBadgeReplacedAsALostBadge) {
    const auto decision = LocalReplica("gate").present_person(CredentialState::Replaced, "jp-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Revoked);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::Refused);
    EXPECT_EQ(decision.entry->participant.str(), "jp-01");
}

TEST(Decide, AsksStaffAboutACodeOfTwoParticipantsAndNamesNeither) {
    const auto decision = LocalReplica("gate").present_person(CredentialState::Ambiguous, "jp-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::Ambiguous);
    ASSERT_TRUE(decision.entry);
    EXPECT_TRUE(decision.entry->participant.empty());
    EXPECT_EQ(decision.entry->token_fingerprint, 77U);
}

TEST(Decide, WritesNothingForANameChosenInTheSearch) {
    const auto decision = LocalReplica("gate").present_person(CredentialState::ChosenByName, "jp-01", at(9, 0));
    EXPECT_EQ(decision.verdict, Verdict::NeedsStaff);
    EXPECT_FALSE(decision.entry);
}

TEST(Decide, AsksForACountWhenALeadersBadgeIsShownAndWritesNothing) {
    LocalReplica door("gate");
    const auto known = door.present_badge("jp", at(9, 0));
    EXPECT_EQ(known.verdict, Verdict::Group);
    EXPECT_FALSE(known.entry);
    const auto unknown = door.present(door.sample.sign(BadgeId{99}, BadgeKind::Delegation), at(9, 0));
    EXPECT_EQ(unknown.verdict, Verdict::Group);
}

TEST(Decide, RefusesARevokedLeadersBadge) {
    LocalReplica door("gate");
    door.badge_of("jp").status = BadgeStatus::Revoked;
    EXPECT_EQ(door.present_badge("jp", at(9, 0)).verdict, Verdict::Revoked);
}

TEST(Decide, WelcomesAGenuineBadgeThatThisRevisionDoesNotKnow) {
    LocalReplica door("workshop");
    const auto text = door.sample.sign(BadgeId{99});
    const auto decision = door.present(text, at(13, 5)); // whose audience cannot be checked
    EXPECT_EQ(decision.verdict, Verdict::AdmittedUnknown);
    ASSERT_TRUE(decision.entry);
    EXPECT_EQ(decision.entry->kind, EntryKind::CheckIn);
    EXPECT_EQ(decision.entry->badge, BadgeId{99});
    EXPECT_TRUE(decision.entry->participant.empty());
    EXPECT_FALSE(decision.entry->late);
    const auto late = door.present(text, at(13, 20));
    EXPECT_EQ(late.verdict, Verdict::AdmittedUnknown);
    EXPECT_TRUE(late.entry->late);
}

TEST(Decide, HoldsAnUnknownBadgeToTheWindowAndTheCapacity) {
    LocalReplica door("workshop");
    const auto text = door.sample.sign(BadgeId{99});
    EXPECT_EQ(door.present(text, at(12, 0)).verdict, Verdict::TooEarly);
    door.checkpoint().capacity = 1;
    door.people_in_area = 1;
    EXPECT_EQ(door.present(text, at(13, 5)).verdict, Verdict::Full);
    door.standing = stood(Direction::In, at(13, 0), "workshop");
    EXPECT_EQ(door.present(text, at(13, 5)).verdict, Verdict::AlreadyIn);
}

// --- the order: of everything that is wrong at once, the first is said

TEST(Decide, SaysTheFirstOfTheReasonsInTheirOrder) {
    LocalReplica door("workshop");
    const auto text = door.sample.token("sg-01");
    const auto late_day = at(13, 30, 0, kFirstDay + std::chrono::days{100});
    door.checkpoint().day = kFirstDay + std::chrono::days{50};
    door.checkpoint().capacity = 0;
    door.standing = stood(Direction::In, late_day, "workshop");
    const auto tag = std::exchange(door.sample.package.event.tag, EventTag{1});
    door.badge_of("sg-01").status = BadgeStatus::Revoked;

    EXPECT_EQ(door.present(text + "A", late_day).verdict, Verdict::BadSignature);
    EXPECT_EQ(door.present(text, late_day).verdict, Verdict::WrongEvent);
    door.sample.package.event.tag = tag;
    EXPECT_EQ(door.present(text, late_day).verdict, Verdict::Revoked);
    door.badge_of("sg-01").status = BadgeStatus::Active;
    EXPECT_EQ(door.present(text, late_day).verdict, Verdict::Expired);
    EXPECT_EQ(door.present_badge("sg", late_day).verdict, Verdict::Expired);

    const auto good_day = at(13, 30);
    door.checkpoint().direction = Direction::Out;
    EXPECT_EQ(door.present(text, good_day).verdict, Verdict::CheckedOut);
    door.checkpoint().direction = Direction::In;
    EXPECT_EQ(door.present(text, good_day).verdict, Verdict::NotForThisCheckpoint);
    door.checkpoint().audience = {};
    EXPECT_EQ(door.present(text, good_day).verdict, Verdict::TooEarly);
    door.checkpoint().day = kFirstDay;
    EXPECT_EQ(door.present(text, good_day).verdict, Verdict::AlreadyIn);
    door.standing.reset();
    EXPECT_EQ(door.present(text, good_day).verdict, Verdict::Full);
    door.checkpoint().capacity.reset();
    EXPECT_EQ(door.present(text, good_day).verdict, Verdict::Late);
    EXPECT_EQ(door.present(text, at(13, 5)).verdict, Verdict::Admitted);
}

} // namespace
} // namespace kiosk::core
