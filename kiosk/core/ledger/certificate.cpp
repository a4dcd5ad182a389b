#include "core/ledger/certificate.hpp"

#include <algorithm>
#include <iterator>

namespace kiosk::core {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr char kContext[] = "kiosk ledger certificate 1"; // its terminating zero is signed too

Bytes body_of(const LedgerCertificate& certificate) {
    Bytes out{kVersion};
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<std::uint8_t>((certificate.event.value() >> shift) & 0xffU));
    }
    const auto add = [&out](const auto& id) { out.insert(out.end(), id.bytes.begin(), id.bytes.end()); };
    add(certificate.ledger);
    add(certificate.key);
    add(certificate.issuer);
    return out;
}

Bytes signed_bytes(const LedgerCertificate& certificate) {
    Bytes out(std::begin(kContext), std::end(kContext));
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
    if (bytes.front() != kVersion) return fail(ErrorKind::Corrupt, "not a ledger's certificate: its version is not 1");
    LedgerCertificate certificate;
    EventTag::rep event = 0;
    for (const auto byte : bytes.subspan(1, 4)) event = (event << 8) | byte;
    certificate.event = EventTag{event};
    auto rest = bytes.subspan(5);
    const auto take = [&rest](auto& id) {
        std::copy_n(rest.begin(), id.bytes.size(), id.bytes.begin());
        rest = rest.subspan(id.bytes.size());
    };
    take(certificate.ledger);
    take(certificate.key);
    take(certificate.issuer);
    take(certificate.signature);
    return certificate;
}

} // namespace kiosk::core
