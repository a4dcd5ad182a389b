// The revision of the event that a hub offers, and whether to take it. Pure.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace kiosk::sync {

struct HubRevision {
    core::RevisionNumber number;
    core::Hash content;
    friend bool operator==(const HubRevision&, const HubRevision&) = default;
};

// Asked before anything is downloaded. True: it is newer than what is here, or of the same number and here is what an
// older version of this program loaded, whose hash was over other bytes (store/sqlite/schema.cpp). False: there is
// nothing to take. Refused: one number with two contents.
[[nodiscard]] core::Result<bool> is_wanted(const HubRevision& offered, const HubRevision& here);

} // namespace kiosk::sync
