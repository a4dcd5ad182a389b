// The package's files as bytes, bounded and known to be UTF-8.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "event/problems.hpp"

namespace kiosk::event {

// Nothing when there is no such file (not a problem by itself), and when it cannot be taken (then reported).
[[nodiscard]] std::optional<std::string> read_package_file(const std::filesystem::path& dir, std::string_view name,
                                                           const Reporter& reporter);
// The text behind a byte order mark.
[[nodiscard]] std::string_view without_mark(std::string_view bytes);

} // namespace kiosk::event
