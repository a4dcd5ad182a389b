#include "service/stick_revision.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "event/workbook/event_workbook.hpp"
#include "store/database.hpp"
#include "support/event_bench.hpp"

namespace kiosk::service {
namespace {

using core::StickHindrance;
using testing::ElementsAre, testing::IsEmpty;

// The sample event is loaded; on the stick lies what the test makes of it.
class AnEventBesideTheLoadedOne : public testing::Test, public test::EventBench {
  protected:
    AnEventBesideTheLoadedOne() { event.package.event.retention_days = 30; } // as a package must say
    [[nodiscard]] StickEvent as_workbook(const core::EventPackage& package) const {
        std::ofstream(stick_.path() / item_.name, std::ios::binary)
            << event::write_event_workbook(package, core::RevisionNumber{1}).value();
        return read_stick_event(platform::Folder::open(stick_.path()).value(), item_, {}).value();
    }
    [[nodiscard]] StickRevision next(const core::EventPackage& package, const char* here = "gate") const {
        auto made = next_revision_of(as_workbook(package), item_, file(), core::CheckpointId{here}, nullptr);
        EXPECT_TRUE(made) << made.error().detail;
        return made.value();
    }
    [[nodiscard]] store::Database database() const {
        return store::Database::open(file(), store::OpenMode::ReadWrite).value();
    }
    const core::StickItem item_{core::StickKind::Workbook, "visit.xlsx", "visit.xlsx", 0, {}};
    test::Folder stick_;
};

TEST_F(AnEventBesideTheLoadedOne, TellsWhoIsNewWhoLeftAndWhoChanged) {
    auto package = event.package;
    auto newcomer = package.participants[0];
    newcomer.id = core::ParticipantId{"jp-09"};
    newcomer.name = "星野 あかり";
    newcomer.external_codes.clear();
    package.participants[1].group = "Z";
    const auto left = package.participants.back();
    package.participants.pop_back();
    package.participants.push_back(newcomer);
    package.programme[0].starts -= std::chrono::minutes{5};
    const auto made = next(package);
    ASSERT_EQ(made.check.hindrance, std::nullopt)
        << (made.check.problems.empty() ? made.check.detail : made.check.problems.front().what.in("en"));
    const auto& changes = made.check.changes;
    EXPECT_EQ(changes.revision.value(), database().revision()->value() + 1);
    EXPECT_EQ(changes.people, package.participants.size());
    EXPECT_THAT(changes.added.names, ElementsAre("星野 あかり"));
    EXPECT_THAT(changes.left.names, ElementsAre(left.name));
    EXPECT_THAT(changes.other.names, ElementsAre(package.participants[1].name));
    EXPECT_EQ(changes.others, 1U);
    EXPECT_FALSE(changes.sealed);
    EXPECT_TRUE(changes.is_new);
}

TEST_F(AnEventBesideTheLoadedOne, ThatBringsNoBadgesKeepsThoseThatAreLoaded) {
    auto package = event.package;
    const auto left = package.participants.back();
    package.participants.pop_back();
    const auto made = next(package);
    ASSERT_TRUE(made.package) << made.check.detail;
    const auto before = database().badges().value();
    ASSERT_EQ(made.package->badges.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const core::Badge& now = made.package->badges[i];
        EXPECT_EQ(now.id, before[i].id);
        const bool theirs = before[i].participant == left.id;
        EXPECT_EQ(now.status, theirs ? core::BadgeStatus::Revoked : before[i].status);
        EXPECT_EQ(now.participant, theirs ? core::ParticipantId{} : before[i].participant);
    }
    EXPECT_EQ(made.check.badges, 0U) << "none of them can be printed";
    ASSERT_TRUE(load_revision(*std::make_unique<store::Database>(database()), *made.package, now.wall, {true, {}}));
    EXPECT_EQ(database().badges()->size(), before.size());
}

TEST_F(AnEventBesideTheLoadedOne, ThatIsLoadedAlreadyIsNothingNew) {
    const auto first = next(event.package);
    ASSERT_TRUE(first.package) << first.check.detail;
    auto writing = database();
    ASSERT_TRUE(load_revision(writing, *first.package, now.wall, {true, {}}));
    const auto again = next(event.package);
    EXPECT_EQ(again.check.hindrance, std::nullopt) << again.check.detail;
    EXPECT_FALSE(again.check.changes.is_new);
    EXPECT_EQ(again.check.changes.revision, first.package->revision);
}

TEST_F(AnEventBesideTheLoadedOne, OfAnotherEventIsNotLoadedHere) {
    auto package = event.package;
    package.event.id = core::EventId{"another-2026"};
    const auto made = next(package);
    EXPECT_EQ(made.check.hindrance, StickHindrance::OtherEvent);
    EXPECT_FALSE(made.package);
}

TEST_F(AnEventBesideTheLoadedOne, WithoutTheCheckpointOfThisKioskIsNotLoadedHere) {
    EXPECT_EQ(next(event.package, "nowhere").check.hindrance, StickHindrance::NoCheckpoint);
}

TEST_F(AnEventBesideTheLoadedOne, ThatNobodySealedIsNotLoadedWhereOneThatWasIs) {
    auto sealed = event.package;
    sealed.revision = core::RevisionNumber{7};
    sealed.content.bytes[0] = 7;
    sealed.seal = {core::PackageSeal::Sound, event.issuer.public_key(), {}};
    auto writing = database();
    ASSERT_TRUE(load_revision(writing, sealed, now.wall));
    const auto made = next(event.package);
    EXPECT_EQ(made.check.hindrance, StickHindrance::NeedsSeal) << made.check.detail;
    EXPECT_FALSE(made.check.detail.empty());
}

TEST_F(AnEventBesideTheLoadedOne, WithErrorsTellsThemFirstAndLoadsNothing) {
    auto package = event.package;
    package.participants[2].name = "佐藤 美?"; // as Excel's CSV leaves it
    const auto made = next(package);
    EXPECT_EQ(made.check.hindrance, StickHindrance::Errors);
    ASSERT_GT(made.check.errors, 0U);
    EXPECT_TRUE(made.check.problems.front().is_error);
    EXPECT_THAT(made.check.problems.front().where, testing::StartsWith("名單!"));
    EXPECT_FALSE(made.package);
    const auto& cells = made.check.problems.front().cells;
    ASSERT_TRUE(cells) << made.check.problems.front().where;
    EXPECT_EQ(cells->rows.at(cells->row).cells.at(cells->column), "佐藤 美?");
    EXPECT_EQ(cells->rows.front().number, 1) << "what the columns are";
    EXPECT_EQ(made.check.problems.front().where,
              "名單!" + cells->columns.at(cells->column) + std::to_string(cells->rows.at(cells->row).number));
}

TEST_F(AnEventBesideTheLoadedOne, OfManyPeopleNamesTheFirst) {
    auto package = event.package;
    for (std::size_t i = 0; i < core::kMostNamedOnStick + 5; ++i) {
        auto one = package.participants[0];
        one.id = core::ParticipantId{"x-" + std::to_string(i)};
        one.name = "n" + std::to_string(i);
        one.external_codes.clear();
        package.participants.push_back(std::move(one));
    }
    const auto made = next(package);
    EXPECT_EQ(made.check.changes.added.count, core::kMostNamedOnStick + 5);
    EXPECT_EQ(made.check.changes.added.names.size(), core::kMostNamedOnStick);
}

} // namespace
} // namespace kiosk::service
