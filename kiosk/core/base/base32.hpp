// Base32 of RFC 4648 section 6: A-Z 2-7, without padding.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.hpp"

namespace kiosk::core {

[[nodiscard]] std::string base32_encode(ByteView data);
// Reads either case. Refuses other characters, padding, impossible lengths, and nonzero trailing bits (so that one
// value has one text).
[[nodiscard]] Result<Bytes> base32_decode(std::string_view text);

} // namespace kiosk::core
