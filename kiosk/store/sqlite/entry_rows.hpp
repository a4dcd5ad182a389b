// Entries out of a statement that selects their bytes.
#pragma once

#include <utility>

#include "core/base/result.hpp"
#include "core/ledger/entry.hpp"
#include "store/sqlite/connection.hpp"

namespace kiosk::store {

// The first column of each row is an entry's bytes. visit(core::Entry) says whether to go on. The first entry that
// cannot be read ends it, as its error.
template <class Visit, class... Values>
[[nodiscard]] core::Status each_entry(Connection& connection, const char* sql, const Visit& visit,
                                      const Values&... values) {
    core::Status parsed;
    TRY(connection.each(
        sql,
        [&](const Statement& row) {
            auto entry = core::parse_entry(row.blob(0));
            if (entry) return visit(std::move(*entry));
            parsed = tl::unexpected(entry.error());
            return false;
        },
        values...));
    return parsed;
}

} // namespace kiosk::store
