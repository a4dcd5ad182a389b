// Feeds the reviewed files of a corpus to what the fuzzers feed.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace kiosk::test {

inline void replay(const std::string& name, const std::function<void(std::string_view)>& feed) {
    int files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests" / "corpus" / name)) {
        SCOPED_TRACE(entry.path());
        std::ifstream in(entry.path(), std::ios::binary);
        ASSERT_TRUE(in) << "it cannot be read";
        feed(std::string{std::istreambuf_iterator<char>(in), {}});
        ++files;
    }
    EXPECT_GE(files, 5) << "the corpus is not there";
}

} // namespace kiosk::test
