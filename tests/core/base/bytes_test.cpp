#include "core/base/bytes.hpp"

#include <array>

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

RC_GTEST_PROP(Hex, IsReadBack, (const Bytes& bytes)) {
    Bytes read(bytes.size());
    RC_ASSERT(from_hex(to_hex(bytes), read).has_value());
    RC_ASSERT(read == bytes);
}

TEST(Hex, RefusesAnotherLengthAndOtherSigns) {
    std::array<std::uint8_t, 2> out{};
    EXPECT_TRUE(from_hex("00fF", out));
    for (const auto* text : {"", "00f", "00fff", "00fg", "0x00", " 00f"}) EXPECT_FALSE(from_hex(text, out)) << text;
}

} // namespace
} // namespace kiosk::core
