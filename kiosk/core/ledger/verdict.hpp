// The answer to one presented badge, and how loud it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk::core {

// Numbers are part of the ledger's format.
enum class Verdict : std::uint8_t {
    Admitted = 1,
    Late = 2,
    AdmittedUnknown = 3,
    CheckedOut = 4,
    AlreadyIn = 5,
    Group = 6,
    NeedsStaff = 7,
    TooEarly = 8,
    Closed = 9,
    Full = 10,
    NotForThisCheckpoint = 11,
    Ambiguous = 12,
    WrongEvent = 13,
    Revoked = 14,
    Expired = 15,
    BadSignature = 16,
    NotRecorded = 17,
    Unreadable = 18,
};
inline constexpr std::uint8_t kVerdictCount = 18;

enum class Tone { Neutral, Green, Amber, Red }; // in rising order of gravity

[[nodiscard]] Tone tone_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(Verdict verdict); // "Admitted"
[[nodiscard]] std::optional<Verdict> verdict_named(std::string_view name);

} // namespace kiosk::core
