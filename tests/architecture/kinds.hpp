// Kinds of entries by number, where SQL is written by hand.
#pragma once

#include <string>
#include <vector>

#include "architecture/rules.hpp"

namespace kiosk::architecture {

// One line for every place of kiosk/ that compares a kind, or the byte of an entry that holds it, with a bare number:
// those come from core::EntryKind, through store/sqlite/kind_sql.hpp or the hub's kiosk.entry_kind('name'). Numbered
// migrations say what was; they are passed over.
[[nodiscard]] std::vector<std::string> check_kinds(const SourceFile& file);

} // namespace kiosk::architecture
