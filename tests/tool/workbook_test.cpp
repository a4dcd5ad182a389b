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

// --- publish

TEST_F(WorkbookCommand, PublishDoesAllInSixLinesAndAgainWhatHasChanged) {
    ASSERT_EQ(kioskctl({"event", "convert", event(), book()}).code, 0);
    const auto pdf = folder().file("badges.pdf");
    const std::vector<std::string> words{"event", "publish", book(), "--key", key(), "--db", database(), "--pdf", pdf};
    const auto first = kioskctl(words);
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_THAT(first.lines(),
                testing::ElementsAre(HasSubstr("checked: visit-2026: 3 participants, 2 delegations"),
                                     HasSubstr("badges: 5 issued, 5 in all"), HasSubstr("sealed: as revision 1"),
                                     HasSubstr("sheet: 5 badges on "), HasSubstr("loaded: " + database() + ": 3 added"),
                                     HasSubstr("sent: no hub given")));
    const auto again = kioskctl(words);
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.lines(),
                testing::ElementsAre(HasSubstr("checked: "), HasSubstr("badges: 0 issued, 5 in all"),
                                     HasSubstr("sealed: unchanged, revision 1"), HasSubstr("sheet: unchanged"),
                                     HasSubstr("loaded: unchanged"), HasSubstr("sent: no hub given")));
}

TEST_F(WorkbookCommand, PublishedAgainOnlyWhatChangedOrIsMissingIsDone) {
    const auto pdf = folder().file("badges.pdf");
    const std::vector<std::string> words{"event", "publish", event(), "--key", key(), "--db", database(), "--pdf", pdf};
    ASSERT_EQ(kioskctl(words).code, 0);
    const auto sheet = read_text(pdf);
    write_text(pdf, "yesterday's");
    EXPECT_THAT(kioskctl(words).lines(),
                testing::ElementsAre(HasSubstr("checked: "), HasSubstr("badges: 0 issued"),
                                     HasSubstr("sealed: unchanged"), HasSubstr("sheet: 5 badges on "),
                                     HasSubstr("loaded: unchanged"), HasSubstr("sent: ")));
    EXPECT_TRUE(read_text(pdf) == sheet);
    write_text(event() + "/participants.csv", read_text(event() + "/participants.csv") + "g4,jp,田中 湊,student\r\n");
    EXPECT_THAT(kioskctl(words).lines(),
                testing::ElementsAre(HasSubstr("checked: visit-2026: 4 participants"),
                                     HasSubstr("badges: 1 issued, 6 in all"), HasSubstr("sealed: as revision 2"),
                                     HasSubstr("sheet: 6 badges on "), HasSubstr(": 1 added, 0 changed, 0 removed"),
                                     HasSubstr("sent: ")));
}

TEST_F(WorkbookCommand, SomebodyWhoLeftAndSomebodyWhoCameArePublishedInOne) {
    const std::vector<std::string> words{"event", "publish", event(), "--key", key(), "--db", database()};
    ASSERT_EQ(kioskctl(words).code, 0);
    auto roster = read_text(event() + "/participants.csv");
    const auto left = roster.find("g2,");
    roster.erase(left, roster.find('\n', left) + 1 - left);
    write_text(event() + "/participants.csv", roster + "g4,jp,田中 湊,student\r\n");
    const auto done = kioskctl(words);
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, AllOf(HasSubstr("1 issued, 6 in all"), HasSubstr(": 1 added, 0 changed, 1 removed")));
    EXPECT_THAT(kioskctl({"event", "check", event()}).out, HasSubstr("sealed as revision 2"));
    EXPECT_THAT(kioskctl(words).out, HasSubstr("sealed: unchanged, revision 2"));
}

TEST_F(WorkbookCommand, WhatTheDatabaseOrThePaperWouldRefuseIsNotBegun) {
    open("real.key");
    ASSERT_EQ(kioskctl({"event", "new", "--workbook", book(), "--id", "another"}).code, 0);
    const auto other = kioskctl({"event", "publish", book(), "--key", key(), "--db", database()});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.err, HasSubstr("nothing was published"));
    EXPECT_FALSE(std::filesystem::exists(folder().file("visit.kiosk")));
    const auto nowhere = kioskctl({"event", "publish", book(), "--key", folder().file("fresh.key"), "--new-key",
                                   "--pdf", folder().file("none/badges.pdf")});
    EXPECT_EQ(nowhere.code, 1);
    EXPECT_THAT(nowhere.err, HasSubstr("none is no folder"));
    EXPECT_FALSE(std::filesystem::exists(folder().file("fresh.key")));
    auto roster = read_text(event() + "/participants.csv");
    write_text(event() + "/participants.csv", roster + "g9,jp," + std::string(150, 'W') + ",student\r\n");
    const auto before = read_text(event() + "/badges.csv");
    const auto wide = kioskctl({"event", "publish", event(), "--key", key(), "--pdf", folder().file("b.pdf")});
    EXPECT_EQ(wide.code, 1);
    EXPECT_THAT(wide.err, HasSubstr("g9: the name"));
    EXPECT_EQ(read_text(event() + "/badges.csv"), before);
}

