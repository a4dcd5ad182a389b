// One sync, step by step, between real databases.
#include "sync/engine.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"
#include "sync/folder.hpp"
#include "sync/loopback.hpp"

namespace kiosk::sync::test {
namespace {

using kiosk::test::at, kiosk::test::filled, kiosk::test::must;

class Engine : public ::testing::Test {
  protected:
    Engine() {
        for (const auto* file : {"a.db", "b.db", "hub.db"})
            (void)must(must(store::Database::open(folder / file, store::OpenMode::Create)).load(sample.package));
    }

    [[nodiscard]] std::unique_ptr<store::Replica> open(const std::string& file) const {
        return must(store::Replica::open(folder / file, filled<core::MachineId>(static_cast<std::uint8_t>(file[0]))));
    }
    void present(const std::string& file, int people, int first = 1) const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine = filled<core::MachineId>(static_cast<std::uint8_t>(file[0]));
        auto desk = must(store::Desk::open(folder / file, options));
        for (int i = first; i < first + people; ++i)
            (void)desk->present({sample.sign(core::BadgeId{1'000'000U + static_cast<std::uint64_t>(i)})}, at(9, 0));
    }
    void certify(const std::string& file) const {
        store::Batch batch;
        for (const auto& ledger : must(must(store::Database::open(folder / file, store::OpenMode::ReadOnly)).ledgers()))
            batch.certificates.push_back(
                core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer));
        (void)must(open("hub.db")->take(batch));
    }
    [[nodiscard]] Report sync(const std::string& file) const {
        const auto here = open(file);
        const auto hub = open("hub.db");
        ReplicaDoor door(*here);
        Loopback wire(*hub);
        return must(synchronise(door, wire));
    }
    [[nodiscard]] std::size_t people_in(const std::string& file) const {
        const auto database = must(store::Database::open(folder / file, store::OpenMode::ReadOnly));
        EXPECT_FALSE(must(database.verify_ledgers()).first_fault);
        return core::merge(must(database.entries()), must(database.merge_context())).presences.size();
    }

    Folder folder;
    kiosk::test::SampleEvent sample = kiosk::test::crowded_event(900);
};

TEST_F(Engine, NothingToSendCostsOneRoundTrip) {
    present("a.db", 3);
    certify("a.db");
    EXPECT_EQ(sync("a.db").pushed, 3);
    const auto report = sync("a.db");
    EXPECT_EQ(report.round_trips, 1);
    EXPECT_EQ(report.pulled + report.pushed, 0);
}

TEST_F(Engine, MoreThanABatchGoesThroughInOrder) {
    present("a.db", 600);
    certify("a.db");
    const auto pushed = sync("a.db");
    EXPECT_EQ(pushed.pushed, 600);
    EXPECT_EQ(pushed.round_trips, 1 + 3) << "a pull, and three batches";
    EXPECT_EQ(sync("b.db").pulled, 600);
    EXPECT_EQ(people_in("b.db"), 600U);
}

TEST_F(Engine, BothDirectionsMeetInOneSync) {
    present("a.db", 2);
    present("b.db", 2, 2);
    certify("a.db");
    certify("b.db");
    (void)sync("a.db");
    const auto report = sync("b.db");
    EXPECT_EQ(report.pulled, 2);
    EXPECT_EQ(report.pushed, 2);
    (void)sync("a.db");
    EXPECT_EQ(people_in("a.db"), 3U) << "the one who was at both counts once";
    EXPECT_EQ(people_in("b.db"), 3U);
    EXPECT_EQ(people_in("hub.db"), 3U);
}

TEST_F(Engine, ALostAcknowledgementIsAskedForAgainAndChangesNothing) {
    present("a.db", 2);
    certify("a.db");
    const auto here = open("a.db");
    const auto hub = open("hub.db");
    ReplicaDoor door(*here);
    Loopback wire(*hub);
    int step = 0;
    FaultyTransport cut(wire, [&] { return ++step == 2 ? Fault::After : Fault::None; });
    const auto first = synchronise(door, cut);
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().kind, core::ErrorKind::Unavailable);
    EXPECT_EQ(people_in("hub.db"), 2U) << "the push was done, only its answer got lost";
    const auto second = must(synchronise(door, wire));
    EXPECT_EQ(second.pushed, 0);
    EXPECT_EQ(second.round_trips, 1);
}

TEST_F(Engine, AHubSetBackGetsEverythingAgainEvenOfAKioskThatIsGone) {
    present("a.db", 2);
    certify("a.db");
    (void)sync("a.db");
    (void)sync("b.db");
    for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(folder / ("hub.db" + std::string(suffix)));
    (void)must(must(store::Database::open(folder / "hub.db", store::OpenMode::Create)).load(sample.package));
    EXPECT_EQ(sync("b.db").pushed, 2);
    EXPECT_EQ(people_in("hub.db"), 2U);
    EXPECT_TRUE(must(open("hub.db")->lacking({})).entries.front().relayed) << "b is not who wrote it";
    (void)sync("a.db");
    EXPECT_EQ(people_in("a.db"), 2U);
}

// Passes all on, but the last entry of every pull is not what its ledger signed.
class LyingTransport final : public Transport {
  public:
    explicit LyingTransport(Transport& real) : real_(real) {}
    core::Result<PullReply> pull(const store::Heads& since, std::size_t most) override {
        auto reply = real_.pull(since, most);
        if (reply && !reply->batch.entries.empty()) reply->batch.entries.back().signature.bytes[9] ^= 1;
        return reply;
    }
    core::Result<PushReply> push(const store::Batch& batch) override { return real_.push(batch); }

  private:
    Transport& real_;
};

TEST_F(Engine, AHubThatLiesIsNotBelievedAndKeepsNobodyBusy) {
    present("a.db", 5);
    certify("a.db");
    (void)sync("a.db");
    const auto here = open("b.db");
    const auto hub = open("hub.db");
    ReplicaDoor door(*here);
    Loopback wire(*hub);
    LyingTransport lying(wire);
    const auto report = must(synchronise(door, lying));
    EXPECT_EQ(report.pulled, 4);
    EXPECT_EQ(report.problems.size(), 1U);
    EXPECT_LE(report.round_trips, 3);
    EXPECT_EQ(people_in("b.db"), 4U);
    EXPECT_EQ(sync("b.db").pulled, 1) << "the truth comes with the next sync";
}

} // namespace
} // namespace kiosk::sync::test
