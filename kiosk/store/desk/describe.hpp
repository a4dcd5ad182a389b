// From a decision to what the guest may see. Pure: what it needs of the file was read before.
#pragma once

#include <string>

#include "core/rules/decide.hpp"
#include "core/rules/outcome.hpp"
#include "store/desk/event_cache.hpp"

namespace kiosk::store {

// When and where, and nothing else: the start of every outcome.
[[nodiscard]] core::Outcome bare_outcome(const EventCache& cache, core::Verdict verdict, const core::Now& now);

// Without counts, the delegation's arrivals and the entry, which are known only after it was written.
[[nodiscard]] core::Outcome describe(const EventCache& cache, const core::Facts& facts, const core::Decision& decision);

// Whose arrivals the outcome shows; nullptr for nobody's.
[[nodiscard]] const core::Delegation* counted_delegation(const core::Facts& facts, const core::Outcome& outcome);

} // namespace kiosk::store
