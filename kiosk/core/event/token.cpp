#include "core/event/token.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/base32.hpp"
#include "core/base/big_endian.hpp"

namespace kiosk::core {
namespace {

constexpr std::uint8_t kTokenVersion = 1;
constexpr char kTokenContext[] = "kiosk badge 1"; // its terminating zero is signed too

Bytes body_bytes(const TokenBody& body) {
    ByteWriter out;
    out.reserve(kTokenBytes);
    out.number(kTokenVersion);
    out.number(body.kind);
    out.number(body.issuer.value());
    out.number(body.event.value());
    out.number(body.badge.value());
    out.number(body.valid_from);
    out.number(body.valid_to);
    return std::move(out).take();
}

Bytes signed_bytes(ByteView body) {
    Bytes message(sizeof kTokenContext + body.size());
    std::copy(body.begin(), body.end(), std::copy(std::begin(kTokenContext), std::end(kTokenContext), message.begin()));
    return message;
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
                                                            [](char a, char b) { return a == to_upper(b); });
}

Result<Token> parse_token(std::string_view text) {
    if (!looks_like_token(text)) return fail(ErrorKind::Invalid, "a token begins with KB1");
    if (text.size() != kTokenCharacters) {
        return fail(ErrorKind::Invalid, "a token has " + std::to_string(kTokenCharacters) + " characters, this has " +
                                            std::to_string(text.size()));
    }
    const auto decoded = TRY(base32_decode(text.substr(kTokenPrefix.size())));
    if (decoded.size() != kTokenBytes) return fail(ErrorKind::Invalid, "a token holds 86 bytes");
    ByteReader in(decoded);
    if (const auto version = in.number<std::uint8_t>(); version != kTokenVersion)
        return fail(ErrorKind::Invalid, "a token of version " + std::to_string(version) + ", not 1");
    const auto kind = static_cast<BadgeKind>(in.number<std::uint8_t>());
    if (kind != BadgeKind::Participant && kind != BadgeKind::Delegation)
        return fail(ErrorKind::Invalid, "a token of an unknown kind");
    Token token;
    token.body.kind = kind;
    token.body.issuer = KeyId{in.number<std::uint32_t>()};
    token.body.event = EventTag{in.number<std::uint32_t>()};
    token.body.badge = BadgeId{in.number<std::uint64_t>()};
    token.body.valid_from = in.number<std::uint16_t>();
    token.body.valid_to = in.number<std::uint16_t>();
    if (token.body.badge == BadgeId{}) return fail(ErrorKind::Invalid, "a token with badge id 0");
    if (token.body.valid_to < token.body.valid_from) return fail(ErrorKind::Invalid, "a token whose days are reversed");
    token.signature = in.id<Signature>();
    return token;
}

bool verify_token(const Token& token, const PublicKey& issuer) {
    return token.body.issuer == key_id(issuer) && verify(issuer, signed_bytes(body_bytes(token.body)), token.signature);
}

std::uint64_t token_fingerprint(std::string_view text) {
    std::string upper_cased(text);
    std::transform(upper_cased.begin(), upper_cased.end(), upper_cased.begin(), to_upper);
    const auto hash = sha256(as_bytes(upper_cased));
    return from_big_endian<std::uint64_t>(ByteView(hash.bytes).first(8));
}

std::uint16_t token_day(LocalDay day) {
    return static_cast<std::uint16_t>(std::clamp<long long>(day.time_since_epoch().count(), 0, 65535));
}

} // namespace kiosk::core
