// key new, key public, and every --key under a passphrase
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include "core/crypto/crypto_key.hpp"
#include "kioskctl.hpp"
#include "terminal.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kWords = "tr0ub4dor and three";

// A descriptor that gives this text, then ends.
class Pipe {
  public:
    explicit Pipe(const std::string& text) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        reader_ = ends[0];
        const auto written = write(ends[1], text.data(), text.size());
        close(ends[1]);
        if (written != static_cast<ssize_t>(text.size())) throw std::runtime_error("the pipe is too small");
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() { close(reader_); }
    [[nodiscard]] std::string number() const { return std::to_string(reader_); }
    [[nodiscard]] std::string rest() const {
        std::string text(100, '\0');
        const auto got = read(reader_, text.data(), text.size());
        text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return text;
    }

  private:
    int reader_ = -1;
};

// The event's key lies in locked.key, under kWords, at a cost that tests can bear.
class LockedKeyCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        const auto open = std::get<core::IssuerKey>(core::parse_key_text(read_text(folder() / "sample.key")).value());
        const auto locked = core::lock_key(open, kWords, {1, 8192});
        ASSERT_TRUE(locked) << locked.error().detail;
        write_text(folder() / "locked.key", core::write_key_text(*locked));
        public_key_ = core::to_hex(open.key.public_key().bytes);
    }
    [[nodiscard]] std::string key() const { return folder().file("locked.key"); }
    [[nodiscard]] std::vector<std::string> issue() const { return {"badge", "issue", event(), "--key", key()}; }
    [[nodiscard]] Ran issue_with(const std::string& text) const {
        const Pipe passphrase(text);
        auto words = issue();
        words.insert(words.end(), {"--passphrase-fd", passphrase.number()});
        return kioskctl(words);
    }
    [[nodiscard]] bool issued() const { return std::filesystem::exists(folder() / "event/badges.csv"); }
    [[nodiscard]] const std::string& public_key() const { return public_key_; }

    [[nodiscard]] static std::vector<std::string> process(std::vector<std::string> words) {
        words.insert(words.begin(), kProgram);
        return words;
    }

  private:
    std::string public_key_;
};

TEST_F(LockedKeyCommand, TakesThePassphraseFromADescriptor) {
    for (const auto* end : {"\n", "\r\n", ""}) {
        const auto ran = issue_with(kWords + end);
        EXPECT_EQ(ran.code, 0) << ran.err;
    }
    EXPECT_TRUE(issued());
    const Pipe passphrase(kWords + "\n");
    const auto sealed = kioskctl({"event", "seal", event(), "--key", key(), "--passphrase-fd", passphrase.number()});
    EXPECT_EQ(sealed.code, 0) << sealed.err;
}

TEST_F(LockedKeyCommand, ReadsTheFirstLineOfTheDescriptorAndNotAByteMore) {
    const Pipe passphrase(kWords + "\nKB1");
    auto words = issue();
    words.insert(words.end(), {"--passphrase-fd", passphrase.number()});
    EXPECT_EQ(kioskctl(words).code, 0);
    EXPECT_EQ(passphrase.rest(), "KB1");
}

TEST_F(LockedKeyCommand, WithAnotherPassphraseFailsWithoutQuotingItAndWritesNothing) {
    const auto ran = issue_with("tr0ub4dor and threx\n");
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(HasSubstr("locked.key"), HasSubstr("passphrase is wrong"), Not(HasSubstr("threx"))));
    EXPECT_FALSE(issued());
}

TEST_F(LockedKeyCommand, WithNoUsablePassphraseFailsAndSaysSo) {
    EXPECT_THAT(issue_with("").err, HasSubstr("no passphrase was given"));
    EXPECT_THAT(issue_with("\n").err, HasSubstr("no passphrase was given"));
    EXPECT_THAT(issue_with(std::string(2000, 'x')).err, AllOf(HasSubstr("1024 bytes"), Not(HasSubstr("xxx"))));
    auto words = issue();
    words.insert(words.end(), {"--passphrase-fd", "987"});
    const auto closed = kioskctl(words);
    EXPECT_EQ(closed.code, 2);
    EXPECT_THAT(closed.err, HasSubstr("987<FILE"));
    EXPECT_FALSE(issued());
}

