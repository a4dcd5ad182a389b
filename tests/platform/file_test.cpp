#include "platform/file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "support/folder.hpp"

namespace kiosk::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using testing::HasSubstr, testing::StartsWith, testing::UnorderedElementsAre;

class File : public testing::Test {
  protected:
    void write(const fs::path& to, const std::string& text) { std::ofstream(to, std::ios::binary) << text; }
    std::string text_of(const fs::path& of) {
        std::ifstream in(of, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    mode_t mode(const fs::path& of) {
        struct stat there {};
        EXPECT_EQ(::lstat(of.c_str(), &there), 0);
        return there.st_mode & 07777U;
    }
    std::vector<std::string> names() {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(folder.path())) found.push_back(entry.path().filename());
        return found;
    }

    test::Folder folder;
    fs::path file = folder.path() / "settings.txt";
};

TEST_F(File, IsReadWholeUpToItsBound) {
    write(file, "12345");
    EXPECT_EQ(read_file(file, 5).value(), "12345");
    const auto larger = read_file(file, 4);
    ASSERT_FALSE(larger);
    EXPECT_EQ(larger.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(larger.error().detail, file.string() + ": larger than 4 bytes");
}

TEST_F(File, ThatIsNotThereIsSaidToBeMissingByName) {
    const auto missing = read_file(file, 100);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::NotFound);
    EXPECT_EQ(missing.error().detail, file.string() + ": there is no such file");
}

TEST_F(File, ThatIsAPipeOrAFolderIsRefusedWithoutWaiting) {
    ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
    EXPECT_EQ(read_file(file, 100).error().detail, file.string() + ": this is no file but a pipe");
    EXPECT_EQ(read_file(folder.path(), 100).error().kind, ErrorKind::Refused);
}

TEST_F(File, BehindALinkIsReadUnlessLinksAreRefused) {
    write(folder.path() / "own.txt", "text");
    fs::create_symlink("own.txt", file);
    EXPECT_EQ(read_file(file, 100).value(), "text");
    EXPECT_EQ(read_file(file, 100, Links::Refuse).error().kind, ErrorKind::Refused);
}

TEST_F(File, IsReplacedWithTheModeAskedForAndLeavesNothingBeside) {
    write(file, "old");
    write(file.string() + ".new", "of a run that was cut short");
    const mode_t before = ::umask(0077);
    const auto done = replace_file(file, "new", 0644);
    ::umask(before);
    ASSERT_TRUE(done) << done.error().detail;
    EXPECT_EQ(text_of(file), "new");
    EXPECT_EQ(mode(file), 0644U);
    EXPECT_THAT(names(), UnorderedElementsAre("settings.txt"));
}

TEST_F(File, ThatIsALinkIsReplacedItself) {
    write(folder.path() / "theirs.txt", "theirs");
    fs::create_symlink("theirs.txt", file);
    ASSERT_TRUE(replace_file(file, "ours", 0600));
    EXPECT_EQ(text_of(folder.path() / "theirs.txt"), "theirs");
    EXPECT_FALSE(fs::is_symlink(file));
    EXPECT_EQ(mode_of(file, 0644), 0600U);
}

TEST_F(File, KeepsItsOldContentWhenTheNewCannotBeWritten) {
    fs::create_directory(file);
    write(file / "inside.txt", "old");
    const auto done = replace_file(file, "new", 0600);
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().detail, StartsWith(file.string() + ": "));
    EXPECT_EQ(text_of(file / "inside.txt"), "old");
    EXPECT_THAT(names(), UnorderedElementsAre("settings.txt"));
}

TEST_F(File, ThatIsThereIsNeverCreatedAgain) {
    ASSERT_TRUE(create_file(file, "first", 0600));
    EXPECT_EQ(mode(file), 0600U);
    for (const auto& done : {create_file(file, "second", 0600), check_is_new(file)}) {
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().kind, ErrorKind::Refused);
        EXPECT_THAT(done.error().detail, HasSubstr("never overwritten"));
    }
    EXPECT_EQ(text_of(file), "first");
    EXPECT_TRUE(check_is_new(folder.path() / "another.txt"));
}

TEST_F(File, ModeOfALinkIsNotThatOfWhatItLeadsTo) {
    EXPECT_EQ(mode_of(file, 0640), 0640U);
    write(folder.path() / "open.txt", "");
    ASSERT_EQ(::chmod((folder.path() / "open.txt").c_str(), 0666), 0);
    fs::create_symlink("open.txt", file);
    EXPECT_EQ(mode_of(file, 0600), 0600U);
    EXPECT_EQ(mode_of(folder.path() / "open.txt", 0600), 0666U);
}

} // namespace
} // namespace kiosk::platform
