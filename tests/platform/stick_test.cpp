#include "platform/stick.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <vector>

#include "support/folder.hpp"

namespace kiosk::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using testing::ElementsAre, testing::IsEmpty;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void put(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

// In a process of its own; what it expects and does not find fails the test.
void apart(const std::function<void()>& check) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        check();
        _exit(testing::Test::HasFailure() ? 1 : 0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

// A file system of its own, which nobody else sees. False: it may not be mounted here, and the folder stands for it.
bool mount_apart(const fs::path& at, const char* options) {
    if (unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    (void)mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
    return mount("stick", at.c_str(), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options) == 0;
}

// As if the file system ended there.
void let_files_have(rlim_t bytes) {
    (void)signal(SIGXFSZ, SIG_IGN);
    const rlimit few{bytes, bytes};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &few), 0);
}

class AFolderForAStick : public testing::Test {
  protected:
    AFolderForAStick() { fs::create_directory(dir_); }
    // By a user who may not write there, for root may everywhere.
    void be_let_read_only() const {
        constexpr uid_t kNobody = 65'534;
        fs::permissions(folder_.path(), fs::perms(0755));
        fs::permissions(dir_, fs::perms(0555));
        if (geteuid() == 0) {
            ASSERT_EQ(setuid(kNobody), 0);
        }
    }
    test::Folder folder_;
    const fs::path dir_ = folder_.path() / "visit";
    const std::unique_ptr<Stick> stick_ = folder_stick(dir_);
};

TEST_F(AFolderForAStick, IsInWhileItIsThere) {
    const auto facts = stick_->look().value();
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->name, "visit");
    EXPECT_GT(facts->total, 0U);
    EXPECT_FALSE(facts->read_only);
    fs::remove(dir_);
    EXPECT_FALSE(stick_->look().value());
    EXPECT_EQ(stick_->open().error().kind, ErrorKind::Unavailable);
}

TEST_F(AFolderForAStick, IsOutWhenItWasLetGoUntilAnotherIsPutIn) {
    ASSERT_TRUE(stick_->eject());
    EXPECT_FALSE(stick_->look().value());
    fs::rename(dir_, folder_.path() / "pocket");
    EXPECT_FALSE(stick_->look().value());
    EXPECT_EQ(stick_->eject().error().kind, ErrorKind::Unavailable);
    fs::rename(folder_.path() / "pocket", dir_);
    EXPECT_TRUE(stick_->look().value());
}

TEST_F(AFolderForAStick, TakesAFileInThePlaceOfOneOfItsName) {
    ASSERT_TRUE(stick_->write("參訪_請修改.xlsx", "old"));
    ASSERT_TRUE(stick_->write("參訪_請修改.xlsx", "new"));
    EXPECT_EQ(bytes_of(dir_ / "參訪_請修改.xlsx"), "new");
    EXPECT_THAT(stick_->open().value().names("", 10), ElementsAre("參訪_請修改.xlsx"));
}

TEST_F(AFolderForAStick, ThatWasPulledOutMidWayHasTheOldFileAndIsWrittenAgain) {
    put(dir_ / "page.pdf", "old");
    put(dir_ / std::string(kUnfinished), "half of th");
    ASSERT_TRUE(stick_->write("page.pdf", "new"));
    EXPECT_EQ(bytes_of(dir_ / "page.pdf"), "new");
    EXPECT_FALSE(fs::exists(dir_ / std::string(kUnfinished)));
}

TEST_F(AFolderForAStick, IsWrittenToThroughNoLink) {
    put(folder_.path() / "outside", "a secret of this machine");
    fs::create_symlink(folder_.path() / "outside", dir_ / std::string(kUnfinished));
    fs::create_symlink(folder_.path() / "outside", dir_ / "page.pdf");
    ASSERT_TRUE(stick_->write("page.pdf", "new"));
    EXPECT_EQ(bytes_of(folder_.path() / "outside"), "a secret of this machine");
    EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(dir_ / "page.pdf")));
    EXPECT_FALSE(stick_->write("../outside", "new"));
    EXPECT_FALSE(stick_->write("a/b", "new"));
}

TEST_F(AFolderForAStick, ANameThatIsAFoldersIsRefusedAndLeavesNothing) {
    fs::create_directory(dir_ / "page.pdf");
    put(dir_ / "page.pdf" / "of somebody", "kept");
    EXPECT_EQ(stick_->write("page.pdf", "new").error().kind, ErrorKind::Refused);
    EXPECT_EQ(bytes_of(dir_ / "page.pdf" / "of somebody"), "kept");
    EXPECT_THAT(stick_->open().value().names("", 10), ElementsAre("page.pdf"));
}

TEST_F(AFolderForAStick, ThatIsFullKeepsTheOldFileAndNoPartOfTheNew) {
    apart([&] {
        const bool mounted = mount_apart(dir_, "size=64k");
        put(dir_ / "page.pdf", "old");
        if (!mounted) let_files_have(64U << 10U);
        EXPECT_EQ(stick_->write("page.pdf", std::string(256U << 10U, 'x')).error().kind, ErrorKind::DiskFull);
        EXPECT_EQ(bytes_of(dir_ / "page.pdf"), "old");
        EXPECT_THAT(stick_->open().value().names("", 10), ElementsAre("page.pdf"));
    });
}

TEST_F(AFolderForAStick, AFileLongerThanTheFileSystemTakesIsAsFull) {
    apart([&] {
        let_files_have(4096);
        EXPECT_EQ(stick_->write("page.pdf", std::string(8192, 'x')).error().kind, ErrorKind::DiskFull);
        EXPECT_THAT(stick_->open().value().names("", 10), IsEmpty());
    });
}

