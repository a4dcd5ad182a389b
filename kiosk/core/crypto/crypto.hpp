// Signatures, hashes and randomness over libsodium. Nothing else in the project includes <sodium.h>.
// Every function may be called from any thread; the library is initialised on first use.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace kiosk::core {

// An Ed25519 key pair (RFC 8032) kept as its 32-byte seed. The seed is wiped from memory on destruction.
class SigningKey {
  public:
    static SigningKey generate();
    static SigningKey from_seed(std::span<const std::uint8_t, 32> seed);
    SigningKey(const SigningKey&) = default;
    SigningKey& operator=(const SigningKey&) = default;
    ~SigningKey();

    [[nodiscard]] const PublicKey& public_key() const { return public_; }
    [[nodiscard]] std::span<const std::uint8_t, 32> seed() const { return seed_; }
    [[nodiscard]] Signature sign(ByteView message) const;

  private:
    SigningKey() = default;
    std::array<std::uint8_t, 32> seed_{};
    std::array<std::uint8_t, 64> secret_{};
    PublicKey public_{};
};

[[nodiscard]] bool verify(const PublicKey& key, ByteView message, const Signature& signature);

[[nodiscard]] Hash sha256(ByteView data);
// SHA-256 over a then b, without copying them together.
[[nodiscard]] Hash sha256(ByteView a, ByteView b);

void random_bytes(std::span<std::uint8_t> out);
void wipe(std::span<std::uint8_t> secret); // zeroes that the compiler does not drop
[[nodiscard]] BadgeId random_badge_id();   // never 0
[[nodiscard]] LedgerId random_ledger_id();

[[nodiscard]] KeyId key_id(const PublicKey& key);
[[nodiscard]] EventTag event_tag(const EventId& event);

// A key that signs badges and revisions. Its text in a file: core/crypto/crypto_key.hpp.
// A sample key's file is exempt from the mode check, and real events refuse it.
struct IssuerKey {
    SigningKey key;
    bool sample = false;
};

} // namespace kiosk::core
