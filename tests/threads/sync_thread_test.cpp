// The sync beside a desk that works, with a real hub.
#include "app/workers/sync_thread.hpp"

#include <fstream>
#include <latch>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/desk_fixture.hpp"
#include "support/patient.hpp"
#include "support/postgres_cluster.hpp"
#include "sync/hub/postgres_hub.hpp"
#include "sync/sync_state_file.hpp"

namespace kiosk::app {
namespace {

using core::Verdict;
using test::DeskBench;

TEST(SyncPause, IsHalfAMinuteWhenAllIsWellAndGrowsToFiveMinutesWhenNot) {
    EXPECT_EQ(pause_after(0, 0.5), core::Millis(30'000));
    EXPECT_EQ(pause_after(1, 0.5), core::Millis(1'000));
    EXPECT_EQ(pause_after(2, 0.5), core::Millis(2'000));
    EXPECT_EQ(pause_after(8, 0.5), core::Millis(128'000));
    EXPECT_EQ(pause_after(9, 0.5), core::Millis(256'000));
    for (const int failures : {10, 40, 1'000'000}) EXPECT_EQ(pause_after(failures, 0.5), core::Millis(300'000));
}

TEST(SyncPause, IsAnotherForEveryKiosk) {
    EXPECT_EQ(pause_after(0, 0), core::Millis(22'500));
    EXPECT_EQ(pause_after(0, 1), core::Millis(37'500));
}

// The desk with its thread and its sync.
struct Kiosk {
    explicit Kiosk(const char* kiosk_name) : name(kiosk_name) {}
    void open_desk() {
        auto parts = bench.parts();
        parts.notify_written = [this] { written(); };
        parts.count_people = [this](const core::Checkpoint& here, core::LocalDay today) {
            return service::count_people(bench.file(), here, today);
        };
        desk = std::make_unique<DeskThread>(std::move(parts));
        (void)bench.wait_for<DeskReady>(*desk);
    }
    void present(const char* who) {
        ASSERT_TRUE(desk->present(bench.badges({bench.event.token(who)})));
        ASSERT_EQ(bench.decided(*desk, 1).at(0).rows.at(0).verdict, Verdict::Admitted);
    }
    // Waits for it: the hub rings the sync, the sync the desk, and the desk the screen.
    void wait_for_entries(std::size_t count) {
        EXPECT_TRUE(bench.inbox.wait_until([&] {
            (void)desk->news();
            return bench.ledger().size() == count;
        }));
    }

    std::string name;
    DeskBench bench;
    platform::Waker written;
    std::unique_ptr<DeskThread> desk;
    std::unique_ptr<SyncThread> sync;
};

class SyncBesideADesk : public testing::Test {
  protected:
    SyncBesideADesk() {
        const auto hub = sync::PgConnection::open(cluster.url(), kiosk::test::kPatient);
        EXPECT_TRUE(hub) << hub.error().detail;
        const auto made = sync::init_hub(**hub);
        EXPECT_TRUE(made) << made.error().detail;
        for (auto* kiosk : {&a, &b}) {
            kiosk->open_desk();
            const auto database = store::Database::open(kiosk->bench.file(), store::OpenMode::ReadOnly);
            const auto ledgers = database->ledgers();
            const auto& event = kiosk->bench.event;
            sync::Enrolment wanted;
            wanted.certificate = core::certify_ledger(event.package.event.tag, ledgers->front().ledger,
                                                      ledgers->front().key, event.issuer);
            wanted.role = "kiosk_" + kiosk->name;
            wanted.password = "hush";
            const auto enrolled = sync::enrol(**hub, event.package.event, wanted);
            EXPECT_TRUE(enrolled) << enrolled.error().detail;
        }
        std::ofstream(passfile()) << "*:*:*:*:hush\n";
        std::filesystem::permissions(passfile(), std::filesystem::perms::owner_read);
    }
    [[nodiscard]] std::string passfile() const { return (folder.path() / "pgpass").string(); }
    void start(Kiosk& kiosk) const {
        SyncThread::Parts parts;
        parts.hub = cluster.url("postgres", "kiosk_" + kiosk.name, "&passfile=" + passfile());
        parts.database = kiosk.bench.file();
        parts.when_free = [&kiosk](BackgroundTask task) { return kiosk.desk->when_free(std::move(task)); };
        parts.machine = [] { return core::Result<core::MachineId>(kiosk::test::filled<core::MachineId>(9)); };
        parts.now = [&kiosk] { return kiosk.bench.now; };
        parts.notifier = &kiosk.written;
        parts.timing.every = core::Millis(3'600'000); // only news make it sync
        parts.timing.first_retry = core::Millis(1);
        parts.timing.longest_retry = core::Millis(20);
        parts.timing.gather = core::Millis(0);
        kiosk.sync = std::make_unique<SyncThread>(std::move(parts));
    }

    kiosk::test::Folder folder;
    kiosk::test::PostgresCluster cluster;
    Kiosk a{"a"};
    Kiosk b{"b"};
};

TEST_F(SyncBesideADesk, ABadgeAtOneKioskIsKnownAtTheOtherByNewsAlone) {
    start(a);
    start(b);
    a.present("jp-01");
    b.wait_for_entries(1);
    b.present("sg-01");
    a.wait_for_entries(2);
    ASSERT_TRUE(b.desk->present(b.bench.badges({b.bench.event.token("jp-01")})));
    EXPECT_EQ(b.bench.decided(*b.desk, 1).at(0).rows.at(0).verdict, Verdict::AlreadyIn);
}

TEST_F(SyncBesideADesk, TheCountsOnTheScreenFollowWhatOthersAdmit) {
    start(a);
    start(b);
    a.present("jp-01");
    const auto counts = b.bench.wait_for<core::CountsChanged>(*b.desk);
    EXPECT_EQ(counts.back().counts.checked_in, 1);
}

TEST_F(SyncBesideADesk, AKioskWithoutItsHubGoesOnAndCatchesUpByItself) {
    cluster.stop();
    start(a);
    a.present("jp-01");
    a.present("jp-02");
    start(b);
    b.present("sg-01");
    cluster.start();
    a.wait_for_entries(3);
    b.wait_for_entries(3);
    EXPECT_TRUE(a.bench.inbox.wait_until([&] {
        const auto contact = sync::read_sync_state(a.bench.file());
        return contact && *contact && (*contact)->problem.empty() && (*contact)->met == a.bench.now.wall;
    }));
}

TEST_F(SyncBesideADesk, AWrongUrlIsToldOnceWithoutItsPasswordAndTheDeskWorksOn) {
    SyncThread::Parts parts;
    parts.hub = "postgresql://kiosk_a:hush@hub.example/kiosk";
    parts.database = a.bench.file();
    parts.when_free = [&](BackgroundTask task) { return a.desk->when_free(std::move(task)); };
    parts.machine = [] { return core::Result<core::MachineId>(kiosk::test::filled<core::MachineId>(9)); };
    parts.now = [&] { return a.bench.now; };
    parts.notifier = &a.written;
    a.sync = std::make_unique<SyncThread>(std::move(parts));
    a.present("jp-01");
    std::optional<sync::SyncState> kept;
    EXPECT_TRUE(a.bench.inbox.wait_until([&] {
        const auto read = sync::read_sync_state(a.bench.file());
        if (read) kept = *read;
        if (!kept) a.bench.inbox.ring();
        return kept.has_value();
    }));
    EXPECT_THAT(kept->problem, testing::HasSubstr("a password is no part of a hub's URL")) << "for doctor";
    EXPECT_THAT(sync::write_sync_state_text(*kept), testing::Not(testing::HasSubstr("hush")));
}

TEST(DeskThreadChores, WaitForEveryBadgeThatIsThere) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    (void)bench.wait_for<DeskReady>(thread);
    std::latch begun(1);
    std::latch go(1);
    std::vector<std::size_t> entries;
    ASSERT_TRUE(thread.when_free([&](const store::Desk* desk) {
        EXPECT_NE(desk, nullptr);
        begun.count_down();
        go.wait();
        return TaskDid::Nothing;
    }));
    begun.wait();
    std::latch done(1);
    ASSERT_TRUE(thread.when_free([&](const store::Desk*) {
        entries.push_back(bench.ledger().size());
        done.count_down();
        return TaskDid::Nothing;
    }));
    for (const auto* who : {"jp-01", "jp-02", "sg-01"})
        ASSERT_TRUE(thread.present(bench.badges({bench.event.token(who)})));
    go.count_down();
    done.wait();
    EXPECT_THAT(entries, testing::ElementsAre(3U)) << "the badges came later and were first";
}

TEST(DeskThreadChores, AreDoneEvenWhenTheDeskIsClosedAndBeforeTheEnd) {
    DeskBench bench;
    auto parts = bench.parts();
    parts.open = []() -> core::Result<service::OpenedEvent> {
        return core::fail(core::ErrorKind::DiskFull, "no room");
    };
    bool done = false;
    {
        DeskThread thread(std::move(parts));
        ASSERT_TRUE(thread.when_free([&](const store::Desk* desk) {
            EXPECT_EQ(desk, nullptr);
            done = true;
            return TaskDid::Entries;
        }));
    }
    EXPECT_TRUE(done);
}

TEST(DeskThreadChores, ANewRevisionOpensTheDeskAnewForTheScreens) {
    DeskBench bench;
    DeskThread thread(bench.parts());
    (void)bench.wait_for<DeskReady>(thread);
    ASSERT_TRUE(thread.when_free([&](const store::Desk*) {
        auto package = bench.event.package;
        package.revision = core::RevisionNumber{2};
        package.content = kiosk::test::filled<core::Hash>(2);
        package.programme.pop_back();
        EXPECT_TRUE(store::Database::open(bench.file(), store::OpenMode::ReadWrite)->load(package));
        return TaskDid::Revision;
    }));
    EXPECT_EQ(bench.wait_for<DeskReady>(thread).at(0).snapshot.programme.size(),
              bench.event.package.programme.size() - 1);
    ASSERT_TRUE(thread.present(bench.badges({bench.event.token("jp-01")})));
    EXPECT_EQ(bench.decided(thread, 1).at(0).rows.at(0).verdict, Verdict::Admitted);
}

} // namespace
} // namespace kiosk::app
