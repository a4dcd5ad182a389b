// kioskctl beside a running kiosk, on the same database: real programs, a real display, and a kill at the end.
#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "event/package/badges.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;

std::uint64_t number_of(const std::string& file) {
    struct ::stat there {};
    return ::stat(file.c_str(), &there) == 0 ? there.st_ino : 0;
}

// Who has locked what of the file, as /proc/locks (proc(5)) lists it: of a kiosk at rest, that it has the file open.
std::set<std::string> locks_on(const std::string& file) {
    const auto number = ":" + std::to_string(number_of(file));
    std::set<std::string> found;
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        std::istringstream fields(line);
        std::string index, kind, mandatory, mode, pid, where, from, to;
        fields >> index >> kind >> mandatory >> mode >> pid >> where >> from >> to;
        if (kind == "POSIX" && where.ends_with(number)) found.insert(pid + " " + mode + " " + from + "-" + to);
    }
    return found;
}

class Beside : public testing::Test {
  protected:
    [[nodiscard]] std::string name(const char* ending = "") const { return database.string() + ending; }
    // Waits for kioskctl's end; what it answers is its own affair.
    void kioskctl(std::vector<std::string> words) const {
        words.insert(words.begin(), KIOSK_BINARY_DIR "/kioskctl");
        Process command(words, program_environment("", folder.path()));
        EXPECT_TRUE(command.exit_code().has_value()) << testing::PrintToString(words) << command.errors();
    }
    [[nodiscard]] static std::vector<event::BadgeRow> guests() {
        auto rows = event::read_badge_rows(kDemo).value();
        std::erase_if(rows, [](const event::BadgeRow& row) {
            return row.badge.kind != core::BadgeKind::Participant || row.badge.status != core::BadgeStatus::Active;
        });
        return rows;
    }
    [[nodiscard]] std::vector<std::vector<std::string>> commands(const event::BadgeRow& presented) const {
        const auto bundle = (folder.path() / "away.bundle").string();
        return {
            {"present", "--db", name(), "--checkpoint", "gate", presented.token},
            {"event", "load", kDemo.string(), "--db", name()},
            {"ledger", "list", "--db", name()},
            {"ledger", "verify", "--db", name()},
            {"ledger", "export", "--db", name(), "--csv", (folder.path() / "ledger.csv").string()},
            {"attendance", "--db", name()},
            {"identity", "--db", name()},
            {"badge", "revoke", "0123456789abcdef", "--db", name()},
            {"bundle", "export", "--db", name(), bundle},
            {"bundle", "import", "--db", name(), bundle},
            {"sync", "--db", name(), "--hub", "postgresql://kiosk@localhost:1/kiosk"},
            {"purge", "--db", name()},
            {"doctor", "--db", name()},
        };
    }

    test::Folder folder;
    fs::path database = folder.path() / "visit.db";
    XServer server{1280, 720};
};

TEST_F(Beside, NoCommandOfKioskctlTakesTheLogOrTheLocksOfARunningKioskAndNoGreenIsLostWhenItIsKilled) {
    const auto badges = guests();
    Process kiosk({KIOSK_BINARY_DIR "/kiosk", "--event", kDemo.string(), "--db", name(), "--checkpoint", "gate",
                   "--camera", "none", "--windowed", "1280x720"},
                  program_environment(server.display(), folder.path()), folder.path() / "out.txt");
    ASSERT_TRUE(kiosk.wait_for("first_frame")) << kiosk.errors();
    Hands scanner(server.display());
    ASSERT_TRUE(scanner.connected());
    scanner.type_like_a_scanner(badges.at(0).token);
    ASSERT_TRUE(kiosk.wait_for("\"verdict\"")) << kiosk.errors();
    const auto log = number_of(name("-wal"));
    const auto locks = locks_on(name());
    ASSERT_NE(log, 0U);
    ASSERT_FALSE(locks.empty());

    std::set<std::string> expected{badges[0].badge.participant.str(), badges[1].badge.participant.str()};
    for (const auto& words : commands(badges.at(1))) {
        kioskctl(words);
        EXPECT_EQ(number_of(name("-wal")), log) << testing::PrintToString(words);
        EXPECT_EQ(locks_on(name()), locks) << testing::PrintToString(words);
    }
    scanner.type_like_a_scanner(badges.at(2).token);
    ASSERT_TRUE(kiosk.wait_for("\"verdict\"", 2)) << kiosk.errors();
    expected.insert(badges[2].badge.participant.str());
    kiosk.signal(SIGKILL);
    EXPECT_EQ(kiosk.exit_code(), std::nullopt);

    std::set<std::string> recorded;
    const std::vector<core::Entry> entries =
        store::Database::open(database, store::OpenMode::ReadWrite).value().entries().value();
    for (const core::Entry& entry : entries) recorded.insert(entry.participant.str());
    for (const auto& person : expected) EXPECT_TRUE(recorded.contains(person)) << person;
}

} // namespace
} // namespace kiosk::e2e
