// What is lent over midnight, on a real file: it comes back, it is missed until then, and the sums are merge()'s.
#include <map>
#include <string>

#include <rapidcheck/gtest.h>

#include "core/rules/event_day.hpp"
#include "store/day_records.hpp"
#include "store/day_tallies.hpp"
#include "store_fixture.hpp"
#include "support/between.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;
using namespace std::chrono_literals;

class DeskLoansTest : public StoreTest {
  protected:
    DeskLoansTest() {
        sample.package.checkpoints.push_back(
            kiosk::test::detail::checkpoint("headset", core::CheckpointKind::Loan, "headsets", core::Direction::Both));
        load();
    }
    [[nodiscard]] core::Seen seen(const std::string& whose, core::LocalDay day) const {
        return must(read_whereabouts(database(), core::ParticipantId{whose}, core::AreaId{"headsets"}, day,
                                     sample.package.event.zone));
    }
};

TEST_F(DeskLoansTest, AHeadsetLentInTheEveningComesBackAfterMidnight) {
    auto table = desk("headset");
    EXPECT_EQ(show(*table, "jp-01", at(22, 0)).verdict, Verdict::Admitted);
    const auto back = show(*table, "jp-01", at(0, 30, 0, kSecondDay));
    EXPECT_EQ(back.verdict, Verdict::CheckedOut);
    EXPECT_EQ(back.counts.inside, 0);
    EXPECT_EQ(show(*table, "jp-01", at(0, 31, 0, kSecondDay)).verdict, Verdict::Admitted) << "another one";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskLoansTest, AHeadsetOfTheFirstDayIsOutOnTheSecondAndComesBackThen) {
    auto table = desk("headset");
    (void)show(*table, "jp-01", at(9, 0));
    (void)show(*table, "jp-02", at(9, 1));
    const auto morning = at(9, 0, 0, kSecondDay);
    EXPECT_EQ(table->counts(morning).inside, 2);
    EXPECT_EQ(seen("jp-01", kSecondDay).where, core::Whereabouts::Inside);
    EXPECT_EQ(must(read_day_tallies(database(), kSecondDay)).inside.at(core::AreaId{"headsets"}), 2);
    EXPECT_EQ(must(read_lent_before(database(), morning.wall)).size(), 2U);
    EXPECT_EQ(show(*table, "jp-01", morning).verdict, Verdict::CheckedOut);
    EXPECT_EQ(table->counts(morning).inside, 1);
    EXPECT_EQ(seen("jp-01", kSecondDay).where, core::Whereabouts::Left);
    EXPECT_EQ(show(*desk(), "jp-01", morning).verdict, Verdict::Admitted) << "at the gate a day is a day";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskLoansTest, OneThatWasUndoneWasNotLent) {
    auto table = desk("headset");
    const auto lent = show(*table, "jp-01", at(22, 0));
    const auto morning = at(9, 0, 0, kSecondDay);
    (void)must(table->undo(*lent.entry, "by_mistake", kTeacher, morning));
    EXPECT_EQ(table->counts(morning).inside, 0);
    EXPECT_TRUE(must(read_lent_before(database(), morning.wall)).empty());
    EXPECT_EQ(show(*table, "jp-01", morning).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskLoansTest, TheirNumberIsThatOfAllThatAreOut) {
    for (auto& each : sample.package.checkpoints)
        if (each.id.str() == "headset") each.capacity = 1;
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    load();
    auto table = desk("headset");
    (void)show(*table, "jp-01", at(22, 0));
    EXPECT_EQ(show(*table, "jp-02", at(9, 0, 0, kSecondDay)).verdict, Verdict::Full);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskLoansTest, SumsOfAProgramThatCutThemByDaysAreMadeAnew) {
    (void)show(*desk("headset"), "jp-01", at(22, 0));
    {
        const auto stored = database(OpenMode::ReadWrite);
        must(stored.connection().run("UPDATE tally SET day = ? WHERE day = ?", kFirstDay, core::kWholeEvent));
        must(stored.connection().run("UPDATE tally_made SET rules = 2"));
    }
    EXPECT_EQ(show(*desk("headset"), "jp-01", at(0, 30, 0, kSecondDay)).verdict, Verdict::CheckedOut);
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskLoansTest, ARevisionThatMakesADoorOfItCountsByDaysAgain) {
    (void)show(*desk("headset"), "jp-01", at(22, 0));
    for (auto& each : sample.package.checkpoints)
        if (each.id.str() == "headset") each.kind = core::CheckpointKind::Session;
    sample.package.revision = core::RevisionNumber{2};
    sample.package.content = filled<core::Hash>(2);
    load();
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(show(*desk("headset"), "jp-01", at(9, 0, 0, kSecondDay)).verdict, Verdict::Admitted);
    EXPECT_EQ(fault(), "");
}

// Three people and one table, at any hours of the event, with an undo now and then.
TEST_F(DeskLoansTest, WhoeverHasOneReturnsItAndWhoeverHasNoneGetsOne) {
    const TemporaryFolder loaded;
    std::filesystem::copy(folder.path(), loaded.path());
    const auto holds = rc::check("a loan is out until it is returned or undone", [&] {
        std::filesystem::remove_all(folder.path());
        std::filesystem::copy(loaded.path(), folder.path());
        auto table = desk("headset");
        std::map<std::string, core::LocalTime> out;
        auto now = core::LocalTime{kFirstDay} + 8h;
        const int steps = *kiosk::test::between(1, 14);
        for (int i = 0; i < steps; ++i) {
            now += std::chrono::minutes{*kiosk::test::between(1, 9 * 60)};
            const std::string who = *rc::gen::element("jp-01", "jp-02", "sg-01");
            const auto day = core::day_of(now);
            if (day > kSecondDay) break; // nothing is lent any more
            const auto moment = at(0, static_cast<int>((now - core::LocalTime{day}) / 1min), 0, day);
            const auto held = out.find(who);
            const auto outcome = show(*table, who, moment);
            if (held == out.end()) {
                RC_ASSERT(outcome.verdict == Verdict::Admitted);
                if (*kiosk::test::between(0, 3) == 0)
                    (void)must(table->undo(*outcome.entry, "by_mistake", kTeacher, moment));
                else
                    out[who] = now;
            } else if (now - held->second < sample.package.event.rules.exit_after) {
                RC_ASSERT(outcome.verdict == Verdict::AlreadyIn);
            } else {
                RC_ASSERT(outcome.verdict == Verdict::CheckedOut);
                out.erase(held);
            }
            RC_ASSERT(table->counts(moment).inside == static_cast<int>(out.size()));
        }
        RC_ASSERT(fault() == std::string());
    });
    EXPECT_TRUE(holds);
}

} // namespace
} // namespace kiosk::store::test
