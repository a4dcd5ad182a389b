// Synthetic frames only, so that all of this runs under the thread sanitizer.
#include "scan/scan_thread.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scan/mailbox.hpp"
#include "support/paint.hpp"
#include "support/waiting.hpp"

namespace kiosk::scan {
namespace {

using test::at;
using test::frame_of;
using test::paint_qr;
using test::plain;
using test::token_text;
using test::wait_for;
using testing::ElementsAre;
using testing::IsEmpty;

// Hands out every frame, in order.
class FakeSource : public FrameSource {
  public:
    core::FramePtr take_newest(std::stop_token stop) override {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [this] { return !frames_.empty(); });
        if (stop.stop_requested()) return nullptr;
        core::FramePtr frame = frames_.front();
        frames_.pop_front();
        return frame;
    }
    void give(core::FramePtr frame) {
        {
            const std::lock_guard lock(mutex_);
            frames_.push_back(std::move(frame));
        }
        changed_.notify_one();
    }

  private:
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<core::FramePtr> frames_;
};

struct Presented {
    std::vector<std::string> texts;
    core::MonoTime seen;
    std::uint64_t frame = 0;
};

// A scan thread on a fake source, and what its sink was told.
class Bench {
  public:
    explicit Bench(std::function<void()> on_snapshot = {})
        : thread_(source_, {CodeKinds::QrOnly,
                            [this](std::vector<std::string> texts, core::MonoTime seen, std::uint64_t frame) {
                                const std::lock_guard lock(mutex_);
                                presented_.push_back({std::move(texts), seen, frame});
                            },
                            std::move(on_snapshot)}) {}

    // Gives the frame and waits until the thread is through with it.
    void show(const GrayImage& image, std::int64_t ms) {
        source_.give(frame_of(image, ms, ++number_));
        // A second frame's being taken is what tells that the first is done; an empty one costs nothing.
        source_.give(frame_of(GrayImage{}, ms, number_));
        given_ += 2;
        wait_for([this] { return thread_.counts().frames >= given_; });
    }
    [[nodiscard]] std::vector<Presented> presented() {
        const std::lock_guard lock(mutex_);
        return presented_;
    }
    ScanThread& thread() { return thread_; }

