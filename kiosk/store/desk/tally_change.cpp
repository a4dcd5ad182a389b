#include "store/desk/tally_change.hpp"

#include "store/ledger/ledger_store.hpp"
#include "store/sqlite/kind_sql.hpp"

namespace kiosk::store {

namespace {

using core::Result, core::Status;

// Some entry of the fact that this void undoes; its copies are about the same subject, area and day.
Result<std::optional<core::Entry>> undone_by(Connection& connection, const core::Entry& undoing) {
    if (!undoing.refers_to) return std::nullopt;
    const auto name = core::names_fact(undoing);
    auto here = find_entry(connection, *undoing.refers_to);
    if (!here || (*here && (!name || core::fact_of(**here) == *name)) || !name) return here;
    static const std::string a_copy =
        "SELECT bytes FROM entry WHERE original = ? AND NOT " + is_kind("kind", core::EntryKind::Void) + " LIMIT 1";
    auto bytes = TRY(connection.first(
        a_copy.c_str(), [](const Statement& row) { return core::Bytes(row.blob(0).begin(), row.blob(0).end()); },
        *name));
    if (!bytes) return std::nullopt;
    return TRY(core::parse_entry(*bytes));
}

const core::DelegationId& delegation_of(const Who& who, const DayState& state) {
    return who.on_roster || !state.last ? who.delegation : state.last->delegation;
}

} // namespace

Result<TallyChange> TallyChange::before(Connection& connection, const core::Zone& zone, const core::Entry& entry) {
    TallyChange change;
    std::optional<core::Entry> about = entry;
    if (entry.kind == core::EntryKind::Void) {
        about = TRY(undone_by(connection, entry));
    }
    if (!about || !core::changes_presence(about->kind) || subject_in(*about).empty()) return change;
    auto who = TRY(who_of(connection, *about));
    const auto day = zone.day_of(about->wall);
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
    return append(connection, ledger, sealed, relayed).and_then([&] { return change.after(connection, zone); });
}

} // namespace kiosk::store
