// event new, and what event check and load do with encodings and on a terminal
#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class NewEventCommand : public Desk {
  protected:
    [[nodiscard]] std::string made() const { return folder().file("made"); }
    [[nodiscard]] Ran make(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"event", "new", made()};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
    [[nodiscard]] std::string text(const std::string& name) const { return read_text(folder() / ("made/" + name)); }
    [[nodiscard]] nlohmann::json checked() const { return kioskctl({"event", "check", made(), "--json"}).json(); }
};

TEST_F(NewEventCommand, MakesAPackageThatChecksCleanButForTheMissingIssuer) {
    const auto done = make();
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, AllOf(StartsWith("made " + made()), HasSubstr("README.txt")));
    const auto json = checked();
    EXPECT_EQ(json["ok"], true);
    ASSERT_EQ(json["problems"].size(), 1U) << json["problems"].dump(1);
    EXPECT_EQ(json["problems"][0]["column"], "issuers");
    EXPECT_EQ(json["problems"][0]["severity"], "warning");
    EXPECT_GE(json["participants"], 1);
}

TEST_F(NewEventCommand, WithAKeyNothingIsLeftToSay) {
    make_package(false); // makes real.key
    const auto key = read_text(folder() / "event/event.toml");
    ASSERT_EQ(make({"--key", folder().file("real.key")}).code, 0);
    const auto json = checked();
    EXPECT_EQ(json["ok"], true);
    EXPECT_THAT(json["problems"], IsEmpty()) << json["problems"].dump(1);
    const auto at = key.find("issuers = [\"");
    EXPECT_THAT(text("event.toml"), HasSubstr(key.substr(at + 12, 64)));
    const auto issued = kioskctl({"badge", "issue", made(), "--key", folder().file("real.key")});
    EXPECT_EQ(issued.code, 0) << issued.err;
    const auto sealed = kioskctl({"event", "seal", made(), "--key", folder().file("real.key")});
    EXPECT_EQ(sealed.code, 0) << sealed.err;
    const auto loaded = kioskctl({"event", "load", made(), "--db", folder().file("made.db")});
    EXPECT_EQ(loaded.code, 0) << loaded.err;
}

TEST_F(NewEventCommand, TablesAreAsExcelOpensThem) {
    ASSERT_EQ(make().code, 0);
    for (const std::string name :
         {"delegations.csv", "participants.csv", "programme.csv", "checkpoints.csv", "places.csv", "README.txt"}) {
        const auto bytes = text(name);
        EXPECT_THAT(bytes, StartsWith("\xEF\xBB\xBF")) << name;
        EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\r'), std::count(bytes.begin(), bytes.end(), '\n')) << name;
        EXPECT_THAT(bytes, Not(HasSubstr("_DAY@"))) << name;
    }
    EXPECT_THAT(text("event.toml"), AllOf(StartsWith("# "), HasSubstr("\r\n")));
    EXPECT_THAT(text("README.txt"), AllOf(HasSubstr("kioskctl event seal"), HasSubstr("檢查")));
}

TEST_F(NewEventCommand, TheEventFileExplainsEveryKey) {
    ASSERT_EQ(make().code, 0);
    const auto toml = text("event.toml");
    for (const std::string key :
         {"id", "kind", "title", "host_school", "host_short", "regional_office", "zone", "first_day", "last_day",
          "issuers", "languages", "revision", "privacy_notice", "retention_days", "result_name", "show_delegations",
          "exit_after_minutes", "repeat_green_seconds"}) {
        auto at = toml.find("\n" + key + " = ");
        if (at == std::string::npos) at = toml.find("\n[" + key + "]");
        ASSERT_NE(at, std::string::npos) << key;
        const auto line = toml.rfind('\n', at - 1);
        EXPECT_TRUE(toml[line + 1] == '#' || key == "last_day") << key << " has no note above it";
    }
    EXPECT_THAT(toml, AllOf(HasSubstr("個資蒐集告知"), HasSubstr("Privacy notice"), Not(HasSubstr("sample = true"))));
}

TEST_F(NewEventCommand, TakesIdTitleAndDays) {
    ASSERT_EQ(make({"--id", "visit-9", "--title", "參訪 \"春\" \\", "--first-day", "115/11/26", "--last-day",
                    "2026-11-27", "--json"})
                  .json()["event"],
              "visit-9");
    EXPECT_THAT(text("event.toml"), AllOf(HasSubstr("id = \"visit-9\""), HasSubstr("zh-TW = \"參訪 \\\"春\\\" \\\\\""),
                                          HasSubstr("first_day = 2026-11-26"), HasSubstr("last_day = 2026-11-27")));
    EXPECT_THAT(text("programme.csv"), HasSubstr("2026-11-26"));
    EXPECT_EQ(checked()["ok"], true);
}

