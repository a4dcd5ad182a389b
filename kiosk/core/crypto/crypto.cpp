#include "core/crypto/crypto.hpp"

#include <algorithm>
#include <cstdlib>

#include <sodium.h>

#include "core/base/big_endian.hpp"

namespace kiosk::core {
namespace {

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);
static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_BYTES == 64);
static_assert(crypto_hash_sha256_BYTES == 32);

// sodium_init() is idempotent and thread-safe; it fails only where the system gives no randomness at all, and then no
// key, id or salt could be trusted.
void initialise() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();
}

template <class Id> Id first_four_bytes(const Hash& hash) {
    return Id{from_big_endian<typename Id::rep>(ByteView(hash.bytes).first(4))};
}

} // namespace

SigningKey SigningKey::generate() {
    std::array<std::uint8_t, 32> seed{};
    random_bytes(seed);
    auto key = from_seed(seed);
    wipe(seed);
    return key;
}

SigningKey SigningKey::from_seed(std::span<const std::uint8_t, 32> seed) {
    initialise();
    SigningKey key;
    std::copy(seed.begin(), seed.end(), key.seed_.begin());
    crypto_sign_seed_keypair(key.public_.bytes.data(), key.secret_.data(), key.seed_.data());
    return key;
}

SigningKey::~SigningKey() {
    sodium_memzero(seed_.data(), seed_.size());
    sodium_memzero(secret_.data(), secret_.size());
}

Signature SigningKey::sign(ByteView message) const {
    Signature signature;
    crypto_sign_detached(signature.bytes.data(), nullptr, message.data(), message.size(), secret_.data());
    return signature;
}

bool verify(const PublicKey& key, ByteView message, const Signature& signature) {
    initialise();
    return crypto_sign_verify_detached(signature.bytes.data(), message.data(), message.size(), key.bytes.data()) == 0;
}

Hash sha256(ByteView data) {
    return sha256(data, {});
}

Hash sha256(ByteView a, ByteView b) {
    initialise();
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, a.data(), a.size());
    crypto_hash_sha256_update(&state, b.data(), b.size());
    Hash hash;
    crypto_hash_sha256_final(&state, hash.bytes.data());
    return hash;
}

void random_bytes(std::span<std::uint8_t> out) {
    initialise();
    randombytes_buf(out.data(), out.size());
}

void wipe(std::span<std::uint8_t> secret) {
    sodium_memzero(secret.data(), secret.size());
}

BadgeId random_badge_id() {
    std::uint64_t value = 0;
    while (value == 0) {
        std::array<std::uint8_t, 8> bytes{};
        random_bytes(bytes);
        value = from_big_endian<std::uint64_t>(bytes);
    }
    return BadgeId{value};
}

LedgerId random_ledger_id() {
    LedgerId id;
    random_bytes(id.bytes);
    return id;
}

KeyId key_id(const PublicKey& key) {
    return first_four_bytes<KeyId>(sha256(key.bytes));
}
EventTag event_tag(const EventId& event) {
    return first_four_bytes<EventTag>(sha256(as_bytes(event.str())));
}

} // namespace kiosk::core
