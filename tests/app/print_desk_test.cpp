// Badges and the roll on paper, with a real database, a folder for the stick and a real CUPS whose printer is out of
// paper.
#include "app/workers/print_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "platform/program.hpp"
#include "store/desk/desk.hpp"
#include "support/cups_server.hpp"
#include "support/event_bench.hpp"
#include "support/must.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using core::PaperTrouble;
using kiosk::test::at, kiosk::test::must;
using testing::AllOf, testing::HasSubstr, testing::IsEmpty, testing::Not, testing::StartsWith;

constexpr const char* kCode = "KW1ABCDEFGHIJKLMNOP";

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
    PrintsAtADesk() { fs::create_directory(media()); }
    ~PrintsAtADesk() override { ::unsetenv("CUPS_SERVER"); }
    [[nodiscard]] fs::path media() const { return folder.path() / "STICK"; }
    void has_printer(bool accepts = true) {
        cups_.emplace("school", accepts);
        ::setenv("CUPS_SERVER", cups_->address().c_str(), 1);
    }
    [[nodiscard]] std::vector<kiosk::test::CupsServer::Job> printed() const { return cups_->queue(); }
    [[nodiscard]] static core::BadgePaper a_badge() { return {core::ParticipantId{"jp-01"}, kCode}; }
    void printer_service_ends() { cups_->stop(); }
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
    std::optional<kiosk::test::CupsServer> cups_;
    std::optional<PrintDesk> desk_;
};

TEST_F(PrintsAtADesk, ABadgeGoesToThePrinterThatIsNamedAndIsOnNoDiskAfterwards) {
    has_printer();
    const auto disk = folder.path() / "tmp";
    fs::create_directory(disk);
    ::setenv("TMPDIR", disk.c_str(), 1);
    const auto made = makes(a_badge());
    ::unsetenv("TMPDIR");
    EXPECT_EQ(made.trouble, PaperTrouble::None) << made.detail;
    printer_service_ends();
    ASSERT_EQ(printed().size(), 1U);
    EXPECT_THAT(printed().front().document, StartsWith("%PDF"));
    EXPECT_THAT(printed().front().ticket, HasSubstr("badge"));
    EXPECT_TRUE(fs::is_empty(disk));
}

TEST_F(PrintsAtADesk, WhatThePrintersServiceComplainsOfIsSaid) {
    has_printer(false);
    auto made = makes(a_badge());
    EXPECT_EQ(made.trouble, PaperTrouble::Other);
    EXPECT_THAT(made.detail, HasSubstr("not accepting"));
    printer_service_ends();
    made = makes(a_badge());
    EXPECT_EQ(made.trouble, PaperTrouble::Other);
    EXPECT_THAT(made.detail, HasSubstr("lp: "));
}

TEST_F(PrintsAtADesk, APrinterThatIsNotThereIsSaid) {
    has_printer();
    printer = "another";
    const auto made = makes(a_badge());
    EXPECT_EQ(made.trouble, PaperTrouble::Other);
    EXPECT_THAT(made.detail, AllOf(StartsWith("lp: "), HasSubstr("does not exist"), Not(HasSubstr("lp: lp: "))));
    EXPECT_THAT(printed(), IsEmpty());
}

TEST_F(PrintsAtADesk, WithoutThePrintersProgramThatIsSaidWithWhatToInstall) {
    const std::string before = std::getenv("PATH");
    ::setenv("PATH", media().c_str(), 1);
    const auto made = makes(a_badge());
    ::setenv("PATH", before.c_str(), 1);
    EXPECT_EQ(made.trouble, PaperTrouble::NoPrinter);
    EXPECT_THAT(made.detail, HasSubstr("cups-client"));
}

TEST_F(PrintsAtADesk, OfNobodyOnTheRosterThereIsNoBadge) {
    has_printer();
    EXPECT_EQ(makes(core::BadgePaper{core::ParticipantId{"ghost"}, kCode}).trouble, PaperTrouble::Other);
    EXPECT_THAT(printed(), IsEmpty());
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
    has_printer();
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
    (void)makes(core::BadgePaper{core::ParticipantId{"sg-01"}, kCode});
    ASSERT_EQ(printed().size(), 1U);
    const auto badge = folder.path() / "badge.pdf";
    std::ofstream(badge, std::ios::binary) << printed().front().document;
    for (const auto& paper : {media() / "點名_gate.pdf", badge}) {
        const auto text = text_of(paper);
        EXPECT_THAT(text, HasSubstr("Alma Reed"));
        EXPECT_THAT(text, Not(testing::AnyOf(HasSubstr("ATTENTION"), HasSubstr("STAFFNOTE"))));
    }
}

TEST_F(PrintsAtADesk, WithoutAStickTheRollWaitsForOne) {
    fs::remove(media());
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Stick}).trouble, PaperTrouble::NoStick);
    fs::create_directory(media());
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Stick}).trouble, PaperTrouble::None);
}

TEST_F(PrintsAtADesk, TheRollIsPrintedAgainOnlyWhenItIsAnother) {
    has_printer();
    comes("jp-01");
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Printer}).trouble, PaperTrouble::None);
    EXPECT_EQ(printed().size(), 1U);
    now = at(9, 5);
    const auto same = makes(core::RollPaper{core::PaperTo::Printer});
    EXPECT_EQ(printed().size(), 1U);
    EXPECT_EQ(core::format_time(same.at), "09:00") << "of when the paper is";
    comes("jp-02");
    EXPECT_EQ(core::format_time(makes(core::RollPaper{core::PaperTo::Printer}).at), "09:05");
    ASSERT_EQ(printed().size(), 2U);
    EXPECT_NE(printed().back().document, printed().front().document);
}

TEST_F(PrintsAtADesk, WithoutAPrinterThatIsNamedNothingIsPrinted) {
    printer.reset();
    has_printer();
    EXPECT_EQ(makes(core::RollPaper{core::PaperTo::Printer}).trouble, PaperTrouble::NoPrinter);
    EXPECT_THAT(printed(), IsEmpty());
}

} // namespace
} // namespace kiosk::app
