#include "core/crypto/crypto_key.hpp"

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr KeyCost kCheap{1, 8192};
constexpr std::string_view kWords = "correct horse battery";
constexpr std::string_view kSeed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

std::string locked_text(bool sample = false) {
    return write_key_text(lock_key({SigningKey::generate(), sample}, kWords, kCheap).value());
}

Result<IssuerKey> open_text(std::string_view text, std::string_view passphrase = kWords) {
    const auto read = parse_key_text(text);
    if (!read) return tl::unexpected(read.error());
    if (const auto* key = std::get_if<IssuerKey>(&*read)) return *key;
    return unlock_key(std::get<LockedKey>(*read), passphrase);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(KeyText, IsReadBackWithItsSampleMark) {
    for (const bool sample : {false, true}) {
        const IssuerKey key{SigningKey::generate(), sample};
        const auto read = open_text(write_key_text(key));
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->key.public_key(), key.key.public_key());
        EXPECT_EQ(read->sample, sample);
    }
}

TEST(KeyText, MayHaveWindowsLineEndsAndNoLastOne) {
    const std::string seed(kSeed);
    EXPECT_TRUE(open_text("kiosk-issuer-key-1\r\n" + seed + "\r\n"));
    EXPECT_TRUE(open_text("kiosk-issuer-key-1\n" + seed));
    auto text = locked_text();
    EXPECT_TRUE(open_text(text.substr(0, text.size() - 1)));
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
    EXPECT_TRUE(open_text(text));
}

TEST(KeyText, ErrorsNeverQuoteTheSeed) {
    const std::string seed(kSeed);
    for (const auto& text :
         {seed, seed + "\n" + seed, "kiosk-issuer-key-1\n" + seed + "0", "kiosk-issuer-key-1\n" + seed.substr(1) + "x",
          "kiosk-issuer-key-1\n" + seed + "\nmore", "kiosk-issuer-key-2\n" + seed, "kiosk-issuer-key-3\n" + seed}) {
        const auto read = parse_key_text(text);
        ASSERT_FALSE(read) << text;
        EXPECT_THAT(read.error().detail, Not(HasSubstr(seed.substr(8, 8))));
    }
}

RC_GTEST_PROP(KeyText, ArbitraryTextIsRefusedWithoutACrash, (const std::string& text)) {
    RC_ASSERT(!parse_key_text(text).has_value());
    RC_ASSERT(!parse_key_text("kiosk-issuer-key-2\n" + text).has_value());
    RC_PRE(text.size() < 64);
    RC_ASSERT(!parse_key_text("kiosk-issuer-key-1\n" + text).has_value());
}

TEST(LockedKeyText, OpensUnderItsPassphraseToTheSameKey) {
    for (const bool sample : {false, true}) {
        const IssuerKey key{SigningKey::generate(), sample};
        const auto text = write_key_text(lock_key(key, kWords, kCheap).value());
        const auto read = parse_key_text(text);
        ASSERT_TRUE(read) << read.error().detail;
        const auto& locked = std::get<LockedKey>(*read);
        EXPECT_EQ(locked.public_key, key.key.public_key());
        EXPECT_EQ(locked.sample, sample);
        EXPECT_EQ(locked.cost, kCheap);
        EXPECT_EQ(write_key_text(locked), text);
        const auto open = unlock_key(locked, kWords);
        ASSERT_TRUE(open) << open.error().detail;
        EXPECT_EQ(to_hex(open->key.seed()), to_hex(key.key.seed()));
        EXPECT_EQ(open->sample, sample);
    }
}

TEST(LockedKeyText, HoldsNothingOfTheSeedAndDiffersEachTime) {
    const IssuerKey key{SigningKey::generate(), false};
    const auto text = write_key_text(lock_key(key, kWords, kCheap).value());
    EXPECT_THAT(text, Not(HasSubstr(to_hex(key.key.seed()).substr(0, 8))));
    const auto again = write_key_text(lock_key(key, kWords, kCheap).value());
    for (const std::string_view name : {"salt ", "nonce ", "box "})
        EXPECT_NE(text.substr(text.find(name), 30), again.substr(again.find(name), 30));
}

TEST(LockedKeyText, RefusesEveryOtherPassphrase) {
    const auto text = locked_text();
    for (const std::string_view other :
         {"", "correct horse batterx", "correct horse batter", "correct horse battery "}) {
        const auto open = open_text(text, other);
        ASSERT_FALSE(open) << other;
        EXPECT_EQ(open.error().kind, ErrorKind::Refused);
        EXPECT_THAT(open.error().detail, HasSubstr("passphrase"));
    }
}

