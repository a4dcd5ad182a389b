// The help, the manual page and the completion, which all come from one grammar.
#include <cstdio>
#include <memory>

#include "kioskctl.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::StartsWith;

const std::string kPage = KIOSK_BINARY_DIR "/kioskctl.1";

// What a shell command prints on both streams.
std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
    std::string text;
    for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) text += static_cast<char>(c);
    return text;
}

// What bash offers for the last of these words.
std::vector<std::string> completions(const std::string& words, int last) {
    const auto offered =
        output_of("cd " KIOSK_SOURCE_DIR "/data/demo && bash --norc --noprofile -c 'source <(" + kProgram +
                  " completion bash); COMP_WORDS=(kioskctl " + words + "); COMP_CWORD=" + std::to_string(last) +
                  "; _kioskctl; printf \"%s\\n\" \"${COMPREPLY[@]}\"'");
    std::vector<std::string> lines;
    std::istringstream text(offered);
    for (std::string line; std::getline(text, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

TEST(Manual, IsSoundRoff) {
    EXPECT_EQ(output_of("mandoc -T lint -W warning " + kPage), "");
}

TEST(Manual, IsWhatTheProgramWrites) {
    EXPECT_EQ(read_text(kPage), kioskctl({"man"}).out);
}

TEST(Manual, ReadsAsAManualDoes) {
    const auto page = output_of("mandoc -T ascii -O width=100 " + kPage + " | col -b");
    EXPECT_THAT(page, AllOf(HasSubstr("kioskctl - organisers' tool"), HasSubstr("kioskctl event load DIR --db FILE"),
                            HasSubstr("EXIT STATUS"), HasSubstr("ENVIRONMENT"), HasSubstr("kiosk.db.identity"),
                            HasSubstr("kioskctl event seal visit --key issuer.key")));
}

TEST(Manual, DescribesEveryCommandAndEveryOption) {
    const auto page = read_text(kPage);
    for (const auto* command :
         {"event new",    "event check", "event seal",     "event load",    "key new",       "key public",
          "badge issue",  "badge sheet", "badge revoke",   "badge verify",  "scan",          "present",
          "find",         "ledger list", "ledger verify",  "ledger export", "bundle export", "bundle import",
          "attendance",   "identity",    "hub init",       "hub enrol",     "hub expel",     "hub status",
          "hub publish",  "sync",        "clock confirm",  "doctor",        "staff add",     "staff list",
          "staff remove", "staff reset", "completion bash"})
        EXPECT_THAT(page, HasSubstr(".SS kioskctl " + std::string(command) + "\n"));
    EXPECT_THAT(page, Not(HasSubstr("\n.\n"))) << "an option or a command without a word about it";
}

TEST(Completion, OffersTheCommandsOfEveryLevel) {
    EXPECT_THAT(completions("\"\"", 1), IsSupersetOf({"event", "badge", "ledger", "completion", "--help"}));
    EXPECT_THAT(completions("ev", 1), ElementsAre("event"));
    EXPECT_THAT(completions("badge re", 2), ElementsAre("revoke"));
    EXPECT_THAT(completions("m", 1), IsEmpty()) << "man is for whoever builds the manual";
}

TEST(Completion, OffersOptionsFilesAndFoldersWhereTheyBelong) {
    EXPECT_THAT(completions("event load --", 3), IsSupersetOf({"--db", "--accept-unsealed", "--json"}));
    EXPECT_THAT(completions("badge issue . --key dem", 5), ElementsAre("demo.key"));
    EXPECT_THAT(completions("event check ../d", 3), IsSupersetOf({"../demo", "../domain"}));
    EXPECT_THAT(completions("event check ../demo/e", 3), IsEmpty()) << "event.toml is no folder";
    EXPECT_THAT(completions("scan clip.a", 2), ElementsAre("clip.avi"));
    EXPECT_THAT(completions("badge issue . --reissue j", 5), IsEmpty()) << "an id is no file";
}

TEST(Completion, KeepsNamesWithSpacesWhole) {
    const Folder folder;
    write_text(folder / "my key.txt", "");
    EXPECT_THAT(completions("badge issue . --key " + folder.file("my"), 5), ElementsAre(folder.file("my key.txt")));
}

TEST(Help, OfTheProgramNamesExitCodesEnvironmentAndFiles) {
    const auto help = kioskctl({"--help"}).out;
    EXPECT_THAT(help, AllOf(HasSubstr("Before the day:"), HasSubstr("At the desk:"), HasSubstr("After the day:"),
                            HasSubstr("Exit codes:"), HasSubstr("Environment:"), HasSubstr("Files:")));
}

TEST(Help, NamesACommandsOwnOptionsBeforeTheGeneralOnes) {
    const auto help = kioskctl({"event", "load", "--help"}).out;
    EXPECT_LT(help.find("--accept-unsealed"), help.find("General options:"));
    EXPECT_LT(help.find("General options:"), help.find("--json"));
    EXPECT_THAT(help, HasSubstr("--db FILE (required)"));
    EXPECT_THAT(kioskctl({"badge", "revoke", "--help"}).out, HasSubstr("--reason CODE (default: revoked)"));
}

TEST(WrongUsage, NamesTheNearestCommandOrOptionAndWhereToReadMore) {
    EXPECT_EQ(kioskctl({"evnt", "check", "x"}).err,
              "kioskctl: there is no command kioskctl evnt; did you mean kioskctl event?\n"
              "Run \"kioskctl --help\" for more.\n");
    EXPECT_THAT(kioskctl({"event", "laod", "x"}).err, HasSubstr("did you mean kioskctl event load?"));
    EXPECT_THAT(kioskctl({"event", "load", "x", "--bd", "y"}).err,
                AllOf(HasSubstr("kioskctl event load has no option --bd; did you mean --db?"),
                      HasSubstr("\"kioskctl event load --help\"")));
    EXPECT_THAT(kioskctl({"badge", "issue", "x", "--kye=secret"}).err,
                AllOf(HasSubstr("did you mean --key?"), Not(HasSubstr("secret"))));
}

TEST(WrongUsage, NamesTheCommandsWhereOneIsMissing) {
    EXPECT_THAT(kioskctl({"event"}).err,
                StartsWith("kioskctl: kioskctl event needs one of its commands: new, publish, convert, check, "));
    EXPECT_THAT(kioskctl({}).err, StartsWith("kioskctl: kioskctl needs one of its commands: "));
}

TEST(WrongUsage, NeverHarmsATerminal) {
    EXPECT_THAT(kioskctl({"ev\x1B[2Jnt"}).err, Not(HasSubstr("\x1B")));
    EXPECT_THAT(kioskctl({"event", "check", "--\x1B[2J"}).err, Not(HasSubstr("\x1B")));
}

} // namespace
} // namespace kiosk::test
