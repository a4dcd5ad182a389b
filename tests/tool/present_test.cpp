// present, ledger, attendance, identity and doctor
#include <algorithm>

#include <sqlite3.h>

#include "core/i18n/font_files.hpp"
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class PresentCommand : public Desk {};
class LedgerCommand : public Desk {};
class AttendanceCommand : public Desk {};

TEST_F(PresentCommand, PrintsOneVerdictALine) {
    open();
    const auto ran =
        present("gate", token("g1") + "\n" + token("g2") + "\r\n\nhttps://example.org\nKB1FORGED\n" + token("jp"));
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.lines(),
                ElementsAre(MatchesRegex("Admitted\t2026-11-26 09:12:0.\t王小明"),
                            MatchesRegex("Admitted\t2026-11-26 .*\t佐藤 美咲"), MatchesRegex("Unreadable\t.*\t-"),
                            MatchesRegex("BadSignature\t.*\t-"), MatchesRegex("Group\t.*\t海野學園")));
}

TEST_F(PresentCommand, TakesTokensAsWordsToo) {
    open();
    EXPECT_THAT(present("gate", "", {token("g1"), token("g2")}).lines(),
                ElementsAre(StartsWith("Admitted\t"), StartsWith("Admitted\t")));
}

TEST_F(PresentCommand, TakesATokenOutOfWhateverStandsAroundIt) {
    open();
    const auto ran = present("gate", "",
                             {token("g1") + "#", "\xEF\xBB\xBF" + token("g2") + ";", " \t" + token("g1") + "\r\n",
                              token("g2") + token("g1")});
    EXPECT_THAT(ran.lines(), ElementsAre(StartsWith("Admitted\t"), StartsWith("Admitted\t"),
                                         MatchesRegex("AlreadyIn\t.*王小明"), MatchesRegex("AlreadyIn\t.*佐藤 美咲")))
        << "of two the first";
    const auto from_lines = present("gate", "\xEF\xBB\xBF" + token("g1") + " \r\n" + token("g2") + "#\n");
    EXPECT_THAT(from_lines.lines(), ElementsAre(StartsWith("AlreadyIn\t"), StartsWith("AlreadyIn\t")));
}

TEST_F(PresentCommand, RemembersWhatAnEarlierRunRecorded) {
    open();
    ASSERT_EQ(present("gate", token("g1"), {"--now", "2026-11-26T09:12"}).code, 0);
    EXPECT_THAT(present("gate", token("g1"), {"--now", "2026-11-26T10:00"}).out,
                StartsWith("AlreadyIn\t2026-11-26 10:00:"));
    EXPECT_THAT(present("exit", token("g1"), {"--now", "2026-11-26T11:00"}).out,
                StartsWith("CheckedOut\t2026-11-26 11:00:"));
}

TEST_F(PresentCommand, FlagsEntriesOfASetClockAsSimulated) {
    open();
    const auto ran = present("gate", token("g1"), {"--now", "2026-11-26T10:00:00+08:00", "--json"});
    EXPECT_EQ(ran.json()["verdict"], "Admitted");
    EXPECT_EQ(ran.json()["who"], "王小明");
    EXPECT_EQ(ran.json()["entry"]["seq"], 1);
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    ASSERT_THAT(list, SizeIs(1));
    EXPECT_EQ(list[0]["simulated"], true);
    EXPECT_THAT(list[0]["time"].get<std::string>(), StartsWith("2026-11-26T10:00:0"));
}

TEST_F(PresentCommand, SetsNoClockForARealEvent) {
    make_package(false);
    open("real.key");
    const auto ran = present("gate", token("g1"), {"--now", "2026-11-26T10:00:00+08:00"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("sample events only"));
}

TEST_F(PresentCommand, ATimeThatIsNoneIsWrongUsage) {
    open();
    EXPECT_EQ(present("gate", token("g1"), {"--now", "noon"}).code, 2);
}

TEST_F(PresentCommand, FailsAtACheckpointThatDoesNotExist) {
    open();
    const auto ran = present("gaet", token("g1"));
    EXPECT_EQ(ran.code, 2) << "as the kiosk says it";
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("the event has no checkpoint gaet; it has gate, exit"));
}