TEST(LockedKeyText, RefusesEveryAlteredBit) {
    for (const bool sample : {false, true}) {
        const auto text = locked_text(sample);
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (unsigned bit = 1; bit < 256; bit <<= 1U) {
                auto altered = text;
                altered[at] = static_cast<char>(static_cast<unsigned char>(altered[at]) ^ bit);
                EXPECT_FALSE(open_text(altered)) << "byte " << at << " is " << altered[at];
            }
        }
    }
}

TEST(LockedKeyText, RefusesASampleMarkThatWasTakenOff) {
    auto text = locked_text(true);
    EXPECT_TRUE(open_text(text));
    EXPECT_FALSE(open_text(replaced(text, "kiosk-sample-", "kiosk-")));
}

TEST(LockedKeyText, RefusesAnotherPublicKey) {
    const auto text = locked_text();
    const auto other = to_hex(SigningKey::generate().public_key().bytes);
    const auto open = open_text(text.substr(0, text.find("public ") + 7) + other + text.substr(text.find("\nkdf")));
    ASSERT_FALSE(open);
    EXPECT_THAT(open.error().detail, HasSubstr("altered"));
}

TEST(LockedKeyText, RefusesHostileLimitsBeforeItTakesTheMemory) {
    const auto text = locked_text();
    for (const auto* limits : {"opslimit 11\nmemlimit 8192", "opslimit 0\nmemlimit 8192", "opslimit 1\nmemlimit 8191",
                               "opslimit 1\nmemlimit 1073741825", "opslimit 1\nmemlimit 18446744073709551615",
                               "opslimit 18446744073709551616\nmemlimit 8192", "opslimit -1\nmemlimit 8192",
                               "opslimit 01\nmemlimit 8192", "opslimit \nmemlimit 8192"}) {
        const auto read = parse_key_text(replaced(text, "opslimit 1\nmemlimit 8192", limits));
        ASSERT_FALSE(read) << limits;
        EXPECT_EQ(read.error().kind, ErrorKind::Invalid);
        EXPECT_THAT(read.error().detail, HasSubstr("limit")) << limits;
    }
    EXPECT_TRUE(parse_key_text(replaced(text, "opslimit 1\nmemlimit 8192", "opslimit 10\nmemlimit 1073741824")));
    auto locked = std::get<LockedKey>(parse_key_text(text).value());
    locked.cost.memlimit = std::uint64_t{1} << 40U;
    EXPECT_EQ(unlock_key(locked, kWords).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(lock_key({SigningKey::generate(), false}, kWords, locked.cost).error().kind, ErrorKind::Invalid);
}

TEST(LockedKeyText, NamesWhatItDoesNotKnow) {
    const auto text = locked_text();
    const auto kdf = parse_key_text(replaced(text, "kdf argon2id13", "kdf argon2id14"));
    EXPECT_THAT(kdf.error().detail, HasSubstr("kdf argon2id13"));
    EXPECT_THAT(parse_key_text(replaced(text, "salt ", "pepper ")).error().detail, HasSubstr("line 4"));
}

TEST(Passphrase, NeedsEightCharactersInAnyScript) {
    for (const auto* enough : {"12345678", "一二三四五六七八", "correct horse"})
        EXPECT_TRUE(check_new_passphrase(enough));
    for (const auto* too_short : {"", "1234567", "一二三四五六七"}) {
        EXPECT_FALSE(check_new_passphrase(too_short)) << too_short;
        EXPECT_FALSE(lock_key({SigningKey::generate(), false}, too_short, kCheap));
    }
}

TEST(Passphrase, LeavesNothingWhereItWasMovedFrom) {
    Passphrase first;
    for (const char c : kWords) ASSERT_TRUE(first.add(c));
    const Passphrase second = std::move(first);
    EXPECT_EQ(second.text(), kWords);
    EXPECT_EQ(first.text(), ""); // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(first.text().data()[0], '\0');
}

TEST(Passphrase, TakesNoMoreThanItHolds) {
    Passphrase full;
    for (std::size_t i = 0; i < kLongestPassphrase; ++i) ASSERT_TRUE(full.add('x'));
    EXPECT_FALSE(full.add('x'));
    EXPECT_EQ(full.text().size(), kLongestPassphrase);
}

TEST(KeyCost, OfANewKeyIsMoreThanAGuessingMachineLikes) {
    EXPECT_GE(KeyCost{}.opslimit, 3U);
    EXPECT_GE(KeyCost{}.memlimit, 256U << 20U);
    EXPECT_THAT(locked_text(), StartsWith("kiosk-issuer-key-2\npublic "));
}

} // namespace
} // namespace kiosk::core
