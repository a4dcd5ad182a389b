#include "service/person_history.hpp"

#include <gtest/gtest.h>

#include "support/sample_event.hpp"

namespace kiosk::service {
namespace {

using core::Entry, core::EntryKind;
using kiosk::test::at, kiosk::test::filled;

class PersonHistory : public testing::Test {
  protected:
    Entry& add(EntryKind kind, int hour, int minute, const std::string& who = "jp-01", std::uint8_t ledger = 1) {
        auto entry = core::entry_at(kind, sample.package.event.tag, core::RevisionNumber{1},
                                    sample.package.checkpoints[0], at(hour, minute), false);
        entry.ledger = filled<core::LedgerId>(ledger);
        entry.seq = core::LedgerSeq{entries.size() + 1};
        entry.participant = core::ParticipantId{who};
        entries.push_back(entry);
        return entries.back();
    }
    [[nodiscard]] std::vector<HistoryEntry> found() const {
        core::MergeContext context;
        context.zone = sample.package.event.zone;
        for (const auto& badge : sample.package.badges) context.owners.emplace(badge.id, badge.participant);
        return history_of(entries, context, core::subject_of(core::ParticipantId{"jp-01"}));
    }
    kiosk::test::SampleEvent sample = kiosk::test::sample_event();
    std::vector<Entry> entries;
};

TEST_F(PersonHistory, TellsWhatWasVoidedAndByWhat) {
    const auto in = add(EntryKind::CheckIn, 8, 31).ref();
    auto& undo = add(EntryKind::Void, 8, 33);
    undo.refers_to = in;
    const auto by = undo.ref();
    add(EntryKind::CheckIn, 8, 40);
    const auto all = found();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].fate, Fate::Voided);
    EXPECT_EQ(all[0].by, by);
    EXPECT_EQ(all[1].fate, Fate::Counts);
}

TEST_F(PersonHistory, ARefusalStandsAndTellsNothingOfPresence) {
    add(EntryKind::Refused, 8, 31).verdict = core::Verdict::TooEarly;
    const auto all = found();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].fate, Fate::Noted);
}

TEST_F(PersonHistory, AFactRecordedAgainCountsOnceAndTheCopySaysAsWhich) {
    const auto original = add(EntryKind::CheckIn, 8, 31);
    auto copy = core::recorded_again(original);
    copy.ledger = filled<core::LedgerId>(2);
    entries.push_back(copy);
    const auto all = found();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].fate, Fate::Counts);
    EXPECT_EQ(all[1].fate, Fate::RecordedAgain);
    EXPECT_EQ(all[1].by, original.ref());
}

TEST_F(PersonHistory, AVoidOfACopyUndoesTheFactUnderBothNumbers) {
    const auto original = add(EntryKind::CheckIn, 8, 31);
    auto copy = core::recorded_again(original);
    copy.ledger = filled<core::LedgerId>(2);
    entries.push_back(copy);
    add(EntryKind::Void, 8, 40).refers_to = copy.ref();
    for (const auto& each : found()) EXPECT_EQ(each.fate, Fate::Voided) << core::short_ref(each.entry.ref());
}

TEST_F(PersonHistory, OthersEntriesAreNotTheirs) {
    add(EntryKind::CheckIn, 8, 31, "jp-02");
    EXPECT_TRUE(found().empty());
}

TEST_F(PersonHistory, AnUnknownBadgeIsItsOwnersOnceTheRevisionKnowsIt) {
    auto& entry = add(EntryKind::CheckIn, 8, 31, "");
    entry.badge = sample.package.badges[0].id;
    entry.time_unsure = true;
    const auto all = found();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_TRUE(all[0].time_unsure);
}

} // namespace
} // namespace kiosk::service
