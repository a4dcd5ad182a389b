#include "platform/folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <functional>
#include <iterator>

#include "support/folder.hpp"

namespace kiosk::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using testing::ElementsAre, testing::HasSubstr;

constexpr std::size_t kMost = 1000;

void write(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}
std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// As a kernel before 5.6 answers (ENOSYS), or a container's filter (EPERM). For the rest of the process.
void deny_openat2(int answer) {
    std::array<sock_filter, 4> program{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned>(answer)),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{program.size(), program.data()};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
        _exit(77);
}

// Everything below is said of both ways: 0 is the kernel as it is, else what openat2 answers.
class FolderOfOthers : public testing::TestWithParam<int> {
  protected:
    FolderOfOthers() {
        fs::create_directory(dir_);
        write(outside_, "a secret of this machine");
        write(dir_ / "table.csv", "id\n1\n");
    }

    // Runs what expects something in a process of its own, in which openat2 answers so.
    void there(const std::function<void(const Folder&)>& check) const {
        if (GetParam() == 0) {
            check(Folder::open(dir_).value());
            return;
        }
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            deny_openat2(GetParam());
            check(Folder::open(dir_).value());
            _exit(HasFailure() ? 1 : 0);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFEXITED(status));
        EXPECT_EQ(WEXITSTATUS(status), 0) << "see above";
    }
    void refuses(const std::string& name, const std::string& why) const {
        there([&](const Folder& folder) {
            const auto text = folder.read(name, kMost);
            ASSERT_FALSE(text) << *text;
            EXPECT_EQ(text.error().kind, ErrorKind::Refused) << text.error().detail;
            EXPECT_THAT(text.error().detail, HasSubstr(why));
            EXPECT_FALSE(folder.has_file(name));
        });
    }

    test::Folder machine_;
    fs::path dir_ = machine_.path() / "package";
    fs::path outside_ = machine_.path() / "secret";
};

INSTANTIATE_TEST_SUITE_P(, FolderOfOthers, testing::Values(0, ENOSYS, EPERM), [](const auto& way) {
    return std::string(way.param == 0 ? "ByTheKernel" : way.param == EPERM ? "InASandbox" : "StepByStep");
});

TEST_P(FolderOfOthers, GivesItsFilesAndThoseOfItsFolders) {
    fs::create_directory(dir_ / "plans");
    write(dir_ / "plans" / "campus.svg", "<svg/>");
    there([](const Folder& folder) {
        EXPECT_EQ(folder.read("table.csv", kMost), "id\n1\n");
        EXPECT_EQ(folder.read("plans/campus.svg", kMost), "<svg/>");
        EXPECT_EQ(folder.read("plans/none.svg", kMost).error().kind, ErrorKind::NotFound);
        EXPECT_EQ(folder.read("none/none.svg", kMost).error().kind, ErrorKind::NotFound);
        EXPECT_THAT(folder.names("", kMost), ElementsAre("plans", "table.csv"));
        EXPECT_THAT(folder.names("plans", kMost), ElementsAre("campus.svg"));
        EXPECT_TRUE(folder.has_file("plans/campus.svg"));
        EXPECT_TRUE(folder.has("plans"));
        EXPECT_FALSE(folder.has("none"));
    });
}

TEST_P(FolderOfOthers, FollowsNoLinkToAFileOfTheMachine) {
    fs::create_symlink(outside_, dir_ / "participants.csv");
    refuses("participants.csv", "link");
}

TEST_P(FolderOfOthers, FollowsNoLinkThatStaysInsideEither) {
    fs::create_symlink("table.csv", dir_ / "participants.csv");
    refuses("participants.csv", "link");
}

TEST_P(FolderOfOthers, TellsALinkToNowhereFromAFileThatIsMissing) {
    fs::create_symlink("/nowhere", dir_ / "places.csv");
    refuses("places.csv", "link");
    there([](const Folder& folder) { EXPECT_TRUE(folder.has("places.csv")); });
}

