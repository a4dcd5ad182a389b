#include "app/window/touch_source.hpp"

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

using Phase = ui::TouchSample::Phase;

class Pointer : public testing::Test {
  protected:
    PointerTouch pointer{[this] { return core::MonoTime{core::Millis{++now}}; }};
    [[nodiscard]] std::vector<Phase> taken() {
        std::vector<Phase> phases;
        for (const auto& sample : pointer.take()) phases.push_back(sample.phase);
        return phases;
    }

  private:
    int now = 0;
};

TEST_F(Pointer, IsOneFingerWhileItsButtonIsDown) {
    pointer.move({1, 1});
    pointer.move({2, 2});
    pointer.press();
    pointer.move({3, 3});
    pointer.release();
    pointer.move({5, 5});
    const auto samples = pointer.take();
    ASSERT_EQ(samples.size(), 3U);
    EXPECT_EQ(samples[0], (ui::TouchSample{kPointerFinger, Phase::Began, {2, 2}, core::MonoTime{core::Millis{1}}}));
    EXPECT_EQ(samples[1].at, (ui::Vec{3, 3}));
    EXPECT_EQ(samples[2].phase, Phase::Ended);
    EXPECT_TRUE(pointer.take().empty());
}

TEST_F(Pointer, TapsWhereItWasHoweverManyTapsAreTakenAtOnce) {
    for (const float x : {10.0F, 20.0F}) {
        pointer.move({x, 5});
        pointer.press();
        pointer.release();
    }
    const auto samples = pointer.take();
    ASSERT_EQ(samples.size(), 4U);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(samples[i].at, (ui::Vec{i < 2 ? 10.0F : 20.0F, 5})) << i;
}

TEST_F(Pointer, IsCancelledWhenARealFingerTakesOver) {
    pointer.press();
    EXPECT_EQ(taken(), std::vector{Phase::Began});
    pointer.move({3, 3});
    pointer.cancel();
    EXPECT_EQ(taken(), std::vector{Phase::Cancelled});
    pointer.release();
    EXPECT_TRUE(taken().empty());
}

TEST_F(Pointer, SaysNothingOfAPressThatNobodyHasHeardOf) {
    pointer.press();
    pointer.cancel();
    EXPECT_TRUE(taken().empty());
}

} // namespace
} // namespace kiosk::app
