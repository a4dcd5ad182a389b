// Which ledger a command speaks of: this database's own, or one that is named by its id and key.
#pragma once

#include <filesystem>
#include <string>

#include "core/ledger/entry.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

// The database's own. Of one that no kiosk ran on yet it is made, as the kiosk would make it on this machine, and said
// on err: enrolling comes before the first start. NotFound: no such database, or no event in it.
[[nodiscard]] core::Result<core::LedgerIdentity> identity_of(const Io& io, const std::filesystem::path& database);

struct NamedLedger {
    core::LedgerId ledger;
    core::PublicKey key;
};

// ledger and key as kioskctl identity prints them, or, where ledger is empty, the database's own. Usage: neither, or
// not hex.
[[nodiscard]] core::Result<NamedLedger> named_ledger(const Io& io, const std::filesystem::path& database,
                                                     const std::string& ledger, const std::string& public_key);

} // namespace kiosk::tool
