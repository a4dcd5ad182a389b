// What holds of merge() whatever the entries are.
#include "core/rules/attendance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <rapidcheck/gtest.h>

#include "core/rules/merge_facts.hpp"
#include "support/between.hpp"

namespace kiosk::core {
namespace {

using test::between;
using test::kMorning;
using test::ledger;
using test::merge_context;
using test::recorded_again;

template <class Id> Id pick(std::initializer_list<const char*> ids) {
    return Id{*rc::gen::elementOf(std::vector<std::string>(ids.begin(), ids.end()))};
}

Entry any_entry() {
    Entry one;
    one.kind = *rc::gen::weightedOneOf<EntryKind>({
        {6, rc::gen::just(EntryKind::CheckIn)},
        {1, rc::gen::just(EntryKind::HandedOver)},
        {3, rc::gen::just(EntryKind::CheckOut)},
        {2, rc::gen::just(EntryKind::Refused)},
        {3, rc::gen::just(EntryKind::Void)},
        {2, rc::gen::just(EntryKind::GroupCount)},
        {1, rc::gen::just(EntryKind::Revoke)},
        {1, rc::gen::just(EntryKind::ClockConfirmed)},
    });
    one.ledger = ledger(static_cast<std::uint8_t>(*between(1, 3)));
    one.seq = LedgerSeq{static_cast<std::uint64_t>(*between(1, 11))};
    one.wall = kMorning + std::chrono::minutes{*between(0, 39) * 60};
    one.verdict = *rc::gen::element(Verdict::Admitted, Verdict::AlreadyIn, Verdict::Full);
    one.time_unsure = *between(0, 3) == 0;
    one.late = *between(0, 1) == 0;
    one.checkpoint = pick<CheckpointId>({"gate", "side", "hall"});
    one.area = pick<AreaId>({"school", "school", "hall", ""});
    one.badge = BadgeId{static_cast<std::uint64_t>(*between(0, 3))};
    one.participant = pick<ParticipantId>({"", "S1", "S2", "S3"});
    one.delegation = pick<DelegationId>({"", "jp"});
    one.count = static_cast<std::uint32_t>(*between(0, 4));
    if (one.kind == EntryKind::GroupCount && *between(0, 2) == 0) one.direction = Direction::Out;
    if (*between(0, 1) == 0) {
        one.refers_to = EntryRef{ledger(static_cast<std::uint8_t>(*between(1, 3))),
                                 LedgerSeq{static_cast<std::uint64_t>(*between(1, 11))}};
    }
    return one;
}

std::vector<Entry> any_entries() {
    return *rc::gen::container<std::vector<Entry>>(rc::gen::exec(any_entry));
}

MergeContext crowded() {
    auto made = merge_context();
    made.capacities = {{CheckpointId{"gate"}, 3}, {CheckpointId{"hall"}, 2}};
    return made;
}

template <class T> void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[static_cast<std::size_t>(*between(0, static_cast<int>(i) - 1))]);
    }
}

RC_GTEST_PROP(MergeProperty, NeitherOrderNorDuplicationNorTheWayEntriesArriveMatters, ()) {
    const auto entries = any_entries();
    const auto expected = merge(entries, crowded());

    auto mixed = entries;
    const auto copies = *between(0, static_cast<int>(entries.size()));
    for (int i = 0; i < copies; ++i) mixed.push_back(*rc::gen::elementOf(entries));
    shuffle(mixed);
    RC_ASSERT(merge(mixed, crowded()) == expected);

    // Two replicas that each had a part, and swap.
    const auto cut = *between(0, static_cast<int>(mixed.size()));
    std::rotate(mixed.begin(), mixed.begin() + cut, mixed.end());
    RC_ASSERT(merge(mixed, crowded()) == expected);
}

RC_GTEST_PROP(MergeProperty, WhatIsReportedHoldsTogether, ()) {
    const auto entries = any_entries();
    const auto attendance = merge(entries, crowded());
    for (const auto& [key, one] : attendance.presences) {
        RC_ASSERT(!key.subject.empty());
        RC_ASSERT((one.inside || one.last_out.has_value()));
        RC_ASSERT(one.last_out.has_value() == one.last_out_at.has_value());
        RC_ASSERT(one.last_out_at.value_or(one.first_in_at) >= one.first_in_at);
        RC_ASSERT(key.day == merge_context().zone.day_of(one.first_in_at));
        RC_ASSERT(std::any_of(entries.begin(), entries.end(),
                              [&](const Entry& entry) { return entry.ref() == one.first_in; }));
    }
    RC_ASSERT(std::is_sorted(attendance.conflicts.begin(), attendance.conflicts.end()));
    for (const auto& conflict : attendance.conflicts) {
        RC_ASSERT(!conflict.entries.empty());
        RC_ASSERT(std::is_sorted(conflict.entries.begin(), conflict.entries.end()));
    }
}

RC_GTEST_PROP(MergeProperty, RecordingEveryEntryAgainInANewLedgerChangesNoPresence, ()) {
    auto entries = any_entries();
    std::erase_if(entries,
                  [](const Entry& one) { return one.kind == EntryKind::Void || one.kind == EntryKind::Revoke; });
    for (auto& one : entries) one.refers_to.reset();
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.ref() < b.ref(); });
    entries.erase(
        std::unique(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.ref() == b.ref(); }),
        entries.end());
    auto all = entries;
    std::uint64_t seq = 0;
    for (const auto& one : entries) {
        if (one.kind != EntryKind::ClockConfirmed) all.push_back(recorded_again(one, 9, ++seq));
    }
    shuffle(all);
    RC_ASSERT(merge(all, crowded()) == merge(entries, crowded()));
}

} // namespace
} // namespace kiosk::core
