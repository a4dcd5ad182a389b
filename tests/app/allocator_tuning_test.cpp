#include "app/allocator_tuning.hpp"

#include <sys/resource.h>

#include <cstddef>
#include <vector>

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

constexpr std::size_t kFrame = 4U << 20U; // bytes, in pages of 4 KiB or more

// Pages that the system cleared anew for one buffer of a frame, which is gone again afterwards.
long fresh_pages_of_a_frame() {
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const std::vector<char> frame(kFrame, 'x');
    EXPECT_EQ(frame.back(), 'x');
    getrusage(RUSAGE_SELF, &after);
    return after.ru_minflt - before.ru_minflt;
}

TEST(AllocatorTuning, KeepsTheBuffersOfAFrameForTheNext) {
    keep_buffers();
    fresh_pages_of_a_frame();
    EXPECT_LT(fresh_pages_of_a_frame(), 100);
}

TEST(AllocatorTuning, GivesThemBackWhenTold) {
    keep_buffers();
    fresh_pages_of_a_frame();
    const long kept = fresh_pages_of_a_frame();
    give_back_memory();
    EXPECT_GT(fresh_pages_of_a_frame(), kept);
}

} // namespace
} // namespace kiosk::app
