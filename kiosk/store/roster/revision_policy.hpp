// Which revision of the event package a database takes: whose seals, and when it does without.
//
// The first load pins the event's issuers; only a revision that was loaded may change them. So a revision that is
// sealed must be sealed by an issuer of the loaded one, which vouches for the new list. Once a sealed revision was
// loaded, an unsealed one is never taken again. Without a seal: sample events, and where the operator accepted it once.
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"

namespace kiosk::store {

// What the database holds.
struct LoadedRevision {
    core::EventId event;
    core::RevisionNumber number;
    core::Hash content; // all zeroes: not known (written by schema version 1)
    std::vector<core::PublicKey> issuers;
    bool sealed = false;
    bool unsealed_accepted = false;
};

struct Admission {
    bool nothing_new = false; // the very same revision
    bool pins = false;        // the first sealed revision
    bool sealed = false;      // what the database holds from now on
    bool unsealed_accepted = false;
};

// Refused, with the reason and how to mend it: as the head of this file says; another event; an older revision; the
// same revision number with other content.
[[nodiscard]] core::Result<Admission> admit(const std::optional<LoadedRevision>& loaded,
                                            const core::EventPackage& package, bool accept_unsealed);

} // namespace kiosk::store
