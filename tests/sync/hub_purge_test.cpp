// What a hub keeps of an event whose names must go.
#include <algorithm>

#include <gmock/gmock.h>

#include "sync/hub_kiosks.hpp"

namespace kiosk::sync::test {
namespace {

class PurgedHub : public Hub {
  protected:
    PurgedHub() {
        prepare(3);
        (void)sync("a");
        EXPECT_TRUE(must(publish()));
    }
    [[nodiscard]] core::Result<bool> publish(std::uint32_t revision = 2) const {
        const core::Bytes package{1, 2, 3};
        return sync::publish(*owner(), sample.package.event, core::RevisionNumber{revision},
                             kiosk::test::filled<core::Hash>(9), package);
    }
    void purge(const std::string& name) const {
        store::DeskOptions options;
        options.machine = kiosk::test::filled<core::MachineId>(static_cast<std::uint8_t>(name[0]));
        const auto desk = must(store::Desk::open(file(name), options));
        (void)must(desk->purge_names(core::OperatorId{"t1"},
                                     kiosk::test::at(9, 0, 0, kiosk::test::kSecondDay + std::chrono::days{200})));
    }
    [[nodiscard]] std::int64_t packages() const { return count("SELECT count(*) FROM kiosk.package"); }
    [[nodiscard]] bool has_names(const std::string& name) const {
        const auto people = must(must(store::Database::open(file(name), store::OpenMode::ReadOnly)).participants());
        return std::ranges::any_of(people, [](const auto& person) { return !person.name.empty(); });
    }
};

TEST_F(PurgedHub, GivesUpThePackageAndTellsTheOtherKiosks) {
    purge("a");
    (void)sync("a");
    EXPECT_EQ(packages(), 0);
    EXPECT_TRUE(has_names("b"));
    (void)sync("b");
    EXPECT_FALSE(has_names("b"));
    EXPECT_EQ(people_in("b"), 4U) << "its own and the three of a";
}

TEST_F(PurgedHub, TakesNoPackageOfThatEventAnyMore) {
    purge("a");
    (void)sync("a");
    const auto late = publish(3);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().kind, core::ErrorKind::Refused);
    EXPECT_THAT(late.error().detail, testing::HasSubstr("were purged on 20"));
    EXPECT_EQ(packages(), 0);
}

TEST_F(PurgedHub, BelievesNoKioskWhileTheEventLastsByItsOwnClock) {
    auto event = sample.package.event;
    event.last_day += std::chrono::days{20'000};
    (void)must(
        sync::publish(*owner(), event, core::RevisionNumber{3}, kiosk::test::filled<core::Hash>(8), core::Bytes{4}));
    purge("a");
    (void)sync("a");
    EXPECT_EQ(packages(), 1);
    EXPECT_EQ(count("SELECT count(*) FROM kiosk.event WHERE purged IS NOT NULL"), 0);
}

} // namespace
} // namespace kiosk::sync::test
