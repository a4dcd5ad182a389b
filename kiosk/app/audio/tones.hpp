// The four sounds of a verdict, made and not recorded.
#pragma once

#include <cstdint>
#include <vector>

#include "core/ledger/verdict.hpp"

namespace kiosk::app {

inline constexpr int kSampleRate = 48000;

// Signed 16-bit mono at kSampleRate. volume 0 … 1. Begins and ends at silence, without clicks; at most one second.
// Green: two rising notes. Amber: one note in the middle, twice. Red: low and falling. Neutral: a soft tick.
[[nodiscard]] std::vector<std::int16_t> samples_of(core::Tone tone, double volume);

} // namespace kiosk::app
