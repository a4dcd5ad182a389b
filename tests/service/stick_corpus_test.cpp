// What the fuzzer found, and what it begins with, once more in every build.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "fuzz/stick_target.hpp"

namespace kiosk::test {
namespace {

TEST(StickCorpus, KeepsItsPromises) {
    int fed = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests/corpus/stick")) {
        std::ifstream in(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        feed_stick(bytes);
        ++fed;
    }
    EXPECT_GE(fed, 3);
}

} // namespace
} // namespace kiosk::test
