#include "scan/motion.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>

#include "scan/preprocess.hpp"

namespace kiosk::scan {
namespace {

constexpr int kStep = 8;         // pixels between samples
constexpr double kChanged = 6.0; // levels of a cell's mean

} // namespace

bool MotionDetector::moved(const core::GrayFrame& frame) {
    const core::GrayView view = frame.view();
    if (!usable(view) ||
        frame.pixels.size() < static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height)) {
        return false;
    }
    Grid sums{};
    Grid counts{};
    for (int y = 0; y < view.height; y += kStep) {
        const std::uint8_t* line = row(view, y);
        const int first = y * kRows / view.height * kColumns;
        for (int x = 0; x < view.width; x += kStep) {
            const auto cell = static_cast<std::size_t>(first + x * kColumns / view.width);
            sums[cell] += line[x];
            counts[cell] += 1;
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = counts[i] > 0 ? sums[i] / counts[i] : 0;

    const bool same_size = view.width == width_ && view.height == height_;
    bool changed = !same_size;
    if (same_size) {
        const double n = static_cast<double>(sums.size());
        const double shift = (std::accumulate(sums.begin(), sums.end(), 0.0) -
                              std::accumulate(reference_.begin(), reference_.end(), 0.0)) /
                             n;
        for (std::size_t i = 0; i < sums.size() && !changed; ++i) {
            changed = std::abs(sums[i] - reference_[i] - shift) > kChanged;
        }
    }
    if (changed || frame.taken - taken_ >= kReference) {
        reference_ = sums;
        taken_ = frame.taken;
        width_ = view.width;
        height_ = view.height;
    }
    return changed;
}

} // namespace kiosk::scan
