#include "platform/worker.hpp"

#include <atomic>
#include <latch>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::platform {
namespace {

using testing::ElementsAre;

// Lets the thread that tests know that something was done, and the other way round.
struct Gate {
    std::latch latch{1};
    void open() { latch.count_down(); }
    void pass() { latch.wait(); }
};

TEST(Worker, DoesEachJobOnAThreadOfItsOwnAndNotifiesWhenTheResultIsThere) {
    Gate notified;
    std::thread::id where;
    Worker<int, std::string> worker(
        1,
        [&](int job, const std::stop_token&) {
            where = std::this_thread::get_id();
            return std::optional(std::to_string(job));
        },
        [&] { notified.open(); });
    EXPECT_EQ(worker.take(), std::nullopt);
    ASSERT_TRUE(worker.give(7));
    notified.pass();
    EXPECT_EQ(worker.take(), "7");
    EXPECT_EQ(worker.take(), std::nullopt) << "a result is given once";
    EXPECT_NE(where, std::this_thread::get_id());
}

TEST(Worker, RefusesAJobInsteadOfWaitingWhenAsManyWaitAsMay) {
    Gate begun, go_on;
    std::vector<int> done;
    Worker<int, int> worker(2,
                            [&](int job, const std::stop_token&) {
                                if (job == 1) {
                                    begun.open();
                                    go_on.pass();
                                }
                                done.push_back(job);
                                return std::optional<int>();
                            },
                            {});
    ASSERT_TRUE(worker.give(1));
    begun.pass();
    EXPECT_TRUE(worker.give(2));
    EXPECT_TRUE(worker.give(3));
    EXPECT_FALSE(worker.give(4));
    go_on.open();
    worker.finish();
    EXPECT_THAT(done, ElementsAre(1, 2, 3));
}

TEST(Worker, KeepsTheNewestResultWhenNobodyTookTheOneBefore) {
    Worker<int, int> worker(
        3, [](int job, const std::stop_token&) { return job == 3 ? std::nullopt : std::optional(job); }, {});
    for (const int job : {1, 2, 3}) ASSERT_TRUE(worker.give(job));
    worker.finish();
    EXPECT_EQ(worker.take(), 2) << "a job without a result takes nothing away";
}

TEST(Worker, EndsWithTheJobUnderWayAndDropsThoseThatWait) {
    Gate begun;
    std::vector<int> done;
    std::atomic<int> notified = 0;
    {
        Worker<int, int> worker(
            2,
            [&](int job, const std::stop_token& stop) {
                begun.open();
                while (!stop.stop_requested()) std::this_thread::yield();
                done.push_back(job);
                return std::optional(job);
            },
            [&] { ++notified; });
        ASSERT_TRUE(worker.give(1));
        ASSERT_TRUE(worker.give(2));
        begun.pass();
    }
    EXPECT_THAT(done, ElementsAre(1));
    EXPECT_EQ(notified, 0) << "whom it would notify may be gone";
}

TEST(Worker, TakesNoJobAfterItFinished) {
    Worker<int, int> worker(1, [](int job, const std::stop_token&) { return std::optional(job); }, {});
    worker.finish();
    worker.finish();
    EXPECT_FALSE(worker.give(1));
    EXPECT_EQ(worker.take(), std::nullopt);
}

TEST(Worker, JobsAndResultsMayBeWhatCanOnlyBeMoved) {
    Worker<std::unique_ptr<int>, std::unique_ptr<int>> worker(
        1, [](std::unique_ptr<int> job, const std::stop_token&) { return std::optional(std::move(job)); }, {});
    ASSERT_TRUE(worker.give(std::make_unique<int>(5)));
    worker.finish();
    const auto result = worker.take();
    ASSERT_TRUE(result);
    EXPECT_EQ(**result, 5);
}

} // namespace
} // namespace kiosk::platform
