// The text in a badge's QR code: "KB1" and the Base32 (RFC 4648) of 86 bytes, 141 characters, which a QR code of
// version 6-M holds in alphanumeric mode.
//
//   offset  size  field (big-endian)
//        0     1  version = 1
//        1     1  kind: 1 participant, 2 delegation
//        2     4  issuer key id
//        6     4  event tag
//       10     8  badge id, random, not 0
//       18     2  valid from, days since 1970-01-01 in the event's zone, inclusive
//       20     2  valid to, likewise, inclusive
//       22    64  Ed25519 (RFC 8032) over "kiosk badge 1\0" and bytes 0 … 21
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"

namespace kiosk::core {

enum class BadgeKind : std::uint8_t { Participant = 1, Delegation = 2 };

struct TokenBody {
    BadgeKind kind = BadgeKind::Participant;
    KeyId issuer;
    EventTag event;
    BadgeId badge;
    std::uint16_t valid_from = 0; // days since 1970-01-01
    std::uint16_t valid_to = 0;   // days since 1970-01-01, >= valid_from
    bool operator==(const TokenBody&) const = default;
};

struct Token {
    TokenBody body;
    Signature signature;
    bool operator==(const Token&) const = default;
};

inline constexpr std::size_t kTokenBytes = 86;
inline constexpr std::size_t kTokenCharacters = 141;
inline constexpr std::string_view kTokenPrefix = "KB1";

// Signs with the key; body.issuer is set to the key's id.
[[nodiscard]] std::string issue_token(TokenBody body, const SigningKey& key);

// True for what claims to be a badge of ours: begins with KB1 in either case. Such a text is never "Unreadable".
[[nodiscard]] bool looks_like_token(std::string_view text);

// Reads the layout; does not verify. Invalid: wrong length, characters, version, kind, badge 0, days reversed.
[[nodiscard]] Result<Token> parse_token(std::string_view text);

[[nodiscard]] bool verify_token(const Token& token, const PublicKey& issuer);

// The 8 bytes of SHA-256 over the upper-cased text that a refusal keeps instead of the text.
[[nodiscard]] std::uint64_t token_fingerprint(std::string_view text);

[[nodiscard]] std::uint16_t token_day(LocalDay day); // clamped to 0 … 65535

} // namespace kiosk::core
