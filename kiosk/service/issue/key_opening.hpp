// An issuer's key, opened or made for whoever stands at the kiosk. Slow: a second for each PIN or passphrase; for a
// thread on which nobody waits. What the database keeps of it is written by way of WriteHere.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/crypto/crypto_key.hpp"
#include "platform/folder.hpp"
#include "service/write_here.hpp"
#include "store/staff.hpp"

namespace kiosk::service {

using KeyTry = std::variant<core::IssuerKey, store::PinWrong>;

// A new key, from now on this kiosk's (store/kiosk_key.hpp), under a teacher's PIN. A wrong PIN, and a volunteer's,
// counts as at signing in. Refused: a rehearsal's database; Io, DiskFull.
[[nodiscard]] core::Result<KeyTry> make_kiosk_key(const WriteHere& write, const std::filesystem::path& database,
                                                  std::string_view pin, const core::Now& now,
                                                  const core::KeyCost& cost = {});
// This kiosk's key, by the PIN that it was made with, which may be nobody's by now; a wrong one counts likewise.
// NotFound: this kiosk has none.
[[nodiscard]] core::Result<KeyTry> open_key_here(const WriteHere& write, const std::filesystem::path& database,
                                                 std::string_view pin, const core::Now& now);
// A key on a stick. Refused: the passphrase is another. Else as read_key_on().
[[nodiscard]] core::Result<core::IssuerKey> open_key_on(const platform::Folder& stick, const std::string& name,
                                                        std::string_view passphrase);

} // namespace kiosk::service
