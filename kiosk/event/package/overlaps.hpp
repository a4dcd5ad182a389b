// What may be meant and is more often a slip: two things at one place and time. All are warnings.
#pragma once

#include <vector>

#include "core/event/roster.hpp"
#include "event/problems.hpp"

namespace kiosk::event {

// lines: of each item or checkpoint, in their order.
void warn_of_overlaps(const std::vector<core::ProgrammeItem>& items, const std::vector<int>& lines,
                      const Reporter& reporter);
// Two checkpoints of one kind, area and direction that are open to the same people at the same time.
void warn_of_overlaps(const std::vector<core::Checkpoint>& checkpoints, const std::vector<int>& lines,
                      const Reporter& reporter);

} // namespace kiosk::event
