#include "core/crypto/typed_secret.hpp"

#include <array>
#include <new>
#include <string>

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

TEST(TypedSecret, IsWhatWasTypedAndNoMoreThanHasRoom) {
    TypedSecret secret;
    EXPECT_EQ(secret.text(), "");
    for (const char sign : std::string("Apfel 7")) EXPECT_TRUE(secret.add(sign));
    secret.erase();
    EXPECT_EQ(secret.text(), "Apfel ");
    EXPECT_EQ(secret, TypedSecret("Apfel "));
    EXPECT_FALSE(secret == TypedSecret("apfel "));
    secret.clear();
    secret.erase();
    EXPECT_EQ(secret.size(), 0U);
    const TypedSecret full(std::string(2 * kMostTypedSecret, 'x'));
    EXPECT_EQ(full.size(), kMostTypedSecret);
    TypedSecret more = full;
    EXPECT_FALSE(more.add('y'));
    EXPECT_EQ(more, full);
}

TEST(TypedSecret, LeavesNothingOfItselfBehind) {
    alignas(TypedSecret) std::array<unsigned char, sizeof(TypedSecret)> place{};
    const auto holds = [&] {
        const std::string_view bytes(reinterpret_cast<const char*>(place.data()), place.size());
        return bytes.find("073941") != std::string_view::npos;
    };
    auto* secret = new (place.data()) TypedSecret("073941");
    EXPECT_TRUE(holds());
    *secret = TypedSecret{};
    EXPECT_FALSE(holds()) << "another content takes all of its place";
    *secret = TypedSecret("073941");
    secret->~TypedSecret();
    EXPECT_FALSE(holds());
}

} // namespace
} // namespace kiosk::core
