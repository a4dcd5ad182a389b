// Badges and a seal for an event on a stick, made at the kiosk: with a real workbook, a real folder and a real
// database.
#include "service/issue/badge_maker.hpp"

#include <algorithm>

#include <gmock/gmock.h>

#include "core/event/token.hpp"
#include "service/health_checks.hpp"
#include "service/making_fixture.hpp"
#include "store/kiosk_key.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using core::StickHindrance, core::StickKey;
using From = core::IssuerKeyChoice::From;
using test::must;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

TEST_F(MakingBadgesHere, IsOfferedWhereSomebodyHasNoBadge) {
    const auto before = check();
    ASSERT_TRUE(before.making);
    EXPECT_EQ(before.making->without, package_.participants.size() + package_.delegations.size());
    EXPECT_THAT(before.making->keys, IsEmpty());
    EXPECT_TRUE(before.making->takes_new_key());
}

TEST_F(MakingBadgesHere, ANewKeyUnderThePinMakesEverybodysBadgeAndTheSealAndLoadsThem) {
    (void)check();
    const auto made = makes();
    const auto all = package_.participants.size() + package_.delegations.size();
    EXPECT_EQ(made.issued, all);
    EXPECT_EQ(made.revision.new_badges.size(), all) << "all of them are to be printed";
    EXPECT_EQ(made.revision.check.badges, all);
    EXPECT_FALSE(made.revision.check.making) << "nothing is missing any more";
    const auto held = must(store::read_kiosk_key(database()));
    ASSERT_TRUE(held);
    EXPECT_EQ(held->owner.str(), "t1");
    EXPECT_THAT(examine_database(file_), testing::Contains(Finding{Health::Ok, "issuer",
                                                                   "key " + core::to_hex(held->key.public_key.bytes) +
                                                                       ", under the PIN of t1"}));
    EXPECT_THAT(pinned(), ElementsAre(held->key.public_key)) << "the public half came with the package by itself";
    EXPECT_EQ(must(database().badges()).size(), all);
    EXPECT_EQ(must(database().revision()).value(), made.revision.package->revision.value());
    ASSERT_EQ(rows().size(), all);
    for (const auto& row : rows()) {
        const auto token = core::parse_token(row.token);
        ASSERT_TRUE(token);
        EXPECT_TRUE(core::verify_token(*token, held->key.public_key)) << "it is admitted here";
    }
    EXPECT_TRUE(std::ranges::is_sorted(passed_));
}

TEST_F(MakingBadgesHere, WhatWasWrittenIsSoundForAnybodyWhoReadsIt) {
    (void)check();
    (void)makes();
    const auto folder = event::read_package(media_ / "visit.kiosk");
    ASSERT_TRUE(folder.ok());
    EXPECT_EQ(folder.package->seal.state, core::PackageSeal::Sound) << folder.package->seal.fault;
    const auto again = check();
    EXPECT_EQ(again.hindrance, std::nullopt) << again.detail;
    EXPECT_FALSE(again.changes.is_new) << "it is what is loaded";
    EXPECT_FALSE(again.making);
}

TEST_F(MakingBadgesHere, DoneAgainChangesNothing) {
    (void)check();
    const auto first = makes();
    const auto badges = bytes_of("visit.kiosk/badges.csv"), seal = bytes_of("visit.kiosk/seal.toml");
    const int writes = drive_.writes;
    checked_ = first.event;
    const auto again = makes({From::Kiosk, {}});
    EXPECT_EQ(again.issued, 0U);
    EXPECT_EQ(drive_.writes, writes);
    EXPECT_EQ(bytes_of("visit.kiosk/badges.csv"), badges);
    EXPECT_EQ(bytes_of("visit.kiosk/seal.toml"), seal);
    EXPECT_EQ(must(database().revision()), first.revision.package->revision);
}

TEST_F(MakingBadgesHere, WhoeverComesLaterGetsABadgeAndWhoeverLeftKeepsNone) {
    (void)check();
    const auto first = makes();
    const auto left = package_.participants.back().id;
    package_.participants.back().id = core::ParticipantId{"home-09"};
    lay_workbook();
    const auto changed = check();
    ASSERT_EQ(changed.hindrance, StickHindrance::NeedsSeal) << "its seal is of what was there before";
    ASSERT_TRUE(changed.making);
    EXPECT_EQ(changed.making->without, 1U);
    ASSERT_EQ(changed.making->keys.size(), 1U);
    EXPECT_EQ(changed.making->keys[0].use, StickKey::Use::Good);
    EXPECT_FALSE(changed.making->takes_new_key()) << "the first key is the event's by now";
    const auto made = makes({From::Kiosk, {}});
    EXPECT_EQ(made.issued, 1U);
    EXPECT_EQ(made.revision.new_badges.size(), 1U);
    EXPECT_EQ(made.revision.package->revision.value(), first.revision.package->revision.value() + 1);
    const auto again = check();
    EXPECT_FALSE(again.changes.is_new) << again.detail;
    EXPECT_FALSE(again.making);
    for (const auto& badge : must(database().badges())) {
        const bool nobodys = badge.participant.empty() && badge.delegation.empty();
        EXPECT_EQ(badge.status, nobodys ? core::BadgeStatus::Revoked : core::BadgeStatus::Active);
        EXPECT_NE(badge.participant, left);
    }
}

TEST_F(MakingBadgesHere, BadgesThatAreLoadedAreKeptWhereTheEventCameWithout) {
    core::Badge old;
    old.id = core::BadgeId{77};
    old.participant = package_.participants[0].id;
    auto loaded = package_;
    loaded.badges = {old};
    loaded.revision = core::RevisionNumber{2};
    loaded.content = test::filled<core::Hash>(2);
    must(database().load(loaded, {true, {}, {}}));
    const auto before = check();
    ASSERT_TRUE(before.making);
    const auto made = makes();
    EXPECT_EQ(made.issued, package_.participants.size() + package_.delegations.size() - 1);
    const auto all = rows();
    const auto kept = std::ranges::find(all, old.id, [](const auto& row) { return row.badge.id; });
    ASSERT_NE(kept, all.end());
    EXPECT_EQ(kept->token, "") << "nobody knows it any more";
    EXPECT_EQ(kept->badge.status, core::BadgeStatus::Active);
    EXPECT_FALSE(check().changes.is_new);
}

TEST_F(MakingBadgesHere, AFolderGetsItsBadgesItsSealAndItsKey) {
    (void)check();
    (void)makes();
    fs::rename(media_ / "visit.kiosk", media_ / "visit");
    fs::remove(media_ / "visit" / "badges.csv");
    fs::remove(media_ / "visit" / "seal.toml");
    // As somebody writes it who has no key.
    auto text = bytes_of("visit/event.toml");
    const auto line = text.find("issuers");
    text.erase(line, text.find('\n', line) + 1 - line);
    lay("visit/event.toml", text);
    item_ = {core::StickKind::Package, "visit", "visit", 0, {}};
    const auto before = check();
    ASSERT_TRUE(before.making) << before.detail;
    const auto made = makes({From::Kiosk, {}});
    EXPECT_EQ(made.issued, 0U) << "their badges are known here";
    EXPECT_THAT(bytes_of("visit/event.toml"), HasSubstr(core::to_hex(pinned().at(0).bytes)));
    const auto read = event::read_package(media_ / "visit");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.package->seal.state, core::PackageSeal::Sound) << read.package->seal.fault;
    EXPECT_FALSE(check().changes.is_new);
}

} // namespace
} // namespace kiosk::service
