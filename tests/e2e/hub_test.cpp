// Two real kiosks with their windows, a real PostgreSQL, and a network that fails in the middle of it.
#include <fstream>

#include <gmock/gmock.h>

#include "e2e/two_kiosks.hpp"

namespace kiosk::e2e {
namespace {

TEST_F(TwoKiosks, AgreeAfterTheNetworkWasGoneInTheMiddleOfABurst) {
    const auto badges = tokens();
    ASSERT_GE(badges.size(), 22U);
    std::size_t next = 0;
    const auto scan = [&](std::size_t first, std::size_t second) {
        a.hands->type_like_a_scanner(badges[first]);
        b.hands->type_like_a_scanner(badges[second]);
    };
    const auto scan_two = [&] {
        scan(next, next + 1);
        next += 2;
    };
    const auto both_have = [&](std::size_t count) {
        return wait_until([&] { return entries(a) == count && entries(b) == count; });
    };
    for (int i = 0; i < 3; ++i) scan_two();
    ASSERT_TRUE(both_have(6)) << a.kiosk->errors() << b.kiosk->errors();
    network.cut();
    for (int i = 0; i < 4; ++i) scan_two();
    for (int i = 0; i < 2; ++i, ++next) scan(next, next); // the same guest at both doors, while they are apart
    ASSERT_TRUE(both_have(6 + 6)) << "each has its own of what came since";
    network.heal();
    for (int i = 0; i < 3; ++i) scan_two();
    ASSERT_TRUE(both_have(2 * (3 + 6 + 3))) << a.kiosk->errors() << b.kiosk->errors();
    EXPECT_EQ(run({"attendance", "--db", a.database.string()}), run({"attendance", "--db", b.database.string()}));
    const auto conflicts = run({"attendance", "--db", a.database.string(), "--conflicts"});
    EXPECT_EQ(conflicts, run({"attendance", "--db", b.database.string(), "--conflicts"}));
    for (const auto* door : {&a, &b})
        EXPECT_EQ(run({"ledger", "verify", "--db", door->database.string()}).rfind("ok", 0), 0U);
}

TEST_F(TwoKiosks, TakeARevisionThatWasPublished) {
    std::ofstream(event() / "programme.csv", std::ios::app) << "\n";
    run({"hub", "publish", event().string(), "--hub", cluster.url(), "--key", key()});
    for (const auto* door : {&a, &b})
        EXPECT_TRUE(wait_until([&] {
            const auto database = store::Database::open(door->database, store::OpenMode::ReadOnly);
            const auto revision = database ? database->revision() : core::Result<core::RevisionNumber>{};
            return revision && *revision == core::RevisionNumber{2};
        })) << door->kiosk->errors();
    a.hands->type_like_a_scanner(tokens().front());
    EXPECT_TRUE(wait_until([&] { return entries(a) == 1 && entries(b) == 1; })) << "the desk goes on with it";
}

} // namespace
} // namespace kiosk::e2e
