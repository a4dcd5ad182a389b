// Kiosks and a hub, as organisers set them up.
#include <array>

#include <unistd.h>

#include "kioskctl.hpp"
#include "store/database.hpp"
#include "support/postgres_cluster.hpp"

namespace kiosk::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class HubCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        open();
        ASSERT_EQ(kioskctl({"event", "load", event(), "--db", other()}).code, 0);
        const auto made = kioskctl({"hub", "init", hub()});
        ASSERT_EQ(made.code, 0) << made.err;
    }
    [[nodiscard]] std::string hub() const { return cluster.url(); }
    [[nodiscard]] std::string other() const { return folder().file("other.db"); }
    [[nodiscard]] std::string key() const { return folder().file("sample.key"); }
    [[nodiscard]] std::string passfile(const std::string& name) const { return folder().file(name + ".pgpass"); }
    // As the kiosk's own role.
    [[nodiscard]] std::string url(const std::string& name) const {
        return cluster.url("postgres", "kiosk_" + name, "&passfile=" + passfile(name));
    }
    [[nodiscard]] Ran enrol(const std::string& name, const std::string& file) const {
        return kioskctl({"hub", "enrol", hub(), "--db", file, "--key", key(), "--role", "kiosk_" + name, "--passfile",
                         passfile(name)});
    }
    [[nodiscard]] Ran sync(const std::string& name, const std::string& file) const {
        return kioskctl({"sync", "--db", file, "--hub", url(name), "--json"});
    }
    [[nodiscard]] Ran present_at(const std::string& file, const std::string& who) const {
        return kioskctl({"present", "--db", file, "--checkpoint", "gate", token(who)});
    }
    void add_person(const std::string& id) const {
        write_text(folder() / "event/participants.csv",
                   read_text(folder() / "event/participants.csv") + id + ",jp,新來 的人,student\r\n");
        ASSERT_EQ(kioskctl({"badge", "issue", event(), "--key", key()}).code, 0);
    }

    PostgresCluster cluster;
};

TEST_F(HubCommand, LetsTwoKiosksAgree) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(present_at(other(), "g2").code, 0);
    const auto enrolled = enrol("gate", database());
    ASSERT_EQ(enrolled.code, 0) << enrolled.err;
    EXPECT_THAT(enrolled.out, HasSubstr(" is enrolled as kiosk_gate\n"));
    ASSERT_EQ(enrol("hall", other()).code, 0);
    const auto first = sync("gate", database());
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(first.json()["pushed"], 1);
    const auto second = sync("hall", other());
    EXPECT_EQ(second.json()["pulled"], 1) << second.err;
    EXPECT_EQ(sync("gate", database()).json()["pulled"], 1);
    EXPECT_EQ(kioskctl({"attendance", "--db", database()}).out, kioskctl({"attendance", "--db", other()}).out);
    const auto status = kioskctl({"hub", "status", hub(), "--json"}).json();
    const auto& kiosks = status["kiosks"];
    ASSERT_EQ(kiosks.size(), 2U);
    EXPECT_EQ(kiosks[0]["role"], "kiosk_gate");
    EXPECT_EQ(kiosks[0]["entries"], 1);
    EXPECT_EQ(kiosks[0]["unsent"], 0);
    EXPECT_EQ(kiosks[0]["expelled"], "");
    EXPECT_TRUE(status["alarms"].empty());
    const auto told = kioskctl({"hub", "status", hub()}).out;
    EXPECT_THAT(told, HasSubstr("kiosk_hall  visit-2026"));
    EXPECT_THAT(told, Not(HasSubstr("alarms:"))) << "nothing is wrong";
    EXPECT_THAT(told, Not(HasSubstr("expelled"))) << "and nobody shut out";
}

