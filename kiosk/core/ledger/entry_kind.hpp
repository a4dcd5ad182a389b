// The kinds of entries by name and by number: for lists of all of them, for staff, and for SQL.
#pragma once

#include <string_view>

#include "core/ledger/entry.hpp"

namespace kiosk::core {

inline constexpr EntryKind kLastEntryKind = EntryKind::HandedOver; // 1 … this are kinds, without a gap

// "check-in"; "unknown" for what is none.
[[nodiscard]] std::string_view name_of(EntryKind kind);

} // namespace kiosk::core
