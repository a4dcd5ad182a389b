#include "service/event_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "core/crypto/crypto_key.hpp"
#include "event/package/package.hpp"
#include "support/event_bench.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind;
using kiosk::test::EventBench;
using testing::HasSubstr;
using namespace std::chrono_literals;

TEST(EventSource, OpensTheDeskAtTheCheckpointThatWasAskedFor) {
    EventBench bench;
    const auto opened = open_event(bench.source("lunch"), bench.clock);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->desk->checkpoint().id, core::CheckpointId("lunch"));
    EXPECT_EQ(opened->snapshot.checkpoint.id, core::CheckpointId("lunch"));
    EXPECT_EQ(opened->snapshot.programme.size(), 2U);
}

TEST(EventSource, ARevisionThatAnotherProcessLoadsOnTheDayIsNewsAndTellsWhatItChanged) {
    EventBench bench;
    const auto opened = open_event(bench.source(), bench.clock);
    ASSERT_TRUE(opened) << opened.error().detail;
    const auto& shown = opened->snapshot;
    const auto nothing = read_news(bench.file(), shown.revision, shown.checkpoint);
    ASSERT_TRUE(nothing);
    EXPECT_FALSE(*nothing);
    auto package = bench.event.package;
    package.revision = core::RevisionNumber{2};
    package.content.bytes[0] = 2;
    package.programme[0].starts += 30min;
    package.programme.pop_back();
    {
        auto database = store::Database::open(bench.file(), store::OpenMode::ReadWrite);
        ASSERT_TRUE(database->load(package, {false, {}, package.event.first_day}));
    }
    const auto news = read_news(bench.file(), shown.revision, shown.checkpoint);
    ASSERT_TRUE(news && *news);
    EXPECT_EQ((*news)->checkpoint.id, shown.checkpoint.id);
    EXPECT_TRUE((*news)->late_changes.at(core::ItemId("opening")).time);
    ASSERT_EQ((*news)->programme.size(), 2U);
    EXPECT_EQ((*news)->programme[1].status, core::ItemStatus::Cancelled) << "dropped";
}

TEST(EventSource, WhatIsChangedOnTheDayIsNewsAndMarkedAsARevisionsChangesAre) {
    EventBench bench;
    const auto opened = open_event(bench.source(), bench.clock);
    ASSERT_TRUE(opened) << opened.error().detail;
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    const core::ItemId opening{"opening"}, workshop{"workshop"};
    const auto now = kiosk::test::at(8, 0);
    const auto moved = opened->desk->change_day({core::DayChange::What::Move, {{}, opening}, 600}, teacher, now);
    ASSERT_TRUE(moved);
    ASSERT_TRUE(opened->desk->change_day({core::DayChange::What::Cancel, {{}, workshop}, 0}, teacher, now));
    const auto news = read_news(bench.file(), opened->snapshot.revision, opened->snapshot.checkpoint);
    ASSERT_TRUE(news && *news);
    EXPECT_EQ((*news)->programme[0].starts, core::MinuteOfDay{600});
    EXPECT_EQ((*news)->late_changes.at(opening).was_starts, core::MinuteOfDay{570});
    EXPECT_EQ((*news)->programme[1].status, core::ItemStatus::Cancelled);
    EXPECT_EQ((*news)->changes.made().size(), 2U);
    EXPECT_EQ((*news)->checkpoints.size(), 5U);
    const auto again = read_news(bench.file(), (*news)->revision, (*news)->checkpoint);
    ASSERT_TRUE(again);
    EXPECT_FALSE(*again);
    ASSERT_TRUE(opened->desk->undo(*moved, "by_mistake", teacher, now));
    const auto back = read_news(bench.file(), (*news)->revision, (*news)->checkpoint);
    ASSERT_TRUE(back && *back);
    EXPECT_FALSE((*back)->late_changes.contains(opening)) << "as it was announced";
}

TEST(EventSource, ACheckpointThatIsNotThereIsAUsageErrorThatListsThem) {
    EventBench bench;
    const auto opened = open_event(bench.source("gait"), bench.clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Usage);
    EXPECT_THAT(opened.error().detail, HasSubstr("gait"));
    EXPECT_THAT(opened.error().detail, HasSubstr("lunch"));
}

TEST(EventSource, ADatabaseWithoutAnEventSaysHowToLoadOne) {
    const kiosk::test::Folder folder;
    ASSERT_TRUE(store::Database::open(folder.path() / "empty.db", store::OpenMode::Create));
    platform::Clock clock([] { return core::Now{}; });
    EventSource source;
    source.database = folder.path() / "empty.db";
    const auto opened = open_event(source, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::NotFound);
    EXPECT_THAT(opened.error().detail, HasSubstr("--event DIR"));
}

TEST(EventSource, AFolderThatIsNotThereIsAUsageError) {
    EventBench bench;
    EventSource source = bench.source();
    source.package = bench.folder.path() / "nothing";
    const auto opened = open_event(source, bench.clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Usage);
}

TEST(EventSource, ABrokenPackageDoesNotStopAnEventThatIsLoaded) {
    EventBench bench;
    EventSource source = bench.source();
    source.package = bench.folder.path() / "torn";
    std::filesystem::create_directory(*source.package);
    const auto opened = open_event(source, bench.clock);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_THAT(opened->notes, testing::Contains(HasSubstr("the event in the database goes on")));
}

