// The hub's promises, kept by a real PostgreSQL: who may do what, and what is taken.
#include <algorithm>
#include <array>
#include <thread>

#include <gmock/gmock.h>

#include "sync/hub_fixture.hpp"

namespace kiosk::sync::test {
namespace {

class Hub : public HubTest {
  protected:
    // a and b are enrolled; a has so many entries, and the hub none yet.
    void prepare(int people) const {
        present("a", people);
        enrol("a");
        present("b", 1, 800);
        enrol("b");
    }
    // Another entry of a's ledger after the first so many, with a genuine chain, signed by whoever has the key.
    [[nodiscard]] store::WireEntry forged_after(const std::vector<store::WireEntry>& chain, std::size_t after,
                                                const core::SigningKey& key) const {
        auto entry = must(core::parse_entry(chain[after].bytes));
        entry.badge = core::BadgeId{42};
        const core::ChainHead head{core::LedgerSeq{after}, chain[after - 1].hash};
        const auto sealed = core::seal(entry, head, entry.ledger, key);
        return {sealed.bytes, sealed.hash, sealed.signature, false};
    }
    [[nodiscard]] PushReply push(const std::string& name, std::vector<store::WireEntry> entries) const {
        HubTransport hub(url(name));
        return must(hub.push({{}, std::move(entries)}));
    }
};

TEST_F(Hub, PassesOnWhatOneKioskWroteToAnother) {
    prepare(600);
    const auto pushed = sync("a");
    EXPECT_EQ(pushed.pushed, 600);
    EXPECT_TRUE(pushed.problems.empty());
    const auto pulled = sync("b");
    EXPECT_EQ(pulled.pulled, 600);
    EXPECT_EQ(pulled.pushed, 1);
    EXPECT_EQ(sync("a").pulled, 1);
    EXPECT_EQ(people_in("a"), 601U);
    EXPECT_EQ(people_in("b"), 601U);
    const auto nothing = sync("a");
    EXPECT_EQ(nothing.round_trips, 1) << "nothing to tell costs one question";
    EXPECT_EQ(nothing.pulled + nothing.pushed, 0);
}

TEST_F(Hub, KnowsOfEachKioskWhatItHasAndWhenItWasSeen) {
    prepare(3);
    (void)sync("a");
    const auto kiosks = must(hub_status(*owner()));
    ASSERT_EQ(kiosks.size(), 2U);
    EXPECT_EQ(kiosks[0].role, "kiosk_a");
    EXPECT_EQ(kiosks[0].event, sample.package.event.id.str());
    EXPECT_EQ(kiosks[0].year, 2026);
    EXPECT_EQ(kiosks[0].entries, 3);
    EXPECT_EQ(kiosks[0].unsent, 0);
    EXPECT_EQ(kiosks[0].last_push.size(), 20U) << kiosks[0].last_push;
    EXPECT_EQ(kiosks[1].last_pull, "") << "b never came";
}

TEST_F(Hub, LetsAKiosksRoleDoNothingButPushAndPull) {
    prepare(2);
    (void)sync("a");
    const auto kiosk = must(PgConnection::open(url("a")));
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
          "SELECT kiosk.genesis(NULL, NULL)", "SET ROLE kiosk_hub", "SET SESSION AUTHORIZATION kiosk_b",
          "CREATE TABLE mine (x int)", "CREATE TEMPORARY TABLE mine (x int)", "CREATE TABLE kiosk.mine (x int)",
          "CREATE SCHEMA mine", "SELECT lo_create(0)", "SELECT pg_read_file('/etc/passwd')",
          "COPY (SELECT 1) TO PROGRAM 'true'", "CREATE ROLE mine", "ALTER ROLE kiosk_b PASSWORD 'x'",
          "SELECT rolpassword FROM pg_authid"}) {
        const auto done = kiosk->run(what);
        ASSERT_FALSE(done) << what;
        EXPECT_EQ(done.error().kind, core::ErrorKind::Refused) << what;
    }
    must(kiosk->run("SET search_path = public, pg_catalog; SELECT count(*) FROM kiosk.pull('{}', 10, 0)"));
}

