#include "core/ledger/certificate.hpp"

#include <array>

#include <gtest/gtest.h>

#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::filled, kiosk::test::key_from;

class Certificate : public ::testing::Test {
  protected:
    SigningKey issuer = key_from(1);
    std::array<PublicKey, 2> issuers{key_from(9).public_key(), issuer.public_key()};
    EventTag event{0xfedcba98U};
    LedgerCertificate made = certify_ledger(event, filled<LedgerId>(3), key_from(4).public_key(), issuer);
};

TEST_F(Certificate, OfAnyIssuerOfTheEventIsGenuine) {
    EXPECT_TRUE(is_genuine(made, event, issuers));
    EXPECT_FALSE(is_genuine(made, event, std::span(issuers).first(1))) << "not by an issuer of this event";
    EXPECT_FALSE(is_genuine(made, EventTag{1}, issuers)) << "another event has its own certificates";
}

TEST_F(Certificate, ComesBackFromItsBytes) {
    const auto bytes = certificate_bytes(made);
    EXPECT_EQ(bytes.size(), kCertificateBytes);
    const auto read = parse_certificate(bytes);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(*read, made);
}

TEST_F(Certificate, WithAnyByteChangedIsNotGenuine) {
    const auto bytes = certificate_bytes(made);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto changed = bytes;
        changed[i] ^= 1;
        const auto read = parse_certificate(changed);
        EXPECT_FALSE(read && is_genuine(*read, event, issuers)) << "byte " << i;
    }
}

TEST_F(Certificate, CutOrFollowedByMoreIsNone) {
    auto bytes = certificate_bytes(made);
    EXPECT_FALSE(parse_certificate(ByteView(bytes).first(bytes.size() - 1)));
    EXPECT_FALSE(parse_certificate({}));
    bytes.push_back(0);
    EXPECT_FALSE(parse_certificate(bytes));
}

} // namespace
} // namespace kiosk::core
