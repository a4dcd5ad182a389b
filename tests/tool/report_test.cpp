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

TEST_F(ReportCommand, IsTheSameFromAnotherKioskThatHasTheSameEntries) {
    const auto bundle = folder().file("all.kiosk");
    const auto other = folder().file("other.db");
    ASSERT_EQ(kioskctl({"event", "load", event(), "--db", other}).code, 0);
    ASSERT_EQ(kioskctl({"bundle", "certify", "--db", database(), "--key", folder().file("sample.key")}).code, 0);
    ASSERT_EQ(kioskctl({"bundle", "export", "--db", database(), bundle}).code, 0);
    ASSERT_EQ(kioskctl({"bundle", "import", "--db", other, bundle}).code, 0);
    for (const std::string kind : {"pdf", "xlsx", "csv"}) {
        const auto here = folder().file("here." + kind);
        const auto there = folder().file("there." + kind);
        ASSERT_EQ(report("signin", {"--" + kind, here}).code, 0);
        ASSERT_EQ(kioskctl({"report", "signin", "--db", other, "--" + kind, there}).code, 0);
        EXPECT_EQ(read_text(here), read_text(there)) << kind;
    }
}

TEST_F(ReportCommand, CountsMeals) {
    const auto csv = folder().file("meals.csv");
    const auto ran = report("meals", {"--csv", csv, "--day", "2026-11-26"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, "1 row on 1 sheet in " + csv + "\n");
    EXPECT_THAT(read_text(csv), HasSubstr("2026-11-26,午餐,來賓,未註明,3,2,1\r\n"));
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
