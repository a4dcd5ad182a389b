#include "core/base/big_endian.hpp"

#include <limits>

#include <gmock/gmock.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

using testing::ElementsAre;

struct Four {
    std::array<std::uint8_t, 4> bytes{};
};

TEST(BigEndian, PutsTheMostSignificantByteFirst) {
    EXPECT_THAT(big_endian(std::uint32_t{0x01020304}), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(big_endian(std::uint8_t{0xFE}), ElementsAre(0xFE));
    EXPECT_THAT(big_endian(std::uint64_t{0x0102030405060708}), ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
}

TEST(BigEndian, WritesNegativeNumbersAsTwosComplement) {
    EXPECT_THAT(big_endian(std::int16_t{-2}), ElementsAre(0xFF, 0xFE));
    EXPECT_THAT(big_endian(std::int64_t{-1}), testing::Each(0xFF));
    EXPECT_THAT(big_endian(std::numeric_limits<std::int32_t>::min()), ElementsAre(0x80, 0, 0, 0));
}

TEST(BigEndian, ReadsTheSignOfANumberOfItsOwnWidth) {
    const std::array<std::uint8_t, 2> bytes{0xFF, 0xFE};
    EXPECT_EQ(from_big_endian<std::int16_t>(bytes), -2);
    EXPECT_EQ(from_big_endian<std::int64_t>(bytes), 0xFFFE);
    EXPECT_EQ(from_big_endian<std::uint32_t>({}), 0U);
}

template <class T> void reads_back(T value) {
    RC_ASSERT(from_big_endian<T>(big_endian(value)) == value);
}

RC_GTEST_PROP(BigEndian, IsReadBack, (std::int64_t value)) {
    reads_back(value);
    reads_back(static_cast<std::uint64_t>(value));
    reads_back(static_cast<std::int32_t>(value));
    reads_back(static_cast<std::uint16_t>(value));
    reads_back(static_cast<std::int8_t>(value));
}

TEST(ByteReader, TakesWhatAWriterWrote) {
    ByteWriter out;
    out.number(std::uint16_t{7});
    out.raw("seven");
    out.raw(std::array<std::uint8_t, 4>{1, 2, 3, 4});
    out.number(std::int32_t{-7});
    const auto bytes = std::move(out).take();
    ASSERT_EQ(bytes.size(), 15U);
    ByteReader in(bytes);
    EXPECT_EQ(in.number<std::uint16_t>(), 7);
    EXPECT_THAT(in.take(5), ElementsAre('s', 'e', 'v', 'e', 'n'));
    EXPECT_THAT(in.id<Four>().bytes, ElementsAre(1, 2, 3, 4));
    EXPECT_EQ(in.left(), 4U);
    EXPECT_EQ(in.number<std::int32_t>(), -7);
    EXPECT_TRUE(in.at_end());
    EXPECT_TRUE(in.ok());
}

TEST(ByteReader, GivesZeroesBeyondTheEndAndSaysWhereItWas) {
    const std::array<std::uint8_t, 6> bytes{9, 9, 9, 9, 9, 9};
    ByteReader in(bytes);
    (void)in.take(3);
    EXPECT_EQ(in.number<std::uint32_t>(), 0U) << "half of a number is none";
    EXPECT_FALSE(in.ok());
    EXPECT_EQ(in.what(), "it ends too early");
    EXPECT_EQ(in.fault_at(), 3U);
    EXPECT_EQ(in.id<Four>().bytes, Four{}.bytes);
    EXPECT_TRUE(in.take(1).empty()) << "after a fault nothing is left";
    EXPECT_TRUE(in.at_end());
}

TEST(ByteReader, KeepsTheFirstFault) {
    const std::array<std::uint8_t, 2> bytes{1, 2};
    ByteReader in(bytes);
    (void)in.number<std::uint8_t>();
    in.fault("a value outside its range");
    (void)in.take(std::numeric_limits<std::size_t>::max());
    in.fault("another");
    EXPECT_EQ(in.what(), "a value outside its range");
    EXPECT_EQ(in.fault_at(), 1U);
}

} // namespace
} // namespace kiosk::core
