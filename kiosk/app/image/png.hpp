// Screenshots as PNG files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "core/base/result.hpp"

namespace kiosk::app {

// 8-bit RGB, row after row without padding, top row first.
struct Screenshot {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb; // width * height * 3
    bool operator==(const Screenshot&) const = default;
};

// Invalid: sizes that do not agree. Io: the file could not be written.
[[nodiscard]] core::Status save_png(const std::filesystem::path& file, const Screenshot& screenshot);

} // namespace kiosk::app
