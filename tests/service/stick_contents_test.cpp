#include "service/stick_contents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "event/workbook/event_workbook.hpp"
#include "service/issue/stick_keys.hpp"
#include "support/folder.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using core::StickContents, core::StickItem, core::StickKind;
using testing::ElementsAre, testing::Field, testing::IsEmpty;

class OnAStick : public testing::Test {
  protected:
    void put(const std::string& name, const std::string& text = "x") const {
        std::ofstream(folder_.path() / name, std::ios::binary) << text;
    }
    [[nodiscard]] StickContents listed() const { return list_stick(platform::Folder::open(folder_.path()).value()); }
    [[nodiscard]] std::vector<std::string> shown() const {
        std::vector<std::string> names;
        for (const auto& item : listed().items) names.push_back(item.shown);
        return names;
    }
    test::Folder folder_;
};

TEST_F(OnAStick, AFolderWithAnEventIsAPackageAndOtherFilesAreCounted) {
    fs::create_directory(folder_.path() / "visit");
    put("visit/event.toml");
    fs::create_directory(folder_.path() / "photos");
    put("letter.docx");
    const auto contents = listed();
    ASSERT_EQ(contents.items.size(), 1U);
    EXPECT_EQ(contents.items[0].kind, StickKind::Package);
    EXPECT_EQ(contents.items[0].name, "visit");
    EXPECT_EQ(contents.others, 2U);
    EXPECT_FALSE(contents.more);
}

TEST_F(OnAStick, AFileIsWhatItHoldsAndNotWhatItsNameSays) {
    put("side.kbundle", "kioskbn1 and more");
    put("SIDE.KBUNDLE", "kioskbn1 and more");
    put("other.kbundle", "something else");
    put("visit.xlsx", "no zip archive");
    const auto contents = listed();
    EXPECT_THAT(shown(), testing::UnorderedElementsAre("SIDE.KBUNDLE", "side.kbundle"));
    EXPECT_EQ(contents.others, 2U);
}

TEST_F(OnAStick, AWorkbookWithTheEventsSheetsIsAnEvent) {
    event::NewWorkbook wanted;
    wanted.id = "visit-2026";
    wanted.title = "參訪";
    wanted.first_day = wanted.last_day = core::LocalDay(std::chrono::days(20'000));
    const std::string bytes = event::new_event_workbook(wanted).value();
    put("參訪_1126.XLSX", bytes);
    put("cut.xlsx", bytes.substr(0, bytes.size() / 2));
    const auto contents = listed();
    ASSERT_EQ(contents.items.size(), 1U);
    EXPECT_EQ(contents.items[0].kind, StickKind::Workbook);
    EXPECT_EQ(contents.items[0].shown, "參訪_1126.XLSX");
    EXPECT_EQ(contents.items[0].bytes, bytes.size());
    EXPECT_EQ(contents.others, 1U);
}

TEST_F(OnAStick, AnIssuersKeyIsAFileThatReadsAsOne) {
    const std::string key = "kiosk-issuer-key-1\n" + std::string(64, '7') + "\n";
    put("issuer.KEY", key);
    put("letter.key", "Dear key, ...");
    put("cut.key", key.substr(0, 40));
    put("long.key", key + std::string(kMostKeyBytes, '\n'));
    fs::create_symlink("issuer.KEY", folder_.path() / "link.key");
    const auto contents = listed();
    ASSERT_EQ(contents.items.size(), 1U);
    EXPECT_EQ(contents.items[0].kind, StickKind::Key);
    EXPECT_EQ(contents.items[0].shown, "issuer.KEY");
    EXPECT_EQ(contents.others, 4U);
}

TEST_F(OnAStick, TheNewestOfAKindIsTheFirst) {
    put("a.kbundle", "kioskbn1");
    put("b.kbundle", "kioskbn1");
    fs::last_write_time(folder_.path() / "a.kbundle",
                        fs::last_write_time(folder_.path() / "b.kbundle") - std::chrono::hours(1));
    EXPECT_THAT(shown(), ElementsAre("b.kbundle", "a.kbundle"));
}

TEST_F(OnAStick, WhatProgramsLeaveThereIsNotCounted) {
    put(".Trashes");
    put("~$visit.xlsx");
    put(std::string(platform::kUnfinished));
    const auto contents = listed();
    EXPECT_THAT(contents.items, IsEmpty());
    EXPECT_EQ(contents.others, 0U);
}

TEST_F(OnAStick, NoLinkLeadsOutOfItOrAround) {
    const test::Folder outside;
    fs::create_directory(outside.path() / "visit");
    std::ofstream(outside.path() / "visit" / "event.toml") << "x";
    std::ofstream(outside.path() / "side.kbundle") << "kioskbn1";
    fs::create_symlink(outside.path() / "visit", folder_.path() / "visit");
    fs::create_symlink(outside.path() / "side.kbundle", folder_.path() / "side.kbundle");
    fs::create_directory(folder_.path() / "other");
    fs::create_symlink(outside.path() / "visit" / "event.toml", folder_.path() / "other" / "event.toml");
    fs::create_symlink("around.xlsx", folder_.path() / "around.xlsx");
    const auto contents = listed();
    EXPECT_THAT(contents.items, IsEmpty());
    EXPECT_EQ(contents.others, 4U);
}

TEST_F(OnAStick, ANameIsShownWithoutWhatControlsAScreen) {
    const std::string name = "vi\x1b[2Jsit\n\xff\xe2\x80\xae.kbundle"; // an escape, a line, a byte, an override
    put(name, "kioskbn1");
    const auto contents = listed();
    ASSERT_EQ(contents.items.size(), 1U);
    EXPECT_EQ(contents.items[0].name, name);
    EXPECT_EQ(contents.items[0].shown, "vi\\x1b[2Jsit\\x0a\\xff.kbundle");
}

TEST_F(OnAStick, NoMoreIsLookedAtThanIsStated) {
    for (std::size_t i = 0; i <= kMostOnStick; ++i) put("file" + std::to_string(i));
    const auto contents = listed();
    EXPECT_TRUE(contents.more);
    EXPECT_EQ(contents.others, kMostOnStick);
    const test::Folder full;
    for (std::size_t i = 0; i < kMostOpenedOnStick + 3; ++i)
        std::ofstream(full.path() / (std::to_string(i) + ".kbundle")) << "kioskbn1";
    EXPECT_EQ(list_stick(platform::Folder::open(full.path()).value()).items.size(), kMostOpenedOnStick);
}

} // namespace
} // namespace kiosk::service
