// Who may work at a kiosk in staff mode, and as what. Pure; any thread.
#pragma once

#include <array>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/ledger/verdict.hpp"

namespace kiosk::core {

// The numbers stand in databases: never renumber.
enum class StaffRole {
    Volunteer = 1, // counts, finds, checks in, undoes what they did themselves
    Teacher = 2,   // everything
};

struct StaffMember {
    OperatorId id; // stands in the ledger for whatever they do, so it had better be no name
    StaffRole role = StaffRole::Volunteer;
    bool operator==(const StaffMember&) const = default;
};

inline constexpr std::size_t kMostStaff = 200; // of one kiosk

// Invalid: none of 1 … 32 characters of A-Z a-z 0-9 . _ -, or what the programs themselves sign with.
[[nodiscard]] Result<OperatorId> parse_operator(std::string_view text);
[[nodiscard]] std::string_view name_of(StaffRole role); // "volunteer"

// What staff may say of why they do something; in the ledger as it stands here, never prose.
inline constexpr std::array<std::string_view, 4> kUndoReasons{"wrong_person", "by_mistake", "not_here", "trial"};
inline constexpr std::array<std::string_view, 4> kOverrideReasons{"agreed", "transport", "changed", "other"};
inline constexpr std::array<std::string_view, 3> kLostReasons{"lost", "damaged", "wrong_holder"};
inline constexpr std::array<std::string_view, 4> kExcuseReasons{"ill", "family", "official", "other"};
inline constexpr std::array<std::string_view, 3> kRestartReasons{"stuck", "new_settings", "other"};
inline constexpr std::array<std::string_view, 4> kPaperReasons{"paper_sheet", "kiosk_down", "overlooked", "other"};

// Of what stands against an entry, what staff with a reason can let pass at all, and whose say it is.
[[nodiscard]] bool can_be_overridden(Verdict verdict);
[[nodiscard]] bool may_override(StaffRole role);
[[nodiscard]] bool may_revoke(StaffRole role); // badges
[[nodiscard]] bool may_excuse(StaffRole role);
[[nodiscard]] bool may_change_day(StaffRole role); // the programme, and where the kiosk stands
[[nodiscard]] bool may_substitute(StaffRole role);
[[nodiscard]] bool may_note_paper(StaffRole role); // what a sheet of paper says

} // namespace kiosk::core