TEST_P(FolderOfOthers, FollowsNoLinkInPlaceOfASubFolder) {
    fs::create_directory(machine_.path() / "home");
    write(machine_.path() / "home" / "letter.svg", "private");
    fs::create_symlink(machine_.path() / "home", dir_ / "plans");
    refuses("plans/letter.svg", "link");
    there([](const Folder& folder) {
        EXPECT_THAT(folder.names("plans", kMost), ElementsAre()) << "names of files tell something too";
        EXPECT_FALSE(folder.create("plans/new.svg", "x"));
    });
    EXPECT_FALSE(fs::exists(machine_.path() / "home" / "new.svg"));
    fs::create_directory(dir_ / "drawings");
    write(dir_ / "drawings" / "campus.svg", "<svg/>");
    fs::create_symlink("drawings", dir_ / "inside");
    refuses("inside/campus.svg", "link");
}

TEST_P(FolderOfOthers, IsNotLeftByTheNameOfAFile) {
    for (const auto* name : {"../secret", "..", ".", "", "plans/../../secret", "a//b", "a/"}) refuses(name, "link");
    refuses(outside_.string(), "link");
}

TEST_P(FolderOfOthers, WaitsForNoPipeAndOpensNoDeviceSocketOrFolder) {
    ASSERT_EQ(mkfifo((dir_ / "pipe.csv").c_str(), 0600), 0);
    refuses("pipe.csv", "a pipe");
    fs::create_directory(dir_ / "folder.csv");
    refuses("folder.csv", "a folder");
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto name = (dir_ / "socket.csv").string();
    ASSERT_LT(name.size(), sizeof address.sun_path);
    std::copy(name.begin(), name.end(), address.sun_path);
    ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    refuses("socket.csv", "a socket");
    close(listener);
    // Only root can put a device there.
    if (mknod((dir_ / "device.csv").c_str(), S_IFCHR | 0600, makedev(1, 5)) == 0) refuses("device.csv", "a device");
}

TEST_P(FolderOfOthers, ReadsNoMoreThanItMay) {
    write(dir_ / "table.csv", std::string(kMost, 'x'));
    there([](const Folder& folder) { EXPECT_EQ(folder.read("table.csv", kMost)->size(), kMost); });
    write(dir_ / "table.csv", std::string(kMost + 1, 'x'));
    there([](const Folder& folder) {
        const auto text = folder.read("table.csv", kMost);
        ASSERT_FALSE(text);
        EXPECT_EQ(text.error().kind, ErrorKind::Invalid);
    });
}

TEST_P(FolderOfOthers, WritesOnlyWhereNothingIs) {
    fs::create_symlink(outside_, dir_ / "seal.toml");
    fs::create_symlink(machine_.path() / "new", dir_ / "badges.csv");
    there([](const Folder& folder) {
        for (const auto* name : {"seal.toml", "badges.csv", "table.csv", "../new", "/tmp/new"})
            EXPECT_EQ(folder.create(name, "overwritten").error().kind, ErrorKind::Refused) << name;
        EXPECT_TRUE(folder.create_folder("plans"));
        EXPECT_EQ(folder.create_folder("../plans").error().kind, ErrorKind::Refused);
        EXPECT_TRUE(folder.create("plans/a.svg", "<svg/>"));
    });
    EXPECT_EQ(text_of(outside_), "a secret of this machine");
    EXPECT_FALSE(fs::exists(machine_.path() / "new"));
    EXPECT_EQ(text_of(dir_ / "plans" / "a.svg"), "<svg/>");
    EXPECT_EQ(fs::status(dir_ / "plans" / "a.svg").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(FolderItself, MayBeReachedByALink) {
    const test::Folder machine;
    fs::create_directory(machine.path() / "visit");
    write(machine.path() / "visit" / "table.csv", "id\n");
    fs::create_directory_symlink("visit", machine.path() / "today");
    EXPECT_EQ(Folder::open(machine.path() / "today")->read("table.csv", kMost), "id\n");
    EXPECT_EQ(Folder::open(machine.path() / "none").error().kind, ErrorKind::NotFound);
    EXPECT_EQ(Folder::open(machine.path() / "visit" / "table.csv").error().kind, ErrorKind::NotFound);
}

TEST(FolderItself, ReadsAFileWhoseSizeIsNotToldBeforehand) {
    EXPECT_GT(Folder::open("/proc/self")->read("status", 1U << 20U)->size(), 100U);
}

} // namespace
} // namespace kiosk::platform
