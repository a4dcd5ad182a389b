// Keeping the tallies right around an entry that is appended or taken away: whatever it is, and whatever order it comes
// in.
#pragma once

#include <vector>

#include "core/i18n/text.hpp"
#include "store/desk/fact_lookup.hpp"
#include "store/ledger/ledger_store.hpp"
#include "store/ledger/tally.hpp"

namespace kiosk::store {

class TallyChange {
  public:
    // Before the entry comes or goes. A void stands for what it undoes; it may be here later, or never.
    static core::Result<TallyChange> before(Connection& connection, const core::Zone& zone, const core::Entry& entry);
    // After it came or went, in the same transaction.
    [[nodiscard]] core::Status after(Connection& connection, const core::Zone& zone) const;

  private:
    struct Group {
        Who who;
        core::AreaId area;
        core::LocalDay day{};
        DayState state;
    };
    std::vector<Group> groups_; // none or one
};

// append() and what follows from it.
[[nodiscard]] core::Status append_counted(Connection& connection, const core::Zone& zone, const LedgerRecord& ledger,
                                          const core::SealedEntry& sealed, bool relayed);

} // namespace kiosk::store
