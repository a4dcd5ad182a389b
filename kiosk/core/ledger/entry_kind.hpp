// The kinds of entries by name and by number: for lists of all of them, for staff, and for SQL.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "core/ledger/entry.hpp"

namespace kiosk::core {

inline constexpr EntryKind kLastEntryKind = EntryKind::ItemToRain; // 1 … this are kinds, without a gap

// Whose text, bound by the commitment, travels with them.
inline constexpr std::array kKindsWithText{EntryKind::WalkIn, EntryKind::Reissue};
[[nodiscard]] constexpr bool has_text(EntryKind kind) {
    return std::ranges::find(kKindsWithText, kind) != kKindsWithText.end();
}

// "check-in"; "unknown" for what is none.
[[nodiscard]] std::string_view name_of(EntryKind kind);

} // namespace kiosk::core
