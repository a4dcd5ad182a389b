// A PIN of staff: six digits. What is kept of it is Argon2id (RFC 9106) over the salt of its database, the same for all
// of its PINs: then one hash, however many people there are, says whose a PIN is, and two people never have the same.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace kiosk::core {

inline constexpr std::size_t kPinDigits = 6;

// What one guess costs; a tenth of a second of a small machine, in memory that a kiosk has.
struct PinCost {
    std::uint64_t opslimit = 4;          // 1 … 10
    std::uint64_t memlimit = 32U << 20U; // bytes, 8 KiB … 256 MiB
    bool operator==(const PinCost&) const = default;
};

struct PinSalt {
    std::array<std::uint8_t, 16> bytes{};
    PinCost cost;
    bool operator==(const PinSalt&) const = default;
};
[[nodiscard]] PinSalt random_pin_salt();

// Six of 0 … 9.
[[nodiscard]] bool is_pin(std::string_view text);
// Invalid, in words that do not quote it: no PIN, or one that is guessed first (111111, 123456, 121212, 123123).
[[nodiscard]] Status check_new_pin(std::string_view pin);
// Invalid: no PIN, or a cost out of range, for which no memory is taken. Unavailable: no memory for the cost.
[[nodiscard]] Result<Hash> hash_pin(const PinSalt& salt, std::string_view pin);

} // namespace kiosk::core
