#include "core/event/token.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "core/base/base32.hpp"
#include "core/event/presented.hpp"

namespace kiosk::core {
namespace {

const SigningKey& key() {
    static const auto made = [] {
        std::array<std::uint8_t, 32> seed{};
        seed.fill(7);
        return SigningKey::from_seed(seed);
    }();
    return made;
}

TokenBody body() {
    return {BadgeKind::Participant, {}, event_tag(EventId{"spring-visit"}), BadgeId{0x0123456789abcdef}, 20000, 20062};
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool accepted(std::string_view text) {
    const auto token = parse_token(text);
    return token && verify_token(*token, key().public_key());
}

std::string text_of(const Bytes& bytes) {
    return std::string(kTokenPrefix) + base32_encode(bytes);
}
Bytes bytes_of(std::string_view text) {
    return base32_decode(text.substr(3)).value();
}

// A token with these bytes in place of the body's, signed over as an issuer would.
std::string signed_over(Bytes bytes) {
    Bytes message;
    const std::string_view context("kiosk badge 1\0", 14);
    message.insert(message.end(), context.begin(), context.end());
    message.insert(message.end(), bytes.begin(), bytes.begin() + 22);
    const auto signature = key().sign(message);
    std::copy(signature.bytes.begin(), signature.bytes.end(), bytes.begin() + 22);
    return text_of(bytes);
}

TEST(Token, HasTheLayoutThatTheHeaderStates) {
    const auto text = issue_token(body(), key());
    EXPECT_EQ(text.size(), kTokenCharacters);
    EXPECT_EQ(text.size(), 141U);
    EXPECT_TRUE(text.starts_with("KB1"));
    const auto bytes = bytes_of(text);
    ASSERT_EQ(bytes.size(), kTokenBytes);
    const auto id = key_id(key().public_key()).value();
    const Bytes head{1,
                     1,
                     std::uint8_t(id >> 24 & 0xff),
                     std::uint8_t(id >> 16 & 0xff),
                     std::uint8_t(id >> 8 & 0xff),
                     std::uint8_t(id & 0xff)};
    EXPECT_TRUE(std::equal(head.begin(), head.end(), bytes.begin()));
    const Bytes tail{0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x4e, 0x20, 0x4e, 0x5e};
    EXPECT_TRUE(std::equal(tail.begin(), tail.end(), bytes.begin() + 10));
    EXPECT_EQ(signed_over(bytes), text);
}

TEST(Token, UsesOnlyTheAlphanumericModeOfQrCodes) {
    const auto text = issue_token(body(), key());
    EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), std::string::npos);
}

RC_GTEST_PROP(Token, IsReadBackAndVerifiesInEitherCase,
              (bool delegation, std::uint32_t tag, std::uint16_t a, std::uint16_t b)) {
    TokenBody wanted;
    wanted.kind = delegation ? BadgeKind::Delegation : BadgeKind::Participant;
    wanted.issuer = key_id(key().public_key());
    wanted.event = EventTag{tag};
    wanted.badge = random_badge_id();
    wanted.valid_from = std::min(a, b);
    wanted.valid_to = std::max(a, b);
    const auto text = issue_token(wanted, key());
    RC_ASSERT(text.size() == kTokenCharacters);
    for (const auto& shown : {text, lower(text)}) {
        const auto token = parse_token(shown);
        RC_ASSERT(token.has_value());
        RC_ASSERT(token->body == wanted);
        RC_ASSERT(verify_token(*token, key().public_key()));
    }
}

TEST(Token, EveryOneOfIts688BitsCounts) {
    const auto good = bytes_of(issue_token(body(), key()));
    ASSERT_TRUE(accepted(text_of(good)));
    for (std::size_t bit = 0; bit < 8 * kTokenBytes; ++bit) {
        auto bytes = good;
        bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_FALSE(accepted(text_of(bytes))) << "bit " << bit;
    }
}

TEST(Token, NonzeroTrailingBase32BitsAreRefused) {
    auto text = issue_token(body(), key());
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const auto last = alphabet.find(text.back());
    ASSERT_EQ(last % 4, 0U) << "688 bits leave two spare bits in the last character";
    for (const std::size_t junk : {1U, 2U, 3U}) {
        text.back() = alphabet[last + junk];
        EXPECT_FALSE(parse_token(text)) << junk;
    }
}

RC_GTEST_PROP(Token, AnyOneCharacterChangedIsRefused, ()) {
    auto text = issue_token(body(), key());
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto c = *rc::gen::arbitrary<char>();
    RC_PRE(lower(std::string(1, c)) != lower(std::string(1, text[at])));
    text[at] = c;
    RC_ASSERT(!accepted(text));
}

TEST(Token, OfAnotherIssuerIsRefused) {
    const auto token = parse_token(issue_token(body(), SigningKey::generate()));
    ASSERT_TRUE(token);
    EXPECT_FALSE(verify_token(*token, key().public_key()));
}

TEST(Token, WithAnotherLengthIsRefused) {
    const auto text = issue_token(body(), key());
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_FALSE(parse_token(text.substr(0, length))) << length;
    for (const auto* more : {"A", "AA", " ", "\n", "AAAAAAAA"}) EXPECT_FALSE(parse_token(text + more));
}

TEST(Token, ThatBreaksTheLayoutIsRefusedThoughItIsSigned) {
    const auto good = bytes_of(issue_token(body(), key()));
    const auto with = [&](std::size_t offset, std::initializer_list<std::uint8_t> values) {
        auto bytes = good;
        std::copy(values.begin(), values.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
        return parse_token(signed_over(bytes)).has_value();
    };
    EXPECT_TRUE(with(0, {1}));
    EXPECT_FALSE(with(0, {0})) << "version";
    EXPECT_FALSE(with(0, {2})) << "version";
    EXPECT_FALSE(with(1, {0})) << "kind";
    EXPECT_FALSE(with(1, {3})) << "kind";
    EXPECT_FALSE(with(10, {0, 0, 0, 0, 0, 0, 0, 0})) << "badge 0";
    EXPECT_FALSE(with(18, {0x4e, 0x5f})) << "valid from after valid to";
}

TEST(Token, WhatBeginsWithKb1ClaimsToBeOurs) {
    for (const auto* text : {"KB1", "kb1", "Kb1XYZ", "kB1 "}) EXPECT_TRUE(looks_like_token(text)) << text;
    for (const auto* text : {"", "K", "KB", "KB2AAAA", " KB1", "https://example.org/KB1"})
        EXPECT_FALSE(looks_like_token(text)) << text;
}

TEST(PresentedText, IsTheTokenWhateverStandsAroundIt) {
    const auto token = issue_token(body(), key());
    for (const std::string before :
         {"", " ", "\t", "\r\n", "\xEF\xBB\xBF", "~", "]Q1", "\u3000", "KB1AB", "https://example.org/?t="})
        for (const std::string after :
             {"", "#", ";", "\n", "\r\n", "\t", " ", "\u00A0", "\xEF\xBB\xBF", "AAAA", "KB1", "KB1AB", "王"}) {
            EXPECT_EQ(presented_text(before + token + after), token) << before << "|" << after;
            EXPECT_EQ(presented_text(before + lower(token) + after), token) << before << "|" << after;
        }
    EXPECT_EQ(presented_text(token.substr(0, 60) + token), token) << "behind a piece of itself";
}

TEST(PresentedText, OfTwoTokensIsTheFirst) {
    auto another = body();
    another.badge = BadgeId{77};
    const auto first = issue_token(body(), key());
    const auto second = issue_token(another, key());
    for (const std::string between : {"", " ", "\n", ";", "KB1AB"}) {
        EXPECT_EQ(presented_text(first + between + second), first) << between;
        EXPECT_EQ(tokens_in("#" + first + between + lower(second) + "#"), (std::vector{first, second})) << between;
    }
}

TEST(PresentedText, OfAnotherCodeIsAllOfItByteForByte) {
    for (const std::string kept :
         {"\x1b[2J\nKB1", " Stu-0042x\r\n", "\xEF\xBB\xBFS1", "#S1;", "王小明\u3000", "\xFF\xFE", "KB1", ""}) {
        EXPECT_EQ(presented_text(kept), kept);
        EXPECT_TRUE(tokens_in(kept).empty()) << kept;
    }
}

TEST(PresentedText, OfADamagedTokenIsNoToken) {
    auto damaged = issue_token(body(), key());
    damaged[70] = '8';
    EXPECT_EQ(presented_text(damaged + "#"), damaged + "#");
    const auto cut = issue_token(body(), key()).substr(0, kTokenCharacters - 1);
    EXPECT_EQ(presented_text(cut + "#"), cut + "#");
}

RC_GTEST_PROP(PresentedText, OfItsOwnResultIsTheSame, (const std::string& text)) {
    const auto once = presented_text(text);
    RC_ASSERT(presented_text(once) == once);
    RC_ASSERT(once.size() <= text.size());
}

RC_GTEST_PROP(Token, ArbitraryTextIsRefusedWithoutACrash, (const std::string& text)) {
    RC_ASSERT(!parse_token(text).has_value());
    RC_ASSERT(!parse_token("KB1" + text).has_value());
}

TEST(Token, FingerprintIgnoresCaseAndTellsTextsApart) {
    EXPECT_EQ(token_fingerprint("kb1abc"), token_fingerprint("KB1ABC"));
    EXPECT_NE(token_fingerprint("KB1ABC"), token_fingerprint("KB1ABD"));
    EXPECT_EQ(token_fingerprint("ABC"), 0xb5d4045c3f466fa9U) << "the first 8 bytes of SHA-256(\"ABC\")";
}

TEST(Token, DaysAreClampedToWhatItsFieldHolds) {
    using std::chrono::days;
    EXPECT_EQ(token_day(LocalDay{days{20000}}), 20000);
    EXPECT_EQ(token_day(LocalDay{days{-1}}), 0);
    EXPECT_EQ(token_day(LocalDay{days{65536}}), 65535);
}

} // namespace
} // namespace kiosk::core
