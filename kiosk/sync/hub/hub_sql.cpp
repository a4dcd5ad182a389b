#include "sync/hub/hub_sql.hpp"

#include "core/ledger/entry_kind.hpp"

namespace kiosk::sync {

namespace {

// A function rather than a table: what it says follows from this program, so there is nothing to bring up to date.
std::string entry_kinds() {
    std::string sql = "CREATE OR REPLACE FUNCTION kiosk.entry_kind(name text) RETURNS integer\n"
                      "LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$\n"
                      "BEGIN\n"
                      "  CASE name\n";
    for (int number = 1; number <= static_cast<int>(core::kLastEntryKind); ++number)
        sql += "    WHEN '" + std::string(core::name_of(static_cast<core::EntryKind>(number))) + "' THEN RETURN " +
               std::to_string(number) + ";\n";
    return sql + "  END CASE;\n"
                 "END $$;\n";
}

} // namespace

std::string hub_sql() {
    std::string sql;
    for (const auto script : hub_migrations()) sql += script;
    sql += entry_kinds();
    return sql.append(hub_functions().front());
}

} // namespace kiosk::sync
