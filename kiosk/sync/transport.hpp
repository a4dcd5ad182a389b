// The other side of a sync, and the way to it. Implementations: a hub (sync/hub/hub_transport), and in tests another
// replica.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "store/replica/replica.hpp"

namespace kiosk::sync {

struct PullReply {
    store::Heads heads; // all that the other side has, of this event
    store::Batch batch; // what it has beyond the vector that it was given: ledger by ledger, in order
};

struct PushReply {
    std::map<core::LedgerId, core::ChainHead> acknowledged; // of the ledgers in the batch, after the commit
    std::vector<store::RefusedEntry> refused;               // at most one of a ledger
};

// One thread. Unavailable: the other side cannot be reached now, and whether the last request was done is unknown.
class Transport {
  public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    // One round trip.
    [[nodiscard]] virtual core::Result<PullReply> pull(const store::Heads& since, std::size_t most) = 0;
    // One round trip and one transaction: what is acknowledged is durable there.
    [[nodiscard]] virtual core::Result<PushReply> push(const store::Batch& batch) = 0;
};

} // namespace kiosk::sync
