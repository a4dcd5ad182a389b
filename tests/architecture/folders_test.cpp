#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "architecture/folders.hpp"

namespace kiosk::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SourceFile source_of(std::string path, std::string text) {
    return {std::move(path), std::move(text)};
}

TEST(House, FoldersIncludeOnlyAlongTheirArrows) {
    std::string lines;
    for (const SourceFile& source : read_files(KIOSK_SOURCE_DIR, {"kiosk"}))
        for (const std::string& offence : check_folders(source)) lines += offence + "\n";
    EXPECT_EQ(lines, "");
}

TEST(House, FoldersAreDescribedAsTheyAre) {
    const auto readme = read_files(KIOSK_SOURCE_DIR, {"kiosk/README.md"});
    ASSERT_EQ(readme.size(), 1U);
    std::string law;
    for (const std::string& from : folders()) {
        law += from + ":";
        for (const std::string& to : folders())
            if (may_include_folder(from, to)) law += " " + to.substr(to.find('/') + 1);
        law += "\n";
    }
    EXPECT_EQ(documented_folders(readme[0].text), law)
        << "the table of folders in kiosk/README.md and the one of folders.cpp differ";
}

TEST(House, SaysWhyAFolderIsLarge) {
    const auto readme = read_files(KIOSK_SOURCE_DIR, {"kiosk/README.md"});
    ASSERT_EQ(readme.size(), 1U);
    EXPECT_THAT(check_folder_sizes(read_files(KIOSK_SOURCE_DIR, {"kiosk"}), readme[0].text), IsEmpty());
}

TEST(FolderSizeRule, WantsAReasonOfWhatHasMoreThanTwentyUnits) {
    std::vector<SourceFile> files;
    for (char unit = 'a'; unit < 'a' + 20; ++unit) {
        for (const char* kind : {".hpp", ".cpp"})
            files.push_back(source_of(std::string("kiosk/core/base/") + unit + kind, ""));
    }
    EXPECT_THAT(check_folder_sizes(files, ""), IsEmpty());
    files.push_back(source_of("kiosk/core/base/z.cpp", ""));
    EXPECT_THAT(check_folder_sizes(files, "Of more than twenty units are `core/rules` (why)."),
                ElementsAre("kiosk/core/base: 21 units, and the README says no reason",
                            "kiosk/core/rules: has a reason for being large, and is not"));
    EXPECT_THAT(check_folder_sizes(files, "Of more than twenty units are `core/base` (why)."), IsEmpty());
}

TEST(FolderRule, HasNoArrowToAFolderThatStandsAfterIt) {
    const auto all = folders();
    for (std::size_t from = 0; from < all.size(); ++from)
        for (std::size_t to = from; to < all.size(); ++to)
            EXPECT_FALSE(may_include_folder(all[from], all[to])) << all[from] << " and " << all[to];
}

TEST(FolderRule, RefusesAnArrowBack) {
    EXPECT_THAT(check_folders(source_of("kiosk/store/roster/purge.cpp", "#include \"store/roster/purge.hpp\"\n"
                                                                        "#include \"store/sqlite/connection.hpp\"\n"
                                                                        "#include \"store/desk/desk.hpp\"\n")),
                ElementsAre("kiosk/store/roster/purge.cpp:3: store/roster may not include store/desk"));
    EXPECT_THAT(check_folders(source_of("kiosk/ui/map/map_widget.cpp", "#include \"ui/screens/guest/chrome.hpp\"\n"
                                                                       "#include \"ui/interface.hpp\"\n")),
                ElementsAre("kiosk/ui/map/map_widget.cpp:1: ui/map may not include ui/screens"));
}

TEST(FolderRule, RefusesAFolderThatItDoesNotKnow) {
    EXPECT_THAT(check_folders(source_of("kiosk/store/attic/x.cpp", "")),
                ElementsAre("kiosk/store/attic/x.cpp: store/attic is not in the table"));
}

TEST(FolderRule, LeavesOtherRoomsAndRoomsWithoutFoldersToTheOtherRules) {
    EXPECT_THAT(check_folders(source_of("kiosk/map/scene.cpp", "#include \"map/labels.hpp\"\n")), IsEmpty());
    EXPECT_THAT(check_folders(source_of("kiosk/app/program.cpp", "#include \"ui/screens/guest/home.hpp\"\n")),
                IsEmpty());
    EXPECT_THAT(check_folders(source_of("kiosk/sync/engine.cpp", "#include \"sync/local_replica.hpp\"\n")), IsEmpty());
}

} // namespace
} // namespace kiosk::architecture
