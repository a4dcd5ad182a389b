// A real PostgreSQL whose server, clients and network fail in the middle: what was acknowledged stays, all else is sent
// again, nothing counts twice.
#include <sys/wait.h>

#include <csignal>
#include <thread>

#include "support/proxy.hpp"
#include "sync/hub_fixture.hpp"

namespace kiosk::sync::test {
namespace {

class HubFaults : public HubTest {
  protected:
    // A push that has begun stands still while this lives.
    struct Barrier {
        Barrier(std::unique_ptr<PgConnection> holding, std::unique_ptr<PgConnection> looking)
            : holds(std::move(holding)), looks(std::move(looking)) {
            must(holds->run("BEGIN; SELECT * FROM kiosk.ledger FOR UPDATE"));
        }
        // Until the push of that role waits for it; gives its server process.
        [[nodiscard]] pid_t blocked(const std::string& role) const {
            const auto sql =
                "SELECT pid::bigint FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = '" + role + "'";
            while (true) {
                const auto rows = must(looks->query(sql.c_str()));
                if (rows.size() == 1) return static_cast<pid_t>(rows.integer(0, 0));
                std::this_thread::yield();
            }
        }
        std::unique_ptr<PgConnection> holds;
        std::unique_ptr<PgConnection> looks; // within a transaction the view of what waits would stand still
    };
    // Again and again, as a kiosk does, until it went through.
    [[nodiscard]] Report sync_until_done(const std::string& name, Transport& hub) const {
        while (true) {
            auto report = try_sync(name, hub);
            if (report) return *report;
            EXPECT_EQ(report.error().kind, core::ErrorKind::Unavailable) << report.error().detail;
            if (report.error().kind != core::ErrorKind::Unavailable) return {};
            std::this_thread::sleep_for(std::chrono::milliseconds(10)); // a server recovers without telling
        }
    }
    void expect_all_equal(std::size_t people) const {
        for (int round = 0; round < 2; ++round)
            for (const auto* name : {"a", "b"}) (void)sync(name);
        EXPECT_EQ(people_in("a"), people);
        EXPECT_EQ(people_in("b"), people);
        const auto heads = [&](const std::string& name) {
            std::map<core::LedgerId, core::Hash> out;
            for (const auto& [ledger, known] : must(open(name)->heads()))
                if (known.head.seq != core::LedgerSeq{}) out[ledger] = known.head.hash;
            return out;
        };
        EXPECT_EQ(heads("a"), heads("b"));
        EXPECT_EQ(entries_at_hub(), static_cast<std::int64_t>(must(open("a")->lacking({}, 100'000)).entries.size()));
    }
};

TEST_F(HubFaults, TheServersProcessIsKilledInTheMiddleOfAPush) {
    present("a", 300);
    enrol("a");
    enrol("b");
    HubTransport hub(url("a"), kPatient);
    auto barrier = std::make_unique<Barrier>(owner(), owner());
    core::Result<Report> report{Report{}};
    std::thread pushing([&] { report = try_sync("a", hub); });
    ASSERT_EQ(kill(barrier->blocked("kiosk_a"), SIGKILL), 0);
    pushing.join();
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, core::ErrorKind::Unavailable) << report.error().detail;
    EXPECT_EQ(sync_until_done("a", hub).pushed, 300) << "nothing of what was not acknowledged is there";
    expect_all_equal(300);
}

TEST_F(HubFaults, TheClientIsKilledInTheMiddleOfAPush) {
    present("a", 300);
    enrol("a");
    enrol("b");
    auto barrier = std::make_unique<Barrier>(owner(), owner());
    const auto child = fork();
    if (child == 0) {
        HubTransport hub(url("a"), kPatient);
        (void)try_sync("a", hub);
        _exit(0);
    }
    (void)barrier->blocked("kiosk_a");
    ASSERT_EQ(kill(child, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status));
    barrier.reset();
    HubTransport hub(url("a"), kPatient);
    (void)sync_until_done("a", hub);
    expect_all_equal(300);
}

TEST_F(HubFaults, TheNetworkIsCutAtAnyByteOfEitherWay) {
    enrol("b");
    kiosk::test::Proxy network(cluster.socket());
    HubTransport hub(url_by_port("a", network.port()), kPatient);
    // Steps that share no factor with the sizes of the messages: the cut comes in another place each time.
    int people = 0;
    for (const std::int64_t bytes : {40, 313, 977, 2'003, 9'001, 40'009})
        for (const bool sent : {true, false}) {
            present("a", 20, people + 1);
            people += 20;
            enrol("a");
            network.heal();
            (void)sync_until_done("a", hub);
            present("a", 20, people + 1);
            people += 20;
            sent ? network.cut_after_sent(bytes) : network.cut_after_received(bytes);
            const auto cut = try_sync("a", hub);
            EXPECT_TRUE(cut || cut.error().kind == core::ErrorKind::Unavailable) << cut.error().detail;
        }
    network.heal();
    (void)sync_until_done("a", hub);
    expect_all_equal(static_cast<std::size_t>(people));
}

TEST_F(HubFaults, AnAcknowledgementThatGotLostIsAskedForAgain) {
    present("a", 3);
    enrol("a");
    kiosk::test::Proxy network(cluster.socket());
    HubTransport hub(url_by_port("a", network.port()), kPatient);
    (void)must(hub.pull({}, 1));
    network.cut_after_received(0);
    const auto lost = hub.push({{}, own_entries("a")});
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().kind, core::ErrorKind::Unavailable);
    EXPECT_EQ(entries_at_hub(), 3) << "it was done all the same";
    network.heal();
    const auto again = must(try_sync("a", hub));
    EXPECT_EQ(again.pushed, 0);
    EXPECT_EQ(again.round_trips, 1);
}

TEST_F(HubFaults, TheServerIsKilledAndStartedAgain) {
    enrol("b");
    HubTransport hub(url("a"), kPatient);
    for (int turn = 0; turn < 3; ++turn) {
        present("a", 40, 1 + 80 * turn);
        enrol("a");
        const auto before = must(try_sync("a", hub));
        EXPECT_EQ(before.pushed, 40);
        cluster.stop(turn == 1 ? SIGINT : SIGKILL);
        present("a", 40, 41 + 80 * turn);
        const auto gone = try_sync("a", hub);
        ASSERT_FALSE(gone);
        EXPECT_EQ(gone.error().kind, core::ErrorKind::Unavailable);
        cluster.start();
        EXPECT_EQ(entries_at_hub(), 40 + 80 * turn) << "what was acknowledged survives";
        EXPECT_EQ(sync_until_done("a", hub).pushed, 40);
    }
    expect_all_equal(240);
}

TEST_F(HubFaults, ASetBackHubGetsEverythingAgainFromWhoeverHasIt) {
    present("a", 30);
    present("b", 10, 31);
    enrol("a");
    enrol("b");
    (void)sync("a");
    cluster.back_up();
    present("a", 30, 41);
    (void)sync("a");
    (void)sync("b");
    EXPECT_EQ(entries_at_hub(), 70);
    cluster.restore();
    EXPECT_EQ(entries_at_hub(), 30);
    EXPECT_EQ(sync("b").pushed, 40) << "its own, and what it had of a";
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.entry WHERE relayed"), 30);
    present("a", 30, 71);
    EXPECT_EQ(sync("a").pushed, 30);
    expect_all_equal(100);
}

TEST_F(HubFaults, AKioskThatIsSetBackWithItsIdentityStartsANewLedgerAndLosesNothing) {
    present("a", 5);
    enrol("a");
    enrol("b");
    const auto files = {"", "-wal", ".identity"};
    for (const auto* each : files)
        if (std::filesystem::exists(file("a").string() + each))
            std::filesystem::copy_file(file("a").string() + each, (folder / "kept").string() + each);
    present("a", 5, 6);
    (void)sync("a");
    for (const auto* each : {"", "-wal", "-shm", ".identity"}) std::filesystem::remove(file("a").string() + each);
    for (const auto* each : files)
        if (std::filesystem::exists((folder / "kept").string() + each))
            std::filesystem::rename((folder / "kept").string() + each, file("a").string() + each);
    present("a", 4, 11);
    const auto report = sync("a");
    EXPECT_EQ(report.set_aside, 4);
    EXPECT_EQ(report.recorded_again, 4);
    enrol("a");
    expect_all_equal(14);
}

TEST_F(HubFaults, ASlowNetworkIsOnlySlowAndADeadOneIsGivenUp) {
    present("a", 30);
    enrol("a");
    enrol("b");
    kiosk::test::Proxy network(cluster.socket());
    network.delay(std::chrono::milliseconds(10));
    HubTransport hub(url_by_port("a", network.port()), kPatient);
    EXPECT_EQ(must(try_sync("a", hub)).pushed, 30);
    present("a", 5, 31);
    auto barrier = std::make_unique<Barrier>(owner(), owner());
    HubTransport impatient(url("a"), {core::Millis{5'000}, core::Millis{50}});
    const auto late = try_sync("a", impatient);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, core::ErrorKind::Unavailable) << late.error().detail;
    barrier.reset();
    expect_all_equal(35);
}

// b commits while a's push, which began before it, has not: c must not take a's numbers for passed.
TEST_F(HubFaults, NothingIsSkippedWhenPushesCommitOutOfOrder) {
    add("c");
    present("a", 3);
    present("b", 2, 4);
    present("c", 1, 6);
    for (const auto* name : {"a", "b", "c"}) enrol(name);
    auto slow = must(PgConnection::open(url("a"), kPatient));
    std::vector<core::Bytes> sent;
    for (const auto& entry : own_entries("a")) {
        core::Bytes bytes{0};
        bytes.insert(bytes.end(), entry.hash.bytes.begin(), entry.hash.bytes.end());
        bytes.insert(bytes.end(), entry.signature.bytes.begin(), entry.signature.bytes.end());
        bytes.insert(bytes.end(), entry.bytes.begin(), entry.bytes.end());
        sent.push_back(std::move(bytes));
    }
    must(slow->run("BEGIN"));
    const PgValue values[] = {PgValue::of(sent)};
    ASSERT_EQ(must(slow->query("SELECT at_seq FROM kiosk.push($1)", values)).integer(0, 0), 3);
    EXPECT_EQ(sync("b").pushed, 2);
    EXPECT_EQ(sync("c").pulled, 2);
    must(slow->run("COMMIT"));
    EXPECT_EQ(sync("c").pulled, 3);
}

} // namespace
} // namespace kiosk::sync::test
