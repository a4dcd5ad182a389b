// Who works at this kiosk, by their PINs. All of it stays in this database: it is in no entry, no bundle, no export and
// no log. Each function takes one transaction of the connection's thread and, where a PIN is given, a tenth of a
// second.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/crypto/pin.hpp"
#include "core/rules/pin_tries.hpp"
#include "core/rules/staff.hpp"
#include "store/database.hpp"

namespace kiosk::store {

[[nodiscard]] core::Result<std::vector<core::StaffMember>> read_staff(const Database& database); // by id

// Invalid: a PIN that check_new_pin() does not take. Refused: somebody has that id or that PIN, or there are
// kMostStaff.
[[nodiscard]] core::Status add_staff(Database& database, const core::StaffMember& member, std::string_view pin);
// NotFound: nobody has that id. What they did stays in the ledger.
[[nodiscard]] core::Status remove_staff(Database& database, const core::OperatorId& id);
// Another PIN, and nobody waits any longer for having guessed. As add_staff(); NotFound: nobody has that id.
[[nodiscard]] core::Status reset_pin(Database& database, const core::OperatorId& id, std::string_view pin);

[[nodiscard]] core::Result<core::PinTries> read_pin_tries(const Database& database);

struct PinWrong {
    int free_tries = 0;   // that are left before a wait
    core::Millis wait{0}; // until the next try is heard
    bool operator==(const PinWrong&) const = default;
};
using SignIn = std::variant<core::StaffMember, PinWrong>;
// Whose PIN it is. Counted before it is compared, on the disk, so that a pulled plug gives no try back; while there is
// a wait, nothing is compared and nothing is counted. What is no PIN at all is a wrong one.
[[nodiscard]] core::Result<SignIn> sign_in(Database& database, std::string_view pin, const core::Now& now);

// The same count for what else a PIN opens (store/kiosk_key.hpp). begin: counts a try as sign_in() does before anything
// is compared; none: it may be compared now. end: it was right. read: it was not.
[[nodiscard]] core::Result<std::optional<PinWrong>> begin_pin_try(Database& database, const core::Now& now);
[[nodiscard]] core::Status end_pin_try(Database& database);
[[nodiscard]] core::Result<PinWrong> read_pin_wrong(const Database& database, const core::Now& now);

// What somebody did with this kiosk that is no fact of the event.
struct StaffAct {
    core::WallTime at{};
    core::OperatorId by;
    std::string act;  // "checkpoint", "follow", "clock", "restart"
    std::string what; // checkpoint, follow: at which, an id. restart: why, a code of core::kRestartReasons
    bool operator==(const StaffAct&) const = default;
};
[[nodiscard]] core::Result<std::vector<StaffAct>> read_staff_acts(const Database& database); // in order

} // namespace kiosk::store
