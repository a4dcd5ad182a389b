// The issuer's key of this kiosk: F.issuer beside the database F (0600), a key file under a passphrase
// (core/crypto/crypto_key.hpp) that nobody types. It is made of a teacher's PIN and of 32 random bytes in the database.
//
// So whoever has the file alone, a copy of it, has 256 bits to guess and not six digits. Whoever has the file and the
// database, the kiosk's disk, is left with a million PINs of a second each, twelve days of one core: a kiosk that was
// stolen takes its key along, and the next event's badges are to be made with another. The random bytes are in no
// entry, no sync, no bundle, no log and no export; a copy of the whole database (service/backups.hpp) has them, so that
// one that is put back opens the file again. No rehearsal has them, or makes a key.
//
// A key is for the PIN that it was made with, whoever has that PIN by now: kioskctl staff reset and staff remove leave
// it as it is. Another one may be made at any time; the one before is kept beside it, as F.issuer.<16 hex digits>.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"
#include "core/crypto/crypto_key.hpp"
#include "store/database.hpp"

namespace kiosk::store {

[[nodiscard]] std::filesystem::path kiosk_key_path(const std::filesystem::path& database);

struct KioskKey {
    core::LockedKey key;
    core::Hash secret;      // those random bytes
    core::OperatorId owner; // whose PIN it is under
};

// None: there is no file, or one that this database knows nothing of. Invalid: a file that is no key under a
// passphrase, or longer than one.
[[nodiscard]] core::Result<std::optional<KioskKey>> read_kiosk_key(const Database& database);

// Pure, and each a second's work. seal: with new random bytes; Invalid: no PIN. open: Refused: it is another PIN, or
// the file was altered. Unavailable: no memory for the cost.
[[nodiscard]] core::Result<KioskKey> seal_kiosk_key(const core::IssuerKey& key, const core::OperatorId& owner,
                                                    std::string_view pin, const core::KeyCost& cost = {});
[[nodiscard]] core::Result<core::IssuerKey> open_kiosk_key(const KioskKey& key, std::string_view pin);

// From now on it is this kiosk's. The random bytes first, then the file: a power cut between the two leaves the key
// before. Refused: a rehearsal's database. Io, DiskFull.
[[nodiscard]] core::Status keep_kiosk_key(Database& database, const KioskKey& key);

} // namespace kiosk::store
