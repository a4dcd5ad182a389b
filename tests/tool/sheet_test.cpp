#include <sys/stat.h>

#include <algorithm>

#include "tool/kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

class SheetCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        issue();
    }
    void issue() const {
        const auto issued = kioskctl({"badge", "issue", event(), "--key", folder().file("sample.key")});
        ASSERT_EQ(issued.code, 0) << issued.err;
    }
    [[nodiscard]] Ran sheet(std::vector<std::string> more) const {
        std::vector<std::string> words{"badge", "sheet", event()};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
    [[nodiscard]] std::string pdf() const { return folder().file("badges.pdf"); }
    [[nodiscard]] std::vector<std::string> names_in(const std::string& name) const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder() / name))
            names.push_back(entry.path().filename());
        return names;
    }
    // Takes the row of a participant or delegation out of badges.csv.
    void forget(const std::string& whose) const {
        std::istringstream rows(read_text(folder() / "event/badges.csv"));
        std::string kept;
        for (std::string row; std::getline(rows, row);) {
            if (row.find("," + whose + ",") == std::string::npos) kept += row + "\n";
        }
        write_text(folder() / "event/badges.csv", kept);
    }
    [[nodiscard]] static unsigned mode_of(const std::filesystem::path& file) {
        struct stat there {};
        return stat(file.c_str(), &there) == 0 ? there.st_mode & 0777U : 0;
    }
};

TEST_F(SheetCommand, WritesAPdfThatOnlyItsOwnerReadsAndSaysWhatIsOnIt) {
    const auto ran = sheet({"--pdf", pdf()});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.err,
              "participants.csv:4: warning: name: the text begins like a formula: \"=HYPERLINK(1)\" — correct it "
              "if a spreadsheet's formula was meant to be worked out\n")
        << "the package's own warning, and nothing else";
    EXPECT_EQ(ran.out, "3 badges and 2 leader's badges on 2 pages in " + pdf() + "\n");
    EXPECT_THAT(read_text(pdf()), StartsWith("%PDF-"));
    EXPECT_EQ(mode_of(pdf()), 0600U);
    EXPECT_FALSE(std::filesystem::exists(pdf() + ".new"));
}

TEST_F(SheetCommand, WritesACardForEveryBadgeNamedById) {
    write_text(folder() / "old", "");
    const auto ran = sheet({"--png", folder().file("cards")});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(names_in("cards"),
                UnorderedElementsAre("g1.png", "g2.png", "g3.png", "leader+jp.png", "leader+home.png"));
    for (const auto& name : names_in("cards")) EXPECT_EQ(mode_of(folder() / ("cards/" + name)), 0600U) << name;
    const auto card = read_text(folder() / "cards/g2.png");
    write_text(folder() / "cards/g2.png", "half a picture");
    ASSERT_EQ(sheet({"--png", folder().file("cards"), "--only", "g2"}).code, 0);
    EXPECT_TRUE(read_text(folder() / "cards/g2.png") == card) << "a file that exists is replaced";
}

TEST_F(SheetCommand, ACardIsReadByTheScanCommand) {
    ASSERT_EQ(sheet({"--png", folder().file("cards")}).code, 0);
    const auto read = kioskctl({"scan", folder().file("cards/g2.png")});
    EXPECT_THAT(read.out, HasSubstr(token("g2")));
}

