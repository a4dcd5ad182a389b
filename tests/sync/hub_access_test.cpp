// Who may do what at a hub: its organisers, its kiosks, and those who were expelled.
#include <thread>

#include "sync/hub_kiosks.hpp"

namespace kiosk::sync::test {
namespace {

TEST_F(Hub, LetsAKiosksRoleDoNothingButPushAndPull) {
    prepare(2);
    (void)sync("a");
    const auto kiosk = must(PgConnection::open(url("a"), kPatient));
    for (const auto* table : {"event", "device", "ledger", "entry", "entry_2026", "alarm", "package"})
        for (const std::string what :
             {"SELECT * FROM kiosk.", "DELETE FROM kiosk.", "TRUNCATE kiosk.", "DROP TABLE kiosk."}) {
            const auto done = kiosk->run(what + table);
            ASSERT_FALSE(done) << what << table;
            EXPECT_EQ(done.error().kind, core::ErrorKind::Refused) << what << table;
        }
    for (const auto* what :
         {"INSERT INTO kiosk.event VALUES (2026, 1, 'mine')", "UPDATE kiosk.entry SET relayed = true",
          "SELECT kiosk.add_event(2026::smallint, 1::bigint, 'mine')", "SELECT kiosk.caller()",
          "SELECT kiosk.genesis(NULL, NULL)", "SELECT kiosk.entry_kind('purge')", "SET ROLE kiosk_hub",
          "SET SESSION AUTHORIZATION kiosk_b", "CREATE TABLE mine (x int)", "CREATE TEMPORARY TABLE mine (x int)",
          "CREATE TABLE kiosk.mine (x int)", "CREATE SCHEMA mine", "SELECT lo_create(0)",
          "SELECT pg_read_file('/etc/passwd')", "COPY (SELECT 1) TO PROGRAM 'true'", "CREATE ROLE mine",
          "ALTER ROLE kiosk_b PASSWORD 'x'", "SELECT rolpassword FROM pg_authid"}) {
        const auto done = kiosk->run(what);
        ASSERT_FALSE(done) << what;
        EXPECT_EQ(done.error().kind, core::ErrorKind::Refused) << what;
    }
    must(kiosk->run("SET search_path = public, pg_catalog; SELECT count(*) FROM kiosk.pull('{}', 10, 0)"));
}

TEST_F(Hub, ShutsAnExpelledKioskOutAndKeepsWhatItSent) {
    prepare(3);
    (void)sync("a");
    HubTransport stolen(url("a"), kPatient);
    (void)must(try_sync("a", stolen)); // its session stays open
    const auto expelled = must(expel(*owner(), "kiosk_a"));
    EXPECT_EQ(expelled.event, sample.package.event.id.str());
    EXPECT_FALSE(expelled.already);
    EXPECT_EQ(expelled.sessions_ended, 1);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto synced = try_sync("a", stolen);
        ASSERT_FALSE(synced) << (attempt == 0 ? "its session is over" : "and it gets no new one");
        EXPECT_EQ(synced.error().kind, core::ErrorKind::Unavailable) << synced.error().detail;
    }
    EXPECT_EQ(count("SELECT count(*) FROM pg_authid WHERE rolname = 'kiosk_a' AND rolpassword IS NOT NULL"), 0);
    EXPECT_EQ(sync("b").pulled, 3) << "what it sent before counts";
    EXPECT_EQ(people_in("b"), 4U);
    const auto kiosks = must(hub_status(*owner()));
    EXPECT_EQ(kiosks[0].expelled, expelled.since);
    EXPECT_EQ(kiosks[0].expelled.size(), 20U) << kiosks[0].expelled;
    EXPECT_EQ(kiosks[1].expelled, "");
    const auto again = must(expel(*owner(), "kiosk_a"));
    EXPECT_TRUE(again.already);
    EXPECT_EQ(again.since, expelled.since);
}

TEST_F(Hub, LetsAnExpelledKioskInAgainWithANewPassword) {
    prepare(3);
    (void)sync("a");
    (void)must(expel(*owner(), "kiosk_a"));
    const auto ledger = must(must(store::Database::open(file("a"), store::OpenMode::ReadOnly)).ledgers()).front();
    Enrolment wanted;
    wanted.certificate = core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
    wanted.role = "kiosk_a";
    const auto without = sync::enrol(*owner(), sample.package.event, wanted);
    ASSERT_FALSE(without) << "its old password is gone";
    EXPECT_EQ(without.error().kind, core::ErrorKind::Usage);
    wanted.password = "secret of a";
    const auto enrolled = must(sync::enrol(*owner(), sample.package.event, wanted));
    EXPECT_TRUE(enrolled.came_back);
    EXPECT_FALSE(enrolled.new_ledger);
    present("a", 1, 500);
    EXPECT_EQ(sync("a").pushed, 1);
    EXPECT_EQ(must(hub_status(*owner()))[0].expelled, "");
    EXPECT_FALSE(must(sync::enrol(*owner(), sample.package.event, wanted)).came_back) << "once";
}

TEST_F(Hub, ExpelsAKioskThatHoldsItsOwnRowLocked) {
    prepare(1);
    const auto stolen = must(PgConnection::open(url("a"), kPatient));
    must(stolen->run("BEGIN; SELECT count(*) FROM kiosk.pull('{}', 10, 0)"));
    EXPECT_EQ(must(expel(*owner(), "kiosk_a")).sessions_ended, 1);
}

TEST_F(Hub, RefusesASessionThatOutlivedItsExpulsion) {
    prepare(1);
    const auto stolen = must(PgConnection::open(url("a"), kPatient));
    must(owner()->run("UPDATE kiosk.device SET expelled = now() WHERE role = 'kiosk_a'"));
    for (const auto* call : {"SELECT count(*) FROM kiosk.pull('{}', 10, 0)", "SELECT count(*) FROM kiosk.push('{}')"}) {
        const auto done = stolen->run(call);
        ASSERT_FALSE(done) << call;
        EXPECT_EQ(done.error().kind, core::ErrorKind::Refused) << call;
    }
}

TEST_F(Hub, ExpelsNobodyWhoIsNotThereAndNamesThoseWhoAre) {
    const auto none = expel(*owner(), "kiosk_gate");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, core::ErrorKind::NotFound);
    EXPECT_EQ(none.error().detail, "no kiosk kiosk_gate is enrolled at this hub; nor is any other");
    prepare(1);
    EXPECT_EQ(expel(*owner(), "owner").error().detail,
              "no kiosk owner is enrolled at this hub; there are: kiosk_a, kiosk_b");
    EXPECT_EQ(sync("a").pushed, 1);
}