TEST_F(AFolderForAStick, ThatIsWriteProtectedIsReadAndSaysSo) {
    apart([&] {
        const bool mounted = mount_apart(dir_, "size=64k");
        put(dir_ / "page.pdf", "old");
        if (mounted) {
            ASSERT_EQ(mount(nullptr, dir_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
                            nullptr),
                      0);
        } else {
            be_let_read_only();
        }
        EXPECT_EQ(stick_->look().value()->read_only, mounted); // else only a try tells
        EXPECT_EQ(stick_->write("page.pdf", "new").error().kind, ErrorKind::Refused);
        EXPECT_EQ(stick_->open().value().read("page.pdf", 100).value(), "old");
    });
}

// --- several files in one go

std::vector<NewContent> seal_and_badges(const std::string& badges, const std::string& seal) {
    return {{"badges.csv", badges}, {"seal.toml", seal}};
}

TEST_F(AFolderForAStick, TakesSeveralFilesOfAFolderThatIsMadeForThem) {
    ASSERT_TRUE(stick_->write_all("visit.kiosk/plans", std::vector<NewContent>{{"campus.svg", "<svg/>"}}));
    ASSERT_TRUE(stick_->write_all("visit.kiosk", seal_and_badges("old", "1")));
    auto files = seal_and_badges("new", "2");
    files.insert(files.begin(), {"places.csv", std::nullopt});
    put(dir_ / "visit.kiosk" / "places.csv", "of a workbook that had some");
    ASSERT_TRUE(stick_->write_all("visit.kiosk", files));
    EXPECT_EQ(bytes_of(dir_ / "visit.kiosk" / "badges.csv"), "new");
    EXPECT_EQ(bytes_of(dir_ / "visit.kiosk" / "seal.toml"), "2");
    EXPECT_THAT(stick_->open().value().names("visit.kiosk", 10), ElementsAre("badges.csv", "plans", "seal.toml"));
    ASSERT_TRUE(stick_->write_all("visit.kiosk", files)) << "what is to be gone is gone already";
}

TEST_F(AFolderForAStick, ThatIsFullTakesNoneOfSeveralFiles) {
    apart([&] {
        const bool mounted = mount_apart(dir_, "size=64k");
        ASSERT_TRUE(stick_->write_all("visit.kiosk", seal_and_badges("old", "1")));
        if (!mounted) let_files_have(64U << 10U);
        EXPECT_EQ(stick_->write_all("visit.kiosk", seal_and_badges("new", std::string(256U << 10U, 'x'))).error().kind,
                  ErrorKind::DiskFull);
        EXPECT_EQ(bytes_of(dir_ / "visit.kiosk" / "badges.csv"), "old");
        EXPECT_EQ(bytes_of(dir_ / "visit.kiosk" / "seal.toml"), "1");
        EXPECT_THAT(stick_->open().value().names("visit.kiosk", 10), ElementsAre("badges.csv", "seal.toml"));
    });
}

TEST_F(AFolderForAStick, SeveralFilesGoThroughNoLinkAndIntoNoOtherFolder) {
    const auto outside = folder_.path() / "outside";
    fs::create_directory(outside);
    fs::create_directory_symlink(outside, dir_ / "visit.kiosk");
    const auto files = seal_and_badges("new", "2");
    EXPECT_FALSE(stick_->write_all("visit.kiosk", files));
    EXPECT_FALSE(stick_->write_all("visit.kiosk/plans", files));
    EXPECT_FALSE(stick_->write_all("../outside", files));
    EXPECT_FALSE(stick_->write_all("", files));
    EXPECT_FALSE(stick_->write_all("fine", std::vector<NewContent>{{"a/b", "new"}}));
    EXPECT_TRUE(fs::is_empty(outside));
}

TEST_F(AFolderForAStick, SeveralFilesOfAStickThatWasPulledOutMidWayAreWrittenAgain) {
    fs::create_directory(dir_ / "visit.kiosk");
    put(dir_ / "visit.kiosk" / (std::string(kUnfinished) + "1"), "half of th");
    ASSERT_TRUE(stick_->write_all("visit.kiosk", seal_and_badges("new", "2")));
    EXPECT_THAT(stick_->open().value().names("visit.kiosk", 10), ElementsAre("badges.csv", "seal.toml"));
    fs::remove_all(dir_);
    EXPECT_EQ(stick_->write_all("visit.kiosk", seal_and_badges("new", "2")).error().kind, ErrorKind::Unavailable);
}

TEST_F(AFolderForAStick, OfWhichAFileIsLookedAtBeforeItIsRead) {
    put(dir_ / "visit.xlsx", "12345");
    fs::create_directory(dir_ / "package");
    fs::create_symlink("visit.xlsx", dir_ / "link.xlsx");
    fs::create_symlink("around", dir_ / "around");
    const auto folder = stick_->open().value();
    EXPECT_EQ(folder.look("visit.xlsx").value().bytes, 5U);
    EXPECT_FALSE(folder.look("visit.xlsx").value().is_folder);
    EXPECT_TRUE(folder.look("package").value().is_folder);
    EXPECT_EQ(folder.look("link.xlsx").error().kind, ErrorKind::Refused);
    EXPECT_EQ(folder.look("around").error().kind, ErrorKind::Refused);
    EXPECT_EQ(folder.look("nothing").error().kind, ErrorKind::NotFound);
}

} // namespace
} // namespace kiosk::platform
