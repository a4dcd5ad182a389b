// One sync with the arbiter: pull what this side lacks, settle where both gave one number to two facts, push what the
// other side lacks. Idempotent, and resumable after every step: what was done stays done, and the next sync goes on
// from there. No thread and no clock of its own; nothing is remembered between two calls.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sync/local_replica.hpp"
#include "sync/transport.hpp"

namespace kiosk::sync {

struct Report {
    int round_trips = 0;
    int pulled = 0;                                  // entries that were new here
    int held = 0;                                    // of those, of ledgers without a certificate
    int pushed = 0;                                  // entries that the other side acknowledged
    int set_aside = 0;                               // entries here whose numbers belong to others there …
    int recorded_again = 0;                          // … and those of their facts that were written anew
    int left = 0;                                    // ledgers with entries that the other side did not take
    std::vector<std::string> problems;               // for staff, a sentence each
    std::map<core::LedgerId, core::LedgerSeq> there; // how far the other side has each ledger, as far as is known
};

// Errors: of the database or the transport. Entries that one side refuses are no error, but problems.
[[nodiscard]] core::Result<Report> synchronise(LocalReplica& here, Transport& there);

} // namespace kiosk::sync
