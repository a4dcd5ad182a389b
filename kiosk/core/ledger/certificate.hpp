// An issuer's word that a ledger belongs to its event: entries of a ledger are merged only with it.
//
// Bytes (integers big-endian), always the same 149 for the same values:
//   u8 version=1, u32 event tag, 16 ledger id, 32 the ledger's public key, 32 the issuer's public key (85 bytes, "the
//   body"), 64 Ed25519(issuer, "kiosk ledger certificate 1\0" || body) with the public key above; then nothing.
#pragma once

#include <cstddef>
#include <span>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"

namespace kiosk::core {

inline constexpr std::size_t kCertificateBytes = 149;

struct LedgerCertificate {
    EventTag event;
    LedgerId ledger;
    PublicKey key; // the ledger's
    PublicKey issuer;
    Signature signature;
    bool operator==(const LedgerCertificate&) const = default;
};

[[nodiscard]] LedgerCertificate certify_ledger(EventTag event, const LedgerId& ledger, const PublicKey& key,
                                               const SigningKey& issuer);
// Of this event, and signed by one of its issuers.
[[nodiscard]] bool is_genuine(const LedgerCertificate& certificate, EventTag event, std::span<const PublicKey> issuers);

[[nodiscard]] Bytes certificate_bytes(const LedgerCertificate& certificate);
// Exactly one certificate. Says nothing about whether it is genuine.
[[nodiscard]] Result<LedgerCertificate> parse_certificate(ByteView bytes);

} // namespace kiosk::core
