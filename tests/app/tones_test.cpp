#include "app/audio/tones.hpp"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

using core::Tone;

// Zero crossings of a part, as a measure of its pitch.
double crossings(const std::vector<std::int16_t>& samples, double from, double to) {
    const auto begin = static_cast<std::size_t>(from * static_cast<double>(samples.size()));
    const auto end = static_cast<std::size_t>(to * static_cast<double>(samples.size()));
    int count = 0;
    for (std::size_t i = begin + 1; i < end; ++i) count += (samples[i - 1] < 0) != (samples[i] < 0) ? 1 : 0;
    return count / (to - from) / static_cast<double>(samples.size());
}

class Tones : public testing::TestWithParam<Tone> {};

TEST_P(Tones, BeginAndEndInSilenceWithoutAStepThatClicks) {
    const auto samples = samples_of(GetParam(), 1);
    ASSERT_FALSE(samples.empty());
    EXPECT_LE(samples.size(), static_cast<std::size_t>(kSampleRate));
    EXPECT_EQ(samples.front(), 0);
    EXPECT_EQ(samples.back(), 0);
    for (std::size_t i = 1; i < samples.size(); ++i) ASSERT_LT(std::abs(samples[i] - samples[i - 1]), 6000) << i;
}

TEST_P(Tones, AreSilentAtVolumeZero) {
    const auto samples = samples_of(GetParam(), 0);
    EXPECT_TRUE(std::all_of(samples.begin(), samples.end(), [](std::int16_t sample) { return sample == 0; }));
}

INSTANTIATE_TEST_SUITE_P(All, Tones, testing::Values(Tone::Neutral, Tone::Green, Tone::Amber, Tone::Red));

TEST(Tones, GreenRisesAndRedFallsBelowIt) {
    const auto green = samples_of(Tone::Green, 1);
    const auto red = samples_of(Tone::Red, 1);
    EXPECT_GT(crossings(green, 0.7, 0.9), crossings(green, 0.05, 0.3) * 1.2);
    EXPECT_LT(crossings(red, 0.8, 0.95), crossings(red, 0.05, 0.3) * 0.9);
    EXPECT_LT(crossings(red, 0.05, 0.3), crossings(green, 0.05, 0.3));
}

} // namespace
} // namespace kiosk::app