TEST_F(HubCommand, StatusListsTheNewestAlarmsAndCountsTheRest) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(enrol("gate", database()).code, 0);
    ASSERT_EQ(sync("gate", database()).code, 0);
    const auto raise =
        "INSERT INTO kiosk.alarm SELECT e.year, e.event, e.ledger, n, e.hash, e.signature, e.bytes,"
        " 'refused: another is here', 'kiosk_gate', '2026-11-26 01:00:00Z'::timestamptz + n * '1 s'::interval"
        " FROM kiosk.entry e, generate_series(1, 22) n";
    ASSERT_EQ(cluster.run({"/usr/bin/psql", "-q", "-h", cluster.folder().string(), "-U", "owner", "-d", "postgres",
                           "-c", raise}),
              0);
    const auto told = kioskctl({"hub", "status", hub()}).out;
    EXPECT_THAT(told, HasSubstr("alarms: one number of a kiosk's ledger had two contents\n"));
    EXPECT_THAT(told, HasSubstr("2026-11-26T01:00:22Z  kiosk_gate  "));
    EXPECT_THAT(told, HasSubstr(":22  kiosk_gate  visit-2026  refused: another is here\n"));
    EXPECT_THAT(told, HasSubstr(":3  "));
    EXPECT_THAT(told, Not(HasSubstr("01:00:02Z"))) << "the newest twenty";
    EXPECT_THAT(told, HasSubstr("and 2 older; --json lists them all\n"));
    const auto all = kioskctl({"hub", "status", hub(), "--json"}).json()["alarms"];
    ASSERT_EQ(all.size(), 22U);
    EXPECT_EQ(all[0]["role"], "kiosk_gate");
    EXPECT_EQ(all[0]["entry"]["seq"], 22);
    EXPECT_EQ(all[0]["sent_by"], "kiosk_gate");
    EXPECT_EQ(all[0]["at"], "2026-11-26T01:00:22Z");
}

TEST_F(HubCommand, WhatItsRowsSayReachesNoTerminalAsItIs) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(enrol("gate", database()).code, 0);
    ASSERT_EQ(sync("gate", database()).code, 0);
    const auto raise = "INSERT INTO kiosk.alarm SELECT e.year, e.event, e.ledger, 1, e.hash, e.signature, e.bytes,"
                       " U&'re\\202Efused\\001B[2J\\009B\\200B', 'kiosk_gate', now() FROM kiosk.entry e LIMIT 1";
    ASSERT_EQ(cluster.run({"/usr/bin/psql", "-q", "-h", cluster.folder().string(), "-U", "owner", "-d", "postgres",
                           "-c", raise}),
              0);
    const auto told = kioskctl({"hub", "status", hub()});
    EXPECT_THAT(told.out, HasSubstr("refused\\x1b[2J\\xc2\\x9b\n"));
    const auto json = kioskctl({"hub", "status", hub(), "--json"});
    EXPECT_EQ(json.json()["alarms"][0]["what"], "re\u202Efused\x1b[2J\u009B\u200B") << "a program reads it as it is";
    for (const auto& text : {told.out, told.err, json.out, json.err})
        for (const auto* sign : {"\u202E", "\u200B", "\u009B", "\x1b"}) EXPECT_THAT(text, Not(HasSubstr(sign)));
}

TEST_F(HubCommand, ANameThatComesFromItHasNoMarksThatNobodySees) {
    ASSERT_EQ(enrol("gate", database()).code, 0);
    write_text(folder() / "event/participants.csv",
               read_text(folder() / "event/participants.csv") + "g4,jp,新\u202E來的\u200B人,student\r\n");
    ASSERT_EQ(kioskctl({"badge", "issue", event(), "--key", key()}).code, 0);
    ASSERT_EQ(kioskctl({"event", "seal", event(), "--key", key(), "--revision", "2"}).code, 0);
    ASSERT_EQ(kioskctl({"hub", "publish", event(), "--hub", hub()}).code, 0);
    const auto synced = sync("gate", database());
    ASSERT_EQ(synced.code, 0) << synced.err;
    EXPECT_EQ(present("gate", token("g4"), {"--json"}).json()["who"], "新來的人");
}

TEST_F(HubCommand, ExpelsAStolenKioskUntilItIsEnrolledAgain) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(enrol("gate", database()).code, 0);
    ASSERT_EQ(sync("gate", database()).code, 0);
    const auto wrong = kioskctl({"hub", "expel", hub(), "kiosk_hall"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("no kiosk kiosk_hall is enrolled at this hub; there are: kiosk_gate"));
    const auto expelled = kioskctl({"hub", "expel", hub(), "kiosk_gate"});
    ASSERT_EQ(expelled.code, 0) << expelled.err;
    EXPECT_THAT(expelled.out, HasSubstr("kiosk_gate is expelled since 20"));
    EXPECT_EQ(sync("gate", database()).code, 1);
    const auto again = kioskctl({"hub", "expel", hub(), "kiosk_gate", "--json"});
    EXPECT_EQ(again.json()["already"], true) << again.err;
    const auto since = again.json()["since"].get<std::string>();
    EXPECT_THAT(kioskctl({"hub", "status", hub()}).out, HasSubstr("  " + since + "\n"));
    EXPECT_EQ(kioskctl({"hub", "status", hub(), "--json"}).json()["kiosks"][0]["expelled"], since);
    std::filesystem::remove(passfile("gate"));
    const auto enrolled = enrol("gate", database());
    ASSERT_EQ(enrolled.code, 0) << enrolled.err;
    EXPECT_THAT(enrolled.out, HasSubstr("as kiosk_gate, which was expelled and may come again\n"));
    EXPECT_EQ(sync("gate", database()).code, 0);
    EXPECT_THAT(kioskctl({"hub", "status", hub()}).out, Not(HasSubstr("expelled")));
}

