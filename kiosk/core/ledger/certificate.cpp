#include "core/ledger/certificate.hpp"

#include <algorithm>
#include <iterator>

#include "core/base/big_endian.hpp"

namespace kiosk::core {
namespace {

constexpr std::uint8_t kCertificateVersion = 1;
constexpr char kCertificateContext[] = "kiosk ledger certificate 1"; // its terminating zero is signed too

Bytes body_of(const LedgerCertificate& certificate) {
    ByteWriter out;
    out.number(kCertificateVersion);
    out.number(certificate.event.value());
    out.raw(certificate.ledger.bytes);
    out.raw(certificate.key.bytes);
    out.raw(certificate.issuer.bytes);
    return std::move(out).take();
}

Bytes signed_bytes(const LedgerCertificate& certificate) {
    Bytes out(std::begin(kCertificateContext), std::end(kCertificateContext));
    const auto body = body_of(certificate);
    out.insert(out.end(), body.begin(), body.end());
    return out;
}

} // namespace

LedgerCertificate certify_ledger(EventTag event, const LedgerId& ledger, const PublicKey& key,
                                 const SigningKey& issuer) {
    LedgerCertificate certificate{event, ledger, key, issuer.public_key(), {}};
    certificate.signature = issuer.sign(signed_bytes(certificate));
    return certificate;
}

bool is_genuine(const LedgerCertificate& certificate, EventTag event, std::span<const PublicKey> issuers) {
    return certificate.event == event && std::ranges::find(issuers, certificate.issuer) != issuers.end() &&
           verify(certificate.issuer, signed_bytes(certificate), certificate.signature);
}

Bytes certificate_bytes(const LedgerCertificate& certificate) {
    auto out = body_of(certificate);
    out.insert(out.end(), certificate.signature.bytes.begin(), certificate.signature.bytes.end());
    return out;
}

Result<LedgerCertificate> parse_certificate(ByteView bytes) {
    if (bytes.size() != kCertificateBytes)
        return fail(ErrorKind::Corrupt, "not a ledger's certificate: it has " + std::to_string(bytes.size()) +
                                            " bytes instead of " + std::to_string(kCertificateBytes));
    ByteReader in(bytes);
    if (in.number<std::uint8_t>() != kCertificateVersion)
        return fail(ErrorKind::Corrupt, "not a ledger's certificate: its version is not 1");
    LedgerCertificate certificate;
    certificate.event = EventTag{in.number<std::uint32_t>()};
    certificate.ledger = in.id<LedgerId>();
    certificate.key = in.id<PublicKey>();
    certificate.issuer = in.id<PublicKey>();
    certificate.signature = in.id<Signature>();
    return certificate;
}

} // namespace kiosk::core
