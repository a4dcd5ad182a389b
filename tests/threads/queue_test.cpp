#include "platform/queue.hpp"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::platform {
namespace {

using testing::ElementsAre;

TEST(Queue, GivesValuesBackInOrder) {
    platform::Queue<int> queue(4);
    ASSERT_TRUE(queue.push(1));
    ASSERT_TRUE(queue.push(2));
    EXPECT_EQ(queue.pop(), 1);
    EXPECT_EQ(queue.pop(), 2);
}

TEST(Queue, RefusesInsteadOfWaitingWhenFull) {
    platform::Queue<int> queue(2);
    EXPECT_TRUE(queue.push(1));
    EXPECT_TRUE(queue.push(2));
    EXPECT_FALSE(queue.push(3));
    EXPECT_THAT(queue.drain(), ElementsAre(1, 2));
    EXPECT_TRUE(queue.push(4));
}

TEST(Queue, AfterClosingGivesWhatIsThereAndThenNothing) {
    platform::Queue<int> queue(2);
    ASSERT_TRUE(queue.push(7));
    queue.close();
    EXPECT_FALSE(queue.push(8));
    EXPECT_EQ(queue.pop(), 7);
    EXPECT_EQ(queue.pop(), std::nullopt);
    EXPECT_TRUE(queue.closed());
}

TEST(Queue, WhatWasPushedBehindComesWhenNothingElseIsThere) {
    platform::Queue<int> queue(2);
    ASSERT_TRUE(queue.push_behind(8));
    ASSERT_TRUE(queue.push_behind(9));
    EXPECT_FALSE(queue.push_behind(10)) << "it has a bound too";
    ASSERT_TRUE(queue.push(1));
    EXPECT_EQ(queue.pop(), 1);
    EXPECT_EQ(queue.pop(), 8);
    ASSERT_TRUE(queue.push(2));
    EXPECT_THAT(queue.drain(), ElementsAre(2, 9));
    queue.close();
    EXPECT_FALSE(queue.push_behind(3));
}

TEST(Queue, AWaitWithoutValuesEndsByTimeAndTheQueueStaysOpen) {
    platform::Queue<int> queue(2);
    EXPECT_EQ(queue.pop_within(std::chrono::milliseconds(1)), std::nullopt);
    EXPECT_FALSE(queue.closed());
}

TEST(Queue, ClosingWakesAThreadThatWaits) {
    platform::Queue<int> queue(2);
    std::optional<int> got = 1;
    std::thread consumer([&] { got = queue.pop(); });
    queue.close();
    consumer.join();
    EXPECT_EQ(got, std::nullopt);
}

TEST(Queue, ManyThreadsLoseNothingAndEachKeepsItsOrder) {
    constexpr int kThreads = 4;
    constexpr int kEach = 2000;
    platform::Queue<std::pair<int, int>> queue(16);
    std::vector<std::thread> producers;
    for (int thread = 0; thread < kThreads; ++thread)
        producers.emplace_back([&queue, thread] {
            for (int i = 0; i < kEach; ++i)
                while (!queue.push({thread, i})) std::this_thread::yield();
        });
    std::vector<int> next(kThreads, 0);
    for (int i = 0; i < kThreads * kEach; ++i) {
        const auto value = queue.pop();
        ASSERT_TRUE(value);
        EXPECT_EQ(value->second, next[static_cast<std::size_t>(value->first)]++);
    }
    for (std::thread& producer : producers) producer.join();
    EXPECT_TRUE(queue.drain().empty());
}

} // namespace
} // namespace kiosk::platform
