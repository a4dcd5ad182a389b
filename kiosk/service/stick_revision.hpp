// What an event on a stick would be as the next revision of the one that is loaded, and what that would change.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/rules/stick.hpp"
#include "service/stick_event.hpp"

namespace kiosk::service {

// Into check.problems, the errors first, and check.errors. texts: as below.
void tell_problems(const std::vector<event::Problem>& problems, const core::Catalogue* texts, core::StickCheck& check);

struct StickRevision {
    core::StickCheck check;
    std::optional<core::EventPackage> package; // to be loaded as it is; none: there is a hindrance
    std::set<core::BadgeId> new_badges;        // of those that came with it, which this kiosk has not had
};

// A sealed event keeps its number. One that nobody sealed gets the number above the loaded one, or that very number
// where nothing is new, and, where it came without badges, those that are loaded: of whoever is not in it any more they
// are revoked. here: the checkpoint that this kiosk stands at; empty: any will do. texts: of the
// home language, which problems are said in beside English; null: in English alone. Reads the database only. NotFound:
// no event is loaded; else of the database.
[[nodiscard]] core::Result<StickRevision> next_revision_of(const StickEvent& event, const core::StickItem& item,
                                                           const std::filesystem::path& database,
                                                           const core::CheckpointId& here,
                                                           const core::Catalogue* texts);

} // namespace kiosk::service