TEST_F(Hub, IsKeptByAnOrganiserWhoIsNoSuperuser) {
    must(owner()->run("CREATE ROLE school LOGIN CREATEROLE PASSWORD 'of the school'"));
    (void)owner()->run("ALTER ROLE school SET createrole_self_grant = 'set, inherit'"); // PostgreSQL 15 knows it not
    must(owner()->run("CREATE DATABASE visits OWNER school"));
    must(owner()->run("GRANT kiosk_hub, kiosk_device TO school WITH ADMIN OPTION"));
    const auto passwords = folder / "school.pgpass";
    std::ofstream(passwords) << "*:*:*:school:of the school\n*:*:*:kiosk_v:secret of v\n";
    std::filesystem::permissions(passwords, std::filesystem::perms::owner_read);
    const auto url_of = [&](const std::string& role) {
        return cluster.url("visits", role, "&passfile=" + passwords.string());
    };
    const auto school = must(PgConnection::open(url_of("school"), kPatient));
    must(init_hub(*school));
    Enrolment wanted;
    wanted.role = "kiosk_v";
    wanted.password = "secret of v";
    wanted.certificate = core::certify_ledger(sample.package.event.tag, kiosk::test::filled<core::LedgerId>(9),
                                              core::SigningKey::generate().public_key(), sample.issuer);
    (void)must(sync::enrol(*school, sample.package.event, wanted));
    const auto expect_no_kiosk = [&](const char* when) {
        EXPECT_FALSE(school->run("SET ROLE kiosk_v")) << when;
        EXPECT_EQ(count("SELECT count(*) WHERE pg_has_role('school', 'kiosk_v', 'USAGE')"), 0) << when;
    };
    expect_no_kiosk("after it was enrolled");
    HubTransport stolen(url_of("kiosk_v"), kPatient);
    (void)must(stolen.pull({}, 10));
    EXPECT_EQ(must(expel(*school, "kiosk_v")).sessions_ended, 1);
    EXPECT_FALSE(stolen.pull({}, 10));
    EXPECT_FALSE(stolen.pull({}, 10));
    expect_no_kiosk("after it was expelled");
    EXPECT_TRUE(must(sync::enrol(*school, sample.package.event, wanted)).came_back) << "it may come back";
}

