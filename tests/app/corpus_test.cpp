// Replays what the picture fuzzers started from and once found.
#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

#include "event/text_file.hpp"
#include "fuzz/picture_targets.hpp"

namespace kiosk::app {
namespace {

void replay(const std::string& name, const std::function<void(std::string_view)>& feed) {
    int files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests" / "corpus" / name)) {
        SCOPED_TRACE(entry.path());
        feed(event::read_text_file(entry.path(), kMaxPhotoBytes).value());
        ++files;
    }
    EXPECT_GE(files, 5) << "the corpus is not there";
}

TEST(Corpus, OfPhotosKeepsThePromisesOfTheDecoder) {
    replay("photo", test::feed_photo);
}
TEST(Corpus, OfPlansKeepsThePromisesOfTheDecoder) {
    replay("plan", test::feed_plan);
}

} // namespace
} // namespace kiosk::app
