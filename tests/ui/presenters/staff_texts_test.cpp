// The texts of staff: complete in the two languages of theirs, and in no more.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/ledger/verdict.hpp"
#include "core/rules/staff.hpp"
#include "ui/offscreen.hpp"

namespace kiosk::test {
namespace {

TEST(StaffTexts, AreCompleteInTheLanguagesOfStaff) {
    const auto all = staff_catalogues();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].language(), core::kHomeLanguage);
    EXPECT_EQ(all[1].language(), "en");
    EXPECT_GT(all[0].keys().size(), 100U);
    EXPECT_EQ(all[0].keys(), all[1].keys());
    for (const std::string& key : all[0].keys()) EXPECT_EQ(all[0].placeholders(key), all[1].placeholders(key)) << key;
}

TEST(StaffTexts, StandInNoFileThatNobodyReads) {
    std::vector<std::string> files;
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets/i18n/staff"))
        files.push_back(file.path().filename().string());
    EXPECT_THAT(files, testing::UnorderedElementsAre("zh-TW.toml", "en.toml"));
}

TEST(StaffTexts, LeaveNoArgumentOpen) {
    const core::Args args{{"n", std::int64_t{3}},        {"time", std::string("09:12")}, {"name", std::string("N")},
                          {"code", std::string("7F2C")}, {"who", std::string("t1")},     {"from", std::string("09:00")},
                          {"to", std::string("10:00")},  {"reason", std::string("r")},   {"all", std::int64_t{9}},
                          {"act", std::int64_t{1}},      {"look", std::int64_t{2}},      {"why", std::string("w")},
                          {"coach", std::string("2")},   {"class", std::string("205")},  {"what", std::string("3 in")}};
    for (const core::Catalogue& catalogue : staff_catalogues())
        for (const std::string& key : catalogue.keys()) {
            const std::string text = catalogue.text(key, args);
            EXPECT_FALSE(text.empty()) << key;
            EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << key << ": " << text;
        }
}

TEST(StaffTexts, HaveAWordForEveryReason) {
    for (const core::Catalogue& catalogue : staff_catalogues()) {
        for (const auto code : core::kUndoReasons) EXPECT_TRUE(catalogue.has("why." + std::string(code))) << code;
        for (const auto code : core::kOverrideReasons) EXPECT_TRUE(catalogue.has("why." + std::string(code))) << code;
        for (const auto code : core::kLostReasons) EXPECT_TRUE(catalogue.has("why." + std::string(code))) << code;
        for (const auto code : core::kPaperReasons) EXPECT_TRUE(catalogue.has("why." + std::string(code))) << code;
        for (const auto code : core::kExcuseReasons) EXPECT_TRUE(catalogue.has("why." + std::string(code))) << code;
    }
}

} // namespace
} // namespace kiosk::test
