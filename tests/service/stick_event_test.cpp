#include "service/stick_event.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "event/workbook/event_workbook.hpp"
#include "support/folder.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using core::StickItem, core::StickKind;

class AnEventOnAStick : public testing::Test {
  protected:
    void lay(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << text;
    }
    [[nodiscard]] static std::string workbook() {
        event::NewWorkbook wanted;
        wanted.id = "no id of an event"; // blanks: a problem with a cell
        wanted.title = "參訪";
        wanted.first_day = wanted.last_day = core::LocalDay(std::chrono::days(20'000));
        return event::new_event_workbook(wanted).value();
    }
    [[nodiscard]] core::Result<StickEvent> read(StickKind kind, const std::string& name) const {
        StickItem item;
        item.kind = kind;
        item.name = name;
        return read_stick_event(platform::Folder::open(folder_.path()).value(), item, {});
    }
    // Of all problems, those of this file or sheet.
    [[nodiscard]] static std::ptrdiff_t problems_of(const StickEvent& event, const std::string& file) {
        return std::ranges::count(event.report.problems, file, &event::Problem::file);
    }
    test::Folder folder_;
};

TEST_F(AnEventOnAStick, AWorkbookIsCheckedSheetBySheet) {
    lay("參訪.xlsx", workbook());
    const auto event = read(StickKind::Workbook, "參訪.xlsx");
    ASSERT_TRUE(event);
    EXPECT_EQ(event->workbook, workbook());
    EXPECT_FALSE(event->report.ok());
    ASSERT_GT(problems_of(*event, "活動"), 0);
    EXPECT_TRUE(std::ranges::any_of(event->report.problems, [](const auto& problem) { return !problem.cell.empty(); }))
        << event::to_line(event->report.problems.front());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1); // nothing is made
}

TEST_F(AnEventOnAStick, TheMarkedCopyIsAWorkbookWithTheProblemsInIt) {
    lay("參訪.xlsx", workbook());
    const auto event = read(StickKind::Workbook, "參訪.xlsx").value();
    const auto marked = marked_copy(event, nullptr);
    ASSERT_TRUE(marked);
    EXPECT_NE(*marked, event.workbook);
    const std::string name = name_of_marked("參訪.xlsx");
    EXPECT_EQ(name, "參訪_請修改.xlsx");
    lay(name, *marked);
    const auto again = read(StickKind::Workbook, name);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->report.problems, event.report.problems);
}

TEST_F(AnEventOnAStick, APackageIsReadWithoutWhatLeadsOutOfIt) {
    const test::Folder outside;
    std::ofstream(outside.path() / "participants.csv") << "id,name\n1,a secret of this machine\n";
    fs::create_directories(folder_.path() / "visit" / "plans");
    fs::create_directories(folder_.path() / "visit" / "photos");
    lay("visit/event.toml", "id = \"visit-2026\"\n");
    lay("visit/plans/campus.svg", "x");
    fs::create_symlink(outside.path() / "participants.csv", folder_.path() / "visit" / "participants.csv");
    const auto event = read(StickKind::Package, "visit");
    ASSERT_TRUE(event);
    EXPECT_EQ(event->workbook, "");
    EXPECT_GT(problems_of(*event, "event.toml"), 0);
    const auto missing = std::ranges::find(event->report.problems, "participants.csv", &event::Problem::file);
    ASSERT_NE(missing, event->report.problems.end());
    EXPECT_EQ(missing->line, 0); // as a file that is not there
    EXPECT_EQ(marked_copy(*event, nullptr).error().kind, ErrorKind::Invalid);
}

TEST_F(AnEventOnAStick, AStickThatIsGoneIsSaid) {
    EXPECT_EQ(read(StickKind::Workbook, "參訪.xlsx").error().kind, ErrorKind::Unavailable);
}

TEST_F(AnEventOnAStick, ABundleIsNone) {
    lay("side.kbundle", "kioskbn1");
    EXPECT_EQ(read(StickKind::Bundle, "side.kbundle").error().kind, ErrorKind::Refused);
}

} // namespace
} // namespace kiosk::service
