#include "app/setup/camera_look.hpp"

#include <cmath>
#include <cstdint>

#include "core/event/presented.hpp"
#include "scan/qr_layout.hpp"

namespace kiosk::app {

std::optional<int> light_of(const core::GrayFrame& frame) {
    constexpr std::size_t kStep = 61; // no divisor of a picture's width: all columns have their turn
    std::uint64_t sum = 0, count = 0;
    for (std::size_t i = 0; i < frame.pixels.size(); i += kStep) {
        sum += frame.pixels[i];
        ++count;
    }
    if (count == 0) return std::nullopt;
    return static_cast<int>(sum / count);
}

std::optional<double> module_of(const core::FoundCode& code) {
    if (!core::is_whole_token(code.text)) return std::nullopt;
    double around = 0;
    for (std::size_t i = 0; i < code.outline.size(); ++i) {
        const core::PointI from = code.outline.at(i), to = code.outline.at((i + 1) % code.outline.size());
        around += std::hypot(to.x - from.x, to.y - from.y);
    }
    return around / static_cast<double>(code.outline.size()) / scan::kModules;
}

} // namespace kiosk::app
