#include "tool/commands/ledger_identity.hpp"

#include <memory>

#include "store/sqlite/identity_file.hpp"
#include "tool/commands/desk_clock.hpp"

namespace kiosk::tool {

using core::ErrorKind, core::Result;

Result<core::LedgerIdentity> identity_of(const Io& io, const std::filesystem::path& database) {
    const auto file = store::identity_path(database);
    auto identity = store::read_identity(file);
    if (!identity) return tl::unexpected(identity.error());
    if (!*identity) {
        const auto clock = std::make_shared<const store::MachineClock>();
        // A desk without a checkpoint: it opens the ledger and writes no entry.
        TRY(open_desk(io, database, DeskClock(std::nullopt, clock)));
        identity = store::read_identity(file);
        if (!identity) return tl::unexpected(identity.error());
    }
    if (!*identity) return core::fail(ErrorKind::NotFound, file.string() + ": it was made, and is gone again");
    return std::move(**identity);
}

Result<NamedLedger> named_ledger(const Io& io, const std::filesystem::path& database, const std::string& ledger,
                                 const std::string& public_key) {
    if (ledger.empty()) {
        if (database.empty())
            return core::fail(ErrorKind::Usage, "which ledger? Give --ledger and --public-key, or the kiosk's --db");
        const auto own = TRY(identity_of(io, database));
        return NamedLedger{own.ledger, own.key.public_key()};
    }
    NamedLedger named;
    if (auto read = core::from_hex(ledger, named.ledger.bytes); !read)
        return core::fail(ErrorKind::Usage, "--ledger: " + read.error().detail);
    if (auto read = core::from_hex(public_key, named.key.bytes); !read)
        return core::fail(ErrorKind::Usage, "--public-key: " + read.error().detail);
    return named;
}

} // namespace kiosk::tool
