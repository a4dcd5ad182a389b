// A rehearsal (演練), and a new beginning, on the real window.
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/finger.hpp"
#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "event/package/badges.hpp"
#include "store/database.hpp"
#include "store/practice.hpp"
#include "store/staff.hpp"
#include "support/folder.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kStripes = 0xA65A00;
constexpr std::size_t kBorder = 10'000; // pixels of them around a window of 1080×1920

// A port at which somebody may call, and nobody answers.
class Doorbell {
  public:
    Doorbell() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 8) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port to listen at");
        port_ = ntohs(address.sin_port);
    }
    ~Doorbell() { ::close(socket_); }
    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;

    [[nodiscard]] std::string port() const { return std::to_string(port_); }
    // Since it was asked last.
    [[nodiscard]] bool rang() const {
        bool any = false;
        pollfd waits{socket_, POLLIN, 0};
        while (::poll(&waits, 1, 0) > 0) {
            ::close(::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC));
            any = true;
        }
        return any;
    }

  private:
    int socket_;
    std::uint16_t port_ = 0;
};

class OneKiosk : public testing::Test {
  protected:
    void SetUp() override {
        Process tool({KIOSK_BINARY_DIR "/kioskctl", "event", "load", kDemo.string(), "--db", database.string()},
                     program_environment("", folder.path()));
        ASSERT_EQ(tool.exit_code(), 0) << tool.errors();
        settle_for("gate");
    }
    // Counts from the next start on, or from the next beginning.
    void settle_for(const std::string& checkpoint) const {
        std::ofstream(config) << "db = \"visit.db\"\ncheckpoint = \"" << checkpoint << "\"\n"
                              << "camera = \"none\"\nreduced_motion = true\n[hub]\n"
                              << "url = \"postgresql://kiosk_a@127.0.0.1:" << hub.port() << "/postgres\"\n";
    }
    [[nodiscard]] std::unique_ptr<Process> start(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> command{KIOSK_BINARY_DIR "/kiosk", "--config", config.string(), "--windowed",
                                         "1080x1920"};
        command.insert(command.end(), more.begin(), more.end());
        auto environment = program_environment(server.display(), folder.path());
        environment["KIOSK_TRACE_TOUCH"] = "1";
        return std::make_unique<Process>(command, environment);
    }
    [[nodiscard]] static std::vector<core::Entry> entries_of(const fs::path& file) {
        const auto opened = store::Database::open(file, store::OpenMode::ReadOnly);
        return opened ? opened->entries().value_or(std::vector<core::Entry>{}) : std::vector<core::Entry>{};
    }
    [[nodiscard]] static std::string token_of_person(std::size_t number) {
        std::vector<std::string> tokens;
        const auto rows = event::read_badge_rows(kDemo).value();
        for (const auto& row : rows)
            if (row.badge.kind == core::BadgeKind::Participant && row.badge.status == core::BadgeStatus::Active)
                tokens.push_back(row.token);
        return tokens.at(number);
    }
    [[nodiscard]] static bool stops(Process& kiosk) {
        kiosk.signal(SIGTERM);
        return kiosk.exit_code() == 0;
    }

    test::Folder folder;
    Doorbell hub;
    fs::path database = folder.path() / "visit.db";
    fs::path config = folder.path() / "kiosk.toml";
    XServer server{1080, 1920};
};

TEST_F(OneKiosk, RehearsesWithADatabaseOfItsOwnBehindAStripedBorderAndTellsNobody) {
    const auto practice = store::practice_file(database);
    Hands hands(server.display());
    {
        const auto kiosk = start();
        ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
        EXPECT_LT(hands.count_pixels(kStripes), kBorder);
        hands.type_like_a_scanner(token_of_person(0));
        ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
        EXPECT_TRUE(eventually([&] {
            kiosk->drain();
            return hub.rang();
        })) << "on the day itself the hub is told";
        ASSERT_TRUE(stops(*kiosk));
        (void)hub.rang();
    }
    ASSERT_EQ(entries_of(database).size(), 1U);

    const auto kiosk = start({"--rehearsal"});
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    EXPECT_GT(hands.count_pixels(kStripes), kBorder);
    hands.type_like_a_scanner(token_of_person(0));
    ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
    const auto rehearsed = entries_of(practice);
    ASSERT_EQ(rehearsed.size(), 1U);
    EXPECT_EQ(rehearsed[0].verdict, core::Verdict::Admitted) << "who came this morning has not come here";
    EXPECT_TRUE(rehearsed[0].simulated);
    EXPECT_EQ(entries_of(database).size(), 1U);
    EXPECT_FALSE(hub.rang());

    // The next start without it: all of it is gone, and the day goes on.
    ASSERT_TRUE(stops(*kiosk));
    const auto next = start();
    ASSERT_TRUE(next->wait_for("first_frame")) << next->errors();
    EXPECT_LT(hands.count_pixels(kStripes), kBorder);
    for (const auto& left : fs::directory_iterator(folder.path()))
        EXPECT_FALSE(left.path().filename().string().starts_with(practice.filename().string())) << left.path();
    hands.type_like_a_scanner(token_of_person(1));
    ASSERT_TRUE(next->wait_for("\"verdict\"")) << next->errors();
    EXPECT_EQ(entries_of(database).size(), 2U);
    EXPECT_TRUE(stops(*next));
}

TEST_F(OneKiosk, BeginsAnewAtATeachersTouchForAReasonWithTheSettingsAsTheyAreByNow) {
    constexpr std::string_view kPin = "073941";
    {
        auto opened = store::Database::open(database, store::OpenMode::ReadWrite);
        ASSERT_TRUE(opened);
        ASSERT_TRUE(store::add_staff(*opened, {core::OperatorId{"t1"}, core::StaffRole::Teacher}, kPin));
    }
    const auto kiosk = start();
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    Hands hands(server.display());
    hands.type_like_a_scanner(token_of_person(0));
    ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
    settle_for("gate-out");

    Finger finger(*kiosk, hands);
    ASSERT_TRUE(finger.enters_staff_mode(kPin)) << kiosk->errors();
    for (const std::string id : {"staff.health.*", "staff.machine.restart", "staff.why.new_settings"})
        ASSERT_TRUE(finger.touches(id)) << id << "\n" << kiosk->errors();
    ASSERT_TRUE(kiosk->wait_for("first_frame", 2)) << kiosk->errors();

    hands.type_like_a_scanner(token_of_person(0));
    ASSERT_TRUE(kiosk->wait_for("\"verdict\"", 2)) << kiosk->errors();
    const auto written = entries_of(database);
    ASSERT_EQ(written.size(), 2U);
    EXPECT_EQ(written[0].checkpoint, core::CheckpointId{"gate"});
    EXPECT_EQ(written[1].checkpoint, core::CheckpointId{"gate-out"});
    const auto acts = store::read_staff_acts(*store::Database::open(database, store::OpenMode::ReadOnly));
    ASSERT_TRUE(acts);
    ASSERT_EQ(acts->size(), 1U);
    EXPECT_EQ(acts->front().act, "restart");
    EXPECT_EQ(acts->front().what, "new_settings");
    EXPECT_TRUE(stops(*kiosk));
}

} // namespace
} // namespace kiosk::e2e