TEST_F(HubCommand, WritesTheNewPasswordWhereOnlyItsOwnerReadsIt) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    const auto enrolled = enrol("gate", database());
    ASSERT_EQ(enrolled.code, 0) << enrolled.err;
    const auto line = read_text(passfile("gate"));
    ASSERT_THAT(line, HasSubstr("*:*:*:kiosk_gate:"));
    const auto password = line.substr(std::string("*:*:*:kiosk_gate:").size(), 48);
    EXPECT_THAT(enrolled.out + enrolled.err + cluster.log(), Not(HasSubstr(password)));
    EXPECT_EQ(std::filesystem::status(passfile("gate")).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const auto again = enrol("gate", database());
    EXPECT_EQ(again.code, 1) << "a password that is there is not overwritten";
    EXPECT_EQ(sync("gate", database()).code, 0) << "and still right";
}

TEST_F(HubCommand, ReadsAPasswordFromADescriptor) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    ASSERT_EQ(write(ends[1], "chosen\n", 7), 7);
    const auto enrolled = kioskctl({"hub", "enrol", hub(), "--db", database(), "--key", key(), "--role", "kiosk_gate",
                                    "--password-fd", std::to_string(ends[0])});
    close(ends[0]);
    close(ends[1]);
    ASSERT_EQ(enrolled.code, 0) << enrolled.err;
    write_text(passfile("gate"), "*:*:*:*:chosen\n");
    std::filesystem::permissions(passfile("gate"), std::filesystem::perms::owner_read);
    EXPECT_EQ(sync("gate", database()).json()["pushed"], 1);
    const auto closed = kioskctl({"hub", "enrol", hub(), "--db", database(), "--key", key(), "--password-fd", "999"});
    EXPECT_EQ(closed.code, 2);
    EXPECT_THAT(closed.err, HasSubstr("--password-fd 999: nothing is open there"));
}

TEST_F(HubCommand, EnrolsNobodyWithoutEventKeyOrPassword) {
    const auto identity = kioskctl({"identity", "--db", database(), "--json"});
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    const auto who = kioskctl({"identity", "--db", database(), "--json"}).json();
    const std::vector<std::string> named{"--ledger", who["ledger"], "--public-key", who["public_key"]};
    auto words = std::vector<std::string>{"hub", "enrol", hub(), "--key", key()};
    words.insert(words.end(), named.begin(), named.end());
    EXPECT_EQ(kioskctl(words).code, 2) << "of which event?";
    words.insert(words.end(), {"--event", event()});
    const auto no_password = kioskctl(words);
    EXPECT_EQ(no_password.code, 2);
    EXPECT_THAT(no_password.err, HasSubstr("--passfile"));
    words.insert(words.end(), {"--passfile", passfile("new")});
    const auto enrolled = kioskctl(words);
    ASSERT_EQ(enrolled.code, 0) << enrolled.err;
    EXPECT_THAT(enrolled.out, HasSubstr("as kiosk_" + who["ledger"].get<std::string>().substr(0, 12)));
    ASSERT_EQ(kioskctl({"key", "new", folder().file("stranger.key"), "--sample"}).code, 0);
    const auto stranger = kioskctl({"hub", "enrol", hub(), "--db", database(), "--key", folder().file("stranger.key"),
                                    "--passfile", passfile("x")});
    EXPECT_EQ(stranger.code, 1);
    EXPECT_THAT(stranger.err, HasSubstr("not a key of this event's issuers"));
    EXPECT_FALSE(std::filesystem::exists(passfile("x")));
}

