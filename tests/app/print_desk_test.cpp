// Badges and the roll on paper, with a real database, a folder for the stick and a program that stands for the
// printer's.
#include "app/workers/print_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "platform/program.hpp"
#include "store/desk/desk.hpp"
#include "support/event_bench.hpp"
#include "support/must.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using core::PaperTrouble;
using kiosk::test::at, kiosk::test::must;
using testing::HasSubstr, testing::StartsWith;

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// As poppler reads it.
std::string text_of(const fs::path& pdf) {
    return must(platform::output_of({"pdftotext", "-layout", pdf.string(), "-"}, std::size_t{1} << 20U,
                                    core::Millis{30'000}, [] { return false; }));
}

class PrintsAtADesk : public testing::Test, public kiosk::test::EventBench {
  protected:
    PrintsAtADesk() {
        fs::create_directory(media());
        fs::create_directory(programs());
        path_before_ = std::getenv("PATH");
    }
    ~PrintsAtADesk() override { ::setenv("PATH", path_before_.c_str(), 1); }
    [[nodiscard]] fs::path media() const { return folder.path() / "STICK"; }
    [[nodiscard]] fs::path programs() const { return folder.path() / "programs"; }
    [[nodiscard]] fs::path printed() const { return folder.path() / "printed"; }
    // Keeps what it is told to print, beside the words that it was told so with; or refuses with this complaint.
    void is_printer(const std::string& complaint = "") const {
        const auto lp = programs() / "lp";
        std::ofstream(lp) << "#!/bin/sh\n"
                          << (complaint.empty()
                                  ? "echo \"$*\" >> '" + printed().string() +
                                        ".words'\nfor file; do :; done\ncp \"$file\" '" + printed().string() + "'\n"
                                  : "echo '" + complaint + "' >&2\nexit 1\n");
        fs::permissions(lp, fs::perms::owner_all);
        ::setenv("PATH", (programs().string() + ":" + path_before_).c_str(), 1);
    }
    void comes(const char* who) {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine = kiosk::test::filled<core::MachineId>(9);
        EXPECT_TRUE(must(store::Desk::open(file(), options))->present({event.token(who)}, now).entry);
    }
    core::PaperMade makes(core::PaperJob job) {
        if (!desk_) {
            PrintDesk::Parts parts;
            parts.stick = platform::shared_stick(platform::folder_stick(media()));
            parts.database = file();
            parts.assets = fs::path(KIOSK_SOURCE_DIR) / "assets";
            parts.printer = printer;
            parts.now = [this] { return now; };
            desk_.emplace(std::move(parts));
        }
        return desk_->make({std::move(job), *std::ranges::find(event.package.checkpoints, core::CheckpointId{"gate"},
                                                               &core::Checkpoint::id)});
    }
    std::optional<std::string> printer = "school";

  private:
    std::string path_before_;
    std::optional<PrintDesk> desk_;
};

TEST_F(PrintsAtADesk, ABadgeGoesToThePrinterThatIsNamedAndIsOnNoDiskAfterwards) {
    is_printer();
    const auto made = makes(core::BadgePaper{core::ParticipantId{"jp-01"}, "KW1ABCDEFGHIJKLMNOP"});
    EXPECT_EQ(made.trouble, PaperTrouble::None) << made.detail;
    EXPECT_THAT(content_of(printed()), StartsWith("%PDF"));
    const auto words = content_of(printed().string() + ".words");
    EXPECT_THAT(words, StartsWith("-d school -t badge -- "));
    EXPECT_FALSE(fs::exists(words.substr(words.find('/'), words.find('\n') - words.find('/'))));
}

TEST_F(PrintsAtADesk, WhatThePrinterComplainsOfIsSaid) {
    is_printer("lp: The printer or class does not exist.");
    const auto made = makes(core::BadgePaper{core::ParticipantId{"jp-01"}, "KW1ABCDEFGHIJKLMNOP"});
    EXPECT_EQ(made.trouble, PaperTrouble::Other);
    EXPECT_THAT(made.detail, HasSubstr("does not exist"));
}

TEST_F(PrintsAtADesk, WithoutThePrintersProgramThatIsSaidWithWhatToInstall) {
    ::setenv("PATH", programs().c_str(), 1);
    const auto made = makes(core::BadgePaper{core::ParticipantId{"jp-01"}, "KW1ABCDEFGHIJKLMNOP"});
    EXPECT_EQ(made.trouble, PaperTrouble::NoPrinter);
    EXPECT_THAT(made.detail, HasSubstr("cups-client"));
}

TEST_F(PrintsAtADesk, OfNobodyOnTheRosterThereIsNoBadge) {
    is_printer();
    EXPECT_EQ(makes(core::BadgePaper{core::ParticipantId{"ghost"}, "KW1ABCDEFGHIJKLMNOP"}).trouble,
              PaperTrouble::Other);
    EXPECT_FALSE(fs::exists(printed()));
}

TEST_F(PrintsAtADesk, TheRollLiesOnTheStickUnderOneNameAndSaysOfWhen) {
    comes("jp-01");
    const auto made = makes(core::RollPaper{core::PaperTo::Stick});
    EXPECT_EQ(made.trouble, PaperTrouble::None) << made.detail;
    EXPECT_EQ(core::format_time(made.at), "09:00");
    const auto roll = media() / "點名_gate.pdf";
    const auto first = content_of(roll);
    EXPECT_THAT(first, StartsWith("%PDF"));
    now = at(9, 5);
    comes("jp-02");
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Stick}).trouble, PaperTrouble::None);
    EXPECT_NE(content_of(roll), first);
    EXPECT_EQ(std::distance(fs::directory_iterator(media()), {}), 1);
}

