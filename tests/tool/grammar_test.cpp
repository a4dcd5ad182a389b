#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::HasSubstr;

const std::vector<std::vector<std::string>> kEveryLevel{
    {},
    {"event"},
    {"event", "check"},
    {"event", "load"},
    {"key"},
    {"key", "new"},
    {"badge"},
    {"badge", "issue"},
    {"badge", "verify"},
    {"scan"},
    {"present"},
    {"ledger"},
    {"ledger", "list"},
    {"ledger", "verify"},
    {"ledger", "export"},
    {"attendance"},
    {"identity"},
    {"report"},
    {"report", "signin"},
    {"report", "roster"},
    {"report", "meals"},
    {"hub"},
    {"hub", "init"},
    {"hub", "enrol"},
    {"hub", "expel"},
    {"hub", "status"},
    {"hub", "publish"},
    {"sync"},
    {"bundle"},
    {"bundle", "export"},
    {"bundle", "import"},
    {"bundle", "certify"},
    {"doctor"},
};

TEST(Grammar, EveryLevelHasHelpWithAnExample) {
    for (auto words : kEveryLevel) {
        words.emplace_back("--help");
        const auto help = kioskctl(words);
        EXPECT_EQ(help.code, 0) << testing::PrintToString(words);
        EXPECT_THAT(help.out, HasSubstr("Examples:\n  kioskctl ")) << testing::PrintToString(words);
        EXPECT_EQ(help.err, "");
    }
}

TEST(Grammar, EveryCommandOffersJson) {
    for (auto words : kEveryLevel) {
        words.emplace_back("--help");
        const auto help = kioskctl(words);
        const bool command = help.out.find(" COMMAND\n") == std::string::npos;
        EXPECT_EQ(help.out.find("--json") != std::string::npos, command) << testing::PrintToString(words);
    }
}

TEST(Grammar, WrongUsageIsTwoAndSaysWhyOnTheErrorStream) {
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"evnet"},
        {"event"},
        {"event", "check"},
        {"event", "load", "dir"},
        {"event", "check", "dir", "another"},
        {"key", "new"},
        {"badge", "issue", "dir"},
        {"ledger", "verify"},
        {"present", "--db", "f"},
        {"present", "--checkpoint", "c"},
        {"attendance", "--db"},
        {"report"},
        {"report", "signin", "--pdf", "f"},
        {"bundle", "export", "--db", "f"},
        {"hub", "init"},
        {"hub", "enrol", "postgresql://h/d", "--db", "f"},
        {"hub", "publish", "dir"},
        {"sync", "--db", "f"},
        {"bundle", "certify", "--db", "f", "--key", "k", "--ledger", "l"},
        {"identity", "--db", "f", "--nonsense"},
        {"scan", "a.png", "--camera", "videotestsrc"},
        {"scan", "--seconds", "3", "a.png"},
        {"scan"},
    };
    for (const auto& words : wrong) {
        const auto ran = kioskctl(words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
        EXPECT_EQ(ran.out, "") << testing::PrintToString(words);
        EXPECT_NE(ran.err, "") << testing::PrintToString(words);
    }
}

TEST(Grammar, AMissingDatabaseIsAFailureOfOneAndIsNotCreated) {
    const Folder folder;
    const auto file = folder.file("none.db");
    const std::vector<std::vector<std::string>> commands{
        {"ledger", "list", "--db", file},
        {"ledger", "verify", "--db", file},
        {"ledger", "export", "--db", file},
        {"attendance", "--db", file},
        {"identity", "--db", file},
        {"report", "signin", "--db", file, "--pdf", folder.file("none.pdf")},
        {"report", "roster", "--db", file, "--pdf", folder.file("none.pdf")},
        {"report", "meals", "--db", file, "--csv", folder.file("none.csv")},
        {"sync", "--db", file, "--hub", "postgresql://h/d"},
        {"present", "--db", file, "--checkpoint", "gate", "x"},
    };
    for (const auto& words : commands) {
        const auto ran = kioskctl(words);
        EXPECT_EQ(ran.code, 1) << testing::PrintToString(words);
        EXPECT_THAT(ran.err, HasSubstr("none.db")) << testing::PrintToString(words);
        EXPECT_FALSE(std::filesystem::exists(file)) << testing::PrintToString(words);
    }
}

TEST(Grammar, AFileThatIsNoDatabaseIsAFailureAndStaysAsItIs) {
    const Folder folder;
    write_text(folder / "text.db", "this is not a database, however long it may be");
    const auto ran = kioskctl({"ledger", "verify", "--db", folder.file("text.db")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(read_text(folder / "text.db"), "this is not a database, however long it may be");
}

} // namespace
} // namespace kiosk::test
