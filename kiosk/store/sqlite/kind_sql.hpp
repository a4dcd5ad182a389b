// Kinds of entries as SQL names them: by the numbers of core::EntryKind, and by nothing else. They stand in the text of
// a statement, not in a parameter: SQLite takes a partial index only for a statement whose text implies the index's
// condition.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/ledger/entry_kind.hpp"

namespace kiosk::store {

// "kind = 4": a condition, with no space around it. A statement made with it must live as long as its connection
// (store/sqlite/connection.hpp): a function keeps its own in a static const std::string.
[[nodiscard]] inline std::string is_kind(std::string_view column, core::EntryKind kind) {
    return std::string(column) + " = " + std::to_string(static_cast<int>(kind));
}

// "e.kind IN (1, 2, 9)"
[[nodiscard]] inline std::string is_kind(std::string_view column, std::span<const core::EntryKind> kinds) {
    std::string list;
    for (const auto kind : kinds) list += (list.empty() ? "" : ", ") + std::to_string(static_cast<int>(kind));
    return std::string(column) + " IN (" + list + ")";
}

} // namespace kiosk::store
