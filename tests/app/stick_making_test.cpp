// Staff who make badges at a stick: what the desk of sticks answers, with a real database and a folder for the drive.
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/workers/stick_desk.hpp"
#include "event/package/badges.hpp"
#include "event/workbook/event_workbook.hpp"
#include "store/database.hpp"
#include "store/sqlite/connection.hpp"
#include "store/staff.hpp"
#include "support/event_bench.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using From = core::IssuerKeyChoice::From;
using core::StickFailed;

class MakingAtAStick : public testing::Test, public kiosk::test::EventBench {
  protected:
    MakingAtAStick() {
        fs::create_directory(media());
        event.package.event.retention_days = 30;
        event.package.event.issuers.clear();
        event.package.badges.clear();
        event.package.revision = core::RevisionNumber{2};
        event.package.content = kiosk::test::filled<core::Hash>(2);
        auto database = store::Database::open(file(), store::OpenMode::ReadWrite).value();
        EXPECT_TRUE(database.load(event.package, {true, {}, {}}));
        EXPECT_TRUE(database.connection().execute(
            "INSERT INTO staff_salt VALUES (1, x'000102030405060708090a0b0c0d0e0f', 1, 8192)"));
        EXPECT_TRUE(store::add_staff(database, {core::OperatorId{"t1"}, core::StaffRole::Teacher}, "073941"));
        std::ofstream(media() / "visit.xlsx", std::ios::binary)
            << event::write_event_workbook(event.package, core::RevisionNumber{1}).value();
    }
    [[nodiscard]] fs::path media() const { return folder.path() / "STICK"; }
    StickDesk::Parts parts() {
        StickDesk::Parts parts{platform::folder_stick(media()),       file(),
                               fs::path(KIOSK_SOURCE_DIR) / "assets", service::write_at_once(),
                               [this] { return now.wall; },           Log()};
        parts.key_cost = {1, 8192};
        parts.passed = [this](int percent) { passed_ = percent; };
        return parts;
    }
    [[nodiscard]] core::StickAnswer answer(core::StickQuestion question) {
        return desk_.answer({std::move(question), core::CheckpointId{"gate"}, {}, now});
    }
    [[nodiscard]] core::StickCheck checked() {
        core::StickItem item;
        item.name = "visit.xlsx";
        return std::get<core::StickChecked>(answer(core::CheckOnStick{item})).check;
    }
    int passed_ = 0;
    StickDesk desk_{parts()};
};

TEST_F(MakingAtAStick, BadgesAreMadeLoadedAndPrinted) {
    ASSERT_TRUE(checked().making);
    const auto made = answer(core::MakeBadges{{From::New, {}}, core::TypedSecret("073941")});
    ASSERT_TRUE(std::holds_alternative<core::BadgesMade>(made)) << std::get<StickFailed>(made).detail;
    const auto& badges = std::get<core::BadgesMade>(made);
    const auto all = event.package.participants.size() + event.package.delegations.size();
    EXPECT_EQ(badges.done.what, core::StickDone::What::Made);
    EXPECT_EQ(badges.done.file, "visit.kiosk");
    EXPECT_EQ(badges.done.badges, all);
    EXPECT_EQ(badges.check.new_badges, all);
    EXPECT_FALSE(badges.check.papers.empty());
    EXPECT_EQ(passed_, 80) << "of what was loaded nobody tells";
    const auto database = store::Database::open(file(), store::OpenMode::ReadOnly);
    EXPECT_EQ(database->revision(), badges.done.revision);
    const auto printed = answer(core::PrintToStick{{true}});
    ASSERT_TRUE(std::holds_alternative<core::StickDone>(printed));
    EXPECT_EQ(std::get<core::StickDone>(printed).badges, all);
    EXPECT_TRUE(fs::exists(media() / "visit_新識別證.pdf"));
}

TEST_F(MakingAtAStick, WhatWasNotCheckedOrLacksNothingIsNotMade) {
    const core::MakeBadges question{{From::New, {}}, core::TypedSecret("073941")};
    EXPECT_TRUE(std::holds_alternative<StickFailed>(answer(question)));
    (void)checked();
    EXPECT_TRUE(std::holds_alternative<core::BadgesMade>(answer(question)));
    EXPECT_TRUE(std::holds_alternative<StickFailed>(answer(question))) << "nobody lacks one any more";
    EXPECT_FALSE(checked().making);
}

TEST_F(MakingAtAStick, KeysThatLieThereAreSeenWithTheOtherFiles) {
    std::ofstream(media() / "issuer.key") << core::write_key_text(core::IssuerKey{core::SigningKey::generate(), false});
    const auto looked = std::get<core::StickLooked>(answer(core::LookAtStick{}));
    ASSERT_TRUE(looked.stick);
    ASSERT_EQ(looked.stick->contents.items.size(), 2U);
    EXPECT_EQ(looked.stick->contents.items[1].kind, core::StickKind::Key);
    const auto check = checked();
    ASSERT_TRUE(check.making);
    ASSERT_EQ(check.making->keys.size(), 1U);
    EXPECT_EQ(check.making->keys[0].shown, "issuer.key");
    EXPECT_TRUE(check.making->keys[0].open);
    EXPECT_EQ(std::get<StickFailed>(answer(core::MakeBadges{{From::New, {}}, core::TypedSecret("951357")})).why,
              StickFailed::Why::WrongPin);
    const auto made = answer(core::MakeBadges{check.making->keys[0].choice, {}});
    EXPECT_TRUE(std::holds_alternative<core::BadgesMade>(made));
}

} // namespace
} // namespace kiosk::app
