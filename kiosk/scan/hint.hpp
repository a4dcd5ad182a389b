// Why a code that seems to be there is not read: what the scan screen tells the guest.
#pragma once

#include "core/base/frame.hpp"

namespace kiosk::scan {

// For a frame in which nothing was read. No problem unless two finder patterns of one size, or more, are seen. What is
// said of a part of the code (bent, covered, where the glare is) is of codes of a badge's size. Looks at every second
// row; some milliseconds at 1280×720. Pure.
[[nodiscard]] core::ScanHint estimate_hint(core::GrayView frame);

// The same of what the other does not see: a badge far away in the middle of the frame, and one out of focus. TooSmall,
// Blurred or no problem. Takes twice as long.
[[nodiscard]] core::ScanHint estimate_faint_hint(core::GrayView frame);

} // namespace kiosk::scan
