#include "core/crypto/crypto_key.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <sodium.h>

#include "core/base/lines.hpp"

namespace kiosk::core {
namespace {

constexpr std::string_view kOpen = "kiosk-issuer-key-1";
constexpr std::string_view kOpenSample = "kiosk-sample-issuer-key-1";
constexpr std::string_view kLocked = "kiosk-issuer-key-2";
constexpr std::string_view kLockedSample = "kiosk-sample-issuer-key-2";
constexpr std::string_view kKdf = "argon2id13";
constexpr std::string_view kCipher = "xsalsa20poly1305";

constexpr KeyCost kLeastCost{1, 8192};
constexpr KeyCost kMostCost{10, 1U << 30U};

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kPlainBytes = kSeedBytes + 32;

static_assert(crypto_pwhash_argon2id_SALTBYTES == 16 && crypto_secretbox_NONCEBYTES == 24);
static_assert(crypto_secretbox_MACBYTES + kPlainBytes == 80 && crypto_secretbox_KEYBYTES == 32);
static_assert(crypto_pwhash_argon2id_OPSLIMIT_MIN == kLeastCost.opslimit &&
              crypto_pwhash_argon2id_MEMLIMIT_MIN == kLeastCost.memlimit);

template <std::size_t N> struct Wiped {
    std::array<std::uint8_t, N> bytes{};
    Wiped() = default;
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { wipe(bytes); }
};

Status check_cost(const KeyCost& cost) {
    if (cost.opslimit < kLeastCost.opslimit || cost.opslimit > kMostCost.opslimit) {
        return fail(ErrorKind::Invalid, "opslimit " + std::to_string(cost.opslimit) + " is out of range (1 to " +
                                            std::to_string(kMostCost.opslimit) + ")");
    }
    if (cost.memlimit < kLeastCost.memlimit || cost.memlimit > kMostCost.memlimit) {
        return fail(ErrorKind::Invalid, "memlimit " + std::to_string(cost.memlimit) +
                                            " is out of range (8192 to 1073741824 bytes, which is 1 GiB)");
    }
    return {};
}

// The lines before the box: what the box vouches for.
std::string head_of(const LockedKey& key) {
    std::string text(key.sample ? kLockedSample : kLocked);
    text += "\npublic " + to_hex(key.public_key.bytes);
    text += "\nkdf " + std::string(kKdf);
    text += "\nsalt " + to_hex(key.salt);
    text += "\nopslimit " + std::to_string(key.cost.opslimit);
    text += "\nmemlimit " + std::to_string(key.cost.memlimit);
    text += "\ncipher " + std::string(kCipher);
    text += "\nnonce " + to_hex(key.nonce);
    return text + "\n";
}

Status derive(std::span<std::uint8_t, crypto_secretbox_KEYBYTES> out, const LockedKey& key,
              std::string_view passphrase) {
    TRY(check_cost(key.cost));
    if (passphrase.empty()) return fail(ErrorKind::Refused, "the passphrase is empty");
    if (sodium_init() < 0) return fail(ErrorKind::Unavailable, "libsodium cannot be initialised");
    if (crypto_pwhash_argon2id(out.data(), out.size(), passphrase.data(), passphrase.size(), key.salt.data(),
                               key.cost.opslimit, key.cost.memlimit, crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0) {
        return fail(ErrorKind::Unavailable, "this machine has no " + std::to_string(key.cost.memlimit >> 10U) +
                                                " KiB of memory free, which the key's passphrase takes");
    }
    return {};
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

// Reads "name value" lines in their order.
class Fields {
  public:
    explicit Fields(std::string_view text) : text_(text) {}

    [[nodiscard]] Result<std::string_view> take(std::string_view name) {
        auto line = take_line(text_);
        ++line_;
        if (!line.starts_with(name) || line.substr(name.size(), 1) != " ") {
            return fail(ErrorKind::Invalid, "not a key file: line " + std::to_string(line_) + " must begin with \"" +
                                                std::string(name) + "\"");
        }
        line.remove_prefix(name.size() + 1);
        return line;
    }

    [[nodiscard]] Status take_word(std::string_view name, std::string_view only) {
        const auto word = TRY(take(name));
        if (word == only) return {};
        return fail(ErrorKind::Invalid, "the key file's line " + std::to_string(line_) +
                                            ": this program knows only \"" + std::string(name) + " " +
                                            std::string(only) + "\"");
    }

    [[nodiscard]] Status take_hex(std::string_view name, std::span<std::uint8_t> out) {
        const auto hex = TRY(take(name));
        const auto read = from_hex(hex, out);
        if (!read) return tl::unexpected(read.error().at("the key file's line " + std::to_string(line_)));
        // One key has one text, so that every altered sign is seen.
        if (to_hex(out) == hex) return {};
        return fail(ErrorKind::Invalid, "the key file's line " + std::to_string(line_) + ": hex digits in upper case");
    }

    [[nodiscard]] Status take_number(std::string_view name, std::uint64_t& out) {
        const auto digits = TRY(take(name));
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, out);
        if (read.ec == std::errc{} && read.ptr == end && std::to_string(out) == digits) return {};
        return fail(ErrorKind::Invalid, "the key file's line " + std::to_string(line_) + ": \"" + std::string(name) +
                                            "\" takes a whole number");
    }

    [[nodiscard]] bool at_end() const { return text_.empty(); }

  private:
    std::string_view text_;
    int line_ = 1;
};

Result<AnyKey> parse_locked(std::string_view text, bool sample) {
    LockedKey key;
    key.sample = sample;
    Fields fields(text);
    auto read = fields.take_hex("public", key.public_key.bytes);
    if (read) read = fields.take_word("kdf", kKdf);
    if (read) read = fields.take_hex("salt", key.salt);
    if (read) read = fields.take_number("opslimit", key.cost.opslimit);
    if (read) read = fields.take_number("memlimit", key.cost.memlimit);
    if (read) read = check_cost(key.cost);
    if (read) read = fields.take_word("cipher", kCipher);
    if (read) read = fields.take_hex("nonce", key.nonce);
    if (read) read = fields.take_hex("box", key.box);
    if (!read) return tl::unexpected(read.error());
    if (!fields.at_end()) return fail(ErrorKind::Invalid, "not a key file: there is text after the box");
    return key;
}

Result<AnyKey> parse_open(std::string_view text, bool sample) {
    const auto hex = take_line(text);
    if (!text.empty()) return fail(ErrorKind::Invalid, "not a key file: there is text after the second line");
    Wiped<kSeedBytes> seed;
    if (const auto read = from_hex(hex, seed.bytes); !read)
        return tl::unexpected(read.error().at("the key file's second line"));
    return IssuerKey{SigningKey::from_seed(seed.bytes), sample};
}

} // namespace

Passphrase::Passphrase(Passphrase&& other) noexcept : bytes_(other.bytes_), size_(std::exchange(other.size_, 0)) {
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

Passphrase& Passphrase::operator=(Passphrase&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    size_ = std::exchange(other.size_, 0);
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
    return *this;
}

Passphrase::~Passphrase() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

bool Passphrase::add(char byte) {
    if (size_ == bytes_.size()) return false;
    bytes_[size_++] = byte;
    return true;
}

bool is_sample(const AnyKey& key) {
    return std::visit([](const auto& each) { return each.sample; }, key);
}

const PublicKey& public_key_of(const AnyKey& key) {
    const auto* locked = std::get_if<LockedKey>(&key);
    return locked != nullptr ? locked->public_key : std::get<IssuerKey>(key).key.public_key();
}

Status check_new_passphrase(std::string_view passphrase) {
    if (characters(passphrase) >= kLeastPassphrase) return {};
    return fail(ErrorKind::Invalid,
                "a passphrase needs " + std::to_string(kLeastPassphrase) + " characters or more; take several words");
}

Result<LockedKey> lock_key(const IssuerKey& key, std::string_view passphrase, const KeyCost& cost) {
    TRY(check_new_passphrase(passphrase));
    LockedKey locked;
    locked.sample = key.sample;
    locked.public_key = key.key.public_key();
    locked.cost = cost;
    random_bytes(locked.salt);
    random_bytes(locked.nonce);
    Wiped<crypto_secretbox_KEYBYTES> secret;
    TRY(derive(secret.bytes, locked, passphrase));
    Wiped<kPlainBytes> plain;
    const auto head = sha256(as_bytes(head_of(locked)));
    std::copy(key.key.seed().begin(), key.key.seed().end(), plain.bytes.begin());
    std::copy(head.bytes.begin(), head.bytes.end(), plain.bytes.begin() + kSeedBytes);
    crypto_secretbox_easy(locked.box.data(), plain.bytes.data(), plain.bytes.size(), locked.nonce.data(),
                          secret.bytes.data());
    return locked;
}

Result<IssuerKey> unlock_key(const LockedKey& key, std::string_view passphrase) {
    Wiped<crypto_secretbox_KEYBYTES> secret;
    TRY(derive(secret.bytes, key, passphrase));
    Wiped<kPlainBytes> plain;
    if (crypto_secretbox_open_easy(plain.bytes.data(), key.box.data(), key.box.size(), key.nonce.data(),
                                   secret.bytes.data()) != 0) {
        return fail(ErrorKind::Refused, "the passphrase is wrong, or the file was altered");
    }
    const auto head = sha256(as_bytes(head_of(key)));
    IssuerKey open{SigningKey::from_seed(std::span(plain.bytes).first<kSeedBytes>()), key.sample};
    if (!std::equal(head.bytes.begin(), head.bytes.end(), plain.bytes.begin() + kSeedBytes) ||
        open.key.public_key() != key.public_key) {
        return fail(ErrorKind::Refused, "the file was altered: its open lines are not those that were encrypted");
    }
    return open;
}

std::string write_key_text(const IssuerKey& key) {
    auto hex = to_hex(key.key.seed());
    std::string text;
    text.reserve(kOpenSample.size() + hex.size() + 2); // growing would leave a part of the seed behind
    text += key.sample ? kOpenSample : kOpen;
    text += '\n';
    text += hex;
    text += '\n';
    wipe({reinterpret_cast<std::uint8_t*>(hex.data()), hex.size()});
    return text;
}

std::string write_key_text(const LockedKey& key) {
    return head_of(key) + "box " + to_hex(key.box) + "\n";
}

Result<AnyKey> parse_key_text(std::string_view text) {
    const auto heading = take_line(text);
    if (heading == kOpen || heading == kOpenSample) return parse_open(text, heading == kOpenSample);
    if (heading == kLocked || heading == kLockedSample) return parse_locked(text, heading == kLockedSample);
    return fail(ErrorKind::Invalid, "not a key file: its first line must be \"" + std::string(kOpen) + "\" or \"" +
                                        std::string(kLocked) + "\", or the same with \"sample-issuer\"");
}

} // namespace kiosk::core