TEST_F(HubCommand, PublishesARevisionThatEveryKioskTakesWhole) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(present_at(other(), "g2").code, 0);
    ASSERT_EQ(enrol("gate", database()).code, 0);
    ASSERT_EQ(enrol("hall", other()).code, 0);
    const auto unsealed = kioskctl({"hub", "publish", event(), "--hub", hub()});
    EXPECT_EQ(unsealed.code, 1);
    EXPECT_THAT(unsealed.err, HasSubstr("the package is not sealed"));
    add_person("g4");
    ASSERT_EQ(kioskctl({"hub", "publish", event(), "--hub", hub(), "--key", key()}).code, 0);
    EXPECT_THAT(sync("gate", database()).err, HasSubstr("is not the one that was loaded here"))
        << "a first seal has the number of the package that was loaded without";
    add_person("g5");
    std::filesystem::create_directory(folder() / "event/plans");
    write_text(folder() / "event/plans/campus.svg", "<svg/>");
    write_text(folder() / "event/places.csv",
               "id,name,kind,lon,lat,plan,plan_x,plan_y\r\nroom,教室,room,,,campus.svg,5,5\r\n");
    const auto published = kioskctl({"hub", "publish", event(), "--hub", hub(), "--key", key(), "--json"});
    ASSERT_EQ(published.code, 0) << published.err;
    EXPECT_EQ(published.json()["new"], true);
    const auto revision = published.json()["revision"];
    for (const auto& [name, file] : {std::pair{"gate", database()}, {"hall", other()}}) {
        const auto synced = sync(name, file);
        ASSERT_EQ(synced.code, 0) << synced.err;
        EXPECT_EQ(synced.json()["revision"], revision);
        EXPECT_THAT(present_at(file, "g4").out, HasSubstr("新來 的人")) << "the badge has a name there";
        EXPECT_TRUE(store::Database::open(file, store::OpenMode::ReadOnly)->drawing("campus.svg").value())
            << "the drawing of the campus came along";
        EXPECT_TRUE(sync(name, file).json()["revision"].is_null()) << "once";
    }
    EXPECT_THAT(kioskctl({"hub", "publish", event(), "--hub", hub()}).out, HasSubstr("the hub has it already"));
    add_person("g6");
    EXPECT_EQ(kioskctl({"hub", "publish", event(), "--hub", hub()}).code, 1) << "changed, and not sealed again";
}

TEST_F(HubCommand, AKioskTakesNoRevisionThatAStrangerSealed) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(enrol("gate", database()).code, 0);
    ASSERT_EQ(kioskctl({"hub", "publish", event(), "--hub", hub(), "--key", key()}).code, 0);
    ASSERT_EQ(sync("gate", database()).code, 0);
    const auto stranger = kioskctl({"key", "new", folder().file("stranger.key"), "--sample"});
    write_event_file(true, stranger.out.substr(0, 64));
    std::filesystem::remove(folder() / "event/badges.csv");
    const auto published =
        kioskctl({"hub", "publish", event(), "--hub", hub(), "--key", folder().file("stranger.key")});
    ASSERT_EQ(published.code, 0) << published.err << "the hub knows no keys";
    const auto synced = sync("gate", database());
    EXPECT_EQ(synced.code, 1);
    EXPECT_THAT(synced.err, HasSubstr("the hub's new revision was not taken"));
    EXPECT_EQ(kioskctl({"ledger", "verify", "--db", database()}).code, 0);
}

TEST_F(HubCommand, AnUnreachableHubIsToldByDoctorWithWhatWaits) {
    ASSERT_EQ(present_at(database(), "g1").code, 0);
    ASSERT_EQ(enrol("gate", database()).code, 0);
    ASSERT_EQ(sync("gate", database()).code, 0);
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, HasSubstr("ok hub: 0 entries wait, last contact 20"));
    ASSERT_EQ(present_at(database(), "g2").code, 0);
    cluster.stop();
    const auto gone = sync("gate", database());
    EXPECT_EQ(gone.code, 1);
    EXPECT_THAT(gone.err, HasSubstr("the hub cannot be reached"));
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, HasSubstr("warn hub: 1 entries wait, last contact 20"));
    write_text(database() + ".sync", "nonsense\n");
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, HasSubstr("warn hub: "));
}

TEST_F(HubCommand, AUrlWithAPasswordIsWrongUsageAndIsNotRepeated) {
    const auto url = "postgresql://kiosk_gate:hush@hub.example/kiosk";
    for (const auto& words :
         std::vector<std::vector<std::string>>{{"hub", "init", url},
                                               {"hub", "status", url},
                                               {"hub", "expel", url, "kiosk_gate"},
                                               {"hub", "publish", event(), "--hub", url, "--key", key()},
                                               {"sync", "--db", database(), "--hub", url}}) {
        const auto ran = kioskctl(words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
        EXPECT_THAT(ran.err, Not(HasSubstr("hush")));
    }
    EXPECT_FALSE(std::filesystem::exists(database() + ".sync"));
}

} // namespace
} // namespace kiosk::test
