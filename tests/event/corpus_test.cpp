// Replays what the fuzzers started from and once found.
#include <gtest/gtest.h>

#include <functional>

#include "event/folder.hpp"
#include "fuzz/targets.hpp"

namespace kiosk::event {
namespace {

void replay(const std::string& name, const std::function<void(std::string_view)>& feed) {
    int files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests" / "corpus" / name)) {
        SCOPED_TRACE(entry.path());
        feed(test::file_text(entry.path()));
        ++files;
    }
    EXPECT_GE(files, 5) << "the corpus is not there";
}

TEST(Corpus, OfTablesKeepsThePromisesOfTheReader) {
    replay("csv", test::feed_csv);
}
TEST(Corpus, OfEventFilesKeepsThePromisesOfTheReader) {
    replay("toml", test::feed_toml);
}
TEST(Corpus, OfSealsKeepsThePromisesOfTheReader) {
    replay("seal", test::feed_seal);
}
TEST(Corpus, OfSpreadsheetsKeepsThePromisesOfTheReader) {
    replay("xlsx", test::feed_xlsx);
}
TEST(Corpus, OfEncodingsKeepsThePromisesOfTheDecoder) {
    replay("encoding", test::feed_encoding);
}
TEST(Corpus, OfTokensKeepsThePromisesOfTheReader) {
    replay("token", test::feed_token);
}
TEST(Corpus, OfKeyFilesKeepsThePromisesOfTheReader) {
    replay("key", test::feed_key);
}

} // namespace
} // namespace kiosk::event