TEST_F(PresentCommand, ALineOfAnyLengthOrBytesIsOneUnreadableCode) {
    open();
    const auto ran = present("gate", std::string(100'000, 'x') + "\n\x01\xff\x1b[2J\n" + token("g1") + "\n");
    EXPECT_THAT(ran.lines(),
                ElementsAre(StartsWith("Unreadable\t"), StartsWith("Unreadable\t"), StartsWith("Admitted\t")));
}

TEST_F(LedgerCommand, ListAlignsColumnsOfEveryScript) {
    open();
    ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2") + "\n" + token("g3")).code, 0);
    const auto lines = kioskctl({"ledger", "list", "--db", database()}).lines();
    ASSERT_THAT(lines, SizeIs(4));
    EXPECT_THAT(lines[0], MatchesRegex("entry +time +kind +verdict +checkpoint +who +badge +marks"));
    EXPECT_THAT(lines[1], MatchesRegex("[0-9a-f]{8}:1  2026-11-26 09:12:0.  check-in  Admitted  gate        王小明     "
                                       "    [0-9a-f]{16}  simulated"));
    EXPECT_THAT(lines[2], HasSubstr("佐藤 美咲      "));
    EXPECT_THAT(lines[3], HasSubstr("=HYPERLINK(1)  "));
}

TEST_F(LedgerCommand, VerifyPassesAnUntouchedLedger) {
    open();
    ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2")).code, 0);
    const auto verified = kioskctl({"ledger", "verify", "--db", database()});
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_EQ(verified.out, "ok 2 entries in 1 ledger\n");
    EXPECT_EQ(kioskctl({"ledger", "verify", "--db", database(), "--json"}).json()["ok"], true);
}

TEST_F(LedgerCommand, VerifyNamesTheFirstBadEntryAfterOneByteOfTheFileChanged) {
    open();
    ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2") + "\n" + token("g3")).code, 0);
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    auto bytes = read_text(database());
    // The entry's canonical bytes name its ledger, then its number as u64.
    std::string needle;
    const auto hex = list[1]["ledger"].get<std::string>();
    for (std::size_t i = 0; i < hex.size(); i += 2)
        needle += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    needle += std::string("\0\0\0\0\0\0\0\x02", 8);
    const auto at = bytes.find(needle);
    ASSERT_NE(at, std::string::npos) << "the entries are in the file itself once its last connection has closed";
    // The first byte of the wall time, after event tag and revision.
    bytes[at + needle.size() + 8] = static_cast<char>(bytes[at + needle.size() + 8] ^ 1);
    write_text(database(), bytes);
    const auto verified = kioskctl({"ledger", "verify", "--db", database()});
    EXPECT_EQ(verified.code, 1);
    EXPECT_EQ(verified.out, "");
    EXPECT_THAT(verified.err, HasSubstr("ledger " + hex + ", entry 2: "));
    const auto json = kioskctl({"ledger", "verify", "--db", database(), "--json"});
    EXPECT_EQ(json.code, 1);
    EXPECT_EQ(json.json()["first_fault"]["seq"], 2);
}

TEST_F(LedgerCommand, VerifyNamesTheLedgerThatEndsEarlierThanTheHubKnew) {
    open();
    ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2")).code, 0);
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    const auto ledger = list[0]["ledger"].get<std::string>();
    sqlite3* file = nullptr;
    ASSERT_EQ(sqlite3_open(database().c_str(), &file), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(file, "DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE seq = 2", nullptr,
                           nullptr, nullptr),
              SQLITE_OK)
        << sqlite3_errmsg(file);
    sqlite3_close(file);
    const auto alone = kioskctl({"ledger", "verify", "--db", database()});
    EXPECT_EQ(alone.code, 1);
    EXPECT_THAT(alone.err, AllOf(HasSubstr("cut off a ledger's end"), Not(HasSubstr("00000000"))));
    EXPECT_TRUE(kioskctl({"ledger", "verify", "--db", database(), "--json"}).json()["first_fault"]["ledger"].is_null());

    write_text(database() + ".sync", "kiosk-sync-1\nmet 1\ntried 1\nhub h\nproblem \nthere " + ledger + " 2\n");
    const auto verified = kioskctl({"ledger", "verify", "--db", database()});
    EXPECT_EQ(verified.code, 1);
    EXPECT_THAT(verified.err, HasSubstr("ledger " + ledger + " ends at entry 1, but the hub had 2 of it"));
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, HasSubstr("ends at entry 1, but the hub had 2 of it"));
}

TEST_F(LedgerCommand, ExportKeepsSpreadsheetsFromRunningNames) {
    open();
    ASSERT_EQ(present("gate", token("g1") + "\n" + token("g3")).code, 0);
    const auto ran = kioskctl({"ledger", "export", "--csv", folder().file("out.csv"), "--db", database(), "--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.json()["entries"], 2);
    const auto text = read_text(folder() / "out.csv");
    EXPECT_THAT(text, AllOf(StartsWith("\xEF\xBB\xBFledger,seq,time,"), HasSubstr(",王小明,"),
                            HasSubstr(",'=HYPERLINK(1),"), Not(HasSubstr(",=HYPERLINK"))));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    EXPECT_THAT(text, testing::EndsWith("\r\n"));
    EXPECT_EQ(kioskctl({"ledger", "export", "--db", database()}).out, text);
}

TEST_F(LedgerCommand, IdentityShowsIdAndPublicKeyAndNeverTheSeed) {
    open();
    ASSERT_EQ(present("gate", token("g1")).code, 0);
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    const auto identity = kioskctl({"identity", "--db", database()});
    ASSERT_EQ(identity.code, 0) << identity.err;
    EXPECT_THAT(identity.out,
                MatchesRegex("ledger " + list[0]["ledger"].get<std::string>() + "\npublic key [0-9a-f]{64}\n"));
    const auto secret = read_text(database() + ".identity");
    const auto seed = secret.substr(secret.find("seed ") + 5, 64);
    EXPECT_THAT(identity.out, Not(HasSubstr(seed)));
    EXPECT_THAT(kioskctl({"identity", "--db", database(), "--json"}).out, Not(HasSubstr(seed)));
}

TEST_F(LedgerCommand, IdentityOfADatabaseThatNoKioskRanOnYetIsMadeForTheKioskThatWill) {
    open();
    ASSERT_FALSE(std::filesystem::exists(database() + ".identity"));
    const auto first = kioskctl({"identity", "--db", database(), "--json"});
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_THAT(first.err, HasSubstr("a new ledger " + first.json()["ledger"].get<std::string>() + " starts"));
    ASSERT_EQ(present("gate", token("g1")).code, 0);
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    ASSERT_THAT(list, SizeIs(1)) << "asking wrote no entry";
    EXPECT_EQ(list[0]["ledger"], first.json()["ledger"]);
    const auto again = kioskctl({"identity", "--db", database(), "--json"});
    EXPECT_EQ(again.json(), first.json());
    EXPECT_EQ(again.err, "");
}

TEST_F(LedgerCommand, IdentityOfADatabaseThatIsNotThereSaysSoAndMakesNothing) {
    const auto none = kioskctl({"identity", "--db", folder().file("none.db")});
    EXPECT_EQ(none.code, 1);
    EXPECT_THAT(none.err, HasSubstr("none.db: no such file"));
    EXPECT_FALSE(std::filesystem::exists(folder().file("none.db.identity")));
}

TEST_F(AttendanceCommand, CountsEachGuestOnceAndSaysWhoIsStillIn) {
    open();
    ASSERT_EQ(
        present("gate", token("g1") + "\n" + token("g1") + "\n" + token("g2"), {"--now", "2026-11-26T09:12"}).code, 0);
    ASSERT_EQ(present("exit", token("g2"), {"--now", "2026-11-26T16:00"}).code, 0);
    const auto shown = kioskctl({"attendance", "--db", database()});
    ASSERT_EQ(shown.code, 0) << shown.err;
    EXPECT_THAT(shown.lines(), Contains(MatchesRegex("2026-11-26  school  王小明     in   09:12  -      gate .*")));
    EXPECT_THAT(shown.lines(), Contains(MatchesRegex("2026-11-26  school  佐藤 美咲  out  09:12  16:00  gate .*")));
    EXPECT_EQ(shown.lines().back(), "2 came, 1 still in, 0 conflicts");
    const auto json = kioskctl({"attendance", "--db", database(), "--json"}).json();
    EXPECT_EQ(json["came"], 2);
    EXPECT_EQ(json["inside"], 1);
}

TEST_F(AttendanceCommand, OfOneCheckpointLeavesTheOthersOutAndRefusesAnUnknownOne) {
    open();
    ASSERT_EQ(present("gate", token("g1")).code, 0);
    EXPECT_EQ(kioskctl({"attendance", "--db", database(), "--checkpoint", "gate", "--json"}).json()["came"], 1);
    EXPECT_EQ(kioskctl({"attendance", "--db", database(), "--checkpoint", "exit", "--json"}).json()["came"], 0);
    const auto unknown = kioskctl({"attendance", "--db", database(), "--checkpoint", "gaet"});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_THAT(unknown.err, HasSubstr("the event has no checkpoint gaet; it has gate, exit"));
}

TEST_F(AttendanceCommand, WithoutConflictsListsNone) {
    open();
    ASSERT_EQ(present("gate", token("g1")).code, 0);
    EXPECT_EQ(kioskctl({"attendance", "--db", database(), "--conflicts", "--json"}).json().size(), 0U);
}

class ClockCommand : public Desk {};

TEST_F(ClockCommand, AfterStaffConfirmedItEntriesAreSureAndDoctorSaysWhy) {
    make_package(false);
    open("real.key");
    const auto confirmed = kioskctl({"clock", "confirm", "--db", database()});
    ASSERT_EQ(confirmed.code, 0) << confirmed.err;
    EXPECT_THAT(confirmed.out, MatchesRegex("confirmed: it is 20.* at the school.*\n"));
    const auto shown = present("gate", token("g1"));
    EXPECT_THAT(shown.err, Not(HasSubstr("not trusted")));
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    ASSERT_THAT(list, SizeIs(1));
    EXPECT_EQ(list[0]["time_unsure"], false);
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, ContainsRegex("ok clock: .*, trusted: "));
}

TEST_F(ClockCommand, AConfirmationThatIsTornCountsAsNoneAndDoctorSaysSo) {
    open();
    write_text(database() + ".clock", "kiosk-clock-1\nboot ");
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out,
                HasSubstr(".clock: this is not what clock confirm wrote"));
    EXPECT_EQ(kioskctl({"clock", "confirm", "--db", database()}).code, 0);
    EXPECT_THAT(kioskctl({"doctor", "--db", database()}).out, ContainsRegex("ok clock: .*, trusted: "));
}

TEST_F(ClockCommand, OfNoEventThereIsNothingToConfirm) {
    EXPECT_EQ(kioskctl({"clock", "confirm", "--db", database()}).code, 1);
    EXPECT_EQ(kioskctl({"clock", "confirm"}).code, 2);
}

class DoctorCommand : public Desk {};

TEST_F(DoctorCommand, NamesEveryFontThatTheKioskDoesNotStartWithout) {
    const auto told = kioskctl({"doctor"}).out;
    for (const auto& font : core::kFontFiles) EXPECT_THAT(told, HasSubstr("font: " + std::string(font.file)));
}

TEST_F(DoctorCommand, SaysALineForEachThing) {
    open();
    const auto ran = kioskctl({"doctor", "--db", database()});
    for (const auto& line : ran.lines()) EXPECT_THAT(line, MatchesRegex("(ok|warn|fail) [a-z]+: .+"));
    for (const auto* name : {" font: ", " opengl: ", " camera: ", " disk: ", " clock: ", " machine: ", " database: ",
                             " event: visit-2026", " issuer: no key on this kiosk"}) {
        EXPECT_THAT(ran.out, HasSubstr(name));
    }
    EXPECT_THAT(ran.out, HasSubstr("ok ledger: 0 entries verified"));
}

TEST_F(DoctorCommand, FailsOverADatabaseThatIsNone) {
    write_text(database(), std::string(5000, 'x'));
    const auto ran = kioskctl({"doctor", "--db", database()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("fail database: "));
    const auto again = kioskctl({"doctor", "--db", database(), "--json"});
    EXPECT_EQ(again.code, 1);
    const auto json = again.json();
    EXPECT_TRUE(std::any_of(json.begin(), json.end(), [](const auto& finding) { return finding["health"] == "fail"; }));
}

} // namespace
} // namespace kiosk::test
