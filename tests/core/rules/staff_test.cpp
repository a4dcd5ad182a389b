#include "core/rules/staff.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

TEST(Operator, IsAShortIdOfPlainLetters) {
    for (const auto* sound : {"t1", "v-red", "A.b_9", "01234567890123456789012345678901"})
        EXPECT_EQ(parse_operator(sound).value().str(), sound);
    for (const auto* bad : {"", "王老師", "a b", "a/b", "012345678901234567890123456789012", "t1\n"})
        EXPECT_THAT(parse_operator(bad).error().detail, testing::HasSubstr("A-Z a-z 0-9")) << bad;
}

TEST(Operator, IsNotWhatTheProgramsSignWith) {
    for (const auto* taken : {"kioskctl", "kiosk"})
        EXPECT_THAT(parse_operator(taken).error().detail, testing::HasSubstr("choose another id"));
}

TEST(StaffRole, HasAName) {
    EXPECT_EQ(name_of(StaffRole::Volunteer), "volunteer");
    EXPECT_EQ(name_of(StaffRole::Teacher), "teacher");
}

} // namespace
} // namespace kiosk::core