TEST_F(NewEventCommand, WrongWordsAreWrongUsageAndMakeNothing) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"--id", "a b"},
                                                  {"--first-day", "soon"},
                                                  {"--title", "a\nb"},
                                                  {"--first-day", "2026-11-26", "--last-day", "2026-11-25"}}) {
        EXPECT_EQ(make(words).code, 2) << words[0];
    }
    EXPECT_EQ(make({"--key", folder().file("sample.key")}).code, 1) << "a sample key is of no use for a real event";
    EXPECT_EQ(make({"--key", folder().file("nowhere.key")}).code, 1);
    EXPECT_FALSE(std::filesystem::exists(made()));
}

TEST_F(NewEventCommand, AFolderWithAnythingInItIsRefusedAndLeftAsItIs) {
    const auto before = read_text(folder() / "event/event.toml");
    const auto refused = kioskctl({"event", "new", event()});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("is not empty"));
    EXPECT_EQ(read_text(folder() / "event/event.toml"), before);
    EXPECT_FALSE(std::filesystem::exists(folder() / "event/README.txt"));
    write_text(folder() / "made", "a file");
    EXPECT_EQ(make().code, 1);
    EXPECT_EQ(read_text(folder() / "made"), "a file");
    std::filesystem::remove(folder() / "made");
    std::filesystem::create_directory(folder() / "made");
    EXPECT_EQ(make().code, 0) << "an empty folder will do";
}

TEST_F(NewEventCommand, WithoutIssuersTheDeskAdmitsNobodyAndKeepsRunning) {
    open();
    const auto badge = token("g1");
    ASSERT_EQ(make().code, 0);
    const auto loaded = kioskctl({"event", "load", made(), "--db", folder().file("made.db"), "--accept-unsealed"});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    const auto shown =
        kioskctl({"present", "--db", folder().file("made.db"), "--checkpoint", "gate"}, badge + "\nhello\n");
    EXPECT_THAT(shown.lines(), testing::ElementsAre(StartsWith("BadSignature"), StartsWith("Unreadable"))) << shown.err;
}

TEST_F(NewEventCommand, AnEventThatWasLoadedWithoutIssuersTakesTheFirstSealAndIsPinnedFromThenOn) {
    make_package(false);
    ASSERT_EQ(make({"--first-day", "2026-11-26"}).code, 0);
    const auto db = folder().file("made.db");
    ASSERT_EQ(kioskctl({"event", "load", made(), "--db", db, "--accept-unsealed"}).code, 0);
    const auto key = read_text(folder() / "event/event.toml");
    auto toml = text("event.toml");
    toml.replace(toml.find("issuers = ["), 11, "issuers = [" + key.substr(key.find("issuers = [\"") + 11, 66));
    write_text(folder() / "made/event.toml", toml);
    ASSERT_EQ(kioskctl({"event", "seal", made(), "--key", folder().file("real.key"), "--revision", "2"}).code, 0);
    const auto loaded = kioskctl({"event", "load", made(), "--db", db, "--json"});
    ASSERT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_EQ(loaded.json()["pinned"], true);
}

class EncodingOption : public Desk {};

TEST_F(EncodingOption, ForcesTheEncodingOfATable) {
    // 王小明 in Big5, which is valid Shift_JIS of other signs.
    write_text(folder() / "event/participants.csv", "id,delegation,name\r\ng1,jp,\xA4\xFD\xA4p\xA9\xFA\r\n");
    EXPECT_EQ(kioskctl({"event", "check", event()}).code, 0);
    const auto forced = kioskctl({"event", "check", event(), "--encoding", "utf-8"});
    EXPECT_EQ(forced.code, 1);
    EXPECT_THAT(forced.out, AllOf(HasSubstr("participants.csv:2: "), HasSubstr("--encoding")));
    EXPECT_EQ(kioskctl({"event", "load", event(), "--db", database(), "--encoding", "utf-8"}).code, 1);
    EXPECT_EQ(kioskctl({"event", "check", event(), "--encoding", "klingon"}).code, 2);
}

TEST_F(EncodingOption, CheckTellsTheLimitsInItsHelp) {
    EXPECT_THAT(kioskctl({"event", "check", "--help"}).out, AllOf(HasSubstr("64 MiB"), HasSubstr("200000 rows"),
                                                                  HasSubstr("256 columns"), HasSubstr("1000 bytes")));
}

class Progress : public Desk {
  protected:
    [[nodiscard]] std::string drawn(bool terminal, bool json) const {
        const auto dir = event();
        std::vector<const char*> argv{"kioskctl", "event", "check", dir.c_str()};
        if (json) argv.push_back("--json");
        std::ostringstream out;
        std::ostringstream err;
        std::istringstream in;
        EXPECT_EQ(tool::run(static_cast<int>(argv.size()), argv.data(), out, err, in, terminal), 0);
        return err.str();
    }
};

TEST_F(Progress, IsDrawnOnATerminalOnlyAndWipedAtTheEnd) {
    EXPECT_THAT(drawn(true, false), AllOf(HasSubstr("reading ["), HasSubstr("100%"), testing::EndsWith("\r\x1B[K")));
    EXPECT_EQ(drawn(false, false), "");
    EXPECT_EQ(drawn(true, true), "");
}

} // namespace
} // namespace kiosk::test