  private:
    FakeSource source_;
    std::mutex mutex_;
    std::vector<Presented> presented_;
    std::uint64_t number_ = 0;
    std::uint64_t given_ = 0;
    ScanThread thread_; // last: it uses the others
};

GrayImage badge(unsigned n, double x = 160) {
    GrayImage image = plain(320, 240, 110);
    paint_qr(image, token_text(n), {.x = x, .y = 120, .module = 3});
    return image;
}

const GrayImage& empty_scene() {
    static const GrayImage image = plain(320, 240, 110);
    return image;
}

TEST(ScanThread, ABadgeInViewIsPresentedOnceWithItsFrameAndTime) {
    Bench bench;
    for (int i = 0; i < 20; ++i) bench.show(badge(1), 33 * i);
    const auto presented = bench.presented();
    ASSERT_EQ(presented.size(), 1U);
    EXPECT_THAT(presented[0].texts, ElementsAre(token_text(1)));
    EXPECT_EQ(presented[0].seen, at(0));
    EXPECT_EQ(presented[0].frame, 1U);
    EXPECT_EQ(bench.thread().counts().presentations, 1U);
}

TEST(ScanThread, TheSameBadgeAfterThreeSecondsOutOfSightIsPresentedAgain) {
    Bench bench;
    bench.show(badge(1), 0);
    for (int ms = 100; ms < 3'100; ms += 100) bench.show(empty_scene(), ms);
    bench.show(badge(1), 3'100);
    EXPECT_EQ(bench.presented().size(), 2U);
}

TEST(ScanThread, TheViewCarriesTheFrameAndTheOutline) {
    std::atomic<int> snapshots = 0;
    Bench bench([&snapshots] { ++snapshots; });
    EXPECT_EQ(bench.thread().snapshot()->frame, nullptr);
    bench.show(badge(1), 0);
    wait_for([&] { return snapshots >= 1; });
    const ScanSnapshotPtr snapshot = bench.thread().snapshot();
    ASSERT_EQ(snapshot->codes.size(), 1U);
    EXPECT_EQ(snapshot->codes[0].text, token_text(1));
    EXPECT_NEAR(snapshot->codes[0].outline[0].x, 160 - 41 * 3 / 2, 5);
}

TEST(ScanThread, AnInvertedBadgeIsFoundWithinTheTurnsOfTheRotation) {
    Bench bench;
    GrayImage image = plain(320, 240, 20);
    paint_qr(image, token_text(4), {.x = 160, .y = 120, .module = 3, .dark = 230, .light = 20});
    for (int i = 0; i < 16; ++i) bench.show(image, 33 * i);
    ASSERT_EQ(bench.presented().size(), 1U);
    EXPECT_THAT(bench.presented()[0].texts, ElementsAre(token_text(4)));
}

TEST(ScanThread, ABadgeThatOnlyOnePassReadsStaysOnePresentationEvenAtTwoFramesASecond) {
    Bench bench;
    GrayImage image = plain(320, 240, 20);
    paint_qr(image, token_text(4), {.x = 160, .y = 120, .module = 3, .dark = 230, .light = 20});
    for (int i = 0; i < 60; ++i) bench.show(image, 500 * i);
    EXPECT_EQ(bench.presented().size(), 1U);
}

TEST(ScanThread, NothingMovingMeansFiveSearchesASecond) {
    Bench bench;
    for (int ms = 0; ms < 3'000; ms += 50) bench.show(empty_scene(), ms);
    const std::uint64_t before = bench.thread().counts().decoded;
    for (int ms = 3'000; ms < 5'000; ms += 50) bench.show(empty_scene(), ms);
    EXPECT_EQ(bench.thread().counts().decoded - before, 10U);
    EXPECT_TRUE(bench.thread().snapshot()->idle);
}

// At ten passes and five looks for a reason a second, each of at most 15 ms, a quarter of a core is never used.
TEST(ScanThread, NothingMovingMeansTenPassesASecondWhateverLiesThere) {
    GrayImage unread = plain(320, 240, 110);
    paint_qr(unread, token_text(1), {.x = 160, .y = 120, .module = 3});
    test::add_blur(unread, 20);
    for (const GrayImage& image : {empty_scene(), badge(1), unread}) {
        Bench bench;
        for (int ms = 0; ms < 3'000; ms += 33) bench.show(image, ms);
        const ScanCounts before = bench.thread().counts();
        for (int ms = 3'000; ms < 5'000; ms += 33) bench.show(image, ms);
        const ScanCounts after = bench.thread().counts();
        EXPECT_TRUE(bench.thread().snapshot()->idle);
        EXPECT_GT(after.passes, before.passes);
        EXPECT_LE(after.passes - before.passes, 20U);
        EXPECT_LE(after.asked - before.asked, 10U);
    }
}

TEST(ScanThread, ABadgeThatLiesStillStaysOnePresentationWithItsOutline) {
    Bench bench;
    const auto still = badge(1);
    for (int ms = 0; ms < 20'000; ms += 66) {
        bench.show(still, ms);
        ASSERT_EQ(bench.thread().snapshot()->codes.size(), 1U) << ms;
    }
    EXPECT_EQ(bench.presented().size(), 1U);
}

TEST(ScanThread, MotionEndsTheIdlePaceAtOnce) {
    Bench bench;
    for (int ms = 0; ms < 3'000; ms += 50) bench.show(empty_scene(), ms);
    bench.show(badge(1), 3'010);
    EXPECT_EQ(bench.presented().size(), 1U);
    EXPECT_FALSE(bench.thread().snapshot()->idle);
}

TEST(ScanThread, AHintIsShownForACodeThatIsNotRead) {
    Bench bench;
    GrayImage image = plain(640, 480, 110);
    paint_qr(image, token_text(1), {.x = 320, .y = 240, .module = 5});
    test::add_blur(image, 30);
    for (int i = 0; i < 20; ++i) bench.show(image, 100 * i);
    EXPECT_EQ(bench.thread().snapshot()->hint.problem, core::ScanProblem::Blurred);
    EXPECT_THAT(bench.presented(), IsEmpty());
}

TEST(ScanThread, AKeyboardScannersTextJoinsFromAnotherThread) {
    Bench bench;
    bench.show(badge(1), 0);
    bench.thread().present_readings({token_text(1)}, at(100));
    bench.thread().present_readings({token_text(2)}, at(100));
    ASSERT_EQ(bench.presented().size(), 2U);
    EXPECT_THAT(bench.presented()[1].texts, ElementsAre(token_text(2)));
    EXPECT_EQ(bench.presented()[1].frame, 0U);
}

TEST(ScanThread, WedgeAndCameraAtOnceGiveOnePresentationBetweenThem) {
    Bench bench;
    std::thread typist([&] {
        for (int i = 0; i < 200; ++i) bench.thread().present_readings({token_text(1)}, at(i));
    });
    for (int i = 0; i < 5; ++i) bench.show(badge(1), 33 * i);
    typist.join();
    EXPECT_EQ(bench.presented().size(), 1U);
}

TEST(ScanThread, StopsWhileItWaitsForAFrame) {
    Bench bench;
    bench.thread().stop();
    bench.thread().stop();
    EXPECT_EQ(bench.thread().counts().frames, 0U);
}

TEST(ScanThread, AFrameThatBreaksItsPromiseIsPassedOver) {
    Bench bench;
    GrayImage broken;
    broken.width = -3;
    broken.height = 7;
    bench.show(broken, 0);
    bench.show(badge(1), 33);
    EXPECT_EQ(bench.presented().size(), 1U);
}

TEST(FrameMailboxThread, TheNewestFrameWins) {
    FrameMailbox mailbox;
    for (std::uint64_t n = 1; n <= 3; ++n) mailbox.put(frame_of(plain(4, 4), 0, n));
    EXPECT_EQ(mailbox.take({})->number, 3U);
}

TEST(FrameMailboxThread, NumbersOnlyRiseAndTheLastOneArrives) {
    FrameMailbox mailbox;
    std::vector<std::uint64_t> taken;
    std::thread consumer([&] {
        while (const core::FramePtr frame = mailbox.take({})) taken.push_back(frame->number);
    });
    for (std::uint64_t n = 1; n <= 1'000; ++n) mailbox.put(frame_of(plain(4, 4), 0, n));
    mailbox.close();
    consumer.join();
    ASSERT_FALSE(taken.empty());
    EXPECT_EQ(taken.back(), 1'000U);
    for (std::size_t i = 1; i < taken.size(); ++i) EXPECT_GT(taken[i], taken[i - 1]);
}

TEST(FrameMailboxThread, AStopTokenWakesAWaitingConsumer) {
    FrameMailbox mailbox;
    std::jthread consumer([&](std::stop_token stop) { EXPECT_EQ(mailbox.take(stop), nullptr); });
    consumer.request_stop();
    consumer.join();
}

} // namespace
} // namespace kiosk::scan