TEST_F(LockedKeyCommand, RefusesAKeyThatOthersMayReadBeforeItAsks) {
    const auto locked = core::lock_key({core::SigningKey::generate(), false}, kWords, {1, 8192});
    write_text(folder() / "real.key", core::write_key_text(*locked));
    std::filesystem::permissions(folder() / "real.key", std::filesystem::perms{0644});
    const auto ran = kioskctl({"badge", "issue", event(), "--key", folder().file("real.key")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("chmod 600"));
}

TEST_F(LockedKeyCommand, AsksOnTheTerminalAndShowsNothingOfWhatIsTyped) {
    OnTerminal tool(process(issue()));
    ASSERT_TRUE(tool.wait_for("Passphrase of " + key() + ": ")) << tool.shown();
    EXPECT_FALSE(tool.echoes());
    tool.type(kWords + "\n");
    ASSERT_TRUE(tool.wait_for("5 badges issued")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 0);
    EXPECT_THAT(tool.shown(), Not(HasSubstr(kWords.substr(0, 4))));
    EXPECT_TRUE(tool.echoes());
    EXPECT_TRUE(issued());
}

TEST_F(LockedKeyCommand, WithAWrongAnswerOnTheTerminalFailsAndEchoesAgain) {
    OnTerminal tool(process(issue()));
    ASSERT_TRUE(tool.wait_for(".key: "));
    tool.type("something else\n");
    ASSERT_TRUE(tool.wait_for("passphrase is wrong")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 1);
    EXPECT_TRUE(tool.echoes());
    EXPECT_FALSE(issued());
}

TEST_F(LockedKeyCommand, LeavesTheTerminalAsItWasWhenASignalEndsIt) {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
        OnTerminal tool(process(issue()));
        ASSERT_TRUE(tool.wait_for(".key: ")) << number;
        EXPECT_FALSE(tool.echoes());
        if (number == SIGINT) {
            tool.type("half a pass\x03");
        } else {
            kill(tool.pid(), number);
        }
        EXPECT_EQ(tool.wait_end().signal, number);
        EXPECT_TRUE(tool.echoes()) << number;
        EXPECT_THAT(tool.shown(), Not(HasSubstr("half")));
    }
    EXPECT_FALSE(issued());
}

TEST_F(LockedKeyCommand, AsksAgainAfterASignalThatDoesNotEndIt) {
    OnTerminal tool(process(issue()));
    ASSERT_TRUE(tool.wait_for(".key: "));
    // No shell is here to wake a stopped program, so the system lets this one pass.
    tool.type("half a pass\x1a");
    ASSERT_TRUE(tool.wait_for("Passphrase of ")) << tool.shown();
    ASSERT_TRUE(tool.wait_for(".key: "));
    EXPECT_FALSE(tool.echoes());
    tool.type(kWords + "\n");
    EXPECT_EQ(tool.wait_end().code, 0) << tool.shown();
    EXPECT_TRUE(issued());
}

TEST_F(LockedKeyCommand, EndsWhenTheTerminalGivesNothing) {
    OnTerminal tool(process(issue()));
    ASSERT_TRUE(tool.wait_for(".key: "));
    tool.type("\x04");
    ASSERT_TRUE(tool.wait_for("no passphrase was given")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 1);
    EXPECT_TRUE(tool.echoes());
}

TEST_F(LockedKeyCommand, WithoutATerminalSaysWhatElseWorks) {
    OnTerminal tool(process(issue()), OnTerminal::Screen::None);
    ASSERT_TRUE(tool.wait_for("--passphrase-fd 3 3<FILE")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 1);
    EXPECT_FALSE(issued());
}

