// Which badges are printed and how they lie on paper, for the commands that print them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "event/package/badges.hpp"
#include "print/badge/content.hpp"
#include "print/badge/sheet.hpp"
#include "tool/commands.hpp"

namespace kiosk::tool {

// Usage, with the limit: a size, a paper or a layout that cannot be, or sizes beside labels, which have their own.
[[nodiscard]] core::Result<print::SheetWishes> wishes_of(const PrintBadges& options);
// Of the file; without one those built in.
[[nodiscard]] core::Result<std::vector<print::Layout>> layouts_in(const std::filesystem::path& file);

// Whose badges the options ask for; may be nobody's. Errors: as print::select_badges(); NotFound: the program's texts
// are not there.
[[nodiscard]] core::Result<print::Selection>
choose_badges(const core::EventPackage& package, const std::vector<event::BadgeRow>& rows, const PrintBadges& options);

// What to do where there is no badge.
[[nodiscard]] std::string issue_hint(const std::filesystem::path& dir);

} // namespace kiosk::tool
