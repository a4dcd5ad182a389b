// A picture file to luminance, through GStreamer's own decoders: PNG and JPEG at least.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/frame.hpp"
#include "core/base/result.hpp"

namespace kiosk::scan {

inline constexpr std::int64_t kMaxPictureBytes = 64 * 1024 * 1024; // of a file

// The first picture in the file, transparent parts on white; `taken` and `number` stay zero. Reads regular files only.
// Takes at most 20 seconds. Errors: NotFound, Io, Invalid (no picture, damaged, more than kMaxPictureBytes or
// kMaxPicturePixels), Unavailable (GStreamer does not start).
[[nodiscard]] core::Result<core::GrayFrame> load_picture(const std::string& path);

} // namespace kiosk::scan