TEST_F(PrintsAtADesk, NeitherTheRollNorABadgeHasWhatOnlyStaffMayKnow) {
    is_printer();
    auto package = event.package;
    for (auto& person : package.participants) {
        person.attention = "ATTENTION";
        person.staff_note = "STAFFNOTE";
    }
    package.revision = core::RevisionNumber{2};
    package.content = kiosk::test::filled<core::Hash>(2);
    (void)must(must(store::Database::open(file(), store::OpenMode::ReadWrite)).load(package));
    comes("sg-01");
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Stick}).trouble, PaperTrouble::None);
    (void)makes(core::BadgePaper{core::ParticipantId{"sg-01"}, "KW1ABCDEFGHIJKLMNOP"});
    for (const auto& paper : {media() / "點名_gate.pdf", printed()}) {
        const auto text = text_of(paper);
        EXPECT_THAT(text, HasSubstr("Alma Reed"));
        EXPECT_THAT(text, testing::Not(testing::AnyOf(HasSubstr("ATTENTION"), HasSubstr("STAFFNOTE"))));
    }
}

TEST_F(PrintsAtADesk, WithoutAStickTheRollWaitsForOne) {
    fs::remove(media());
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Stick}).trouble, PaperTrouble::NoStick);
    fs::create_directory(media());
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Stick}).trouble, PaperTrouble::None);
}

TEST_F(PrintsAtADesk, TheRollIsPrintedAgainOnlyWhenItIsAnother) {
    is_printer();
    comes("jp-01");
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Printer}).trouble, PaperTrouble::None);
    fs::remove(printed());
    now = at(9, 5);
    const auto same = makes(core::RollPaper{core::PaperTo::Printer});
    EXPECT_FALSE(fs::exists(printed()));
    EXPECT_EQ(core::format_time(same.at), "09:00") << "of when the paper is";
    comes("jp-02");
    EXPECT_EQ(core::format_time(makes(core::RollPaper{core::PaperTo::Printer}).at), "09:05");
    EXPECT_TRUE(fs::exists(printed()));
}

TEST_F(PrintsAtADesk, WithoutAPrinterThatIsNamedNothingIsPrinted) {
    printer.reset();
    is_printer();
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Printer}).trouble, PaperTrouble::NoPrinter);
    EXPECT_FALSE(fs::exists(printed()));
}

} // namespace
} // namespace kiosk::app
