// event seal, and what event load makes of it
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class SealCommand : public Desk {
  protected:
    void SetUp() override {
        make_package(false);
        ASSERT_EQ(kioskctl({"badge", "issue", event(), "--key", key()}).code, 0);
    }
    [[nodiscard]] std::string key() const { return folder().file("real.key"); }
    [[nodiscard]] Ran seal(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"event", "seal", event(), "--key", key(), "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
    [[nodiscard]] Ran load(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"event", "load", event(), "--db", database()};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
    void add_person(const std::string& id) const {
        write_text(folder() / "event/participants.csv",
                   read_text(folder() / "event/participants.csv") + id + ",jp,森 晴,student\r\n");
    }
    [[nodiscard]] nlohmann::json check() const { return kioskctl({"event", "check", event(), "--json"}).json(); }
};

TEST_F(SealCommand, NumbersTheRevisionAndTheDatabaseTakesIt) {
    const auto sealed = seal();
    ASSERT_EQ(sealed.code, 0) << sealed.err;
    EXPECT_EQ(sealed.json()["revision"], 1);
    EXPECT_THAT(sealed.json()["files"], ElementsAre("event.toml", "delegations.csv", "participants.csv",
                                                    "programme.csv", "checkpoints.csv", "badges.csv"));
    const auto loaded = load();
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_THAT(loaded.out, AllOf(HasSubstr("loaded visit-2026 revision 1"), HasSubstr("sealed by an issuer")));
    EXPECT_EQ(load().code, 0) << "the very same once more";
}

TEST_F(SealCommand, RaisesTheNumberOnlyWhenSomethingChanged) {
    ASSERT_EQ(seal().json()["written"], true);
    EXPECT_EQ(seal().json()["written"], false);
    EXPECT_EQ(seal().json()["revision"], 1);
    add_person("g4");
    EXPECT_EQ(check()["seal"]["state"], "broken");
    EXPECT_EQ(seal().json()["revision"], 2);
    EXPECT_EQ(seal({"--revision", "9"}).json()["revision"], 9);
    const auto lower = seal({"--revision", "9"});
    EXPECT_EQ(lower.code, 1);
    EXPECT_THAT(lower.err, HasSubstr("the next revision is from 10"));
    EXPECT_EQ(seal({"--revision", "0"}).code, 2);
    EXPECT_EQ(check()["revision"], 9);
}

TEST_F(SealCommand, SealsTheDrawingsThatPlacesAreOnAndLoadSaysWhichChanged) {
    std::filesystem::create_directory(folder() / "event/plans");
    write_text(folder() / "event/plans/campus.svg", "<svg/>");
    write_text(folder() / "event/plans/draft.svg", "<svg/>");
    write_text(folder() / "event/places.csv",
               "id,name,kind,lon,lat,plan,plan_x,plan_y\r\nroom,教室,room,,,campus.svg,5,5\r\n");
    const auto sealed = seal().json();
    EXPECT_THAT(sealed["files"], testing::Contains("plans/campus.svg"));
    EXPECT_THAT(sealed["left_out"], ElementsAre("plans/draft.svg"));
    ASSERT_EQ(load().code, 0);
    write_text(folder() / "event/plans/campus.svg", "<svg></svg>");
    EXPECT_THAT(load().err, HasSubstr("plans/campus.svg was changed"));
    ASSERT_EQ(seal().code, 0);
    EXPECT_THAT(load().out, HasSubstr("plans: 1 changed (campus.svg)"));
}

TEST_F(SealCommand, SaysWhichFilesItLeavesOut) {
    write_text(folder() / "event/notes.txt", "Ask about the bus.");
    EXPECT_THAT(seal().json()["left_out"], ElementsAre("notes.txt"));
    write_text(folder() / "event/notes.txt", "The bus is late.");
    EXPECT_EQ(load().code, 0);
    EXPECT_THAT(kioskctl({"event", "seal", event(), "--key", key()}).out,
                AllOf(StartsWith("unchanged since it was sealed: visit-2026 revision 1, 6 files"),
                      HasSubstr("left out, no file of the package: notes.txt")));
}

TEST_F(SealCommand, RefusesAPackageWithErrorsAndAStrangersKey) {
    ASSERT_EQ(kioskctl({"key", "new", folder().file("other.key")}).code, 0);
    const auto other = kioskctl({"event", "seal", event(), "--key", folder().file("other.key")});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.err, HasSubstr("not among the event's issuers"));
    write_text(folder() / "event/participants.csv", "id,delegation,name\r\ng1,jp,\r\n");
    const auto broken = seal();
    EXPECT_EQ(broken.code, 1);
    EXPECT_THAT(broken.err, AllOf(HasSubstr("participants.csv:2: "), HasSubstr("nothing was sealed")));
    EXPECT_FALSE(std::filesystem::exists(folder() / "event/seal.toml"));
}

