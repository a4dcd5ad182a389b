// What the room's parts and its callers hand to each other.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::store {

// Ids of rows that a load added, changed or removed: the first two in the package's order, the last in the database's.
struct Changes {
    std::vector<std::string> added;
    std::vector<std::string> changed;
    std::vector<std::string> removed;
    [[nodiscard]] bool none() const { return added.empty() && changed.empty() && removed.empty(); }
};

// What the event in a database is known by.
struct RevisionStamp {
    core::RevisionNumber number;
    std::int64_t generation = 0; // rises with every load, and with every fact that changes what is kept of it
    bool operator==(const RevisionStamp&) const = default;
};

struct LoadSummary {
    bool new_event = false;
    int added = 0; // participants
    int changed = 0;
    int removed = 0; // participants no longer in the package: kept with their entries, marked as gone
    int badges = 0;
    bool names_left_out = false; // they were purged, and this revision brings none back
    bool pinned = false;         // this revision's issuers are those that later ones must be sealed by, from now on
    // What differs from the revision before; all empty for a new event. An order that changed is no change.
    Changes participants;
    Changes delegations;
    Changes programme;
    Changes checkpoints;
    Changes places;
    Changes drawings; // by file
};

struct LoadOptions {
    bool accept_unsealed = false;                 // remembered: later revisions of the event need not be sealed either
    std::function<void(double share)> progress{}; // told now and then, on this thread: 0 … 1; may be empty
    // At the host school. From the event's first day on, items are kept as they were before this load, so that guests
    // are told what changed; earlier, or when it is not known, nobody is.
    std::optional<core::LocalDay> today{};
};

// One row of `kioskctl ledger list`: the entry with names for staff, who have the database anyway.
struct LedgerRow {
    core::Entry entry;
    std::string person; // "" when unknown
};

// What `ledger verify` found, over every ledger in the file, its derived columns, the tallies of people and SQLite's
// own check.
struct VerifyReport {
    std::int64_t entries = 0;
    int ledgers = 0;
    struct Fault {
        std::optional<core::LedgerId> ledger; // none: nothing tells which
        core::LedgerSeq seq;                  // 0: not one entry's
        // chain, signature, gap, or the name of the derived column that differs; of a whole ledger "ends at entry …"
        std::string what;
    };
    std::optional<Fault> first_fault;
};

// "ledger 1f2e…, entry 17: chain: …", "ledger 1f2e… ends at entry 17, but …", or what alone.
[[nodiscard]] std::string to_line(const VerifyReport::Fault& fault);

enum class NameMatch { Exact, Beginning, Within }; // how what was typed lies in a name, number or code

} // namespace kiosk::store
