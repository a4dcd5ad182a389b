#include <filesystem>

#include <gtest/gtest.h>

#include "app/assets.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

TEST(Fonts, OfTheDistributionAreThere) {
    const auto found = find_fonts();
    ASSERT_TRUE(found) << found.error().detail;
    for (const fs::path& file : {found->cjk_regular, found->cjk_bold, found->thai_regular, found->thai_bold})
        EXPECT_TRUE(fs::is_regular_file(file)) << file;
}

} // namespace
} // namespace kiosk::app