TEST_F(LockedKeyCommand, PublicNeedsNoPassphraseButProvesTheKeyWithOne) {
    EXPECT_EQ(kioskctl({"key", "public", key()}).out, public_key() + "\n");
    EXPECT_EQ(kioskctl({"key", "public", folder().file("sample.key")}).out, public_key() + "\n");
    const auto unproven = kioskctl({"key", "public", key(), "--json"}).json();
    EXPECT_EQ(unproven["public_key"], public_key());
    EXPECT_EQ(unproven["encrypted"], true);
    EXPECT_EQ(unproven["proven"], false);
    const Pipe passphrase(kWords);
    const auto proven = kioskctl({"key", "public", key(), "--json", "--passphrase-fd", passphrase.number()}).json();
    EXPECT_EQ(proven["proven"], true);

    auto text = read_text(key());
    const auto at = text.find("public ") + 7;
    text[at] = text[at] == '0' ? '1' : '0';
    write_text(key(), text);
    const Pipe again(kWords);
    const auto forged = kioskctl({"key", "public", key(), "--passphrase-fd", again.number()});
    EXPECT_EQ(forged.code, 1);
    EXPECT_EQ(forged.out, "");
}

TEST_F(LockedKeyCommand, NewAsksTwiceAndEncrypts) {
    const auto file = folder().file("new.key");
    OnTerminal tool(process({"key", "new", file, "--passphrase"}));
    ASSERT_TRUE(tool.wait_for("New passphrase of " + file + ": ")) << tool.shown();
    EXPECT_FALSE(tool.echoes());
    tool.type(kWords + "\n");
    ASSERT_TRUE(tool.wait_for("The same again: ")) << tool.shown();
    EXPECT_FALSE(tool.echoes());
    tool.type(kWords + "\n");
    EXPECT_EQ(tool.wait_end().code, 0) << tool.shown();
    EXPECT_THAT(tool.shown(), Not(HasSubstr(kWords.substr(0, 4))));
    const auto text = read_text(file);
    EXPECT_THAT(text, StartsWith("kiosk-issuer-key-2\n"));
    EXPECT_THAT(tool.shown(), HasSubstr(text.substr(text.find("public ") + 7, 64)));
    const Pipe passphrase(kWords);
    EXPECT_EQ(kioskctl({"key", "public", file, "--passphrase-fd", passphrase.number()}).code, 0);
}

TEST_F(LockedKeyCommand, NewMakesNoKeyWhenTheTwoDiffer) {
    OnTerminal tool(process({"key", "new", folder().file("new.key"), "--passphrase"}));
    ASSERT_TRUE(tool.wait_for(".key: "));
    tool.type(kWords + "\n");
    ASSERT_TRUE(tool.wait_for("again: "));
    tool.type("tr0ub4dor and threx\n");
    ASSERT_TRUE(tool.wait_for("differ")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder() / "new.key"));
}

TEST_F(LockedKeyCommand, NewRefusesAShortPassphraseAtOnce) {
    OnTerminal tool(process({"key", "new", folder().file("new.key"), "--passphrase"}));
    ASSERT_TRUE(tool.wait_for(".key: "));
    tool.type("7 signs\n");
    ASSERT_TRUE(tool.wait_for("8 characters or more")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 1);
    const Pipe passphrase("7 signs");
    EXPECT_EQ(kioskctl({"key", "new", folder().file("new.key"), "--passphrase-fd", passphrase.number()}).code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder() / "new.key"));
}

TEST_F(LockedKeyCommand, NewAsksNobodyWhenTheFileExists) {
    OnTerminal tool(process({"key", "new", key(), "--passphrase"}));
    ASSERT_TRUE(tool.wait_for("never overwritten")) << tool.shown();
    EXPECT_EQ(tool.wait_end().code, 1);
}

TEST_F(LockedKeyCommand, APassphraseOnTheCommandLineIsWrongUsageAndIsNotRepeated) {
    const auto file = folder().file("new.key");
    const std::vector<std::vector<std::string>> wrong{
        {"key", "new", file, "--passphrase=" + kWords},
        {"key", "new", file, "--passphrase", kWords},
        {"badge", "issue", event(), "--key", key(), "--passphrase", kWords},
        {"badge", "issue", event(), "--key", key(), "--passphrase=" + kWords},
    };
    for (const auto& words : wrong) {
        const auto ran = kioskctl(words);
        EXPECT_EQ(ran.code, 2) << testing::PrintToString(words);
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, AllOf(HasSubstr("--passphrase-fd"), Not(HasSubstr("tr0ub"))));
    }
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_FALSE(issued());
}

} // namespace
} // namespace kiosk::test