TEST_F(SealCommand, AFileThatChangedAfterwardsIsNamedAndNothingIsLoaded) {
    ASSERT_EQ(seal().code, 0);
    add_person("g4");
    for (const auto& loaded : {load(), load({"--accept-unsealed"})}) {
        EXPECT_EQ(loaded.code, 1);
        EXPECT_THAT(loaded.err, AllOf(HasSubstr("nothing was loaded"), HasSubstr("participants.csv was changed")));
    }
    EXPECT_THAT(kioskctl({"event", "check", event()}).out, HasSubstr("the seal is broken: "));
}

TEST_F(SealCommand, WithoutASealTheOperatorIsAskedOnceAndNeverAfterASeal) {
    const auto unsealed = load();
    EXPECT_EQ(unsealed.code, 1);
    EXPECT_THAT(unsealed.err, AllOf(HasSubstr("event seal"), HasSubstr("--accept-unsealed")));
    EXPECT_FALSE(std::filesystem::exists(database())) << "what was refused leaves no database behind";
    EXPECT_EQ(load({"--accept-unsealed"}).code, 0);
    write_text(folder() / "event/event.toml", read_text(folder() / "event/event.toml") + "revision = 2\n");
    EXPECT_EQ(load().code, 0);
    EXPECT_EQ(seal().json()["revision"], 2) << "event.toml's is the least";
    EXPECT_EQ(load().code, 0);
    std::filesystem::remove(folder() / "event/seal.toml");
    EXPECT_EQ(load({"--accept-unsealed"}).code, 1);
}

TEST_F(SealCommand, AnOlderRevisionIsNotTakenAgain) {
    ASSERT_EQ(seal().code, 0);
    std::filesystem::copy(event(), folder() / "old", std::filesystem::copy_options::recursive);
    add_person("g4");
    ASSERT_EQ(seal().code, 0);
    ASSERT_EQ(load().code, 0);
    const auto old = kioskctl({"event", "load", folder().file("old"), "--db", database()});
    EXPECT_EQ(old.code, 1);
    EXPECT_THAT(old.err, HasSubstr("revision 1 is older than the loaded one, 2"));
}

TEST_F(SealCommand, ASealThatCannotBeReadNeedsANumber) {
    write_text(folder() / "event/seal.toml", "version = 1\n");
    const auto unknown = seal();
    EXPECT_EQ(unknown.code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("--revision"));
    EXPECT_EQ(seal({"--revision", "7"}).json()["revision"], 7);
    EXPECT_EQ(load().code, 0);
}

TEST_F(SealCommand, TokensStayInBadgesCsv) {
    ASSERT_EQ(seal().code, 0);
    ASSERT_EQ(load().code, 0);
    const auto secret = token("g1").substr(0, 40);
    for (const auto& file : {database(), database() + "-wal"}) {
        if (std::filesystem::exists(file)) {
            EXPECT_THAT(read_text(file), Not(HasSubstr(secret))) << file;
        }
    }
    EXPECT_THAT(read_text(folder() / "event/seal.toml"), Not(HasSubstr(secret)));
}

TEST_F(SealCommand, NeverWritesThroughALinkOfThePackage) {
    const auto victim = folder() / "victim";
    write_text(victim, "keep me");
    std::filesystem::create_symlink(victim, folder() / "event/seal.toml");
    const auto refused = seal();
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("a link to another place, which is not followed"));
    EXPECT_EQ(seal({"--revision", "5"}).code, 0) << "a number gets past a seal that cannot be read";
    EXPECT_FALSE(std::filesystem::is_symlink(folder() / "event/seal.toml"));
    EXPECT_EQ(read_text(victim), "keep me");

    std::filesystem::remove(folder() / "event/badges.csv");
    std::filesystem::create_symlink(victim, folder() / "event/badges.csv");
    const auto issued = kioskctl({"badge", "issue", event(), "--key", key()});
    EXPECT_EQ(issued.code, 1);
    EXPECT_THAT(issued.err, HasSubstr("badges.csv: this is a link to another place"));
    EXPECT_EQ(read_text(victim), "keep me");
}

} // namespace
} // namespace kiosk::test
