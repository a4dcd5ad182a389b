#include "service/event_record.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "store/desk/desk.hpp"
#include "support/event_bench.hpp"

namespace kiosk::service {
namespace {

using core::Entry, core::EntryKind;
using kiosk::test::at, kiosk::test::EventBench, kiosk::test::filled;

core::MergeContext context_of(const core::EventPackage& package) {
    core::MergeContext context;
    context.zone = package.event.zone;
    for (const auto& badge : package.badges) context.owners.emplace(badge.id, badge.participant);
    return context;
}

class Sightings : public testing::Test {
  protected:
    Entry& add(EntryKind kind, int hour, int minute) {
        auto entry = core::entry_at(kind, sample.package.event.tag, core::RevisionNumber{1},
                                    sample.package.checkpoints[0], at(hour, minute), false);
        entry.ledger = filled<core::LedgerId>(1);
        entry.seq = core::LedgerSeq{entries.size() + 1};
        entry.participant = core::ParticipantId{"jp-01"};
        entries.push_back(entry);
        return entries.back();
    }
    [[nodiscard]] std::vector<Sighting> found() const {
        const auto all = sightings_of(entries, context_of(sample.package));
        const auto whose = all.find(core::subject_of(core::ParticipantId{"jp-01"}));
        return whose == all.end() ? std::vector<Sighting>{} : whose->second;
    }
    kiosk::test::SampleEvent sample = kiosk::test::sample_event();
    std::vector<Entry> entries;
};

TEST_F(Sightings, AreInOrderOfTimeAndEachOnce) {
    add(EntryKind::CheckOut, 15, 46).direction = core::Direction::Out;
    add(EntryKind::CheckIn, 8, 31);
    entries.push_back(entries[1]);
    const auto all = found();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_TRUE(all[0].enters);
    EXPECT_EQ(all[0].at, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::minutes{8 * 60 + 31});
    EXPECT_EQ(all[0].entry.seq, core::LedgerSeq{2});
    EXPECT_FALSE(all[1].enters);
}

TEST_F(Sightings, WhatWasVoidedOrRefusedIsNone) {
    const auto ref = add(EntryKind::CheckIn, 8, 31).ref();
    add(EntryKind::Refused, 8, 32);
    add(EntryKind::Void, 8, 33).refers_to = ref;
    EXPECT_TRUE(found().empty());
}

TEST_F(Sightings, AnUnsureTimeIsSureOnceItsClockWasConfirmed) {
    add(EntryKind::CheckIn, 8, 31).time_unsure = true;
    ASSERT_EQ(found().size(), 1U);
    EXPECT_TRUE(found()[0].time_unsure);
    add(EntryKind::ClockConfirmed, 9, 0);
    EXPECT_FALSE(found()[0].time_unsure);
}

TEST_F(Sightings, AnUnknownBadgeIsItsOwnersOnceTheRevisionKnowsIt) {
    auto& entry = add(EntryKind::CheckIn, 8, 31);
    entry.participant = {};
    entry.badge = sample.package.badges[0].id;
    EXPECT_EQ(found().size(), 1U);
    entry.badge = core::BadgeId{99};
    EXPECT_TRUE(found().empty());
}

TEST(EventRecord, SaysWhoRegisteredAtTheDoorForWhomAndWhatIsFromPaper) {
    EventBench bench;
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{"gate"};
    options.machine = filled<core::MachineId>(9);
    auto desk = store::Desk::open(bench.file(), options);
    ASSERT_TRUE(desk) << desk.error().detail;
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    const core::ParticipantId absent{"jp-01"};
    const auto arrived =
        (*desk)->register_walk_in({core::DelegationId{"jp"}, "林代理", "", "", "", "", {}}, absent, teacher, at(9, 0));
    ASSERT_TRUE(arrived) << arrived.error().detail;
    ASSERT_TRUE((*desk)->note_paper(
        core::ParticipantId{"jp-02"},
        {core::CheckpointId{"gate"}, core::LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{8}}, "other", teacher,
        at(9, 1)));
    const auto record = read_event_record(bench.file());
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_EQ(record->walk_ins, std::set{arrived->id});
    EXPECT_EQ(record->participants.size(), 10U);
    EXPECT_EQ(record->stand_ins.at(kiosk::test::kFirstDay).at(absent).who, arrived->id);
    const auto& noted = record->sightings.at(core::subject_of(core::ParticipantId{"jp-02"}));
    ASSERT_EQ(noted.size(), 1U);
    EXPECT_TRUE(noted[0].paper);
    EXPECT_FALSE(record->sightings.at(core::subject_of(arrived->id))[0].paper);
}

TEST(EventRecord, IsWhatTheDatabaseHoldsAndWhoseAttendanceMergeCounts) {
    EventBench bench;
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{"gate"};
    options.machine = filled<core::MachineId>(9);
    auto desk = store::Desk::open(bench.file(), options);
    ASSERT_TRUE(desk) << desk.error().detail;
    for (const auto* who : {"jp-01", "jp-02", "jp-01"})
        (void)(*desk)->present({bench.event.token(who), core::Source::Camera}, at(9, 0));
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    ASSERT_TRUE((*desk)->excuse(core::ParticipantId{"sg-01"}, "ill", teacher, at(9, 5)));
    const auto mistaken = (*desk)->excuse(core::ParticipantId{"sg-02"}, "ill", teacher, at(9, 5));
    ASSERT_TRUE(mistaken && (*desk)->undo(*mistaken, "by_mistake", teacher, at(9, 6)));
    const core::DayChange moved{core::DayChange::What::Move, {{}, core::ItemId{"workshop"}}, 14 * 60};
    ASSERT_TRUE((*desk)->change_day(moved, teacher, at(9, 7)));
    const auto record = read_event_record(bench.file());
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_EQ(record->event, bench.event.package.event);
    EXPECT_EQ(record->participants, bench.event.package.participants);
    EXPECT_EQ(record->revision, core::RevisionNumber{1});
    EXPECT_FALSE(record->purged);
    EXPECT_EQ(record->sightings.size(), 2U);
    ASSERT_EQ(record->excuses.size(), 1U);
    const auto& [day, excuses] = *record->excuses.begin();
    EXPECT_EQ(day, kiosk::test::kFirstDay);
    ASSERT_EQ(excuses.size(), 1U) << "one was taken back";
    EXPECT_EQ(excuses.begin()->first, core::ParticipantId{"sg-01"});
    EXPECT_EQ(record->programme[1].starts, core::MinuteOfDay{14 * 60}) << "as it took place";
    EXPECT_EQ(record->checkpoints[3].late_after, core::MinuteOfDay{14 * 60 + 10});
    EXPECT_GE(record->entries, 2U);
    EXPECT_TRUE(record->walk_ins.empty() && record->stand_ins.empty());
    EXPECT_FALSE(read_event_record(bench.folder.path() / "none.db"));
}

} // namespace
} // namespace kiosk::service