TEST_F(WorkbookCommand, PublishMakesTheKeyAndThePackageKnowsIt) {
    ASSERT_EQ(kioskctl({"event", "new", "--workbook", book(), "--first-day", "2026-11-26"}).code, 0);
    const auto fresh = folder().file("fresh.key");
    const std::vector<std::string> words{"event", "publish", book(), "--key", fresh, "--db", database()};
    const auto unasked = kioskctl(words);
    EXPECT_EQ(unasked.code, 1);
    EXPECT_THAT(unasked.err, HasSubstr("--new-key"));
    EXPECT_FALSE(std::filesystem::exists(fresh));
    EXPECT_FALSE(std::filesystem::exists(folder().file("visit.kiosk")));
    auto told = words;
    told.emplace_back("--new-key");
    ASSERT_EQ(kioskctl(told).code, 0) << kioskctl(told).err;
    EXPECT_EQ(std::filesystem::status(fresh).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_THAT(kioskctl({"event", "check", book()}).out, HasSubstr("sealed as revision 1"));
    EXPECT_EQ(kioskctl(words).code, 0) << "again it is there";
}

TEST_F(WorkbookCommand, PublishPutsTheKeyIntoAFoldersSettings) {
    auto text = read_text(event() + "/event.toml");
    const auto at = text.find("issuers");
    const auto end = text.find('\n', at) + 1;
    for (const auto& line : {std::string(), std::string("issuers = []\n")}) {
        write_text(event() + "/event.toml", text.substr(0, at) + line + text.substr(end));
        const auto done = kioskctl({"event", "publish", event(), "--key", key()});
        ASSERT_EQ(done.code, 0) << done.err;
        EXPECT_THAT(kioskctl({"event", "check", event()}).out, HasSubstr("sealed as revision"));
    }
}

TEST_F(WorkbookCommand, PublishStopsAtTheFirstErrorAndWritesNothing) {
    write_text(event() + "/participants.csv", "id,delegation,name\r\ng1,nobody,王小明\r\n");
    const auto stopped = kioskctl({"event", "publish", event(), "--key", key(), "--db", database()});
    EXPECT_EQ(stopped.code, 1);
    EXPECT_THAT(stopped.err, AllOf(HasSubstr("participants.csv:2: delegation"), HasSubstr("nothing was published")));
    EXPECT_THAT(stopped.out, IsEmpty());
    for (const auto& file : {event() + "/badges.csv", event() + "/seal.toml", database()})
        EXPECT_FALSE(std::filesystem::exists(file)) << file;
    const auto sample = folder().file("sample.key");
    ASSERT_EQ(kioskctl({"key", "new", sample, "--sample"}).code, 0);
    ASSERT_EQ(kioskctl({"event", "new", "--workbook", book()}).code, 0);
    const auto refused = kioskctl({"event", "publish", book(), "--key", sample});
    EXPECT_THAT(refused.err, HasSubstr("this is a sample key"));
    EXPECT_FALSE(std::filesystem::exists(folder().file("visit.kiosk")));
}

TEST_F(WorkbookCommand, WithAnErrorNothingIsMadeOfIt) {
    ASSERT_EQ(kioskctl({"event", "new", "--workbook", book(), "--first-day", "2026-11-26"}).code, 0);
    const auto issued = kioskctl({"badge", "issue", folder().file("none.xlsx"), "--key", key()});
    EXPECT_EQ(issued.code, 1);
    EXPECT_THAT(issued.err, AllOf(HasSubstr("none.xlsx: the file is not there"), HasSubstr("nothing was issued")));
    EXPECT_FALSE(std::filesystem::exists(folder().file("none.kiosk")));
    const auto loaded = kioskctl({"event", "load", book(), "--db", database(), "--accept-unsealed"});
    EXPECT_EQ(loaded.code, 0) << loaded.err;
    const auto wrong = kioskctl({"event", "seal", book(), "--key", key()});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("not among the event's issuers"));
}

} // namespace
} // namespace kiosk::test
