// Synthetic frames through the scan thread to the desk thread and its database: the trip of one badge without a camera.
#include <cstdint>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scan/mailbox.hpp"
#include "scan/qr_writer.hpp"
#include "scan/scan_thread.hpp"
#include "support/desk_fixture.hpp"

namespace kiosk::app {
namespace {

using core::Verdict;

constexpr int kWidth = 640;
constexpr int kHeight = 360;
constexpr int kModule = 5;

// Shows what the test puts before it, one frame at a time.
class PaintedCamera : public scan::FrameSource {
  public:
    ~PaintedCamera() override { mailbox_.close(); }
    core::FramePtr take_newest(std::stop_token stop) override { return mailbox_.take(stop); }

    void show(const std::vector<std::string>& texts, core::MonoTime taken) {
        auto frame = std::make_shared<core::GrayFrame>();
        frame->width = kWidth;
        frame->height = kHeight;
        frame->taken = taken;
        frame->number = ++number_;
        frame->pixels.assign(static_cast<std::size_t>(kWidth) * kHeight, 200);
        int left = 20;
        for (const std::string& text : texts) {
            const auto code = scan::write_qr(text).value();
            for (int y = 0; y < code.size * kModule; ++y)
                for (int x = 0; x < code.size * kModule; ++x)
                    frame->pixels[static_cast<std::size_t>((y + 30) * kWidth + x + left)] =
                        code.dark(x / kModule, y / kModule) ? 20 : 235;
            left += code.size * kModule + 20;
        }
        mailbox_.put(std::move(frame));
    }

  private:
    scan::FrameMailbox mailbox_;
    std::uint64_t number_ = 0;
};

class CameraToDeskThread : public testing::Test {
  protected:
    CameraToDeskThread() {
        scan::ScanOptions options;
        options.on_presented = [this](std::vector<std::string> texts, core::MonoTime seen, std::uint64_t frame) {
            BadgePresented presented = bench.badges(std::move(texts));
            for (store::Presented& badge : presented.badges)
                badge.source = frame == 0 ? core::Source::Scanner : core::Source::Camera;
            presented.seen = seen;
            EXPECT_TRUE(desk.present(std::move(presented)));
        };
        options.on_snapshot = [this] { bench.inbox.ring(); };
        scanner = std::make_unique<scan::ScanThread>(camera, std::move(options));
    }

    // Shows it in that many frames, each waited for until it was searched.
    void show(const std::vector<std::string>& texts, int frames) {
        for (int i = 0; i < frames; ++i) {
            time += core::Millis(33);
            camera.show(texts, time);
            ASSERT_TRUE(bench.inbox.wait_until([&] {
                const auto seen = scanner->snapshot();
                return seen->frame && seen->frame->taken == time;
            }));
        }
    }

    test::DeskBench bench;
    DeskThread desk{bench.parts()};
    PaintedCamera camera;
    core::MonoTime time = bench.now.mono;
    std::unique_ptr<scan::ScanThread> scanner; // ends before what it uses
};

TEST_F(CameraToDeskThread, ABadgeInViewBecomesOneDurableEntryHoweverLongItIsHeld) {
    show({bench.event.token("jp-01")}, 30);
    const auto decided = bench.decided(desk, 1);
    ASSERT_EQ(decided.size(), 1U);
    EXPECT_EQ(decided[0].rows.at(0).verdict, Verdict::Admitted);
    const auto ledger = bench.ledger();
    ASSERT_EQ(ledger.size(), 1U);
    EXPECT_EQ(ledger[0].source, core::Source::Camera);
}

TEST_F(CameraToDeskThread, BadgesOfOneFrameShareOneAnswer) {
    show({bench.event.token("jp-01"), bench.event.token("sg-01")}, 4);
    const auto decided = bench.decided(desk, 1);
    ASSERT_EQ(decided.size(), 1U);
    ASSERT_EQ(decided[0].rows.size(), 2U);
    EXPECT_EQ(bench.ledger().size(), 2U);
}

TEST_F(CameraToDeskThread, ABadgeThatComesBackAfterThreeSecondsIsAskedAgain) {
    show({bench.event.token("jp-01")}, 2);
    static_cast<void>(bench.decided(desk, 1));
    time += core::Millis(3'100);
    show({}, 1);
    show({bench.event.token("jp-01")}, 4);
    const auto again = bench.decided(desk, 1);
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].rows.at(0).verdict, Verdict::AlreadyIn);
}

TEST_F(CameraToDeskThread, AHandScannerAndTheCameraOnOneBadgeAreOnePresentation) {
    scanner->present_readings({bench.event.token("jp-01")}, time);
    show({bench.event.token("jp-01")}, 4);
    const auto decided = bench.decided(desk, 1);
    EXPECT_EQ(decided.size(), 1U);
    const auto ledger = bench.ledger();
    ASSERT_EQ(ledger.size(), 1U);
    EXPECT_EQ(ledger[0].source, core::Source::Scanner);
}

TEST_F(CameraToDeskThread, AForeignCodeIsAnsweredAndNotWritten) {
    show({"https://example.org/menu"}, 2);
    const auto decided = bench.decided(desk, 1);
    EXPECT_EQ(decided.at(0).rows.at(0).verdict, Verdict::Unreadable);
    EXPECT_TRUE(bench.ledger().empty());
}

} // namespace
} // namespace kiosk::app
