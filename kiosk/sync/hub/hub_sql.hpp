// What makes a hub of a PostgreSQL database, and one of today of an older hub: sync/hub/sql/, built in.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kiosk::sync {

[[nodiscard]] std::span<const std::string_view> hub_migrations();   // the numbered files, in order
[[nodiscard]] std::span<const std::string_view, 1> hub_functions(); // functions.sql

// All of it as one text, for one transaction: the migrations, the function kiosk.entry_kind(name) → number, which knows
// the kinds of core::EntryKind by core::name_of() and raises case_not_found for others, and the functions.
[[nodiscard]] std::string hub_sql();

} // namespace kiosk::sync
