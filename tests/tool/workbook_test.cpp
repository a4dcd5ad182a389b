// An event that is one workbook, through the commands that otherwise take a folder.
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class WorkbookCommand : public Desk {
  protected:
    void SetUp() override { make_package(false); } // makes real.key and event/
    [[nodiscard]] std::string key() const { return folder().file("real.key"); }
    [[nodiscard]] std::string book() const { return folder().file("visit.xlsx"); }
};

TEST_F(WorkbookCommand, ANewOneChecksCleanAndIsNeverWrittenOver) {
    const auto made = kioskctl({"event", "new", "--workbook", book(), "--key", key(), "--title", "交流"});
    ASSERT_EQ(made.code, 0) << made.err;
    const auto checked = kioskctl({"event", "check", book()});
    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_THAT(checked.out, HasSubstr("0 participants, 0 delegations, 1 checkpoints, 0 badges, 0 warnings"));
    const auto bytes = read_text(book());
    EXPECT_EQ(kioskctl({"event", "new", "--workbook", book()}).code, 1);
    EXPECT_EQ(read_text(book()), bytes);
    EXPECT_EQ(kioskctl({"event", "new"}).code, 2);
    EXPECT_EQ(kioskctl({"event", "new", "--workbook", folder().file("visit.ods")}).code, 2);
}

TEST_F(WorkbookCommand, IsIssuedSealedAndLoadedLikeTheFolderThatItWasMadeOf) {
    const auto converted = kioskctl({"event", "convert", event(), book()});
    ASSERT_EQ(converted.code, 0) << converted.err;
    const auto issued = kioskctl({"badge", "issue", book(), "--key", key(), "--json"});
    ASSERT_EQ(issued.code, 0) << issued.err;
    const auto sealed = kioskctl({"event", "seal", book(), "--key", key()});
    ASSERT_EQ(sealed.code, 0) << sealed.err;
    EXPECT_THAT(kioskctl({"event", "check", book()}).out, HasSubstr("sealed as revision "));
    const auto loaded = kioskctl({"event", "load", book(), "--db", database(), "--json"});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_EQ(loaded.json()["participants"], kioskctl({"event", "check", event(), "--json"}).json()["participants"]);
    const auto sheet = kioskctl({"badge", "sheet", book(), "--pdf", folder().file("badges.pdf")});
    EXPECT_EQ(sheet.code, 0) << sheet.err;
    EXPECT_EQ(kioskctl({"event", "seal", book(), "--key", key()}).out.substr(0, 9), "unchanged");
}

TEST_F(WorkbookCommand, GoesBackToAFolderWithItsBadges) {
    const auto back = folder().file("back");
    ASSERT_EQ(kioskctl({"badge", "issue", event(), "--key", key()}).code, 0);
    ASSERT_EQ(kioskctl({"event", "convert", event(), book()}).code, 0);
    ASSERT_EQ(kioskctl({"event", "convert", book(), back}).code, 0);
    EXPECT_EQ(read_text(back + "/badges.csv"), read_text(event() + "/badges.csv"));
    const auto before = kioskctl({"event", "check", event(), "--json"}).json();
    const auto after = kioskctl({"event", "check", back, "--json"}).json();
    for (const auto* key : {"event", "revision", "participants", "delegations", "checkpoints", "badges"})
        EXPECT_EQ(after[key], before[key]) << key;
    EXPECT_EQ(kioskctl({"event", "convert", book(), back}).code, 1) << "it is there already";
    EXPECT_EQ(kioskctl({"event", "convert", back, folder().file("other")}).code, 2) << "neither is a workbook";
}

TEST_F(WorkbookCommand, AMarkedCopyHasItsProblemsInIt) {
    ASSERT_EQ(kioskctl({"event", "new", "--workbook", book()}).code, 0);
    const auto marked = folder().file("marked.xlsx");
    const auto checked = kioskctl({"event", "check", book(), "--marked", marked, "--json"});
    EXPECT_EQ(checked.code, 0);
    EXPECT_EQ(checked.json()["problems"][0]["file"], "活動");
    EXPECT_EQ(kioskctl({"event", "check", marked}).out, kioskctl({"event", "check", book()}).out);
    EXPECT_EQ(kioskctl({"event", "check", book(), "--marked", book()}).code, 2);
    EXPECT_EQ(kioskctl({"event", "check", event(), "--marked", marked}).code, 2);
}

TEST_F(WorkbookCommand, WithAnErrorNothingIsMadeOfIt) {
    ASSERT_EQ(kioskctl({"event", "new", "--workbook", book(), "--first-day", "2026-11-26"}).code, 0);
    const auto issued = kioskctl({"badge", "issue", folder().file("none.xlsx"), "--key", key()});
    EXPECT_EQ(issued.code, 1);
    EXPECT_THAT(issued.err, AllOf(HasSubstr("none.xlsx: the file is not there"), HasSubstr("nothing was issued")));
    EXPECT_FALSE(std::filesystem::exists(folder().file("none.kiosk")));
    const auto loaded = kioskctl({"event", "load", book(), "--db", database()});
    EXPECT_EQ(loaded.code, 0) << loaded.err;
    const auto wrong = kioskctl({"event", "seal", book(), "--key", key()});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("not among the event's issuers"));
}

} // namespace
} // namespace kiosk::test
