#include "core/crypto/crypto.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

template <std::size_t N> std::array<std::uint8_t, N> hex(std::string_view text) {
    std::array<std::uint8_t, N> bytes{};
    EXPECT_TRUE(from_hex(text, bytes));
    return bytes;
}

struct Rfc8032 {
    std::string_view seed, public_key, message, signature;
};

// RFC 8032 section 7.1, tests 1 to 3.
constexpr Rfc8032 kRfc8032[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
     "4a7c15e9716ed28dc027beceea1ec40a"},
};

TEST(Crypto, SignsAsRfc8032Says) {
    for (const auto& vector : kRfc8032) {
        const auto key = SigningKey::from_seed(hex<32>(vector.seed));
        Bytes message(vector.message.size() / 2);
        ASSERT_TRUE(from_hex(vector.message, message));
        EXPECT_EQ(to_hex(key.public_key().bytes), vector.public_key);
        EXPECT_EQ(to_hex(key.sign(message).bytes), vector.signature);
        EXPECT_TRUE(verify(PublicKey{hex<32>(vector.public_key)}, message, Signature{hex<64>(vector.signature)}));
    }
}

TEST(Crypto, RefusesASignatureWhoseScalarIsNotReduced) {
    // S + L verifies under the bare equation; RFC 8032 section 5.1.7 forbids it, so that one message has one signature.
    const auto key = PublicKey{hex<32>(kRfc8032[0].public_key)};
    auto signature = hex<64>(kRfc8032[0].signature);
    const auto order = hex<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        carry += static_cast<unsigned>(signature[32 + i]) + order[i];
        signature[32 + i] = static_cast<std::uint8_t>(carry & 0xffU);
        carry >>= 8;
    }
    EXPECT_FALSE(verify(key, {}, Signature{signature}));
}

TEST(Crypto, RefusesAKeyOfSmallOrder) {
    // The identity point "verifies" the signature (identity, 0) of every message.
    PublicKey identity;
    identity.bytes[0] = 1;
    Signature forged;
    forged.bytes[0] = 1;
    EXPECT_FALSE(verify(identity, as_bytes("anything"), forged));
}

TEST(Crypto, HashesAsFips180Says) {
    EXPECT_EQ(to_hex(sha256(as_bytes("abc")).bytes),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256({}).bytes), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

RC_GTEST_PROP(Crypto, HashingTwoPartsIsHashingTheirConcatenation, (const std::string& a, const std::string& b)) {
    RC_ASSERT(sha256(as_bytes(a), as_bytes(b)) == sha256(as_bytes(a + b)));
}

TEST(Crypto, IdsAreTheFirstFourBytesOfAHash) {
    const PublicKey key{hex<32>(kRfc8032[0].public_key)};
    EXPECT_EQ(key_id(key).value(), 0x21fe31dfU);
    EXPECT_EQ(event_tag(EventId{"abc"}).value(), 0xba7816bfU);
}

TEST(Crypto, RandomIdsDifferAndABadgeIsNeverZero) {
    EXPECT_NE(random_ledger_id(), random_ledger_id());
    EXPECT_NE(random_badge_id(), random_badge_id());
    EXPECT_NE(random_badge_id(), BadgeId{});
    EXPECT_NE(SigningKey::generate().public_key(), SigningKey::generate().public_key());
}

} // namespace
} // namespace kiosk::core
