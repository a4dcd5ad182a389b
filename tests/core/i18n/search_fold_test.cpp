#include "core/i18n/search_fold.hpp"

#include <gtest/gtest.h>

namespace kiosk::core {
namespace {

TEST(FoldSearch, TakesCaseWidthAndSharedAccentsAway) {
    EXPECT_EQ(fold_search("Trường THPT"), "truong thpt");
    EXPECT_EQ(fold_search("Đất ngập"), "dat ngap");
    EXPECT_EQ(fold_search("ＳＭＡ　Qīngchuān"), "sma qingchuan");
    EXPECT_EQ(fold_search("STRASSE"), fold_search("Straße"));
}

TEST(FoldSearch, KeepsTheSignsThatMakeOtherLetters) {
    EXPECT_EQ(fold_search("กิ"), "กิ") << "a Thai vowel is no accent";
    EXPECT_NE(fold_search("が"), fold_search("か"));
    EXPECT_EQ(fold_search("칭촨"), "칭촨");
    EXPECT_EQ(fold_search("ｶﾞ"), fold_search("ガ"));
}

TEST(FoldSearch, WritesTaiOneWay) {
    EXPECT_EQ(fold_search("台中市"), "臺中市");
    EXPECT_EQ(fold_search("臺中市"), "臺中市");
}

TEST(FoldSearch, LeavesOneSpaceBetweenWordsAndNoneAround) {
    EXPECT_EQ(fold_search("  Sun--Moon,  Lake! "), "sun moon lake");
    EXPECT_EQ(fold_search("—・—"), "");
    EXPECT_EQ(fold_search(fold_search("Đất (ngập) 台")), fold_search("Đất (ngập) 台"));
}

TEST(FoldSearch, KnowsWhichScriptsWriteWithoutSpaces) {
    EXPECT_TRUE(begins_without_spaces("日月潭"));
    EXPECT_TRUE(begins_without_spaces("ทะเล"));
    EXPECT_FALSE(begins_without_spaces("lake"));
    EXPECT_FALSE(begins_without_spaces("르웨탄")) << "Korean has spaces";
    EXPECT_FALSE(begins_without_spaces(""));
}

} // namespace
} // namespace kiosk::core
