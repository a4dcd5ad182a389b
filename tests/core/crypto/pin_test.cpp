#include "core/crypto/pin.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/bytes.hpp"
#include "support/must.hpp"

namespace kiosk::core {
namespace {

using test::must;

const PinSalt kCheapSalt{{1, 2, 3}, {1, 8192}};

TEST(Pin, IsSixDigits) {
    EXPECT_TRUE(is_pin("073941"));
    for (const auto* none : {"", "07394", "0739411", "07394a", " 73941", "０７３９４１", "-73941"})
        EXPECT_FALSE(is_pin(none)) << none;
}

TEST(Pin, ThatIsGuessedFirstIsRefusedWithoutQuotingIt) {
    for (const auto* weak : {"000000", "111111", "121212", "123123", "123456", "890123", "654321", "210987"})
        EXPECT_THAT(check_new_pin(weak).error().detail,
                    testing::AllOf(testing::HasSubstr("guessed first"), testing::Not(testing::HasSubstr(weak))))
            << weak;
    for (const auto* sound : {"073941", "112211", "123457", "100000"}) EXPECT_TRUE(check_new_pin(sound)) << sound;
    EXPECT_THAT(check_new_pin("12345x").error().detail, testing::HasSubstr("6 digits"));
}

TEST(Pin, HashIsArgon2idAsOthersComputeIt) {
    // By libargon2 20171227: argon2 sixteen-letters! -id -t 1 -k 8 -p 1 -l 32
    PinSalt salt{{}, {1, 8192}};
    const std::string letters = "sixteen-letters!";
    std::copy(letters.begin(), letters.end(), salt.bytes.begin());
    EXPECT_EQ(to_hex(must(hash_pin(salt, "073941")).bytes),
              "308ebc3dbb3da04d1589b5a3b9114ea305b81c5d5065caa870fa0b25a7648c86");
}

TEST(Pin, HashDependsOnPinAndSaltAlone) {
    const auto hash = must(hash_pin(kCheapSalt, "073941"));
    EXPECT_EQ(must(hash_pin(kCheapSalt, "073941")), hash);
    EXPECT_NE(must(hash_pin(kCheapSalt, "073942")), hash);
    auto other = kCheapSalt;
    other.bytes[15] = 1;
    EXPECT_NE(must(hash_pin(other, "073941")), hash);
    EXPECT_NE(random_pin_salt(), random_pin_salt());
}

TEST(Pin, ACostOutOfRangeTakesNoMemory) {
    for (const auto& cost : {PinCost{0, 8192}, PinCost{11, 8192}, PinCost{1, 8191}, PinCost{1, (256U << 20U) + 1}})
        EXPECT_EQ(hash_pin({{}, cost}, "073941").error().kind, ErrorKind::Invalid);
    EXPECT_EQ(hash_pin(kCheapSalt, "none").error().kind, ErrorKind::Invalid);
}

} // namespace
} // namespace kiosk::core
