#include "core/ledger/entry_kind.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kiosk::core {
namespace {

TEST(EntryKinds, HaveEachANameOfItsOwnAndNoGapBetweenTheFirstAndTheLast) {
    std::set<std::string_view> names;
    const auto last = static_cast<int>(kLastEntryKind);
    for (int number = 1; number <= last; ++number) {
        const auto name = name_of(static_cast<EntryKind>(number));
        EXPECT_NE(name, "unknown") << number;
        EXPECT_TRUE(names.insert(name).second) << name;
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << name;
    }
    EXPECT_EQ(name_of(EntryKind{}), "unknown");
    EXPECT_EQ(name_of(static_cast<EntryKind>(last + 1)), "unknown") << "the last one is the last";
}

TEST(EntryKinds, AreReadUpToTheLastAndNoFurther) {
    auto bytes = canonical_bytes(Entry{});
    bytes[1] = static_cast<std::uint8_t>(kLastEntryKind);
    EXPECT_TRUE(parse_entry(bytes));
    ++bytes[1];
    EXPECT_FALSE(parse_entry(bytes));
}

} // namespace
} // namespace kiosk::core
