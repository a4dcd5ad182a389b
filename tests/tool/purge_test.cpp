// kioskctl purge: names go when their time is over, or when they are told to.
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

class PurgeCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        auto text = read_text(folder() / "event/event.toml");
        // Top-level keys come before nothing else here.
        write_text(folder() / "event/event.toml", "retention_days = 30\n" + text);
        open();
        ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2") + "\n").code, 0);
    }
    [[nodiscard]] Ran purge(std::vector<std::string> more) const {
        std::vector<std::string> words{"purge", "--db", database()};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
    [[nodiscard]] std::string bytes() const { return read_text(database()) + read_text(database() + "-wal"); }
};

TEST_F(PurgeCommand, KeepsTheNamesUntilTheirLastDayAndSaysWhichThatIs) {
    const auto ran = purge({"--now", "2026-12-27T23:00:00+08:00"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, "nothing was purged: visit-2026 ended on 2026-11-27, and its names are kept until 2026-12-27\n");
    EXPECT_NE(bytes().find("王小明"), std::string::npos);
}

TEST_F(PurgeCommand, TakesThemOutTheDayAfterAndTheLedgerStillVerifies) {
    const auto before = kioskctl({"attendance", "--db", database(), "--json"}).json();
    const auto ran = purge({"--now", "2026-12-28T00:00:00+08:00"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, testing::StartsWith("the names of 3 people are gone"));
    EXPECT_EQ(ran.err, "");
    for (const auto* name : {"王小明", "佐藤", "HYPERLINK"}) EXPECT_EQ(bytes().find(name), std::string::npos) << name;
    EXPECT_EQ(kioskctl({"ledger", "verify", "--db", database()}).out, "ok 3 entries in 1 ledger\n");
    auto after = kioskctl({"attendance", "--db", database(), "--json"}).json();
    ASSERT_EQ(after.size(), before.size());
    EXPECT_EQ(after["presences"].size(), before["presences"].size());
    EXPECT_THAT(kioskctl({"attendance", "--db", database()}).out, testing::HasSubstr(" g1 "));
    EXPECT_EQ(after.dump().find("王小明"), std::string::npos);
}

TEST_F(PurgeCommand, StandsInTheListWithoutAVerdict) {
    ASSERT_EQ(purge({"--now", "2026-12-28T00:00:00+08:00"}).code, 0);
    const auto lines = kioskctl({"ledger", "list", "--db", database()}).lines();
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_THAT(lines[2], testing::ContainsRegex("check-in +Admitted"));
    EXPECT_THAT(lines[3], testing::ContainsRegex("purge +-"));
    const auto entries = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    EXPECT_EQ(entries[1]["verdict"], "Admitted");
    EXPECT_TRUE(entries[2]["verdict"].is_null());
    const auto file = folder().file("ledger.csv");
    ASSERT_EQ(kioskctl({"ledger", "export", "--db", database(), "--csv", file}).code, 0);
    EXPECT_THAT(read_text(file), testing::HasSubstr(",purge,,"));
}

TEST_F(PurgeCommand, MayBeRunAgainAndAgain) {
    ASSERT_EQ(purge({"--now", "2026-12-28T00:00:00+08:00"}).code, 0);
    const auto again = purge({"--now", "2026-12-29T00:00:00+08:00"});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(again.out, "the names of visit-2026 are gone already\n");
    EXPECT_EQ(kioskctl({"ledger", "list", "--db", database(), "--json"}).json().size(), 3U);
}

TEST_F(PurgeCommand, BeforeADayTakesThemEarlierButNeverDuringTheEvent) {
    EXPECT_EQ(purge({"--now", "2026-11-28T09:00:00+08:00", "--before", "2026-11-27"}).out,
              "nothing was purged: visit-2026 ended on 2026-11-27\n");
    const auto ran = purge({"--now", "2026-11-28T09:00:00+08:00", "--before", "2026-11-28", "--json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.json()["people"], 3);
    EXPECT_EQ(ran.json()["purged"], true);
}

TEST_F(PurgeCommand, ADayThatIsNotPastIsWrongUsage) {
    for (const auto* day : {"2026-11-29", "tomorrow", ""}) {
        const auto ran = purge({"--now", "2026-11-28T09:00:00+08:00", std::string("--before=") + day});
        EXPECT_EQ(ran.code, 2) << day;
        EXPECT_THAT(ran.err, testing::HasSubstr("--before")) << day;
    }
    EXPECT_NE(bytes().find("王小明"), std::string::npos);
}

TEST_F(PurgeCommand, ADryRunSaysWhatWouldGo) {
    const auto ran = purge({"--now", "2026-12-28T00:00:00+08:00", "--dry-run"});
    EXPECT_EQ(ran.out, "the names of 3 people would go; nothing was changed\n");
    EXPECT_NE(bytes().find("王小明"), std::string::npos);
    EXPECT_EQ(kioskctl({"ledger", "list", "--db", database(), "--json"}).json().size(), 2U);
}

TEST_F(PurgeCommand, ARevisionThatIsLoadedLaterIsSaidToHaveLostItsNames) {
    ASSERT_EQ(purge({"--now", "2026-12-28T00:00:00+08:00"}).code, 0);
    const auto toml = read_text(folder() / "event/event.toml");
    write_text(folder() / "event/event.toml", "revision = 2\n" + toml);
    const auto loaded = kioskctl({"event", "load", event(), "--db", database()});
    EXPECT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_THAT(loaded.out, testing::HasSubstr("without names: they were purged after the event\n"));
    EXPECT_EQ(bytes().find("王小明"), std::string::npos);
}

TEST_F(PurgeCommand, DoctorSaysUntilWhenNamesAreKeptAndThatTheyAreGone) {
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, testing::HasSubstr("names: kept until 2026-12-27"));
    ASSERT_EQ(purge({"--now", "2026-12-28T00:00:00+08:00"}).code, 0);
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, testing::HasSubstr("ok names: purged\n"));
}

} // namespace
} // namespace kiosk::test
