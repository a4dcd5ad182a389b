// What loading a package again changed, for people and for programs.
#pragma once

#include <iosfwd>

#include "store/database.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {

// A line for each table that changed: counts, and the first ids. Nothing for a new event.
void print_changes(std::ostream& out, const store::LoadSummary& summary);
// {"participants": {"added": [ids], "changed": [ids], "removed": [ids]}, "delegations": …}, whole.
[[nodiscard]] Json json_of_changes(const store::LoadSummary& summary);

} // namespace kiosk::tool
