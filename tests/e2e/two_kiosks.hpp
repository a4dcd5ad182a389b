// Two real kiosks with their windows, which tell each other everything by way of a real PostgreSQL.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "event/package/badges.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"
#include "support/postgres_cluster.hpp"
#include "support/proxy.hpp"

namespace kiosk::e2e {

class TwoKiosks : public testing::Test {
  protected:
    struct LocalReplica {
        std::string name;
        std::filesystem::path database;
        XServer server;
        std::unique_ptr<Process> kiosk{};
        std::unique_ptr<Hands> hands{};
        std::vector<std::string> options{}; // besides, of its command line
    };

    explicit TwoKiosks(int width = 1024, int height = 600)
        : window_(std::to_string(width) + "x" + std::to_string(height)), a{"a", {}, {width, height}}, b{"b",
                                                                                                        {},
                                                                                                        {width,
                                                                                                         height}} {}

    // What a test's event has that the demo has not, and who works at a kiosk before it starts.
    virtual void write_event(const std::filesystem::path& /*package*/) {}
    virtual void before_start(const LocalReplica& /*door*/) {}

    void SetUp() override {
        std::filesystem::copy(kDemo, event(), std::filesystem::copy_options::recursive);
        write_event(event());
        run({"event", "seal", event().string(), "--key", key()});
        run({"hub", "init", cluster.url()});
        for (auto* door : {&a, &b}) {
            door->database = folder.path() / (door->name + ".db");
            run({"event", "load", event().string(), "--db", door->database.string()});
            const auto passfile = folder.path() / (door->name + ".pgpass");
            run({"hub", "enrol", cluster.url(), "--db", door->database.string(), "--key", key(), "--role",
                 "kiosk_" + door->name, "--passfile", passfile.string()});
            before_start(*door);
            const auto config = folder.path() / (door->name + ".toml");
            // What is touched stands where it is seen: nothing glides.
            std::ofstream(config) << "db = \"" << door->name
                                  << ".db\"\ncheckpoint = \"gate\"\ncamera = \"none\"\nreduced_motion = true\n[hub]\n"
                                  << "url = \"postgresql://kiosk_" << door->name << "@127.0.0.1:" << network.port()
                                  << "/postgres\"\npassfile = \"" << door->name << ".pgpass\"\n";
            std::vector<std::string> command{KIOSK_BINARY_DIR "/kiosk", "--config", config.string(), "--windowed",
                                             window_};
            command.insert(command.end(), door->options.begin(), door->options.end());
            auto environment = program_environment(door->server.display(), folder.path());
            environment["KIOSK_TRACE_TOUCH"] = "1";
            door->kiosk = std::make_unique<Process>(command, environment);
            ASSERT_TRUE(door->kiosk->wait_for("first_frame")) << door->kiosk->errors();
            door->hands = std::make_unique<Hands>(door->server.display());
            ASSERT_TRUE(door->hands->connected());
        }
    }

    [[nodiscard]] std::filesystem::path event() const { return folder.path() / "visit"; }
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
    // Of what both tell each other nothing tells here.
    [[nodiscard]] bool wait_until(const std::function<bool()>& enough) const {
        return eventually([&] {
            for (const auto* door : {&a, &b}) door->kiosk->drain();
            return enough();
        });
    }
    [[nodiscard]] static std::vector<core::Entry> ledger(const LocalReplica& door) {
        const auto database = store::Database::open(door.database, store::OpenMode::ReadOnly);
        auto all = database ? database->entries() : core::Result<std::vector<core::Entry>>{};
        return all ? *std::move(all) : std::vector<core::Entry>{};
    }
    [[nodiscard]] static std::size_t entries(const LocalReplica& door) { return ledger(door).size(); }
    // Of all badges of people that are valid, in the package's order; of one of them.
    [[nodiscard]] std::vector<std::string> tokens() const {
        std::vector<std::string> found;
        const auto rows = event::read_badge_rows(event());
        for (const auto& row : rows.value())
            if (row.badge.kind == core::BadgeKind::Participant && row.badge.status == core::BadgeStatus::Active)
                found.push_back(row.token);
        return found;
    }
    [[nodiscard]] std::string token_of(const std::string& participant) const {
        const auto rows = event::read_badge_rows(event());
        for (const auto& row : rows.value())
            if (row.badge.participant.str() == participant) return row.token;
        ADD_FAILURE() << "nobody is " << participant;
        return {};
    }

    test::Folder folder;
    test::PostgresCluster cluster;
    test::Proxy network{cluster.socket()};

  private:
    std::string window_;

  protected:
    LocalReplica a, b;
};

} // namespace kiosk::e2e