TEST(EventSource, ABrokenPackageWithoutAnEventIsAnErrorWithItsLines) {
    const kiosk::test::Folder folder;
    std::filesystem::create_directory(folder.path() / "torn");
    platform::Clock clock([] { return core::Now{}; });
    EventSource source;
    source.database = folder.path() / "new.db";
    source.package = folder.path() / "torn";
    const auto opened = open_event(source, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Invalid);
    EXPECT_THAT(opened.error().detail, HasSubstr("event.toml"));
    EXPECT_FALSE(std::filesystem::exists(source.database)) << "nothing was there, and nothing is left there";
}

TEST(EventSource, NowStartsTheClockOfASampleEventAndMarksItsEntriesAsSimulated) {
    EventBench bench;
    EventSource source = bench.source();
    source.now = "2026-11-26T14:30";
    const auto opened = open_event(source, bench.clock);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(bench.clock.now().wall, kiosk::test::at(14, 30).wall);
    static_cast<void>(opened->desk->present({bench.event.token("jp-01"), core::Source::Camera}, bench.clock.now()));
    const auto ledger = bench.ledger();
    ASSERT_EQ(ledger.size(), 1U);
    EXPECT_TRUE(ledger[0].simulated);
}

TEST(EventSource, OpeningAgainDoesNotTurnTheDemosClockBack) {
    EventBench bench;
    EventSource source = bench.source();
    source.now = "2026-11-26T14:30";
    ASSERT_TRUE(open_event(source, bench.clock));
    bench.now.mono += 5min;
    ASSERT_TRUE(open_event(source, bench.clock));
    EXPECT_EQ(bench.clock.now().wall, kiosk::test::at(14, 35).wall);
}

TEST(EventSource, NowThatIsNoTimeIsAUsageError) {
    EventBench bench;
    EventSource source = bench.source();
    source.now = "half past two";
    const auto opened = open_event(source, bench.clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Usage);
    EXPECT_THAT(opened.error().detail, HasSubstr("half past two"));
}

TEST(EventSource, NowForARealEventIsAUsageError) {
    const kiosk::test::Folder folder;
    auto event = kiosk::test::sample_event();
    event.package.event.sample = false;
    EventSource source;
    source.database = folder.path() / "real.db";
    source.now = "2026-11-26T14:30";
    {
        auto database = store::Database::open(source.database, store::OpenMode::Create);
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->load(event.package, {.accept_unsealed = true}));
    }
    platform::Clock clock([] { return kiosk::test::at(9, 0); });
    const auto opened = open_event(source, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Usage);
    EXPECT_THAT(opened.error().detail, HasSubstr("sample"));
    EXPECT_FALSE(clock.in_demo());
}

class SealedSource : public testing::Test {
  protected:
    SealedSource() {
        source.database = folder.path() / "visit.db";
        source.package = folder.path() / "event";
        std::filesystem::copy(KIOSK_SOURCE_DIR "/data/demo", *source.package);
        spoil("sample = true\ndemo_now = \"2026-11-26T09:12:00+08:00\"\n", "");
    }
    // In event.toml.
    void spoil(const std::string& from, const std::string& to) const {
        std::string text;
        {
            std::ifstream in(*source.package / "event.toml", std::ios::binary);
            text.assign(std::istreambuf_iterator<char>(in), {});
        }
        ASSERT_NE(text.find(from), std::string::npos);
        std::ofstream(*source.package / "event.toml", std::ios::binary)
            << text.replace(text.find(from), from.size(), to);
    }
    void seal(std::uint32_t number) const {
        std::ifstream in(KIOSK_SOURCE_DIR "/data/demo/demo.key");
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto report = event::read_package(*source.package);
        ASSERT_TRUE(report.ok());
        std::ofstream(*source.package / "seal.toml", std::ios::binary)
            << event::write_seal(event::make_seal(report.package->event.id, core::RevisionNumber(number), report.files,
                                                  std::get<core::IssuerKey>(core::parse_key_text(text).value()).key));
    }

    kiosk::test::Folder folder;
    EventSource source;
    platform::Clock clock{[] { return kiosk::test::at(9, 0); }};
};

TEST_F(SealedSource, AnUnsealedRealEventIsNotLoadedAndStaffReadHowToMendIt) {
    const auto opened = open_event(source, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Refused);
    EXPECT_THAT(opened.error().detail, testing::AllOf(HasSubstr("not sealed"), HasSubstr("kioskctl event seal")));
    EXPECT_FALSE(std::filesystem::exists(source.database)) << "as with kioskctl event load";
}

TEST_F(SealedSource, ASealedEventOpensAndLaterNeitherAnAlteredNorAnUnsealedOneReplacesIt) {
    seal(1);
    ASSERT_TRUE(open_event(source, clock));
    spoil("retention_days = 180", "retention_days = 90");
    const auto altered = open_event(source, clock);
    ASSERT_TRUE(altered) << "the event in the database goes on";
    EXPECT_THAT(altered->notes, testing::Contains(HasSubstr("event.toml was changed")));
    std::filesystem::remove(*source.package / "seal.toml");
    const auto unsealed = open_event(source, clock);
    ASSERT_TRUE(unsealed);
    EXPECT_THAT(unsealed->notes, testing::Contains(HasSubstr("not sealed")));
    EXPECT_EQ(unsealed->snapshot.event.retention_days, 180);
    seal(2);
    EXPECT_EQ(open_event(source, clock).value().snapshot.event.retention_days, 90);
}

} // namespace
} // namespace kiosk::service