TEST_F(Hub, RefusesAnotherPastOfALedgerAndRaisesAnAlarm) {
    prepare(4);
    (void)sync("a");
    const auto key = core::SigningKey::generate();
    const auto forged = forged_after(own_entries("a"), 2, key);
    for (const auto* who : {"a", "b"}) {
        const auto reply = push(who, {forged});
        ASSERT_EQ(reply.refused.size(), 1U);
        EXPECT_EQ(reply.refused[0].why, store::RefusedBecause::Diverges);
        EXPECT_EQ(reply.refused[0].entry.seq, core::LedgerSeq{3});
    }
    EXPECT_EQ(entries_at_hub(), 4);
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.alarm WHERE seq = 3"), 1) << "the same one again is no second alarm";
    const auto kiosks = must(hub_status(*owner()));
    EXPECT_EQ(kiosks[0].alarms, 1);
    EXPECT_EQ(sync("b").pulled, 4);
}

TEST_F(Hub, ListsItsAlarmsTheNewestFirst) {
    prepare(4);
    (void)sync("a");
    EXPECT_TRUE(must(hub_alarms(*owner(), std::nullopt)).empty());
    const auto key = core::SigningKey::generate();
    const auto genuine = own_entries("a");
    (void)push("a", {forged_after(genuine, 1, key)});
    (void)push("b", {forged_after(genuine, 3, key)});
    const auto alarms = must(hub_alarms(*owner(), std::nullopt));
    ASSERT_EQ(alarms.size(), 2U);
    EXPECT_EQ(alarms[0].role, "kiosk_a") << "whose ledger it is";
    EXPECT_EQ(alarms[0].sent_by, "kiosk_b");
    EXPECT_EQ(alarms[0].event, sample.package.event.id.str());
    EXPECT_EQ(alarms[0].entry, must(core::parse_entry(genuine[3].bytes)).ref());
    EXPECT_EQ(alarms[0].what, "refused: another is here");
    EXPECT_EQ(alarms[0].at.size(), 20U) << alarms[0].at;
    EXPECT_EQ(alarms[1].sent_by, "kiosk_a");
    EXPECT_EQ(alarms[1].entry.seq, core::LedgerSeq{2});
    const auto newest = must(hub_alarms(*owner(), 1));
    ASSERT_EQ(newest.size(), 1U);
    EXPECT_EQ(newest[0].entry.seq, core::LedgerSeq{4});
}

TEST_F(Hub, ShutsAnExpelledKioskOutAndKeepsWhatItSent) {
    prepare(3);
    (void)sync("a");
    HubTransport stolen(url("a"));
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
    const auto stolen = must(PgConnection::open(url("a")));
    must(stolen->run("BEGIN; SELECT count(*) FROM kiosk.pull('{}', 10, 0)"));
    EXPECT_EQ(must(expel(*owner(), "kiosk_a")).sessions_ended, 1);
}

