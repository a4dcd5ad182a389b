// Several people at a desk at once: let in by name, counted, and undone as a whole.
#include "core/rules/group.hpp"
#include "core/rules/void_rules.hpp"
#include "store/desk/desk_impl.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/tally.hpp"

namespace kiosk::store {

using core::Result;

namespace {

constexpr int kMostOfAnAct = 1000; // entries, both ways: no act has as many

// The entries written with this one, in order: those of a transaction follow each other.
Result<std::vector<core::Entry>> entries_of_act(Connection& connection, const core::Entry& one) {
    std::vector<core::Entry> act{one};
    const auto collect = [&](int step) -> core::Status {
        auto ref = one.ref();
        for (int i = 0; i < kMostOfAnAct; ++i) {
            ref.seq = core::LedgerSeq{ref.seq.value() + static_cast<std::uint64_t>(step)};
            if (ref.seq == core::LedgerSeq{}) return {};
            auto next = TRY(find_entry(connection, ref));
            if (!next || !core::is_same_act(one, *next)) return {};
            act.push_back(std::move(*next));
        }
        return {};
    };
    TRY(collect(-1));
    TRY(collect(+1));
    return act;
}

} // namespace

Result<core::GroupActed> Desk::Impl::admit_people(std::span<const core::ParticipantId> people,
                                                  const core::StaffMember& by, const core::Now& now) {
    auto transaction = TRY(begin_at_checkpoint());
    const bool leaves = cache.here.direction == core::Direction::Out;
    core::GroupActed acted;
    for (const auto& who : people) {
        auto found = TRY(look_up_person(*connection, cache, who, core::StaffOrder{leaves, by.id, {}}, now));
        if (!found) continue;
        comes_by(*found, core::Source::Group);
        const auto decision = core::decide(found->facts);
        if (!decision.entry) {
            ++acted.against[decision.verdict];
            continue;
        }
        const auto ref = TRY(record(*decision.entry, *found));
        if (!acted.entry) acted.entry = ref;
        ++acted.people;
    }
    if (acted.entry) TRY(commit(transaction));
    return acted;
}

Result<core::GroupActed> Desk::Impl::count_people(const core::DelegationId& delegation, int more,
                                                  const core::StaffMember& by, const core::Now& now) {
    auto transaction = TRY(begin_at_checkpoint());
    if (more < 1) return core::fail(core::ErrorKind::Refused, "nobody came");
    if (cache.here.direction == core::Direction::Out)
        return core::fail(core::ErrorKind::Refused, "this checkpoint lets nobody in");
    if (!core::takes_numbers(cache.here.kind))
        return core::fail(core::ErrorKind::Refused, "each must be known at this checkpoint");
    auto found = TRY(look_up_delegation(*connection, cache, delegation, {false, by.id, {}}, now));
    if (!found) return core::fail(core::ErrorKind::NotFound, "the event has no delegation " + delegation.str());
    comes_by(*found, core::Source::Group);
    const auto came =
        TRY(read_tally(*connection, {TallyScope::Came, cache.here.area.str(), found->day, delegation.str()}));
    // The tally has those beyond the names and the number before; together with the names they are all who came.
    if (came + more > core::kMostInGroup)
        return core::fail(core::ErrorKind::Refused,
                          "a number goes to " + std::to_string(core::kMostInGroup) + "; let people in by name");
    const auto decision = core::staff_count(found->facts, came + more);
    core::GroupActed acted;
    acted.people = static_cast<int>(decision.entry->count) - came;
    acted.entry = TRY(record(*decision.entry, *found));
    TRY(commit(transaction));
    return acted;
}

Result<int> Desk::Impl::undo_act(const core::EntryRef& ref, const core::StaffMember& by, const core::Entry& made,
                                 const core::Now& now) {
    const auto one = TRY(find_voidable(ref));
    int undone = 0;
    for (const auto& entry : TRY(entries_of_act(*connection, one))) {
        if (TRY(is_voided(*connection, entry.ref(), core::fact_of(entry)))) continue;
        TRY(undo(entry, by, made, now));
        ++undone;
    }
    if (undone == 0) return core::fail(core::ErrorKind::Refused, "all of it is voided already");
    return undone;
}

Result<core::GroupActed> Desk::admit_people(std::span<const core::ParticipantId> people, const core::StaffMember& by,
                                            const core::Now& now) {
    auto acted = impl_->admit_people(people, by, now);
    if (!acted) impl_->note(acted.error());
    return acted;
}

Result<core::GroupActed> Desk::count_people(const core::DelegationId& delegation, int more, const core::StaffMember& by,
                                            const core::Now& now) {
    auto acted = impl_->count_people(delegation, more, by, now);
    if (!acted) impl_->note(acted.error());
    return acted;
}

Result<int> Desk::undo_act(const core::EntryRef& entry, const std::string& reason, const core::StaffMember& by,
                           const core::Now& now) {
    return impl_->as_staff(
        [&] { return impl_->undo_act(entry, by, impl_->staff_entry(core::EntryKind::Void, reason, by.id, now), now); });
}

} // namespace kiosk::store
