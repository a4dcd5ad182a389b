#include "core/crypto/pin.hpp"

#include <algorithm>
#include <string>

#include <sodium.h>

#include "core/base/ascii.hpp"
#include "core/crypto/crypto.hpp"

namespace kiosk::core {
namespace {

constexpr PinCost kLeastPinCost{1, 8192}, kMostPinCost{10, 256U << 20U};
static_assert(crypto_pwhash_argon2id_SALTBYTES == 16);
static_assert(crypto_pwhash_argon2id_OPSLIMIT_MIN == kLeastPinCost.opslimit &&
              crypto_pwhash_argon2id_MEMLIMIT_MIN == kLeastPinCost.memlimit);

// 111111, 121212, 123123: all of it is its first digits.
bool repeats(std::string_view pin, std::size_t length) {
    for (std::size_t i = length; i < pin.size(); ++i)
        if (pin[i] != pin[i - length]) return false;
    return true;
}

// 123456, 890123, 654321.
bool counts(std::string_view pin, int step) {
    for (std::size_t i = 1; i < pin.size(); ++i)
        if ((pin[i] - pin[i - 1] - step) % 10 != 0) return false;
    return true;
}

} // namespace

PinSalt random_pin_salt() {
    PinSalt salt;
    random_bytes(salt.bytes);
    return salt;
}

bool is_pin(std::string_view text) {
    return text.size() == kPinDigits && std::ranges::all_of(text, is_digit);
}

Status check_new_pin(std::string_view pin) {
    if (!is_pin(pin))
        return fail(ErrorKind::Invalid, "a PIN has " + std::to_string(kPinDigits) + " digits, and nothing else");
    if (repeats(pin, 1) || repeats(pin, 2) || repeats(pin, 3) || counts(pin, 1) || counts(pin, -1))
        return fail(ErrorKind::Invalid, "this PIN is one of those that are guessed first: choose digits that neither "
                                        "repeat nor count up or down");
    return {};
}

Result<Hash> hash_pin(const PinSalt& salt, std::string_view pin) {
    const auto& cost = salt.cost;
    if (cost.opslimit < kLeastPinCost.opslimit || cost.opslimit > kMostPinCost.opslimit ||
        cost.memlimit < kLeastPinCost.memlimit || cost.memlimit > kMostPinCost.memlimit)
        return fail(ErrorKind::Invalid, "the cost of a PIN's hash is out of range");
    if (!is_pin(pin)) return fail(ErrorKind::Invalid, "a PIN has " + std::to_string(kPinDigits) + " digits");
    if (sodium_init() < 0) return fail(ErrorKind::Unavailable, "libsodium cannot be initialised");
    Hash hash;
    if (crypto_pwhash_argon2id(hash.bytes.data(), hash.bytes.size(), pin.data(), pin.size(), salt.bytes.data(),
                               cost.opslimit, cost.memlimit, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return fail(ErrorKind::Unavailable, "this machine has no " + std::to_string(cost.memlimit >> 10U) +
                                                " KiB of memory free, which a PIN takes to be checked");
    return hash;
}

} // namespace kiosk::core
