// QR codes for the screen, made beside the thread that draws.
#include "app/workers/qr_maker.hpp"

#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

class QrCodes : public testing::Test {
  protected:
    std::mutex mutex;
    std::condition_variable woken;
    int wakes = 0;
    QrMaker maker{[this] {
                      const std::lock_guard lock(mutex);
                      ++wakes;
                      woken.notify_all();
                  },
                  Log{}};

    std::shared_ptr<const ui::QrCode> made(const std::string& text) {
        int before = 0;
        {
            const std::lock_guard lock(mutex);
            before = wakes;
        }
        maker.want(text);
        std::unique_lock lock(mutex);
        woken.wait(lock, [&] { return wakes > before; });
        return maker.take();
    }
};

TEST_F(QrCodes, AreMadeOnceForEachTextThatIsWanted) {
    const auto first = made("BEGIN:VCALENDAR");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->text, "BEGIN:VCALENDAR");
    EXPECT_EQ(first->dark.size(), static_cast<std::size_t>(first->size) * static_cast<std::size_t>(first->size));
    EXPECT_FALSE(maker.take()) << "it was taken";
    maker.want("BEGIN:VCALENDAR");
    maker.want("");
    const auto next = made("another");
    ASSERT_TRUE(next);
    EXPECT_EQ(next->text, "another");
    const std::lock_guard lock(mutex);
    EXPECT_EQ(wakes, 2) << "what was there, and nothing, are not made";
}

TEST_F(QrCodes, ATextThatNoneHoldsIsLeftOut) {
    maker.want(std::string(5000, 'x'));
    const auto next = made("short");
    ASSERT_TRUE(next);
    EXPECT_EQ(next->text, "short");
}

} // namespace
} // namespace kiosk::app
