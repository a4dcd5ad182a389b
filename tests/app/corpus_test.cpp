// Replays what the picture fuzzers started from and once found.
#include <gtest/gtest.h>

#include "fuzz/picture_targets.hpp"
#include "support/corpus.hpp"

namespace kiosk::app {
namespace {

using kiosk::test::replay;

TEST(Corpus, OfPhotosKeepsThePromisesOfTheDecoder) {
    replay("photo", test::feed_photo);
}
TEST(Corpus, OfPlansKeepsThePromisesOfTheDecoder) {
    replay("plan", test::feed_plan);
}

} // namespace
} // namespace kiosk::app
