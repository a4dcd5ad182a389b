#include "core/event/token.hpp"

#include <algorithm>
#include <span>

#include "core/crypto/base32.hpp"

namespace kiosk::core {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kBodyBytes = kTokenBytes - 64;
constexpr char kContext[] = "kiosk badge 1"; // its terminating zero is signed too

template <class T> void put(Bytes& out, T value) {
    for (std::size_t i = sizeof(T); i-- > 0;) out.push_back(static_cast<std::uint8_t>((value >> (8 * i)) & 0xffU));
}

template <class T> T get(ByteView bytes, std::size_t offset) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value = static_cast<T>((value << 8) | bytes[offset + i]);
    return value;
}

Bytes body_bytes(const TokenBody& body) {
    Bytes out;
    out.reserve(kTokenBytes);
    out.push_back(kVersion);
    out.push_back(static_cast<std::uint8_t>(body.kind));
    put(out, body.issuer.value());
    put(out, body.event.value());
    put(out, body.badge.value());
    put(out, body.valid_from);
    put(out, body.valid_to);
    return out;
}

Bytes signed_bytes(ByteView body) {
    Bytes message(sizeof kContext + body.size());
    std::copy(body.begin(), body.end(), std::copy(std::begin(kContext), std::end(kContext), message.begin()));
    return message;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

std::string issue_token(TokenBody body, const SigningKey& key) {
    body.issuer = key_id(key.public_key());
    auto bytes = body_bytes(body);
    const auto signature = key.sign(signed_bytes(bytes));
    bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
    return std::string(kTokenPrefix) + base32_encode(bytes);
}

bool looks_like_token(std::string_view text) {
    return text.size() >= kTokenPrefix.size() && std::equal(kTokenPrefix.begin(), kTokenPrefix.end(), text.begin(),
                                                            [](char a, char b) { return a == upper(b); });
}

Result<Token> parse_token(std::string_view text) {
    if (!looks_like_token(text)) return fail(ErrorKind::Invalid, "a token begins with KB1");
    if (text.size() != kTokenCharacters) {
        return fail(ErrorKind::Invalid, "a token has " + std::to_string(kTokenCharacters) + " characters, this has " +
                                            std::to_string(text.size()));
    }
    const auto decoded = TRY(base32_decode(text.substr(kTokenPrefix.size())));
    const ByteView bytes = decoded;
    if (bytes.size() != kTokenBytes) return fail(ErrorKind::Invalid, "a token holds 86 bytes");
    if (bytes[0] != kVersion)
        return fail(ErrorKind::Invalid, "a token of version " + std::to_string(bytes[0]) + ", not 1");
    if (bytes[1] != 1 && bytes[1] != 2) return fail(ErrorKind::Invalid, "a token of an unknown kind");
    Token token;
    token.body.kind = static_cast<BadgeKind>(bytes[1]);
    token.body.issuer = KeyId{get<std::uint32_t>(bytes, 2)};
    token.body.event = EventTag{get<std::uint32_t>(bytes, 6)};
    token.body.badge = BadgeId{get<std::uint64_t>(bytes, 10)};
    token.body.valid_from = get<std::uint16_t>(bytes, 18);
    token.body.valid_to = get<std::uint16_t>(bytes, 20);
    if (token.body.badge == BadgeId{}) return fail(ErrorKind::Invalid, "a token with badge id 0");
    if (token.body.valid_to < token.body.valid_from) return fail(ErrorKind::Invalid, "a token whose days are reversed");
    std::copy_n(bytes.begin() + kBodyBytes, token.signature.bytes.size(), token.signature.bytes.begin());
    return token;
}

bool verify_token(const Token& token, const PublicKey& issuer) {
    return token.body.issuer == key_id(issuer) && verify(issuer, signed_bytes(body_bytes(token.body)), token.signature);
}

std::uint64_t token_fingerprint(std::string_view text) {
    std::string upper_cased(text);
    std::transform(upper_cased.begin(), upper_cased.end(), upper_cased.begin(), upper);
    return get<std::uint64_t>(sha256(as_bytes(upper_cased)).bytes, 0);
}

std::uint16_t token_day(LocalDay day) {
    return static_cast<std::uint16_t>(std::clamp<long long>(day.time_since_epoch().count(), 0, 65535));
}

} // namespace kiosk::core
