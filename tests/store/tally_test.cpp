// The running sums are merge()'s, whatever others send.
#include "store/ledger/tally.hpp"

#include "store/replica/replica.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

class TallyTest : public StoreTest {
  protected:
    TallyTest() { load(); }
    // One entry of another kiosk's ledger, by a program that writes what it likes.
    void take(core::EntryKind kind, core::Direction direction, std::uint32_t count) {
        const auto tag = sample.package.event.tag;
        const core::LedgerId ledger = filled<core::LedgerId>(++ledgers_);
        const auto key = kiosk::test::key_from(ledgers_);
        auto entry =
            core::entry_at(kind, tag, core::RevisionNumber{1}, sample.package.checkpoints.front(), at(9, 0), false);
        entry.direction = direction;
        entry.count = count;
        entry.delegation = core::DelegationId{"jp"};
        if (kind != core::EntryKind::GroupCount) entry.participant = core::ParticipantId{"jp-01"};
        const auto sealed = core::seal(entry, core::genesis(ledger, key.public_key()), ledger, key);
        const auto replica = must(Replica::open(file, filled<core::MachineId>(1)));
        const auto taken = must(replica->take({{core::certify_ledger(tag, ledger, key.public_key(), sample.issuer)},
                                               {{sealed.bytes, sealed.hash, sealed.signature, false}}}));
        EXPECT_EQ(taken.added, 1);
    }
    [[nodiscard]] int inside() const { return desk()->counts(at(9, 30)).inside; }

  private:
    std::uint8_t ledgers_ = 40;
};

TEST_F(TallyTest, ACheckInIsOnePersonWhoComesInWhateverElseItSays) {
    take(core::EntryKind::CheckIn, core::Direction::Out, 500);
    EXPECT_EQ(inside(), 1);
    EXPECT_EQ(fault(), "");
}

TEST_F(TallyTest, AGroupIsAsManyAsItSaysUpToTheBound) {
    take(core::EntryKind::GroupCount, core::Direction::Both, 4'000'000'000U);
    EXPECT_EQ(inside(), 9'999);
    EXPECT_EQ(fault(), "");
    take(core::EntryKind::GroupCount, core::Direction::Out, 7);
    EXPECT_EQ(inside(), 0);
    EXPECT_EQ(fault(), "");
}

TEST_F(TallyTest, ACheckOutIsAnExitWhateverItsDirection) {
    take(core::EntryKind::CheckIn, core::Direction::In, 1);
    take(core::EntryKind::CheckOut, core::Direction::In, 1);
    EXPECT_EQ(inside(), 0);
    EXPECT_EQ(fault(), "");
}

TEST_F(TallyTest, OfAllEntriesAtOnceIsWhatWasAddedUpOneByOne) {
    auto gate = desk();
    for (const auto* whose : {"jp-01", "jp-02", "sg-01"}) (void)show(*gate, whose, at(9, 0));
    (void)gate->confirm_group(sample.token("sg"), 3, at(9, 1));
    (void)show(*desk("exit"), "jp-02", at(10, 0));
    const auto stored = database(OpenMode::ReadWrite);
    const auto before = must(stored_tallies(stored.connection()));
    EXPECT_EQ((before.at({TallyScope::Inside, "school", kFirstDay, ""})), 4) << "one of three is named, and one left";
    EXPECT_EQ((before.at({TallyScope::Came, "school", kFirstDay, "sg"})), 3);
    EXPECT_EQ((before.at({TallyScope::Named, "school", kFirstDay, "sg"})), 1);
    must(stored.connection().run("DELETE FROM tally"));
    must(rebuild_tallies(stored.connection()));
    EXPECT_EQ(must(stored_tallies(stored.connection())), before);
}

} // namespace
} // namespace kiosk::store::test
