#include "store/desk/tally_change.hpp"

#include "store/ledger/ledger_store.hpp"
#include "store/ledger/walk_in_facts.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

const core::DelegationId& delegation_of(const Who& who, const DayState& state) {
    return who.on_roster || !state.last ? who.delegation : state.last->delegation;
}

} // namespace

Result<TallyChange> TallyChange::before(Connection& connection, const core::Zone& zone, const core::Entry& entry) {
    TallyChange change;
    std::optional<core::Entry> about = entry;
    if (entry.kind == core::EntryKind::Void) {
        about = TRY(find_undone(connection, entry));
    }
    if (!about || !core::changes_presence(about->kind) || subject_in(*about).empty()) return change;
    auto who = TRY(who_of(connection, *about));
    const auto day = TRY(kept_day(connection, zone, about->area, about->wall));
    auto facts = TRY(facts_of(connection, who.subjects, about->area, day, zone));
    change.groups_.push_back({std::move(who), about->area, day, fold(facts)});
    return change;
}

Status TallyChange::after(Connection& connection, const core::Zone& zone) const {
    for (const auto& group : groups_) {
        auto facts = TRY(facts_of(connection, group.who.subjects, group.area, group.day, zone));
        const auto state = fold(facts);
        TallySubject subject{group.who.group, group.area, group.day, delegation_of(group.who, group.state)};
        TRY(change_tallies(connection, zone, subject, group.state, {}));
        subject.delegation = delegation_of(group.who, state);
        TRY(change_tallies(connection, zone, subject, {}, state));
    }
    return {};
}

Status append_counted(Connection& connection, const core::Zone& zone, const LedgerRecord& ledger,
                      const core::SealedEntry& sealed, bool relayed) {
    auto change = TRY(TallyChange::before(connection, zone, sealed.entry));
    return append(connection, ledger, sealed, relayed)
        .and_then([&] { return settle_walk_in(connection, sealed.entry); })
        .and_then([&] { return change.after(connection, zone); });
}

} // namespace kiosk::store
