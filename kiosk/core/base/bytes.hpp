// Bytes, owned or looked at, and their text in hex.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace kiosk::core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] ByteView as_bytes(std::string_view text);

[[nodiscard]] std::string to_hex(ByteView data); // lower case
// Exactly 2 * out.size() hex digits of either case.
[[nodiscard]] Status from_hex(std::string_view hex, std::span<std::uint8_t> out);

} // namespace kiosk::core
