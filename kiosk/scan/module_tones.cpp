#include "scan/module_tones.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace kiosk::scan {
namespace {

// Least, or greatest, of the square of 2 · reach + 1 cells around each.
template <class Pick> Cells extremes(const Cells& cells, int reach, Pick pick) {
    Cells result = cells;
    for (const bool across : {true, false}) {
        const Cells from = result;
        for (int y = 0; y < kModules; ++y) {
            for (int x = 0; x < kModules; ++x) {
                const int at = across ? x : y;
                float value = from[cell(x, y)];
                for (int i = std::max(-reach, -at); i <= std::min(reach, kModules - 1 - at); ++i) {
                    value = pick(value, from[across ? cell(x + i, y) : cell(x, y + i)]);
                }
                result[cell(x, y)] = value;
            }
        }
    }
    return result;
}

float median(std::vector<float> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The inner pixels of each module: those at its edge are its neighbours' too.
Cells levels_of(std::span<const float> straight) {
    Cells level{};
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            float sum = 0;
            for (int row = 1; row < kStraightPixels - 1; ++row) {
                const float* p = straight.data() + straight_at(x, y, row);
                for (int k = 1; k < kStraightPixels - 1; ++k) sum += p[k];
            }
            level[cell(x, y)] = sum / ((kStraightPixels - 2) * (kStraightPixels - 2));
        }
    }
    return level;
}

} // namespace

ModuleTones::ModuleTones(std::span<const float> straight) : level_(levels_of(straight)) {
    constexpr double kAround = 1.2; // modules
    Cells low = extremes(level_, 2, [](float a, float b) { return std::min(a, b); });
    Cells high = extremes(level_, 2, [](float a, float b) { return std::max(a, b); });
    std::vector<float> contrasts(kCells);
    for (std::size_t i = 0; i < kCells; ++i) contrasts[i] = high[i] - low[i];
    contrast_ = std::max(median(std::move(contrasts)), 1.0F);
    white_ = median({high.begin(), high.end()});
    black_ = median({low.begin(), low.end()});
    Cells one{};
    one.fill(1);
    smooth(one, kAround);
    smooth(low, kAround);
    smooth(high, kAround);
    for (std::size_t i = 0; i < kCells; ++i) {
        const float lowest = low[i] / one[i], highest = high[i] / one[i];
        middle_[i] = (lowest + highest) / 2;
        reach_[i] = std::max((highest - lowest) / 2, 1.0F);
    }
}

float ModuleTones::known(std::size_t i, bool inverted) const {
    const float beyond = inverted ? black_ - level_[i] : level_[i] - white_;
    const float seen = std::clamp((2 * reach_[i] / contrast_ - 0.15F) / 0.5F, 0.0F, 1.0F);
    const float burnt = std::clamp((beyond - 0.2F * contrast_) / (0.25F * contrast_), 0.0F, 1.0F);
    return seen * (1 - burnt);
}

ModuleSheet ModuleTones::sheet() const {
    ModuleSheet sheet;
    for (std::size_t i = 0; i < kCells; ++i) {
        sheet.evidence[i] = std::clamp((middle_[i] - level_[i]) / reach_[i], -1.0F, 1.0F) * known(i, false);
    }
    return sheet;
}

HiddenModules ModuleTones::hidden(bool inverted) const {
    constexpr float kHidden = 0.3F; // known less than this
    const float slack = 0.1F * contrast_;
    HiddenModules hidden;
    std::array<float, 9> all{};
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            const std::size_t i = cell(x, y);
            const auto ninth = static_cast<std::size_t>(3 * y / kModules * 3 + 3 * x / kModules);
            all[ninth] += 1;
            if (known(i, inverted) >= kHidden) continue;
            const bool glares = inverted ? level_[i] < black_ + slack : level_[i] > white_ - slack;
            (glares ? hidden.glaring : hidden.covered)[ninth] += 1;
        }
    }
    for (std::size_t ninth = 0; ninth < all.size(); ++ninth) {
        hidden.glaring[ninth] /= all[ninth];
        hidden.covered[ninth] /= all[ninth];
    }
    return hidden;
}

} // namespace kiosk::scan