TEST_F(SheetCommand, SummarisesAsJson) {
    forget("g3");
    const auto ran = sheet({"--pdf", pdf(), "--png", folder().file("cards"), "--json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto json = ran.json();
    EXPECT_EQ(json["badges"], 2);
    EXPECT_EQ(json["leaders"], 2);
    EXPECT_EQ(json["pages"], 2);
    EXPECT_EQ(json["cards"], 4);
    EXPECT_EQ(json["pdf"], pdf());
    EXPECT_THAT(json["badgeless"].get<std::vector<std::string>>(), ElementsAre("g3"));
    EXPECT_THAT(json["warnings"], IsEmpty());
}

TEST_F(SheetCommand, WhoHasNoBadgeIsCountedAndTheNextStepIsNamed) {
    forget("g3");
    const auto ran = sheet({"--pdf", pdf()});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.err, HasSubstr("1 without an active badge"));
    EXPECT_THAT(ran.err, HasSubstr("kioskctl badge issue " + event()));
}

TEST_F(SheetCommand, WithoutAnyBadgeItFailsAndWritesNothing) {
    std::filesystem::remove(folder() / "event/badges.csv");
    const auto ran = sheet({"--pdf", pdf()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("kioskctl badge issue"));
    EXPECT_FALSE(std::filesystem::exists(pdf()));
}

TEST_F(SheetCommand, FiltersByDelegationAndId) {
    EXPECT_THAT(sheet({"--pdf", pdf(), "--delegation", "home"}).out,
                StartsWith("1 badge and 1 leader's badge on 1 page"));
    EXPECT_THAT(sheet({"--pdf", pdf(), "--only", "g1,g3"}).out,
                StartsWith("2 badges and 0 leader's badges on 2 pages"));
    const auto ran = sheet({"--pdf", pdf(), "--only", "g1,mars"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("mars"));
}

TEST_F(SheetCommand, ASizeThatCannotBeIsWrongUsageAndSaysTheLimit) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
        {{}, "--pdf FILE, --png DIR, --merge FILE, or several"},
        {{"--pdf", pdf(), "--badge", "60x40"}, "at least 80x50 mm"},
        {{"--pdf", pdf(), "--badge", "ninety"}, "such as 90x55"},
        {{"--pdf", pdf(), "--badge", "90x55mm"}, "such as 90x55"},
        {{"--pdf", pdf(), "--leader", "210x105"}, "186x273 mm"},
        {{"--pdf", pdf(), "--paper", "A5"}, "A4 or Letter"},
        {{"--pdf", pdf(), "--margin", "3"}, "10 to 40 mm"},
        {{"--pdf", pdf(), "--gap", "50"}, "0 to 20 mm"},
        {{"--pdf", pdf(), "--layout", "a3"}, "there is no layout a3; there are a4, cards"},
        {{"--pdf", pdf(), "--layout", "card", "--gap", "5"}, "card has its own sizes"},
        {{"--pdf", pdf(), "--layout", "avery-l7165", "--skip", "8"}, "has 8 labels"},
    };
    for (const auto& [words, limit] : wrong) {
        const auto ran = sheet(words);
        EXPECT_EQ(ran.code, 2) << limit;
        EXPECT_THAT(ran.err, HasSubstr(limit));
        EXPECT_EQ(ran.out, "");
    }
    EXPECT_FALSE(std::filesystem::exists(pdf()));
}

TEST_F(SheetCommand, ANameThatDoesNotFitIsNamedByIdAndAnOldSheetStaysAsItWas) {
    write_text(pdf(), "yesterday's");
    auto roster = read_text(folder() / "event/participants.csv");
    const std::string name = "王小明";
    roster.replace(roster.find(name), name.size(), std::string(150, 'W'));
    write_text(folder() / "event/participants.csv", roster);
    const auto ran = sheet({"--pdf", pdf()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("g1: the name"));
    EXPECT_EQ(read_text(pdf()), "yesterday's");
}

// In a process of its own: fontconfig reads its configuration once.
TEST_F(SheetCommand, OnAMachineWithoutTheFontsItNamesWhatToInstall) {
    write_text(folder() / "fonts.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                                        "<dir>/usr/share/fonts/truetype/tlwg</dir><cachedir>" +
                                            folder().file("cache") + "</cachedir></fontconfig>");
    const std::string command = "FONTCONFIG_FILE='" + folder().file("fonts.conf") +
                                "' '" KIOSK_BINARY_DIR "/kioskctl' badge sheet '" + event() + "' --pdf '" + pdf() +
                                "' 2>'" + folder().file("errors") + "' >/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0);
    const auto errors = read_text(folder() / "errors");
    EXPECT_THAT(errors, HasSubstr("王小明"));
    EXPECT_THAT(errors, HasSubstr("install fonts-noto-cjk"));
    EXPECT_THAT(errors, Not(HasSubstr("fonts-tlwg")));
}

TEST_F(SheetCommand, PrintsOnLabelsAndOnBothSides) {
    EXPECT_THAT(sheet({"--pdf", pdf(), "--layout", "avery-l7165"}).out, HasSubstr("on 1 page in"));
    EXPECT_THAT(sheet({"--pdf", pdf(), "--layout", "avery-l7165", "--skip", "5"}).out, HasSubstr("on 2 pages in"));
    const auto both = sheet({"--pdf", pdf(), "--layout", "lanyard", "--two-sided"});
    EXPECT_THAT(both.out, HasSubstr("on 4 pages in"));
    EXPECT_THAT(both.out, HasSubstr("turned over the long edge"));
}

TEST_F(SheetCommand, WritesATableForAMailMergeThatNoSpreadsheetRuns) {
    const auto table = folder().file("merge.csv");
    const auto ran = sheet({"--merge", table, "--only", "g3,jp"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto text = read_text(table);
    EXPECT_THAT(text, StartsWith("\xEF\xBB\xBFid,kind,name,latin,delegation,role,group,event,picture,token\r\n"
                                 "jp,leader,"));
    EXPECT_THAT(text, HasSubstr("\r\ng3,participant,'=HYPERLINK(1),,本地教師,teacher,,參訪,g3.png," + token("g3")));
    EXPECT_EQ(mode_of(table), 0600U) << "it holds tokens";
}

TEST_F(SheetCommand, ATestPageNeedsNoEventAndListsTheLayouts) {
    const auto listed = kioskctl({"badge", "test-page"});
    EXPECT_THAT(listed.out, HasSubstr("avery-l7165"));
    EXPECT_EQ(kioskctl({"badge", "test-page", "--json"}).json()[0]["layout"], "a4");
    const auto ran = kioskctl({"badge", "test-page", "--layout", "aone-72110", "--pdf", pdf()});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(read_text(pdf()), StartsWith("%PDF-"));
    EXPECT_EQ(kioskctl({"badge", "test-page", "--layout", "none", "--pdf", pdf()}).code, 2);
    write_text(folder() / "mine.toml", "[[labels]]\nname = \"mine\"\nlabel = [100, 60]\ncolumns = 2\nrows = 4\n");
    const auto mine =
        kioskctl({"badge", "test-page", "--layouts", folder().file("mine.toml"), "--layout", "mine", "--pdf", pdf()});
    EXPECT_EQ(mine.code, 0) << mine.err;
}

TEST_F(SheetCommand, HelpShowsExamples) {
    const auto ran = kioskctl({"badge", "sheet", "--help"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, HasSubstr("kioskctl badge sheet data/demo --pdf badges.pdf"));
    EXPECT_THAT(ran.out, HasSubstr("--photo-mark"));
}

} // namespace
} // namespace kiosk::test
