#include "core/base/edit_distance.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace kiosk::core {
namespace {

TEST(EditDistance, CountsSignsAddedTakenOutAndReplaced) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("lens", "lens"), 0U);
    EXPECT_EQ(edit_distance("lens", "lenz"), 1U);
    EXPECT_EQ(edit_distance("lens", "len"), 1U);
    EXPECT_EQ(edit_distance("lens", "liens"), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(EditDistance, WeighsAChineseSignAsALetter) {
    EXPECT_EQ(edit_distance("姓名", "名"), 1U);
    EXPECT_EQ(edit_distance("姓名", "性名"), 1U);
    EXPECT_EQ(edit_distance("姓名", "name"), 4U);
}

RC_GTEST_PROP(EditDistance, IsTheSameBothWaysAndNeverLongerThanTheLongerText,
              (const std::string& a, const std::string& b)) {
    const auto edits = edit_distance(a, b);
    RC_ASSERT(edits == edit_distance(b, a));
    RC_ASSERT(edits <= std::max(a.size(), b.size()));
    RC_ASSERT(edit_distance(a, a) == 0U);
}

TEST(NearestWord, IsTheFirstOfThoseWithTheFewestEdits) {
    EXPECT_EQ(nearest_word("chekpoint", {"camera", "checkpoint", "event"}), "checkpoint");
    EXPECT_EQ(nearest_word("cat", {"bat", "hat"}), "bat");
    EXPECT_EQ(nearest_word("entirely else", {"camera", "event"}), "event");
    EXPECT_EQ(nearest_word("a", {}), "");
}

TEST(NearestWord, IsNoneWhereAllAreTooFarAway) {
    EXPECT_EQ(nearest_word("lenz", {"lens"}, 1), "lens");
    EXPECT_EQ(nearest_word("lenzz", {"lens"}, 1), "");
}

TEST(NearestWord, LooksAtTheBeginningOfATextThatIsTooLong) {
    const std::string endless(1'000'000, 'x');
    EXPECT_EQ(nearest_word(endless, {"y", std::string_view(endless).substr(0, 64)}, 0), endless.substr(0, 64));
}

} // namespace
} // namespace kiosk::core
