// Two real kiosks with their windows, a real PostgreSQL, and a network that fails in the middle of it.
#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "event/package/badges.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"
#include "support/postgres_cluster.hpp"
#include "support/proxy.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;

bool wait_until(const std::function<bool()>& enough) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!enough()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10)); // another program's file: nothing tells
    }
    return true;
}

class TwoKiosks : public testing::Test {
  protected:
    struct LocalReplica {
        std::string name;
        fs::path database;
        XServer server;
        std::unique_ptr<Process> kiosk;
        std::unique_ptr<Hands> scanner;
    };

    TwoKiosks() {
        fs::copy(kDemo, event(), fs::copy_options::recursive);
        run({"event", "seal", event().string(), "--key", key()});
        run({"hub", "init", cluster.url()});
        for (auto* door : {&a, &b}) {
            door->database = folder.path() / (door->name + ".db");
            run({"event", "load", event().string(), "--db", door->database.string()});
            const auto passfile = folder.path() / (door->name + ".pgpass");
            run({"hub", "enrol", cluster.url(), "--db", door->database.string(), "--key", key(), "--role",
                 "kiosk_" + door->name, "--passfile", passfile.string()});
            const auto config = folder.path() / (door->name + ".toml");
            std::ofstream(config) << "db = \"" << door->name
                                  << ".db\"\ncheckpoint = \"gate\"\ncamera = \"none\"\n[hub]\n"
                                  << "url = \"postgresql://kiosk_" << door->name << "@127.0.0.1:" << network.port()
                                  << "/postgres\"\npassfile = \"" << door->name << ".pgpass\"\n";
            door->kiosk = std::make_unique<Process>(std::vector<std::string>{KIOSK_BINARY_DIR "/kiosk", "--config",
                                                                             config.string(), "--windowed", "1024x600"},
                                                    program_environment(door->server.display(), folder.path()));
            EXPECT_TRUE(door->kiosk->wait_for("first_frame")) << door->kiosk->errors();
            door->scanner = std::make_unique<Hands>(door->server.display());
            EXPECT_TRUE(door->scanner->connected());
        }
    }

    [[nodiscard]] fs::path event() const { return folder.path() / "visit"; }
    [[nodiscard]] std::string key() const { return (event() / "demo.key").string(); }
    // kioskctl; what it prints.
    std::string run(std::vector<std::string> words) const {
        words.insert(words.begin(), KIOSK_BINARY_DIR "/kioskctl");
        const auto out = folder.path() / "out.txt";
        Process program(words, program_environment("", folder.path()), out);
        EXPECT_EQ(program.exit_code(), 0) << program.errors();
        std::ifstream in(out);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] static std::size_t entries(const LocalReplica& door) {
        const auto database = store::Database::open(door.database, store::OpenMode::ReadOnly);
        const auto all = database ? database->entries() : core::Result<std::vector<core::Entry>>{};
        return all ? all->size() : 0;
    }
    [[nodiscard]] std::vector<std::string> tokens() const {
        std::vector<std::string> found;
        const auto rows = event::read_badge_rows(event());
        for (const auto& row : rows.value())
            if (row.badge.kind == core::BadgeKind::Participant && row.badge.status == core::BadgeStatus::Active)
                found.push_back(row.token);
        return found;
    }

    test::Folder folder;
    test::PostgresCluster cluster;
    test::Proxy network{cluster.socket()};
    LocalReplica a{"a", {}, {1024, 600}, nullptr, nullptr};
    LocalReplica b{"b", {}, {1024, 600}, nullptr, nullptr};
};

TEST_F(TwoKiosks, AgreeAfterTheNetworkWasGoneInTheMiddleOfABurst) {
    const auto badges = tokens();
    ASSERT_GE(badges.size(), 22U);
    std::size_t next = 0;
    const auto scan = [&](std::size_t first, std::size_t second) {
        a.scanner->type_like_a_scanner(badges[first]);
        b.scanner->type_like_a_scanner(badges[second]);
    };
    const auto scan_two = [&] {
        scan(next, next + 1);
        next += 2;
    };
    const auto both_have = [&](std::size_t count) {
        return wait_until([&] { return entries(a) == count && entries(b) == count; });
    };
    for (int i = 0; i < 3; ++i) scan_two();
    ASSERT_TRUE(both_have(6)) << a.kiosk->errors() << b.kiosk->errors();
    network.cut();
    for (int i = 0; i < 4; ++i) scan_two();
    for (int i = 0; i < 2; ++i, ++next) scan(next, next); // the same guest at both doors, while they are apart
    ASSERT_TRUE(both_have(6 + 6)) << "each has its own of what came since";
    network.heal();
    for (int i = 0; i < 3; ++i) scan_two();
    ASSERT_TRUE(both_have(2 * (3 + 6 + 3))) << a.kiosk->errors() << b.kiosk->errors();
    EXPECT_EQ(run({"attendance", "--db", a.database.string()}), run({"attendance", "--db", b.database.string()}));
    const auto conflicts = run({"attendance", "--db", a.database.string(), "--conflicts"});
    EXPECT_EQ(conflicts, run({"attendance", "--db", b.database.string(), "--conflicts"}));
    for (const auto* door : {&a, &b})
        EXPECT_EQ(run({"ledger", "verify", "--db", door->database.string()}).rfind("ok", 0), 0U);
}

TEST_F(TwoKiosks, TakeARevisionThatWasPublished) {
    std::ofstream(event() / "programme.csv", std::ios::app) << "\n";
    run({"hub", "publish", event().string(), "--hub", cluster.url(), "--key", key()});
    for (const auto* door : {&a, &b})
        EXPECT_TRUE(wait_until([&] {
            const auto database = store::Database::open(door->database, store::OpenMode::ReadOnly);
            const auto revision = database ? database->revision() : core::Result<core::RevisionNumber>{};
            return revision && *revision == core::RevisionNumber{2};
        })) << door->kiosk->errors();
    a.scanner->type_like_a_scanner(tokens().front());
    EXPECT_TRUE(wait_until([&] { return entries(a) == 1 && entries(b) == 1; })) << "the desk goes on with it";
}

} // namespace
} // namespace kiosk::e2e
