// Many small worlds, each from one number. scripts/simulate runs more of them.
#include <cstdlib>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "simulation/remembered_checks.hpp"
#include "simulation/world.hpp"
#include "sync/folder.hpp"

namespace kiosk::sync::test {
namespace {

constexpr int kSteps = 50;
constexpr std::uint64_t kSeeds = 24;

// SQLite without its locks between threads and its statistics, for a world has one thread: a tenth of the time.
class LoneThread {
  public:
    LoneThread() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }
    ~LoneThread() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_SERIALIZED);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
    }
    LoneThread(const LoneThread&) = delete;
    LoneThread& operator=(const LoneThread&) = delete;
};

// "", or what went wrong and the whole story.
std::string live_by(std::uint64_t seed, const Beginning& beginning) {
    const SeededRandomness randomness(seed);
    const RememberedChecks checks;
    const Folder folder;
    World world(folder.path(), beginning, seed);
    world.live(kSteps);
    if (world.fault().empty()) world.settle();
    if (world.fault().empty()) return "";
    auto told = "seed " + std::to_string(seed) + ": " + world.fault();
    for (const auto& line : world.trace()) told += "\n  " + line;
    return told;
}

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const auto* text = std::getenv(name);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

TEST(Simulation, NothingIsLostNothingCountsTwiceAndAllAgreeInTheEnd) {
    const auto first = number_from("KIOSK_FIRST_SEED", 1);
    const auto seeds = number_from("KIOSK_SEEDS", kSeeds);
    const LoneThread alone;
    const Folder folder;
    const Beginning beginning(folder.path());
    for (auto seed = first; seed < first + seeds; ++seed) {
        const auto told = live_by(seed, beginning);
        ASSERT_TRUE(told.empty()) << told;
    }
}

} // namespace
} // namespace kiosk::sync::test
