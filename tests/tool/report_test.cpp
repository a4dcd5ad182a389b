// kioskctl report: the papers after a day that was recorded at the desk.
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class ReportCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        write_text(folder() / "event/checkpoints.csv",
                   "id,kind,name,area,direction\r\ngate,gate,大門,school,in\r\nexit,gate,出口,school,out\r\n"
                   "lunch,meal,午餐,hall,in\r\n");
        open();
        ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2") + "\n").code, 0);
        ASSERT_EQ(present("lunch", token("g1") + "\n", {"--now", "2026-11-26T12:05:00+08:00"}).code, 0);
    }
    void append_event(const std::string& text) const {
        write_text(folder() / "event/event.toml", read_text(folder() / "event/event.toml") + text);
    }
    [[nodiscard]] Ran report(const std::string& paper, std::vector<std::string> more) const {
        std::vector<std::string> words{"report", paper, "--db", database()};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
};

TEST_F(ReportCommand, WritesTheSignInSheetAsEachKindOfFile) {
    const auto pdf = folder().file("signin.pdf");
    const auto xlsx = folder().file("signin.xlsx");
    const auto csv = folder().file("signin.csv");
    const auto made = report("signin", {"--pdf", pdf, "--xlsx", xlsx, "--csv", csv, "--day", "2026-11-26", "--json"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(made.json()["pages"], 2);
    EXPECT_EQ(made.json()["rows"], 3);
    EXPECT_EQ(made.json()["pdf"], pdf);
    EXPECT_THAT(read_text(pdf), StartsWith("%PDF"));
    EXPECT_THAT(read_text(xlsx), StartsWith("PK"));
    EXPECT_THAT(read_text(csv), AllOf(HasSubstr("王小明,09:12,,,,\r\n"), HasSubstr("'=HYPERLINK(1),,,,,缺席")));
}

// Half of the day at each of two kiosks, which then sync by bundles both ways.
TEST_F(ReportCommand, EveryPaperIsTheSameFromEitherOfTwoKiosksThatMet) {
    write_text(folder() / "event/checkpoints.csv",
               "id,kind,name,area,direction,item\r\ngate,gate,大門,school,in,\r\nexit,gate,出口,school,out,\r\n"
               "lunch,meal,午餐,hall,in,\r\nhall,session,禮堂,hall,in,opening\r\n");
    append_event("revision = 2\n[report]\n[[report.courses]]\ncode = \"A-1\"\ntitle = \"共備\"\nhours = 1.5\n"
                 "checkpoints = [\"hall\"]\n");
    const auto other = folder().file("other.db");
    for (const auto& each : {database(), other}) ASSERT_EQ(kioskctl({"event", "load", event(), "--db", each}).code, 0);
    const auto at_other = [&](const std::string& door, const std::string& who, const std::string& time) {
        return kioskctl({"present", "--db", other, "--checkpoint", door, "--now", "2026-11-26T" + time + ":00+08:00"},
                        token(who) + "\n")
            .code;
    };
    ASSERT_EQ(at_other("hall", "g3", "09:31"), 0);
    ASSERT_EQ(at_other("lunch", "g2", "12:10"), 0);
    ASSERT_EQ(at_other("exit", "g1", "15:46"), 0);
    const auto carries = [&](const std::string& from, const std::string& to) {
        const auto bundle = folder().file("carried.kiosk");
        ASSERT_EQ(kioskctl({"bundle", "certify", "--db", from, "--key", folder().file("sample.key")}).code, 0);
        ASSERT_EQ(kioskctl({"bundle", "export", "--db", from, bundle}).code, 0);
        ASSERT_EQ(kioskctl({"bundle", "import", "--db", to, bundle}).code, 0);
    };
    carries(database(), other);
    carries(other, database());
    const std::vector<std::string> tables{"pdf", "xlsx", "csv"};
    const std::pair<std::string, std::vector<std::string>> papers[] = {
        {"signin", tables},
        {"roster", tables},
        {"hours", {"pdf", "xlsx", "csv", "certificates"}},
        {"meals", tables},
        {"summary", {"pdf", "png", "visit"}}};
    for (const auto& [paper, kinds] : papers)
        for (const auto& kind : kinds) {
            const auto here = folder().file("here." + paper + "." + kind);
            const auto there = folder().file("there." + paper + "." + kind);
            const auto made = report(paper, {"--" + kind, here});
            ASSERT_EQ(made.code, 0) << paper << ": " << made.err;
            ASSERT_EQ(kioskctl({"report", paper, "--db", other, "--" + kind, there}).code, 0);
            EXPECT_FALSE(read_text(here).empty());
            EXPECT_EQ(read_text(here), read_text(there)) << paper << " as " << kind;
        }
    EXPECT_THAT(read_text(folder() / "here.signin.csv"),
                AllOf(HasSubstr("王小明,09:12,,15:46"), HasSubstr("'=HYPERLINK(1),09:31")))
        << "what each of them recorded stands on it";
}

TEST_F(ReportCommand, CountsMeals) {
    const auto csv = folder().file("meals.csv");
    const auto ran = report("meals", {"--csv", csv, "--day", "2026-11-26"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, "1 row on 1 sheet in " + csv + "\n");
    EXPECT_THAT(read_text(csv), HasSubstr("2026-11-26,午餐,來賓,未註明,3,2,1\r\n"));
}

TEST_F(ReportCommand, ExplainsARowByItsEntries) {
    ASSERT_EQ(present("exit", token("g1") + "\n", {"--now", "2026-11-26T15:46:00+08:00"}).code, 0);
    ASSERT_EQ(present("gate", token("g1") + "\n", {"--now", "2026-12-24T09:00:00+08:00"}).code, 0);
    const auto told = report("signin", {"--explain", "g1"});
    ASSERT_EQ(told.code, 0) << told.err;
    const auto lines = told.lines();
    ASSERT_EQ(lines.size(), 6U) << told.out;
    EXPECT_EQ(lines[0], "g1 王小明: 4 entries, of which 3 count");
    EXPECT_THAT(lines[2], AllOf(HasSubstr("2026-11-26 09:12:00"), HasSubstr("check-in"), HasSubstr("gate"),
                                HasSubstr("morning sign-in, first record")));
    EXPECT_THAT(lines[3], HasSubstr("meal collected"));
    EXPECT_THAT(lines[4], AllOf(HasSubstr("check-out"), HasSubstr("time out, last record")));
    EXPECT_THAT(lines[5], testing::EndsWith("no: refused: Closed"));
    const auto json = report("roster", {"--explain", "g1", "--json", "--day", "2026-11-26"}).json();
    EXPECT_EQ(json["counted"], 3);
    EXPECT_EQ(json["entries"].size(), 3U);
    EXPECT_EQ(json["entries"][0]["counts_as"][0], "morning sign-in");
}

TEST_F(ReportCommand, OfSomebodyWithoutEntriesItSaysSo) {
    EXPECT_EQ(report("meals", {"--explain", "g3"}).out, "g3 =HYPERLINK(1): no entry is about them\n");
    const auto wrong = report("signin", {"--explain", "g11"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("did you mean \"g1\"?"));
    EXPECT_EQ(report("signin", {"--explain", "g1", "--pdf", folder().file("x.pdf")}).code, 2);
}

TEST_F(ReportCommand, WritesHoursAndCertificates) {
    write_text(
        folder() / "event/checkpoints.csv",
        "id,kind,name,area,direction,item\r\ngate,gate,大門,school,in,\r\nhall,session,禮堂,hall,in,opening\r\n");
    append_event("revision = 2\n[report]\n[[report.courses]]\ncode = \"A-1\"\ntitle = \"共備\"\nhours = 1.5\n"
                 "checkpoints = [\"hall\"]\n");
    ASSERT_EQ(kioskctl({"event", "load", event(), "--db", database()}).code, 0);
    const auto pdf = folder().file("certificates.pdf");
    EXPECT_EQ(report("hours", {"--certificates", pdf}).code, 1);
    EXPECT_FALSE(std::filesystem::exists(pdf)) << "nobody earned hours yet";
    ASSERT_EQ(present("hall", token("g3") + "\n", {"--now", "2026-11-26T09:31:00+08:00"}).code, 0);
    const auto csv = folder().file("hours.csv");
    const auto made = report("hours", {"--certificates", pdf, "--csv", csv, "--json"});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(made.json()["certified"], 1);
    EXPECT_EQ(made.json()["rows"], 3);
    EXPECT_THAT(read_text(pdf), StartsWith("%PDF"));
    EXPECT_THAT(read_text(csv), HasSubstr("2026-11-26,共備,3,本地教師,教師,'=HYPERLINK(1),09:31,1.5,全程,遲到 1 分,"));
    EXPECT_EQ(report("hours", {"--certificates", pdf}).out, "1 certificate in " + pdf + "\n");
    EXPECT_EQ(report("hours", {}).code, 2);
}

TEST_F(ReportCommand, WritesTheSummaryAndTheVisitFile) {
    const auto pdf = folder().file("summary.pdf");
    const auto png = folder().file("summary.png");
    std::filesystem::create_directories(folder() / "visits");
    const auto visit = folder().file("visits/visit.json");
    const auto made = report("summary", {"--pdf", pdf, "--png", png, "--visit", visit});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_EQ(made.err, "");
    EXPECT_THAT(made.out, StartsWith("2 of 3 people, in "));
    EXPECT_THAT(read_text(pdf), StartsWith("%PDF"));
    EXPECT_THAT(read_text(png), StartsWith("\x89PNG"));
    EXPECT_EQ(nlohmann::json::parse(read_text(visit)), report("summary", {"--json"}).json());
    EXPECT_EQ(report("summary", {}).code, 2);
    EXPECT_EQ(report("summary", {"--visit", visit, "--day", "2026-11-26"}).code, 2) << "of the whole event alone";

    const auto xlsx = folder().file("alliance.xlsx");
    const auto tables = folder().file("alliance.pdf");
    const auto merged =
        kioskctl({"report", "alliance", folder().file("visits"), "--xlsx", xlsx, "--pdf", tables, "--json"});
    ASSERT_EQ(merged.code, 0) << merged.err;
    EXPECT_EQ(merged.json()["visits"], 1);
    EXPECT_EQ(merged.json()["pages"], 6) << "the map, then five tables";
    EXPECT_THAT(read_text(xlsx), StartsWith("PK"));
}

TEST_F(ReportCommand, AllianceNamesEveryFileThatIsNoVisitAndWritesNothing) {
    std::filesystem::create_directories(folder() / "visits");
    const auto xlsx = folder().file("alliance.xlsx");
    const auto alliance = [&] { return kioskctl({"report", "alliance", folder().file("visits"), "--xlsx", xlsx}); };
    EXPECT_THAT(alliance().err, HasSubstr("has no visit file"));
    write_text(folder() / "visits/a.json", "{");
    write_text(folder() / "visits/b.json", "{}");
    write_text(folder() / "visits/notes.txt", "not looked at");
    const auto ran = alliance();
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("a.json: is no JSON"), HasSubstr("b.json: is no visit file")));
    EXPECT_FALSE(std::filesystem::exists(xlsx));
}

TEST_F(ReportCommand, WrongWordsAreWrongUsageAndWriteNothing) {
    const auto pdf = folder().file("none.pdf");
    for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                  {"--pdf", pdf, "--lang", "fr"},
                                                  {"--pdf", pdf, "--day", "2026-12-24"},
                                                  {"--pdf", pdf, "--delegation", "nobody"},
                                                  {"--pdf", pdf, "--columns", "name,shoe"}}) {
        const auto ran = report("signin", words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
        EXPECT_NE(ran.err, "");
    }
    EXPECT_EQ(report("meals", {"--pdf", pdf, "--cutoff", "noon"}).code, 2);
    EXPECT_FALSE(std::filesystem::exists(pdf));
}

} // namespace
} // namespace kiosk::test
