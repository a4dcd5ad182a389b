// Who holds the file, as the kernel and the folder tell: POSIX takes all locks of a process from a file as soon as the
// process closes any descriptor of it, and SQLite of another program then takes itself for the last user.
#include <fstream>
#include <set>
#include <sstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/replica/replica.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string beside(const std::filesystem::path& file, const char* ending) {
    return file.string() + ending;
}

std::uint64_t number_of(const std::string& file) {
    struct ::stat there {};
    return ::stat(file.c_str(), &there) == 0 ? there.st_ino : 0;
}

// The ranges that this process has locked in the file, as /proc/locks (proc(5)) lists them. While other processes lock
// and unlock, one reading of it may leave a line out or have it twice: what is there is in one of several.
std::set<std::string> locks_on(const std::string& file) {
    const auto number = ":" + std::to_string(number_of(file));
    std::set<std::string> found;
    for (int reading = 0; reading < 4; ++reading) {
        std::ifstream locks("/proc/locks");
        for (std::string line; std::getline(locks, line);) {
            std::istringstream fields(line);
            std::string index, kind, mandatory, mode, pid, where, from, to;
            fields >> index >> kind >> mandatory >> mode >> pid >> where >> from >> to;
            if (kind == "POSIX" && pid == std::to_string(::getpid()) && where.ends_with(number))
                found.insert(mode + " " + from + "-" + to);
        }
    }
    return found;
}

class Locks : public StoreTest {
  protected:
    // A desk that has recorded something.
    std::unique_ptr<Desk> busy_desk() {
        auto desk = must(Desk::open(file, options_at("gate")));
        EXPECT_EQ(show(*desk, "jp-01", at(9, 0)).verdict, core::Verdict::Admitted);
        return desk;
    }
};

TEST_F(Locks, OpeningReadingAndClosingTheFileOnceMoreTakesNoneFromTheDesk) {
    load();
    const auto desk = busy_desk();
    const auto held = locks_on(file);
    ASSERT_THAT(held, Not(IsEmpty()));
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        {
            const auto again = database(mode);
            EXPECT_TRUE(again.event());
        }
        EXPECT_EQ(locks_on(file), held);
    }
}

// So that the test above is known to look at the right thing.
TEST_F(Locks, ADescriptorOfTheFileThatIsNotSqlitesTakesThemAway) {
    load();
    const auto desk = busy_desk();
    ASSERT_THAT(locks_on(file), Not(IsEmpty()));
    ::close(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    EXPECT_THAT(locks_on(file), IsEmpty());
}

TEST_F(Locks, AFileIsMadeForItsOwnerOnlyAndLeavesNothingBesideIt) {
    { const auto made = database(OpenMode::Create); }
    struct ::stat there {};
    ASSERT_EQ(::stat(file.c_str(), &there), 0);
    EXPECT_EQ(there.st_mode & 0777U, 0600U);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_THAT(entry.path().filename().string(),
                    testing::AnyOf(testing::Eq("event.db"), HasSubstr("event.db.lock")));
}

class WatchedLog : public Locks, public testing::WithParamInterface<const char*> {};

TEST_P(WatchedLog, ThatIsTakenAwayGivesNoGreenAndWhatWasGreenBeforeIsKept) {
    load();
    const auto desk = busy_desk();
    ASSERT_TRUE(std::filesystem::remove(beside(file, GetParam())));
    EXPECT_EQ(show(*desk, "jp-02", at(9, 0)).verdict, core::Verdict::NotRecorded);
    EXPECT_THAT(desk->last_failure(), HasSubstr("-wal"));
    EXPECT_EQ(show(*desk, "jp-02", at(9, 0)).verdict, core::Verdict::Admitted) << "the desk opens the file anew";
    EXPECT_EQ(must(database().entries()).size(), 2U);
}

TEST_P(WatchedLog, ThatIsReplacedByAnotherFileGivesNoGreen) {
    load();
    const auto desk = busy_desk();
    const auto log = beside(file, GetParam());
    std::filesystem::copy_file(log, beside(file, ".copy"));
    std::filesystem::rename(beside(file, ".copy"), log);
    EXPECT_EQ(show(*desk, "jp-02", at(9, 0)).verdict, core::Verdict::NotRecorded);
}

TEST_P(WatchedLog, ThatIsTakenAwayTakesNothingOfOthersEither) {
    load();
    const auto desk = busy_desk();
    const auto replica = must(Replica::open(file, filled<core::MachineId>(1)));
    ASSERT_TRUE(replica->take({}));
    ASSERT_TRUE(std::filesystem::remove(beside(file, GetParam())));
    const auto taken = replica->take({});
    ASSERT_FALSE(taken);
    EXPECT_THAT(taken.error().detail, HasSubstr("-wal"));
}

INSTANTIATE_TEST_SUITE_P(Locks, WatchedLog, testing::Values("-wal", "-shm"),
                         [](const auto& info) { return std::string(info.param).substr(1); });

} // namespace
} // namespace kiosk::store::test
