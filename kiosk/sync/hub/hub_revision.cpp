#include "sync/hub/hub_revision.hpp"

#include <string>

namespace kiosk::sync {

core::Result<bool> is_wanted(const HubRevision& offered, const HubRevision& here) {
    if (offered.number != here.number) return offered.number > here.number;
    if (here.content == core::Hash{}) return true;
    if (offered.content == here.content) return false;
    return core::fail(core::ErrorKind::Refused,
                      "the hub's revision " + std::to_string(here.number.value()) +
                          " is not the one that was loaded here: seal the package again, with "
                          "a number above it, and publish it");
}

} // namespace kiosk::sync