TEST_F(Hub, RefusesASessionThatOutlivedItsExpulsion) {
    prepare(1);
    const auto stolen = must(PgConnection::open(url("a")));
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
    const auto school = must(PgConnection::open(url_of("school")));
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
    HubTransport stolen(url_of("kiosk_v"));
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
    for (int i = 0; i < kConnectionsOfAKiosk; ++i) held.push_back(must(PgConnection::open(url("a"))));
    const auto refused = PgConnection::open(url("a"));
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

TEST_F(Hub, RefusesGapsBrokenChainsAndWhatIsNoEntry) {
    prepare(4);
    auto entries = own_entries("a");
    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(push("a", {entries[0], entries[2]}).refused.at(0).why, store::RefusedBecause::Gap);
    EXPECT_EQ(entries_at_hub(), 1) << "what came before the gap counts";
    auto broken = entries[1];
    broken.bytes.back() ^= 1U;
    EXPECT_EQ(push("a", {broken}).refused.at(0).why, store::RefusedBecause::Diverges);
    auto newer = entries[1];
    newer.bytes[0] = 2;
    EXPECT_EQ(push("a", {newer}).refused.at(0).why, store::RefusedBecause::Malformed);
    auto nought = entries[1];
    std::fill_n(nought.bytes.begin() + 18, 8, std::uint8_t{0xff});
    EXPECT_EQ(push("a", {nought}).refused.size(), 1U) << "a number below 1";
    HubTransport hub(url("a"));
    const auto torn = hub.push({{}, {{{1, 2, 3}, {}, {}, false}}});
    ASSERT_FALSE(torn);
    EXPECT_EQ(torn.error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(push("a", {entries.begin() + 1, entries.end()}).refused.size(), 0U);
    EXPECT_EQ(entries_at_hub(), 4);
}

TEST_F(Hub, KeepsEventsApart) {
    prepare(2);
    (void)sync("a");
    auto other = sample.package.event;
    other.id = core::EventId{"other-visit"};
    other.tag = core::event_tag(other.id);
    Enrolment wanted;
    wanted.role = "kiosk_c";
    wanted.password = "secret of c";
    const auto key = core::SigningKey::generate();
    wanted.certificate =
        core::certify_ledger(other.tag, kiosk::test::filled<core::LedgerId>(9), key.public_key(), sample.issuer);
    (void)must(sync::enrol(*owner(), other, wanted));
    HubTransport hub(url("c"));
    const auto reply = must(hub.pull({}, 256));
    EXPECT_EQ(reply.heads.size(), 1U) << "only its own ledger";
    EXPECT_TRUE(reply.batch.entries.empty());
    const auto refused = must(hub.push({{}, own_entries("a")}));
    ASSERT_EQ(refused.refused.size(), 1U);
    EXPECT_EQ(refused.refused[0].why, store::RefusedBecause::NotEnrolled);
    auto entry = must(core::parse_entry(own_entries("a").front().bytes));
    const auto stray =
        core::seal(entry, core::genesis(wanted.certificate.ledger, key.public_key()), wanted.certificate.ledger, key);
    EXPECT_EQ(must(hub.push({{}, {{stray.bytes, stray.hash, stray.signature, false}}})).refused.at(0).why,
              store::RefusedBecause::OtherEvent);
    Enrolment twice = wanted;
    twice.certificate.event = sample.package.event.tag;
    EXPECT_FALSE(sync::enrol(*owner(), sample.package.event, twice)) << "one role is one kiosk at one event";
}

TEST_F(Hub, MarksWhatOthersRelayedUntilItsAuthorComes) {
    prepare(3);
    (void)must(open("b")->take(must(open("a")->lacking({}))));
    store::Batch certificates;
    for (const auto& [ledger, known] : must(open("a")->heads()))
        certificates.certificates.push_back(
            core::certify_ledger(sample.package.event.tag, ledger, *must(open("a")->key_of(ledger)), sample.issuer));
    (void)must(open("b")->take(certificates));
    EXPECT_EQ(sync("b").pushed, 4);
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.entry WHERE relayed"), 3);
    (void)push("a", own_entries("a"));
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.entry WHERE relayed"), 0);
    EXPECT_EQ(entries_at_hub(), 4);
}

TEST_F(Hub, GivesALedgerBackToItsAuthorWhenAnotherRelayedAForgery) {
    prepare(4);
    const auto genuine = own_entries("a");
    (void)push("a", {genuine[0], genuine[1]});
    const auto key = core::SigningKey::generate();
    auto forged = forged_after(genuine, 2, key);
    forged.relayed = false; // b says that it is a's author, and is known to be b
    EXPECT_TRUE(push("b", {forged}).refused.empty()) << "the hub cannot check signatures";
    EXPECT_EQ(people_in("b"), 1U);
    const auto fooled = sync("b");
    EXPECT_EQ(fooled.problems.size(), 1U) << "b checks what it pulls";
    EXPECT_EQ(people_in("b"), 3U);
    const auto report = sync("a");
    EXPECT_EQ(report.pushed, 2);
    EXPECT_EQ(report.set_aside, 0) << "a genuine ledger gives way to nobody";
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.alarm WHERE what = 'gave way to its author'"), 1);
    (void)sync("b");
    EXPECT_EQ(people_in("b"), 5U);
    EXPECT_EQ(people_in("a"), 5U);
}

TEST_F(Hub, HoldsLedgersThatNobodyEnrolledOutside) {
    present("a", 2);
    present("b", 1);
    enrol("b");
    enrol("a");
    add("c");
    present("c", 1, 700);
    (void)must(open("b")->take(must(open("c")->lacking({}))));
    const auto report = sync("b");
    EXPECT_EQ(report.pushed, 1);
    EXPECT_EQ(must(open("b")->heads()).size(), 3U);
    EXPECT_EQ(people_in("b"), 1U) << "c's entry is held there, and told to nobody";
}

TEST_F(Hub, IsMadeTwiceWithoutHarm) {
    prepare(2);
    (void)sync("a");
    must(init_hub(*owner()));
    EXPECT_EQ(entries_at_hub(), 2);
    const auto again = [&] {
        Enrolment wanted;
        const auto ledger = must(must(store::Database::open(file("a"), store::OpenMode::ReadOnly)).ledgers()).front();
        wanted.certificate = core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
        wanted.role = "kiosk_a";
        return sync::enrol(*owner(), sample.package.event, wanted);
    };
    const auto enrolled = must(again());
    EXPECT_FALSE(enrolled.new_role);
    EXPECT_FALSE(enrolled.new_ledger);
    EXPECT_EQ(sync("a").round_trips, 1) << "its password is as it was";
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

TEST_F(Hub, PartitionsEntriesByYearAndKeysThemByEventAndLedger) {
    prepare(1);
    (void)sync("a");
    const auto hub = owner();
    const auto rows =
        must(hub->query("SELECT pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(i.inhparent),"
                        " pg_get_indexdef(x.indexrelid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        " JOIN pg_index x ON x.indrelid = c.oid AND x.indisprimary"
                        " WHERE c.relname = 'entry_2026'"));
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.text(0, 0), "FOR VALUES FROM ('2026') TO ('2027')");
    EXPECT_EQ(rows.text(0, 1), "RANGE (year)");
    EXPECT_NE(rows.text(0, 2).find("(year, event, ledger, seq)"), std::string_view::npos) << rows.text(0, 2);
}

class PurgedHub : public Hub {
  protected:
    PurgedHub() {
        prepare(3);
        (void)sync("a");
        EXPECT_TRUE(must(publish()));
    }
    [[nodiscard]] core::Result<bool> publish(std::uint32_t revision = 2) const {
        const core::Bytes package{1, 2, 3};
        return sync::publish(*owner(), sample.package.event, core::RevisionNumber{revision},
                             kiosk::test::filled<core::Hash>(9), package);
    }
    void purge(const std::string& name) const {
        store::DeskOptions options;
        options.machine = kiosk::test::filled<core::MachineId>(static_cast<std::uint8_t>(name[0]));
        const auto desk = must(store::Desk::open(file(name), options));
        (void)must(desk->purge_names(core::OperatorId{"t1"},
                                     kiosk::test::at(9, 0, 0, kiosk::test::kSecondDay + std::chrono::days{200})));
    }
    [[nodiscard]] std::int64_t packages() const { return count("SELECT count(*) FROM kiosk.package"); }
    [[nodiscard]] bool has_names(const std::string& name) const {
        const auto people = must(must(store::Database::open(file(name), store::OpenMode::ReadOnly)).participants());
        return std::ranges::any_of(people, [](const auto& person) { return !person.name.empty(); });
    }
};

TEST_F(PurgedHub, GivesUpThePackageAndTellsTheOtherKiosks) {
    purge("a");
    (void)sync("a");
    EXPECT_EQ(packages(), 0);
    EXPECT_TRUE(has_names("b"));
    (void)sync("b");
    EXPECT_FALSE(has_names("b"));
    EXPECT_EQ(people_in("b"), 4U) << "its own and the three of a";
}

TEST_F(PurgedHub, TakesNoPackageOfThatEventAnyMore) {
    purge("a");
    (void)sync("a");
    const auto late = publish(3);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, core::ErrorKind::Refused);
    EXPECT_THAT(late.error().detail, testing::HasSubstr("were purged on 20"));
    EXPECT_EQ(packages(), 0);
}

TEST_F(PurgedHub, BelievesNoKioskWhileTheEventLastsByItsOwnClock) {
    auto event = sample.package.event;
    event.last_day += std::chrono::days{20'000};
    (void)must(
        sync::publish(*owner(), event, core::RevisionNumber{3}, kiosk::test::filled<core::Hash>(8), core::Bytes{4}));
    purge("a");
    (void)sync("a");
    EXPECT_EQ(packages(), 1);
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.event WHERE purged IS NOT NULL"), 0);
}

TEST_F(Hub, TellsWhoeverWaitsThatSomethingCame) {
    prepare(2);
    HubTransport listening(url("b"));
    EXPECT_FALSE(listening.wait_for_news(core::Millis{0}, -1)) << "not before it asked once";
    (void)must(try_sync("b", listening));
    EXPECT_TRUE(must(listening.wait_for_news(core::Millis{0}, -1))) << "what came in between is not told again";
    EXPECT_FALSE(must(listening.wait_for_news(core::Millis{0}, -1)));
    (void)sync("a");
    EXPECT_TRUE(must(listening.wait_for_news(core::Millis{60'000}, -1)));
    EXPECT_EQ(must(try_sync("b", listening)).pulled, 2);
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    ASSERT_EQ(write(ends[1], "x", 1), 1);
    EXPECT_FALSE(must(listening.wait_for_news(core::Millis{60'000}, ends[0]))) << "whoever owns it may wake it";
    close(ends[0]);
    close(ends[1]);
}

} // namespace
} // namespace kiosk::sync::test
