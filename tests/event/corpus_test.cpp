// Replays what the fuzzers started from and once found.
#include <gtest/gtest.h>

#include "fuzz/targets.hpp"
#include "support/corpus.hpp"

namespace kiosk::event {
namespace {

using kiosk::test::replay;

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
TEST(Corpus, OfEventsWorkbooksKeepsThePromisesOfTheReader) {
    replay("event-workbook", test::feed_event_workbook);
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
