#include "store/day_tallies.hpp"

#include "core/rules/event_day.hpp"
#include "store/ledger/tally.hpp"
#include "store/roster/roster_store.hpp"

namespace kiosk::store {

core::Result<DayTallies> read_day_tallies(const Database& database, core::LocalDay day) {
    DayTallies tallies;
    TRY(database.connection().each(
        "SELECT scope, name, delegation, people FROM tally WHERE (day = ? OR day = ?) AND people <> 0",
        [&](const Statement& row) {
            const int people = row.get<int>(3);
            switch (row.get<TallyScope>(0)) {
            case TallyScope::Inside:
                tallies.inside[row.get<core::AreaId>(1)] = people;
                break;
            case TallyScope::Came:
                tallies.came[{row.get<core::AreaId>(1), row.get<core::DelegationId>(2)}] = people;
                break;
            case TallyScope::Admitted:
                tallies.admitted[row.get<core::CheckpointId>(1)] = people;
                break;
            case TallyScope::Named:
            case TallyScope::LeftUnseen:
                break;
            }
            return true;
        },
        day, core::kWholeEvent));
    return tallies;
}

core::Result<std::map<core::DelegationId, int>> read_delegation_sizes(const Database& database) {
    std::map<core::DelegationId, int> sizes;
    for (const auto& [kind, people] : TRY(read_headcounts(database.connection()))) sizes[kind.delegation] += people;
    return sizes;
}

} // namespace kiosk::store
