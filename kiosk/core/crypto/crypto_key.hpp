// The text of a key file: the secret half of an issuer, open or under a passphrase.
// Lines end in LF or CRLF; the end of the last one may be missing. Hex is lower case.
//
// Format 1, open:
//   kiosk-issuer-key-1            (kiosk-sample-issuer-key-1: real events refuse it)
//   <seed, 64 hex digits>
// Format 2, under a passphrase:
//   kiosk-issuer-key-2            (kiosk-sample-issuer-key-2)
//   public <64 hex digits>        in the clear, so that it can be published without the passphrase
//   kdf argon2id13
//   salt <32 hex digits>
//   opslimit <1 … 10>             passes over the memory
//   memlimit <8192 … 1073741824>  bytes
//   cipher xsalsa20poly1305       libsodium's secretbox
//   nonce <48 hex digits>
//   box <160 hex digits>          holds the seed, then SHA-256 over all lines before this one, each with one LF
// The hash binds the open lines to the passphrase: whoever alters one of them makes the file useless, not wrong.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"

namespace kiosk::core {

inline constexpr std::size_t kLeastPassphrase = 8;      // characters
inline constexpr std::size_t kLongestPassphrase = 1024; // bytes

// A passphrase in memory: never copied, wiped when it goes.
class Passphrase {
  public:
    Passphrase() = default;
    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&& other) noexcept;
    ~Passphrase();
    // False, and nothing is added, when it is full.
    [[nodiscard]] bool add(char byte);
    [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

  private:
    std::array<char, kLongestPassphrase> bytes_{};
    std::size_t size_ = 0;
};

// What one guess at a passphrase costs.
struct KeyCost {
    std::uint64_t opslimit = 3;           // 1 … 10
    std::uint64_t memlimit = 256U << 20U; // bytes, 8 KiB … 1 GiB
    bool operator==(const KeyCost&) const = default;
};

// A key under a passphrase, as its file says; nothing in it was proven yet.
struct LockedKey {
    bool sample = false;
    PublicKey public_key;
    KeyCost cost;
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 24> nonce{};
    std::array<std::uint8_t, 80> box{};
};

using AnyKey = std::variant<LockedKey, IssuerKey>;
// What is open in either format; of a locked key it is proven only by unlocking.
[[nodiscard]] bool is_sample(const AnyKey& key);
[[nodiscard]] const PublicKey& public_key_of(const AnyKey& key);

// Invalid: shorter than kLeastPassphrase.
[[nodiscard]] Status check_new_passphrase(std::string_view passphrase);

// Invalid: a cost out of range, a passphrase that is too short. Unavailable: no memory for the cost.
[[nodiscard]] Result<LockedKey> lock_key(const IssuerKey& key, std::string_view passphrase, const KeyCost& cost = {});
// Refused: the passphrase is another, or the file was altered: no one can tell which. Invalid, and no memory is taken:
// a cost out of range. Unavailable: no memory for the cost.
[[nodiscard]] Result<IssuerKey> unlock_key(const LockedKey& key, std::string_view passphrase);

[[nodiscard]] std::string write_key_text(const IssuerKey& key);
[[nodiscard]] std::string write_key_text(const LockedKey& key);
// Invalid: another format, or a cost out of range. Errors never quote the text.
[[nodiscard]] Result<AnyKey> parse_key_text(std::string_view text);

} // namespace kiosk::core