TEST_F(Hub, GivesAKioskNoMoreConnectionsThanItNeeds) {
    prepare(1);
    std::vector<std::unique_ptr<PgConnection>> held;
    for (int i = 0; i < kConnectionsOfAKiosk; ++i) held.push_back(must(PgConnection::open(url("a"), kPatient)));
    const auto refused = PgConnection::open(url("a"), kPatient);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, core::ErrorKind::Unavailable) << "it may try later: " << refused.error().detail;
    EXPECT_EQ(sync("b").pushed, 1) << "others have theirs";
    held.pop_back();
    const auto free = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'kiosk_a'";
    while (count(free) == kConnectionsOfAKiosk) std::this_thread::yield(); // a server's process ends in its own time
    EXPECT_EQ(sync("a").pushed, 1);
}

TEST_F(Hub, LimitsKiosksThatWereEnrolledWithoutALimitWhenItIsMadeAgain) {
    prepare(1);
    must(owner()->run("ALTER ROLE kiosk_a CONNECTION LIMIT -1; ALTER ROLE kiosk_b CONNECTION LIMIT 7"));
    must(init_hub(*owner()));
    EXPECT_EQ(count("SELECT rolconnlimit::bigint FROM pg_roles WHERE rolname = 'kiosk_a'"), kConnectionsOfAKiosk);
    EXPECT_EQ(count("SELECT rolconnlimit::bigint FROM pg_roles WHERE rolname = 'kiosk_b'"), 7)
        << "what the server's keeper chose stays";
}

TEST_F(Hub, EnrolsNothingByHalves) {
    present("a", 1);
    const auto ledger = must(must(store::Database::open(file("a"), store::OpenMode::ReadOnly)).ledgers()).front();
    Enrolment wanted;
    wanted.certificate = core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
    for (const auto* role : {"a", "kiosk_", "kiosk_hub", "kiosk_device", "kiosk_A", "kiosk_a;drop", "postgres"}) {
        wanted.role = role;
        wanted.password = "x";
        const auto done = sync::enrol(*owner(), sample.package.event, wanted);
        ASSERT_FALSE(done) << role;
        EXPECT_EQ(done.error().kind, core::ErrorKind::Usage) << role;
    }
    wanted.role = "kiosk_new";
    wanted.password = "";
    EXPECT_FALSE(sync::enrol(*owner(), sample.package.event, wanted)) << "a new role needs a password";
    enrol("a");
    wanted.password = "x";
    const auto stolen = sync::enrol(*owner(), sample.package.event, wanted);
    ASSERT_FALSE(stolen) << "a's ledger has its role";
    EXPECT_FALSE(must(has_role(*owner(), "kiosk_new"))) << "and nothing of it stays";
}

} // namespace
} // namespace kiosk::sync::test
