// A name that would reverse, hide or colour what stands beside it reaches no terminal as it is, whichever command
// prints.
#include <sqlite3.h>

#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::HasSubstr, testing::Not;

constexpr const char* kHostile = "王\u202E明\u200B\u2066\U000E0041\u009B2J\x1b[31m";

class HostileName : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        write_text(folder() / "event/delegations.csv", "id,name,country,language\r\njp,海野\u202E學園,JP,ja\r\n"
                                                       "home,本地\u2066教師,TW,zh-TW\r\n");
        open();
        rename_all();
    }
    // As a hub, or a package of another version, could have brought it: check would have refused some of it.
    void rename_all() const {
        sqlite3* file = nullptr;
        ASSERT_EQ(sqlite3_open(database().c_str(), &file), SQLITE_OK);
        sqlite3_stmt* statement = nullptr;
        ASSERT_EQ(sqlite3_prepare_v2(file, "UPDATE participant SET name = ?", -1, &statement, nullptr), SQLITE_OK);
        sqlite3_bind_text(statement, 1, kHostile, -1, SQLITE_STATIC);
        ASSERT_EQ(sqlite3_step(statement), SQLITE_DONE) << sqlite3_errmsg(file);
        sqlite3_finalize(statement);
        sqlite3_close(file);
    }
    static void expect_clean(const Ran& ran, const std::string& command) {
        for (const auto& text : {ran.out, ran.err}) {
            for (const auto* sign : {"\u202E", "\u200B", "\u2066", "\U000E0041", "\u009B", "\x1b"})
                EXPECT_THAT(text, Not(HasSubstr(sign))) << command;
        }
    }
};

TEST_F(HostileName, ReachesNoTerminalThroughAnyCommand) {
    const auto shown = present("gate", token("g1") + "\n" + token("jp"));
    EXPECT_EQ(shown.code, 0) << shown.err;
    EXPECT_THAT(shown.out, HasSubstr("王明\\xc2\\x9b2J\\x1b[31m"));
    expect_clean(shown, "present");
    expect_clean(present("gate", token("g2"), {"--json"}), "present --json");
    for (std::vector<std::string> words : {std::vector<std::string>{"attendance"},
                                           {"ledger", "list"},
                                           {"ledger", "export"},
                                           {"ledger", "verify"},
                                           {"doctor"},
                                           {"purge", "--dry-run"}}) {
        std::string command;
        for (const auto& word : words) command += word + " ";
        words.insert(words.end(), {"--db", database()});
        if (words[1] == "export") words.insert(words.end(), {"--csv", folder().file("list.csv")});
        expect_clean(kioskctl(words), command);
        words.emplace_back("--json");
        expect_clean(kioskctl(words), command + "--json");
    }
    Ran csv;
    csv.out = read_text(folder() / "list.csv");
    EXPECT_THAT(csv.out, HasSubstr("王明"));
    expect_clean(csv, "the CSV");
}

TEST_F(HostileName, IsStillTheSameNameToAProgramThatReadsJson) {
    EXPECT_EQ(present("gate", token("g1"), {"--json"}).json()["who"], kHostile);
}

TEST_F(HostileName, ReachesNoTerminalFromAPackageEither) {
    write_text(
        folder() / "event/participants.csv",
        "id,delegation,name,role,buddy\u202E\r\ng1,j\u202Ep,王\u202E明,student\r\ng\u200B1,jp,\x1b[31m,x\u202Ey\r\n");
    expect_clean(kioskctl({"event", "check", event()}), "event check");
    expect_clean(kioskctl({"event", "check", event(), "--json"}), "event check --json");
    expect_clean(kioskctl({"event", "load", event(), "--db", database()}), "event load");
    expect_clean(kioskctl({"event", "che\u202Eck", event()}), "a mistyped command");
}

} // namespace
} // namespace kiosk::test
