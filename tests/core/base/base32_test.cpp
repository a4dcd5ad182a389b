#include "core/base/base32.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

// RFC 4648 section 10, without the padding.
constexpr std::pair<std::string_view, std::string_view> kRfc4648[] = {
    {"", ""},
    {"f", "MY"},
    {"fo", "MZXQ"},
    {"foo", "MZXW6"},
    {"foob", "MZXW6YQ"},
    {"fooba", "MZXW6YTB"},
    {"foobar", "MZXW6YTBOI"},
};

TEST(Base32, WritesAndReadsAsRfc4648Says) {
    for (const auto& [plain, text] : kRfc4648) {
        EXPECT_EQ(base32_encode(as_bytes(plain)), text);
        const auto read = base32_decode(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(std::string(read->begin(), read->end()), plain);
    }
}

RC_GTEST_PROP(Base32, IsReadBackInEitherCase, (const Bytes& bytes)) {
    auto text = base32_encode(bytes);
    RC_ASSERT(base32_decode(text) == bytes);
    for (auto& c : text) {
        if (c >= 'A' && *rc::gen::arbitrary<bool>()) c = static_cast<char>(c - 'A' + 'a');
    }
    RC_ASSERT(base32_decode(text) == bytes);
}

RC_GTEST_PROP(Base32, OneValueHasOneText, (const Bytes& bytes)) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    RC_PRE(!bytes.empty());
    auto text = base32_encode(bytes);
    const auto last = alphabet.find(text.back());
    const auto spare_bits = text.size() * 5 - bytes.size() * 8;
    for (std::size_t junk = 1; junk < (std::size_t{1} << spare_bits); ++junk) {
        text.back() = alphabet[last + junk];
        RC_ASSERT(!base32_decode(text).has_value());
    }
}

TEST(Base32, RefusesPaddingOtherCharactersAndImpossibleLengths) {
    for (const auto* text : {"MY======", "M", "MZX", "MZXW6Y", "M1", "M8", "M0", "M ", " MY", "MY\n", "M\xC3"}) {
        EXPECT_FALSE(base32_decode(text)) << text;
    }
}

RC_GTEST_PROP(Base32, WhatIsReadIsWrittenAgainTheSame, (const std::string& text)) {
    if (const auto read = base32_decode(text)) {
        auto upper = text;
        for (auto& c : upper) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
        RC_ASSERT(base32_encode(*read) == upper);
    }
}

} // namespace
} // namespace kiosk::core
