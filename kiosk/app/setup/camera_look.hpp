// What a camera's picture is worth, for whoever puts the camera up. Pure.
#pragma once

#include <optional>

#include "core/base/frame.hpp"

namespace kiosk::app {

// The mean of its luminance, 0 … 255, of some of its pixels. None: it has no pixels.
[[nodiscard]] std::optional<int> light_of(const core::GrayFrame& frame);

// Pixels along a module of a badge's code. None: it is no badge's, so nobody knows how many modules it has.
[[nodiscard]] std::optional<double> module_of(const core::FoundCode& code);

} // namespace kiosk::app
